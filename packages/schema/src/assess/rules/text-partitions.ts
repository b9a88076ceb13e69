import type { Fields } from "@postgres-to-aurora/sql-parser";
import { userRelations } from "../catalog-sql.js";
import { type DumpModel, relationKey } from "../dump-model.js";
import { refByNames } from "../dump-refs.js";
import { type Relation, relationRef } from "../dump-relations.js";
import { baseType } from "../dump-types.js";
import type { Hit, Rule } from "../rule.js";
import { BYTE_ORDER, CURRENT, IS_BYTE_ORDER, localeOf } from "./locale.js";

/** Partitions whose bounds hang on a sort order. */
export const textPartitionRules: Rule[] = [
  {
    id: "locale-text-partition",
    category: "locale",
    severity: "warning",
    title: "Partitions by ranges of text",
    why: "Under another sort order a row may belong to another partition than on the source, and is refused by the one it is copied to.",
    remedy:
      "Load such tables through their parent, or give the key column the collation C on the source, and compare the counts of each partition.",
    effort: "medium",
    fix: { kind: "manual", does: "The table is loaded through its parent" },
    catalog: {
      sql: ({
        source,
      }) => `SELECT 'table' AS type, n.nspname AS schema, c.relname AS name, NULL AS part, 'RANGE over text' AS evidence
        ${userRelations("p")} AND EXISTS (SELECT 1 FROM pg_catalog.pg_partitioned_table p CROSS JOIN LATERAL pg_catalog.unnest(p.partcollation) u
            JOIN pg_catalog.pg_collation k ON k.oid = u
           WHERE p.partrelid = c.oid AND p.partstrat = 'r' AND NOT ${sortsByBytes(source)})`,
    },
    dump: { model: textPartitions },
  },
];

/** Whether a collation `k` sorts by bytes; the default one sorts as the database does. */
function sortsByBytes(source: number): string {
  const database = `(SELECT ${IS_BYTE_ORDER("d.datcollate")} ${source >= 15 ? "AND d.datlocprovider <> 'i'" : ""}
    FROM pg_catalog.pg_database d WHERE ${CURRENT})`;
  return `(CASE WHEN k.collprovider = 'd' THEN ${database} WHEN k.collprovider = 'i' THEN false
    WHEN k.collprovider = 'b' THEN true ELSE ${IS_BYTE_ORDER("k.collcollate")} END)`;
}

/** Types whose order depends on a collation. */
const TEXT_TYPES: readonly string[] = ["text", "varchar", "bpchar", "citext"];

function textPartitions(model: DumpModel): Hit[] {
  const byBytes = databaseSortsByBytes(model);
  return [...model.relations.values()].flatMap((relation) => {
    if (!relation.partitioned) return [];
    const spec = model.parser.statement(relation.statement.text).node?.["CreateStmt"]?.partspec;
    if (spec?.strategy !== "PARTITION_STRATEGY_RANGE") return [];
    const elements = ((spec.partParams ?? []) as Fields[]).map(({ PartitionElem }) => PartitionElem);
    if (!elements.some((element) => isText(element, relation, model, byBytes))) return [];
    return [{ object: relationRef(relation), evidence: "RANGE over text", at: { statement: relation.statement } }];
  });
}

/** As far as the dump says; one without CREATE DATABASE does not. */
function databaseSortsByBytes({ statements, parser }: DumpModel): boolean {
  const statement = statements.find(({ type }) => type === "CreatedbStmt");
  const { provider, collate } = localeOf(statement && parser.statement(statement.text).node?.["CreatedbStmt"]?.options);
  return provider !== "icu" && BYTE_ORDER.test(collate ?? "");
}

function isText(
  { name, collation: own }: Fields,
  { columns, parents }: Relation,
  model: DumpModel,
  byBytes: boolean,
): boolean {
  const column = name === undefined ? undefined : columns.get(name);
  const inherited = parents.map((key) => model.relations.get(key)?.columns.get(name ?? "")).find(Boolean);
  const { type, collation: ofColumn } = column ?? inherited ?? {};
  if (!type || !TEXT_TYPES.includes(baseType(type, model.types).name) || type.array) return false;
  const names = own ? refByNames("collation", own) : undefined;
  const used = names ? relationKey(names.schema, names.name) : ofColumn?.replace(".", "\0");
  return used === undefined ? !byBytes : !/^(pg_catalog)?\0?(C|POSIX|ucs_basic)$/.test(used);
}
