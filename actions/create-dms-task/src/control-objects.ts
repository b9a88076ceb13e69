import { CONTROL_SCHEMA, DMS_CONTROL_SCHEMA } from "@postgres-to-aurora/domain";
import { type Client, inTransaction, quoteIdentifier, quoteName } from "@postgres-to-aurora/postgres";

/** The table whose row proves how far the target has come; carried like any other. */
export const MARKER = { schema: CONTROL_SCHEMA, name: "marker" };

/** Makes the control schema and the marker on the source, with this migration's row. What exists stays as it is. */
export async function prepareSource(source: Client, migration: string): Promise<void> {
  await inTransaction(source, "BEGIN", async () => {
    await ensureMarker(source);
    await source.query(
      `INSERT INTO ${quoteName(MARKER)} (task, token) VALUES ($1, 'created') ON CONFLICT (task) DO NOTHING`,
      [migration],
    );
  });
}

/**
 * Makes the control schemas and an empty place for the marker on the target. What exists stays as it is.
 * @param fresh the full load is still to come: marker rows an earlier task left would collide with it
 */
export async function prepareTarget(target: Client, source: Client, fresh: boolean): Promise<void> {
  const { rows } = await source.query(`SELECT task FROM ${quoteName(MARKER)}`);
  await inTransaction(target, "BEGIN", async () => {
    await ensureMarker(target);
    await ensureSchema(target, DMS_CONTROL_SCHEMA);
    if (fresh)
      await target.query(`DELETE FROM ${quoteName(MARKER)} WHERE task = ANY ($1)`, [rows.map((row) => row.task)]);
  });
}

async function ensureMarker(client: Client): Promise<void> {
  await ensureSchema(client, MARKER.schema);
  await client.query(
    `CREATE TABLE IF NOT EXISTS ${quoteName(MARKER)} (
       task text PRIMARY KEY, token text, n bigint NOT NULL DEFAULT 0, at timestamptz NOT NULL DEFAULT clock_timestamp())`,
  );
}

/** CREATE SCHEMA IF NOT EXISTS asks for the right to create also where the schema exists: hence the look first. */
async function ensureSchema(client: Client, schema: string): Promise<void> {
  const { rowCount } = await client.query("SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = $1", [schema]);
  if (rowCount === 0) await client.query(`CREATE SCHEMA ${quoteIdentifier(schema)}`);
}
