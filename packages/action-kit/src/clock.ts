import { setTimeout as delay } from "node:timers/promises";

/** Time as an action sees it, so that tests can run hours in a moment. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after the milliseconds, or rejects with the signal's reason as soon as it aborts. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  async sleep(milliseconds, signal) {
    try {
      await delay(milliseconds, undefined, signal ? { signal } : {});
    } catch (error) {
      throw signal?.aborted ? signal.reason : error;
    }
  },
};
