import { CONTROL_SCHEMA, DMS_CONTROL_SCHEMA, type TableName } from "@postgres-to-aurora/domain";
import { type Client, inTransaction, quoteIdentifier, quoteName } from "@postgres-to-aurora/postgres";

/** The table whose row proves how far the target has come; carried like any other. */
export const MARKER = { schema: CONTROL_SCHEMA, name: "marker" };

const RELOAD = { schema: CONTROL_SCHEMA, name: "reload" };

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
 * Makes the control schemas and an empty place for the marker on the target, before a load. What exists stays as it is,
 * but for what an earlier task of the same name left: its marker rows would collide with the load, and its control
 * tables would be taken for the new task's.
 * @param migrations those with a marker row on the source
 * @param reload whether a loaded target is given up: noted there until its task runs again
 */
export async function prepareTarget(
  target: Client,
  migration: string,
  migrations: string[],
  reload: boolean,
): Promise<void> {
  await inTransaction(target, "BEGIN", async () => {
    await ensureMarker(target);
    await ensureSchema(target, DMS_CONTROL_SCHEMA);
    await target.query(`DELETE FROM ${quoteName(MARKER)} WHERE task = ANY ($1)`, [migrations]);
    if (reload)
      await target.query(
        `INSERT INTO ${quoteName(MARKER)} (task, token) VALUES ($1, 'begun') ON CONFLICT (task) DO NOTHING`,
        [reloadNote(migration)],
      );
    // What wait-for-cdc remembers of tables that failed before: they are all loaded anew.
    if (await hasTable(target, RELOAD))
      await target.query(`DELETE FROM ${quoteName(RELOAD)} WHERE task = $1`, [migration]);
    await dropLeftovers(target, migration);
  });
}

/**
 * Takes this migration's rows out of the control tables of DMS, and drops these tables when no other migration has a
 * row there or in the marker: another one's running task writes to them, empty or not.
 */
async function dropLeftovers(target: Client, migration: string): Promise<void> {
  const { rows } = await target.query(
    `SELECT c.relname AS name, EXISTS (SELECT 1 FROM pg_catalog.pg_attribute a
              WHERE a.attrelid = c.oid AND a.attname = 'TASK_NAME' AND NOT a.attisdropped) AS "namesTask"
       FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = $1 AND c.relkind = 'r' AND c.relname LIKE 'awsdms\\_%' ORDER BY c.relname COLLATE "C"`,
    [DMS_CONTROL_SCHEMA],
  );
  const tables = rows as { name: string; namesTask: boolean }[];
  const others = await target.query(`SELECT 1 FROM ${quoteName(MARKER)} WHERE task NOT IN ($1, $2) LIMIT 1`, [
    migration,
    reloadNote(migration),
  ]);
  let shared = others.rowCount !== 0;
  for (const { name, namesTask } of tables) {
    const table = quoteName({ schema: DMS_CONTROL_SCHEMA, name });
    if (namesTask) await target.query(`DELETE FROM ${table} WHERE upper("TASK_NAME") = upper($1)`, [migration]);
    const left = await target.query(`SELECT 1 FROM ${table} LIMIT 1`);
    // Without the task's name nobody can tell whose rows they are.
    shared ||= namesTask && left.rowCount !== 0;
  }
  if (shared) return;
  for (const { name } of tables) await target.query(`DROP TABLE ${quoteName({ schema: DMS_CONTROL_SCHEMA, name })}`);
}

/** The row on the target that says a reload was begun: until its task runs, the target does not hold what was loaded. */
const reloadNote = (migration: string) => `${migration}:reload`;

/** Whether a reload was begun and its task did not run since. */
export async function isReloadNoted(target: Client, migration: string): Promise<boolean> {
  return hasMarkerRow(target, reloadNote(migration));
}

/** Takes the note back, once the task runs. */
export async function clearReloadNote(target: Client, migration: string): Promise<void> {
  if (await isReloadNoted(target, migration))
    await target.query(`DELETE FROM ${quoteName(MARKER)} WHERE task = $1`, [reloadNote(migration)]);
}

/** Whether a migration's marker row is there: on the target it arrives with the load. */
export async function hasMarkerRow(client: Client, task: string): Promise<boolean> {
  if (!(await hasTable(client, MARKER))) return false;
  const { rowCount } = await client.query(`SELECT 1 FROM ${quoteName(MARKER)} WHERE task = $1`, [task]);
  return rowCount === 1;
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
