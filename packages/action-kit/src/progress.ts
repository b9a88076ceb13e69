import type { Context } from "./action.js";

/** Between two lines, in milliseconds. */
const INTERVAL = 5_000;

/**
 * Logs where a long work stands, every few seconds while it lasts, with the seconds since its start.
 * @param position what is being done, in a few words; undefined when there is nothing to say yet
 * @throws what `work` throws
 */
export async function withProgress<T>(
  { clock, log, signal }: Pick<Context<unknown, unknown>, "clock" | "log" | "signal">,
  position: () => string | undefined | Promise<string | undefined>,
  work: () => Promise<T>,
): Promise<T> {
  const over = new AbortController();
  const either = AbortSignal.any([over.signal, signal]);
  const startedAt = clock.now();
  const loop = async () => {
    for (;;) {
      await clock.sleep(INTERVAL, either);
      const now = await position();
      if (now !== undefined) log.info(`${Math.round((clock.now() - startedAt) / 1000)} s, ${now}`);
    }
  };
  // It ends by its signal only, which is no failure.
  const ended = loop().catch(() => {});
  try {
    return await work();
  } finally {
    over.abort();
    await ended;
  }
}
