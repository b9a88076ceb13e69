import { displayName, listed, type TableName } from "@postgres-to-aurora/domain";
import { quoteIdentifier } from "@postgres-to-aurora/postgres";
import { IN_SCOPE, OWN_TABLE, rowOf, rowsOf, scopeValues } from "./ask.js";
import { type Check, found, passed } from "./check.js";
import type { Side } from "./ends.js";
import { grantRole } from "./remedies.js";

const PERMANENT = "c.relkind IN ('r', 'p') AND c.relpersistence = 'p'";

/** Names, sorted, of the relations of the scope for which a condition on pg_class `c` and pg_namespace `n` holds. */
async function relations(side: Side, condition: string): Promise<TableName[]> {
  return rowsOf<TableName>(
    side,
    `SELECT n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE ${IN_SCOPE} AND ${OWN_TABLE} AND ${condition} ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"`,
    scopeValues(side),
  );
}

/** One set of statements for each schema of the names. */
function perSchema(names: TableName[], statements: (schema: string) => string[]): string[] {
  return [...new Set(names.map(({ schema }) => schema))].flatMap((schema) => statements(quoteIdentifier(schema)));
}

/** What the user of source-url, who is also the user of DMS, may do on the source. */
export const SOURCE_RIGHTS: Check<Side>[] = [
  {
    id: "src-dms-role",
    side: "source",
    severity: "needs-change",
    title: "The user may replicate",
    why: "Only a superuser or a role with REPLICATION may make and read a slot",
    async run(side) {
      const { facts } = side;
      const user = quoteIdentifier(facts.user);
      if (facts.superuser) return passed("superuser");
      if (!facts.mayReplicate)
        return found(`${facts.user} is neither superuser nor has REPLICATION`, {
          say: "As superuser",
          sql: facts.kind === "self" ? [`ALTER ROLE ${user} REPLICATION;`] : [grantRole(side, "rds_replication")],
        });
      return found(
        `${facts.user} has REPLICATION and is no superuser; AWS asks for one on a self-managed source`,
        "Enough as long as the endpoint has CaptureDdls=false, as create-dms-task makes it",
        "info",
      );
    },
  },
  {
    id: "src-select",
    side: "source",
    severity: "blocker",
    title: "The user may read every table that is carried",
    why: "What cannot be read is not loaded",
    async run(side) {
      const refused = await relations(
        side,
        `${PERMANENT} AND NOT (has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT'))`,
      );
      if (refused.length === 0) return passed();
      const user = quoteIdentifier(side.facts.user);
      return found(`${side.facts.user} may not read ${refused.length}: ${listed(refused.map(displayName))}`, {
        say: "As owner of the tables",
        sql: perSchema(refused, (schema) => [
          `GRANT USAGE ON SCHEMA ${schema} TO ${user};`,
          `GRANT SELECT ON ALL TABLES IN SCHEMA ${schema} TO ${user};`,
        ]),
      });
    },
  },
  {
    id: "src-row-security",
    side: "source",
    severity: "blocker",
    title: "No row-level security hides rows from the user",
    why: "Hidden rows would be missing on the target without any error",
    async run(side) {
      const filtered = await relations(side, `${PERMANENT} AND c.relrowsecurity AND row_security_active(c.oid)`);
      if (filtered.length === 0) return passed();
      return found(`Policies apply to ${side.facts.user} on ${listed(filtered.map(displayName))}`, {
        say: "As superuser",
        sql: [`ALTER ROLE ${quoteIdentifier(side.facts.user)} BYPASSRLS;`],
      });
    },
  },
  {
    id: "src-sequences",
    side: "source",
    severity: "needs-change",
    title: "The user may read every sequence",
    why: "DMS carries no sequence values; the cutover reads them from the source",
    async run(side) {
      const refused = await relations(
        side,
        `c.relkind = 'S' AND c.relpersistence <> 't'
         AND NOT (has_schema_privilege(n.oid, 'USAGE') AND has_sequence_privilege(c.oid, 'SELECT'))`,
      );
      if (refused.length === 0) return passed();
      const user = quoteIdentifier(side.facts.user);
      return found(`${side.facts.user} may not read ${refused.length}: ${listed(refused.map(displayName))}`, {
        say: "As owner of the sequences",
        sql: perSchema(refused, (schema) => [
          `GRANT USAGE ON SCHEMA ${schema} TO ${user};`,
          `GRANT SELECT ON ALL SEQUENCES IN SCHEMA ${schema} TO ${user};`,
        ]),
      });
    },
  },
  {
    id: "src-create-right",
    side: "source",
    severity: "blocker",
    title: "The user may make the schemas migration_ctl and migration_guard",
    why: "They hold the marker that proves the drain, and the write guard of the cutover",
    async run(side) {
      const { allowed } = await rowOf<{ allowed: boolean }>(
        side,
        `SELECT has_database_privilege(current_database(), 'CREATE') OR
                (SELECT count(*) = 2 FROM pg_namespace n WHERE nspname IN ('migration_ctl', 'migration_guard')
                    AND has_schema_privilege(n.oid, 'CREATE')) AS allowed`,
      );
      if (allowed) return passed();
      const { user, database } = side.facts;
      return found(`${user} may not create schemas in ${database}`, {
        say: "As owner of the database",
        sql: [`GRANT CREATE ON DATABASE ${quoteIdentifier(database)} TO ${quoteIdentifier(user)};`],
      });
    },
  },
  {
    id: "src-guard-right",
    side: "source",
    severity: "needs-change",
    title: "The user may put the write guard on every table",
    why: "The cutover freezes writes by a trigger on each table",
    async run(side) {
      const refused = await relations(side, `${PERMANENT} AND NOT has_table_privilege(c.oid, 'TRIGGER')`);
      if (refused.length === 0) return passed();
      return found(`No TRIGGER right on ${refused.length}: ${listed(refused.map(displayName))}`, {
        say: "As owner of the tables",
        sql: perSchema(refused, (schema) => [
          `GRANT TRIGGER ON ALL TABLES IN SCHEMA ${schema} TO ${quoteIdentifier(side.facts.user)};`,
        ]),
      });
    },
  },
  {
    id: "src-cutover-rights",
    side: "source",
    severity: "needs-change",
    title: "The user sees and may end sessions, and may set the database read-only",
    why: "The cutover waits for open transactions, ends those that outlast the grace, and closes the source",
    async run(side) {
      const { facts } = side;
      const { ends, owns } = await rowOf<{ ends: boolean; owns: boolean }>(
        side,
        `SELECT pg_has_role('pg_signal_backend', 'USAGE') AS ends, pg_has_role(d.datdba, 'USAGE') AS owns
           FROM pg_database d WHERE d.datname = current_database()`,
      );
      const lacking: [boolean, string, string][] = [
        [!facts.seesSessions, "pg_read_all_stats", grantRole(side, "pg_read_all_stats")],
        [!ends, "pg_signal_backend", grantRole(side, "pg_signal_backend")],
        [
          !owns,
          "ownership of the database",
          `ALTER DATABASE ${quoteIdentifier(facts.database)} OWNER TO ${quoteIdentifier(facts.user)};`,
        ],
      ];
      const missing = lacking.filter(([lacks]) => lacks);
      if (missing.length === 0) return passed();
      return found(`${facts.user} lacks ${missing.map(([, what]) => what).join(", ")}`, {
        say: "As superuser; a role that owns the database may be granted to the user instead of changing the owner",
        sql: missing.map(([, , sql]) => sql),
      });
    },
  },
];
