import { displayName, type TableName } from "@postgres-to-aurora/domain";
import { type Client, explainRefusal } from "@postgres-to-aurora/postgres";

/**
 * How many rows the source's own statistics expect in each table, by display name; without those never analysed.
 * Costs one look into the catalog, whatever the size of the tables.
 */
export async function readEstimates(source: Client, tables: TableName[]): Promise<Map<string, number>> {
  const { rows } = await explainRefusal("source", "show the size of its tables", {}, () =>
    source.query(
      `SELECT n.nspname AS schema, c.relname AS name, c.reltuples::float8 AS rows
         FROM unnest($1::text[], $2::text[]) AS t(s, r)
         JOIN pg_catalog.pg_namespace n ON n.nspname = t.s
         JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = t.r
        WHERE c.reltuples > 0 OR c.reltuples = 0 AND c.relpages > 0`,
      [tables.map(({ schema }) => schema), tables.map(({ name }) => name)],
    ),
  );
  return new Map((rows as (TableName & { rows: number })[]).map((table) => [displayName(table), table.rows] as const));
}
