import { MIGRATION_SCHEMAS } from "@postgres-to-aurora/domain";

/** Ordinary tables and leaf partitions of the user's, as `c` of schema `n`. */
const OWN_TABLES = `pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'r' AND c.relpersistence IN ('p', 'u')
       AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND n.nspname <> ALL ($1::text[])
       AND c.relname NOT LIKE 'awsdms\\_%'`;

/** A deferrable key does not name rows in the change stream. */
const KEY_KIND = `CASE c.relreplident WHEN 'f' THEN 'whole row' WHEN 'n' THEN 'none'
    WHEN 'i' THEN CASE WHEN EXISTS (SELECT 1 FROM pg_catalog.pg_index i
         WHERE i.indrelid = c.oid AND i.indisreplident AND i.indisvalid AND i.indimmediate)
      THEN 'identity index' ELSE 'none' END
    ELSE CASE WHEN EXISTS (SELECT 1 FROM pg_catalog.pg_index i
         WHERE i.indrelid = c.oid AND i.indisprimary AND i.indimmediate)
      THEN 'primary key' ELSE 'none' END END`;

/**
 * One row per table: what `SourceTable` has but for its columns. Asking for sizes waits for tables that are locked
 * exclusively. Planned apart from the columns: joined to them, a catalog of 10,000 tables would take minutes.
 */
export const TABLES = {
  sql: `SELECT c.oid::int8 AS oid, n.nspname AS schema, c.relname AS name, ${KEY_KIND} AS "keyKind",
           c.reltuples::float8 AS "estimatedRows",
           coalesce(pg_catalog.pg_table_size(c.oid), 0)::float8 AS bytes,
           coalesce(pg_catalog.pg_relation_size(c.oid), 0)::float8 AS "heapBytes", c.relpersistence = 'u' AS unlogged,
           c.relhassubclass AND EXISTS (SELECT 1 FROM pg_catalog.pg_inherits i WHERE i.inhparent = c.oid) AS inherited,
           pg_catalog.has_schema_privilege(n.oid, 'USAGE') AND pg_catalog.has_table_privilege(c.oid, 'SELECT') AS readable,
           pg_catalog.row_security_active(c.oid) AS "rowSecurity",
           ARRAY(SELECT pn.nspname || '.' || pc.relname FROM pg_catalog.pg_partition_ancestors(c.oid) a
                   JOIN pg_catalog.pg_class pc ON pc.oid = a.relid AND pc.oid <> c.oid
                   JOIN pg_catalog.pg_namespace pn ON pn.oid = pc.relnamespace) AS "partitionOf"
      FROM ${OWN_TABLES}
       AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend d
                        WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid AND d.deptype = 'e')
     ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"`,
  values: [MIGRATION_SCHEMAS],
};

/** Types below all domains, with the length that a domain sets. */
const DOMAINS = `below (oid, base, typmod) AS (
    SELECT d.oid, d.typbasetype, d.typtypmod FROM pg_catalog.pg_type d WHERE d.typtype = 'd'
    UNION ALL
    SELECT b.oid, d.typbasetype, CASE WHEN b.typmod <> -1 THEN b.typmod ELSE d.typtypmod END
      FROM below b JOIN pg_catalog.pg_type d ON d.oid = b.base AND d.typtype = 'd'),
  domain AS MATERIALIZED (SELECT b.* FROM below b JOIN pg_catalog.pg_type t ON t.oid = b.base AND t.typtype <> 'd')`;

/**
 * Whether DMS handles a column as a LOB: values of any length. What reaches it as text of bounded length (numeric,
 * varchar(n), inet, ranges) is none.
 */
const IS_LOB = `t.typlen = -1 AND t.typtype IN ('b', 'c') AND t.typname NOT IN ('numeric', 'bit', 'varbit', 'inet', 'cidr')
      AND NOT (t.typname IN ('varchar', 'bpchar') AND greatest(a.atttypmod, d.typmod) > 0)`;

/** One row per table that has a column of any length or a primary key: those columns, and the type of the key's first. */
export const COLUMNS = {
  sql: `WITH RECURSIVE ${DOMAINS}, own AS MATERIALIZED (SELECT c.oid FROM ${OWN_TABLES}),
    columns AS (
      SELECT a.attrelid, a.attnum, a.attname, a.attnotnull, t.typname, t.typcategory = 'A' AS "isArray",
             a.attgenerated = '' AND ${IS_LOB} AS "isLob", p.indkey::int2[] AS key
        FROM own
        JOIN pg_catalog.pg_attribute a ON a.attrelid = own.oid AND a.attnum > 0 AND NOT a.attisdropped
        LEFT JOIN domain d ON d.oid = a.atttypid
        JOIN pg_catalog.pg_type t ON t.oid = coalesce(d.base, a.atttypid)
        LEFT JOIN pg_catalog.pg_index p ON p.indrelid = a.attrelid AND p.indisprimary)
    SELECT attrelid::int8 AS oid,
           coalesce(pg_catalog.json_agg(pg_catalog.json_build_object('name', attname, 'notNull', attnotnull,
               'base', CASE WHEN typname IN ('text', 'varchar', 'bpchar', 'citext', 'xml') THEN 'text'
                            WHEN typname = 'bytea' THEN 'bytea' ELSE 'other' END,
               'inKey', coalesce(attnum = ANY (key), false)) ORDER BY attnum) FILTER (WHERE "isLob"), '[]') AS lobs,
           coalesce(pg_catalog.json_agg(attname ORDER BY attnum) FILTER (WHERE "isLob" AND "isArray"), '[]') AS arrays,
           max(typname::text) FILTER (WHERE attnum = key[0]) AS "keyType"
      FROM columns WHERE "isLob" OR attnum = key[0]
     GROUP BY attrelid`,
  values: [MIGRATION_SCHEMAS],
};
