import { rowsOf } from "./ask.js";
import type { Side } from "./ends.js";

/** A replication slot of the source. */
export interface Slot {
  name: string;
  active: boolean;
  plugin: string | null;
  /** reserved, extended, unreserved, lost; null on 12 and for a slot that holds nothing. */
  walStatus: string | null;
  /** Bytes of WAL kept for it; null when it keeps none. */
  retained: number | null;
}

/** All slots, by name. */
export async function slotsOf(side: Side): Promise<Slot[]> {
  // A standby has no current position to compare with.
  const now = side.facts.standby ? "pg_last_wal_replay_lsn()" : "pg_current_wal_lsn()";
  return rowsOf<Slot>(
    side,
    `SELECT slot_name::text AS name, active, plugin::text AS plugin, to_jsonb(s) ->> 'wal_status' AS "walStatus",
            pg_wal_lsn_diff(${now}, restart_lsn)::float8 AS retained
       FROM pg_replication_slots s ORDER BY slot_name COLLATE "C"`,
  );
}

/**
 * Whether a slot belongs to this migration's own task. DMS names it by the first 16 characters of the task's
 * resource id, the database's oid in 8 digits or more, and a UUID.
 */
export function ownSlot({ name }: Slot, { settings }: Side): boolean {
  const prefix = settings.migration.replaceAll("-", "_").slice(0, 16);
  return name.startsWith(`${prefix}_`) && /^\d{8,}_/.test(name.slice(prefix.length + 1));
}
