import { EnvironmentError } from "@postgres-to-aurora/domain";
import { type Client, quoteIdentifier } from "@postgres-to-aurora/postgres";
import type { Clock } from "./ports.js";

const POLL_MS = 20;
const LIMIT_MS = 30_000;

/**
 * Closes the source for good after the switch: sessions that begin from now on are read-only by default, those of
 * the application are ended so that it reconnects. The guard stays frozen. Spared users keep their sessions and may
 * write: DMS needs that for the way back. Safe to repeat.
 * @returns how many sessions were ended, and the spared users for whom the exception could not be set
 * @throws EnvironmentError when sessions do not end within 30 s
 */
export async function closeSource(
  client: Client,
  spared: string[],
  clock: Clock,
): Promise<{ closed: number; notExempted: string[] }> {
  const known = await client.query(
    "SELECT current_database() AS database, array(SELECT rolname::text FROM pg_roles WHERE rolname = ANY ($1::name[])) AS spared",
    [spared],
  );
  const database = quoteIdentifier(known.rows[0].database);
  const notExempted: string[] = [];
  for (const user of known.rows[0].spared as string[])
    await client
      .query(`ALTER ROLE ${quoteIdentifier(user)} IN DATABASE ${database} SET default_transaction_read_only = off`)
      .catch(() => notExempted.push(user));
  await client.query(`ALTER DATABASE ${database} SET default_transaction_read_only = on`);

  // Later sessions are read-only: a client that keeps coming back need not be chased.
  const since = (await client.query("SELECT clock_timestamp()::text AS now")).rows[0].now;
  const closed = new Set<number>();
  for (const deadline = clock.now() + LIMIT_MS; ; await clock.sleep(POLL_MS)) {
    const { rows } = await client.query(
      `SELECT pid, pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()
          AND usename <> ALL ($1::name[]) AND backend_start <= $2::timestamptz`,
      [spared, since],
    );
    if (rows.length === 0) return { closed: closed.size, notExempted };
    for (const { pid } of rows) closed.add(pid);
    if (clock.now() > deadline)
      throw new EnvironmentError({
        code: "SESSIONS_STAY",
        what: `${rows.length} sessions of the application on the source do not end`,
        remedy: "End them on the server, then run again to finish",
      });
  }
}
