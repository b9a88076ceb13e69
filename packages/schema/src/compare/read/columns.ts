import { type CatalogQuery, collationName, grants, SCOPE, since } from "./scope.js";

/**
 * Columns of tables and views. What a column takes over from its type (collation, storage) is absent. Names of NOT NULL
 * constraints, which PostgreSQL 18 began to keep, are not read: only whether the column takes NULL.
 */
export const COLUMNS: CatalogQuery = (major) => `${SCOPE}
SELECT 'column' AS "#type", c.nspname AS "#schema", c.relname AS "#name", a.attname AS "#part",
       CASE WHEN a.attinhcount > 0 THEN
         (SELECT pg_catalog.json_agg(pg_catalog.json_build_array('column', pn.nspname, p.relname, a.attname)) FROM pg_catalog.pg_inherits h
            JOIN pg_catalog.pg_class p ON p.oid = h.inhparent JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace
           WHERE h.inhrelid = c.oid) END AS "#of",
       pg_catalog.format_type(a.atttypid, a.atttypmod) AS type,
       CASE WHEN a.attnotnull THEN ${since(
         18,
         major,
         `CASE WHEN EXISTS (SELECT 1 FROM pg_catalog.pg_constraint n WHERE n.conrelid = c.oid AND n.contype = 'n'
                              AND n.conkey = ARRAY[a.attnum] AND NOT n.convalidated) THEN 'not validated' ELSE 'yes' END`,
         "'yes'",
       )} END AS "not null",
       CASE WHEN a.attgenerated = '' THEN pg_catalog.pg_get_expr(d.adbin, d.adrelid) END AS "default",
       CASE a.attidentity WHEN 'a' THEN 'always' WHEN 'd' THEN 'by default' END AS identity,
       CASE a.attgenerated WHEN 's' THEN 'stored' WHEN 'v' THEN 'virtual' END AS generated,
       CASE WHEN a.attgenerated <> '' THEN pg_catalog.pg_get_expr(d.adbin, d.adrelid) END AS "generated expression",
       CASE WHEN a.attcollation <> t.typcollation THEN
         ${collationName("a.attcollation")} END AS collation,
       CASE WHEN a.attstorage <> t.typstorage AND c.relkind NOT IN ('v', 'f') THEN
         CASE a.attstorage WHEN 'p' THEN 'plain' WHEN 'e' THEN 'external' WHEN 'm' THEN 'main' ELSE 'extended' END END AS storage,
       ${since(14, major, "CASE a.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END")} AS compression,
       nullif(a.attstattarget, -1) AS "statistics target",
       (SELECT pg_catalog.string_agg(x, ', ' ORDER BY x COLLATE "C") FROM pg_catalog.unnest(a.attoptions) x) AS options,
       (SELECT pg_catalog.string_agg(x, ', ' ORDER BY x COLLATE "C") FROM pg_catalog.unnest(a.attfdwoptions) x) AS "foreign options",
       k.description AS comment, CASE WHEN a.attacl IS NOT NULL THEN ${grants("a.attacl", "c", "c.relowner")} END AS grants
  FROM relation c
  JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
  LEFT JOIN pg_catalog.pg_attrdef d ON a.atthasdef AND d.adrelid = c.oid AND d.adnum = a.attnum
  LEFT JOIN pg_catalog.pg_description k
    ON k.objoid = c.oid AND k.objsubid = a.attnum AND k.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass
 WHERE c.relkind <> 'S'`;
