import { type CatalogQuery, comment, own, SCOPE, since } from "./scope.js";

/** Names of a constraint's columns, in its own order. */
function columns(relation: string, numbers: string): string {
  return `(SELECT pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' ORDER BY x.n)
    FROM pg_catalog.unnest(${numbers}) WITH ORDINALITY x(attnum, n)
    JOIN pg_catalog.pg_attribute a ON a.attrelid = ${relation} AND a.attnum = x.attnum)`;
}

function action(letter: string): string {
  return `CASE ${letter} WHEN 'r' THEN 'restrict' WHEN 'c' THEN 'cascade' WHEN 'n' THEN 'set null' WHEN 'd' THEN 'set default' END`;
}

/**
 * Keys, foreign keys, checks and exclusions of tables. What a partition or child takes over from its parent is not an
 * object of its own, except keys, whose indexes have names of their own.
 */
const OF_TABLES: CatalogQuery = (major) => `${SCOPE}
SELECT 'constraint' AS "#type", c.nspname AS "#schema", c.relname AS "#name", k.conname AS "#part",
       CASE WHEN p.oid IS NOT NULL THEN pg_catalog.json_build_array(pg_catalog.json_build_array('constraint', pn.nspname, pc.relname, p.conname)) END AS "#of",
       CASE k.contype WHEN 'p' THEN 'primary key' WHEN 'u' THEN 'unique' WHEN 'f' THEN 'foreign key' WHEN 'c' THEN 'check' ELSE 'exclusion' END AS kind,
       CASE WHEN k.contype <> 'c' THEN ${columns("c.oid", "k.conkey")} END AS columns,
       CASE WHEN k.contype = 'c' THEN pg_catalog.pg_get_expr(k.conbin, k.conrelid) END AS expression,
       CASE WHEN k.contype = 'f' THEN k.confrelid::pg_catalog.regclass::text || '(' || ${columns("k.confrelid", "k.confkey")} || ')' END AS "references",
       ${action("nullif(k.confdeltype, 'a')")} AS "on delete", ${action("nullif(k.confupdtype, 'a')")} AS "on update",
       ${since(15, major, columns("c.oid", "k.confdelsetcols"))} AS "on delete sets",
       CASE k.confmatchtype WHEN 'f' THEN 'full' WHEN 'p' THEN 'partial' END AS match,
       CASE WHEN k.condeferred THEN 'initially deferred' WHEN k.condeferrable THEN 'initially immediate' END AS deferrable,
       CASE WHEN NOT k.convalidated THEN 'no' END AS validated,
       CASE WHEN k.contype = 'c' AND k.connoinherit THEN 'yes' END AS "no inherit",
       ${since(18, major, "CASE WHEN NOT k.conenforced THEN 'no' END")} AS enforced,
       ${since(18, major, "CASE WHEN k.conperiod THEN 'yes' END")} AS "without overlaps",
       CASE WHEN k.contype = 'x' THEN (SELECT pg_catalog.string_agg(x.op::pg_catalog.regoperator::text, ', ' ORDER BY x.n)
                                FROM pg_catalog.unnest(k.conexclop) WITH ORDINALITY x(op, n)) END AS operators,
       ${comment("pg_constraint", "k.oid")} AS comment
  FROM relation c JOIN pg_catalog.pg_constraint k ON k.conrelid = c.oid
  LEFT JOIN pg_catalog.pg_constraint p ON p.oid = k.conparentid
  LEFT JOIN pg_catalog.pg_class pc ON pc.oid = p.conrelid LEFT JOIN pg_catalog.pg_namespace pn ON pn.oid = pc.relnamespace
 WHERE k.contype IN ('p', 'u', 'x') OR k.contype = 'f' AND k.conparentid = 0 OR k.contype = 'c' AND (k.conislocal OR k.coninhcount = 0)`;

const OF_DOMAINS: CatalogQuery = () => `${SCOPE}
SELECT 'constraint' AS "#type", s.nspname AS "#schema", t.typname AS "#name", k.conname AS "#part", 'check' AS kind,
       pg_catalog.pg_get_expr(k.conbin, 0) AS expression, CASE WHEN NOT k.convalidated THEN 'no' END AS validated,
       ${comment("pg_constraint", "k.oid")} AS comment
  FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_type t ON t.oid = k.contypid JOIN space s ON s.oid = t.typnamespace
 WHERE k.contype = 'c' AND ${own("pg_type", "t.oid")}`;

/** Constraints of tables and domains. */
export const CONSTRAINTS: CatalogQuery[] = [OF_TABLES, OF_DOMAINS];
