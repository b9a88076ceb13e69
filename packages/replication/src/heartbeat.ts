import { type Client, quoteLiteral, quoteName } from "@postgres-to-aurora/postgres";

/** The heartbeat that DMS writes on the source so that a quiet database's slot moves on. */
export interface Heartbeat {
  /** Whether the table awsdms_heartbeat exists. */
  exists: boolean;
  /** Age of the newest beat, ms; undefined when there is none, or this user may not read it. */
  ageMs?: number;
}

/**
 * Reads the newest beat of awsdms_heartbeat.
 * @param schema HeartbeatSchema of the source endpoint
 */
export async function readHeartbeat(source: Client, schema: string): Promise<Heartbeat> {
  const { rows } = await source.query(
    `SELECT pg_catalog.has_schema_privilege(c.relnamespace, 'USAGE') AND pg_catalog.has_table_privilege(c.oid, 'SELECT') AS may,
            a.atttypid = 'timestamp'::pg_catalog.regtype AS local,
            (SELECT reset_val FROM pg_catalog.pg_settings WHERE name = 'TimeZone') AS zone
       FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attname = 'hb_last_heartbeat_at'
      WHERE n.nspname = $1 AND c.relname = 'awsdms_heartbeat'`,
    [schema],
  );
  const [found] = rows as { may: boolean; local: boolean; zone: string }[];
  if (found === undefined) return { exists: false };
  if (!found.may) return { exists: true };
  // DMS writes the server's own clock into a column without time zone; this session's zone is another one.
  const beat = found.local ? `hb_last_heartbeat_at AT TIME ZONE ${quoteLiteral(found.zone)}` : "hb_last_heartbeat_at";
  const newest = await source.query(
    `SELECT extract(epoch FROM pg_catalog.clock_timestamp() - pg_catalog.max(${beat}))::float8 * 1000 AS "ageMs"
       FROM ${quoteName({ schema, name: "awsdms_heartbeat" })}`,
  );
  const { ageMs } = newest.rows[0] as { ageMs: number | null };
  return ageMs === null ? { exists: true } : { exists: true, ageMs };
}
