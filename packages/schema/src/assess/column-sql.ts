import { userColumns } from "./catalog-sql.js";

// Pieces of SQL for rules on columns and their types. `t` is the type that lies below all domains.

/** Head of a query: `below` says of each domain which type lies under it, with which modifier. */
const BELOW_DOMAINS = `WITH RECURSIVE step AS (
    SELECT d.oid AS domain, d.typbasetype AS base, d.typtypmod AS modifier FROM pg_catalog.pg_type d WHERE d.typtype = 'd'
    UNION ALL
    SELECT s.domain, d.typbasetype, d.typtypmod FROM step s JOIN pg_catalog.pg_type d ON d.oid = s.base AND d.typtype = 'd'),
  below AS (SELECT s.* FROM step s JOIN pg_catalog.pg_type d ON d.oid = s.base AND d.typtype <> 'd')`;

/** The type modifier of a column of `typedColumns`, that of its domain included; -1 without. */
export const MODIFIER = "coalesce(b.modifier, a.atttypmod)";

/** Name of a column's type as both the catalog and a dump have it: internal, `text` or `int4[]`. */
export const TYPE_NAME = `CASE WHEN t.typcategory = 'A' THEN (SELECT e.typname FROM pg_catalog.pg_type e WHERE e.oid = t.typelem) || '[]'
    ELSE t.typname END`;

/**
 * A query over columns of the user's permanent tables, as `a`, `c`, `n`, `t` (type below domains) and `b` (null unless
 * the column has a domain). Conditions follow with AND.
 * @param select the SELECT list with its keyword
 * @param kinds letters of relkind
 */
export function typedColumns(select: string, kinds: string): string {
  const from = userColumns(kinds).replace(
    "WHERE",
    `LEFT JOIN below b ON b.domain = a.atttypid
    JOIN pg_catalog.pg_type t ON t.oid = coalesce(b.base, a.atttypid)
    WHERE c.relpersistence = 'p' AND`,
  );
  return `${BELOW_DOMAINS} ${select} ${from}`;
}

/** Of a table and the partitions and children below it: where a column is defined rather than handed down. */
export const DEFINED_HERE = "NOT c.relispartition AND a.attislocal";

/** Whether DMS treats a column of `typedColumns` as a LOB. */
export const IS_LOB = `(t.typcategory = 'A' OR t.typtype = 'c' OR t.typname IN
    ('text', 'citext', 'json', 'jsonb', 'xml', 'bytea', 'hstore', 'tsvector', 'tsquery', 'path', 'polygon'))`;

/** Whether the column is in the key part of an index of its table that fulfils a condition on `i`. */
export function isInIndex(condition: string): string {
  return `EXISTS (SELECT 1 FROM pg_catalog.pg_index i WHERE i.indrelid = c.oid AND ${condition}
    AND a.attnum = ANY ((i.indkey::pg_catalog.int2[])[0:i.indnkeyatts - 1]))`;
}

/** Whether table `c` has a primary key. */
export const HAS_PRIMARY_KEY =
  "EXISTS (SELECT 1 FROM pg_catalog.pg_index i WHERE i.indrelid = c.oid AND i.indisprimary)";

/** Aggregates the columns of a table in their order, as one text. */
export const COLUMN_LIST = "pg_catalog.string_agg(a.attname, ', ' ORDER BY a.attnum)";
