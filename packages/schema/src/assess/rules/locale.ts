import { quoteIdentifier } from "@postgres-to-aurora/postgres";
import { type Fields, optionsOf, textOf } from "@postgres-to-aurora/sql-parser";
import { isNotOfExtension, isUserSchema } from "../catalog-sql.js";
import type { DumpModel } from "../dump-model.js";
import { refByNames } from "../dump-refs.js";
import type { Hit, Road, Rule } from "../rule.js";
import { settingOf } from "../settings-in-effect.js";

/** Orders text by its bytes, the same everywhere. */
export const BYTE_ORDER = /^(C|POSIX|C\.UTF-?8)$/i;
/** The same as SQL. */
export const IS_BYTE_ORDER = (locale: string) => `${locale} ~* '^(C|POSIX|C\\.UTF-?8)$'`;

/** FROM and WHERE over collations that the user made, as `k` and `n`. */
const OWN_COLLATIONS = `FROM pg_catalog.pg_collation k JOIN pg_catalog.pg_namespace n ON n.oid = k.collnamespace
  WHERE ${isUserSchema("n")} AND ${isNotOfExtension("pg_collation", "k.oid")}`;

/** Picks the current database of pg_database `d`. */
export const CURRENT = "d.datname = pg_catalog.current_database()";

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

/** What CREATE DATABASE says of the sort order. */
export function localeOf(list: Fields) {
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
