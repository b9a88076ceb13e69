import type { Clock, Log } from "@postgres-to-aurora/action-kit";

/** Milliseconds between two lines of progress. */
const EVERY = 5_000;
/** Steps faster than this are not worth a line of their own, even in the debug log. */
const NOTICEABLE = 50;

export interface Progress {
  /** Says what begins now. */
  step(what: string): void;
  /** Closes the last step. */
  end(): void;
}

/**
 * Follows the steps of an assessment: a line of progress every few seconds, and in the debug log how long each took.
 * A cancelled run stops at its next step.
 */
export function followSteps(clock: Clock, log: Pick<Log, "info" | "debug">, signal: AbortSignal): Progress {
  const startedAt = clock.now();
  let said = startedAt;
  let current: { what: string; since: number } | undefined;
  let steps = 0;
  const close = (now: number) => {
    if (current && now - current.since >= NOTICEABLE) log.debug(`${current.what}: ${now - current.since} ms`);
    current = undefined;
  };
  return {
    step(what) {
      signal.throwIfAborted();
      const now = clock.now();
      close(now);
      current = { what, since: now };
      steps++;
      if (now - said < EVERY) return;
      said = now;
      log.info(`Step ${steps} (${what}) after ${Math.round((now - startedAt) / 1000)} s`);
    },
    end: () => close(clock.now()),
  };
}
