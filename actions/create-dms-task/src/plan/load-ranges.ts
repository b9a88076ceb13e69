import { type Client, quoteIdentifier, quoteName } from "@postgres-to-aurora/postgres";
import type { LoadRanges } from "@postgres-to-aurora/replication";
import type { Limits } from "./limits.js";
import type { SourceTable } from "./source-tables.js";

/** Segments of one table at the most. */
const MOST_SEGMENTS = 8;

/** Key types whose values are written the same way everywhere; a time with zone is not. */
const RANGE_TYPES = ["int2", "int4", "int8", "date", "timestamp"];

/** Share of the rows changed since the last ANALYZE up to which its histogram is trusted. */
const FRESH = 0.2;

/** Bytes read of a table whose histogram is not to be trusted. */
const SAMPLE_BYTES = 8 * 1024 ** 2;

/** How a big table is loaded: in ranges, or by one loader, and why. */
export interface BigTable {
  table: SourceTable;
  ranges: LoadRanges | undefined;
  /** Where the bounds come from, or why there are none. */
  reason: string;
}

/** Whether a table is big enough to be loaded in ranges. */
function isBig({ bytes, estimatedRows }: SourceTable, limits: Limits): boolean {
  return bytes >= limits.rangesBytes || estimatedRows >= limits.rangesRows;
}

/**
 * Cuts big tables into ranges of about as many rows each, by the first column of the primary key.
 * @param onProgress called before each table
 * @returns one entry per big table, in the order of `tables`
 */
export async function planRanges(
  source: Client,
  tables: SourceTable[],
  limits: Limits,
  signal: AbortSignal,
  onProgress: (table: SourceTable) => void = () => {},
): Promise<BigTable[]> {
  const plans: BigTable[] = [];
  for (const table of tables.filter((candidate) => isBig(candidate, limits))) {
    signal.throwIfAborted();
    onProgress(table);
    plans.push({ table, ...(await rangesOf(source, table, limits)) });
  }
  return plans;
}

async function rangesOf(source: Client, table: SourceTable, limits: Limits): Promise<Omit<BigTable, "table">> {
  const [column] = table.key;
  const one = (reason: string) => ({ ranges: undefined, reason });
  if (column === undefined) return one("it has no primary key");
  if (!RANGE_TYPES.includes(table.keyType ?? ""))
    return one(`the first column of its primary key, ${column}, is of type ${table.keyType}, which gives no ranges`);
  if (!table.readable || table.rowSecurity) return one("its rows cannot be read");
  const segments = segmentsOf(table, limits);
  const histogram = await histogramOf(source, table, column);
  const values = histogram ?? (await sampleOf(source, table, column));
  const bounds = quantiles(values, segments);
  if (bounds.length === 0) return one(`${column} has too few values to be cut by`);
  return {
    ranges: { columns: [column], boundaries: bounds.map((bound) => [bound]) },
    reason: histogram ? "by the statistics of ANALYZE" : "by a sample",
  };
}

function segmentsOf({ bytes, estimatedRows }: SourceTable, { rangesBytes, rangesRows }: Limits): number {
  const wanted = Math.ceil(Math.max(bytes / rangesBytes, estimatedRows / rangesRows));
  return Math.min(MOST_SEGMENTS, Math.max(2, wanted));
}

/**
 * The bounds that ANALYZE keeps, each standing for as many rows; undefined when they are old, or leave out frequent
 * values.
 */
async function histogramOf(source: Client, table: SourceTable, column: string): Promise<string[] | undefined> {
  const { rows } = await source.query(
    `SELECT s.histogram_bounds::pg_catalog.text::pg_catalog.text[] AS bounds
       FROM pg_catalog.pg_stats s
       JOIN pg_catalog.pg_stat_all_tables u ON u.schemaname = s.schemaname AND u.relname = s.tablename
      WHERE s.schemaname = $1 AND s.tablename = $2 AND s.attname = $3 AND NOT s.inherited
        AND s.most_common_vals IS NULL AND u.n_live_tup > 0 AND u.n_mod_since_analyze < u.n_live_tup * $4::float8`,
    [table.schema, table.name, column, FRESH],
  );
  return rows[0]?.bounds ?? undefined;
}

/** Values of the column on pages drawn with a fixed seed, in order. */
async function sampleOf(source: Client, table: SourceTable, column: string): Promise<string[]> {
  const percent = Math.min(100, (100 * SAMPLE_BYTES) / Math.max(1, table.heapBytes));
  const name = quoteIdentifier(column);
  const { rows } = await source.query({
    text: `SELECT ${name}::pg_catalog.text FROM ONLY ${quoteName(table)}
           TABLESAMPLE SYSTEM (${percent.toFixed(6)}) REPEATABLE (1) ORDER BY ${quoteName(table)}.${name}`,
    rowMode: "array",
  });
  return rows.map(([value]) => value as string);
}

/**
 * Upper bounds that cut values in order into segments of about as many; fewer where values repeat.
 * @param values ascending, as text
 */
export function quantiles(values: string[], segments: number): string[] {
  const last = values.at(-1);
  const bounds = Array.from(
    { length: segments - 1 },
    (_, index) => values[Math.ceil(((index + 1) * values.length) / segments) - 1],
  );
  return [...new Set(bounds)].filter(
    (bound): bound is string => bound !== undefined && bound !== last && !bound.includes("infinity"),
  );
}
