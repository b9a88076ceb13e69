import type { Clock } from "@postgres-to-aurora/action-kit";
import { type Client, isServerError } from "@postgres-to-aurora/postgres";
import { lockedError } from "./target.js";

/** query_canceled (our own statement_timeout), deadlock_detected, lock_not_available. */
const BUSY: readonly string[] = ["57014", "40P01", "55P03"];

/** Between two tries, in milliseconds, so that those who wrote meanwhile get on. */
const PAUSE = 100;

/** The first try, in milliseconds: mostly the locks come at once or, against others who wait for us, not at all. */
const FIRST_TRY = 50;

export interface LockRequest {
  /** Names in SQL form. */
  tables: string[];
  /** Longest wait in all, in milliseconds. */
  timeout: number;
  /** For messages. */
  file: string;
}

/**
 * Begins a transaction that holds all its tables for itself from the start. Replication, and later the application, go
 * on using several of them in one transaction: taking them one by one as statements come would deadlock with that. A
 * try that takes long gives everything back before the server looks for deadlocks, so that never the other is the victim.
 * @throws EnvironmentError when the tables cannot be had in time; the signal's reason when aborted
 */
export async function beginWithLocks(
  client: Client,
  { tables, timeout, file }: LockRequest,
  clock: Clock,
  signal: AbortSignal,
): Promise<void> {
  const deadline = clock.now() + timeout;
  const deadlockTimeout = await readDeadlockTimeout(client);
  const longest = Math.round(deadlockTimeout * 0.7);
  for (let patience = FIRST_TRY; ; patience = patience < longest ? patience * 2 : FIRST_TRY) {
    signal.throwIfAborted();
    await client.query("BEGIN");
    if (tables.length === 0) return;
    if (await tryLock(client, tables, "ACCESS EXCLUSIVE", Math.min(patience, longest))) return;
    signal.throwIfAborted();
    if (clock.now() >= deadline) throw await lockedError(client, file, timeout);
    await clock.sleep(PAUSE, signal);
    await interruptAutovacuum(client, tables, deadlockTimeout * 2);
  }
}

/** Whether the open transaction got its locks; otherwise it is rolled back. */
async function tryLock(client: Client, tables: string[], mode: string, milliseconds: number): Promise<boolean> {
  try {
    await client.query(`SET LOCAL statement_timeout = ${milliseconds}`);
    await client.query(`LOCK TABLE ${tables.join(", ")} IN ${mode} MODE`);
    await client.query("SET LOCAL statement_timeout = 0");
    return true;
  } catch (error) {
    await client.query("ROLLBACK");
    if (isServerError(error) && BUSY.includes(error.code)) return false;
    throw error;
  }
}

/**
 * Autovacuum, busy right after a full load, gives way only to who waits longer than deadlock_timeout. A session that
 * holds nothing else may: in this mode it is in the way of maintenance only, not of rows.
 */
async function interruptAutovacuum(client: Client, tables: string[], milliseconds: number): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT DISTINCT name FROM pg_catalog.unnest($1::text[]) name
       JOIN pg_catalog.pg_locks l ON l.relation = pg_catalog.to_regclass(name)
      WHERE l.mode = 'ShareUpdateExclusiveLock' AND l.granted
        AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())`,
    [tables],
  );
  for (const { name } of rows) {
    await client.query("BEGIN");
    if (await tryLock(client, [name], "SHARE UPDATE EXCLUSIVE", milliseconds)) await client.query("ROLLBACK");
  }
}

async function readDeadlockTimeout(client: Client): Promise<number> {
  const { rows } = await client.query<{ ms: number }>(
    "SELECT setting::pg_catalog.int4 AS ms FROM pg_catalog.pg_settings WHERE name = 'deadlock_timeout'",
  );
  return Math.max(20, rows[0]?.ms ?? 1000);
}

const QUALIFIED =
  /(?:"(?:[^"]|"")+"|[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*)\.(?:"(?:[^"]|"")+"|[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*)/g;

/** Those of the tables that the statements name; one too many, from a string say, does no harm. */
export function namedTables(statements: string[], tables: ReadonlySet<string>): string[] {
  const named = new Set<string>();
  for (const statement of statements)
    for (const [name] of statement.matchAll(QUALIFIED)) if (tables.has(name)) named.add(name);
  return [...named].sort();
}
