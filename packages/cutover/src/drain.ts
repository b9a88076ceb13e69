import { EnvironmentError, UserError } from "@postgres-to-aurora/domain";
import type { Client } from "@postgres-to-aurora/postgres";
import type { Clock } from "./ports.js";

const POLL_MS = 3;

/**
 * Writes a token into the migration's marker row on the source.
 * @returns the row's counter, which grows with every marker of whatever run
 * @throws UserError when the row is missing
 */
export async function writeMarker(source: Client, migration: string, token: string): Promise<string> {
  const { rows } = await source.query(
    "UPDATE migration_ctl.marker SET token = $1, n = n + 1, at = clock_timestamp() WHERE task = $2 RETURNING n::text AS n",
    [token, migration],
  );
  if (rows[0] === undefined)
    throw new UserError({
      code: "MARKER_MISSING",
      what: `migration_ctl.marker on the source has no row for ${migration}`,
      remedy: "Run create-dms-task first: it makes the marker and has the task carry it",
    });
  return rows[0].n;
}

/**
 * Waits until the target shows a marker: everything committed on the source before it has been applied, since the
 * task applies in commit order.
 * @param counter of the marker; a later one, perhaps of another action, proves it too
 * @param timeout milliseconds
 * @throws EnvironmentError after the timeout
 */
export async function waitForMarker(
  target: Client,
  migration: string,
  counter: string,
  timeout: number,
  clock: Clock,
  signal: AbortSignal,
): Promise<void> {
  const deadline = clock.now() + timeout;
  for (;;) {
    signal.throwIfAborted();
    const { rows } = await target.query("SELECT n >= $1::bigint AS seen FROM migration_ctl.marker WHERE task = $2", [
      counter,
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
    const sent = clock.now();
    const counter = await writeMarker(source, migration, `probe ${samples.length + 1}`);
    await waitForMarker(target, migration, counter, timeout, clock, signal);
    samples.push(clock.now() - sent);
  }
  return samples;
}

/**
 * Changes that DMS could not apply, by its own record on the target; 0 where that does not exist.
 * @param task as the control tables call it
 */
export async function countApplyExceptions(target: Client, task: string): Promise<number> {
  const table = "awsdms_control.awsdms_apply_exceptions";
  const { rows } = await target.query("SELECT to_regclass($1) IS NOT NULL AS exists", [table]);
  if (!rows[0].exists) return 0;
  const counted = await target.query(`SELECT count(*)::int AS rows FROM ${table} WHERE "TASK_NAME" = $1`, [task]);
  return counted.rows[0].rows;
}
