import { errorText } from "@postgres-to-aurora/domain";
import { githubContext } from "./contexts.js";
import { evaluate, evaluateBoolean, holds, type Scope, type Status, toPlain } from "./expressions.js";
import { type Combination, describeCombination, expandMatrix } from "./matrix.js";
import { literal } from "./parse.js";
import type { PlannedJob } from "./plan.js";
import { type FinishedJob, runJob } from "./run-job.js";
import type { RunState } from "./run-state.js";
import type { Conclusion, JobResult } from "./workflow.js";

/** What a job means to those that need it; a matrix is one job here. */
interface JobOutcome {
  /** After `continue-on-error`. */
  result: Conclusion;
  outputs: Record<string, string>;
  jobs: JobResult[];
}

/** Runs all jobs, each as soon as its needs have ended; returns their outcomes in the order of the file. */
export async function runJobs(run: RunState, jobs: PlannedJob[]): Promise<JobOutcome[]> {
  const started = new Map<string, Promise<JobOutcome>>();
  const byId = new Map(jobs.map((job) => [job.id, job]));
  const start = (job: PlannedJob): Promise<JobOutcome> => {
    const known = started.get(job.id);
    if (known) return known;
    const outcome = runWhenReady(run, job, async () => {
      const ids = ancestors(job, byId);
      const outcomes = await Promise.all(ids.map((id) => start(byId.get(id) as PlannedJob)));
      return new Map(ids.map((id, index) => [id, outcomes[index] as JobOutcome]));
    });
    started.set(job.id, outcome);
    return outcome;
  };
  for (const job of jobs) {
    run.emit({ type: "job-queued", job: job.id, name: literal(job.token.find("name")) ?? job.id });
  }
  return Promise.all(jobs.map(start));
}

/** All jobs that must end before this one, not only those it names: the status functions look at the whole chain. */
function ancestors(job: PlannedJob, byId: Map<string, PlannedJob>): string[] {
  const found = new Set<string>();
  const visit = (each: PlannedJob) => {
    for (const need of each.needs) {
      if (found.has(need)) continue;
      found.add(need);
      visit(byId.get(need) as PlannedJob);
    }
  };
  visit(job);
  return [...found];
}

async function runWhenReady(
  run: RunState,
  job: PlannedJob,
  awaitAncestors: () => Promise<Map<string, JobOutcome>>,
): Promise<JobOutcome> {
  const before = await awaitAncestors();
  const needs = Object.fromEntries(
    job.needs.map((id) => [id, { result: before.get(id)?.result, outputs: before.get(id)?.outputs }]),
  );
  const { options, inputs } = run;
  const contexts = { github: githubContext(run, job.id, ""), inputs, vars: options.vars, needs };
  const results = [...before.values()].map(({ result }) => result);
  const isDue = (cancelled: boolean) => holds(job.condition, { contexts, status: jobStatus(results, cancelled) });
  try {
    if (run.forced.aborted) return unstarted(run, job, "cancelled");
    if (!isDue(run.cancelled.aborted)) {
      // What only the cancel keeps from running counts as cancelled.
      return unstarted(run, job, run.cancelled.aborted && isDue(false) ? "cancelled" : "skipped");
    }
    return await runMatrix(run, job, { ...contexts, secrets: options.secrets }, () => isDue(true));
  } catch (error) {
    return unstarted(run, job, "failure", errorText(error));
  }
}

function jobStatus(before: Conclusion[], cancelled: boolean): Status {
  return {
    success: !cancelled && before.every((result) => result === "success"),
    failure: !cancelled && before.includes("failure"),
    cancelled,
  };
}

function unstarted(run: RunState, job: PlannedJob, conclusion: Conclusion, reason?: string): JobOutcome {
  const why = reason === undefined ? {} : { reason: run.masks.mask(reason) };
  run.emit({ type: "job-finished", job: job.id, conclusion, seconds: 0, ...why });
  return {
    result: conclusion,
    outputs: {},
    jobs: [{ id: job.id, name: job.id, conclusion, ...why, seconds: 0, outputs: {}, steps: [] }],
  };
}

interface Strategy {
  "fail-fast"?: boolean;
  "max-parallel"?: number;
  matrix?: Record<string, unknown>;
}

async function runMatrix(
  run: RunState,
  job: PlannedJob,
  contexts: Scope["contexts"],
  outlivesCancel: () => boolean,
): Promise<JobOutcome> {
  const token = job.token.find("strategy");
  const strategy = (token === undefined ? {} : toPlain(evaluate(token, { contexts }))) as Strategy;
  const failFast = strategy["fail-fast"] ?? true;
  const combinations: (Combination | undefined)[] = strategy.matrix ? expandMatrix(strategy.matrix) : [undefined];
  const maxParallel = strategy["max-parallel"] ?? combinations.length;
  const cancel = new AbortController();
  const onCancel = () => {
    if (!outlivesCancel()) cancel.abort();
  };
  const onForce = () => cancel.abort();
  if (run.cancelled.aborted) onCancel();
  run.cancelled.addEventListener("abort", onCancel, { once: true });
  run.forced.addEventListener("abort", onForce, { once: true });
  let tolerated = true;
  const runOne = async (matrix: Combination | undefined, index: number): Promise<FinishedJob> => {
    const key = matrix === undefined ? job.id : `${job.id} (${describeCombination(matrix)})`;
    const about = {
      "fail-fast": failFast,
      "job-index": index,
      "job-total": combinations.length,
      "max-parallel": maxParallel,
    };
    const own = { ...contexts, matrix: matrix ?? {}, strategy: about };
    const finished = await runJob(run, { job, key, contexts: own, cancelled: cancel.signal });
    if (finished.result.conclusion === "failure") {
      const tolerable = evaluateBoolean(job.token.find("continue-on-error"), { contexts: own });
      tolerated &&= tolerable;
      if (failFast && !tolerable) cancel.abort();
    }
    return finished;
  };
  try {
    const finished = await runSome(combinations, maxParallel, runOne);
    const conclusions = finished.map(({ result }) => result.conclusion);
    return {
      result: summarize(tolerated ? conclusions.map((each) => (each === "failure" ? "success" : each)) : conclusions),
      outputs: Object.assign({}, ...finished.map(({ outputs }) => outputs)),
      jobs: finished.map(({ result }) => result),
    };
  } finally {
    run.cancelled.removeEventListener("abort", onCancel);
    run.forced.removeEventListener("abort", onForce);
  }
}

/** Runs `work` on every item, at most `limit` at a time; the results are in the order of the items. */
async function runSome<T, R>(items: T[], limit: number, work: (item: T, index: number) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const index = next++;
      results[index] = await work(items[index] as T, index);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, Math.min(limit, items.length)) }, worker));
  return results;
}

/** One conclusion for several: a failure, else a cancel, else success; skipped only when all are. */
export function summarize(conclusions: Conclusion[]): Conclusion {
  if (conclusions.includes("failure")) return "failure";
  if (conclusions.includes("cancelled")) return "cancelled";
  return conclusions.every((each) => each === "skipped") ? "skipped" : "success";
}
