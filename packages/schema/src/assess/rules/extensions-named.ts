import { extensionUses } from "../extension-uses.js";
import { withExtensionUses } from "../extension-uses-sql.js";
import type { CatalogDetection, DumpDetection, Hit, Rule } from "../rule.js";
import { extensionRef, sqlList } from "./extensions.js";

/** Finds extensions by name, the same live and in a dump. */
function named(names: readonly string[], evidence: string): { catalog: CatalogDetection; dump: DumpDetection } {
  return {
    catalog: {
      sql: `SELECT 'extension' AS type, '' AS schema, e.extname AS name, NULL AS part, '${evidence}' AS evidence
        FROM pg_catalog.pg_extension e WHERE e.extname IN (${sqlList(names)})`,
    },
    dump: {
      statements: {
        CreateExtensionStmt: ({ extname }) =>
          names.includes(extname) ? [{ object: extensionRef(extname), evidence }] : [],
      },
    },
  };
}

/** Finds extensions by name; needs-change when nothing uses them. */
function namedIfUsed(names: readonly string[]): { catalog: CatalogDetection; dump: DumpDetection } {
  return {
    catalog: {
      sql: `${withExtensionUses(`e.extname IN (${sqlList(names)})`)}
        SELECT 'extension' AS type, '' AS schema, h.extname AS name, NULL AS part,
               CASE WHEN u.used THEN 'in use' ELSE 'nothing uses it' END AS evidence, CASE WHEN NOT u.used THEN 'needs-change' END AS severity
          FROM chosen h, LATERAL (SELECT EXISTS (SELECT 1 FROM uses x WHERE x.extension = h.oid) AS used) u`,
    },
    dump: {
      model: (model) =>
        model.extensions
          .filter(({ name }) => names.includes(name))
          .map(({ name, statement }): Hit => {
            const hit = { object: extensionRef(name), at: { statement } };
            return extensionUses(model, [name]).length > 0
              ? { ...hit, evidence: "in use" }
              : { ...hit, evidence: "nothing uses it", severity: "needs-change" };
          }),
    },
  };
}

const PRINT_JOBS = `-- Prints the calls that make the jobs again, switched off. Run its output in the target's database postgres.
SELECT pg_catalog.format('SELECT cron.schedule_in_database(%L, %L, %L, %L, %L, false);',
    coalesce(j.jobname, 'job ' || j.jobid), j.schedule, j.command, j.database, j.username)
  FROM cron.job j ORDER BY j.jobid;`;

/** Extensions that ask for more than CREATE EXTENSION. */
export const namedExtensions: Rule[] = [
  {
    id: "ext-pg-cron",
    category: "extensions",
    severity: "needs-change",
    title: "Jobs of pg_cron",
    why: "Jobs are rows of an extension and are not carried over; jobs that run on both sides during the switch do their work twice. The extension lives in one database of the cluster, by default postgres.",
    remedy:
      "Make the jobs again on the target with cron.schedule_in_database, switched off, and switch them on with cron.alter_job after the cutover.",
    effort: "simple",
    fix: {
      kind: "manual",
      does: "The jobs are made again from the statements given, and switched on after the cutover",
    },
    ...named(["pg_cron"], "jobs are rows"),
    sql: () => [{ where: "source", sql: PRINT_JOBS }],
  },
  {
    id: "ext-pg-partman",
    category: "extensions",
    severity: "needs-change",
    title: "Partitions kept by pg_partman",
    why: "Aurora has pg_partman 5 from major 14 on: partition sets made by triggers and several functions of version 4 are gone. Partitions that maintenance makes or drops while changes are copied do not reach the target.",
    remedy:
      "Turn trigger-based sets into native partitions first, make partitions ahead for the whole migration, stop run_maintenance until the cutover, then fill part_config on the target.",
    effort: "medium",
    fix: { kind: "manual", does: "Maintenance is stopped, and part_config filled by hand" },
    ...named(["pg_partman"], "partition maintenance"),
  },
  {
    id: "ext-postgis",
    category: "extensions",
    severity: "warning",
    title: "PostGIS",
    why: "DMS carries geometry and geography between PostgreSQL databases only, and only when PostGIS is on the target before the load.",
    remedy:
      "Create the extension first, in the same major and minor version; have rds_superuser own the schemas tiger and topology.",
    effort: "simple",
    fix: { kind: "manual", does: "The extension is created before the load, in the version of the source" },
    ...named(
      [
        "postgis",
        "postgis_raster",
        "postgis_tiger_geocoder",
        "postgis_topology",
        "address_standardizer",
        "address_standardizer_data_us",
      ],
      "must be there before the load",
    ),
  },
  {
    id: "ext-timescaledb",
    category: "extensions",
    severity: "blocker",
    title: "TimescaleDB",
    why: "Aurora has no TimescaleDB. The rows of a hypertable live in child tables, so DMS would copy an empty parent or the bare chunks.",
    remedy:
      "Decompress the chunks, turn hypertables into range partitions of the chunk interval, kept by pg_partman and pg_cron, and continuous aggregates into materialized views.",
    effort: "significant",
    fix: { kind: "manual", does: "Hypertables become ordinary partitioned tables" },
    ...namedIfUsed(["timescaledb"]),
  },
  {
    id: "ext-citus",
    category: "extensions",
    severity: "blocker",
    title: "Citus",
    why: "Aurora has no Citus, and the rows of a distributed table live on other servers.",
    remedy:
      "Bring the rows home with undistribute_table and give columnar tables the access method heap, or move to Aurora PostgreSQL Limitless.",
    effort: "significant",
    fix: { kind: "manual", does: "Distributed tables become ordinary ones" },
    ...namedIfUsed(["citus", "citus_columnar"]),
  },
];
