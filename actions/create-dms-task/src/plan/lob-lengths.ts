import { displayName } from "@postgres-to-aurora/domain";
import { type Client, quoteIdentifier, quoteName } from "@postgres-to-aurora/postgres";
import type { Limits } from "./limits.js";
import type { LobColumn, SourceTable } from "./source-tables.js";

/**
 * How the longest values of a table were found: all rows read (`exact`), pages drawn at random (`sampled`), or left as
 * the existing task has it (`kept`).
 */
export type Method = "exact" | "sampled" | "kept";

/** The longest value of each LOB column of a table, in bytes of its text (of its own for bytea); 0 without any. */
export interface LobLengths {
  table: SourceTable;
  method: Method;
  bytes: number[];
}

interface Look {
  table: SourceTable;
  /** Bytes that reading the table takes. */
  cost: number;
  method: Method;
}

/** Tables per statement, so that no statement locks more than a default server can hold. */
const TABLES_PER_STATEMENT = 50;

/** A sampled length is taken for this many times as long: the longest value of all is seldom among those drawn. */
export const SAMPLE_FACTOR = 4;

export interface LobTools {
  limits: Limits;
  signal: AbortSignal;
  /** Called before each statement: tables that are done, tables in all, and the next one. */
  onProgress(done: number, all: number, next: string): void;
}

/**
 * Measures the longest values of the tables' LOB columns, each table with one scan, small tables many at a time. A
 * table that the user may not read is left out.
 * @param known whether a table belongs to a task that has run: then it is read again only when it is small
 * @returns in the order of `tables`
 * @throws the signal's reason, and what the server refuses
 */
export async function measureLobs(
  source: Client,
  tables: SourceTable[],
  known: (table: SourceTable) => boolean,
  { limits, signal, onProgress }: LobTools,
): Promise<LobLengths[]> {
  const wide = tables.filter(({ lobs, readable, rowSecurity }) => lobs.length > 0 && readable && !rowSecurity);
  const measured = new Map<SourceTable, LobLengths>();
  for (const batch of batches(chooseMethods(wide, known, limits), limits)) {
    signal.throwIfAborted();
    const read = batch.filter(({ table, method }) => method !== "kept" && table.heapBytes > 0);
    if (read[0]) onProgress(measured.size, wide.length, displayName(read[0].table));
    const lengths = read.length === 0 ? [] : await readLengths(source, read, limits);
    for (const { table, method } of batch) measured.set(table, { table, method, bytes: table.lobs.map(() => 0) });
    for (const [index, { table, method }] of read.entries())
      measured.set(table, { table, method, bytes: lengths[index] as number[] });
  }
  return wide.map((table) => measured.get(table) as LobLengths);
}

/** The smallest first, until the budgets for exact reading are spent. */
function chooseMethods(tables: SourceTable[], known: (table: SourceTable) => boolean, limits: Limits): Look[] {
  const fresh = { table: limits.exactTableBytes, left: limits.exactTotalBytes, beyond: "sampled" as const };
  const again = { table: limits.knownTableBytes, left: limits.knownTotalBytes, beyond: "kept" as const };
  return tables
    .map((table) => ({ table, cost: costOf(table) }))
    .sort((a, b) => a.cost - b.cost)
    .map(({ table, cost }) => {
      const budget = known(table) ? again : fresh;
      if (cost > budget.table || cost > budget.left) return { table, cost, method: budget.beyond };
      budget.left -= cost;
      return { table, cost, method: "exact" };
    });
}

/** The length of text and bytea stands in the row itself; for other types the long value is read, too. */
function costOf({ lobs, heapBytes, bytes }: SourceTable): number {
  return lobs.every(({ base }) => base !== "other") ? heapBytes : bytes;
}

/** Groups that one statement reads: not too many tables, not too much data. */
function* batches(looks: Look[], { sampleBytes }: Limits): Generator<Look[]> {
  let batch: Look[] = [];
  let cost = 0;
  for (const look of looks) {
    if (batch.length >= TABLES_PER_STATEMENT || (batch.length > 0 && cost + look.cost > sampleBytes)) {
      yield batch;
      batch = [];
      cost = 0;
    }
    batch.push(look);
    cost += look.cost;
  }
  if (batch.length > 0) yield batch;
}

async function readLengths(source: Client, looks: Look[], limits: Limits): Promise<number[][]> {
  const selects = looks.map(({ table, cost, method }, index) => {
    const lengths = table.lobs.map((column) => `max(${lengthOf(column)})`);
    const from = method === "exact" ? `ONLY ${quoteName(table)}` : sampleOf(table, cost, limits);
    return `SELECT ${index}, ARRAY[${lengths.join(", ")}]::int[] FROM ${from}`;
  });
  const { rows } = await source.query({ text: selects.join("\nUNION ALL\n"), rowMode: "array" });
  const found = new Map((rows as [number, (number | null)[]][]).map(([index, lengths]) => [index, lengths]));
  return looks.map((_, index) => (found.get(index) ?? []).map((length) => length ?? 0));
}

/** Pages drawn with a fixed seed: the same rows give the same plan. */
function sampleOf(table: SourceTable, cost: number, { sampleShare, sampleBytes }: Limits): string {
  const percent = 100 * Math.min(sampleShare, sampleBytes / cost);
  return `ONLY ${quoteName(table)} TABLESAMPLE SYSTEM (${percent.toFixed(6)}) REPEATABLE (1)`;
}

function lengthOf({ name, base }: LobColumn): string {
  return `pg_catalog.octet_length(${quoteIdentifier(name)}::pg_catalog.${base === "bytea" ? "bytea" : "text"})`;
}
