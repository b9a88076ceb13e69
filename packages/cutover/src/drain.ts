import { EnvironmentError, UserError } from "@postgres-to-aurora/domain";
import type { Client } from "@postgres-to-aurora/postgres";
import type { Clock } from "./ports.js";

const POLL_MS = 3;

/** Writes a token into the migration's marker row on the source. Throws UserError when the row is missing. */
export async function writeMarker(source: Client, migration: string, token: string): Promise<void> {
  const { rowCount } = await source.query(
    "UPDATE migration_ctl.marker SET token = $1, n = n + 1, at = clock_timestamp() WHERE task = $2",
    [token, migration],
  );
  if (rowCount !== 1)
    throw new UserError({
      code: "MARKER_MISSING",
      what: `migration_ctl.marker on the source has no row for ${migration}`,
      remedy: "Run create-dms-task first: it makes the marker and has the task carry it",
    });
}

/**
 * Waits until the token is seen on the target: everything committed on the source before it has been applied,
 * since the task applies in commit order.
 * @param timeout milliseconds
 * @throws EnvironmentError after the timeout
 */
export async function waitForMarker(
  target: Client,
  migration: string,
  token: string,
  timeout: number,
  clock: Clock,
  signal: AbortSignal,
): Promise<void> {
  const deadline = clock.now() + timeout;
  for (;;) {
    signal.throwIfAborted();
    const { rows } = await target.query("SELECT token = $1 AS seen FROM migration_ctl.marker WHERE task = $2", [
      token,
      migration,
    ]);
    if (rows[0]?.seen) return;
    if (clock.now() >= deadline)
      throw new EnvironmentError({
        code: "NOT_DRAINED",
        what: `The marker did not arrive on the target within ${timeout / 1000} s`,
        why: "The replication task lags, is stuck, or does not carry migration_ctl.marker",
        remedy: "Look at the task's log and latency; wait-for-cdc says when it has caught up. Then run again",
      });
    await clock.sleep(POLL_MS, signal);
  }
}

/**
 * Forecasts the drain: sends markers through the running task and measures their way.
 * @param most how many; fewer when `budget` (ms) is used up first
 * @returns milliseconds of each
 */
export async function probeDrain(
  source: Client,
  target: Client,
  migration: string,
  { most, budget, timeout }: { most: number; budget: number; timeout: number },
  clock: Clock,
  signal: AbortSignal,
): Promise<number[]> {
  const samples: number[] = [];
  const started = clock.now();
  while (samples.length < most && (samples.length === 0 || clock.now() - started < budget)) {
    const token = `probe:${started}:${samples.length}`;
    const sent = clock.now();
    await writeMarker(source, migration, token);
    await waitForMarker(target, migration, token, timeout, clock, signal);
    samples.push(clock.now() - sent);
  }
  return samples;
}

/** Rows in the table where DMS writes what it could not apply; 0 where it does not exist. */
export async function countApplyExceptions(target: Client): Promise<number> {
  const table = "awsdms_control.awsdms_apply_exceptions";
  const { rows } = await target.query("SELECT to_regclass($1) IS NOT NULL AS exists", [table]);
  if (!rows[0].exists) return 0;
  return (await target.query(`SELECT count(*)::int AS rows FROM ${table}`)).rows[0].rows;
}
