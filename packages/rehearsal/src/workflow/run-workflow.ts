import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { EnvironmentError, errorText } from "@postgres-to-aurora/domain";
import { ArtifactStore } from "./artifact-store.js";
import { ConcurrencyGroups } from "./concurrency.js";
import { resolveInputs } from "./dispatch-inputs.js";
import { Masks } from "./masks.js";
import { parseWorkflowFile } from "./parse.js";
import { planWorkflow } from "./plan.js";
import type { RunState } from "./run-state.js";
import { runJobs, summarize } from "./schedule.js";
import type { WorkflowEvent, WorkflowOptions, WorkflowResult } from "./workflow.js";

const patience = { interrupt: 7_500, terminate: 2_500, cleanup: 300_000 };

/**
 * Executes a workflow file on this machine as the platform's runner would, job by job. Throws UserError, before
 * anything runs, for a file the parser objects to, for inputs that do not fit it, and for everything this runner does
 * not do as the platform does; EnvironmentError when the folders cannot be made. Whatever goes wrong later is in the
 * result. When it returns, no process of any step is left.
 */
export async function runWorkflow(options: WorkflowOptions): Promise<WorkflowResult> {
  const began = performance.now();
  const definition = await parseWorkflowFile(options.file);
  const inputs = resolveInputs(definition, options.inputs);
  const jobs = await planWorkflow(definition, options);
  await createFolders(options.workspaceRoot);
  const masks = new Masks();
  for (const secret of Object.values(options.secrets)) masks.addSecret(secret);
  const cancel = new AbortController();
  const force = new AbortController();
  const run: RunState = {
    options,
    definition,
    inputs,
    id: String(Date.now()),
    patience: { ...patience, ...options.patience },
    masks,
    artifacts: new ArtifactStore(join(options.workspaceRoot, "artifacts")),
    groups: new ConcurrencyGroups(),
    cancelled: cancel.signal,
    forced: force.signal,
    emit: (event) => options.onEvent(maskEvent(event, masks)),
  };
  let limit: NodeJS.Timeout | undefined;
  const onForce = () => {
    force.abort();
    cancel.abort();
  };
  const onCancel = () => {
    limit = setTimeout(onForce, run.patience.cleanup);
    cancel.abort();
  };
  if (options.signal.aborted) onCancel();
  options.signal.addEventListener("abort", onCancel, { once: true });
  if (options.force?.aborted) onForce();
  options.force?.addEventListener("abort", onForce, { once: true });
  try {
    const outcomes = await runJobs(run, jobs);
    return {
      name: definition.name,
      conclusion: summarize(outcomes.map(({ result }) => result)),
      seconds: (performance.now() - began) / 1000,
      jobs: outcomes.flatMap((outcome) => outcome.jobs),
    };
  } finally {
    clearTimeout(limit);
    options.signal.removeEventListener("abort", onCancel);
    options.force?.removeEventListener("abort", onForce);
  }
}

function maskEvent(event: WorkflowEvent, masks: Masks): WorkflowEvent {
  const masked: Record<string, unknown> = { ...event };
  for (const field of ["name", "environment", "reason", "line"]) {
    if (typeof masked[field] === "string") masked[field] = masks.mask(masked[field]);
  }
  return masked as WorkflowEvent;
}

async function createFolders(root: string): Promise<void> {
  await mkdir(root, { recursive: true });
  for (const name of ["jobs", "artifacts"]) {
    await mkdir(join(root, name), { mode: 0o700 }).catch((cause) => {
      throw new EnvironmentError({
        code: "WORKSPACE_UNUSABLE",
        what: `The folder ${join(root, name)} cannot be made`,
        why: errorText(cause),
        remedy: "Give each run a folder of its own",
        cause,
      });
    });
  }
}
