import { CONTROL_SCHEMA } from "@postgres-to-aurora/domain";
import { type Client, inTransaction, quoteIdentifier, quoteName } from "@postgres-to-aurora/postgres";

/** The schema migration_ctl of one side. */
export interface ControlSchema {
  tables: ControlTable[];
  /** Migrations that have a row in the marker, which is replicated: on a target they may be of other targets. */
  tasks: string[];
  /** Migrations that have rows in the other tables. */
  migrations: string[];
}

interface ControlTable {
  name: string;
  /** The column that holds a migration's name. */
  key: "task" | "migration" | null;
}

/** Reads what stands in migration_ctl; undefined where there is no such schema. */
export async function readControlSchema(client: Client): Promise<ControlSchema | undefined> {
  const schema = await client.query("SELECT FROM pg_catalog.pg_namespace WHERE nspname = $1", [CONTROL_SCHEMA]);
  if (schema.rowCount === 0) return undefined;
  const { rows } = await client.query(
    `SELECT c.relname AS name,
            (SELECT a.attname FROM pg_catalog.pg_attribute a
              WHERE a.attrelid = c.oid AND a.attname IN ('task', 'migration') AND NOT a.attisdropped LIMIT 1) AS key
       FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = $1 AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY c.relname COLLATE "C"`,
    [CONTROL_SCHEMA],
  );
  const tables = rows as ControlTable[];
  const owners = { task: new Set<string>(), migration: new Set<string>() };
  for (const { name, key } of tables)
    if (key !== null) {
      const column = quoteIdentifier(key);
      const found = await client.query(`SELECT DISTINCT ${column} AS owner FROM ${tableOf(name)}`);
      for (const { owner } of found.rows) owners[key].add(String(owner));
    }
  return { tables, tasks: [...owners.task].sort(), migrations: [...owners.migration].sort() };
}

/** Drops the schema with every table in it, in one transaction. Throws the server's error, also for what is not a table. */
export async function dropControlSchema(client: Client, { tables }: ControlSchema): Promise<void> {
  await inTransaction(client, "BEGIN", async () => {
    await client.query("SET LOCAL lock_timeout = '10s'");
    for (const { name } of tables) await client.query(`DROP TABLE IF EXISTS ${tableOf(name)}`);
    await client.query(`DROP SCHEMA IF EXISTS ${quoteIdentifier(CONTROL_SCHEMA)}`);
  });
}

/** Deletes one migration's rows from a schema that others use too. */
export async function deleteControlRows(client: Client, { tables }: ControlSchema, migration: string): Promise<void> {
  await inTransaction(client, "BEGIN", async () => {
    for (const { name, key } of tables)
      if (key !== null)
        await client.query(`DELETE FROM ${tableOf(name)} WHERE ${quoteIdentifier(key)} = $1`, [migration]);
  });
}

const tableOf = (name: string): string => quoteName({ schema: CONTROL_SCHEMA, name });
