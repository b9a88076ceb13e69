import { DMS_CONTROL_SCHEMA, displayName, listed, type TableName } from "@postgres-to-aurora/domain";
import { quoteIdentifier } from "@postgres-to-aurora/postgres";
import { IN_SCOPE, rowOf, rowsOf, scopeValues } from "./ask.js";
import { type Check, found, passed } from "./check.js";
import type { Side } from "./ends.js";
import { grantRole } from "./remedies.js";

/** What the user of target-url, who is also the user of DMS, may do on the target. */
export const TARGET_RIGHTS: Check<Side>[] = [
  {
    id: "tgt-dms-privs",
    side: "target",
    severity: "blocker",
    title: "The user may create schemas, and write into the tables that are there",
    why: "apply-schema makes the schemas, DMS writes into their tables and keeps its own in awsdms_control",
    async run(side) {
      const { user, database } = side.facts;
      const { create } = await rowOf<{ create: boolean }>(
        side,
        "SELECT has_database_privilege(current_database(), 'CREATE') AS create",
      );
      const tables = await refusedTables(side);
      const schemas = [...new Set(tables.map(({ schema }) => schema))].map(quoteIdentifier);
      const to = `TO ${quoteIdentifier(user)};`;
      if (create && tables.length === 0) return passed(`room for ${DMS_CONTROL_SCHEMA}`);
      const evidence = [
        create ? "" : `${user} may not create schemas in ${database}`,
        tables.length > 0 ? `${user} may not write into ${listed(tables.map(displayName))}` : "",
      ];
      return found(evidence.filter(Boolean).join("; "), {
        say: "As owner",
        sql: [
          ...(create ? [] : [`GRANT CREATE ON DATABASE ${quoteIdentifier(database)} ${to}`]),
          ...schemas.flatMap((schema) => [
            `GRANT USAGE, CREATE ON SCHEMA ${schema} ${to}`,
            `GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON ALL TABLES IN SCHEMA ${schema} ${to}`,
          ]),
        ],
      });
    },
  },
  {
    id: "tgt-guard-right",
    side: "target",
    severity: "needs-change",
    title: "The user may put the write guard on every table and set every sequence that is there",
    why: "Until the switch the guard keeps stray writes off the target; the cutover sets the sequences",
    async run(side) {
      const rows = await rowsOf<TableName & { kind: string }>(
        side,
        `SELECT n.nspname AS schema, c.relname AS name, c.relkind AS kind
           FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE ${IN_SCOPE} AND (
                (c.relkind IN ('r', 'p') AND c.relpersistence = 'p' AND NOT has_table_privilege(c.oid, 'TRIGGER'))
             OR (c.relkind = 'S' AND NOT has_sequence_privilege(c.oid, 'UPDATE')))
          ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"`,
        scopeValues(side),
      );
      if (rows.length === 0) return passed();
      const schemas = [...new Set(rows.map(({ schema }) => schema))].map(quoteIdentifier);
      const to = `TO ${quoteIdentifier(side.facts.user)};`;
      return found(`Not on ${listed(rows.map(displayName))}`, {
        say: "As owner",
        sql: schemas.flatMap((schema) => [
          `GRANT TRIGGER ON ALL TABLES IN SCHEMA ${schema} ${to}`,
          `GRANT UPDATE ON ALL SEQUENCES IN SCHEMA ${schema} ${to}`,
        ]),
      });
    },
  },
  {
    id: "tgt-replica-role",
    side: "target",
    severity: "needs-change",
    title: "The user may set session_replication_role",
    why: "Otherwise foreign keys and triggers of the target fire on every row DMS writes",
    async run(side) {
      const { client, facts } = side;
      await client.query("BEGIN");
      try {
        await client.query("SET LOCAL session_replication_role = replica");
        return passed();
      } catch (error) {
        if ((error as { code?: string }).code !== "42501") throw error;
        const user = quoteIdentifier(facts.user);
        const sql = facts.major >= 15 ? [`GRANT SET ON PARAMETER session_replication_role TO ${user};`] : [];
        return found(
          `${facts.user} may not`,
          facts.kind === "self"
            ? {
                say:
                  sql.length > 0 ? "As superuser" : `Before PostgreSQL 15 only a superuser may: give one in target-url`,
                sql,
              }
            : { say: "As the cluster's master user", sql: [grantRole(side, "rds_superuser")] },
        );
      } finally {
        await client.query("ROLLBACK");
      }
    },
  },
];

/** Tables that DMS could not write into; one schema without rights stands for all its tables. */
async function refusedTables(side: Side): Promise<TableName[]> {
  return rowsOf<TableName>(
    side,
    `SELECT n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE ${IN_SCOPE} AND c.relkind IN ('r', 'p') AND c.relpersistence = 'p'
        AND NOT (has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT')
             AND has_table_privilege(c.oid, 'INSERT') AND has_table_privilege(c.oid, 'UPDATE')
             AND has_table_privilege(c.oid, 'DELETE') AND has_table_privilege(c.oid, 'TRUNCATE'))
      ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"`,
    scopeValues(side),
  );
}
