import { displayName, type TableName, UserError } from "@postgres-to-aurora/domain";
import { type Client, quoteName, readTables, type Table } from "@postgres-to-aurora/postgres";
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

/** Which tables to compare; see CompareOptions. */
export interface Scope {
  schemas?: string[] | undefined;
  exclude?: string[] | undefined;
}

/**
 * Reads both catalogs and pairs tables and columns by name; biggest table first.
 * @throws UserError for a schema or an excluded table that neither side has
 */
export async function planComparison(source: Client, target: Client, scope: Scope): Promise<TablePlan[]> {
  const { schemas = [], exclude = [] } = scope;
  const [left, right] = await Promise.all([readTables(source), readTables(target)]);
  const bySource = new Map(left.map((table) => [quoteName(table), table]));
  const byTarget = new Map(right.map((table) => [quoteName(table), table]));
  const all = [...new Map([...byTarget, ...bySource]).values()];
  // An excluded partitioned table stands for its partitions, so every table goes by several names.
  const trees = exclude.length > 0 ? await Promise.all([readTrees(source), readTrees(target)]) : [];
  const namesOf = (table: TableName) => [
    displayName(table),
    ...trees.flatMap((tree) => tree.get(quoteName(table)) ?? []),
  ];

  refuseUnknown("schema with tables", "schemas", schemas, new Set(all.map(({ schema }) => schema)));
  refuseUnknown("table", "exclude-tables", exclude, new Set(all.flatMap(namesOf)));
  return all
    .filter(({ schema }) => schemas.length === 0 || schemas.includes(schema))
    .map((table) => {
      const sqlName = quoteName(table);
      const excluded = namesOf(table).some((name) => exclude.includes(name));
      return planTable(sqlName, bySource.get(sqlName), byTarget.get(sqlName), excluded);
    })
    .sort((a, b) => b.bytes - a.bytes || (a.sqlName < b.sqlName ? -1 : 1));
}

/** Names of the partitioned tables above each leaf partition. */
async function readTrees(client: Client): Promise<Map<string, string[]>> {
  const { rows } = await client.query<TableName & { parents: string[] }>(
    `SELECT n.nspname AS schema, c.relname AS name, array_agg(pn.nspname || '.' || pc.relname) AS parents
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      CROSS JOIN LATERAL pg_partition_ancestors(c.oid) AS a
       JOIN pg_class pc ON pc.oid = a.relid AND pc.oid <> c.oid JOIN pg_namespace pn ON pn.oid = pc.relnamespace
      WHERE c.relkind = 'r' AND c.relispartition GROUP BY 1, 2`,
  );
  return new Map(rows.map((row) => [quoteName(row), row.parents]));
}

function refuseUnknown(kind: string, input: string, names: string[], known: Set<string>): void {
  const wrong = names.filter((name) => !known.has(name));
  if (wrong.length > 0)
    throw new UserError({
      code: "UNKNOWN_NAME",
      what: `No ${kind} of that name on either side: ${wrong.join(", ")}`,
      why: `Names are case-sensitive${kind === "table" ? " and written schema.table, without quotes" : ""}`,
      remedy: `Correct ${input}`,
    });
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
