import type { PollClock } from "@postgres-to-aurora/aws/dms";

/** A clock whose sleeps take no time and are remembered, in milliseconds. */
export function fakeClock(): PollClock & { slept: number[] } {
  let now = 1_800_000_000_000;
  const slept: number[] = [];
  return {
    slept,
    now: () => now,
    async sleep(milliseconds, signal) {
      signal?.throwIfAborted();
      slept.push(milliseconds);
      now += milliseconds;
    },
  };
}
