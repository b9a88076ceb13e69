import { counted, displayName, listed, type TableName } from "@postgres-to-aurora/domain";
import { quoteIdentifier, quoteName } from "@postgres-to-aurora/postgres";
import { IN_SCOPE, OWN_TABLE, rowOf, rowsOf, scopeValues, shown } from "./ask.js";
import { type Check, found, passed } from "./check.js";
import type { Side } from "./ends.js";
import { commented, limited } from "./remedies.js";

const number = new Intl.NumberFormat("en-US");

/** Whether the source's own data is sound and light enough to be carried. */
export const SOURCE_HEALTH: Check<Side>[] = [
  {
    id: "src-wraparound",
    side: "source",
    severity: "warning",
    title: "Transaction ids are far from wrapping around",
    why: "The slot holds back vacuum of the catalog for as long as the migration lasts",
    async run(side) {
      const rows = await rowsOf<{ name: string; age: number }>(
        side,
        `SELECT datname::text AS name, age(datfrozenxid) AS age FROM pg_database WHERE datallowconn
          ORDER BY 2 DESC, datname COLLATE "C"`,
      );
      const old = rows.filter(({ age }) => age >= side.settings.limits.wraparoundAge);
      if (old.length === 0) return passed(`oldest ${number.format(rows[0]?.age ?? 0)} transactions`);
      return found(old.map(({ name, age }) => `${name}: ${number.format(age)} transactions old`).join(", "), {
        say: "Freeze these databases before the migration",
        sql: old.flatMap(({ name }) => [commented("in database", quoteIdentifier(name)), "VACUUM (FREEZE);"]),
      });
    },
  },
  {
    id: "src-integrity",
    side: "source",
    severity: "warning",
    title: "Neither checksums nor collation versions speak of broken data or indexes",
    why: "A unique index broken by a new C library hides duplicates, which then fail on the target",
    async run(side) {
      const failures = await rowOf<{ count: number }>(
        side,
        "SELECT coalesce(checksum_failures, 0)::int AS count FROM pg_stat_database WHERE datname = current_database()",
      );
      const stale = await staleCollations(side);
      const evidence = [
        failures.count > 0 ? `${counted(failures.count, "page")} failed their checksum` : "",
        stale.length > 0
          ? `The collation library changed since indexes were built: ${listed(stale.map(({ name }) => name))}`
          : "",
      ].filter(Boolean);
      if (evidence.length === 0) return passed();
      const reindex = `REINDEX DATABASE ${quoteIdentifier(side.facts.database)};`;
      return found(evidence.join("; "), {
        say:
          failures.count > 0 ? "Restore the damaged tables from a backup first" : "Rebuild the indexes in a quiet hour",
        sql: stale.length > 0 ? [reindex, ...stale.map(({ refresh }) => refresh)] : [],
      });
    },
  },
  {
    id: "src-checksums",
    side: "source",
    severity: "info",
    title: "Data checksums are on",
    why: "Without them a damaged page is carried over without anybody noticing",
    async run(side) {
      if ((await shown(side, "data_checksums")) === "on") return passed();
      return found(
        "data_checksums is off",
        "Nothing for the migration; a pg_dump that succeeds shows that all is readable",
      );
    },
  },
  {
    id: "src-bloat",
    side: "source",
    severity: "info",
    title: "No large table is full of dead rows",
    why: "The full load reads every page",
    async run(side) {
      const tables = await rowsOf<TableName & { share: number }>(
        side,
        `SELECT schemaname AS schema, relname AS name, round(100.0 * n_dead_tup / n_live_tup)::int AS share
           FROM pg_stat_user_tables s JOIN pg_namespace n ON n.nspname = s.schemaname
          WHERE ${IN_SCOPE} AND n_live_tup > $3 AND n_dead_tup > 0.3 * n_live_tup
          ORDER BY schemaname COLLATE "C", relname COLLATE "C"`,
        [...scopeValues(side), side.settings.limits.bloatRows],
      );
      if (tables.length === 0) return passed();
      return found(listed(tables.map((table) => `${displayName(table)} (${table.share} % dead)`)), {
        say: "Vacuum them before the load",
        sql: limited(tables.map((table) => `VACUUM (ANALYZE) ${quoteName(table)};`)),
      });
    },
  },
  {
    id: "src-stats",
    side: "source",
    severity: "info",
    title: "Every table was analysed",
    why: "Sizes and times are estimated from the statistics",
    async run(side) {
      const tables = await rowsOf<TableName>(
        side,
        `SELECT n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE c.relkind = 'r' AND c.reltuples < 0 AND ${IN_SCOPE} AND ${OWN_TABLE}
          ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"`,
        scopeValues(side),
      );
      if (tables.length === 0) return passed(side.facts.major < 14 ? "before PostgreSQL 14 it cannot be told" : "");
      return found(`${tables.length} were not: ${listed(tables.map(displayName))}`, {
        say: "Analyse the database",
        sql: ["ANALYZE;"],
      });
    },
  },
  {
    id: "src-large-objects",
    side: "source",
    severity: "needs-change",
    title: "There are no large objects",
    why: "DMS does not carry them, and the cutover refuses to leave them behind",
    async run(side) {
      const { count } = await rowOf<{ count: number }>(
        side,
        "SELECT count(*)::int AS count FROM pg_largeobject_metadata",
      );
      if (count === 0) return passed();
      return found(`${counted(count, "large object")} in ${side.facts.database}`, {
        say: "Move them into bytea columns (lo_get), or remove those that nothing names (vacuumlo)",
      });
    },
  },
];

interface StaleCollation {
  /** As people read it. */
  name: string;
  /** Takes the new version for good once the indexes are rebuilt. */
  refresh: string;
}

/** Collations in use, and the database's own from 15 on, whose version is another one than when they were made. */
async function staleCollations(side: Side): Promise<StaleCollation[]> {
  const collations = await rowsOf<TableName>(
    side,
    `SELECT n.nspname AS schema, c.collname AS name FROM pg_collation c JOIN pg_namespace n ON n.oid = c.collnamespace
      WHERE c.collversion <> pg_collation_actual_version(c.oid)
        AND EXISTS (SELECT FROM pg_attribute a WHERE a.attcollation = c.oid AND a.attrelid >= 16384)
      ORDER BY n.nspname COLLATE "C", c.collname COLLATE "C"`,
  );
  const stale = collations.map((collation) => ({
    name: displayName(collation),
    refresh: `ALTER COLLATION ${quoteName(collation)} REFRESH VERSION;`,
  }));
  if (side.facts.major < 15) return stale;
  const { own } = await rowOf<{ own: boolean | null }>(
    side,
    `SELECT datcollversion <> pg_database_collation_actual_version(oid) AS own
       FROM pg_database WHERE datname = current_database()`,
  );
  const { database } = side.facts;
  const refresh = `ALTER DATABASE ${quoteIdentifier(database)} REFRESH COLLATION VERSION;`;
  return own ? [...stale, { name: `that of database ${database}`, refresh }] : stale;
}
