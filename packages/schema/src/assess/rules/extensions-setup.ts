import { quoteLiteral } from "@postgres-to-aurora/postgres";
import { optionsOf, textOf } from "@postgres-to-aurora/sql-parser";
import type { Road, Rule } from "../rule.js";
import { FIRST_MINOR, NEEDS_PRELOAD } from "./aurora-extensions.js";
import { extensionRef, listed, offered, sqlList } from "./extensions.js";

/** What extensions that Aurora has need to work there. */
export const extensionSetup: Rule[] = [
  {
    id: "ext-version",
    category: "extensions",
    severity: "warning",
    title: "Extension of another version",
    why: "Objects may use functions that the version on Aurora does not have yet, or that its newer major has changed.",
    remedy:
      "Compare with pg_available_extension_versions of the target; take a newer minor of Aurora, or update the extension on the source and test first.",
    effort: "simple",
    fix: { kind: "manual", does: "A person compares the versions" },
    applies: listed,
    liveOnly: "A dump holds no versions of extensions",
    catalog: {
      sql: (road) => `SELECT 'extension' AS type, '' AS schema, e.extname AS name, NULL AS part,
          e.extversion || ', Aurora PostgreSQL ${road.target} has ' || a.version AS evidence
        FROM pg_catalog.pg_extension e JOIN (VALUES ${comparedVersions(road)}) a(name, version) ON a.name = e.extname,
          LATERAL (SELECT pg_catalog.regexp_match(e.extversion, '^(\\d+)(?:\\.(\\d+))?') AS own, pg_catalog.regexp_match(a.version, '^(\\d+)(?:\\.(\\d+))?') AS their) v
        WHERE v.own IS NOT NULL AND ((v.own[1]::pg_catalog.int8, coalesce(v.own[2], '0')::pg_catalog.int8) > (v.their[1]::pg_catalog.int8, coalesce(v.their[2], '0')::pg_catalog.int8)
          OR v.own[1]::pg_catalog.int8 < v.their[1]::pg_catalog.int8)`,
    },
  },
  {
    id: "ext-minor",
    category: "extensions",
    severity: "info",
    title: "Extension of newer Aurora minors",
    why: "Older minor releases of that Aurora major do not have the extension yet.",
    remedy: "Choose a minor release from the one named, best the latest.",
    effort: "trivial",
    fix: { kind: "manual", does: "The target runs a recent minor release" },
    applies: listed,
    catalog: {
      sql: (
        road,
      ) => `SELECT 'extension' AS type, '' AS schema, e.extname AS name, NULL AS part, 'from Aurora PostgreSQL ' || a.minor AS evidence
        FROM pg_catalog.pg_extension e JOIN (VALUES ${firstMinors(road)}) a(name, minor) ON a.name = e.extname`,
    },
    dump: {
      statements: {
        CreateExtensionStmt: ({ extname }, _statement, _model, { target }) => {
          const minor = FIRST_MINOR[extname]?.[target];
          return minor ? [{ object: extensionRef(extname), evidence: `from Aurora PostgreSQL ${minor}` }] : [];
        },
      },
    },
  },
  {
    id: "ext-preload",
    category: "extensions",
    severity: "needs-change",
    title: "Extension with a preloaded library",
    why: "CREATE EXTENSION, or what it is for, fails until the cluster loads its library at start.",
    remedy:
      "Add its name to shared_preload_libraries in the cluster parameter group and reboot the writer before the schema is applied.",
    effort: "simple",
    fix: { kind: "manual", does: "The cluster parameter group is changed and the writer rebooted" },
    catalog: {
      sql: `SELECT 'extension' AS type, '' AS schema, e.extname AS name, NULL AS part, 'shared_preload_libraries' AS evidence
        FROM pg_catalog.pg_extension e WHERE e.extname IN (${sqlList(NEEDS_PRELOAD)})`,
    },
    dump: {
      statements: {
        CreateExtensionStmt: ({ extname }) =>
          NEEDS_PRELOAD.includes(extname)
            ? [{ object: extensionRef(extname), evidence: "shared_preload_libraries" }]
            : [],
      },
    },
    settings: (hits) => [
      {
        kind: "parameter group",
        name: "shared_preload_libraries",
        // pg_stat_statements is Aurora's default and must not get lost.
        value: ["pg_stat_statements", ...new Set(hits.map(({ object }) => object.name))].sort().join(","),
        why: "Extensions of the source need their libraries loaded at start.",
      },
    ],
  },
  {
    id: "ext-config-data",
    category: "extensions",
    severity: "needs-change",
    title: "Rows in an extension's table",
    why: "Rows of your own in an extension's table are neither in a schema dump nor among the tables that DMS copies.",
    remedy: "Copy the rows apart, once the extension is there: pg_dump --data-only with --table for this table.",
    effort: "simple",
    fix: { kind: "manual", does: "The rows are copied with pg_dump" },
    liveOnly: "A schema dump holds no rows",
    catalog: {
      // Jobs of pg_cron have a rule of their own.
      sql: `SELECT 'table' AS type, n.nspname AS schema, c.relname AS name, NULL AS part, 'rows of extension ' || e.extname AS evidence
        FROM pg_catalog.pg_extension e, LATERAL ROWS FROM (pg_catalog.unnest(e.extconfig), pg_catalog.unnest(e.extcondition)) AS k(relation, condition)
        JOIN pg_catalog.pg_class c ON c.oid = k.relation AND c.relkind IN ('r', 'p') JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
       WHERE e.extname <> 'pg_cron' AND pg_catalog.has_schema_privilege(n.oid, 'USAGE') AND pg_catalog.has_table_privilege(c.oid, 'SELECT')
         AND pg_catalog.query_to_xml(pg_catalog.format('SELECT 1 AS found FROM %I.%I %s LIMIT 1', n.nspname, c.relname, k.condition), true, true, '')::pg_catalog.text LIKE '%<found>%'`,
    },
  },
  {
    id: "ext-schema",
    category: "extensions",
    severity: "info",
    title: "Extension in a schema of its own",
    why: "The schema must be there before the extension.",
    remedy: "Nothing to do: the exported bundle makes the schema first.",
    effort: "trivial",
    fix: {
      kind: "auto",
      by: "export-schema",
      phase: "pre-load",
      does: "The schema is made before the extension",
    },
    catalog: {
      sql: `SELECT 'extension' AS type, '' AS schema, e.extname AS name, NULL AS part, 'in schema ' || n.nspname AS evidence
        FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
       WHERE n.nspname NOT IN ('public', 'pg_catalog')`,
    },
    dump: {
      statements: {
        CreateExtensionStmt: ({ extname, options }) => {
          const schema = textOf(optionsOf(options).find(({ name }) => name === "schema")?.arg);
          if (schema === undefined || schema === "public" || schema === "pg_catalog") return [];
          return [{ object: extensionRef(extname), evidence: `in schema ${schema}` }];
        },
      },
    },
  },
];

/**
 * Extensions with releases of their own, whose versions say something: those of PostgreSQL itself follow the major, and
 * the list prints hll, pg_bigm and pgaudit otherwise than the extensions number themselves.
 */
const COMPARED: readonly string[] = [
  "address_standardizer",
  "address_standardizer_data_us",
  "h3",
  "h3_postgis",
  "hypopg",
  "ip4r",
  "mysql_fdw",
  "oracle_fdw",
  "orafce",
  "pg_cron",
  "pg_partman",
  "pg_repack",
  "pg_tle",
  "pglogical",
  "pgrouting",
  "pgtap",
  "plv8",
  "postgis",
  "postgis_raster",
  "postgis_tiger_geocoder",
  "postgis_topology",
  "prefix",
  "rdkit",
  "roaringbitmap",
  "tds_fdw",
  "vector",
];

function comparedVersions(road: Road): string {
  const known = COMPARED.filter((name) => offered(name, road) !== undefined);
  return known.map((name) => `(${quoteLiteral(name)}, ${quoteLiteral(offered(name, road) as string)})`).join(", ");
}

function firstMinors({ target }: Road): string {
  const known = Object.entries(FIRST_MINOR).flatMap(([name, minors]) => {
    const minor = minors[target];
    return minor ? [`(${quoteLiteral(name)}, ${quoteLiteral(minor)})`] : [];
  });
  return known.length > 0 ? known.join(", ") : "(NULL, NULL)";
}
