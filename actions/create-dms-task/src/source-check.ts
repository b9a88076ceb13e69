import { displayName, type Finding, type TableName } from "@postgres-to-aurora/domain";
import type { Client } from "@postgres-to-aurora/postgres";
import { blocker } from "./findings.js";
import { judgeTimeouts, judgeTransactions, type SourceWaits } from "./source-waits.js";

interface SourceState extends SourceWaits {
  walLevel: string;
  freeSlots: number;
  freeSenders: number;
  database: string;
  mayReplicate: boolean;
  mayCreate: boolean;
  slotWalLimit: string;
}

/** A time limit (ms) as a new session of this user has it: this session's own is pinned. */
const reset = (name: string) => `(SELECT reset_val::bigint::float8 FROM pg_catalog.pg_settings WHERE name = '${name}')`;

/** What stands in the way of a first start on the source (blockers), and what deserves a look (warnings). */
export async function checkSource(source: Client, tables: TableName[]): Promise<Finding[]> {
  const { rows } = await source.query(
    `SELECT current_setting('wal_level') AS "walLevel", current_user::text AS "user", current_database()::text AS database,
            current_setting('max_slot_wal_keep_size') AS "slotWalLimit",
            current_setting('max_replication_slots')::int - (SELECT count(*) FROM pg_catalog.pg_replication_slots)::int AS "freeSlots",
            current_setting('max_wal_senders')::int - (SELECT count(*) FROM pg_catalog.pg_stat_replication)::int AS "freeSenders",
            (SELECT r.rolsuper OR r.rolreplication OR EXISTS (SELECT 1 FROM pg_catalog.pg_roles g
                     WHERE g.rolname = 'rds_replication' AND pg_has_role(r.oid, g.oid, 'member'))
               FROM pg_catalog.pg_roles r WHERE r.rolname = current_user) AS "mayReplicate",
            (has_database_privilege(current_database(), 'CREATE') OR EXISTS (SELECT 1 FROM pg_catalog.pg_class c
                     JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                    WHERE n.nspname = 'migration_ctl' AND c.relname = 'marker')) AS "mayCreate",
            ARRAY(SELECT gid || ' in ' || database FROM pg_catalog.pg_prepared_xacts ORDER BY gid COLLATE "C") AS prepared,
            ARRAY(SELECT 'pid ' || pid || ' (' || usename || ' in ' || datname || ', since ' || xact_start::timestamptz(0) || ')'
                    FROM pg_catalog.pg_stat_activity
                   WHERE backend_xid IS NOT NULL AND xact_start < now() - interval '5 minutes' ORDER BY xact_start, pid) AS "oldTransactions",
            ${reset("wal_sender_timeout")} AS "senderTimeout",
            ${reset("idle_in_transaction_session_timeout")} AS "idleTimeout",
            ${reset("statement_timeout")} AS "statementTimeout"`,
  );
  const unreadable = await source.query(
    `SELECT t.schema, t.name FROM jsonb_to_recordset($1::jsonb) AS t(schema text, name text)
       JOIN pg_catalog.pg_namespace n ON n.nspname = t.schema
       JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = t.name
      WHERE NOT (has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT'))`,
    [JSON.stringify(tables.map(({ schema, name }) => ({ schema, name })))],
  );
  const state = rows[0] as SourceState;
  return [
    ...judgeServer(state),
    ...judgeTransactions(state),
    ...judgeTimeouts(state),
    ...blocker(
      "source-select-right",
      (unreadable.rows as TableName[]).map(displayName),
      (names, count) => `User ${state.user} may not read these tables of the source (${count}): ${names}`,
      `GRANT USAGE ON SCHEMA and SELECT ON ALL TABLES IN SCHEMA ... TO "${state.user}", or name them in exclude-tables`,
    ),
  ];
}

function judgeServer(state: SourceState): Finding[] {
  const findings: (Finding | false)[] = [
    state.walLevel !== "logical" && {
      rule: "source-wal-level",
      severity: "blocker",
      object: "source",
      evidence: `wal_level of the source is ${state.walLevel}, changes can be read with logical only`,
      remedy: "ALTER SYSTEM SET wal_level = 'logical', then restart the source",
    },
    !state.mayReplicate && {
      rule: "source-replication-right",
      severity: "blocker",
      object: state.user,
      evidence: `User ${state.user} may not replicate from the source`,
      remedy: `ALTER ROLE "${state.user}" REPLICATION (on RDS: GRANT rds_replication TO "${state.user}")`,
    },
    !state.mayCreate && {
      rule: "source-create-right",
      severity: "blocker",
      object: state.user,
      evidence: `User ${state.user} may not create the schema migration_ctl on the source`,
      remedy: `GRANT CREATE ON DATABASE "${state.database}" TO "${state.user}"`,
    },
    state.freeSlots < 1 && {
      rule: "source-slots",
      severity: "blocker",
      object: "source",
      evidence: "All replication slots of the source are taken",
      remedy: "Drop slots nobody reads any more, or raise max_replication_slots and restart the source",
    },
    state.freeSenders < 1 && {
      rule: "source-senders",
      severity: "blocker",
      object: "source",
      evidence: "All WAL senders of the source are busy",
      remedy: "Raise max_wal_senders and restart the source",
    },
    state.slotWalLimit !== "-1" && {
      rule: "source-slot-wal-limit",
      severity: "warning",
      object: "source",
      evidence: `max_slot_wal_keep_size is ${state.slotWalLimit}: a task further behind than that loses its slot and must load everything again`,
      remedy: "Raise it above the WAL written during the load and the longest outage, or set -1 and watch the disk",
    },
  ];
  return findings.filter((finding) => finding !== false);
}
