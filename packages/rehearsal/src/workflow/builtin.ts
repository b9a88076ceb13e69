import type { ArtifactStore } from "./artifact-store.js";
import type { LineLevel } from "./workflow.js";

/** What a simulated action may use and do. Paths are absolute. */
export interface BuiltinCall {
  /** Every declared input; "" where neither given nor defaulted. */
  inputs: Record<string, string>;
  workspace: string;
  home: string;
  artifacts: ArtifactStore;
  /** Folder that `actions/checkout` copies. */
  checkout: string | undefined;
  write(level: LineLevel, line: string): void;
  mask(value: string): void;
  setOutput(name: string, value: string): void;
  /** For all later steps of the job. */
  setEnv(name: string, value: string): void;
}

/** A third-party action that the runner answers itself, in every version. */
export interface Builtin {
  kind: "builtin";
  name: string;
  /** Inputs it understands; every other one is refused before anything runs. */
  inputs: Record<string, { required?: boolean; default?: string }>;
  run(call: BuiltinCall): Promise<void>;
  /** At the end of the job. */
  post?(call: BuiltinCall): Promise<void>;
}
