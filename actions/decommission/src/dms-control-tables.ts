import { DMS_CONTROL_SCHEMA } from "@postgres-to-aurora/domain";
import { type Client, inTransaction, quoteIdentifier, quoteName } from "@postgres-to-aurora/postgres";

/** The control tables of DMS on the target. */
export interface DmsControlTables {
  /** Whether a table says of which task each of its rows is. */
  tables: { name: string; byTask: boolean }[];
  /** Ids of the tasks that have rows in them, lower case, sorted. */
  tasks: string[];
  /** Changes that the target refused, of all tasks. */
  refused: number;
}

/** Reads the schema of the control tables; undefined where there is none. */
export async function readDmsControlTables(target: Client): Promise<DmsControlTables | undefined> {
  const schema = await target.query("SELECT FROM pg_catalog.pg_namespace WHERE nspname = $1", [DMS_CONTROL_SCHEMA]);
  if (schema.rowCount === 0) return undefined;
  const { rows } = await target.query(
    `SELECT c.relname AS name, EXISTS (SELECT 1 FROM pg_catalog.pg_attribute a
               WHERE a.attrelid = c.oid AND a.attname = 'TASK_NAME' AND NOT a.attisdropped) AS "byTask"
       FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = $1 AND c.relkind = 'r' AND c.relname LIKE 'awsdms\\_%' ORDER BY c.relname COLLATE "C"`,
    [DMS_CONTROL_SCHEMA],
  );
  const tables = rows as { name: string; byTask: boolean }[];
  const tasks = new Set<string>();
  let refused = 0;
  for (const { name, byTask } of tables) {
    if (!byTask) continue;
    const owners = await target.query(
      `SELECT pg_catalog.lower("TASK_NAME") AS task, pg_catalog.count(*)::float8 AS rows FROM ${tableOf(name)} GROUP BY 1`,
    );
    for (const { task, rows: count } of owners.rows as { task: string; rows: number }[]) {
      tasks.add(task);
      if (name === "awsdms_apply_exceptions") refused += count;
    }
  }
  return { tables, tasks: [...tasks].sort(), refused };
}

/** Drops the tables, and the schema if nothing else stands in it. */
export async function dropDmsControlTables(target: Client, { tables }: DmsControlTables): Promise<void> {
  await inTransaction(target, "BEGIN", async () => {
    await target.query("SET LOCAL lock_timeout = '10s'");
    for (const { name } of tables) await target.query(`DROP TABLE IF EXISTS ${tableOf(name)}`);
    await target.query(`DROP SCHEMA IF EXISTS ${quoteIdentifier(DMS_CONTROL_SCHEMA)}`);
  });
}

/** Deletes the rows of some tasks (ids in lower case) from tables that other tasks use too. */
export async function deleteTaskRows(target: Client, { tables }: DmsControlTables, tasks: string[]): Promise<void> {
  await inTransaction(target, "BEGIN", async () => {
    for (const { name, byTask } of tables)
      if (byTask)
        await target.query(`DELETE FROM ${tableOf(name)} WHERE pg_catalog.lower("TASK_NAME") = ANY ($1::text[])`, [
          tasks,
        ]);
  });
}

const tableOf = (name: string): string => quoteName({ schema: DMS_CONTROL_SCHEMA, name });
