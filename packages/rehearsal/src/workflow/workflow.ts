/** How a step, a job or the whole workflow ended. */
export type Conclusion = "success" | "failure" | "cancelled" | "skipped";

/** What a line of output is: plain text, an annotation, or the head of a group. */
export type LineLevel = "plain" | "error" | "warning" | "notice" | "group";

/** How long a cancelled step may take, in milliseconds; the defaults are those of the hosted runner. */
export interface Patience {
  /** From SIGINT to SIGTERM. Default 7,500. */
  interrupt?: number;
  /** From SIGTERM to SIGKILL. Default 2,500. */
  terminate?: number;
  /** From the cancel to the end of everything, `always()` steps included. Default 300,000. */
  cleanup?: number;
}

export interface WorkflowOptions {
  /** Path of the workflow file. */
  file: string;
  /** Root of the repository whose `actions/<name>` folders are run. */
  repositoryRoot: string;
  /** Which `owner/name` in `uses: owner/name/actions/x@ref` means `repositoryRoot`. */
  ownRepository: RegExp | string;
  /** Inputs of `workflow_dispatch`, as typed into the form. */
  inputs: Record<string, string>;
  secrets: Record<string, string>;
  vars: Record<string, string>;
  /** The machine's environment. Nothing else of this process's environment reaches a step. */
  env: Record<string, string>;
  /** Folder for workspaces and artifacts. Made if missing; its `jobs` and `artifacts` must not exist yet. */
  workspaceRoot: string;
  /** What `actions/checkout` puts into the workspace. Nothing by default. */
  checkout?: string;
  /** `owner/name` of the repository the workflow believes to run in. Default `rehearsal/rehearsal`. */
  repository?: string;
  /** Asked before a job with an environment starts; false rejects it. */
  approve: (environment: string, job: string) => Promise<boolean>;
  /** Cancels the run as the button on the web page does: `always()` steps still run. */
  signal: AbortSignal;
  /** Ends everything at once, `always()` steps included. */
  force?: AbortSignal;
  patience?: Patience;
  onEvent: (event: WorkflowEvent) => void;
}

/** `job` is the key of the job: its id, for one of a matrix `id (value, ...)`. `step` counts from 0. */
export type WorkflowEvent =
  /** Once for every job of the file, before any starts; the name without its expressions evaluated. */
  | { type: "job-queued"; job: string; name: string }
  | { type: "job-waiting-for-approval"; job: string; environment: string }
  | { type: "job-started"; job: string; name: string }
  | { type: "job-finished"; job: string; conclusion: Conclusion; seconds: number; reason?: string }
  | { type: "step-started"; job: string; step: number; name: string }
  | { type: "step-output"; job: string; step: number; level: LineLevel; line: string }
  | { type: "step-finished"; job: string; step: number; name: string; conclusion: Conclusion; seconds: number };

/** All texts are masked. */
export interface StepResult {
  id?: string;
  name: string;
  /** After `continue-on-error`. */
  conclusion: Conclusion;
  seconds: number;
  outputs: Record<string, string>;
  /** Markdown written to the job summary. */
  summary: string;
  log: string;
}

/** All texts are masked. */
export interface JobResult {
  /** The key of the job, as in the events. */
  id: string;
  name: string;
  environment?: string;
  conclusion: Conclusion;
  /** Why it did not succeed, in one sentence. */
  reason?: string;
  /** From its start, waiting for an approval not counted. */
  seconds: number;
  outputs: Record<string, string>;
  steps: StepResult[];
}

export interface WorkflowResult {
  name: string;
  conclusion: Conclusion;
  seconds: number;
  /** In the order of the file. */
  jobs: JobResult[];
}
