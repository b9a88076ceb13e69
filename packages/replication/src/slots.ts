import { UserError } from "@postgres-to-aurora/domain";
import type { Client } from "@postgres-to-aurora/postgres";

/** One replication slot of a server at one instant. */
export interface SlotState {
  name: string;
  /** Output plugin (`test_decoding`, `pglogical`, `pgoutput`); empty for a physical slot. */
  plugin: string;
  /** Database the slot belongs to; empty for a physical slot. */
  database: string;
  active: boolean;
  /** Process that reads it, while active. */
  activePid?: number;
  /** `reserved`, `extended`, `unreserved` or `lost`; empty on PostgreSQL 12 and for a slot that keeps nothing. */
  walStatus: string;
  /** Bytes of WAL between restart_lsn and the server's position; 0 when the slot keeps none. */
  retainedBytes: number;
  /** Bytes of WAL that may still be written before the slot can be lost; undefined without max_slot_wal_keep_size. */
  safeWalBytes?: number;
  restartLsn?: string;
  /** How far the reader says it is. */
  confirmedFlushLsn?: string;
  /** Why the server gave the slot up, in its own word: `wal_removed`, `idle_timeout` ... (PostgreSQL 17 and newer). */
  invalidationReason?: string;
  /** Since when nobody reads it, ISO 8601, UTC (PostgreSQL 17 and newer; a caller that knows better may set it). */
  inactiveSince?: string;
  /** The server's WAL position when it was looked at. */
  walLsn: string;
  /** The server's clock when it was looked at, ISO 8601, UTC. */
  at: string;
}

/** The task whose slots are meant, by the last part of its ARN. */
export interface TaskSlotOwner {
  /** The ResourceIdentifier given when the task was created, or the random one of DMS. */
  taskResourceId: string;
}

/** Columns differ from 12 to 18, so the newer ones are read by way of JSON; a standby has no position of its own. */
const SLOTS = `SELECT s.slot_name::text AS name, coalesce(s.plugin::text, '') AS plugin, coalesce(s.database::text, '') AS database,
         s.active, s.active_pid AS "activePid", coalesce(j.row ->> 'wal_status', '') AS "walStatus",
         greatest(coalesce(pg_catalog.pg_wal_lsn_diff(w.lsn, s.restart_lsn), 0), 0)::float8 AS "retainedBytes",
         (j.row ->> 'safe_wal_size')::float8 AS "safeWalBytes",
         s.restart_lsn::text AS "restartLsn", s.confirmed_flush_lsn::text AS "confirmedFlushLsn",
         j.row ->> 'invalidation_reason' AS "invalidationReason",
         (j.row ->> 'inactive_since')::timestamptz AS "inactiveSince",
         w.lsn::text AS "walLsn", pg_catalog.clock_timestamp() AS at
    FROM pg_catalog.pg_replication_slots s
   CROSS JOIN LATERAL (SELECT pg_catalog.to_jsonb(s) AS row) j
   CROSS JOIN (SELECT CASE WHEN pg_catalog.pg_is_in_recovery() THEN pg_catalog.pg_last_wal_replay_lsn()
                           ELSE pg_catalog.pg_current_wal_lsn() END AS lsn) w
   ORDER BY s.slot_name COLLATE "C"`;

/** Every replication slot of the server, by name. Any user may ask. */
export async function readSlots(source: Client): Promise<SlotState[]> {
  const { rows } = await source.query(SLOTS);
  return (rows as Record<string, unknown>[]).map((row) => {
    const known = Object.entries(row).filter(([, value]) => value !== null);
    return Object.fromEntries(
      known.map(([key, value]) => [key, value instanceof Date ? value.toISOString() : value]),
    ) as unknown as SlotState;
  });
}

/**
 * The slots DMS made for one task in the database of this session. Two tasks in one database whose resource ids begin
 * with the same 16 characters cannot be told apart by their slots: a caller that drops them should leave active ones.
 */
export async function taskSlots(source: Client, owner: TaskSlotOwner): Promise<SlotState[]> {
  const { rows } = await source.query(
    `SELECT oid::text AS oid, datname::text AS name FROM pg_catalog.pg_database
      WHERE datname = pg_catalog.current_database()`,
  );
  const [database] = rows as { oid: string; name: string }[];
  const slots = await readSlots(source);
  return slots.filter((slot) => slot.database === database?.name && isTaskSlot(slot.name, owner, database.oid));
}

/**
 * Whether a slot's name is the one DMS gives: the first 16 characters of the task's resource id in lower case (what
 * a slot's name cannot hold, as a hyphen, becomes `_`), `_`, the database's oid in 8 digits or more, `_` and a UUID.
 */
export function isTaskSlot(name: string, { taskResourceId }: TaskSlotOwner, databaseOid: string): boolean {
  return name.startsWith(`${slotPrefix(taskResourceId)}_${databaseOid.padStart(8, "0")}_`);
}

function slotPrefix(taskResourceId: string): string {
  return taskResourceId
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "_")
    .slice(0, 16);
}

/** Whether a slot is still being made: that waits for every transaction that was open on the server, prepared ones too. */
export function isBeingMade({ plugin, active, confirmedFlushLsn }: SlotState): boolean {
  return plugin !== "" && active && confirmedFlushLsn === undefined;
}

/**
 * Drops a slot that nobody reads.
 * @returns `absent` when there is none of that name, which is no error
 * @throws UserError SLOT_ACTIVE while somebody reads it, with pid and user; SLOT_DROP_REFUSED without the right
 */
export async function dropSlot(source: Client, name: string): Promise<"dropped" | "absent"> {
  try {
    const { rowCount } = await source.query(
      "SELECT pg_catalog.pg_drop_replication_slot(slot_name) FROM pg_catalog.pg_replication_slots WHERE slot_name = $1",
      [name],
    );
    return rowCount === 0 ? "absent" : "dropped";
  } catch (cause) {
    const { code } = cause as { code?: string };
    if (code === "42704") return "absent"; // dropped by somebody else in between
    if (code === "55006") throw await slotActive(source, name, cause);
    if (code === "42501") throw dropRefused(name, cause);
    throw cause;
  }
}

async function slotActive(source: Client, name: string, cause: unknown): Promise<UserError> {
  const { rows } = await source.query(
    `SELECT s.active_pid AS pid, coalesce(a.usename::text, 'unknown') AS user,
            coalesce(nullif(a.application_name, ''), 'no name') AS application, coalesce(a.client_addr::text, 'the server itself') AS client
       FROM pg_catalog.pg_replication_slots s LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = s.active_pid
      WHERE s.slot_name = $1`,
    [name],
  );
  const reader = rows[0] as { pid: number | null; user: string; application: string; client: string } | undefined;
  return new UserError({
    code: "SLOT_ACTIVE",
    what: `Replication slot ${name} is being read and was not dropped`,
    why: reader?.pid
      ? `Its reader is pid ${reader.pid}: user ${reader.user}, application ${reader.application}, from ${reader.client}`
      : "Its reader went just now",
    remedy: reader?.pid
      ? `Stop the task that reads it; if that task is gone, SELECT pg_terminate_backend(${reader.pid}) on the source, then run again`
      : "Run again",
    cause,
  });
}

function dropRefused(name: string, cause: unknown): UserError {
  return new UserError({
    code: "SLOT_DROP_REFUSED",
    what: `Replication slot ${name} may not be dropped by the user of source-url`,
    why: (cause as Error).message,
    remedy: `ALTER ROLE that user REPLICATION, or as a superuser: SELECT pg_drop_replication_slot('${name}')`,
    cause,
  });
}
