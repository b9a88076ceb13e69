import { quoteLiteral } from "@postgres-to-aurora/postgres";
import type { Pgoutput } from "pg-logical-replication";
import type { TableRecord } from "../model.js";
import type { ChangeConversion } from "./change-conversion.js";
import { changeSql, type FullIdentity, insertSql } from "./change-sql.js";
import type { Change } from "./change-stream.js";
import type { ControlTables } from "./control-tables.js";

/** Where a change goes. */
export interface Target {
  table: TableRecord;
  loadedAt: bigint;
  full: FullIdentity | undefined;
  conversion: ChangeConversion | undefined;
}

/** A change with its place. */
export interface Work {
  change: Change;
  target: Target;
}

export type Counts = Pick<
  TableRecord,
  "inserts" | "updates" | "deletes" | "appliedInserts" | "appliedUpdates" | "appliedDeletes"
>;

const COUNTERS = {
  insert: ["inserts", "appliedInserts"],
  update: ["updates", "appliedUpdates"],
  delete: ["deletes", "appliedDeletes"],
} as const;

/** What one target transaction has done and will note in the control tables before it commits. */
export interface Group {
  begun: boolean;
  changes: number;
  counts: Map<TableRecord, Counts>;
  /** SQL that notes exceptions and suspended tables. */
  notes: string[];
  suspended: Map<TableRecord, string>;
}

export const newGroup = (): Group => ({
  begun: false,
  changes: 0,
  counts: new Map(),
  notes: [],
  suspended: new Map(),
});

/** Counts a change that was read, and whether the target took it. */
export function count(group: Group, { change, target }: Work, applied: boolean): void {
  let counts = group.counts.get(target.table);
  if (counts === undefined) {
    counts = { inserts: 0, updates: 0, deletes: 0, appliedInserts: 0, appliedUpdates: 0, appliedDeletes: 0 };
    group.counts.set(target.table, counts);
  }
  const [seen, done] = COUNTERS[change.tag];
  counts[seen]++;
  if (applied) counts[done]++;
}

/** SQL that adds a group's counts to those of its tables. */
export function countSql(control: ControlTables, counts: Map<TableRecord, Counts>): string {
  const rows = [...counts].map(
    ([{ schema, name }, c]) =>
      `(${quoteLiteral(schema)}, ${quoteLiteral(name)}, ${c.inserts}, ${c.updates}, ${c.deletes}, ${c.appliedInserts}, ${c.appliedUpdates}, ${c.appliedDeletes})`,
  );
  return (
    `UPDATE ${control.tables} AS t SET "INSERTS" = "INSERTS" + i, "UPDATES" = "UPDATES" + u, "DELETES" = "DELETES" + d, ` +
    `"APPLIED_INSERTS" = "APPLIED_INSERTS" + ai, "APPLIED_UPDATES" = "APPLIED_UPDATES" + au, "APPLIED_DELETES" = "APPLIED_DELETES" + ad ` +
    `FROM (VALUES ${rows.join(", ")}) AS v(s, n, i, u, d, ai, au, ad) ` +
    `WHERE "TASK_NAME" = ${quoteLiteral(control.task)} AND "TABLE_OWNER" = s AND "TABLE_NAME" = n`
  );
}

/** One statement per change, but one for inserts into the same table that follow each other. */
export function merge(chunk: Work[]): { sql: string; works: Work[] }[] {
  const statements: { sql: string; works: Work[] }[] = [];
  for (let at = 0; at < chunk.length; ) {
    const first = chunk[at] as Work;
    const { change, target } = first;
    if (change.tag !== "insert" || change.relation.columns.length === 0) {
      statements.push({ sql: changeSql(change, target.full), works: [first] });
      at++;
      continue;
    }
    let end = at;
    while (chunk[end]?.change.tag === "insert" && chunk[end]?.change.relation === change.relation) end++;
    const works = chunk.slice(at, end);
    const rows = works.map((work) => (work.change as Pgoutput.MessageInsert).new);
    statements.push({ sql: insertSql(change.relation, rows), works });
    at = end;
  }
  return statements;
}
