import { type CatalogQuery, comment, own, owner, SCOPE, since } from "./scope.js";

const ENABLED = (letter: string) =>
  `CASE ${letter} WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'for replication only' WHEN 'A' THEN 'always' END`;

/**
 * Triggers of partitions that were made by one on their parent come and go with it; up to PostgreSQL 14 they count as
 * internal, like those of foreign keys and deferrable keys.
 */
const TRIGGERS: CatalogQuery = (major) => `${SCOPE}
SELECT 'trigger' AS "#type", c.nspname AS "#schema", c.relname AS "#name", t.tgname AS "#part",
       CASE WHEN p.oid IS NOT NULL THEN pg_catalog.json_build_array(pg_catalog.json_build_array('trigger', pn.nspname, pc.relname, p.tgname)) END AS "#of",
       pg_catalog.pg_get_triggerdef(t.oid) AS definition, ${ENABLED("t.tgenabled")} AS enabled,
       ${comment("pg_trigger", "t.oid")} AS comment
  FROM relation c JOIN pg_catalog.pg_trigger t ON t.tgrelid = c.oid
  JOIN pg_catalog.pg_proc f ON f.oid = t.tgfoid JOIN pg_catalog.pg_namespace fn ON fn.oid = f.pronamespace
  LEFT JOIN pg_catalog.pg_trigger p ON p.oid = ${since(13, major, "t.tgparentid")}
  LEFT JOIN pg_catalog.pg_class pc ON pc.oid = p.tgrelid LEFT JOIN pg_catalog.pg_namespace pn ON pn.oid = pc.relnamespace
 WHERE fn.nspname <> ALL ($1::text[]) AND f.proname NOT LIKE 'awsdms\\_%'
   AND NOT (t.tgisinternal AND (f.proname LIKE 'RI\\_FKey\\_%' OR f.proname = 'unique_key_recheck'))`;

const RULES: CatalogQuery = () => `${SCOPE}
SELECT 'rule' AS "#type", c.nspname AS "#schema", c.relname AS "#name", r.rulename AS "#part",
       pg_catalog.pg_get_ruledef(r.oid) AS definition, ${ENABLED("r.ev_enabled")} AS enabled,
       ${comment("pg_rewrite", "r.oid")} AS comment
  FROM relation c JOIN pg_catalog.pg_rewrite r ON r.ev_class = c.oid AND r.rulename <> '_RETURN'`;

const POLICIES: CatalogQuery = () => `${SCOPE}
SELECT 'policy' AS "#type", c.nspname AS "#schema", c.relname AS "#name", p.polname AS "#part",
       CASE p.polcmd WHEN 'r' THEN 'select' WHEN 'a' THEN 'insert' WHEN 'w' THEN 'update' WHEN 'd' THEN 'delete' END AS command,
       CASE WHEN NOT p.polpermissive THEN 'yes' END AS restrictive,
       (SELECT pg_catalog.string_agg(CASE WHEN x.oid = 0 THEN 'PUBLIC' ELSE pg_catalog.pg_get_userbyid(x.oid)::text END, ', ' ORDER BY pg_catalog.pg_get_userbyid(x.oid) COLLATE "C")
          FROM pg_catalog.unnest(p.polroles) x(oid)) AS roles,
       pg_catalog.pg_get_expr(p.polqual, p.polrelid) AS "using", pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) AS "with check",
       ${comment("pg_policy", "p.oid")} AS comment
  FROM relation c JOIN pg_catalog.pg_policy p ON p.polrelid = c.oid`;

const STATISTICS: CatalogQuery = (major) => `${SCOPE}
SELECT 'statistics' AS "#type", n.nspname AS "#schema", s.stxname AS "#name",
       pg_catalog.json_build_array(pg_catalog.json_build_array(c.type, c.nspname, c.relname, NULL)) AS "#of",
       c.oid::pg_catalog.regclass::text AS "table",
       (SELECT pg_catalog.string_agg(CASE k WHEN 'd' THEN 'ndistinct' WHEN 'f' THEN 'dependencies' WHEN 'm' THEN 'mcv' ELSE 'expressions' END, ', ' ORDER BY k)
          FROM pg_catalog.unnest(s.stxkind) k) AS kinds,
       (SELECT pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' ORDER BY a.attname COLLATE "C") FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = c.oid AND a.attnum = ANY (s.stxkeys::int2[])) AS columns,
       ${since(14, major, "pg_catalog.array_to_string(pg_catalog.pg_get_statisticsobjdef_expressions(s.oid), ', ')")} AS expressions,
       ${since(13, major, "nullif(s.stxstattarget, -1)")} AS "statistics target",
       ${comment("pg_statistic_ext", "s.oid")} AS comment, ${owner("s.stxowner")} AS owner
  FROM relation c JOIN pg_catalog.pg_statistic_ext s ON s.stxrelid = c.oid JOIN pg_catalog.pg_namespace n ON n.oid = s.stxnamespace
 WHERE ${own("pg_statistic_ext", "s.oid")}`;

/** What hangs on tables beside columns, constraints and indexes: triggers, rules, policies, extended statistics. */
export const TABLE_RULES: CatalogQuery[] = [TRIGGERS, RULES, POLICIES, STATISTICS];
