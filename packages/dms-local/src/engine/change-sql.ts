import { type Client, quoteIdentifier, quoteLiteral, quoteName } from "@postgres-to-aurora/postgres";
import type { Pgoutput } from "pg-logical-replication";
import type { Change } from "./change-stream.js";

type Row = Record<string, string | null | undefined>;

/** How rows of a table that sends whole old rows (REPLICA IDENTITY FULL) are found on the target. */
export interface FullIdentity {
  /** The target's primary key; empty without one. */
  key: string[];
  /** Columns whose type has no equality that means "the same value": json, xml, geometric types. Compared as text. */
  asText: Set<string>;
}

/** Reads how rows of a REPLICA IDENTITY FULL table are found. */
export async function readFullIdentity(client: Client, schema: string, name: string): Promise<FullIdentity> {
  const { rows } = await client.query(
    `SELECT a.attname AS name, a.attnum = ANY (coalesce(i.indkey::int2[], '{}')) AS key,
            e.typname IN ('json', 'xml') OR e.typcategory = 'G' OR e.typtype = 'c' AS "asText"
       FROM pg_catalog.pg_class c
       JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
       JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
       JOIN pg_catalog.pg_type b ON b.oid = CASE t.typtype WHEN 'd' THEN t.typbasetype ELSE t.oid END
       JOIN pg_catalog.pg_type e ON e.oid = CASE WHEN b.typcategory = 'A' AND b.typelem <> 0 THEN b.typelem ELSE b.oid END
       LEFT JOIN pg_catalog.pg_index i ON i.indrelid = c.oid AND i.indisprimary
      WHERE n.nspname = $1 AND c.relname = $2`,
    [schema, name],
  );
  const columns = rows as { name: string; key: boolean; asText: boolean }[];
  return {
    key: columns.filter(({ key }) => key).map((column) => column.name),
    asText: new Set(columns.filter(({ asText }) => asText).map((column) => column.name)),
  };
}

/** A relation as its rows reach the target. */
export interface AppliedRelation extends Pgoutput.MessageRelation {
  /** Columns whose numbers become numeric(28,6) on the way. */
  rounded?: ReadonlySet<string>;
}

/** A value as SQL. A literal has no type, so the column reads it as input. */
function sqlValue(relation: AppliedRelation, name: string, value: string | null | undefined): string {
  if (value === null || value === undefined) return "NULL";
  const literal = quoteLiteral(value);
  return relation.rounded?.has(name) ? `pg_catalog.round(${literal}::pg_catalog.numeric, 6)` : literal;
}

/** One INSERT for rows of the same table with the same columns. */
export function insertSql(relation: Pgoutput.MessageRelation, rows: Row[]): string {
  const names = relation.columns.map(({ name }) => name);
  if (names.length === 0) return rows.map(() => `INSERT INTO ${quoteName(relation)} DEFAULT VALUES`).join(";");
  const values = rows.map((row) => `(${names.map((name) => sqlValue(relation, name, row[name])).join(", ")})`);
  return `INSERT INTO ${quoteName(relation)} (${names.map(quoteIdentifier).join(", ")}) VALUES ${values.join(", ")}`;
}

/** The UPDATE of one row. @param full only for tables that send whole old rows */
function updateSql(change: Pgoutput.MessageUpdate, full: FullIdentity | undefined): string {
  const { relation } = change;
  const after: Row = change.new;
  const before: Row = change.key ?? change.old ?? after;
  // Absent values are large ones that did not change and were not sent. Key columns are set only when they change:
  // an identity column GENERATED ALWAYS refuses even its own value.
  const names = relation.columns
    .map(({ name }) => name)
    .filter(
      (name) => after[name] !== undefined && !(relation.keyColumns.includes(name) && after[name] === before[name]),
    );
  const assignments = names.map((name) => `${quoteIdentifier(name)} = ${sqlValue(relation, name, after[name])}`);
  const own = quoteIdentifier(relation.keyColumns[0] ?? relation.columns[0]?.name ?? "");
  return `UPDATE ${quoteName(relation)} SET ${assignments.join(", ") || `${own} = ${own}`} WHERE ${condition(relation, before, full)}`;
}

/** The DELETE of one row. @param full only for tables that send whole old rows */
function deleteSql(change: Pgoutput.MessageDelete, full: FullIdentity | undefined): string {
  const { relation } = change;
  return `DELETE FROM ${quoteName(relation)} WHERE ${condition(relation, change.key ?? change.old ?? {}, full)}`;
}

function condition(relation: Pgoutput.MessageRelation, row: Row, full: FullIdentity | undefined): string {
  const equal = (name: string) => `${quoteIdentifier(name)} = ${sqlValue(relation, name, row[name])}`;
  if (full === undefined) return relation.keyColumns.map(equal).join(" AND ");
  if (full.key.length > 0 && full.key.every((name) => row[name] != null)) return full.key.map(equal).join(" AND ");
  const same = relation.columns.map(({ name }) =>
    row[name] === null
      ? `${quoteIdentifier(name)} IS NULL`
      : full.asText.has(name)
        ? `${quoteIdentifier(name)}::pg_catalog.text = ${sqlValue(relation, name, row[name])}`
        : equal(name),
  );
  // Equal rows may exist several times; the source changed one of them.
  const table = quoteName(relation);
  return `ctid = (SELECT ctid FROM ${table} WHERE ${same.join(" AND ") || "true"} LIMIT 1)`;
}

/** The SQL of any one change. */
export function changeSql(change: Change, full: FullIdentity | undefined): string {
  switch (change.tag) {
    case "insert":
      return insertSql(change.relation, [change.new]);
    case "update":
      return updateSql(change, full);
    case "delete":
      return deleteSql(change, full);
  }
}
