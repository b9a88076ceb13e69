import { MIGRATION_SCHEMAS } from "@postgres-to-aurora/domain";

// Pieces of SQL for the rules. Aliases are the caller's; everything is qualified, since search_path is empty.

const OWN = MIGRATION_SCHEMAS.map((schema) => `'${schema}'`).join(", ");

/** Whether a row of pg_namespace is a schema of the user's: not the system's, not the migration's. */
export function isUserSchema(alias: string): string {
  return `(${alias}.nspname !~ '^pg_' AND ${alias}.nspname <> 'information_schema' AND ${alias}.nspname NOT IN (${OWN}))`;
}

/** Whether an object belongs to no extension: its own objects are never reported. */
export function isNotOfExtension(catalog: string, oid: string): string {
  return `NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend xd WHERE xd.classid = 'pg_catalog.${catalog}'::pg_catalog.regclass AND xd.objid = ${oid} AND xd.deptype = 'e')`;
}

/** The relation kinds' names as `type` of a finding; alias of pg_class. */
export function relationType(alias: string): string {
  return `CASE ${alias}.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' WHEN 'S' THEN 'sequence' WHEN 'f' THEN 'foreign table'
    WHEN 'i' THEN 'index' WHEN 'I' THEN 'index' ELSE 'table' END`;
}

/** `name(argument types)` of a routine, as the comparison of schemas names it; alias of pg_proc. */
export function routineName(alias: string): string {
  return `${alias}.proname || '(' || CASE WHEN ${alias}.prokind = 'a' AND ${alias}.pronargs = 0 THEN '*'
    ELSE pg_catalog.oidvectortypes(${alias}.proargtypes) END || ')'`;
}

/**
 * FROM and WHERE over relations of the user's, as `c` and `n`.
 * @param kinds letters of relkind: `rp`
 */
export function userRelations(kinds: string): string {
  const list = [...kinds].map((kind) => `'${kind}'`).join(", ");
  return `FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN (${list}) AND c.relpersistence <> 't' AND ${isUserSchema("n")} AND c.relname NOT LIKE 'awsdms\\_%'
      AND ${isNotOfExtension("pg_class", "c.oid")}`;
}

/** FROM and WHERE over columns of the user's tables, as `a`, `c` and `n`; domains are not resolved. */
export function userColumns(kinds = "rp"): string {
  return userRelations(kinds)
    .replace("pg_catalog.pg_class c", "pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid")
    .concat(" AND a.attnum > 0 AND NOT a.attisdropped");
}

/** FROM and WHERE over routines of the user's, as `p`, `n` and `l` (language). */
export function userRoutines(): string {
  return `FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
    JOIN pg_catalog.pg_language l ON l.oid = p.prolang
    WHERE ${isUserSchema("n")} AND ${isNotOfExtension("pg_proc", "p.oid")} AND p.proname NOT LIKE 'awsdms\\_%'`;
}

/** The SELECT list of a finding on a relation `c`. */
export function relationColumns(evidence: string): string {
  return `SELECT ${relationType("c")} AS type, n.nspname AS schema, c.relname AS name, NULL AS part, ${evidence} AS evidence`;
}

/** The SELECT list of a finding on a column `a` of `c`. */
export function columnColumns(evidence: string): string {
  return `SELECT 'column' AS type, n.nspname AS schema, c.relname AS name, a.attname AS part, ${evidence} AS evidence`;
}

/** The SELECT list of a finding on a routine `p`. */
export function routineColumns(evidence: string): string {
  return `SELECT 'routine' AS type, n.nspname AS schema, ${routineName("p")} AS name, NULL AS part, ${evidence} AS evidence`;
}

/** Whether a type (an oid expression) is one that DMS treats as a LOB; domains and arrays resolved by the server. */
export function isLobType(oid: string): string {
  return `EXISTS (SELECT 1 FROM pg_catalog.pg_type lt LEFT JOIN pg_catalog.pg_type lb ON lt.typtype = 'd' AND lb.oid = lt.typbasetype
    WHERE lt.oid = ${oid} AND (coalesce(lb.typcategory, lt.typcategory) = 'A' OR coalesce(lb.typtype, lt.typtype) = 'c'
      OR coalesce(lb.typname, lt.typname) IN ('text', 'citext', 'json', 'jsonb', 'xml', 'bytea', 'hstore', 'tsvector', 'tsquery', 'path', 'polygon')))`;
}
