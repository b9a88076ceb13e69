import { randomUUID } from "node:crypto";
import type { Clock } from "@postgres-to-aurora/action-kit";
import { UserError } from "@postgres-to-aurora/domain";
import type { Client } from "@postgres-to-aurora/postgres";

const LOOK_EVERY_MS = 100;

/**
 * Writes the migration's marker row on the source and waits until the target shows it. Changes are applied in commit
 * order, so everything committed before has then arrived too. The counter decides, not the token: another run may
 * write its own marker over ours.
 * @param patience milliseconds to wait for it
 * @returns whether it arrived, and how long that took (or how long was waited)
 * @throws UserError when the source has no marker row for the migration
 */
export async function sendMarker(
  source: Client,
  target: Client,
  migration: string,
  patience: number,
  clock: Clock,
  signal: AbortSignal,
): Promise<{ arrived: boolean; roundTripMs: number }> {
  const sent = clock.now();
  const { rows } = await source.query(
    "UPDATE migration_ctl.marker SET token = $1, n = n + 1, at = clock_timestamp() WHERE task = $2 RETURNING n::text AS n",
    [`wait-for-cdc ${randomUUID()}`, migration],
  );
  if (rows[0] === undefined)
    throw new UserError({
      code: "MARKER_MISSING",
      what: `migration_ctl.marker on the source has no row for ${migration}`,
      remedy: "Run create-dms-task first: it makes the marker and has the task carry it",
    });
  for (;;) {
    const seen = await target.query("SELECT n >= $1::bigint AS arrived FROM migration_ctl.marker WHERE task = $2", [
      rows[0].n,
      migration,
    ]);
    const roundTripMs = clock.now() - sent;
    if (seen.rows[0]?.arrived) return { arrived: true, roundTripMs };
    if (roundTripMs >= patience) return { arrived: false, roundTripMs };
    await clock.sleep(LOOK_EVERY_MS, signal);
  }
}
