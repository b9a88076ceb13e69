import type { TableName } from "@postgres-to-aurora/domain";

/** A CDC latency and how old the measurement is. */
export interface Latency {
  seconds: number;
  ageMs: number;
}

/** One table of the task's own mappings as DMS last showed it; state "" while it does not show it. */
export interface SeenTable extends TableName {
  state: string;
  /** Rows handed to the loader. */
  rows: number;
  inserts: number;
  updates: number;
  deletes: number;
  /** What the validation of DMS itself says, in its words. */
  validation: string;
  /** Whether it was loaded more than once. */
  reloaded: boolean;
}

/** Changes of one table that the target refused. */
export interface RefusedChanges extends TableName {
  count: number;
}

/** The task itself, as far as it matters here. */
export interface SeenTask {
  name: string;
  /** Lower case. */
  status: string;
  stopReason: string;
  lastFailureMessage: string;
  hasRun: boolean;
  /** When it was stopped last, milliseconds since the epoch. */
  stopped?: number | undefined;
}

/** What one look at the migration found. */
export interface Observation {
  task: SeenTask;
  tables: SeenTable[];
  /** What stands in awsdms_apply_exceptions for this task, by table. */
  refused: RefusedChanges[];
  /** What stands in awsdms_suspended_tables for this task. */
  suspended: TableName[];
  /** Not looked at (undefined) before all tables are loaded. */
  latency?: { source: Latency | undefined; target: Latency | undefined };
  /** Whether a marker row written for this look arrived on the target; not tried before all tables are loaded. */
  marker?: { arrived: boolean; roundTripMs: number };
}

const FAILED = ["table error", "table cancelled", "table does not exist"];
const LOADING = ["full load", "table is being reloaded"];

/** Whether a table's state is the one good final one. Like the others here, whatever the case. */
export function isLoaded({ state }: SeenTable): boolean {
  return state.toLowerCase() === "table completed";
}

/** Whether a table's state is a bad final one. */
export function isFailed({ state }: SeenTable): boolean {
  return FAILED.includes(state.toLowerCase());
}

/** Whether rows of a table are under way. */
export function isLoading({ state }: SeenTable): boolean {
  return LOADING.includes(state.toLowerCase());
}
