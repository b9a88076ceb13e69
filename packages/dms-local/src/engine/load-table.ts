import { pipeline } from "node:stream/promises";
import { type Client, copyFrom, copyTo, quoteIdentifier, quoteLiteral, quoteName } from "@postgres-to-aurora/postgres";
import type { TableRecord } from "../model.js";
import { whereTable } from "./control-tables.js";
import type { Conversion } from "./conversion.js";
import { type CopyPart, copyToSql, countsSql, resetCountsSql } from "./copy-sql.js";
import { truncationFailure } from "./failure.js";
import type { Load, Pair } from "./full-load.js";
import { countRows } from "./row-meter.js";
import { called } from "./say.js";
import { readColumns } from "./table-columns.js";

/** A table cannot be loaded; the others can. */
export class TableFailure extends Error {}

/** A table is not there, on one side or the other. */
export class MissingTable extends TableFailure {}

/** Loads a table in one transaction of the target that also notes it. @param where SQL condition on the rows */
export async function loadTable(load: Load, pair: Pair, table: TableRecord, where?: string): Promise<void> {
  const { snapshot, task } = load;
  const { source, target } = pair;
  const { load: wanted } = table;
  beginTable(load, table);

  await target.query("BEGIN ISOLATION LEVEL READ COMMITTED");
  const before = await lockTable(load, target, table);
  if (before.done) {
    await target.query("ROLLBACK");
    return complete(load, table, wanted, before.rows, before.lsn);
  }
  await source.query(snapshotSql(load));
  const part = await readPart(load, pair, table);
  if (task.settings.FullLoadSettings.TargetTablePrepMode === "TRUNCATE_BEFORE_LOAD")
    await target.query(`TRUNCATE ${quoteName(table)}`);
  const rows = await copyRows(load, pair, table, where === undefined ? part : { ...part, where });
  await target.query(`${loadedSql(load, table, wanted, String(rows))}; COMMIT`);
  await source.query("COMMIT");
  complete(load, table, wanted, rows, snapshot.lsn);
}

/** Shows a table as being loaded from now on. */
export function beginTable(load: Load, table: TableRecord): void {
  Object.assign(table, {
    state: table.reloaded ? "Table is being reloaded" : "Full load",
    loadStarted: Date.now(),
    fullLoadRows: 0,
  });
  delete table.loadEnded;
  delete table.error;
  load.say("TARGET_LOAD", "I", `Start loading table ${called(table)}`);
}

/** SQL that puts a session of the source into the load's snapshot. */
export const snapshotSql = ({ snapshot }: Load): string =>
  `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET TRANSACTION SNAPSHOT ${quoteLiteral(snapshot.name)}`;

export interface Before {
  rows: number;
  lsn: string;
  /** The load that the table needs was committed already. */
  done: boolean;
  /** Segments of a load that did not end may be committed. */
  segmented: boolean;
}

/** Locks the table's note: waits for a session that a killed server has left, for it may still commit this very load. */
export async function lockTable(load: Load, target: Client, table: TableRecord): Promise<Before> {
  const { rows } = await target.query(
    `SELECT "FULL_LOAD_ROWS"::float8 AS rows, "LOAD_LSN"::text AS lsn, "SEGMENTED" AS segmented,
            "LOAD" IS NOT DISTINCT FROM ${quoteLiteral(table.load)} AND "ERROR" IS NULL AS done
       FROM ${load.control.tables} WHERE ${whereTable(load.control, table)} FOR UPDATE`,
  );
  return (rows[0] as Before | undefined) ?? { rows: 0, lsn: "0/0", done: false, segmented: false };
}

/** SQL that notes a table as loaded. @param rows SQL of how many rows it has */
export function loadedSql({ control, snapshot }: Load, table: TableRecord, wanted: string, rows: string): string {
  return `UPDATE ${control.tables} SET "LOAD" = ${quoteLiteral(wanted)}, "LOAD_LSN" = ${quoteLiteral(snapshot.lsn)}, "ERROR" = NULL,
            "SEGMENTED" = false, "FULL_LOAD_ROWS" = ${rows} WHERE ${whereTable(control, table)}`;
}

/** Reads the table on both sides and decides how it travels. Throws TableFailure. */
export async function readPart(load: Load, { source, target }: Pair, table: TableRecord): Promise<CopyPart> {
  const name = quoteName(table);
  if (load.faults.tableError(table.schema, table.name)) throw new TableFailure("A fault that was asked for");
  const found = await readColumns(source, table);
  if (found === undefined) throw new MissingTable(`${name} does not exist on the source`);
  const there = await readColumns(target, table);
  if (there === undefined) throw new MissingTable(`${name} does not exist on the target`);
  const conversion = load.conversions.of(table, found);
  if (conversion.nullsFirst) {
    const large = new Set(conversion.columns.flatMap((column) => (column.lob === null ? [] : [column.name])));
    const column = there.columns.find((candidate) => candidate.notNull && large.has(candidate.name));
    if (column)
      throw new TableFailure(
        `null value in column "${column.name}" of relation "${table.name}" violates not-null constraint: full LOB mode inserts each row with NULL in place of large values and updates it afterwards (SQLSTATE 23502)`,
      );
  }
  return { table, partitioned: found.partitioned, conversion };
}

/** Streams rows from the source's COPY into the target's. Gives how many. Throws FatalTaskError for values that may not be cut. */
export async function copyRows(load: Load, pair: Pair, table: TableRecord, part: CopyPart): Promise<number> {
  const { conversion } = part;
  const reset = resetCountsSql(conversion);
  if (reset !== undefined) await pair.source.query(reset);
  const list = conversion.columns.map(({ name }) => quoteIdentifier(name)).join(", ");
  const into = pair.target.query(copyFrom(`COPY ${quoteName(table)}${list && ` (${list})`} FROM STDIN`));
  const speed = load.faults.rowsPerSecond(table.schema, table.name);
  await pipeline(pair.source.query(copyTo(copyToSql(part))), countRows(table, speed), into);
  await reportCuts(load, pair.source, table, conversion);
  return into.rowCount;
}

async function reportCuts(load: Load, source: Client, table: TableRecord, conversion: Conversion): Promise<void> {
  const sql = countsSql(conversion);
  if (sql === undefined) return;
  const { rows } = await source.query(sql);
  for (const { name, count } of rows as { name: string; count: number }[]) {
    const what = `${count} LOB value(s) of column '${name}' in table ${called(table)} are longer than ${conversion.limit / 1024} KB`;
    if (conversion.failOnTruncation) throw truncationFailure(what);
    load.say("SOURCE_UNLOAD", "W", `${what} and were truncated`);
  }
}

/** Shows a table as loaded. */
export function complete(load: Load, table: TableRecord, wanted: string, rows: number, lsn: string): void {
  const now = Date.now();
  Object.assign(table, { fullLoadRows: rows, loadLsn: lsn, loadEnded: now, lastUpdate: now });
  // A reload asked for meanwhile is still to be done.
  table.state = table.load === wanted ? "Table completed" : "Table is being reloaded";
  load.say("TARGET_LOAD", "I", `Load finished for table ${called(table)}. ${rows} rows received. 0 rows skipped`);
}
