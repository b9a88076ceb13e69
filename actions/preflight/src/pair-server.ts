import { bytes, listed } from "@postgres-to-aurora/domain";
import { quoteIdentifier } from "@postgres-to-aurora/postgres";
import { compareObjects, displayObject, type ObjectRef, type ObjectType } from "@postgres-to-aurora/schema";
import { rowOf, rowsOf } from "./ask.js";
import { type Check, found, passed, skipped } from "./check.js";
import type { Pair, Side } from "./ends.js";

/** From these on, a volume may be twice as large. */
const LARGE_VOLUMES: [major: number, version: number][] = [
  [15, 150013],
  [16, 160009],
  [17, 170005],
];

/** What the two servers must have in common, and what of the source has no place on Aurora. */
export const PAIR_SERVER: Check<Pair>[] = [
  {
    id: "tgt-version",
    side: "both",
    severity: "blocker",
    title: "The target's major version is the source's or newer",
    why: "A schema can use what an older server does not know",
    async run({ source, target }) {
      const said = `${source.facts.versionText} to ${target.facts.versionText}`;
      if (target.facts.major >= source.facts.major) return passed(said);
      return found(said, `Make the target of major ${source.facts.major} or newer`);
    },
  },
  {
    id: "tgt-clock-source",
    side: "both",
    severity: "warning",
    title: "The clocks of source and target agree",
    why: "Ages of rows and latencies compare the clocks of both",
    async run({ source, target, settings }) {
      const apart = target.facts.clockAhead - source.facts.clockAhead;
      const error = target.facts.clockError + source.facts.clockError;
      if (Math.abs(apart) - error <= settings.limits.clock) return passed(`within ${settings.limits.clock / 1000} s`);
      return found(
        `The target is ${(Math.abs(apart) / 1000).toFixed(1)} s ${apart > 0 ? "ahead of" : "behind"} the source`,
        "Let the source take its time from NTP; Aurora does",
      );
    },
  },
  {
    id: "tgt-same-database",
    side: "both",
    severity: "blocker",
    title: "Source and target are two databases",
    why: "A database must never be loaded into itself",
    async run({ source, target }) {
      const [from, to] = await Promise.all([identity(source), identity(target)]);
      if (JSON.stringify(from) !== JSON.stringify(to)) return passed();
      return found("source-url and target-url lead to the same database", "Correct one of them");
    },
  },
  {
    id: "tgt-volume",
    side: "both",
    severity: "blocker",
    title: "Database and tables fit into Aurora's limits",
    why: "A volume holds 128 TiB (256 TiB from 15.13, 16.9 and 17.5 on), a table 32 TiB",
    async run({ source, target, settings }) {
      const { size, table } = await rowOf<{ size: number; table: number }>(
        source,
        `SELECT pg_database_size(current_database())::float8 AS size,
                coalesce((SELECT max(relpages::float8) FROM pg_class WHERE relkind = 'r'), 0)
                  * current_setting('block_size')::int AS table`,
      );
      const { volume, table: mostTable } = settings.limits;
      const large = LARGE_VOLUMES.some(([major, from]) => target.facts.major === major && target.facts.version >= from);
      const most = large || target.facts.major > 17 ? 2 * volume : volume;
      if (size <= most && table <= mostTable) return passed(bytes(size));
      return found(
        `The database has ${bytes(size)} of ${bytes(most)}, its largest table ${bytes(table)} of ${bytes(mostTable)}`,
        "Split the database, or partition the table, before the migration",
      );
    },
  },
  {
    id: "tgt-name-clash",
    side: "both",
    severity: "needs-change",
    title: "No name of the source is taken on Aurora",
    why: "Aurora and its extensions own these names and refuse them to others",
    async run({ source, target }) {
      if (source.facts.kind !== "self") return skipped("The source is RDS or Aurora and has these names itself");
      const taken = await takenNames(source);
      if (taken.length === 0) return passed();
      const severity = target.facts.kind === "self" ? "warning" : undefined;
      return found(
        listed(taken.map(displayObject)),
        { say: "Rename them on the source, and in the application", on: "source", sql: taken.map(renaming) },
        severity,
      );
    },
  },
];

/** Tells one database of one server from every other, by whatever address it was reached. */
async function identity(side: Side): Promise<object> {
  return rowOf(
    side,
    `SELECT d.oid::text AS oid, d.datname AS name, pg_postmaster_start_time()::text AS started
       FROM pg_database d WHERE d.datname = current_database()`,
  );
}

const TAKEN = `
SELECT 'schema' AS type, nspname::text AS name FROM pg_namespace n
 WHERE (nspname ~ '^(rds|aws_|apg_plan_mgmt|pgtle|aurora_)' OR nspname IN ('cron', 'partman'))
   AND NOT EXISTS (SELECT FROM pg_extension e WHERE e.extnamespace = n.oid)
   AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_namespace'::regclass AND d.objid = n.oid AND d.deptype = 'e')
UNION ALL SELECT 'role', rolname::text FROM pg_roles WHERE rolname ~ '^rds'
UNION ALL SELECT 'database', datname::text FROM pg_database WHERE datname = 'rdsadmin'`;

async function takenNames(source: Side): Promise<ObjectRef[]> {
  const rows = await rowsOf<{ type: ObjectType; name: string }>(source, TAKEN);
  return rows.map((row) => ({ ...row, schema: "" })).sort(compareObjects);
}

function renaming({ type, name }: ObjectRef): string {
  return `ALTER ${type.toUpperCase()} ${quoteIdentifier(name)} RENAME TO ${quoteIdentifier(`own_${name}`)};`;
}
