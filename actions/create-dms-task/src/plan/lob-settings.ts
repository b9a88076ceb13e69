import type { Limits } from "./limits.js";
import { type LobLengths, SAMPLE_FACTOR } from "./lob-lengths.js";
import type { Settings } from "./settings.js";
import type { SourceTable } from "./source-tables.js";

const KB = 1024;

/** Values up to here (KB) go in limited mode without further thought. */
const ORDINARY_KB = 63;

/** LobMaxSize up to which limited mode is recommended, in KB. */
const MOST_LIMITED_KB = 102_400;

/** Rows between two commits of the load: by default, with long values, and where full LOB mode is no way out. */
const COMMIT_RATE = { ordinary: 10_000, long: 5_000, leastLong: 1_000, least: 100 };

/** In full LOB mode, values up to this size (KB) travel with their row instead of being fetched one by one. */
const INLINE_KB = 64;

/** The longest value of all. */
export interface LongestLob {
  /** `schema.table.column`; undefined when there is no LOB column or no value in any. */
  column: string | undefined;
  /** As read. */
  bytes: number;
  method: LobLengths["method"];
}

/** The longest value among the measured; with `factor`, sampled ones count for longer than they were seen. */
export function longestLob(lengths: LobLengths[], factor: number = SAMPLE_FACTOR): LongestLob {
  let longest: LongestLob = { column: undefined, bytes: 0, method: "exact" };
  for (const { table, method, bytes } of lengths)
    for (const [index, length] of bytes.entries()) {
      const counted = method === "sampled" ? length * factor : length;
      if (counted > longest.bytes)
        longest = { column: `${table.schema}.${table.name}.${table.lobs[index]?.name}`, bytes: counted, method };
    }
  return longest;
}

/**
 * The LOB mode, with what depends on it, for the longest value of all. DMS counts two bytes per character, so
 * LobMaxSize is twice the longest value in bytes.
 *
 * - up to 63 KB: limited mode, LobMaxSize the next power of two, at least 64, so that values may grow a little before
 *   a later run finds them too long
 * - up to a LobMaxSize of 100 MB: limited mode when the memory it takes (LobMaxSize x LOB columns of the widest table x tables at once
 *   x rows per commit) stays within bounds with at least 1,000 rows per commit, or with 100 where full LOB mode is
 *   impossible, because a table has no primary key or a LOB in it
 * - else full LOB mode, which fetches what is longer than 64 KB value by value
 */
export function lobSettings(longestBytes: number, tables: SourceTable[], subTasks: number, limits: Limits): Settings {
  const longest = Math.ceil(longestBytes / KB);
  if (longest <= ORDINARY_KB) {
    const size = powerOfTwoFrom(Math.max(64, 2 * longest));
    return limited(size, size <= 64 ? COMMIT_RATE.ordinary : COMMIT_RATE.long);
  }
  const size = Math.ceil((2 * longest) / 64) * 64;
  const columns = widest(tables);
  const rows = Math.floor(limits.lobMemoryBytes / (size * KB * columns * subTasks));
  const fewest = fullLobObstacles(tables).length > 0 ? COMMIT_RATE.least : COMMIT_RATE.leastLong;
  if (size <= MOST_LIMITED_KB && rows >= fewest) return limited(size, Math.min(COMMIT_RATE.long, rows));
  return full();
}

/** Tables that full LOB mode cannot carry: without primary key, or with a LOB in it. */
export function fullLobObstacles(tables: SourceTable[]): SourceTable[] {
  return tables.filter(({ lobs, key }) => lobs.length > 0 && (key.length === 0 || lobs.some(({ inKey }) => inKey)));
}

function limited(size: number, rows: number): Settings {
  return {
    TargetMetadata: { FullLobMode: false, LimitedSizeLobMode: true, LobMaxSize: size },
    FullLoadSettings: { CommitRate: rows },
    ValidationSettings: { ValidationPartialLobSize: size },
  };
}

function full(): Settings {
  return {
    TargetMetadata: { FullLobMode: true, LimitedSizeLobMode: false, LobChunkSize: 64, InlineLobMaxSize: INLINE_KB },
    FullLoadSettings: { CommitRate: COMMIT_RATE.leastLong },
    ValidationSettings: { ValidationPartialLobSize: 0 },
  };
}

function widest(tables: SourceTable[]): number {
  return tables.reduce((most, { lobs }) => Math.max(most, lobs.length), 1);
}

function powerOfTwoFrom(value: number): number {
  return 2 ** Math.ceil(Math.log2(value));
}
