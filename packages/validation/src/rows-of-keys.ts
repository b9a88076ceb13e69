import type { Client } from "@postgres-to-aurora/postgres";
import type { TableSql } from "./table-sql.js";

/** What one side holds under a key at one moment. */
export interface RowState {
  /** Hash of the row's values; of all of them when the key stands more than once. */
  content: string;
  /** Changes with every write to the row. */
  version: string;
  /** One hash per compared column; empty unless asked for. */
  columns: string[];
}

const KEYS_PER_QUERY = 2_000;

/**
 * Reads rows by key, each query in its own moment.
 * @param keys JSON arrays of texts, as TableSql gives them
 * @returns only the keys that were found
 */
export async function readRowsOfKeys(
  client: Client,
  sql: TableSql,
  keys: string[],
  perColumn = false,
): Promise<Map<string, RowState>> {
  const states = new Map<string, RowState>();
  const text = sql.rowsOfKeys(perColumn);
  for (let from = 0; from < keys.length; from += KEYS_PER_QUERY) {
    const parts = keys.slice(from, from + KEYS_PER_QUERY).map((key) => JSON.parse(key) as string[]);
    const values = sql.side.key.map((_, index) => parts.map((part) => part[index]));
    const { rows } = await client.query<string[]>({ text, values, rowMode: "array" });
    // Sorted, because a target without its unique index may hold a key twice, in any order.
    for (const [key, xmin, content, ...columns] of rows.sort(([, , a], [, , b]) => (a! < b! ? -1 : 1))) {
      const before = states.get(key!);
      states.set(key!, {
        content: before ? `${before.content},${content}` : content!,
        version: `${before?.version ?? ""}${xmin}:${content};`,
        columns,
      });
    }
  }
  return states;
}

/** Names of the columns that differ in any of the given rows, in table order. Rows on one side only do not count. */
export async function findDifferingColumns(
  source: { client: Client; sql: TableSql },
  target: { client: Client; sql: TableSql },
  keys: string[],
): Promise<string[]> {
  if (keys.length === 0) return [];
  const [left, right] = await Promise.all(
    [source, target].map(({ client, sql }) => readRowsOfKeys(client, sql, keys, true)),
  );
  const differs = (key: string, index: number) => {
    const [a, b] = [left!.get(key), right!.get(key)];
    return a !== undefined && b !== undefined && a.columns[index] !== b.columns[index];
  };
  return source.sql.side.columns.flatMap(({ name }, index) => (keys.some((key) => differs(key, index)) ? [name] : []));
}
