import { action } from "@postgres-to-aurora/action-convert-schema";
import { type Context, type Outcome, systemClock } from "@postgres-to-aurora/action-kit";
import type { Section } from "@postgres-to-aurora/domain";

type Inputs = Parameters<typeof action.run>[0]["inputs"];
type Outputs = Parameters<typeof action.run>[0] extends Context<Inputs, infer O> ? O : never;

/** What a run left behind. */
export interface Converted extends Outcome {
  outputs: Record<string, unknown>;
  sections: Section[];
}

/** Runs convert-schema's own `run` on the bundle of a workspace, with the defaults of its action.yml. */
export async function runConvert(workspace: string, inputs: Partial<Inputs> = {}): Promise<Converted> {
  const outputs: Record<string, unknown> = {};
  const sections: Section[] = [];
  const context: Context<Inputs, Outputs> = {
    inputs: {
      migration: "shop",
      bundle: "schema-bundle",
      convertedBundle: undefined,
      targetVersion: undefined,
      offered: [],
      reportDir: "reports",
      githubToken: undefined,
      commentOn: undefined,
      ...inputs,
    },
    output: (name, value) => {
      outputs[name as string] = value;
    },
    log: { info: () => {}, debug: () => {}, warning: () => {}, group: (_title, body) => body() },
    clock: systemClock,
    signal: new AbortController().signal,
    report: { section: (section) => void sections.push(section), metric: () => {} },
    workspace,
    mask: () => {},
  };
  return { ...(await action.run(context)), outputs, sections };
}
