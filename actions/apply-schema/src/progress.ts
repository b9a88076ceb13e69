import type { Clock, Log } from "@postgres-to-aurora/action-kit";

const INTERVAL = 5_000;

/**
 * Logs where a long work stands, every few seconds while it lasts, with the seconds since its start.
 * @returns stop ends it and resolves when nothing more will be logged
 */
export function reportProgress(
  { clock, log, signal }: { clock: Clock; log: Log; signal: AbortSignal },
  position: () => string,
): { stop(): Promise<void> } {
  const over = new AbortController();
  const either = AbortSignal.any([over.signal, signal]);
  const startedAt = clock.now();
  const loop = async () => {
    for (;;) {
      await clock.sleep(INTERVAL, either);
      log.info(`${Math.round((clock.now() - startedAt) / 1000)} s, ${position()}`);
    }
  };
  // It ends by its signal only, which is no failure.
  const ended = loop().catch(() => {});
  return {
    async stop() {
      over.abort();
      await ended;
    },
  };
}
