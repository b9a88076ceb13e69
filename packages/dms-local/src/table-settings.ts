import { unsupported } from "./fault.js";

/** What a table-settings rule says of one table. */
export interface TableSettings {
  ranges?: Ranges;
  lob?: LobSettings;
}

/** Segments of a table: each boundary is an upper bound, so there is one segment more than boundaries. */
export interface Ranges {
  columns: string[];
  boundaries: string[][];
}

/** How large values of a table travel, instead of what the task settings say. Sizes in KB. */
export interface LobSettings {
  mode: "limited" | "unlimited" | "none";
  maxSize?: number;
}

type Json = Record<string, unknown>;
type Wrong = (why: string) => Error;

const MOST_COLUMNS = 10;
/** Types of other sources; with PostgreSQL the service takes ranges only. */
const FOREIGN_TYPES = ["partitions-auto", "partitions-list", "subpartitions-auto", "subpartitions-list"];

/** Reads `parallel-load`. Throws what `wrong` makes, or Fault for a type that no PostgreSQL source has. */
export function readParallelLoad(value: unknown, wrong: Wrong): Ranges | undefined {
  if (value === undefined) return undefined;
  const { type, columns, boundaries } = object(value, "parallel-load", wrong);
  if (type === "none") return undefined;
  if (FOREIGN_TYPES.includes(type as string))
    throw unsupported(`parallel-load of type ${String(type)}: a PostgreSQL source knows ranges and none only`);
  if (type !== "ranges") throw wrong(`parallel-load type ${String(type)} is unknown`);
  if (!isTexts(columns) || columns.length === 0 || columns.length > MOST_COLUMNS)
    throw wrong(`parallel-load ranges need 1 to ${MOST_COLUMNS} columns`);
  if (!Array.isArray(boundaries) || boundaries.length === 0) throw wrong("parallel-load ranges need boundaries");
  const bounds: unknown[][] = boundaries.map((boundary: unknown) => (Array.isArray(boundary) ? boundary : [boundary]));
  if (bounds.some((boundary) => boundary.length !== columns.length))
    throw wrong("each boundary of parallel-load needs one value per column");
  return { columns, boundaries: bounds.map((boundary) => boundary.map(String)) };
}

/** Reads `lob-settings`. Throws what `wrong` makes. */
export function readLobSettings(value: unknown, wrong: Wrong): LobSettings | undefined {
  if (value === undefined) return undefined;
  const { mode, "bulk-max-size": size } = object(value, "lob-settings", wrong);
  if (mode !== "limited" && mode !== "unlimited" && mode !== "none")
    throw wrong(`lob-settings mode must be limited, unlimited or none, not ${String(mode)}`);
  if (size === undefined) return { mode };
  const maxSize = Number(size);
  if (!Number.isInteger(maxSize) || maxSize < 0) throw wrong("lob-settings bulk-max-size must be a number of KB");
  return { mode, maxSize };
}

function object(value: unknown, name: string, wrong: Wrong): Json {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw wrong(`${name} must be an object`);
  return value as Json;
}

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === "string" && item !== "");
