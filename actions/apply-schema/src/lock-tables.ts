import type { Clock } from "@postgres-to-aurora/action-kit";
import { type Client, isServerError } from "@postgres-to-aurora/postgres";
import { lockedError } from "./target.js";

/** query_canceled (our own statement_timeout), deadlock_detected, lock_not_available. */
const BUSY: readonly string[] = ["57014", "40P01", "55P03"];

const PAUSE = 300;

export interface LockRequest {
  /** Names in SQL form. */
  tables: string[];
  /** Longest wait in all, in milliseconds. */
  timeout: number;
  /** For messages. */
  file: string;
}

/**
 * Begins a transaction that holds all its tables against writers from the start. Replication goes on writing to them,
 * several tables in one transaction: taking them one by one as statements come would deadlock with it. A try that takes
 * long gives everything back before the server looks for deadlocks, so that never the replication is the victim.
 * @throws EnvironmentError when the tables cannot be had in time; the signal's reason when aborted
 */
export async function beginWithLocks(
  client: Client,
  { tables, timeout, file }: LockRequest,
  clock: Clock,
  signal: AbortSignal,
): Promise<void> {
  const deadline = clock.now() + timeout;
  const patience = await tryMilliseconds(client);
  for (;;) {
    signal.throwIfAborted();
    await client.query("BEGIN");
    if (tables.length === 0) return;
    try {
      await client.query(`SET LOCAL statement_timeout = ${patience}`);
      await client.query(`LOCK TABLE ${tables.join(", ")} IN SHARE ROW EXCLUSIVE MODE`);
      await client.query("SET LOCAL statement_timeout = 0");
      return;
    } catch (error) {
      await client.query("ROLLBACK");
      signal.throwIfAborted();
      if (!isServerError(error) || !BUSY.includes(error.code)) throw error;
    }
    if (clock.now() >= deadline) throw await lockedError(client, file, timeout);
    await clock.sleep(PAUSE, signal);
  }
}

/** A little less than the time after which the server breaks deadlocks. */
async function tryMilliseconds(client: Client): Promise<number> {
  const { rows } = await client.query<{ ms: number }>(
    "SELECT setting::pg_catalog.int4 AS ms FROM pg_catalog.pg_settings WHERE name = 'deadlock_timeout'",
  );
  return Math.max(10, Math.round((rows[0]?.ms ?? 1000) * 0.7));
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
