const KB = 1024;
const MB = 1024 * KB;
const GB = 1024 * MB;

/** Where the plan changes its mind. Tests put lower ones in, to see it do so with few rows. */
export interface Limits {
  /** Bytes read of one table at the most to find its longest values exactly; beyond, it is sampled. */
  exactTableBytes: number;
  /** The same for all tables together, the smallest first. */
  exactTotalBytes: number;
  /** Bytes read of a table that is sampled: this share of it, but not more than so many. */
  sampleShare: number;
  sampleBytes: number;
  /** Bytes read of a table of a task that has run before, and of all of them together. */
  knownTableBytes: number;
  knownTotalBytes: number;
  /** Size and estimated rows from which a table is loaded in ranges. */
  rangesBytes: number;
  rangesRows: number;
  /** Size from which one loader for the whole table is worth a warning. */
  oneLoaderBytes: number;
  /** Memory of the replication instance that rows with long values may take while they are loaded. */
  lobMemoryBytes: number;
}

/**
 * What the action works with. Two minutes of sequential reading (16 GiB) are spent on exact sizes; the memory is half
 * of the smallest usual instance's 4 GiB.
 */
export const LIMITS: Limits = {
  exactTableBytes: 512 * MB,
  exactTotalBytes: 16 * GB,
  sampleShare: 0.05,
  sampleBytes: 128 * MB,
  knownTableBytes: 16 * MB,
  knownTotalBytes: GB,
  rangesBytes: GB,
  rangesRows: 10_000_000,
  oneLoaderBytes: 50 * GB,
  lobMemoryBytes: 2 * GB,
};
