import type { Clock } from "@postgres-to-aurora/action-kit";
import { KnownError } from "@postgres-to-aurora/domain";
import { type Decision, decide } from "./decide.js";
import type { Observation } from "./observation.js";

/** The network, a database or AWS was away: a failed look may succeed later. */
const PASSING = [
  "AWS_THROTTLED",
  "AWS_UNREACHABLE",
  "AWS_FAILED",
  "CONNECTION_FAILED",
  "CONNECTION_LOST",
  "CONNECTION_REFUSED",
  "UNREACHABLE",
  "UNKNOWN_HOST",
];

/** Pauses grow to this while AWS says that the account asks too much, milliseconds. */
const LONGEST_PAUSE = 120_000;

/** How long to wait, and for what. Durations in milliseconds. */
export interface WaitPlan {
  threshold: number;
  samples: number;
  interval: number;
  timeout: number;
}

/** A decision that the migration cannot go on as it stands. */
export type Failure = Extract<Decision, { kind: "failed" }>;

/** What the wait works with; it touches the world by these alone. */
export interface Tools {
  /** @param fresh the answer decides: nothing of it may be older than the call */
  look(fresh: boolean): Promise<Observation>;
  /** Mends a failure, and says in a few words what is being done about it; throws when nothing can be done. */
  mend(failure: Failure, seen: Observation): Promise<string>;
  /** Hears every look, what it means and how many good samples in a row there are. */
  onLook(seen: Observation, decision: Decision, good: number): void;
  /** Hears why a look failed that may succeed later. */
  onMiss(message: string): void;
  clock: Clock;
  signal: AbortSignal;
}

export interface WaitResult {
  status: "caught-up" | "timed-out";
  /** What was missing at the last look; empty when caught up. */
  reason: string;
}

/**
 * Looks until enough good samples came in a row or the time is up.
 * @throws what `mend` throws about a task or table that failed; what a look throws, unless it can pass (see below);
 * the signal's reason when aborted
 */
export async function waitForCdc(plan: WaitPlan, tools: Tools): Promise<WaitResult> {
  const { clock, signal } = tools;
  const deadline = clock.now() + plan.timeout;
  let good = 0;
  let reason = "";
  let pause = plan.interval;
  for (let looks = 0; ; looks++) {
    signal.throwIfAborted();
    try {
      const seen = await unlessAborted(tools.look(good + 1 >= plan.samples), signal);
      const decision = decide(seen, { thresholdMs: plan.threshold });
      good = decision.kind === "good" ? good + 1 : 0;
      tools.onLook(seen, decision, good);
      pause = plan.interval;
      if (good >= plan.samples) return { status: "caught-up", reason: "" };
      if (decision.kind === "failed") reason = await tools.mend(decision, seen);
      else if (decision.kind === "wait") reason = decision.reason;
      else reason = `only ${good} of ${plan.samples} samples in a row were good`;
    } catch (error) {
      // The first look shows whether all is set up right; later on, a restart or a cut line can pass.
      if (!canPass(error, looks === 0)) throw error;
      good = 0;
      reason = error.message;
      tools.onMiss(error.message);
      if (error.code === "AWS_THROTTLED") pause = Math.max(plan.interval, Math.min(pause * 2, LONGEST_PAUSE));
    }
    const left = deadline - clock.now();
    if (left <= 0) return { status: "timed-out", reason };
    // Jitter keeps several waiting jobs from asking in step; the service's rate is shared by the account.
    await clock.sleep(Math.min(left, pause * (1 + Math.random() / 10)), signal);
  }
}

/** Missing rights and expired credentials do not come back by waiting, and a task or table that failed is an answer. */
function canPass(error: unknown, first: boolean): error is KnownError {
  if (!(error instanceof KnownError)) return false;
  return first ? error.code === "AWS_THROTTLED" : PASSING.includes(error.code);
}

/** A call that hangs must not keep a cancelled run from writing its report. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop = () => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener("abort", stop);
    // Whatever becomes of it after an abort, nobody waits for it any more.
    work.catch(() => {});
  }
}
