import { EnvironmentError } from "@postgres-to-aurora/domain";
import { type DatabaseAddress, withClient } from "@postgres-to-aurora/postgres";
import { readGuard } from "./guard.js";
import { APPLICATION_NAME } from "./sessions.js";

/**
 * Proves that the target takes writes from a new session: its guard is open, and a row written under the guard's
 * trigger is read back by another session. Throws EnvironmentError otherwise, and what connect throws.
 */
export async function proveTargetOpen(target: DatabaseAddress, runId: string): Promise<void> {
  const options = { applicationName: APPLICATION_NAME, role: "target" };
  await withClient(target, options, (client) =>
    client.query(
      `INSERT INTO migration_guard.canary (run_id, at) VALUES ($1, clock_timestamp())
       ON CONFLICT (run_id) DO UPDATE SET at = excluded.at`,
      [runId],
    ),
  );
  await withClient(target, options, async (client) => {
    const guard = await readGuard(client);
    const { rowCount } = await client.query("SELECT FROM migration_guard.canary WHERE run_id = $1", [runId]);
    if (guard?.mode === "open" && rowCount === 1) return;
    throw new EnvironmentError({
      code: "TARGET_NOT_OPEN",
      what: "The target does not take writes after the switch",
      why: guard?.mode === "open" ? "A row written a moment ago is not there" : "Its write guard is frozen",
      remedy: "Check that target-url is the writer endpoint and nothing changed migration_guard.state, then run again",
    });
  });
}
