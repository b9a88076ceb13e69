import type { TableName } from "@postgres-to-aurora/domain";
import { type Client, explainRefusal, quoteName } from "@postgres-to-aurora/postgres";
import { withoutRowValues } from "@postgres-to-aurora/replication/failures";
import type { RefusedChanges } from "./observation.js";

/** Where DMS keeps the control tables of a task on the target, and what it calls the task there. */
export interface ControlTables {
  schema: string;
  /** Last part of the task's ARN. */
  taskName: string;
}

const EXCEPTIONS = "awsdms_apply_exceptions";
const SUSPENDED = "awsdms_suspended_tables";
const REMEDIES = {
  "42501":
    "Give the user of create-dms-task in target-url, or grant USAGE on the control schema awsdms_control and SELECT on its tables",
};

/** Changes that the target refused, by table, at most 10,000 of them; [] where DMS has not made the table yet. */
export async function readRefused(target: Client, control: ControlTables): Promise<RefusedChanges[]> {
  return read<RefusedChanges>(target, control, EXCEPTIONS, ', count(*)::int AS "count"');
}

/** Tables that get no changes any more; [] where DMS has not made the table, or was told not to. */
export async function readSuspended(target: Client, control: ControlTables): Promise<TableName[]> {
  return read<TableName>(target, control, SUSPENDED, "");
}

async function read<Row>(target: Client, control: ControlTables, name: string, more: string): Promise<Row[]> {
  const table = { schema: control.schema, name };
  return explainRefusal("target", `show ${name}`, REMEDIES, async () => {
    if (!(await exists(target, table))) return [];
    const { rows } = await target.query(
      `SELECT "TABLE_OWNER" AS schema, "TABLE_NAME" AS name${more} FROM ${quoteName(table)}
        WHERE upper("TASK_NAME") = upper($1) GROUP BY 1, 2 ORDER BY "TABLE_OWNER" COLLATE "C", "TABLE_NAME" COLLATE "C" LIMIT 10000`,
      [control.taskName],
    );
    return rows as Row[];
  });
}

/** The newest few errors of refused changes, without values of rows. */
export async function refusedErrors(target: Client, control: ControlTables, most: number): Promise<string[]> {
  const table = { schema: control.schema, name: EXCEPTIONS };
  if (!(await exists(target, table))) return [];
  const { rows } = await target.query(
    `SELECT "TABLE_OWNER" || '.' || "TABLE_NAME" || ': ' || pg_catalog."left"("ERROR", 2000) AS text
       FROM ${quoteName(table)} WHERE upper("TASK_NAME") = upper($1) ORDER BY "ERROR_TIME" DESC LIMIT $2`,
    [control.taskName, most],
  );
  return rows.map(({ text }) => withoutRowValues(text as string));
}

/** Takes out what DMS noted about tables that are about to be loaded anew: it is true of their old rows only. */
export async function forgetNotes(target: Client, control: ControlTables, tables: TableName[]): Promise<void> {
  for (const name of [EXCEPTIONS, SUSPENDED]) {
    const table = { schema: control.schema, name };
    if (!(await exists(target, table))) continue;
    await target.query(
      `DELETE FROM ${quoteName(table)} WHERE upper("TASK_NAME") = upper($1)
          AND ("TABLE_OWNER", "TABLE_NAME") IN (SELECT s, n FROM unnest($2::text[], $3::text[]) AS t(s, n))`,
      [control.taskName, tables.map((each) => each.schema), tables.map((each) => each.name)],
    );
  }
}

async function exists(target: Client, { schema, name }: TableName): Promise<boolean> {
  const { rowCount } = await target.query(
    "SELECT 1 FROM pg_catalog.pg_tables WHERE schemaname = $1 AND tablename = $2",
    [schema, name],
  );
  return rowCount === 1;
}
