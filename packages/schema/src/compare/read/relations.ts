import { type CatalogQuery, comment, grants, owner, SCOPE, since } from "./scope.js";

/** Options of storage or of a foreign table, sorted; values that may be secret are not read. */
function options(list: string): string {
  return `(SELECT pg_catalog.string_agg(CASE WHEN x ~* '^[^=]*(pass|secret|token|key|user)[^=]*=' THEN pg_catalog.split_part(x, '=', 1) ELSE x END,
                    ', ' ORDER BY x COLLATE "C") FROM pg_catalog.unnest(${list}) x)`;
}

const TABLES_AND_VIEWS: CatalogQuery = () => `${SCOPE}
SELECT c.type AS "#type", c.nspname AS "#schema", c.relname AS "#name",
       CASE WHEN c.relispartition THEN
         (SELECT pg_catalog.json_agg(pg_catalog.json_build_array('table', pn.nspname, p.relname, NULL)) FROM pg_catalog.pg_inherits h
            JOIN pg_catalog.pg_class p ON p.oid = h.inhparent JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace
           WHERE h.inhrelid = c.oid) END AS "#of",
       CASE c.relpersistence WHEN 'u' THEN 'unlogged' END AS persistence,
       CASE WHEN c.relkind = 'p' THEN pg_catalog.pg_get_partkeydef(c.oid) END AS "partition key",
       CASE WHEN c.relispartition THEN
         (SELECT i.inhparent::pg_catalog.regclass::text FROM pg_catalog.pg_inherits i WHERE i.inhrelid = c.oid) END AS "partition of",
       pg_catalog.pg_get_expr(c.relpartbound, c.oid) AS "partition bound",
       CASE WHEN NOT c.relispartition THEN
         (SELECT pg_catalog.string_agg(i.inhparent::pg_catalog.regclass::text, ', ' ORDER BY i.inhseqno)
            FROM pg_catalog.pg_inherits i WHERE i.inhrelid = c.oid) END AS inherits,
       CASE WHEN c.relkind IN ('r', 'p', 'f') THEN
         (SELECT pg_catalog.json_agg(a.attname ORDER BY a.attnum)::text FROM pg_catalog.pg_attribute a
           WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) END AS "column order",
       CASE WHEN c.relrowsecurity THEN 'enabled' END AS "row security",
       CASE WHEN c.relforcerowsecurity THEN 'yes' END AS "row security forced",
       CASE WHEN c.relkind IN ('r', 'p', 'm') THEN CASE c.relreplident WHEN 'f' THEN 'full' WHEN 'n' THEN 'nothing' WHEN 'i' THEN
         'index ' || coalesce((SELECT pg_catalog.quote_ident(x.relname) FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
                      WHERE i.indrelid = c.oid AND i.indisreplident), '(dropped)') END END AS "replica identity",
       (SELECT nullif(am.amname, 'heap') FROM pg_catalog.pg_am am WHERE am.oid = c.relam) AS "access method",
       ${options("c.reloptions")} AS options,
       (SELECT ${options("t.reloptions")} FROM pg_catalog.pg_class t WHERE t.oid = c.reltoastrelid) AS "toast options",
       CASE WHEN c.reloftype <> 0 THEN pg_catalog.format_type(c.reloftype, NULL) END AS "of type",
       (SELECT s.srvname FROM pg_catalog.pg_foreign_table ft JOIN pg_catalog.pg_foreign_server s ON s.oid = ft.ftserver
         WHERE ft.ftrelid = c.oid) AS "foreign server",
       (SELECT ${options("ft.ftoptions")} FROM pg_catalog.pg_foreign_table ft WHERE ft.ftrelid = c.oid) AS "foreign options",
       CASE WHEN c.relkind IN ('v', 'm') THEN pg_catalog.pg_get_viewdef(c.oid) END AS definition,
       ${comment("pg_class", "c.oid")} AS comment, ${owner("c.relowner")} AS owner, ${grants("c.relacl", "r", "c.relowner")} AS grants
  FROM relation c WHERE c.relkind <> 'S'`;

const SEQUENCES: CatalogQuery = (major) => `${SCOPE}
SELECT 'sequence' AS "#type", c.nspname AS "#schema", c.relname AS "#name",
       CASE WHEN o.relname IS NOT NULL THEN
         pg_catalog.json_build_array(pg_catalog.json_build_array('column', o.nspname, o.relname, o.attname),
                                     pg_catalog.json_build_array('table', o.nspname, o.relname, NULL)) END AS "#of",
       pg_catalog.format_type(s.seqtypid, NULL) AS type, s.seqstart AS start, s.seqincrement AS increment,
       s.seqmin AS minimum, s.seqmax AS maximum, s.seqcache AS cache, CASE WHEN s.seqcycle THEN 'yes' END AS cycle,
       CASE WHEN o.relname IS NOT NULL THEN o.sql || '.' || pg_catalog.quote_ident(o.attname)
         || CASE o.deptype WHEN 'i' THEN ' (identity)' ELSE '' END END AS "owned by",
       CASE WHEN ${since(15, major, "c.relpersistence = 'u' AND o.deptype IS DISTINCT FROM 'i'", "false")} THEN 'unlogged' END AS persistence,
       ${comment("pg_class", "c.oid")} AS comment, ${owner("c.relowner")} AS owner, ${grants("c.relacl", "s", "c.relowner")} AS grants
  FROM relation c JOIN pg_catalog.pg_sequence s ON s.seqrelid = c.oid
  LEFT JOIN (SELECT d.objid, d.deptype, n.nspname, t.relname, t.oid::pg_catalog.regclass::text AS sql, a.attname
               FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_class t ON t.oid = d.refobjid JOIN pg_catalog.pg_namespace n ON n.oid = t.relnamespace
               JOIN pg_catalog.pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
              WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
                AND d.deptype IN ('a', 'i') AND d.refobjsubid > 0) o ON o.objid = c.oid`;

/** Tables of every kind, views, and sequences (not their values, which move with the rows). */
export const RELATIONS: CatalogQuery[] = [TABLES_AND_VIEWS, SEQUENCES];
