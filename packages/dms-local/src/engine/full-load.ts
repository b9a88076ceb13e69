import { type Client, isServerError, quoteLiteral } from "@postgres-to-aurora/postgres";
import type { Faults } from "../faults.js";
import type { TableRecord, Task } from "../model.js";
import type { TableMappings } from "../table-mappings.js";
import { type ControlTables, suspendSql } from "./control-tables.js";
import type { Conversions } from "./conversion.js";
import { applyFailure, FatalTaskError, isEnvironmental, reasonOf, withoutValues } from "./failure.js";
import { loadTable, MissingTable, TableFailure } from "./load-table.js";
import { called, type Say } from "./say.js";
import { SegmentedTable } from "./segmented-table.js";
import type { Sessions } from "./sessions.js";
import type { Snapshot } from "./source-objects.js";

export interface Load {
  task: Task;
  sessions: Sessions;
  control: ControlTables;
  snapshot: Snapshot;
  mappings: TableMappings;
  conversions: Conversions;
  faults: Faults;
  say: Say;
  changed(): void;
}

/** The sessions one loader works with. */
export interface Pair {
  source: Client;
  target: Client;
}

/** A table, or a segment of one. */
interface Job {
  table: TableRecord;
  /** Whether another segment has failed, so that this one is not worth loading. */
  abandoned(): boolean;
  failed(): void;
  load(pair: Pair): Promise<void>;
}

/**
 * Loads tables, several at once, each in one transaction of the target, segments in one each. A table that fails is
 * suspended and the others go on.
 * @throws what broke the load as a whole (a lost server); tables that are committed stay loaded
 */
export async function loadTables(load: Load, tables: TableRecord[]): Promise<void> {
  const queue = [...tables].sort((a, b) => b.order - a.order).flatMap((table) => jobsOf(load, table));
  const subTasks = Math.min(load.task.settings.FullLoadSettings.MaxFullLoadSubTasks, queue.length);
  let next = 0;
  const take = () => queue[next++];
  const results = await Promise.allSettled(
    Array.from({ length: subTasks }, async () => {
      try {
        await loadFrom(take, load);
      } catch (error) {
        next = queue.length;
        throw error;
      }
    }),
  );
  for (const result of results) if (result.status === "rejected") throw result.reason;
}

function jobsOf(load: Load, table: TableRecord): Job[] {
  const { ranges } = load.mappings.settings(table.schema, table.name);
  if (ranges === undefined)
    return [{ table, abandoned: () => false, failed: () => {}, load: (pair) => loadTable(load, pair, table) }];
  const segmented = new SegmentedTable(load, table, ranges);
  return segmented.segments.map((segment) => ({
    table,
    abandoned: () => segmented.failed,
    failed: () => {
      segmented.failed = true;
    },
    load: (pair) => segmented.load(segment, pair),
  }));
}

async function loadFrom(take: () => Job | undefined, load: Load): Promise<void> {
  const { sessions } = load;
  let pair: Pair | undefined;
  for (let job = take(); job !== undefined; job = take()) {
    if (job.abandoned()) continue;
    try {
      pair ??= { source: await sessions.source(), target: await sessions.target() };
      await job.load(pair);
    } catch (error) {
      // A failed COPY leaves its session in an unknown place.
      if (pair) for (const client of [pair.source, pair.target]) sessions.close(client);
      pair = undefined;
      if (!isOfTable(error)) throw error;
      if (!job.abandoned()) {
        job.failed();
        await suspend(load, job.table, error);
      }
    }
    load.changed();
  }
  if (pair) for (const client of [pair.source, pair.target]) sessions.close(client);
}

const isOfTable = (error: unknown): error is Error =>
  error instanceof TableFailure || (isServerError(error) && !isEnvironmental(error));

async function suspend(load: Load, table: TableRecord, error: Error): Promise<void> {
  const { say, control, task } = load;
  const reason = reasonOf(error);
  const told = withoutValues(reason);
  const state = error instanceof MissingTable ? "Table does not exist" : "Table error";
  say("TARGET_LOAD", "E", `Failed to load data into table ${called(table)}: ${told}`);
  const client = await load.sessions.target();
  const notes = [suspendSql(control, table, reason)];
  if (control.loadExceptions !== undefined && isServerError(error))
    notes.push(
      `INSERT INTO ${control.loadExceptions} VALUES (${[control.task, table.schema, table.name].map(quoteLiteral).join(", ")}, pg_catalog.clock_timestamp(), 'COPY', ${quoteLiteral(applyFailure({ code: error.code, message: error.message }))})`,
    );
  await client.query(`BEGIN;${notes.join(";")};COMMIT`);
  load.sessions.close(client);
  Object.assign(table, { state, error: reason, lastUpdate: Date.now() });
  say("TABLES_MANAGER", "E", `Table ${called(table)} was errored/suspended: ${state}`);
  const { TableErrorPolicy, DataErrorPolicy } = task.settings.ErrorBehavior;
  const failed = `Table ${table.schema}.${table.name} failed`;
  if (isServerError(error) && error.code.startsWith("22") && DataErrorPolicy === "STOP_TASK")
    throw new FatalTaskError(`${failed} and DataErrorPolicy is STOP_TASK: ${told}`);
  if (TableErrorPolicy === "STOP_TASK")
    throw new FatalTaskError(`${failed} and TableErrorPolicy is STOP_TASK: ${told}`);
}
