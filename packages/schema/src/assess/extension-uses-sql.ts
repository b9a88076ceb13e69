import { isUserSchema, routineName } from "./catalog-sql.js";

/**
 * WITH clause over the extensions of a condition: `chosen` (oid, extname) and `uses` (extension, type, schema, name,
 * part), the objects of the user's that need one of them. Columns, defaults, indexes, views, constraints and the like
 * come from pg_depend; routines whose body names one of its functions are added, since bodies leave no trace there.
 * @param condition on `e`, a row of pg_extension
 */
export function withExtensionUses(condition: string): string {
  return `WITH chosen AS (SELECT e.oid, e.extname FROM pg_catalog.pg_extension e WHERE ${condition}),
  members AS (SELECT m.refobjid AS extension, m.classid, m.objid FROM pg_catalog.pg_depend m JOIN chosen h ON h.oid = m.refobjid
     WHERE m.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass AND m.deptype = 'e'),
  -- Array types and views' rules hang on the members without being ones.
  inner_objects AS (SELECT extension, classid, objid FROM members UNION
    SELECT m.extension, d.classid, d.objid FROM members m
      JOIN pg_catalog.pg_depend d ON d.refclassid = m.classid AND d.refobjid = m.objid AND d.deptype = 'i'),
  needs AS (SELECT DISTINCT i.extension, d.classid, d.objid, d.objsubid FROM inner_objects i
      JOIN pg_catalog.pg_depend d ON d.refclassid = i.classid AND d.refobjid = i.objid AND d.deptype IN ('n', 'a')
     WHERE NOT EXISTS (SELECT 1 FROM inner_objects o WHERE o.classid = d.classid AND o.objid = d.objid)
       AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend x WHERE x.classid = d.classid AND x.objid = d.objid AND x.deptype = 'e')),
  uses AS (${[...RELATIONS, ROUTINES, TYPES, SERVERS, BODIES].join("\n  UNION ")})`;
}

const of = (catalog: string) => `x.classid = 'pg_catalog.${catalog}'::pg_catalog.regclass`;

const relation = (type: string, part: string, catalog: string, join: string) =>
  `SELECT x.extension, ${type} AS type, n.nspname AS schema, c.relname AS name, ${part} AS part FROM needs x ${join}
     JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE ${of(catalog)} AND ${isUserSchema("n")}`;

const kind = `CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' WHEN 'f' THEN 'foreign table' WHEN 'i' THEN 'index' WHEN 'I' THEN 'index'
    WHEN 'c' THEN 'type' WHEN 'S' THEN 'sequence' ELSE 'table' END`;

const isColumn = "x.objsubid > 0 AND c.relkind IN ('r', 'p', 'f')";

const RELATIONS = [
  relation(
    `CASE WHEN ${isColumn} THEN 'column' ELSE ${kind} END`,
    `CASE WHEN ${isColumn} THEN a.attname END`,
    "pg_class",
    `JOIN pg_catalog.pg_class c ON c.oid = x.objid LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = x.objsubid AND x.objsubid > 0`,
  ),
  relation(
    "'column'",
    "a.attname",
    "pg_attrdef",
    `JOIN pg_catalog.pg_attrdef f ON f.oid = x.objid JOIN pg_catalog.pg_class c ON c.oid = f.adrelid
     JOIN pg_catalog.pg_attribute a ON a.attrelid = f.adrelid AND a.attnum = f.adnum`,
  ),
  relation(
    "'constraint'",
    "k.conname",
    "pg_constraint",
    "JOIN pg_catalog.pg_constraint k ON k.oid = x.objid JOIN pg_catalog.pg_class c ON c.oid = k.conrelid",
  ),
  relation(
    `CASE r.rulename WHEN '_RETURN' THEN ${kind} ELSE 'rule' END`,
    "CASE WHEN r.rulename <> '_RETURN' THEN r.rulename END",
    "pg_rewrite",
    "JOIN pg_catalog.pg_rewrite r ON r.oid = x.objid JOIN pg_catalog.pg_class c ON c.oid = r.ev_class",
  ),
  relation(
    "'trigger'",
    "t.tgname",
    "pg_trigger",
    "JOIN pg_catalog.pg_trigger t ON t.oid = x.objid AND NOT t.tgisinternal JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid",
  ),
  relation(
    "'policy'",
    "p.polname",
    "pg_policy",
    "JOIN pg_catalog.pg_policy p ON p.oid = x.objid JOIN pg_catalog.pg_class c ON c.oid = p.polrelid",
  ),
];

const ROUTINES = `SELECT x.extension, 'routine', n.nspname, ${routineName("p")}, NULL FROM needs x JOIN pg_catalog.pg_proc p ON p.oid = x.objid
     JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace WHERE ${of("pg_proc")} AND ${isUserSchema("n")}`;

const TYPES = `SELECT x.extension, CASE t.typtype WHEN 'd' THEN 'domain' ELSE 'type' END, n.nspname, t.typname, NULL FROM needs x
     JOIN pg_catalog.pg_type t ON t.oid = x.objid JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace WHERE ${of("pg_type")} AND ${isUserSchema("n")}`;

const SERVERS = `SELECT x.extension, 'foreign server', '', s.srvname, NULL FROM needs x JOIN pg_catalog.pg_foreign_server s ON s.oid = x.objid
     WHERE ${of("pg_foreign_server")}`;

const BODIES = `SELECT m.extension, 'routine', n.nspname, ${routineName("p")}, NULL FROM members m
     JOIN pg_catalog.pg_proc f ON f.oid = m.objid AND m.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass
     JOIN pg_catalog.pg_proc p ON pg_catalog.strpos(p.prosrc, f.proname::pg_catalog.text) > 0
      AND pg_catalog.regexp_replace(p.prosrc, '--[^\\n]*|/[*]([^*]|[*][^/])*[*]+/', ' ', 'g') ~* ('\\m' || pg_catalog.regexp_replace(f.proname::pg_catalog.text, '\\W', '\\\\&', 'g') || '\\s*\\(')
     JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
    WHERE ${isUserSchema("n")} AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_proc o WHERE o.proname = f.proname AND o.oid <> f.oid
        AND NOT EXISTS (SELECT 1 FROM members om WHERE om.classid = m.classid AND om.objid = o.oid))
      AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend y WHERE y.classid = m.classid AND y.objid = p.oid AND y.deptype = 'e')`;
