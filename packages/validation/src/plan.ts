import type { TableName } from "@postgres-to-aurora/domain";
import {
  type Client,
  checkScope,
  isExcluded,
  isInSchemas,
  quoteName,
  readTables,
  type Table,
  type TableScope,
} from "@postgres-to-aurora/postgres";
import type { TypedColumn } from "./row-hash.js";

/** What one side needs to read a table. Types are that side's own. */
export interface TableSide {
  columns: TypedColumn[];
  key: TypedColumn[];
}

/** How one table is to be compared. Columns stand in the same order on both sides, whatever the tables' own order. */
export interface TablePlan extends TableName {
  /** Quoted, for SQL. */
  sqlName: string;
  /** Empty columns when the table is not to be read. */
  source: TableSide;
  target: TableSide;
  bytes: number;
  /** What already differs by the catalogs: one sentence each, with the columns it is about. */
  structure: { verdict: "different" | "unproved"; reason: string; columns: string[] }[];
  onBothSides: boolean;
  excluded: boolean;
}

/**
 * Reads both catalogs and pairs tables and columns by name; biggest table first.
 * @throws UserError for a schema or an excluded table that neither side has
 */
export async function planComparison(source: Client, target: Client, scope: TableScope): Promise<TablePlan[]> {
  const [left, right] = await Promise.all([readTables(source), readTables(target)]);
  checkScope([...left, ...right], scope, "either side");
  const bySource = new Map(left.map((table) => [quoteName(table), table]));
  const byTarget = new Map(right.map((table) => [quoteName(table), table]));
  return [...new Map([...byTarget, ...bySource]).values()]
    .filter((table) => isInSchemas(table, scope))
    .map((table) => {
      const sqlName = quoteName(table);
      return planTable(sqlName, bySource.get(sqlName), byTarget.get(sqlName), isExcluded(table, scope));
    })
    .sort((a, b) => b.bytes - a.bytes || (a.sqlName < b.sqlName ? -1 : 1));
}

function planTable(
  sqlName: string,
  source: Table | undefined,
  target: Table | undefined,
  excluded: boolean,
): TablePlan {
  const { schema, name } = (source ?? target) as Table;
  const plan: TablePlan = {
    schema,
    name,
    sqlName,
    source: { columns: [], key: [] },
    target: { columns: [], key: [] },
    bytes: Math.max(source?.bytes ?? 0, target?.bytes ?? 0),
    structure: [],
    onBothSides: source !== undefined && target !== undefined,
    excluded,
  };
  if (!source || !target) {
    const where = source ? "on the source only" : "on the target only";
    plan.structure.push({ verdict: "different", reason: `The table is ${where}`, columns: [] });
    return plan;
  }
  const inTarget = new Map(target.columns.map((column) => [column.name, column]));
  const inSource = new Map(source.columns.map((column) => [column.name, column]));
  const oneSided = (verb: string, columns: string[]) => {
    const reason = `${columns.length === 1 ? "Column" : "Columns"} ${verb} only: ${columns.join(", ")}`;
    if (columns.length > 0) plan.structure.push({ verdict: "different", reason, columns });
  };
  oneSided(
    "on the source",
    [...inSource.keys()].filter((column) => !inTarget.has(column)),
  );
  oneSided(
    "on the target",
    [...inTarget.keys()].filter((column) => !inSource.has(column)),
  );
  for (const own of source.columns) {
    const other = inTarget.get(own.name);
    if (!other) continue;
    if (bareType(own.type) === bareType(other.type)) {
      plan.source.columns.push(own);
      plan.target.columns.push(other);
    } else {
      const reason = `Column ${own.name} is ${own.type} on the source and ${other.type} on the target; its values were not compared`;
      plan.structure.push({ verdict: "unproved", reason, columns: [own.name] });
    }
  }
  // The target may have no key yet: the source's serves both.
  const key = source.key.length > 0 ? source.key : target.key;
  const pick = (columns: TypedColumn[]) => key.flatMap((name) => columns.find((column) => column.name === name) ?? []);
  const [sourceKey, targetKey] = [pick(plan.source.columns), pick(plan.target.columns)];
  if (sourceKey.length === key.length) {
    plan.source.key = sourceKey;
    plan.target.key = targetKey;
  }
  return plan;
}

/** An extension's types may live in another schema on the other side; their values are the same. */
function bareType(type: string): string {
  return type.replace(/^(?:"(?:[^"]|"")+"|[^."()]+)\./, "");
}
