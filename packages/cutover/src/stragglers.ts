import { EnvironmentError } from "@postgres-to-aurora/domain";
import type { Client } from "@postgres-to-aurora/postgres";
import type { Clock } from "./ports.js";

const POLL_MS = 5;
/** After the grace: terminate, give the sessions time to go, look again; this many times, then give up. */
const SWEEPS = 20;
const SWEEP_MS = 250;

/** Transactions that may still write with a snapshot from before the freeze. */
const OLD_TRANSACTIONS = `
  cut LEFT JOIN pg_stat_activity a
    ON a.datname = current_database() AND a.pid <> pg_backend_pid() AND a.xact_start <= cut.at
   AND a.backend_type <> ALL ('{walsender,autovacuum worker,parallel worker}')
   AND (a.usename IS NULL OR a.usename <> ALL ($1::name[]) OR a.backend_xid IS NOT NULL)`;

/**
 * Waits until no transaction that began before the freeze is left; after `grace` (ms) those of the application are
 * terminated. Without this, a transaction with an older snapshot does not see the freeze and commits after it.
 * Spared users (DMS keeps transactions open on purpose) are waited for only once they have written, and never cut off.
 * @param spared user names
 * @returns how many sessions were terminated
 * @throws EnvironmentError when one does not end, or a prepared transaction appeared
 */
export async function waitForStragglers(
  client: Client,
  spared: string[],
  grace: number,
  clock: Clock,
  signal: AbortSignal,
): Promise<number> {
  const terminated = new Set<number>();
  let cut: string | null = null;
  let nextSweep = clock.now() + grace;
  for (let sweeps = 0; ; await clock.sleep(POLL_MS, signal)) {
    const seen: Seen = await look(client, spared, cut);
    cut = seen.cut;
    if (seen.prepared > 0) throw preparedTransaction();
    if (seen.old === 0) return terminated.size;
    if (clock.now() < nextSweep) continue;
    if (sweeps++ === SWEEPS) throw stuck(seen.old);
    for (const pid of await terminate(client, spared, cut)) terminated.add(pid);
    nextSweep = clock.now() + SWEEP_MS;
  }
}

type Seen = { cut: string; old: number; prepared: number };

async function look(client: Client, spared: string[], cut: string | null): Promise<Seen> {
  // The first look sets the cut: its statement began after the freeze committed, so what starts later sees the freeze.
  const { rows } = await client.query(
    `WITH cut AS MATERIALIZED (SELECT coalesce($2::timestamptz, clock_timestamp()) AS at)
     SELECT cut.at::text AS cut, count(a.pid)::int AS old,
            (SELECT count(*)::int FROM pg_prepared_xacts WHERE database = current_database()) AS prepared
       FROM ${OLD_TRANSACTIONS} GROUP BY cut.at`,
    [spared, cut],
  );
  return rows[0] as Seen;
}

/** All signals in one statement; its answer comes before the sessions are gone. */
async function terminate(client: Client, spared: string[], cut: string): Promise<number[]> {
  const { rows } = await client.query(
    `WITH cut AS MATERIALIZED (SELECT $2::timestamptz AS at)
     SELECT a.pid, pg_terminate_backend(a.pid) FROM ${OLD_TRANSACTIONS}
      WHERE a.backend_type = 'client backend' AND a.usename <> ALL ($1::name[])`,
    [spared, cut],
  );
  return rows.map((row) => row.pid);
}

/** The refusal while two-phase transactions stand prepared: they commit later, past every freeze. */
export function preparedTransaction(): EnvironmentError {
  return new EnvironmentError({
    code: "PREPARED_TRANSACTION",
    what: "A prepared transaction stands open on the source",
    why: "It could be committed after the freeze",
    remedy: "COMMIT PREPARED or ROLLBACK PREPARED what pg_prepared_xacts lists, then run again",
  });
}

function stuck(count: number): EnvironmentError {
  return new EnvironmentError({
    code: "TRANSACTION_STUCK",
    what: `${count} transactions older than the freeze did not end on the source`,
    why: "They belong to spared users and have written, or do not react to pg_terminate_backend",
    remedy: "End them (pg_stat_activity, oldest xact_start), then run again",
  });
}
