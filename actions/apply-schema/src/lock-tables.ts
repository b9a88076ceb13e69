import type { Clock } from "@postgres-to-aurora/action-kit";
import { type Client, isServerError, quoteIdentifier } from "@postgres-to-aurora/postgres";
import { lockedError } from "./target.js";

/** query_canceled (our own statement_timeout), deadlock_detected, lock_not_available. */
const BUSY: readonly string[] = ["57014", "40P01", "55P03"];

/** Between two tries, in milliseconds, so that those who wrote meanwhile get on. */
const PAUSE = 100;

/** The first try, in milliseconds: mostly the locks come at once or, against others who wait for us, not at all. */
const FIRST_TRY = 50;

export type LockMode = "SHARE UPDATE EXCLUSIVE" | "SHARE" | "SHARE ROW EXCLUSIVE" | "ACCESS EXCLUSIVE";

/** Tables to be locked the same way. */
export interface Locks {
  /** Names in SQL form, each with ONLY before it or not. */
  tables: string[];
  mode: LockMode;
}

export interface LockRequest extends Locks {
  /** Longest wait in all, in milliseconds. */
  timeout: number;
  /** For messages. */
  file: string;
}

/**
 * Begins a transaction that holds all its tables from the start. Replication, and later the application, go on using
 * several of them in one transaction: taking them one by one as statements come would deadlock with that. A try that
 * takes long gives everything back before the server looks for deadlocks, so that never the other is the victim, and
 * before those who queue behind it have to wait for long.
 * @throws EnvironmentError when the tables cannot be had in time; the signal's reason when aborted
 */
export async function beginWithLocks(
  client: Client,
  { tables, mode, timeout, file }: LockRequest,
  clock: Clock,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  if (tables.length === 0) {
    await client.query("BEGIN");
    return;
  }
  if (await tryLock(client, tables, mode, FIRST_TRY)) return;
  const deadline = clock.now() + timeout;
  const deadlockTimeout = await readDeadlockTimeout(client);
  const longest = Math.round(deadlockTimeout * 0.7);
  for (let patience = FIRST_TRY; ; patience = patience < longest ? patience * 2 : FIRST_TRY) {
    signal.throwIfAborted();
    if (clock.now() >= deadline) throw await lockedError(client, file, tables, timeout);
    await clock.sleep(PAUSE, signal);
    await interruptAutovacuum(client, tables, deadlockTimeout * 2);
    signal.throwIfAborted();
    if (await tryLock(client, tables, mode, Math.min(patience, longest))) return;
  }
}

/** Begins a transaction and takes its locks; without them there is no transaction either. One message each way. */
async function tryLock(client: Client, tables: string[], mode: LockMode, milliseconds: number): Promise<boolean> {
  try {
    await client.query(
      `BEGIN; SET LOCAL statement_timeout = ${milliseconds};
       LOCK TABLE ${tables.join(", ")} IN ${mode} MODE; SET LOCAL statement_timeout = 0`,
    );
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
  const names = tables.map((table) => table.replace(/^ONLY /, ""));
  const { rows } = await client.query<{ name: string }>(
    `SELECT DISTINCT name FROM pg_catalog.unnest($1::text[]) name
       JOIN pg_catalog.pg_locks l ON l.relation = pg_catalog.to_regclass(name)
       JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid AND a.backend_type = 'autovacuum worker'
      WHERE l.mode = 'ShareUpdateExclusiveLock' AND l.granted
        AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())`,
    [names],
  );
  for (const { name } of rows)
    if (await tryLock(client, [name], "SHARE UPDATE EXCLUSIVE", milliseconds)) await client.query("ROLLBACK");
}

async function readDeadlockTimeout(client: Client): Promise<number> {
  const { rows } = await client.query<{ ms: number }>(
    "SELECT setting::pg_catalog.int4 AS ms FROM pg_catalog.pg_settings WHERE name = 'deadlock_timeout'",
  );
  return Math.max(20, rows[0]?.ms ?? 1000);
}

const PART = '(?:"(?:[^"]|"")+"|[A-Za-z_\\u0080-\\uffff][\\w$\\u0080-\\uffff]*)';
const QUALIFIED = new RegExp(`(${PART})\\.(${PART})`, "g");

/**
 * Those of the tables that the statements name; one too many, from a string say, does no harm.
 * @param tables by quoted name
 */
export function namedTables(statements: string[], tables: ReadonlySet<string>): string[] {
  const named = new Set<string>();
  for (const statement of statements)
    for (const [, schema, name] of statement.matchAll(QUALIFIED)) {
      const quoted = [schema, name].map((part) => alwaysQuoted(part as string)).join(".");
      if (tables.has(quoted)) named.add(quoted);
    }
  return [...named].sort();
}

function alwaysQuoted(part: string): string {
  return part.startsWith('"') ? part : quoteIdentifier(part.replace(/[A-Z]+/g, (word) => word.toLowerCase()));
}
