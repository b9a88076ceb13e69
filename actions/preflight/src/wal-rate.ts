import { rowOf } from "./ask.js";
import type { Side } from "./ends.js";

/** Younger statistics tell more of how the server was filled than of its days, seconds. */
const OLD_ENOUGH = 3600;

/**
 * How fast the source writes WAL, in bytes per second: the larger of now (two looks, a few seconds apart) and the
 * average since the statistics began (PostgreSQL 14 and newer, at least an hour ago).
 * Measured once for all checks of a run.
 */
export function readWalRate(side: Side): Promise<number> {
  side.walRate ??= measure(side);
  return side.walRate;
}

async function measure(side: Side): Promise<number> {
  const first = await look(side);
  await side.settings.clock.sleep(side.settings.limits.walSample);
  const second = await look(side);
  const now = (second.position - first.position) / Math.max(second.at - first.at, 0.001);
  return Math.max(now, side.facts.major >= 14 ? await averageRate(side) : 0);
}

async function look(side: Side): Promise<{ position: number; at: number }> {
  return rowOf(
    side,
    `SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::float8 AS position,
            extract(epoch FROM clock_timestamp())::float8 AS at`,
  );
}

async function averageRate(side: Side): Promise<number> {
  const { rate } = await rowOf<{ rate: number | null }>(
    side,
    `SELECT max(wal_bytes / age)::float8 AS rate
       FROM (SELECT wal_bytes, extract(epoch FROM clock_timestamp() - stats_reset) AS age FROM pg_stat_wal) s
      WHERE age > $1`,
    [OLD_ENOUGH],
  );
  return rate ?? 0;
}
