import { quoteIdentifier, quoteName } from "@postgres-to-aurora/postgres";
import type { Fields } from "@postgres-to-aurora/sql-parser";
import type { StatementEdit } from "../../convert/edit.js";
import { relationColumns, userRelations } from "../catalog-sql.js";
import { COLUMN_LIST, HAS_PRIMARY_KEY, IS_LOB, isInIndex, MODIFIER, TYPE_NAME, typedColumns } from "../column-sql.js";
import { type DumpModel, relationKey } from "../dump-model.js";
import { columnRef, type DumpColumn, primaryKeyOf, type Relation, relationRef } from "../dump-relations.js";
import { carriedTables, columnsOf, isLob, keyOf, typeBelow, typeName } from "../dump-tables.js";
import type { Hit, Rule } from "../rule.js";
import { keyCandidate, usableKey } from "./key-candidate.js";

const NO_KEY = "it has no primary key";

/** Keys that DMS needs to find a row again. */
export const replicationKeys: Rule[] = [
  {
    id: "repl-no-pk",
    category: "replication",
    severity: "needs-change",
    title: "No usable primary key",
    why: "Full load and inserts work, but an UPDATE or DELETE on the source names no row and is not carried, and DMS cannot validate the table.",
    remedy:
      "Give the source table a primary key, or promote a unique index over NOT NULL columns; else set REPLICA IDENTITY FULL on it, or copy it while nothing writes.",
    effort: "simple",
    fix: {
      kind: "offered",
      by: "convert-schema",
      phase: "pre-load",
      does: "A unique index over NOT NULL columns becomes the primary key on the target; the source needs its own change",
    },
    catalog: { sql: noKeySql },
    dump: {
      model: (model) =>
        carriedTables(model).flatMap((table) => (usableKey(table, model) ? [] : [noKeyHit(table, model)])),
    },
    dms: ({ severity, names, evidence }) => {
      if (severity === "info") return undefined;
      if (severity === "warning") return { validation: "no", because: NO_KEY };
      const because = evidence.startsWith("deferrable") ? "its primary key is deferrable" : NO_KEY;
      return names ? { cdc: "insert-only", because } : { cdc: "insert-only", validation: "no", because };
    },
    sql: ({ object, severity, names: [index] = [] }) => {
      if (severity !== undefined) return [];
      const identity = index === undefined ? "FULL" : `USING INDEX ${quoteIdentifier(index)}`;
      return [{ where: "source", sql: `ALTER TABLE ${quoteName(object)} REPLICA IDENTITY ${identity};` }];
    },
    convert: { IndexStmt: promoteIndex, AlterTableStmt: promoteUnique },
  },
  {
    id: "repl-array-no-pk",
    category: "replication",
    severity: "blocker",
    title: "Array column without primary key",
    why: "DMS carries arrays as LOBs and suspends a table that has one but no primary key, already in the full load.",
    remedy:
      "Give the source table a primary key; else exclude the table and copy it with pg_dump while nothing writes.",
    effort: "simple",
    fix: { kind: "manual", does: "A person gives the table a key or copies it" },
    catalog: {
      sql: `${typedColumns(relationColumns(COLUMN_LIST), "r")} AND t.typcategory = 'A' AND NOT ${HAS_PRIMARY_KEY}
        GROUP BY n.nspname, c.relname, c.relkind`,
    },
    dump: {
      model: (model) => withoutKey(model, (column) => typeBelow(column, model).array),
    },
    dms: { fullLoad: "no", cdc: "no", validation: "no", nativeCopy: true, because: `${NO_KEY} but an array column` },
  },
  {
    id: "repl-lob-no-pk",
    category: "replication",
    severity: "needs-change",
    title: "LOB columns without primary key",
    why: "DMS finds the row of a long value (text, json, bytea and the like) by its key; without one such values are not followed.",
    remedy: "Give the source table a primary key.",
    effort: "simple",
    fix: { kind: "manual", does: "A person gives the table a key" },
    catalog: {
      sql: `${typedColumns(relationColumns(COLUMN_LIST), "r")} AND ${IS_LOB} AND NOT ${HAS_PRIMARY_KEY}
        GROUP BY n.nspname, c.relname, c.relkind`,
    },
    dump: { model: (model) => withoutKey(model, (column) => isLob(column, model)) },
    dms: { validation: "no", because: NO_KEY },
  },
  {
    id: "repl-pk-lob",
    category: "replication",
    severity: "needs-change",
    title: "LOB column in the primary key",
    why: "DMS takes text, citext, bytea, json and arrays as LOBs, and does not replicate a table whose primary key has one.",
    remedy:
      "Change the column to character varying(n), n below 1024, on the source before the export (ALTER COLUMN TYPE rewrites the table), or give the table another key; prove it with a trial task.",
    effort: "medium",
    fix: { kind: "manual", does: "A person changes the key" },
    catalog: { sql: `${typedColumns(keyColumns(TYPE_NAME), "r")} AND ${IS_LOB} AND ${isInIndex("i.indisprimary")}` },
    dump: { model: (model) => inKey(model, (column) => (isLob(column, model) ? typeName(column, model) : undefined)) },
    dms: { cdc: "no", validation: "no", because: "its primary key has a column that DMS takes for a LOB" },
  },
  {
    id: "repl-pk-unbounded",
    category: "replication",
    severity: "warning",
    title: "Character key without a short limit",
    why: "DMS does not validate a table whose key is a character column of 1024 characters or more, and carries only the first 8000 bytes of one without any limit.",
    remedy: "Give the key column a length below 1024 on the source.",
    effort: "simple",
    fix: { kind: "manual", does: "A person gives the column a length" },
    catalog: {
      sql: `${typedColumns(keyColumns(`t.typname || CASE WHEN ${MODIFIER} >= 4 THEN '(' || ${MODIFIER} - 4 || ')' ELSE '' END`), "r")}
        AND t.typname IN ('varchar', 'bpchar') AND (${MODIFIER} < 4 OR ${MODIFIER} - 4 >= 1024) AND ${isInIndex("i.indisprimary")}`,
    },
    dump: {
      model: (model) =>
        inKey(model, (column) => {
          const { name, modifiers, array } = typeBelow(column, model);
          const [length] = modifiers;
          if (array || (name !== "varchar" && name !== "bpchar") || (length !== undefined && length < 1024))
            return undefined;
          return length === undefined ? name : `${name}(${length})`;
        }),
    },
    dms: { validation: "no", because: "its key is a character column without a short limit" },
  },
];

function keyColumns(evidence: string): string {
  return `SELECT 'column' AS type, n.nspname AS schema, c.relname AS name, a.attname AS part, ${evidence} AS evidence`;
}

function noKeySql(): string {
  return `SELECT 'table' AS type, n.nspname AS schema, c.relname AS name, NULL AS part,
      CASE WHEN ${HAS_PRIMARY_KEY} THEN 'deferrable primary key' ELSE 'no primary key' END
        || CASE WHEN c.relreplident = 'f' THEN ', replica identity full' WHEN x.by_index THEN ', replica identity by index'
             ELSE coalesce(', unique index ' || u.name, '') END AS evidence,
      CASE WHEN c.relreplident = 'f' THEN 'warning' WHEN x.by_index THEN 'info' END AS severity,
      CASE WHEN u.name IS NOT NULL THEN ARRAY[u.name] END AS names
    ${userRelations("r").replace(
      "WHERE",
      `LEFT JOIN (SELECT i.indrelid, pg_catalog.min(ic.relname::pg_catalog.text COLLATE "C") AS name
           FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid
          WHERE i.indisunique AND i.indimmediate AND i.indisvalid AND NOT i.indisprimary AND i.indpred IS NULL AND i.indexprs IS NULL
            AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_attribute a WHERE a.attrelid = i.indrelid AND NOT a.attnotnull
                              AND a.attnum = ANY ((i.indkey::pg_catalog.int2[])[0:i.indnkeyatts - 1]))
          GROUP BY i.indrelid) u ON u.indrelid = c.oid
        CROSS JOIN LATERAL (SELECT c.relreplident = 'i' AND EXISTS (SELECT 1 FROM pg_catalog.pg_index i
            WHERE i.indrelid = c.oid AND i.indisreplident) AS by_index) x
       WHERE c.relpersistence = 'p' AND`,
    )}
    AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_index i WHERE i.indrelid = c.oid AND i.indisprimary AND i.indimmediate)`;
}

function noKeyHit(table: Relation, model: DumpModel): Hit {
  const what = keyOf(table, model) ? "deferrable primary key" : "no primary key";
  const hit = { object: relationRef(table), at: { statement: table.statement } };
  const candidate = keyCandidate(table, model);
  const names = candidate === undefined ? {} : { names: [candidate] };
  if (table.replicaIdentity === "f")
    return { ...hit, ...names, evidence: `${what}, replica identity full`, severity: "warning" };
  if (table.replicaIdentity === "i")
    return { ...hit, ...names, evidence: `${what}, replica identity by index`, severity: "info" };
  return { ...hit, ...names, evidence: candidate === undefined ? what : `${what}, unique index ${candidate}` };
}

/** Tables without primary key that have such columns. */
function withoutKey(model: DumpModel, wanted: (column: DumpColumn) => boolean): Hit[] {
  return carriedTables(model).flatMap((table) => {
    if (keyOf(table, model)) return [];
    const columns = columnsOf(table, model).filter(wanted);
    const evidence = columns.map(({ name }) => name).join(", ");
    return columns.length === 0 ? [] : [{ object: relationRef(table), evidence, at: { statement: table.statement } }];
  });
}

/** Columns of primary keys for which `evidence` has something to say. */
function inKey(model: DumpModel, evidence: (column: DumpColumn) => string | undefined): Hit[] {
  return carriedTables(model).flatMap((table) => {
    const key = keyOf(table, model) ?? [];
    return columnsOf(table, model).flatMap((column): Hit[] => {
      const found = key.includes(column.name) ? evidence(column) : undefined;
      if (found === undefined) return [];
      return [
        {
          object: columnRef(table, column.name),
          evidence: found,
          at: { statement: column.statement, byte: column.byte },
        },
      ];
    });
  });
}

/** The table that may get the named index as its key: not part of a tree, without key or replica identity. */
function tableToKey({ relation: range }: Fields, index: string, { model }: StatementEdit): Relation | undefined {
  const table = model.relations.get(relationKey(range?.schemaname ?? "", range?.relname ?? ""));
  if (!table || table.partitioned || table.parents.length > 0 || table.replicaIdentity !== "d") return undefined;
  return primaryKeyOf(table) === undefined && keyCandidate(table, model) === index ? table : undefined;
}

function promoteIndex(fields: Fields, edit: StatementEdit): void {
  const table = tableToKey(fields, fields.idxname, edit);
  if (!table || !isPlain(fields)) return;
  const index = quoteIdentifier(fields.idxname);
  edit.add(
    edit.statement.phase ?? "pre-load",
    `ALTER TABLE ${quoteName(table)} ADD CONSTRAINT ${index} PRIMARY KEY USING INDEX ${index};`,
  );
  intendKey(table, fields.idxname, edit);
  edit.intend({
    object: { type: "index", schema: table.schema, name: fields.idxname },
    difference: "The index belongs to the primary key on the target",
  });
}

/** A primary key takes an index only with the usual order and operators. */
function isPlain({ indexParams }: Fields): boolean {
  return ((indexParams ?? []) as Fields[]).every(
    ({ IndexElem: element }) =>
      element?.name !== undefined &&
      element.opclass === undefined &&
      element.collation === undefined &&
      element.ordering === "SORTBY_DEFAULT" &&
      element.nulls_ordering === "SORTBY_NULLS_DEFAULT",
  );
}

function promoteUnique(fields: Fields, edit: StatementEdit): void {
  for (const { AlterTableCmd: command } of (fields.cmds ?? []) as Fields[]) {
    const constraint = command?.subtype === "AT_AddConstraint" ? command.def?.Constraint : undefined;
    if (constraint?.contype !== "CONSTR_UNIQUE" || constraint.nulls_not_distinct) continue;
    const table = tableToKey(fields, constraint.conname, edit);
    const word = edit
      .tokens()
      .find(({ start, text }) => start > constraint.location && text.toUpperCase() === "UNIQUE");
    if (!table || !word) continue;
    edit.replace(word.start, word.end, "PRIMARY KEY");
    intendKey(table, constraint.conname, edit);
  }
}

function intendKey({ schema, name }: Relation, part: string, edit: StatementEdit): void {
  edit.intend({
    object: { type: "constraint", schema, name, part },
    difference: "The unique index is the primary key on the target",
  });
}
