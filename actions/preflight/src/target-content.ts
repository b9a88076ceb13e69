import { counted, DMS_CONTROL_SCHEMA, displayName, listed, type TableName } from "@postgres-to-aurora/domain";
import { quoteIdentifier, quoteName } from "@postgres-to-aurora/postgres";
import { IN_SCOPE, OWN_TABLE, rowOf, rowsOf, scopeValues } from "./ask.js";
import { type Check, found, passed } from "./check.js";
import type { Side } from "./ends.js";
import { commented, limited } from "./remedies.js";

/** Tables looked into by one statement. */
const BATCH = 200;

/** What is on the target already. */
export const TARGET_CONTENT: Check<Side>[] = [
  {
    id: "tgt-empty",
    side: "target",
    severity: "warning",
    title: "The target holds no rows",
    why: "DMS loads into the tables as they are: rows that are there would collide or double",
    async run(side) {
      const tables = await readableTables(side);
      const filled = await filledTables(
        side,
        tables.filter(({ readable }) => readable),
      );
      const closed = tables.filter(({ readable }) => !readable);
      if (filled.length === 0 && closed.length === 0)
        return passed(tables.length === 0 ? "no table is there yet" : `${counted(tables.length, "table")}, all empty`);
      const evidence = [
        filled.length > 0 ? `Rows in ${filled.length}: ${listed(filled.map(displayName))}` : "",
        closed.length > 0 ? `Not readable: ${listed(closed.map(displayName))}` : "",
      ];
      return found(evidence.filter(Boolean).join("; "), {
        say: "Check that this is the right database. Rows loaded by this migration's own task are no trouble",
        sql: filled.length > 0 ? [truncation(filled)] : [],
      });
    },
  },
  {
    id: "tgt-dms-leftovers",
    side: "target",
    severity: "warning",
    title: "No control tables of an earlier DMS task lie about",
    why: "They make the next task fail (duplicate_table), or its errors are taken for the old one's",
    async run(side) {
      const tables = await rowsOf<TableName>(
        side,
        `SELECT n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE c.relkind = 'r' AND c.relname LIKE 'awsdms\\_%' AND n.nspname <> $1
          ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"`,
        [DMS_CONTROL_SCHEMA],
      );
      if (tables.length === 0) return passed();
      return found(listed(tables.map(displayName)), {
        say: "Drop them when no task uses them any more",
        sql: tables.map((table) => commented("if no task uses it", `DROP TABLE ${quoteName(table)};`)),
      });
    },
  },
  {
    id: "tgt-load-state",
    side: "target",
    severity: "needs-change",
    title: "No trigger of the target fires on what DMS writes",
    why: "A trigger enabled for replicas changes or doubles rows while they are loaded",
    async run(side) {
      const rows = await rowsOf<TableName & { trigger: string }>(
        side,
        `SELECT n.nspname AS schema, c.relname AS name, t.tgname AS trigger
           FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE t.tgenabled IN ('A', 'R') AND NOT t.tgisinternal AND ${IN_SCOPE} AND ${OWN_TABLE}
          ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C", t.tgname COLLATE "C"`,
        scopeValues(side),
      );
      if (rows.length > 0)
        return found(listed(rows.map((row) => `${row.trigger} on ${displayName(row)}`)), {
          say: "Disable them until the cutover",
          sql: limited(
            rows.map((row) => `ALTER TABLE ${quoteName(row)} DISABLE TRIGGER ${quoteIdentifier(row.trigger)};`),
          ),
        });
      return passed(await loadCost(side));
    },
  },
];

/** What is there before the load and makes it slower, in words. */
async function loadCost(side: Side): Promise<string> {
  const { keys, indexes } = await rowOf<{ keys: number; indexes: number }>(
    side,
    `SELECT (SELECT count(*) FROM pg_constraint k JOIN pg_namespace n ON n.oid = k.connamespace
              WHERE k.contype = 'f' AND ${IN_SCOPE})::int AS keys,
            (SELECT count(*) FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
               JOIN pg_namespace n ON n.oid = c.relnamespace
              WHERE c.relkind = 'r' AND NOT i.indisprimary AND ${IN_SCOPE})::int AS indexes`,
    scopeValues(side),
  );
  if (keys + indexes === 0) return "";
  return `${counted(keys, "foreign key")} and ${indexes} secondary indexes are there: a load is faster before them`;
}

function truncation(tables: TableName[]): string {
  // One statement: a table that others refer to cannot be truncated alone.
  return commented("destroys every row; only if none is needed", `TRUNCATE ${tables.map(quoteName).join(",\n  ")};`);
}

async function readableTables(side: Side): Promise<(TableName & { readable: boolean })[]> {
  return rowsOf(
    side,
    `SELECT n.nspname AS schema, c.relname AS name,
            has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT') AS readable
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'r' AND c.relpersistence = 'p' AND ${IN_SCOPE} AND ${OWN_TABLE}
      ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"`,
    scopeValues(side),
  );
}

async function filledTables(side: Side, tables: TableName[]): Promise<TableName[]> {
  const filled: TableName[] = [];
  for (let from = 0; from < tables.length; from += BATCH) {
    const batch = tables.slice(from, from + BATCH);
    const rows = await rowsOf<{ at: number }>(
      side,
      batch.map((table, at) => `SELECT ${at} AS at WHERE EXISTS (SELECT FROM ${quoteName(table)})`).join(" UNION ALL "),
    );
    filled.push(...rows.map(({ at }) => batch[at] as TableName));
  }
  return filled;
}
