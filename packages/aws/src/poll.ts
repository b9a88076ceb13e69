import { EnvironmentError } from "@postgres-to-aurora/domain";

/** Time, as the poller needs it; the action kit's clock fits. */
export interface PollClock {
  /** Milliseconds since the epoch. */
  now(): number;
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** How to wait: milliseconds between looks, milliseconds until giving up, and where changes are told. */
export interface Wait {
  clock: PollClock;
  interval: number;
  timeout: number;
  signal?: AbortSignal;
  /** Hears each new state once, for the log. */
  onChange?(state: string): void;
}

/** One look at a thing: its state in words, and its value once that state is final. */
export type Look<T> = { state: string; done: true; value: T } | { state: string; done: false };

/**
 * Looks again and again, at a constant interval with a little jitter, until a look is final. A failure state is for
 * `look` to throw. Unknown states are simply not final: they are told through `onChange` and polled on.
 * @param what completes "Timed out waiting for ..."
 * @throws EnvironmentError POLL_TIMEOUT with the last state; the signal's reason when aborted; what `look` throws
 */
export async function pollUntil<T>(what: string, look: () => Promise<Look<T>>, wait: Wait): Promise<T> {
  const deadline = wait.clock.now() + wait.timeout;
  let last: string | undefined;
  for (;;) {
    wait.signal?.throwIfAborted();
    const seen = await look();
    if (seen.state !== last) wait.onChange?.(seen.state);
    last = seen.state;
    if (seen.done) return seen.value;
    if (wait.clock.now() >= deadline)
      throw new EnvironmentError({
        code: "POLL_TIMEOUT",
        what: `Timed out after ${Math.round(wait.timeout / 1000)} s waiting for ${what}`,
        why: `Its last state was "${last}"`,
        remedy: "Look at it in the AWS console, then run again: what exists is taken up where it stands",
      });
    // Jitter keeps several waiting jobs from asking in step; the service's rate is shared by the account.
    await wait.clock.sleep(wait.interval * (1 + Math.random() / 10), wait.signal);
  }
}
