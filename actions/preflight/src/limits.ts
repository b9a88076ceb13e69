const MINUTE = 60_000;
const GIB = 1024 ** 3;
const TIB = 1024 ** 4;

/** From where on a check finds something. */
export interface Limits {
  /** Milliseconds a transaction may be open: the slot of DMS waits for all of them. */
  longTransaction: number;
  /** Transactions since the last freeze; autovacuum starts to hurry at 0.2e9, the server stops at 2.1e9. */
  wraparoundAge: number;
  /** Rows a table has at least before its dead ones count. */
  bloatRows: number;
  /** Free sessions a task needs: 8 tables at once (MaxFullLoadSubTasks) and 10 to spare. */
  freeSessions: number;
  /** Milliseconds two clocks may differ. */
  clock: number;
  /** Milliseconds between two looks at the WAL position. */
  walSample: number;
  /** Milliseconds to wait for the probe's replication slot. */
  slotProbe: number;
  /** Bytes of a table from which on its load should be split by ranges. */
  largeTable: number;
  /** Largest Aurora volume (128 TiB; 256 TiB from 15.13, 16.9 and 17.5 on) and largest table, in bytes. */
  volume: number;
  table: number;
}

export const LIMITS: Limits = {
  longTransaction: 10 * MINUTE,
  wraparoundAge: 1_000_000_000,
  bloatRows: 100_000,
  freeSessions: 18,
  clock: 2_000,
  walSample: 3_000,
  slotProbe: 10_000,
  largeTable: 100 * GIB,
  volume: 128 * TIB,
  table: 32 * TIB,
};
