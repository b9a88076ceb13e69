import { EnvironmentError, GUARD_SCHEMA, type TableName } from "@postgres-to-aurora/domain";
import { type Client, inTransaction, isServerError, quoteIdentifier, quoteName } from "@postgres-to-aurora/postgres";
import type { Scene } from "./scene.js";

const ATTEMPTS = 60;
/** lock_not_available, deadlock_detected: somebody else was at the table, try again. */
const BUSY = ["55P03", "40P01"];

/** Tables that carry the guard's trigger. */
type Guarded = TableName & { trigger: string };

/** The tables under the guard; undefined where its schema does not exist. */
export async function readGuarded(client: Client): Promise<Guarded[] | undefined> {
  const schema = await client.query("SELECT FROM pg_catalog.pg_namespace WHERE nspname = $1", [GUARD_SCHEMA]);
  if (schema.rowCount === 0) return undefined;
  const { rows } = await client.query(
    `SELECT n.nspname AS schema, c.relname AS name, t.tgname AS trigger
       FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
       JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_catalog.pg_proc p ON p.oid = t.tgfoid JOIN pg_catalog.pg_namespace g ON g.oid = p.pronamespace
      WHERE g.nspname = $1 AND NOT t.tgisinternal ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"`,
    [GUARD_SCHEMA],
  );
  return rows as Guarded[];
}

/**
 * Takes the guard off every table, then drops its schema. Each trigger goes in a transaction of its own that waits
 * 200 ms for its lock at most: the application is at work and must not queue behind it for longer. Safe to repeat.
 * @throws EnvironmentError when a table stays locked; the server's error without the right
 */
export async function dropGuard(client: Client, { clock, signal, log }: Scene): Promise<void> {
  const guarded = (await readGuarded(client)) ?? [];
  await client.query("SET lock_timeout = '200ms'");
  // Makes a waiting autovacuum yield sooner; only a superuser may, others wait a second longer.
  await client.query("SET deadlock_timeout = '50ms'").catch(() => {});
  try {
    for (const [index, table] of guarded.entries()) {
      if (index > 0 && index % 1000 === 0) log.info(`Write guard: off ${index} of ${guarded.length} tables`);
      await dropTrigger(client, table, clock, signal);
    }
  } finally {
    await client.query("RESET lock_timeout; RESET deadlock_timeout").catch(() => {});
  }
  await inTransaction(client, "BEGIN", async () => {
    await client.query("SET LOCAL lock_timeout = '10s'");
    await client.query(
      `DROP TABLE IF EXISTS migration_guard.canary, migration_guard.state;
       DROP FUNCTION IF EXISTS migration_guard.check_write();
       DROP SCHEMA IF EXISTS ${quoteIdentifier(GUARD_SCHEMA)}`,
    );
  });
}

async function dropTrigger(client: Client, table: Guarded, clock: Scene["clock"], signal: AbortSignal): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    signal.throwIfAborted();
    try {
      await client.query(`DROP TRIGGER IF EXISTS ${quoteIdentifier(table.trigger)} ON ${quoteName(table)}`);
      return;
    } catch (error) {
      const code = isServerError(error) ? error.code : "";
      if (code === "42P01") return; // the table was dropped meanwhile
      if (!BUSY.includes(code)) throw error;
      if (attempt === ATTEMPTS)
        throw new EnvironmentError({
          code: "TABLE_LOCKED",
          what: `The write guard could not be taken off ${quoteName(table)} in ${attempt} attempts`,
          why: "Other sessions hold locks on it (a long transaction, VACUUM by hand, ...)",
          remedy: "Wait for them or end them, then run again: the other tables are done",
          cause: error,
        });
      await clock.sleep(50 + 10 * attempt, signal);
    }
  }
}
