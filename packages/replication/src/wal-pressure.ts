import type { Client } from "@postgres-to-aurora/postgres";
import { isBeingMade, type SlotState } from "./slots.js";

/** A transaction that keeps a slot from letting go of WAL: it must end before the slot's restart_lsn passes it. */
export interface WalHolder {
  kind: "transaction" | "prepared";
  /** `pid 4711`, or the name of the prepared transaction. */
  name: string;
  user: string;
  database: string;
  /** Empty for a prepared transaction, and where it has none. */
  application: string;
  /** How long it has been open, ms; undefined when this user may not see it (pg_read_all_stats). */
  ageMs?: number;
  /** Whether it is as old as the slot's catalog_xmin: the slot cannot move before it ends. */
  holdsSlot: boolean;
}

/** What a slot's WAL does to the server, and how long that goes well. */
export interface WalPressure {
  /** max_slot_wal_keep_size, bytes; undefined when unlimited and on PostgreSQL 12. */
  limitBytes?: number;
  /** How much more WAL is kept for the slot, bytes per second between the two looks; undefined without an earlier look. */
  growthPerSecond?: number;
  /** Seconds until the slot can be lost at that growth; undefined without growth or limit. */
  secondsUntilLost?: number;
  /** Oldest first. */
  holders: WalHolder[];
  /** Bytes of all files in pg_wal; undefined without the right (pg_monitor). */
  walDirectoryBytes?: number;
  /** When the oldest WAL kept for the slot was written, ISO 8601, UTC; undefined without the right or when it keeps none. */
  oldestWalAt?: string;
}

/** Transactions younger than this hold nothing worth telling, ms. */
const LONG_TRANSACTION_MS = 5 * 60_000;
/** The same while the slot is being made, which waits for each of them. */
const LONG_FOR_MAKING_MS = 1000;

/**
 * Looks at what a slot's WAL does to the server.
 * @param previous an earlier look at the same slot, for the growth
 * @param longTransactionMs transactions open for less are not told, ms; 5 minutes by default, a second while the slot
 * is being made
 */
export async function walPressure(
  source: Client,
  slot: SlotState,
  previous?: SlotState,
  longTransactionMs = isBeingMade(slot) ? LONG_FOR_MAKING_MS : LONG_TRANSACTION_MS,
): Promise<WalPressure> {
  const limitBytes = await slotLimit(source);
  const growthPerSecond = previous === undefined ? undefined : growth(previous, slot);
  const room = slot.safeWalBytes;
  return {
    ...(limitBytes === undefined ? {} : { limitBytes }),
    ...(growthPerSecond === undefined ? {} : { growthPerSecond }),
    ...(room !== undefined && growthPerSecond !== undefined && growthPerSecond > 0
      ? { secondsUntilLost: Math.max(room, 0) / growthPerSecond }
      : {}),
    holders: await readHolders(source, slot, longTransactionMs),
    ...(await walDirectory(source, slot)),
  };
}

/** Bytes per second by which a slot's WAL grew between two looks; negative when it shrank, undefined for one and the same instant. */
export function growth(previous: SlotState, now: SlotState): number | undefined {
  const seconds = (Date.parse(now.at) - Date.parse(previous.at)) / 1000;
  return seconds > 0 ? (now.retainedBytes - previous.retainedBytes) / seconds : undefined;
}

async function slotLimit(source: Client): Promise<number | undefined> {
  const { rows } = await source.query(
    `SELECT setting::float8 * 1024 * 1024 AS bytes FROM pg_catalog.pg_settings
      WHERE name = 'max_slot_wal_keep_size' AND setting::float8 >= 0`,
  );
  return (rows[0] as { bytes: number } | undefined)?.bytes;
}

/** Only what has a transaction id holds: readers alone keep no WAL. Its start is hidden from users without the right. */
async function readHolders(source: Client, slot: SlotState, longMs: number): Promise<WalHolder[]> {
  const { rows } = await source.query(
    `WITH slot AS (SELECT catalog_xmin FROM pg_catalog.pg_replication_slots WHERE slot_name = $1),
     open AS (
       SELECT 'transaction' AS kind, 'pid ' || pid AS name, coalesce(usename::text, '') AS user,
              coalesce(datname::text, '') AS database, coalesce(application_name, '') AS application,
              xact_start AS since, backend_xid AS xid
         FROM pg_catalog.pg_stat_activity WHERE backend_xid IS NOT NULL AND pid <> pg_catalog.pg_backend_pid()
       UNION ALL
       SELECT 'prepared', gid, owner::text, database::text, '', prepared, transaction FROM pg_catalog.pg_prepared_xacts),
     aged AS (
       SELECT open.*, extract(epoch FROM pg_catalog.clock_timestamp() - since)::float8 * 1000 AS "ageMs",
              coalesce(pg_catalog.age(xid) >= pg_catalog.age(slot.catalog_xmin), false) AS "holdsSlot"
         FROM open LEFT JOIN slot ON true)
     SELECT kind, name, "user", database, application, "ageMs", "holdsSlot" FROM aged
      WHERE "ageMs" >= $2::float8 OR since IS NULL AND "holdsSlot"
      ORDER BY since NULLS FIRST, name COLLATE "C" LIMIT 100`,
    [slot.name, longMs],
  );
  return (rows as (WalHolder & { ageMs: number | null })[]).map(({ ageMs, ...holder }) =>
    ageMs === null ? holder : { ...holder, ageMs },
  );
}

async function walDirectory(
  source: Client,
  slot: SlotState,
): Promise<Pick<WalPressure, "walDirectoryBytes" | "oldestWalAt">> {
  const { rows: rights } = await source.query(
    "SELECT pg_catalog.has_function_privilege('pg_catalog.pg_ls_waldir()', 'EXECUTE') AND NOT pg_catalog.pg_is_in_recovery() AS may",
  );
  if (!(rights[0] as { may: boolean }).may) return {};
  const { rows } = await source.query(
    `SELECT pg_catalog.sum(size)::float8 AS bytes,
            pg_catalog.max(modification) FILTER (WHERE name = pg_catalog.pg_walfile_name($1::pg_lsn)) AS "oldestWalAt"
       FROM pg_catalog.pg_ls_waldir()`,
    [slot.restartLsn ?? null],
  );
  const { bytes, oldestWalAt } = rows[0] as { bytes: number | null; oldestWalAt: Date | null };
  return {
    ...(bytes === null ? {} : { walDirectoryBytes: bytes }),
    ...(oldestWalAt === null ? {} : { oldestWalAt: oldestWalAt.toISOString() }),
  };
}
