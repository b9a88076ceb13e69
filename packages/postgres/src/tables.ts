import { MIGRATION_SCHEMAS, type TableName } from "@postgres-to-aurora/domain";
import type { Client } from "./connect.js";

/** One table that holds rows of its own: an ordinary table or a leaf partition. */
export interface Table extends TableName {
  /** Columns in order; generated ones are computed by the server and never copied. */
  columns: Column[];
  /** Columns of the primary key in key order; empty without one. */
  key: string[];
  /** Partitioned tables above this one, as `schema.name`. */
  partitionOf: string[];
  /** Estimated rows (pg_class.reltuples), -1 when never analysed. */
  estimatedRows: number;
  /** Of the table with its long values, as of the last VACUUM or ANALYZE; asking for the size of now would wait for locks. */
  bytes: number;
}

export interface Column {
  name: string;
  /** As format_type prints it, schema-qualified where needed: `numeric(12,2)`, `app.status`. */
  type: string;
  notNull: boolean;
  generated: boolean;
  identity: "" | "always" | "by default";
}

/**
 * Every permanent table that holds rows (ordinary tables and leaf partitions), sorted by name; without system
 * schemas, tables owned by extensions, and the schemas the migration made itself.
 */
export async function readTables(client: Client): Promise<Table[]> {
  const { rows } = await client.query(
    `SELECT n.nspname AS schema, c.relname AS name, c.reltuples::float8 AS "estimatedRows",
            (c.relpages + coalesce((SELECT t.relpages FROM pg_catalog.pg_class t WHERE t.oid = c.reltoastrelid), 0))::float8
              * pg_catalog.current_setting('block_size')::float8 AS bytes,
            coalesce((SELECT pg_catalog.json_agg(pg_catalog.json_build_object(
                'name', a.attname, 'type', pg_catalog.format_type(a.atttypid, a.atttypmod), 'notNull', a.attnotnull,
                'generated', a.attgenerated <> '',
                'identity', CASE a.attidentity WHEN 'a' THEN 'always' WHEN 'd' THEN 'by default' ELSE '' END)
                ORDER BY a.attnum)
              FROM pg_catalog.pg_attribute a
             WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped), '[]') AS columns,
            coalesce((SELECT pg_catalog.json_agg(a.attname ORDER BY k.n)
              FROM pg_catalog.pg_index i
              CROSS JOIN LATERAL pg_catalog.unnest(i.indkey::int2[]) WITH ORDINALITY AS k(attnum, n)
              JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum
             WHERE i.indrelid = c.oid AND i.indisprimary), '[]') AS key,
            ARRAY(SELECT pn.nspname || '.' || pc.relname FROM pg_catalog.pg_partition_ancestors(c.oid) a
                    JOIN pg_catalog.pg_class pc ON pc.oid = a.relid AND pc.oid <> c.oid
                    JOIN pg_catalog.pg_namespace pn ON pn.oid = pc.relnamespace) AS "partitionOf"
       FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'r' AND c.relpersistence = 'p'
        AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND n.nspname <> ALL ($1::text[])
        AND c.relname NOT LIKE 'awsdms\\_%'
        AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend d
                         WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid AND d.deptype = 'e')
      ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"`,
    [MIGRATION_SCHEMAS],
  );
  return rows as Table[];
}

/** The server's version: `number` as server_version_num (150018), its `major` (15) and the full `text` (15.18). */
export async function serverVersion(client: Client): Promise<{ number: number; major: number; text: string }> {
  const { rows } = await client.query(
    "SELECT pg_catalog.current_setting('server_version_num')::int AS number, pg_catalog.current_setting('server_version') AS text",
  );
  const { number, text } = rows[0] as { number: number; text: string };
  return { number, major: Math.floor(number / 10_000), text };
}
