import type { TemplateToken } from "@actions/workflow-parser/templates/tokens/index";
import { isMapping } from "@actions/workflow-parser/templates/tokens/type-guards";
import { errorText } from "@postgres-to-aurora/domain";
import { evaluateText, type Scope } from "./expressions.js";
import type { PlannedJob } from "./plan.js";
import type { RunState } from "./run-state.js";
import { runSteps } from "./run-steps.js";
import type { Conclusion, JobResult } from "./workflow.js";

/** A job about to run; one of several where it has a matrix. */
export interface JobOrder {
  job: PlannedJob;
  /** As in the events. */
  key: string;
  /** github, inputs, vars, secrets, needs, strategy, matrix. */
  contexts: Scope["contexts"];
  /** Cancels the job. */
  cancelled: AbortSignal;
}

/** A finished job; the outputs here are as the jobs that need it see them, those in the result are masked. */
export interface FinishedJob {
  result: JobResult;
  outputs: Record<string, string>;
}

/** Runs one job: its concurrency group, its approval, its steps. Never throws: what goes wrong is the job's failure. */
export async function runJob(run: RunState, order: JobOrder): Promise<FinishedJob> {
  const { job, key, contexts, cancelled } = order;
  const result: JobResult = { id: key, name: key, conclusion: "failure", seconds: 0, outputs: {}, steps: [] };
  const mask = (text: string) => run.masks.mask(text);
  let began = performance.now();
  let group: string | undefined;
  const end = (
    conclusion: Conclusion,
    reason: string | undefined,
    outputs: Record<string, string> = {},
  ): FinishedJob => {
    result.conclusion = conclusion;
    if (reason !== undefined) result.reason = mask(reason);
    result.seconds = (performance.now() - began) / 1000;
    result.outputs = Object.fromEntries(Object.entries(outputs).map(([name, value]) => [name, mask(value)]));
    run.emit({
      type: "job-finished",
      job: key,
      conclusion,
      seconds: result.seconds,
      ...(result.reason === undefined ? {} : { reason: result.reason }),
    });
    return { result, outputs };
  };
  try {
    const name = job.token.find("name");
    if (name !== undefined) result.name = mask(evaluateText(name, { contexts }) || key);
    const concurrency = readConcurrency(job.token.find("concurrency"), { contexts });
    if (concurrency !== undefined) {
      const entered = await run.groups.enter(concurrency.group, concurrency.queue, cancelled);
      if (!entered) return end("cancelled", `Cancelled while waiting for the concurrency group ${concurrency.group}`);
      group = concurrency.group;
    }
    const environment = readEnvironment(job.token.find("environment"), { contexts });
    if (environment !== "") {
      result.environment = mask(environment);
      const answer = await askApproval(run, key, environment, cancelled);
      if (answer === "cancelled") return end("cancelled", "Cancelled while waiting for the approval");
      if (answer === "rejected") return end("failure", `The approval for the environment ${environment} was rejected`);
    }
    began = performance.now();
    run.emit({ type: "job-started", job: key, name: result.name });
    const done = await runSteps(run, order, result.steps);
    return end(done.conclusion, done.reason, done.outputs);
  } catch (error) {
    return end("failure", errorText(error));
  } finally {
    if (group !== undefined) run.groups.leave(group);
  }
}

function readConcurrency(
  token: TemplateToken | undefined,
  scope: Scope,
): { group: string; queue: boolean } | undefined {
  if (token === undefined) return undefined;
  if (!isMapping(token)) return { group: evaluateText(token, scope), queue: false };
  const queue = token.find("queue");
  return {
    group: evaluateText(token.find("group") as TemplateToken, scope),
    queue: queue !== undefined && evaluateText(queue, scope) === "max",
  };
}

function readEnvironment(token: TemplateToken | undefined, scope: Scope): string {
  if (token === undefined) return "";
  return evaluateText(isMapping(token) ? (token.find("name") as TemplateToken) : token, scope);
}

async function askApproval(
  run: RunState,
  job: string,
  environment: string,
  cancelled: AbortSignal,
): Promise<"approved" | "rejected" | "cancelled"> {
  run.emit({ type: "job-waiting-for-approval", job, environment });
  if (cancelled.aborted) return "cancelled";
  let onAbort = () => {};
  const abort = new Promise<"cancelled">((resolve) => {
    onAbort = () => resolve("cancelled");
    cancelled.addEventListener("abort", onAbort, { once: true });
  });
  const answer = run.options.approve(environment, job).then((approved) => (approved ? "approved" : "rejected"));
  try {
    return await Promise.race([answer, abort]);
  } finally {
    cancelled.removeEventListener("abort", onAbort);
  }
}
