import type { Metric, Report, Section, Verdict } from "@postgres-to-aurora/domain";
import type { Clock } from "./clock.js";
import type { IoSpec } from "./io.js";
import type { Log } from "./log.js";

/** Inputs every action has; the kit itself uses them. */
export interface CommonInputs {
  migration: string;
  reportDir: string;
}

/** What an action's `run` works with. */
export interface Context<Inputs, Outputs> {
  inputs: Inputs;
  /** Sets an output at once, so that later steps see what was known before a failure. */
  output<Name extends keyof Outputs & string>(name: Name, value: NonNullable<Outputs[Name]>): void;
  log: Log;
  clock: Clock;
  /** Aborted on SIGINT and SIGTERM, with a CancelledError as reason. Undo what must be undone, then throw it. */
  signal: AbortSignal;
  /** Gathers sections and metrics; kept in the report also when `run` throws. */
  report: { section(section: Section): void; metric(name: string, value: number, unit: string): void };
  /** The job's workspace; relative paths of inputs start here. */
  workspace: string;
  /** A secret met on the way (from Secrets Manager, say): masked in the log and every report from now on. */
  mask(secret: { reveal(): string }): void;
}

/** How a run ended. `fail` and `unproved` fail the step. */
export interface Outcome {
  verdict: Verdict;
  /** One sentence. */
  headline: string;
}

export interface Action<Inputs extends CommonInputs = CommonInputs, Outputs = object> {
  io: IoSpec<Inputs, Outputs>;
  run(context: Context<Inputs, Outputs>): Promise<Outcome>;
}

/** Ties an action's generated inputs and outputs to its `run`. */
export function defineAction<Inputs extends CommonInputs, Outputs>(
  io: IoSpec<Inputs, Outputs>,
  run: (context: Context<Inputs, Outputs>) => Promise<Outcome>,
): Action<Inputs, Outputs> {
  return { io, run };
}

export type ReportParts = { metrics: Metric[]; sections: Section[] };
export type { Report };
