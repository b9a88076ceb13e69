import { connect, type DatabaseAddress } from "@postgres-to-aurora/postgres";
import type { Settings, Side, SideFacts } from "./ends.js";

// No check may hang: a wait for a lock or a slow catalog ends it, and it is reported as skipped. Nothing can be
// written through the session, whatever a check does.
const PIN = "SET default_transaction_read_only = on; SET statement_timeout = '60s'; SET lock_timeout = '5s'";

const FACTS = `
SELECT current_setting('server_version_num')::int AS version, current_setting('server_version') AS "versionText",
       r.rolname::text AS user, current_database()::text AS database, r.rolsuper AS superuser,
       r.rolsuper OR r.rolreplication OR EXISTS (SELECT FROM pg_roles g
          WHERE g.rolname = 'rds_replication' AND pg_has_role(r.oid, g.oid, 'USAGE')) AS "mayReplicate",
       pg_has_role(r.oid, 'pg_read_all_stats', 'USAGE') AS "seesSessions",
       pg_is_in_recovery() AS standby, current_setting('transaction_read_only') = 'on' AS "readOnly",
       CASE WHEN EXISTS (SELECT FROM pg_proc p WHERE p.proname = 'aurora_version'
                            AND p.pronamespace = 'pg_catalog'::regnamespace) THEN 'aurora'
            WHEN EXISTS (SELECT FROM pg_roles g WHERE g.rolname = 'rds_superuser') THEN 'rds'
            ELSE 'self' END AS kind
  FROM pg_roles r WHERE r.rolname = current_user`;

/**
 * Opens a read-only session to one side and reads what most checks need.
 * @throws UserError or EnvironmentError with the reason and a remedy; what the server throws for the first queries
 */
export async function connectSide(
  role: "source" | "target",
  address: DatabaseAddress,
  settings: Settings,
): Promise<Side> {
  const client = await connect(address, { role, applicationName: "postgres-to-aurora preflight" });
  try {
    const { rows } = await client.query(FACTS);
    const facts = rows[0] as Omit<SideFacts, "major" | "clockAhead" | "clockError">;
    await client.query(PIN);
    const clock = await compareClocks(async () => {
      const { rows: now } = await client.query("SELECT extract(epoch FROM clock_timestamp())::float8 * 1000 AS now");
      return now[0].now as number;
    }, settings);
    return {
      role,
      client,
      address,
      settings,
      facts: { ...facts, major: Math.floor(facts.version / 10_000), ...clock },
    };
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
}

/** The server's clock against ours, off by half the way there and back at most; the best of three looks. */
async function compareClocks(
  ask: () => Promise<number>,
  { clock }: Settings,
): Promise<{ clockAhead: number; clockError: number }> {
  let best = { clockAhead: 0, clockError: Number.POSITIVE_INFINITY };
  for (let look = 0; look < 3; look++) {
    const before = clock.now();
    const server = await ask();
    const after = clock.now();
    const clockError = (after - before) / 2;
    if (clockError < best.clockError) best = { clockAhead: server - (before + after) / 2, clockError };
  }
  return best;
}
