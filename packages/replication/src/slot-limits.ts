import type { Heartbeat } from "./heartbeat.js";
import type { WalPressure } from "./wal-pressure.js";

/** When a slot's WAL becomes a finding. */
export interface SlotLimits {
  /** More retained WAL than this is a warning, bytes. */
  retainedBytes: number;
  /** A slot that nobody reads for longer is a warning, ms. */
  inactiveMs: number;
  /** Free space on the disk of pg_wal, bytes, if known: half of it is the most that retained WAL should take. */
  freeWalBytes?: number;
  /** A heartbeat older than this is missing, ms. */
  heartbeatMs: number;
}

/** What else was seen with the slot; each part is judged when it is given. */
export interface SlotSurroundings {
  pressure?: WalPressure;
  heartbeat?: Heartbeat;
}

/** A gigabyte retained, half an hour unread, three missed beats of a minute each. */
export const DEFAULT_SLOT_LIMITS: SlotLimits = {
  retainedBytes: 1024 ** 3,
  inactiveMs: 30 * 60_000,
  heartbeatMs: 3 * 60_000,
};
