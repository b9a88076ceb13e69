import { quoteIdentifier, quoteLiteral } from "@postgres-to-aurora/postgres";
import { optionsOf, textOf } from "@postgres-to-aurora/sql-parser";
import type { ObjectRef } from "../../object-ref.js";
import type { DumpModel } from "../dump-model.js";
import { extensionUses } from "../extension-uses.js";
import { withExtensionUses } from "../extension-uses-sql.js";
import type { Hit, Road, Rule } from "../rule.js";
import { ABSENT_EXTENSIONS } from "./absent-extensions.js";
import { AURORA_EXTENSIONS, FIRST_MINOR, LIST_DATE, LISTED_MAJORS, NEEDS_PRELOAD } from "./aurora-extensions.js";

/** Absent ones with a rule of their own. */
const OWN_RULE: readonly string[] = ["timescaledb", "citus", "citus_columnar"];

const TOOLS = Object.keys(ABSENT_EXTENSIONS).filter((name) => ABSENT_EXTENSIONS[name]?.tool);
const PORTABLE = Object.keys(ABSENT_EXTENSIONS).filter((name) => ABSENT_EXTENSIONS[name]?.portable);

const IN_USE = "in use";
const UNUSED = "nothing uses it";

/** A literal list for IN (...). */
export function sqlList(names: readonly string[]): string {
  return names.map(quoteLiteral).join(", ");
}

/** The reference of an extension. */
export function extensionRef(name: string): ObjectRef {
  return { type: "extension", schema: "", name };
}

/** Version of an extension on a major of Aurora; undefined when it lacks it. */
function offered(name: string, { target }: Road): string | undefined {
  return AURORA_EXTENSIONS[name]?.[LISTED_MAJORS.indexOf(target)] || undefined;
}

function offeredNames(road: Road): string[] {
  return Object.keys(AURORA_EXTENSIONS).filter((name) => offered(name, road) !== undefined);
}

function listed({ target }: Road): string | undefined {
  if (LISTED_MAJORS.includes(target)) return undefined;
  return `The list of extensions (${LIST_DATE}) does not know Aurora PostgreSQL ${target}`;
}

function absentOf(model: DumpModel, road: Road): string[] {
  return model.extensions.map(({ name }) => name).filter((name) => offered(name, road) === undefined);
}

function isUsed(name: string, model: DumpModel, road: Road): boolean {
  return extensionUses(model, absentOf(model, road)).some(({ extension }) => extension === name);
}

function adviceFor({ object }: Hit): string | undefined {
  return ABSENT_EXTENSIONS[object.name]?.remedy;
}

/** Extensions in general; those with peculiarities are in extensions-named.ts. */
export const extensions: Rule[] = [
  {
    id: "ext-unsupported",
    category: "extensions",
    severity: "blocker",
    title: "Extension that Aurora lacks",
    why: "CREATE EXTENSION fails there, and with it every column, index, view and routine that needs the extension.",
    remedy:
      "Nothing is known of this extension: compare with pg_available_extensions of the target, replace what uses it, and drop it on the source.",
    effort: "significant",
    fix: { kind: "manual", does: "What uses it is rewritten and the extension dropped on the source" },
    applies: listed,
    catalog: {
      sql: (road) => `${withExtensionUses(`e.extname NOT IN (${sqlList([...offeredNames(road), ...OWN_RULE])})`)}
        SELECT 'extension' AS type, '' AS schema, h.extname AS name, NULL AS part,
               CASE WHEN u.used THEN ${quoteLiteral(IN_USE)} ELSE ${quoteLiteral(UNUSED)} END AS evidence,
               CASE WHEN NOT u.used OR h.extname IN (${sqlList(PORTABLE)}) THEN 'needs-change' END AS severity
          FROM chosen h, LATERAL (SELECT EXISTS (SELECT 1 FROM uses x WHERE x.extension = h.oid) AS used) u
         WHERE u.used OR h.extname NOT IN (${sqlList(TOOLS)})`,
    },
    dump: {
      model: (model, road) =>
        model.extensions.flatMap(({ name, statement }): Hit[] => {
          if (offered(name, road) !== undefined || OWN_RULE.includes(name)) return [];
          const used = isUsed(name, model, road);
          if (!used && TOOLS.includes(name)) return [];
          const hit: Hit = { object: extensionRef(name), evidence: used ? IN_USE : UNUSED, at: { statement } };
          return [!used || PORTABLE.includes(name) ? { ...hit, severity: "needs-change" } : hit];
        }),
    },
    remedyFor: adviceFor,
    sql: ({ object, evidence }) =>
      evidence === UNUSED
        ? [{ where: "source", sql: `DROP EXTENSION IF EXISTS ${quoteIdentifier(object.name)};` }]
        : [],
  },
  {
    id: "ext-diagnostic",
    category: "extensions",
    severity: "needs-change",
    title: "Tool extension that Aurora lacks",
    why: "CREATE EXTENSION fails there. The extension serves development or diagnosis, and nothing depends on it.",
    remedy: "Leave it out.",
    effort: "trivial",
    fix: {
      kind: "auto",
      by: "convert-schema",
      phase: "pre-load",
      does: "CREATE EXTENSION and its comment are left out",
    },
    applies: listed,
    catalog: {
      sql: (
        road,
      ) => `${withExtensionUses(`e.extname NOT IN (${sqlList(offeredNames(road))}) AND e.extname IN (${sqlList(TOOLS)})`)}
        SELECT 'extension' AS type, '' AS schema, h.extname AS name, NULL AS part, ${quoteLiteral(UNUSED)} AS evidence
          FROM chosen h WHERE NOT EXISTS (SELECT 1 FROM uses x WHERE x.extension = h.oid)`,
    },
    dump: {
      model: (model, road) =>
        model.extensions
          .filter(({ name }) => isIdleTool(name, model, road))
          .map(({ name, statement }) => ({ object: extensionRef(name), evidence: UNUSED, at: { statement } })),
    },
    remedyFor: adviceFor,
    convert: {
      CreateExtensionStmt: ({ extname }, edit) => {
        if (!isIdleTool(extname, edit.model, edit.road)) return;
        edit.leaveOut(`Aurora PostgreSQL ${edit.road.target} has no extension ${extname}, and nothing here uses it`);
        edit.intend({
          object: extensionRef(extname),
          difference: "Left out: a tool that Aurora lacks and nothing uses",
        });
      },
      CommentStmt: ({ objtype, object }, edit) => {
        const name = object?.String?.sval ?? "";
        if (objtype === "OBJECT_EXTENSION" && isIdleTool(name, edit.model, edit.road))
          edit.leaveOut(`The extension ${name} is left out`);
      },
    },
  },
  {
    id: "ext-has-dependents",
    category: "extensions",
    severity: "info",
    title: "Object that needs a missing extension",
    why: "It cannot exist there as it is, because its type, function or operator class comes from an extension that Aurora lacks.",
    remedy: "Rewrite it without the extension before the export; the finding on the extension says what to use.",
    effort: "medium",
    fix: { kind: "manual", does: "The object is rewritten without the extension" },
    applies: listed,
    catalog: {
      sql: (road) => `${withExtensionUses(`e.extname NOT IN (${sqlList(offeredNames(road))})`)}
        SELECT x.type, x.schema, x.name, x.part, 'needs ' || h.extname AS evidence FROM uses x JOIN chosen h ON h.oid = x.extension`,
    },
    dump: {
      model: (model, road) =>
        extensionUses(model, absentOf(model, road)).map(({ extension, object, statement }) => ({
          object,
          evidence: `needs ${extension}`,
          at: { statement },
        })),
    },
  },
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

function isIdleTool(name: string, model: DumpModel, road: Road): boolean {
  return TOOLS.includes(name) && listed(road) === undefined && !offered(name, road) && !isUsed(name, model, road);
}

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
