import { CONTROL_SCHEMA, displayName, type TableName } from "@postgres-to-aurora/domain";
import { type Client, quoteName } from "@postgres-to-aurora/postgres";

/** Which tables were reloaded, kept on the target so that every run of the wait knows. */
const MEMORY = { schema: CONTROL_SCHEMA, name: "reload" };

export interface Reload {
  attempts: number;
  /** Whether DMS took the request; else a run was killed after the table was emptied and before that. */
  asked: boolean;
  ageMs: number;
}

/** Makes the memory where it is missing. @returns the task's reloads by display name */
export async function readyReloads(target: Client, task: string): Promise<Map<string, Reload>> {
  if (!(await exists(target)))
    await target.query(
      `CREATE TABLE ${quoteName(MEMORY)} (task text, schema_name text, table_name text, attempts integer NOT NULL,
         asked boolean NOT NULL, at timestamptz NOT NULL, PRIMARY KEY (task, schema_name, table_name))`,
    );
  const { rows } = await target.query(
    `SELECT schema_name AS schema, table_name AS name, attempts, asked,
            extract(epoch FROM pg_catalog.clock_timestamp() - at)::float8 * 1000 AS "ageMs"
       FROM ${quoteName(MEMORY)} WHERE task = $1`,
    [task],
  );
  return new Map((rows as (TableName & Reload)[]).map((row) => [displayName(row), row] as const));
}

/** Notes, in the transaction that empties them, that tables are about to be loaded anew. */
export async function rememberEmptied(target: Client, task: string, tables: TableName[]): Promise<void> {
  await target.query(
    `INSERT INTO ${quoteName(MEMORY)} AS m (task, schema_name, table_name, attempts, asked, at)
     SELECT $1, s, n, 1, false, pg_catalog.clock_timestamp() FROM unnest($2::text[], $3::text[]) AS t(s, n)
         ON CONFLICT (task, schema_name, table_name) DO UPDATE SET attempts = m.attempts + 1, at = excluded.at`,
    [task, ...names(tables)],
  );
}

/** Notes that DMS took the request. */
export async function rememberAsked(target: Client, task: string, tables: TableName[]): Promise<void> {
  await target.query(
    `UPDATE ${quoteName(MEMORY)} SET asked = true, at = pg_catalog.clock_timestamp()
      WHERE task = $1 AND (schema_name, table_name) IN (SELECT s, n FROM unnest($2::text[], $3::text[]) AS t(s, n))`,
    [task, ...names(tables)],
  );
}

/** Forgets a task's reloads; nothing to do where there never was one. */
export async function forgetReloads(target: Client, task: string): Promise<void> {
  if (await exists(target)) await target.query(`DELETE FROM ${quoteName(MEMORY)} WHERE task = $1`, [task]);
}

const names = (tables: TableName[]) => [tables.map(({ schema }) => schema), tables.map(({ name }) => name)];

async function exists(target: Client): Promise<boolean> {
  const { rows } = await target.query("SELECT pg_catalog.to_regclass($1) IS NOT NULL AS exists", [quoteName(MEMORY)]);
  return rows[0].exists as boolean;
}
