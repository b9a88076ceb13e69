import { type Client, quoteIdentifier, quoteLiteral, quoteName } from "@postgres-to-aurora/postgres";
import type { TableRecord, Task } from "../model.js";
import { parseLsn } from "./lsn.js";

/**
 * The tables in ControlSchema on the target. What decides whether a row is applied twice or never stands here and is
 * written in the same transaction as the rows: the position, and under which snapshot each table was loaded.
 */
export interface ControlTables {
  /** The task's name in every table: the last part of its ARN. */
  task: string;
  exceptions: string;
  position: string;
  tables: string;
  /** These are there when the task's settings ask for them and changes are followed. */
  suspended: string | undefined;
  status: string | undefined;
  history: string | undefined;
  loadExceptions: string | undefined;
}

export function controlTables(task: Task): ControlTables {
  const { ControlTablesSettings: asked } = task.settings;
  const schema = asked.ControlSchema || "public";
  const name = (table: string) => quoteName({ schema, name: table });
  const optional = (table: string, wanted: boolean) => (wanted && task.type !== "full-load" ? name(table) : undefined);
  return {
    task: task.resourceId,
    exceptions: name("awsdms_apply_exceptions"),
    position: name("awsdms_txn_state"),
    tables: name("awsdms_table_state"),
    suspended: optional("awsdms_suspended_tables", asked.SuspendedTablesTableEnabled),
    status: optional("awsdms_status", asked.StatusTableEnabled),
    history: optional("awsdms_history", asked.HistoryTableEnabled),
    loadExceptions: optional("awsdms_full_load_exceptions", asked.FullLoadExceptionTableEnabled),
  };
}

/** Makes schema and tables where missing. */
export async function createControlTables(client: Client, task: Task): Promise<void> {
  const schema = task.settings.ControlTablesSettings.ControlSchema || "public";
  // IF NOT EXISTS alone asks for the right to create even when there is nothing to create.
  const { rows } = await client.query("SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = $1", [schema]);
  if (rows.length === 0) await client.query(`CREATE SCHEMA ${quoteIdentifier(schema)}`);
  const control = controlTables(task);
  const who = `"TASK_NAME" varchar(128) NOT NULL, "TABLE_OWNER" varchar(128) NOT NULL, "TABLE_NAME" varchar(128) NOT NULL`;
  const server = `"SERVER_NAME" varchar(128) NOT NULL`;
  const exceptions = `${who}, "ERROR_TIME" timestamp NOT NULL, "STATEMENT" text NOT NULL, "ERROR" text NOT NULL`;
  const optional = [
    [control.loadExceptions, exceptions],
    [control.suspended, `${server}, ${who}, "SUSPEND_REASON" text, "SUSPEND_TIMESTAMP" timestamp`],
    [
      control.status,
      `${server}, "TASK_NAME" varchar(128) PRIMARY KEY, "TASK_STATUS" varchar(32), "STATUS_TIME" timestamp,
       "PENDING_CHANGES" bigint, "DISK_SWAP_SIZE" bigint, "TASK_MEMORY" bigint, "SOURCE_CURRENT_POSITION" varchar(128),
       "SOURCE_CURRENT_TIMESTAMP" timestamp, "SOURCE_TAIL_POSITION" varchar(128), "SOURCE_TAIL_TIMESTAMP" timestamp,
       "SOURCE_TIMESTAMP_APPLIED" timestamp`,
    ],
    [
      control.history,
      `${server}, "TASK_NAME" varchar(128), "TIMESLOT_TYPE" varchar(32), "TIMESLOT" timestamp, "TIMESLOT_DURATION" bigint,
       "TIMESLOT_LATENCY" bigint, "TIMESLOT_RECORDS" bigint, "TIMESLOT_VOLUME" bigint,
       PRIMARY KEY ("TASK_NAME", "TIMESLOT_TYPE", "TIMESLOT")`,
    ],
  ].filter(([table]) => table !== undefined);
  await client.query(`
    ${optional.map(([table, columns]) => `CREATE TABLE IF NOT EXISTS ${table} (${columns});`).join("\n    ")}
    CREATE TABLE IF NOT EXISTS ${control.exceptions} (${exceptions});
    CREATE TABLE IF NOT EXISTS ${control.position} ("TASK_NAME" varchar(128) PRIMARY KEY, "RUN" text NOT NULL,
      "COMMIT_LSN" pg_lsn NOT NULL, "COMMIT_TIME" timestamptz, "APPLIED_TIME" timestamptz);
    CREATE TABLE IF NOT EXISTS ${control.tables} (${who}, "RUN" text NOT NULL, "LOAD" text, "LOAD_LSN" pg_lsn,
      "SEGMENTED" boolean NOT NULL DEFAULT false, "ERROR" text, "FULL_LOAD_ROWS" bigint NOT NULL DEFAULT 0, "INSERTS" bigint NOT NULL DEFAULT 0,
      "UPDATES" bigint NOT NULL DEFAULT 0, "DELETES" bigint NOT NULL DEFAULT 0, "APPLIED_INSERTS" bigint NOT NULL DEFAULT 0,
      "APPLIED_UPDATES" bigint NOT NULL DEFAULT 0, "APPLIED_DELETES" bigint NOT NULL DEFAULT 0,
      PRIMARY KEY ("TASK_NAME", "TABLE_OWNER", "TABLE_NAME"))`);
}

/** Forgets what an earlier run of the task noted; begins the notes of this one. Safe to repeat. */
export async function beginRun(
  client: Client,
  control: ControlTables,
  run: string,
  tables: TableRecord[],
): Promise<void> {
  await client.query(`DELETE FROM ${control.position} WHERE "TASK_NAME" = $1 AND "RUN" <> $2`, [control.task, run]);
  await client.query(`DELETE FROM ${control.tables} WHERE "TASK_NAME" = $1 AND "RUN" <> $2`, [control.task, run]);
  await client.query(
    `INSERT INTO ${control.position} ("TASK_NAME", "RUN", "COMMIT_LSN") VALUES ($1, $2, '0/0') ON CONFLICT DO NOTHING`,
    [control.task, run],
  );
  await client.query(
    `INSERT INTO ${control.tables} ("TASK_NAME", "RUN", "TABLE_OWNER", "TABLE_NAME")
     SELECT $1, $2, s, n FROM unnest($3::text[], $4::text[]) AS t(s, n) ON CONFLICT DO NOTHING`,
    [control.task, run, tables.map(({ schema }) => schema), tables.map(({ name }) => name)],
  );
}

interface Row {
  schema: string;
  name: string;
  load: string | null;
  lsn: string | null;
  error: string | null;
  counts: number[];
}

/** Brings the records up to what the target says: after a killed server it knows better than the state file. */
export async function readTableStates(client: Client, control: ControlTables, tables: TableRecord[]): Promise<void> {
  const { rows } = await client.query(
    `SELECT "TABLE_OWNER" AS schema, "TABLE_NAME" AS name, "LOAD" AS load, "LOAD_LSN"::text AS lsn, "ERROR" AS error,
            ARRAY["FULL_LOAD_ROWS", "INSERTS", "UPDATES", "DELETES", "APPLIED_INSERTS", "APPLIED_UPDATES",
                  "APPLIED_DELETES"]::float8[] AS counts
       FROM ${control.tables} WHERE "TASK_NAME" = $1`,
    [control.task],
  );
  const byName = new Map((rows as Row[]).map((row) => [JSON.stringify([row.schema, row.name]), row]));
  for (const table of tables) {
    const row = byName.get(JSON.stringify([table.schema, table.name]));
    if (row === undefined) continue;
    const [
      fullLoadRows = 0,
      inserts = 0,
      updates = 0,
      deletes = 0,
      appliedInserts = 0,
      appliedUpdates = 0,
      appliedDeletes = 0,
    ] = row.counts;
    Object.assign(table, { inserts, updates, deletes, appliedInserts, appliedUpdates, appliedDeletes });
    if (row.load !== table.load) {
      table.state = table.reloaded ? "Table is being reloaded" : "Before load";
      continue;
    }
    table.fullLoadRows = fullLoadRows;
    if (row.lsn !== null) table.loadLsn = row.lsn;
    if (row.error === null) table.state = "Table completed";
    else
      Object.assign(table, {
        error: row.error,
        state: table.state === "Table does not exist" ? table.state : "Table error",
      });
  }
}

/** The commit position up to which everything is applied; 0 before the first change. */
export async function readPosition(client: Client, control: ControlTables): Promise<bigint> {
  const { rows } = await client.query(
    `SELECT "COMMIT_LSN"::text AS lsn FROM ${control.position} WHERE "TASK_NAME" = $1`,
    [control.task],
  );
  return parseLsn((rows[0] as { lsn: string } | undefined)?.lsn ?? "0/0");
}

/** Forgets the task's position and table states; exceptions stay, as DMS leaves its control tables. */
export async function forgetTask(client: Client, control: ControlTables): Promise<void> {
  for (const table of [control.position, control.tables]) {
    const { rows } = await client.query("SELECT pg_catalog.to_regclass($1) IS NOT NULL AS exists", [table]);
    if ((rows[0] as { exists: boolean }).exists)
      await client.query(`DELETE FROM ${table} WHERE "TASK_NAME" = $1`, [control.task]);
  }
}

/** SQL that selects one table's row of the control table. */
export function whereTable(control: ControlTables, table: TableRecord): string {
  return `"TASK_NAME" = ${quoteLiteral(control.task)} AND "TABLE_OWNER" = ${quoteLiteral(table.schema)} AND "TABLE_NAME" = ${quoteLiteral(table.name)}`;
}

/** SQL that notes a table as suspended: no change reaches it until it is loaded again. */
export function suspendSql(control: ControlTables, table: TableRecord, error: string): string {
  const names = [control.task, table.schema, table.name].map(quoteLiteral).join(", ");
  const note = `UPDATE ${control.tables} SET "LOAD" = ${quoteLiteral(table.load)}, "ERROR" = ${quoteLiteral(error)} WHERE ${whereTable(control, table)}`;
  if (control.suspended === undefined) return note;
  return `${note};INSERT INTO ${control.suspended} VALUES ('localhost', ${names}, ${quoteLiteral(error)}, pg_catalog.clock_timestamp())`;
}
