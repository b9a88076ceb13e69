import type { ArtifactStore } from "./artifact-store.js";
import type { ConcurrencyGroups } from "./concurrency.js";
import type { InputValue } from "./dispatch-inputs.js";
import type { Scope } from "./expressions.js";
import type { Leftovers } from "./leftovers.js";
import type { Masks } from "./masks.js";
import type { WorkflowDefinition } from "./parse.js";
import type { PlannedJob } from "./plan.js";
import type { Conclusion, Patience, StepResult, WorkflowEvent, WorkflowOptions } from "./workflow.js";

/** What all jobs of one run share. */
export interface RunState {
  options: WorkflowOptions;
  definition: WorkflowDefinition;
  inputs: Record<string, InputValue>;
  /** Made of digits, as on the platform. */
  id: string;
  patience: Required<Patience>;
  /** Of the whole run: what one job hides is hidden everywhere. */
  masks: Masks;
  artifacts: ArtifactStore;
  groups: ConcurrencyGroups;
  /** The run has been cancelled. */
  cancelled: AbortSignal;
  /** Patience has run out for the whole run: nothing more may start. */
  forced: AbortSignal;
  /** Masks an event and hands it on. */
  emit(event: WorkflowEvent): void;
}

/** Absolute paths; fresh for every job, as on a hosted runner. */
export interface JobFolders {
  workspace: string;
  /** RUNNER_TEMP. */
  temp: string;
  home: string;
  /** Files of the runner itself. */
  runner: string;
}

/** One entry of the `steps` context. */
export interface StepContext {
  outputs: Record<string, string>;
  outcome: Conclusion;
  conclusion: Conclusion;
}

/** One running job; its steps change it as they go. */
export interface JobState {
  run: RunState;
  job: PlannedJob;
  /** As in the events. */
  key: string;
  folders: JobFolders;
  /** Contexts that stay the same for the whole job. */
  contexts: Scope["contexts"];
  /** What `success()`, `failure()` and `cancelled()` look at. */
  status: "success" | "failure" | "cancelled";
  /** Why the status is not success. */
  reason: string | undefined;
  /** The `env` context: of workflow and job, and what steps added through GITHUB_ENV. */
  env: Record<string, string>;
  /** What steps added through GITHUB_PATH, the last one first. */
  paths: string[];
  /** `defaults.run`, of the workflow under that of the job. */
  defaults: Record<string, string>;
  steps: Record<string, StepContext>;
  results: StepResult[];
  /** Run at the end of the job, the last one first. */
  posts: (() => Promise<void>)[];
  /** Secrets and what this job's steps have hidden. */
  masks: Masks;
  leftovers: Leftovers;
  /** The job has been cancelled. */
  cancelled: AbortSignal;
  /** Patience has run out: nothing more may run. */
  forced: AbortSignal;
}

/** What an expression of a step sees now; `env` is that of the step where it is given. */
export function stepScope(state: JobState, env: Record<string, string> = state.env): Scope {
  return {
    contexts: { ...state.contexts, env, steps: state.steps, job: { status: state.status } },
    status: {
      success: state.status === "success",
      failure: state.status === "failure",
      cancelled: state.status === "cancelled",
    },
  };
}
