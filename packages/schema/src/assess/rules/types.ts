import { columnColumns, relationColumns } from "../catalog-sql.js";
import { COLUMN_LIST, DEFINED_HERE, HAS_PRIMARY_KEY, TYPE_NAME, typedColumns } from "../column-sql.js";
import type { DumpModel } from "../dump-model.js";
import { columnRef, type DumpColumn, type Relation, relationRef } from "../dump-relations.js";
import { carriedTables, columnsOf, definingTables, keyOf, typeBelow, typeName } from "../dump-tables.js";
import type { Hit, Rule } from "../rule.js";
import { BY_HAND, DMS_TYPES, type DmsType } from "./dms-types.js";
import { typeValues } from "./type-values.js";

/** Column types under DMS: one rule for each entry of the table in dms-types.ts, and those about values. */
export const types: Rule[] = [...DMS_TYPES.map(ruleOf), arrays(), ...typeValues];

/** What a type does to a table counts for every table DMS carries; else once, where the column is defined. */
function ruleOf(type: DmsType): Rule {
  const { name, title, severity, why, remedy, effort, fix, settings, sql } = type;
  return {
    id: `type-${name}`,
    category: "types",
    severity,
    title,
    why,
    remedy,
    effort: effort ?? "trivial",
    fix: fix ?? BY_HAND,
    catalog: { sql: severity === "info" ? listSql(type) : columnSql(type) },
    dump: { model: (model) => (severity === "info" ? listHits(type, model) : columnHits(type, model)) },
    ...(type.nativeCopy ? { dms: { nativeCopy: true, because: type.nativeCopy } } : {}),
    ...(settings ? { settings: () => settings } : {}),
    ...(sql ? { sql } : {}),
  };
}

/** What is only to know: one finding per table, with its columns. */
function listSql({ live }: DmsType): string {
  return `${typedColumns(relationColumns(COLUMN_LIST), "rp")} AND ${DEFINED_HERE} AND (${live})
    GROUP BY n.nspname, c.relname, c.relkind`;
}

function columnSql({ live, evidence, severityOf, nativeCopy }: DmsType): string {
  const own = "(SELECT y.typname FROM pg_catalog.pg_type y WHERE y.oid = t.oid AND y.typtype IN ('e', 'c'))";
  const select = `${columnColumns(evidence?.live ?? TYPE_NAME)}${severityOf ? `, ${severityOf.live} AS severity` : ""},
    CASE WHEN ${own} IS NOT NULL THEN ARRAY[(SELECT s.nspname FROM pg_catalog.pg_namespace s WHERE s.oid = t.typnamespace)::pg_catalog.text, t.typname::pg_catalog.text] END AS names`;
  return `${typedColumns(select, nativeCopy ? "r" : "rp")} ${nativeCopy ? "" : `AND ${DEFINED_HERE}`} AND (${live})`;
}

interface Found {
  table: Relation;
  column: DumpColumn;
}

function columns(model: DumpModel, tables: Relation[], dump: DmsType["dump"], inherited: boolean): Found[] {
  return tables.flatMap((table) =>
    (inherited ? columnsOf(table, model) : [...table.columns.values()])
      .filter((column) => dump(typeBelow(column, model), column.type, model))
      .map((column) => ({ table, column })),
  );
}

function listHits({ dump }: DmsType, model: DumpModel): Hit[] {
  const lists = new Map<Relation, string[]>();
  for (const { table, column } of columns(model, definingTables(model), dump, false))
    lists.set(table, [...(lists.get(table) ?? []), column.name]);
  return [...lists].map(([table, names]) => ({
    object: relationRef(table),
    evidence: names.join(", "),
    at: { statement: table.statement },
  }));
}

function columnHits({ dump, evidence, severityOf, nativeCopy }: DmsType, model: DumpModel): Hit[] {
  const tables = nativeCopy ? carriedTables(model) : definingTables(model);
  return columns(model, tables, dump, nativeCopy !== undefined).map(({ table, column }) => {
    const below = typeBelow(column, model);
    const severity = severityOf?.dump(below);
    return {
      object: columnRef(table, column.name),
      evidence: evidence?.dump(below, column.type) ?? typeName(column, model),
      ...(severity ? { severity } : {}),
      ...(below.schema === "" ? {} : { names: [below.schema, below.name] }),
      at: { statement: column.statement, byte: column.byte },
    };
  });
}

/** Arrays are LOBs: without a key their table does not load at all (repl-array-no-pk); with one they are to know. */
function arrays(): Rule {
  return {
    id: "type-array",
    category: "types",
    severity: "needs-change",
    title: "Array column",
    why: "DMS carries arrays as LOBs, and only in tables with a primary key.",
    remedy: "Give the table a primary key where it has none; keep the text of an array below the LOB limit.",
    effort: "simple",
    fix: BY_HAND,
    catalog: {
      sql: `${typedColumns(
        `${columnColumns(TYPE_NAME)}, CASE WHEN ${HAS_PRIMARY_KEY} THEN 'info' END AS severity`,
        "rp",
      )} AND ${DEFINED_HERE} AND t.typcategory = 'A' AND t.typname NOT IN ('int2vector', 'oidvector')`,
    },
    dump: {
      model: (model) =>
        columns(model, definingTables(model), ({ array }) => array, false).map(({ table, column }) => ({
          object: columnRef(table, column.name),
          evidence: typeName(column, model),
          ...(keyOf(table, model) ? { severity: "info" as const } : {}),
          at: { statement: column.statement, byte: column.byte },
        })),
    },
  };
}
