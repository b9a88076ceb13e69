import { EnvironmentError } from "@postgres-to-aurora/domain";
import { type Client, isConnectionLost } from "@postgres-to-aurora/postgres";
import type { Clock } from "./ports.js";

/** The time between freeze and commit point. Whatever ends it early aborts its signal; nothing in it goes on then. */
export interface FreezeWindow {
  signal: AbortSignal;
  /** Ends it because of an error found beside the main line. Only the first counts. */
  fail(error: unknown): void;
  /** Runs `body`, but rejects at once when the window ends, even if a query hangs. */
  within<T>(body: () => Promise<T>): Promise<T>;
  /** As Promise.all, but the first failure ends the window, and it settles only when all parts have ended. */
  all<T extends readonly Promise<unknown>[]>(parts: [...T]): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }>;
  /** Resolves when what ran `within` has ended too, or after the limit (ms). */
  settled(limit: number): Promise<void>;
  /** Ends the watch over limit and sessions; for use in `finally`. */
  close(): void;
}

/**
 * Opens the window: it ends by cancellation, by the limit (ms), by the loss of any of the sessions, or by `fail`.
 */
export function openWindow(
  cancel: AbortSignal,
  limit: number,
  sessions: Record<string, Client>,
  clock: Clock,
): FreezeWindow {
  const failed = new AbortController();
  const closed = new AbortController();
  const signal = AbortSignal.any([cancel, failed.signal]);
  const fail = (error: unknown) => {
    if (!closed.signal.aborted) failed.abort(error);
  };
  clock.sleep(limit, closed.signal).then(
    () => fail(limitReached(limit)),
    () => {},
  );
  for (const [name, client] of Object.entries(sessions)) client.once("end", () => fail(sessionLost(name)));
  let running: Promise<unknown> = Promise.resolve();
  return {
    signal,
    fail,
    within(body) {
      return new Promise((resolve, reject) => {
        const stop = () => reject(signal.reason);
        if (signal.aborted) return stop();
        signal.addEventListener("abort", stop, { once: true });
        running = body()
          .then(resolve, (error) => reject(explained(error)))
          .finally(() => signal.removeEventListener("abort", stop));
      });
    },
    async all(parts) {
      for (const part of parts) part.catch((error) => fail(explained(error)));
      await Promise.allSettled(parts);
      return Promise.all(parts);
    },
    async settled(limit) {
      const enough = new AbortController();
      await Promise.race([running, clock.sleep(limit, enough.signal).catch(() => {})]);
      enough.abort();
    },
    close: () => closed.abort(),
  };
}

/** A query may learn of a cut session before the session's own end is told. */
function explained(error: unknown): unknown {
  return isConnectionLost(error) ? sessionLost(undefined, error) : error;
}

function limitReached(limit: number): EnvironmentError {
  return new EnvironmentError({
    code: "FREEZE_LIMIT",
    what: `The source was frozen for ${limit / 1000} s, the limit, without reaching the switch`,
    remedy:
      "See in the timings which step took so long; raise freeze-limit if the application can bear it, then run again",
  });
}

function sessionLost(name: string | undefined, cause?: unknown): EnvironmentError {
  return new EnvironmentError({
    code: "SESSION_LOST",
    what: `${name === undefined ? "A session" : `The session "${name}"`} was lost during the freeze`,
    why: "The server restarted, ended it, or the network broke",
    cause,
    remedy: "Check the server and the network, then run again",
  });
}
