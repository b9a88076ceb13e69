import type { Finding, TableName } from "@postgres-to-aurora/domain";
import type { Client } from "@postgres-to-aurora/postgres";
import { AFTER_CONNECT } from "./endpoints.js";
import { blocker } from "./findings.js";

/** What the target's user needs so that DMS can write as this user. */
export async function checkTargetRights(target: Client, tables: TableName[]): Promise<Finding[]> {
  const { rows } = await target.query(
    `SELECT current_user::text AS "user", current_database()::text AS database,
            (has_database_privilege(current_database(), 'CREATE')
              OR (SELECT count(*) = 2 FROM pg_catalog.pg_namespace WHERE nspname IN ('migration_ctl', 'awsdms_control'))) AS "mayCreate",
            ARRAY(SELECT t.schema || '.' || t.name FROM jsonb_to_recordset($1::jsonb) AS t(schema text, name text)
                    JOIN pg_catalog.pg_namespace n ON n.nspname = t.schema
                    JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = t.name
                   WHERE NOT (has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT')
                     AND has_table_privilege(c.oid, 'INSERT') AND has_table_privilege(c.oid, 'UPDATE')
                     AND has_table_privilege(c.oid, 'DELETE'))) AS refused`,
    [JSON.stringify(tables.map(({ schema, name }) => ({ schema, name })))],
  );
  const { user, database, mayCreate, refused } = rows[0] as {
    user: string;
    database: string;
    mayCreate: boolean;
    refused: string[];
  };
  return [
    ...blocker(
      "target-create-right",
      mayCreate ? [] : [user],
      (name) => `User ${name} may not create the control schemas on the target`,
      `GRANT CREATE ON DATABASE "${database}" TO "${user}"`,
    ),
    ...blocker(
      "target-write-right",
      refused,
      (names) => `User ${user} may not read and write these tables of the target: ${names}`,
      `GRANT SELECT, INSERT, UPDATE, DELETE ON them TO "${user}", or give the owner in target-url`,
    ),
    ...blocker(
      "target-replica-role",
      (await triggersStaySilent(target)) ? [] : [user],
      (name) =>
        `User ${name} may not set session_replication_role, so foreign keys and triggers of the target would fire on every row`,
      `GRANT SET ON PARAMETER session_replication_role TO "${user}" (PostgreSQL 15), or GRANT rds_superuser TO "${user}" (Aurora)`,
    ),
  ];
}

/** Runs in this session what DMS will run in each of its own, and looks whether it worked. */
async function triggersStaySilent(target: Client): Promise<boolean> {
  try {
    await target.query(AFTER_CONNECT);
    const { rows } = await target.query("SELECT pg_catalog.current_setting('session_replication_role') AS role");
    await target.query("RESET session_replication_role");
    return rows[0].role === "replica";
  } catch (error) {
    if ((error as { code?: string }).code === "42501") return false;
    throw error;
  }
}
