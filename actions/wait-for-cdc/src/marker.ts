import { randomUUID } from "node:crypto";
import type { Clock } from "@postgres-to-aurora/action-kit";
import { UserError } from "@postgres-to-aurora/domain";
import { type Client, explainRefusal } from "@postgres-to-aurora/postgres";

/** Milliseconds between looks: short for a quick answer, longer the longer it takes. */
const pause = (waited: number) => Math.min(250, 5 + waited / 10);

const MISSING = "Run create-dms-task first: it makes the marker on both sides and has the task carry it";
const GRANT =
  "Give the users of create-dms-task, or grant USAGE on schema migration_ctl and SELECT, UPDATE on its table marker";
const REMEDIES = { "42P01": MISSING, "3F000": MISSING, "42501": GRANT };

/** Both ends, and how long a marker may take in all (milliseconds). */
export interface MarkerWay {
  source: Client;
  target: Client;
  migration: string;
  patience: number;
  clock: Clock;
  signal: AbortSignal;
}

/**
 * Writes the migration's marker row on the source and waits until the target shows it, as often as asked, each after
 * the one before has arrived. Changes are applied in commit order, so everything committed before has then arrived
 * too. The counter decides, not the token: another run may write its own marker over ours.
 * @returns whether the last one arrived, and how long that took in all (or how long was waited)
 * @throws UserError when either side has no marker or does not let us at it
 */
export async function sendMarkers(
  times: number,
  { source, target, migration, patience, clock, signal }: MarkerWay,
): Promise<{ arrived: boolean; roundTripMs: number }> {
  const sent = clock.now();
  for (let arrivals = 0, n = await writeMarker(source, migration); ; ) {
    if (await hasArrived(target, migration, n)) {
      arrivals += 1;
      if (arrivals === times) return { arrived: true, roundTripMs: clock.now() - sent };
      n = await writeMarker(source, migration);
    }
    const roundTripMs = clock.now() - sent;
    if (roundTripMs >= patience) return { arrived: false, roundTripMs };
    await clock.sleep(pause(roundTripMs), signal);
  }
}

async function writeMarker(source: Client, migration: string): Promise<string> {
  const { rows } = await explainRefusal("source", "write the marker", REMEDIES, () =>
    source.query(
      "UPDATE migration_ctl.marker SET token = $1, n = n + 1, at = clock_timestamp() WHERE task = $2 RETURNING n::text AS n",
      [`wait-for-cdc ${randomUUID()}`, migration],
    ),
  );
  if (rows[0] !== undefined) return rows[0].n as string;
  throw new UserError({
    code: "MARKER_MISSING",
    what: `migration_ctl.marker on the source has no row for ${migration}`,
    remedy: MISSING,
  });
}

async function hasArrived(target: Client, migration: string, n: string): Promise<boolean> {
  const { rows } = await explainRefusal("target", "show the marker", REMEDIES, () =>
    target.query("SELECT n >= $1::bigint AS arrived FROM migration_ctl.marker WHERE task = $2", [n, migration]),
  );
  return rows[0]?.arrived === true;
}
