import { quoteIdentifier } from "@postgres-to-aurora/postgres";
import { type Fields, optionsOf, textOf } from "@postgres-to-aurora/sql-parser";
import { isNotOfExtension, isUserSchema, userRelations } from "../catalog-sql.js";
import { type DumpModel, relationKey } from "../dump-model.js";
import { refByNames } from "../dump-refs.js";
import { type Relation, relationRef } from "../dump-relations.js";
import { baseType } from "../dump-types.js";
import type { Hit, Road, Rule } from "../rule.js";
import { settingOf } from "../settings-in-effect.js";

/** Orders text by its bytes, the same everywhere. */
const BYTE_ORDER = /^(C|POSIX|C\.UTF-?8)$/i;
const IS_BYTE_ORDER = (locale: string) => `${locale} ~* '^(C|POSIX|C\\.UTF-?8)$'`;

/** FROM and WHERE over collations that the user made, as `k` and `n`. */
const OWN_COLLATIONS = `FROM pg_catalog.pg_collation k JOIN pg_catalog.pg_namespace n ON n.oid = k.collnamespace
  WHERE ${isUserSchema("n")} AND ${isNotOfExtension("pg_collation", "k.oid")}`;

const CURRENT = "d.datname = pg_catalog.current_database()";

/** Encodings and collations. */
export const locale: Rule[] = [
  {
    id: "locale-encoding",
    category: "locale",
    severity: "needs-change",
    title: "Database that is not in UTF-8",
    why: "The database on Aurora should be in UTF-8, and text in another encoding must be converted; in SQL_ASCII it may hold bytes that are no text at all.",
    remedy: "Make the target database in UTF-8, and in SQL_ASCII find the rows whose text is not valid UTF-8 first.",
    effort: "medium",
    fix: { kind: "manual", does: "The text is checked and converted" },
    catalog: {
      sql: `SELECT 'database' AS type, '' AS schema, d.datname AS name, NULL AS part, pg_catalog.pg_encoding_to_char(d.encoding) AS evidence
        FROM pg_catalog.pg_database d WHERE ${CURRENT} AND d.encoding <> 6`,
    },
    dump: {
      statements: {
        CreatedbStmt: ({ dbname, options }) => {
          const encoding = textOf(optionsOf(options).find(({ name }) => name === "encoding")?.arg);
          return encoding === undefined || isUtf8(encoding)
            ? []
            : [{ object: { type: "database", schema: "", name: dbname }, evidence: encoding }];
        },
      },
      model: (model) => (model.statements.some(({ type }) => type === "CreatedbStmt") ? [] : clientEncoding(model)),
    },
  },
  {
    id: "locale-sort",
    category: "locale",
    severity: "warning",
    title: "Database that sorts by the rules of a language",
    why: "Aurora sorts as glibc 2.26 did, systems since 2019 sort otherwise: results, ranges of text and paging by key may come in another order. The rows are safe, since indexes are built anew.",
    remedy:
      "Make the target database with the same locale, try queries that order by text, and give machine keys the collation C.",
    effort: "medium",
    fix: { kind: "manual", does: "Queries that depend on the order are tried on the target" },
    catalog: {
      sql: ({
        source,
      }) => `SELECT 'database' AS type, '' AS schema, d.datname AS name, NULL AS part, 'LC_COLLATE ' || d.datcollate AS evidence
        FROM pg_catalog.pg_database d WHERE ${CURRENT} AND NOT ${IS_BYTE_ORDER("d.datcollate")} ${source >= 15 ? "AND d.datlocprovider = 'c'" : ""}`,
    },
    dump: {
      statements: {
        CreatedbStmt: ({ dbname, options }) => {
          const { collate, provider } = localeOf(options);
          if (provider !== "libc" || collate === undefined || BYTE_ORDER.test(collate)) return [];
          return [{ object: { type: "database", schema: "", name: dbname }, evidence: `LC_COLLATE ${collate}` }];
        },
      },
    },
  },
  {
    id: "locale-icu",
    category: "locale",
    severity: "warning",
    title: "ICU collation",
    why: "Aurora has an older ICU (60.2 for 14 to 16), so newer locales and rules sort otherwise there or are missing.",
    remedy: "Create the collation on the target early, and try the queries and unique keys that use it.",
    effort: "medium",
    fix: { kind: "manual", does: "Queries and keys that use it are tried on the target" },
    catalog: {
      sql: ({ source }) => `SELECT 'collation' AS type, n.nspname AS schema, k.collname AS name, NULL AS part,
            'locale ' || coalesce(${source >= 17 ? "k.colllocale" : source >= 15 ? "k.colliculocale" : "k.collcollate"}, '') AS evidence
          ${OWN_COLLATIONS} AND k.collprovider = 'i'
        ${
          source < 15
            ? ""
            : `UNION ALL SELECT 'database', '', d.datname, NULL, 'locale ' || coalesce(${source >= 17 ? "d.datlocale" : "d.daticulocale"}, '')
          FROM pg_catalog.pg_database d WHERE ${CURRENT} AND d.datlocprovider = 'i'`
        }`,
    },
    dump: {
      statements: {
        DefineStmt: (fields) => collation(fields, (provider) => provider === "icu"),
        CreatedbStmt: ({ dbname, options }) => {
          const { provider, icu } = localeOf(options);
          if (provider !== "icu") return [];
          return [{ object: { type: "database", schema: "", name: dbname }, evidence: `locale ${icu ?? ""}` }];
        },
      },
    },
  },
  {
    id: "locale-custom-libc",
    category: "locale",
    severity: "needs-change",
    title: "Collation of the operating system",
    why: "The collation is made from a locale of the source's operating system, and its creation fails when Aurora does not have that locale.",
    remedy:
      "Look in pg_collation on the target for the locale or one that sorts alike, and write that name into the collation.",
    effort: "simple",
    fix: { kind: "manual", does: "The collation names a locale that Aurora has" },
    catalog: {
      sql: `SELECT 'collation' AS type, n.nspname AS schema, k.collname AS name, NULL AS part, 'locale ' || k.collcollate AS evidence
        ${OWN_COLLATIONS} AND k.collprovider = 'c' AND NOT ${IS_BYTE_ORDER("k.collcollate")}`,
    },
    dump: {
      statements: {
        DefineStmt: (fields) =>
          collation(fields, (provider, name) => provider === "libc" && name !== "" && !BYTE_ORDER.test(name)),
      },
    },
  },
  {
    id: "locale-version-mismatch",
    category: "locale",
    severity: "warning",
    title: "Collation that changed under its indexes",
    why: "The operating system's sort order changed after indexes were built, so they may be corrupt, and unique keys may hold duplicates that then fail the load on the target.",
    remedy: "Rebuild the indexes on the source, remove the duplicates that this shows, then record the new version.",
    effort: "medium",
    fix: { kind: "auto", by: "assess-schema", does: "The statements for the source are written out" },
    liveOnly: "A dump does not hold the versions of collations",
    catalog: { sql: mismatches },
    sql: ({ object }) =>
      object.type === "database"
        ? [
            {
              where: "source",
              sql: `REINDEX DATABASE ${quoteIdentifier(object.name)};\nALTER DATABASE ${quoteIdentifier(object.name)} REFRESH COLLATION VERSION;`,
            },
          ]
        : [
            {
              where: "source",
              sql: `-- After REINDEX of the indexes that use it.\nALTER COLLATION ${quoteIdentifier(object.schema)}.${quoteIdentifier(object.name)} REFRESH VERSION;`,
            },
          ],
  },
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

function isUtf8(encoding: string): boolean {
  return /^utf-?8$|^unicode$/i.test(encoding);
}

/** A dump without CREATE DATABASE is written in the database's encoding, unless asked otherwise. */
function clientEncoding({ statements, parser }: DumpModel): Hit[] {
  const statement = statements.find(({ type, text }) => type === "VariableSetStmt" && /client_encoding/i.test(text));
  const { value } = settingOf((statement && parser.statement(statement.text).node?.["VariableSetStmt"]) ?? {});
  if (!statement || value === undefined || isUtf8(value)) return [];
  return [{ object: { type: "setting", schema: "", name: "client_encoding" }, evidence: value, at: { statement } }];
}

function localeOf(list: Fields) {
  const options = optionsOf(list);
  const option = (name: string) => textOf(options.find((item) => item.name === name)?.arg);
  return {
    provider: option("locale_provider") ?? "libc",
    collate: option("lc_collate") ?? option("locale"),
    icu: option("icu_locale") ?? option("locale"),
  };
}

function collation(
  { kind, defnames, definition }: Fields,
  wanted: (provider: string, locale: string) => boolean,
): Hit[] {
  if (kind !== "OBJECT_COLLATION") return [];
  const options = optionsOf(definition);
  const option = (name: string) => textOf(options.find((item) => item.name === name)?.arg);
  const provider = option("provider") ?? "libc";
  const name = option("locale") ?? option("lc_collate") ?? "";
  return wanted(provider, name) ? [{ object: refByNames("collation", defnames), evidence: `locale ${name}` }] : [];
}

/** Collations that something uses, and from 15 on the database's own. */
function mismatches({ source }: Road): string {
  const versions = "'made with version ' || k.collversion || ', now ' || pg_catalog.pg_collation_actual_version(k.oid)";
  return `SELECT 'collation' AS type, n.nspname AS schema, k.collname AS name, NULL AS part, ${versions} AS evidence
      FROM pg_catalog.pg_collation k JOIN pg_catalog.pg_namespace n ON n.oid = k.collnamespace
     WHERE k.collprovider IN ('i', 'c') AND k.collversion IS NOT NULL
       AND EXISTS (SELECT 1 FROM pg_catalog.pg_depend u WHERE u.refclassid = 'pg_catalog.pg_collation'::pg_catalog.regclass AND u.refobjid = k.oid)
       AND k.collversion <> pg_catalog.pg_collation_actual_version(k.oid)
    ${
      source < 15
        ? ""
        : `UNION ALL SELECT 'database', '', d.datname, NULL,
            'made with version ' || d.datcollversion || ', now ' || pg_catalog.pg_database_collation_actual_version(d.oid)
      FROM pg_catalog.pg_database d WHERE ${CURRENT} AND d.datcollversion <> pg_catalog.pg_database_collation_actual_version(d.oid)`
    }`;
}

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
