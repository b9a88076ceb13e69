import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { TemplateToken } from "@actions/workflow-parser/templates/tokens/index";
import { isMapping } from "@actions/workflow-parser/templates/tokens/type-guards";
import { githubContext, runnerContext } from "./contexts.js";
import { evaluateNumber, evaluateText, evaluateTexts } from "./expressions.js";
import { Leftovers } from "./leftovers.js";
import { Masks } from "./masks.js";
import { entries } from "./parse.js";
import type { JobOrder } from "./run-job.js";
import { type JobFolders, type JobState, type RunState, stepScope } from "./run-state.js";
import { runStep } from "./run-step.js";
import type { StepResult } from "./workflow.js";

/** The platform's limit for a job without `timeout-minutes`. */
const defaultTimeoutMinutes = 360;

/** The longest time a timer can be set to, in milliseconds. */
const longestTimer = 2 ** 31 - 1;

/** What the steps of a job came to. */
export interface StepsOutcome {
  conclusion: JobState["status"];
  reason: string | undefined;
  /** Job outputs, not masked. */
  outputs: Record<string, string>;
}

/**
 * Runs the steps of a job and its post scripts in folders of its own, within the job's time; ends every process that
 * is left. Throws UserError when the job's own fields cannot be evaluated.
 */
export async function runSteps(run: RunState, order: JobOrder, results: StepResult[]): Promise<StepsOutcome> {
  const cancel = new AbortController();
  const force = new AbortController();
  const state = await prepare(run, order, results, cancel.signal, force.signal);
  const timers: NodeJS.Timeout[] = [];
  const cancelJob = (reason: string) => {
    if (cancel.signal.aborted) return;
    // First the status, then the signal: the running step decides by the status whether it may go on.
    state.status = "cancelled";
    state.reason = reason;
    timers.push(setTimeout(() => force.abort(), run.patience.cleanup));
    cancel.abort();
  };
  const onCancel = () => cancelJob("The job was cancelled");
  const onForce = () => force.abort();
  const minutes = evaluateNumber(order.job.token.find("timeout-minutes"), order) ?? defaultTimeoutMinutes;
  const onTimeout = () => cancelJob(`The job has exceeded its time of ${minutes} minutes`);
  timers.push(setTimeout(onTimeout, Math.min(minutes * 60_000, longestTimer)));
  if (order.cancelled.aborted) onCancel();
  order.cancelled.addEventListener("abort", onCancel, { once: true });
  if (run.forced.aborted) onForce();
  run.forced.addEventListener("abort", onForce, { once: true });
  try {
    for (const step of order.job.steps) await runStep(state, step);
    for (const post of state.posts.reverse()) await post();
    return { conclusion: state.status, reason: state.reason, outputs: readOutputs(state) };
  } finally {
    for (const timer of timers) clearTimeout(timer);
    order.cancelled.removeEventListener("abort", onCancel);
    run.forced.removeEventListener("abort", onForce);
    await state.leftovers.end();
  }
}

async function prepare(
  run: RunState,
  { job, key, contexts }: JobOrder,
  results: StepResult[],
  cancelled: AbortSignal,
  forced: AbortSignal,
): Promise<JobState> {
  const folders = await createFolders(run, key);
  const github = githubContext(run, job.id, folders.workspace);
  await writeFile(join(folders.runner, "event.json"), JSON.stringify(github["event"]));
  const scope = { contexts: { ...contexts, github } };
  const env = {
    ...evaluateTexts(run.definition.token.find("env"), scope),
    ...evaluateTexts(job.token.find("env"), scope),
  };
  const masks = new Masks(run.masks);
  for (const secret of Object.values(run.options.secrets)) masks.addSecret(secret);
  return {
    run,
    job,
    key,
    folders,
    contexts: { ...contexts, github, runner: runnerContext(folders) },
    status: "success",
    reason: undefined,
    env,
    paths: [],
    defaults: {
      ...readDefaults(run.definition.token.find("defaults"), scope),
      ...readDefaults(job.token.find("defaults"), { contexts: { ...scope.contexts, env } }),
    },
    steps: {},
    results,
    posts: [],
    masks,
    leftovers: new Leftovers(),
    cancelled,
    forced,
  };
}

function readDefaults(
  token: TemplateToken | undefined,
  scope: Parameters<typeof evaluateTexts>[1],
): Record<string, string> {
  return evaluateTexts(token && isMapping(token) ? token.find("run") : undefined, scope);
}

/** Fresh folders, closed to other users: what steps write may hold secrets. */
async function createFolders(run: RunState, key: string): Promise<JobFolders> {
  const root = join(run.options.workspaceRoot, "jobs", key.replace(/[^\w.-]+/g, "_"));
  const folders = {
    workspace: join(root, "workspace"),
    temp: join(root, "temp"),
    home: join(root, "home"),
    runner: join(root, "runner"),
  };
  await Promise.all(Object.values(folders).map((folder) => mkdir(folder, { recursive: true, mode: 0o700 })));
  return folders;
}

/** The job's outputs; those that are empty or show a secret are left out, as the platform does. */
function readOutputs(state: JobState): Record<string, string> {
  const outputs: Record<string, string> = {};
  for (const { key, value } of entries(state.job.token.find("outputs"))) {
    const text = evaluateText(value, stepScope(state));
    if (text === "") continue;
    if (state.masks.reveals(text)) {
      const line = `Skip output '${key}' since it may contain secret.`;
      state.run.emit({ type: "step-output", job: state.key, step: state.results.length - 1, level: "warning", line });
    } else outputs[key] = text;
  }
  return outputs;
}
