import { type Client, withClient } from "@postgres-to-aurora/postgres";
import type { AssessmentCheck, Task } from "../model.js";
import { readTableMappings } from "../table-mappings.js";
import { findEndpoint } from "./endpoints.js";
import type { Service } from "./service.js";

type Result = AssessmentCheck["status"];

interface Check {
  side: "source" | "target";
  /** One row with the column `result` (passed, warning, failed), or for `tables` the tables that are not right. */
  sql: string;
  /** The result when a chosen table is among the rows. */
  tables?: Result;
}

/** `passed` when the condition holds, otherwise this. */
const unless = (condition: string, otherwise: Result): string =>
  `SELECT CASE WHEN ${condition} THEN 'passed' ELSE '${otherwise}' END AS result`;

const setting = (name: string): string => `(SELECT setting::bigint FROM pg_catalog.pg_settings WHERE name = '${name}')`;

const TABLES = `pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'`;
const NO_KEY = `SELECT n.nspname AS schema, c.relname AS name FROM ${TABLES}
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indrelid = c.oid AND i.indisprimary)`;
const NO_UNIQUE = `${NO_KEY} AND NOT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indrelid = c.oid AND i.indisunique)`;

/** The checks that are really made. Every other is skipped. */
const CHECKS: Record<string, Check> = {
  "postgres-check-dbversion": {
    side: "source",
    sql: unless("pg_catalog.current_setting('server_version_num')::int >= 90400", "failed"),
  },
  "postgres-check-wallevel": {
    side: "source",
    sql: unless("pg_catalog.current_setting('wal_level') = 'logical'", "failed"),
  },
  "postgres-check-maxwalsenders": {
    side: "source",
    sql: unless(`${setting("max_wal_senders")} > (SELECT count(*) FROM pg_catalog.pg_stat_replication)`, "failed"),
  },
  "postgres-check-walsenderstimeout": {
    side: "source",
    sql: unless(`${setting("wal_sender_timeout")} = 0 OR ${setting("wal_sender_timeout")} >= 10000`, "failed"),
  },
  "postgres-check-replication-slots-count": {
    side: "source",
    sql: unless(
      `${setting("max_replication_slots")} > (SELECT count(*) FROM pg_catalog.pg_replication_slots)`,
      "failed",
    ),
  },
  "postgres-check-maxslot-wal-keep-size": {
    side: "source",
    sql: unless(`coalesce(${setting("max_slot_wal_keep_size")}, -1) = -1`, "warning"),
  },
  "postgres-check-longrunningtxn": {
    side: "source",
    sql: unless(
      "NOT EXISTS (SELECT FROM pg_catalog.pg_stat_activity WHERE xact_start < pg_catalog.now() - interval '10 minutes')",
      "warning",
    ),
  },
  "postgres-check-preparedtxn": {
    side: "source",
    sql: unless("NOT EXISTS (SELECT FROM pg_catalog.pg_prepared_xacts)", "failed"),
  },
  "postgres-check-pk": { side: "source", sql: NO_KEY, tables: "warning" },
  "table-with-no-primary-key-or-unique-constraint": { side: "source", sql: NO_UNIQUE, tables: "warning" },
  "postgres-check-select-object-privileges": {
    side: "source",
    sql: `SELECT n.nspname AS schema, c.relname AS name FROM ${TABLES}
      AND NOT (pg_catalog.has_schema_privilege(n.oid, 'USAGE') AND pg_catalog.has_table_privilege(c.oid, 'SELECT'))`,
    tables: "failed",
  },
  "postgres-check-target-privileges": {
    side: "target",
    sql: `SELECT n.nspname AS schema, c.relname AS name FROM ${TABLES}
      AND NOT (pg_catalog.has_schema_privilege(n.oid, 'USAGE')
        AND pg_catalog.has_table_privilege(c.oid, 'INSERT') AND pg_catalog.has_table_privilege(c.oid, 'UPDATE')
        AND pg_catalog.has_table_privilege(c.oid, 'DELETE') AND pg_catalog.has_table_privilege(c.oid, 'SELECT'))`,
    tables: "failed",
  },
};

/**
 * Makes the named checks of a task on its databases.
 * @returns by name; those that are not implemented are absent, and `error` stands where a database could not be asked
 */
export async function runChecks(service: Service, task: Task, names: string[]): Promise<Map<string, Result>> {
  const results = new Map<string, Result>();
  const mappings = readTableMappings(task.mappings);
  const isChosen = (schema: string, name: string) => mappings.loadOrder(schema, name) !== undefined;
  for (const side of ["source", "target"] as const) {
    const due = names.filter((name) => CHECKS[name]?.side === side);
    if (due.length === 0) continue;
    const endpoint = findEndpoint(service, side === "source" ? task.sourceArn : task.targetArn);
    try {
      await withClient(service.addressOf(endpoint), {}, async (client) => {
        for (const name of due) results.set(name, await makeCheck(client, CHECKS[name] as Check, isChosen));
      });
    } catch (error) {
      service.log(`assessment of ${task.id}: ${String(error)}`);
      for (const name of due) if (!results.has(name)) results.set(name, "error");
    }
  }
  return results;
}

async function makeCheck(
  client: Client,
  { sql, tables }: Check,
  isChosen: (schema: string, name: string) => boolean,
): Promise<Result> {
  const { rows } = await client.query(sql);
  if (tables === undefined) return (rows[0] as { result: Result }).result;
  const wrong = (rows as { schema: string; name: string }[]).some(({ schema, name }) => isChosen(schema, name));
  return wrong ? tables : "passed";
}
