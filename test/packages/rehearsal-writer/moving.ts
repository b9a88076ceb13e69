import { setTimeout as sleep } from "node:timers/promises";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import {
  type Client,
  findTool,
  libpqEnvironment,
  quoteLiteral,
  runTool,
  withClient,
} from "@postgres-to-aurora/postgres";

/** Lets the target follow the source by PostgreSQL's own replication; resolves when it holds every row. */
export async function follow(source: EmbeddedServer, target: EmbeddedServer, database: string): Promise<void> {
  await target.createDatabase(database);
  const [dump, psql] = await Promise.all([findTool("pg_dump", 15), findTool("psql", 15)]);
  const { stdout } = await runTool(dump.path, ["--schema-only"], { env: libpqEnvironment(source.address(database)) });
  await runTool(psql.path, ["-X", "-q", "-v", "ON_ERROR_STOP=1"], {
    env: libpqEnvironment(target.address(database)),
    stdin: stdout,
  });
  await ask(source, database, "CREATE PUBLICATION everything FOR ALL TABLES");
  const from = source.url(database).replace("?", "?application_name=follower&");
  await ask(target, database, `CREATE SUBSCRIPTION follower CONNECTION ${quoteLiteral(from)} PUBLICATION everything`);
  await until(target, database, "SELECT bool_and(srsubstate = 'r') AS yes FROM pg_catalog.pg_subscription_rel");
}

/** Stops all writes on the source, waits until the target has everything, and carries the sequences over. */
export async function freeze(source: EmbeddedServer, target: EmbeddedServer, database: string): Promise<void> {
  await ask(source, database, "ALTER SYSTEM SET default_transaction_read_only = on");
  await ask(source, database, "SELECT pg_catalog.pg_reload_conf()");
  await until(
    source,
    database,
    `SELECT NOT EXISTS (SELECT 1 FROM pg_catalog.pg_stat_activity WHERE application_name = 'rehearsal-writer' AND backend_xid IS NOT NULL)
        AND pg_catalog.current_setting('default_transaction_read_only') = 'on' AS yes`,
  );
  await until(
    source,
    database,
    `SELECT replay_lsn >= pg_catalog.pg_current_wal_lsn() AS yes FROM pg_catalog.pg_stat_replication WHERE application_name = 'follower'`,
  );
  const sequences = await ask(
    source,
    database,
    "SELECT schemaname AS schema, sequencename AS name, last_value FROM pg_catalog.pg_sequences WHERE last_value IS NOT NULL",
  );
  for (const { schema, name, last_value } of sequences)
    await ask(target, database, "SELECT setval(format('%I.%I', $1::text, $2::text)::regclass, $3)", [
      schema,
      name,
      last_value,
    ]);
  await ask(target, database, "DROP SUBSCRIPTION follower");
}

/** Runs one statement and gives its rows. */
export async function ask(
  server: EmbeddedServer,
  database: string,
  sql: string,
  values: unknown[] = [],
): Promise<Record<string, unknown>[]> {
  return withClient(server.address(database), {}, async (client: Client) => (await client.query(sql, values)).rows);
}

async function until(server: EmbeddedServer, database: string, sql: string): Promise<void> {
  for (;;) {
    const [row] = await ask(server, database, sql);
    if (row?.["yes"] === true) return;
    await sleep(20);
  }
}
