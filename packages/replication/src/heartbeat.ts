import { type Client, quoteName } from "@postgres-to-aurora/postgres";

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
  const table = quoteName({ schema, name: "awsdms_heartbeat" });
  const { rows } = await source.query(
    `SELECT pg_catalog.has_schema_privilege(c.relnamespace, 'USAGE') AND pg_catalog.has_table_privilege(c.oid, 'SELECT') AS may
       FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = $1 AND c.relname = 'awsdms_heartbeat'`,
    [schema],
  );
  const [found] = rows as { may: boolean }[];
  if (found === undefined) return { exists: false };
  if (!found.may) return { exists: true };
  // The column has no time zone on some engine versions; DMS writes the server's own clock.
  const newest = await source.query(
    `SELECT extract(epoch FROM pg_catalog.now() - pg_catalog.max(hb_last_heartbeat_at))::float8 * 1000 AS "ageMs" FROM ${table}`,
  );
  const { ageMs } = newest.rows[0] as { ageMs: number | null };
  return ageMs === null ? { exists: true } : { exists: true, ageMs };
}
