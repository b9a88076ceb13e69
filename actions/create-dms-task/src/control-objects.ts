import { CONTROL_SCHEMA, DMS_CONTROL_SCHEMA, type TableName } from "@postgres-to-aurora/domain";
import { type Client, inTransaction, quoteIdentifier, quoteName } from "@postgres-to-aurora/postgres";

/** The table whose row proves how far the target has come; carried like any other. */
export const MARKER = { schema: CONTROL_SCHEMA, name: "marker" };

const EXCEPTIONS = { schema: DMS_CONTROL_SCHEMA, name: "awsdms_apply_exceptions" };

/**
 * Makes the control schema and the marker on the source, with this migration's row. What exists stays as it is.
 * @returns the names of all migrations that have a row there
 */
export async function prepareSource(source: Client, migration: string): Promise<string[]> {
  return inTransaction(source, "BEGIN", async () => {
    await ensureMarker(source);
    await source.query(
      `INSERT INTO ${quoteName(MARKER)} (task, token) VALUES ($1, 'created') ON CONFLICT (task) DO NOTHING`,
      [migration],
    );
    const { rows } = await source.query(`SELECT task FROM ${quoteName(MARKER)}`);
    return rows.map((row) => row.task as string);
  });
}

/**
 * Makes the control schemas and an empty place for the marker on the target, before the first start. What exists
 * stays as it is, but for what an earlier task of the same name left: its marker rows would collide with the load, and
 * its apply exceptions would be taken for the new task's.
 * @param migrations those with a marker row on the source
 */
export async function prepareTarget(target: Client, migration: string, migrations: string[]): Promise<void> {
  await inTransaction(target, "BEGIN", async () => {
    await ensureMarker(target);
    await ensureSchema(target, DMS_CONTROL_SCHEMA);
    await target.query(`DELETE FROM ${quoteName(MARKER)} WHERE task = ANY ($1)`, [migrations]);
    if (await hasTable(target, EXCEPTIONS))
      await target.query(`DELETE FROM ${quoteName(EXCEPTIONS)} WHERE upper("TASK_NAME") = upper($1)`, [migration]);
  });
}

// IF NOT EXISTS would ask for the right to create also where there is nothing to create; hence the looks first.

async function ensureMarker(client: Client): Promise<void> {
  await ensureSchema(client, MARKER.schema);
  if (!(await hasTable(client, MARKER)))
    await client.query(
      `CREATE TABLE ${quoteName(MARKER)} (
         task text PRIMARY KEY, token text, n bigint NOT NULL DEFAULT 0, at timestamptz NOT NULL DEFAULT clock_timestamp())`,
    );
}

async function hasTable(client: Client, { schema, name }: TableName): Promise<boolean> {
  const { rowCount } = await client.query(
    "SELECT 1 FROM pg_catalog.pg_tables WHERE schemaname = $1 AND tablename = $2",
    [schema, name],
  );
  return rowCount === 1;
}

async function ensureSchema(client: Client, schema: string): Promise<void> {
  const { rowCount } = await client.query("SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = $1", [schema]);
  if (rowCount === 0) await client.query(`CREATE SCHEMA ${quoteIdentifier(schema)}`);
}
