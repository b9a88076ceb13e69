import type { Clock, Log } from "@postgres-to-aurora/action-kit";
import type { TableStatistics } from "@postgres-to-aurora/aws/dms";
import { EnvironmentError, KnownError } from "@postgres-to-aurora/domain";
import { decide, type Observation } from "./decide.js";
import { progressLine, sampleLine } from "./progress.js";

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

/** How long to wait, and for what. Durations in milliseconds. */
export interface WaitPlan {
  threshold: number;
  samples: number;
  interval: number;
  timeout: number;
}

/** What the wait works with; `look` is the only thing that touches the world. */
export interface Tools {
  look(): Promise<{ seen: Observation; statistics: TableStatistics[] }>;
  /** Hears every look, for the report. */
  onLook(seen: Observation, statistics: TableStatistics[]): void;
  clock: Clock;
  log: Log;
  signal: AbortSignal;
}

export interface WaitResult {
  status: "caught-up" | "timed-out";
  /** What was missing at the last look; empty when caught up. */
  reason: string;
}

/**
 * Looks until enough good samples came in a row or the time is up. Prints what changed.
 * @throws EnvironmentError as soon as the task or a table failed; what a look throws, unless it can pass (see below)
 */
export async function waitForCdc(plan: WaitPlan, { look, onLook, clock, log, signal }: Tools): Promise<WaitResult> {
  const deadline = clock.now() + plan.timeout;
  let good = 0;
  let reason = "";
  let printed = "";
  const print = (line: string) => {
    if (line !== printed) log.info(line);
    printed = line;
  };
  for (let looks = 0; ; looks++) {
    signal.throwIfAborted();
    try {
      const { seen, statistics } = await look();
      onLook(seen, statistics);
      const decision = decide(seen, { thresholdMs: plan.threshold });
      if (decision.kind === "failed") throw new EnvironmentError(decision.facts);
      good = decision.kind === "good" ? good + 1 : 0;
      reason =
        decision.kind === "good" ? `only ${good} of ${plan.samples} samples in a row were good` : decision.reason;
      if (seen.marker) print(sampleLine(seen, decision, good, plan.samples));
      else print(progressLine(seen));
      if (good >= plan.samples) return { status: "caught-up", reason: "" };
    } catch (error) {
      // The first look shows whether all is set up right; later on, a restart or a cut line can pass.
      if (looks === 0 || !canPass(error)) throw error;
      good = 0;
      reason = error.message;
      print(`Looking again after: ${error.message}`);
    }
    const left = deadline - clock.now();
    if (left <= 0) return { status: "timed-out", reason };
    await clock.sleep(Math.min(left, plan.interval * (1 + Math.random() / 10)), signal);
  }
}

/**
 * Whether a failed look may succeed later: the network, a database or AWS was away. Missing rights and expired
 * credentials do not come back by waiting, and a task or table that failed is an answer.
 */
function canPass(error: unknown): error is KnownError {
  return error instanceof KnownError && PASSING.includes(error.code);
}
