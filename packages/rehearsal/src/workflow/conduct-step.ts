import { errorText } from "@postgres-to-aurora/domain";
import type { JobState } from "./run-state.js";
import { StepRecord } from "./step-record.js";
import type { Conclusion } from "./workflow.js";

/** A step, or the post script of one, as far as its course is the same for all. */
export interface Conduct {
  id?: string | undefined;
  name: string;
  continueOnError: boolean;
  /** Undefined for no limit but the job's. */
  timeoutMinutes?: number | undefined;
  /** Whether its condition holds, by the status the job has now. */
  holds(): boolean;
  /** Does it; returns why it failed, or undefined. `stop` asks it to end. */
  act(record: StepRecord, stop: AbortSignal): Promise<string | undefined>;
}

interface Outcome {
  outcome: Conclusion;
  /** Why it failed. */
  why?: string;
}

/** The longest time a timer can be set to, in milliseconds. */
const longestTimer = 2 ** 31 - 1;

/** Takes a step through its course: condition, start, limits, cancel, conclusion, and what these do to the job. */
export async function conductStep(state: JobState, step: Conduct): Promise<void> {
  const mask = (text: string) => state.run.masks.mask(text);
  const index = state.results.length;
  const record = new StepRecord(state, index);
  const began = performance.now();
  const name = mask(step.name);
  const { outcome, why } = await decideAndAct(state, step, record, () =>
    state.run.emit({ type: "step-started", job: state.key, step: index, name }),
  );
  if (why !== undefined) record.write("error", why);
  const conclusion = outcome === "failure" && step.continueOnError ? "success" : outcome;
  if (conclusion === "failure" && state.status === "success") {
    state.status = "failure";
    state.reason = mask(`The step "${name}" failed: ${why}`);
  }
  if (step.id !== undefined) state.steps[step.id] = { outputs: record.outputs, outcome, conclusion };
  const seconds = (performance.now() - began) / 1000;
  state.results.push({
    ...(step.id === undefined ? {} : { id: step.id }),
    name,
    conclusion,
    seconds,
    outputs: Object.fromEntries(Object.entries(record.outputs).map(([key, value]) => [key, mask(value)])),
    summary: mask(record.summary),
    log: record.log(),
  });
  state.run.emit({ type: "step-finished", job: state.key, step: index, name, conclusion, seconds });
}

async function decideAndAct(state: JobState, step: Conduct, record: StepRecord, onStart: () => void): Promise<Outcome> {
  try {
    if (state.forced.aborted || !step.holds()) return { outcome: "skipped" };
  } catch (error) {
    return { outcome: "failure", why: errorText(error) };
  }
  onStart();
  const stop = new AbortController();
  const onCancel = () => {
    // The platform asks again at a cancel: a step whose condition still holds, such as always(), is left alone.
    if (!step.holds()) stop.abort();
  };
  state.cancelled.addEventListener("abort", onCancel, { once: true });
  let timedOut = false;
  const onTimeout = () => {
    timedOut = true;
    stop.abort();
  };
  const limit = setTimeout(
    onTimeout,
    Math.min((step.timeoutMinutes ?? Number.POSITIVE_INFINITY) * 60_000, longestTimer),
  );
  try {
    const why = (await step.act(record, stop.signal)) ?? record.refusal;
    if (timedOut) return { outcome: "failure", why: `Not done within ${step.timeoutMinutes} minutes` };
    if (stop.signal.aborted || state.forced.aborted) return { outcome: "cancelled" };
    return why === undefined ? { outcome: "success" } : { outcome: "failure", why };
  } catch (error) {
    return { outcome: "failure", why: errorText(error) };
  } finally {
    clearTimeout(limit);
    state.cancelled.removeEventListener("abort", onCancel);
  }
}
