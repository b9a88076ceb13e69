import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import {
  type Client,
  copyFrom,
  copyTo,
  isServerError,
  quoteIdentifier,
  quoteLiteral,
  quoteName,
} from "@postgres-to-aurora/postgres";
import type { TableRecord, Task } from "../model.js";
import { type ControlTables, suspendSql, whereTable } from "./control-tables.js";
import { FatalTaskError, isEnvironmental, reasonOf } from "./failure.js";
import type { Sessions } from "./sessions.js";
import type { Snapshot } from "./source-objects.js";

export interface Load {
  task: Task;
  sessions: Sessions;
  control: ControlTables;
  snapshot: Snapshot;
  log(line: string): void;
  changed(): void;
}

/**
 * Loads tables, several at once, each in one transaction of the target. A table that fails is suspended and the others
 * go on.
 * @throws what broke the load as a whole (a lost server); tables that are committed stay loaded
 */
export async function loadTables(load: Load, tables: TableRecord[]): Promise<void> {
  const queue = [...tables].sort((a, b) => b.order - a.order);
  const subTasks = Math.min(load.task.settings.FullLoadSettings.MaxFullLoadSubTasks, queue.length);
  const results = await Promise.allSettled(
    Array.from({ length: subTasks }, async () => {
      try {
        await loadFrom(queue, load);
      } catch (error) {
        queue.length = 0;
        throw error;
      }
    }),
  );
  for (const result of results) if (result.status === "rejected") throw result.reason;
}

async function loadFrom(queue: TableRecord[], load: Load): Promise<void> {
  const { sessions } = load;
  let pair: { source: Client; target: Client } | undefined;
  for (let table = queue.shift(); table !== undefined; table = queue.shift()) {
    try {
      pair ??= { source: await sessions.source(), target: await sessions.target() };
      await loadTable(load, pair.source, pair.target, table);
    } catch (error) {
      // A failed COPY leaves its session in an unknown place.
      if (pair) for (const client of [pair.source, pair.target]) sessions.close(client);
      pair = undefined;
      const state = error instanceof MissingTable ? "Table does not exist" : "Table error";
      if (state === "Table error" && !(isServerError(error) && !isEnvironmental(error))) throw error;
      await suspend(load, table, state, reasonOf(error));
    }
    load.changed();
  }
  if (pair) for (const client of [pair.source, pair.target]) sessions.close(client);
}

class MissingTable extends Error {}

async function suspend(load: Load, table: TableRecord, state: TableRecord["state"], reason: string): Promise<void> {
  load.log(`table ${table.schema}.${table.name}: ${state}: ${reason}`);
  const client = await load.sessions.target();
  await client.query(`BEGIN;${suspendSql(load.control, table, reason)};COMMIT`);
  load.sessions.close(client);
  Object.assign(table, { state, error: reason, lastUpdate: Date.now() });
  if (load.task.settings.ErrorBehavior.TableErrorPolicy === "STOP_TASK")
    throw new FatalTaskError(`Table ${table.schema}.${table.name} failed and TableErrorPolicy is STOP_TASK: ${reason}`);
}

async function loadTable(load: Load, source: Client, target: Client, table: TableRecord): Promise<void> {
  const { control, snapshot, task } = load;
  const { load: wanted } = table;
  const name = quoteName(table);
  Object.assign(table, {
    state: table.reloaded ? "Table is being reloaded" : "Full load",
    loadStarted: Date.now(),
    fullLoadRows: 0,
  });
  delete table.loadEnded;
  delete table.error;

  // The lock waits for a session that a killed server has left: it may still commit this very load.
  await target.query("BEGIN ISOLATION LEVEL READ COMMITTED");
  const done = await target.query(
    `SELECT "FULL_LOAD_ROWS"::float8 AS rows, "LOAD_LSN"::text AS lsn, "LOAD" = ${quoteLiteral(wanted)} AND "ERROR" IS NULL AS done
       FROM ${control.tables} WHERE ${whereTable(control, table)} FOR UPDATE`,
  );
  const [before] = done.rows as { rows: number; lsn: string; done: boolean | null }[];
  if (before?.done) {
    await target.query("ROLLBACK");
    return complete(table, wanted, before.rows, before.lsn);
  }

  await source.query(
    `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET TRANSACTION SNAPSHOT ${quoteLiteral(snapshot.name)}`,
  );
  const columns = await readColumns(source, table);
  if (columns === undefined) throw new MissingTable(`${name} does not exist on the source`);
  if ((await readColumns(target, table)) === undefined) throw new MissingTable(`${name} does not exist on the target`);
  if (task.settings.FullLoadSettings.TargetTablePrepMode === "TRUNCATE_BEFORE_LOAD")
    await target.query(`TRUNCATE ${name}`);

  const list = columns.names.map(quoteIdentifier).join(", ");
  const from = columns.partitioned ? `(SELECT ${list} FROM ${name})` : `${name}${list && ` (${list})`}`;
  const into = target.query(copyFrom(`COPY ${name}${list && ` (${list})`} FROM STDIN`));
  await pipeline(source.query(copyTo(`COPY ${from} TO STDOUT`)), countRows(table), into);

  await target.query(
    `UPDATE ${control.tables} SET "LOAD" = ${quoteLiteral(wanted)}, "LOAD_LSN" = ${quoteLiteral(snapshot.lsn)}, "ERROR" = NULL,
            "FULL_LOAD_ROWS" = ${into.rowCount} WHERE ${whereTable(control, table)}; COMMIT`,
  );
  await source.query("COMMIT");
  complete(table, wanted, into.rowCount, snapshot.lsn);
}

function complete(table: TableRecord, load: string, rows: number, lsn: string): void {
  const now = Date.now();
  Object.assign(table, { fullLoadRows: rows, loadLsn: lsn, loadEnded: now, lastUpdate: now });
  // A reload asked for meanwhile is still to be done.
  table.state = table.load === load ? "Table completed" : "Table is being reloaded";
}

/** Column names without generated ones; undefined when the table does not exist. */
async function readColumns(
  client: Client,
  table: TableRecord,
): Promise<{ names: string[]; partitioned: boolean } | undefined> {
  const { rows } = await client.query(
    `SELECT c.relkind = 'p' AS partitioned, coalesce((SELECT pg_catalog.json_agg(a.attname ORDER BY a.attnum)
              FROM pg_catalog.pg_attribute a
             WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''), '[]') AS names
       FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = $1 AND c.relname = $2 AND c.relkind IN ('r', 'p')`,
    [table.schema, table.name],
  );
  return rows[0] as { names: string[]; partitioned: boolean } | undefined;
}

/** Counts rows as they are handed to the loader: in COPY's text form every line is one row. */
function countRows(table: TableRecord): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      let rows = 0;
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) rows++;
      table.fullLoadRows += rows;
      done(null, chunk);
    },
  });
}
