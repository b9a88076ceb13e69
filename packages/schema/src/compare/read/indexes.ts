import { type CatalogQuery, collationName, comment, DEFAULT_COLLATION, SCOPE, since } from "./scope.js";

/** Keys of an index as in its definition, but for expressions, which stand in an attribute of their own. */
const KEYS = `(SELECT pg_catalog.string_agg(
    CASE WHEN x.attnum = 0 THEN '(expression)' ELSE pg_catalog.quote_ident(a.attname) END
    || coalesce(' COLLATE ' || CASE WHEN i.indcollation[x.n - 1] NOT IN (0, coalesce(a.attcollation, ${DEFAULT_COLLATION})) THEN ${collationName("i.indcollation[x.n - 1]")} END, '')
    || CASE WHEN o.opcdefault AND ia.attoptions IS NULL THEN '' ELSE ' ' || pg_catalog.quote_ident(onsp.nspname) || '.' || pg_catalog.quote_ident(o.opcname) END
    || coalesce('(' || pg_catalog.array_to_string(ia.attoptions, ', ') || ')', '')
    || CASE i.indoption[x.n - 1] & 3 WHEN 1 THEN ' DESC NULLS LAST' WHEN 2 THEN ' NULLS FIRST' WHEN 3 THEN ' DESC' ELSE '' END,
    ', ' ORDER BY x.n)
  FROM pg_catalog.unnest(i.indkey::int2[]) WITH ORDINALITY x(attnum, n)
  JOIN pg_catalog.pg_attribute ia ON ia.attrelid = i.indexrelid AND ia.attnum = x.n
  JOIN pg_catalog.pg_opclass o ON o.oid = i.indclass[x.n - 1] JOIN pg_catalog.pg_namespace onsp ON onsp.oid = o.opcnamespace
  LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = x.attnum AND x.attnum <> 0
 WHERE x.n <= i.indnkeyatts)`;

const INCLUDED = `(SELECT pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' ORDER BY x.n)
  FROM pg_catalog.unnest(i.indkey::int2[]) WITH ORDINALITY x(attnum, n)
  JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = x.attnum
 WHERE x.n > i.indnkeyatts)`;

/** Indexes, those behind constraints too; the columns of a key are told by its constraint alone. */
export const INDEXES: CatalogQuery = (major) => `${SCOPE}
SELECT 'index' AS "#type", c.nspname AS "#schema", x.relname AS "#name",
       pg_catalog.json_build_array(
         pg_catalog.json_build_array(c.type, c.nspname, c.relname, NULL),
         CASE WHEN k.oid IS NOT NULL THEN pg_catalog.json_build_array('constraint', c.nspname, c.relname, k.conname) END,
         CASE WHEN p.oid IS NOT NULL THEN pg_catalog.json_build_array('index', pn.nspname, p.relname, NULL) END) AS "#of",
       c.oid::pg_catalog.regclass::text AS "table",
       CASE WHEN k.oid IS NULL AND i.indisunique THEN 'yes' END AS "unique",
       am.amname AS method,
       CASE WHEN k.contype IN ('p', 'u') THEN NULL ELSE ${KEYS} END AS columns,
       ${INCLUDED} AS included,
       pg_catalog.pg_get_expr(i.indexprs, i.indrelid) AS expressions,
       pg_catalog.pg_get_expr(i.indpred, i.indrelid) AS predicate,
       ${since(15, major, "CASE WHEN i.indnullsnotdistinct THEN 'yes' END")} AS "nulls not distinct",
       CASE WHEN NOT i.indisvalid THEN 'no' END AS valid,
       CASE WHEN i.indisclustered THEN 'yes' END AS clustered,
       (SELECT pg_catalog.string_agg(r, ', ' ORDER BY r COLLATE "C") FROM pg_catalog.unnest(x.reloptions) r) AS options,
       (SELECT pg_catalog.string_agg(a.attnum || ': ' || a.attstattarget, ', ' ORDER BY a.attnum) FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = x.oid AND a.attstattarget >= 0) AS "statistics targets",
       p.oid::pg_catalog.regclass::text AS "partition of",
       ${comment("pg_class", "x.oid")} AS comment
  FROM relation c JOIN pg_catalog.pg_index i ON i.indrelid = c.oid
  JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid JOIN pg_catalog.pg_am am ON am.oid = x.relam
  LEFT JOIN pg_catalog.pg_constraint k ON k.conindid = x.oid AND k.conrelid = c.oid AND k.contype IN ('p', 'u', 'x')
  LEFT JOIN pg_catalog.pg_inherits h ON h.inhrelid = x.oid
  LEFT JOIN pg_catalog.pg_class p ON p.oid = h.inhparent LEFT JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace`;
