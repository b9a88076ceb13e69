import type { Client } from "@postgres-to-aurora/postgres";

/** A column as DMS sees it. */
export interface Column {
  name: string;
  generated: boolean;
  notNull: boolean;
  /** Large object, as DMS calls any type without a bounded length: measured as text or as bytes. */
  lob: "text" | "bytes" | null;
  /** Whether the value is text already, so that measuring it costs nothing. */
  isText: boolean;
  /** numeric without a precision. */
  unbounded: boolean;
}

export interface TableColumns {
  columns: Column[];
  partitioned: boolean;
  /** Whether there is a primary key. */
  hasKey: boolean;
}

/**
 * A domain counts as the type below it. The list of large types is that of DMS for PostgreSQL: text, varchar without
 * a length, citext, json, jsonb, xml, bytea, arrays, composite types, hstore, text search and some geometric types.
 */
const COLUMNS_SQL = `
  SELECT c.relkind = 'p' AS partitioned,
         EXISTS (SELECT 1 FROM pg_catalog.pg_index i WHERE i.indrelid = c.oid AND i.indisprimary) AS "hasKey",
         coalesce((
           SELECT pg_catalog.json_agg(pg_catalog.json_build_object(
                    'name', a.attname, 'generated', a.attgenerated <> '', 'notNull', a.attnotnull,
                    'lob', CASE WHEN b.typname = 'bytea' THEN 'bytes'
                                WHEN b.typcategory = 'A' OR b.typtype = 'c' OR b.typname = 'varchar' AND d.typmod < 0
                                  OR b.typname IN ('text', 'citext', 'json', 'jsonb', 'xml', 'hstore', 'tsvector', 'tsquery', 'path', 'polygon')
                                THEN 'text' END,
                    'isText', b.typname IN ('text', 'citext', 'varchar', 'xml', 'bytea'),
                    'unbounded', b.typname = 'numeric' AND d.typmod < 0) ORDER BY a.attnum)
             FROM pg_catalog.pg_attribute a,
                  LATERAL (WITH RECURSIVE below(oid, typmod) AS (
                             SELECT a.atttypid, a.atttypmod
                             UNION ALL
                             SELECT t.typbasetype, t.typtypmod FROM below JOIN pg_catalog.pg_type t ON t.oid = below.oid WHERE t.typtype = 'd')
                           SELECT below.oid, below.typmod FROM below JOIN pg_catalog.pg_type t ON t.oid = below.oid WHERE t.typtype <> 'd') d
                  JOIN pg_catalog.pg_type b ON b.oid = d.oid
            WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped), '[]') AS columns
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
   WHERE n.nspname = $1 AND c.relname = $2 AND c.relkind IN ('r', 'p')`;

/** Reads a table's columns; undefined when the table does not exist. */
export async function readColumns(
  client: Client,
  table: { schema: string; name: string },
): Promise<TableColumns | undefined> {
  const { rows } = await client.query(COLUMNS_SQL, [table.schema, table.name]);
  return rows[0] as TableColumns | undefined;
}
