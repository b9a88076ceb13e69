import { MIGRATION_SCHEMAS } from "@postgres-to-aurora/domain";
import type { Client } from "@postgres-to-aurora/postgres";
import { GUARDED_TABLES } from "./guard.js";

/** What the preflight needs to know of one side. */
export interface SideFacts {
  user: string;
  walLevel: string;
  standby: boolean;
  readOnly: boolean;
  preparedTransactions: number;
  largeObjects: number;
  /** Seconds of the oldest open transaction of a user who is not spared; 0 = none. */
  oldestTransaction: number;
  freeSlots: number;
  mayReplicate: boolean;
  maySeeSessions: boolean;
  mayEndSessions: boolean;
  /** May change the database's settings. */
  ownsDatabase: boolean;
  mayCreateSchemas: boolean;
  /** Tables on which a trigger cannot be made. */
  tablesWithoutTriggerRight: string[];
  unarmedTables: number;
  /** Sequences whose position cannot be set. */
  sequencesWithoutRight: string[];
  /** The marker's row for this migration is there to be read and written. */
  marker: boolean;
}

/** Reads the facts of one side. `spared` are users whose transactions do not count. */
export async function readSideFacts(client: Client, migration: string, spared: string[]): Promise<SideFacts> {
  const { rows } = await client.query(
    `SELECT current_user::text AS user, current_setting('wal_level') AS "walLevel", pg_is_in_recovery() AS standby,
            current_setting('transaction_read_only') = 'on' AS "readOnly",
            (SELECT count(*)::int FROM pg_prepared_xacts WHERE database = current_database()) AS "preparedTransactions",
            (SELECT count(*)::int FROM pg_largeobject_metadata) AS "largeObjects",
            (SELECT coalesce(max(extract(epoch FROM clock_timestamp() - xact_start)), 0)::float8 FROM pg_stat_activity
              WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()
                AND usename <> ALL ($1::name[])) AS "oldestTransaction",
            current_setting('max_replication_slots')::int - (SELECT count(*)::int FROM pg_replication_slots) AS "freeSlots",
            r.rolsuper OR r.rolreplication AS "mayReplicate",
            pg_has_role('pg_read_all_stats', 'USAGE') AS "maySeeSessions",
            pg_has_role('pg_signal_backend', 'USAGE') AS "mayEndSessions",
            pg_has_role(d.datdba, 'USAGE') AS "ownsDatabase",
            has_database_privilege(d.oid, 'CREATE') AS "mayCreateSchemas"
       FROM pg_roles r, pg_database d WHERE r.rolname = current_user AND d.datname = current_database()`,
    [spared],
  );
  const tables = await client.query(
    `SELECT coalesce(array_agg(schema || '.' || name) FILTER (WHERE NOT has_table_privilege(oid, 'TRIGGER')), '{}') AS forbidden,
            count(*) FILTER (WHERE NOT armed)::int AS unarmed
       FROM (${GUARDED_TABLES}) AS g`,
    [MIGRATION_SCHEMAS],
  );
  const sequences = await client.query(
    `SELECT coalesce(array_agg(n.nspname || '.' || c.relname), '{}') AS forbidden
       FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname !~ '^pg_' AND n.nspname <> ALL ($1::text[])
        AND NOT has_sequence_privilege(s.seqrelid, 'UPDATE')`,
    [MIGRATION_SCHEMAS],
  );
  const marker = await client.query(
    `SELECT has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT, UPDATE') AS usable
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = 'migration_ctl' AND c.relname = 'marker'`,
  );
  const row = "SELECT FROM migration_ctl.marker WHERE task = $1";
  return {
    ...rows[0],
    tablesWithoutTriggerRight: tables.rows[0].forbidden,
    unarmedTables: tables.rows[0].unarmed,
    sequencesWithoutRight: sequences.rows[0].forbidden,
    marker: marker.rows[0]?.usable === true && (await client.query(row, [migration])).rowCount === 1,
  };
}
