import type { Client, DatabaseAddress } from "@postgres-to-aurora/postgres";
import { thaw } from "./guard.js";
import type { Clock } from "./ports.js";
import { closeSession, openSession } from "./sessions.js";

/** The session that froze answers within this, or a new one is opened. */
const PATIENCE_MS = 1_000;
const RETRY_MS = 250;

/**
 * Ends this run's freeze, whatever happened to its sessions: by the session at hand, else by new ones, until `limit`
 * (ms) is over. Needs the source only.
 * @returns whether the source is known to be open
 */
export async function thawSource(
  client: Client,
  source: DatabaseAddress,
  runId: string,
  limit: number,
  clock: Clock,
): Promise<boolean> {
  const done = thaw(client, runId).then(
    () => true,
    () => false,
  );
  const late = new AbortController();
  const timeout = clock.sleep(PATIENCE_MS, late.signal).then(
    () => false,
    () => false,
  );
  if (await Promise.race([done, timeout])) {
    late.abort();
    return true;
  }
  late.abort();
  for (const deadline = clock.now() + limit; clock.now() < deadline; await clock.sleep(RETRY_MS)) {
    let other: Client | undefined;
    try {
      other = await openSession(source, "source");
      await thaw(other, runId);
      return true;
    } catch {
      // The source may be restarting: try again.
    } finally {
      if (other) await closeSession(other);
    }
  }
  return false;
}
