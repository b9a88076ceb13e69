import type { Client } from "@postgres-to-aurora/postgres";
import { leaseLost, renew } from "./guard.js";
import type { Clock } from "./ports.js";

/**
 * Keeps a freeze alive from a session of its own: renews it every third of its time. A single answer of "no longer
 * yours", or a failed query, is final: the freeze may have lapsed, so the run must not go on.
 * @param ttl milliseconds
 * @param lost told once
 * @returns ends the renewals; the freeze itself stays as it is
 */
export function keepLease(
  client: Client,
  freeze: { runId: string; epoch: string; ttl: number },
  clock: Clock,
  lost: (error: unknown) => void,
): () => void {
  const stopped = new AbortController();
  const loop = async () => {
    for (;;) {
      await clock.sleep(freeze.ttl / 3, stopped.signal);
      if (!(await renew(client, freeze.runId, freeze.epoch, freeze.ttl))) throw leaseLost();
    }
  };
  loop().catch((error: unknown) => {
    if (!stopped.signal.aborted) lost(error);
  });
  return () => stopped.abort();
}
