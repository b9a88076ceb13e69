import { EnvironmentError, MIGRATION_SCHEMAS, type TableName } from "@postgres-to-aurora/domain";
import { type Client, isServerError, quoteName } from "@postgres-to-aurora/postgres";
import type { Clock } from "./ports.js";

const TRIGGER = "aaa_migration_guard";
const ARM_ATTEMPTS = 60;
/** lock_not_available, deadlock_detected: somebody else was at the table, try again. */
const BUSY = ["55P03", "40P01"];

const PREPARE = `
CREATE SCHEMA IF NOT EXISTS migration_guard;
CREATE TABLE IF NOT EXISTS migration_guard.state (
  id int PRIMARY KEY DEFAULT 1 CHECK (id = 1),
  mode text NOT NULL CHECK (mode IN ('open', 'frozen')),
  expires_at timestamptz NOT NULL DEFAULT 'infinity',
  exempt name[] NOT NULL DEFAULT '{}',
  run_id text,
  epoch bigint NOT NULL DEFAULT 0,
  changed_at timestamptz NOT NULL DEFAULT clock_timestamp());
CREATE OR REPLACE FUNCTION migration_guard.check_write() RETURNS trigger LANGUAGE plpgsql AS $guard$
BEGIN
  IF EXISTS (SELECT 1 FROM migration_guard.state s
              WHERE s.mode = 'frozen' AND s.expires_at > clock_timestamp() AND session_user <> ALL (s.exempt)) THEN
    RAISE EXCEPTION 'writes to % are frozen for a database migration; retry', TG_RELID::regclass
      USING ERRCODE = '25006';
  END IF;
  RETURN NULL;
END $guard$;
CREATE TABLE IF NOT EXISTS migration_guard.canary (run_id text PRIMARY KEY, at timestamptz NOT NULL);
GRANT USAGE ON SCHEMA migration_guard TO PUBLIC;
GRANT SELECT ON migration_guard.state TO PUBLIC;`;

/** Ordinary and partitioned permanent tables of the user; the guard must stand on each. */
export const GUARDED_TABLES = `
SELECT c.oid, n.nspname AS schema, c.relname AS name,
       EXISTS (SELECT 1 FROM pg_trigger t
                WHERE t.tgrelid = c.oid AND t.tgname = '${TRIGGER}' AND t.tgenabled <> 'D') AS armed
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE c.relkind IN ('r', 'p') AND c.relpersistence = 'p'
   AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND n.nspname <> ALL ($1::text[])
   AND c.relname NOT LIKE 'awsdms\\_%'
   AND NOT EXISTS (SELECT 1 FROM pg_depend d
                    WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')`;

/**
 * Makes the guard's schema, state and function on one side and arms every table. Safe to repeat; tables armed
 * earlier cost nothing. Each trigger is made in a transaction of its own that waits 200 ms for its lock at most,
 * so that the application never queues behind it for longer.
 * @param initial mode of a side that has no guard yet
 * @returns how many tables stand under the guard
 * @throws EnvironmentError when a table stays locked
 */
export async function armGuard(
  client: Client,
  side: "source" | "target",
  exempt: string[],
  clock: Clock,
  signal: AbortSignal,
): Promise<number> {
  await client.query(PREPARE);
  await client.query(
    `INSERT INTO migration_guard.state AS s (mode, exempt) VALUES ($1, $2::name[])
     ON CONFLICT (id) DO UPDATE SET exempt = excluded.exempt WHERE s.exempt <> excluded.exempt`,
    [side === "source" ? "open" : "frozen", exempt],
  );
  await client.query("SET lock_timeout = '200ms'");
  // Makes a waiting autovacuum yield sooner; only a superuser may, others wait a second longer.
  await client.query("SET deadlock_timeout = '50ms'").catch(() => {});
  try {
    for (const table of await unarmedTables(client)) await armTable(client, table, side, clock, signal);
    if (side === "target") await armTable(client, { schema: "migration_guard", name: "canary" }, side, clock, signal);
  } finally {
    await client.query("RESET lock_timeout; RESET deadlock_timeout").catch(() => {});
  }
  const left = await unarmedTables(client);
  if (left.length > 0)
    throw new EnvironmentError({
      code: "GUARD_NOT_ARMED",
      what: `The write guard does not stand on ${left.length} tables of the ${side}: ${left.map(quoteName).join(", ")}`,
      why: "Its trigger is disabled there, or the tables were made a moment ago",
      remedy: `Drop the trigger ${TRIGGER} where it is disabled, then run again`,
    });
  const { rows } = await client.query(`SELECT count(*)::int AS tables FROM (${GUARDED_TABLES}) AS g`, [
    MIGRATION_SCHEMAS,
  ]);
  return rows[0].tables;
}

async function unarmedTables(client: Client): Promise<TableName[]> {
  const { rows } = await client.query(`SELECT schema, name FROM (${GUARDED_TABLES}) AS g WHERE NOT armed`, [
    MIGRATION_SCHEMAS,
  ]);
  return rows;
}

async function armTable(client: Client, table: TableName, side: string, clock: Clock, signal: AbortSignal) {
  for (let attempt = 1; ; attempt++) {
    signal.throwIfAborted();
    try {
      await client.query(
        `CREATE TRIGGER ${TRIGGER} BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ${quoteName(table)}
         FOR EACH STATEMENT EXECUTE FUNCTION migration_guard.check_write()`,
      );
      return;
    } catch (error) {
      const code = isServerError(error) ? error.code : "";
      if (code === "42710" || code === "42P01") return; // armed already; dropped meanwhile
      if (!BUSY.includes(code)) throw error;
      if (attempt === ARM_ATTEMPTS)
        throw new EnvironmentError({
          code: "TABLE_LOCKED",
          what: `The write guard could not be put on ${quoteName(table)} of the ${side} in ${attempt} attempts`,
          why: "Other sessions hold locks on it (a long transaction, VACUUM by hand, ...)",
          remedy: "Wait for them or end them, then run again; nothing is frozen",
          cause: error,
        });
      await clock.sleep(50 + 10 * attempt, signal);
    }
  }
}

/** The guard's state on one side. */
export interface GuardState {
  mode: "open" | "frozen";
  runId: string | null;
  epoch: string;
  /** Frozen without end: only a person or a run ends it. */
  fenced: boolean;
}

/** The guard's state, or undefined where no guard was ever made. */
export async function readGuard(client: Client): Promise<GuardState | undefined> {
  const { rows } = await client.query("SELECT to_regclass('migration_guard.state') IS NOT NULL AS exists");
  if (!rows[0].exists) return undefined;
  const state = await client.query(
    `SELECT mode, run_id AS "runId", epoch::text AS epoch, mode = 'frozen' AND expires_at = 'infinity' AS fenced
       FROM migration_guard.state`,
  );
  return state.rows[0] as GuardState | undefined;
}

/** Freezes the source for the lease's time (ms). Resolves to the new epoch. Throws when it is not open. */
export async function freeze(client: Client, runId: string, ttl: number): Promise<string> {
  const { rows } = await client.query(
    `UPDATE migration_guard.state
        SET mode = 'frozen', run_id = $1, epoch = epoch + 1, changed_at = clock_timestamp(),
            expires_at = clock_timestamp() + $2::float8 * interval '1 millisecond'
      WHERE mode = 'open' RETURNING epoch::text AS epoch`,
    [runId, ttl],
  );
  if (rows.length === 1) return rows[0].epoch;
  throw new EnvironmentError({
    code: "NOT_OPEN",
    what: "The source could not be frozen",
    why: "Its write guard is not open: another run froze it a moment ago",
    remedy: "Let that run end, then run again",
  });
}

/** Prolongs the freeze. False = it has run out or belongs to another run. */
export async function renew(client: Client, runId: string, epoch: string, ttl: number): Promise<boolean> {
  const { rowCount } = await client.query(
    `UPDATE migration_guard.state SET expires_at = clock_timestamp() + $3::float8 * interval '1 millisecond'
      WHERE mode = 'frozen' AND run_id = $1 AND epoch = $2
        AND expires_at > clock_timestamp() AND expires_at < 'infinity'`,
    [runId, epoch, ttl],
  );
  return rowCount === 1;
}

/**
 * Makes the freeze permanent, provided that it never lapsed since `freeze`.
 * @throws EnvironmentError when the lease has run out or is about to
 */
export async function fence(client: Client, runId: string, epoch: string): Promise<void> {
  const { rowCount } = await client.query(
    `UPDATE migration_guard.state SET expires_at = 'infinity'
      WHERE mode = 'frozen' AND run_id = $1 AND epoch = $2 AND expires_at > clock_timestamp() + interval '1 second'`,
    [runId, epoch],
  );
  if (rowCount !== 1) throw leaseLost();
}

/**
 * Opens the source again. Idempotent.
 * @param runId only a freeze of this run is ended: a controller that lost its lock must not end its successor's
 */
export async function thaw(client: Client, runId: string): Promise<void> {
  await client.query(
    `UPDATE migration_guard.state SET mode = 'open', expires_at = 'infinity', run_id = NULL, changed_at = clock_timestamp()
      WHERE mode = 'frozen' AND run_id = $1`,
    [runId],
  );
}

/** Marks the target's guard, which stays frozen, as this run's: only this run can open it. */
export async function claimTarget(client: Client, runId: string): Promise<void> {
  await client.query(
    `UPDATE migration_guard.state SET mode = 'frozen', expires_at = 'infinity', run_id = $1, changed_at = clock_timestamp()`,
    [runId],
  );
}

export function leaseLost(): EnvironmentError {
  return new EnvironmentError({
    code: "LEASE_LOST",
    what: "The freeze of the source ran out before the switch",
    why: "It was not renewed in time: the source or this runner was stuck",
    remedy: "Run again; a larger lease-ttl bears longer pauses",
  });
}
