import { MIGRATION_SCHEMAS } from "@postgres-to-aurora/domain";
import type { CatalogScope } from "../catalog.js";

/** The text of a query for a server of this major version. It takes the parameters of scopeParameters. */
export type CatalogQuery = (major: number) => string;

/** Parameters of every query: schemas of the migration, chosen schemas, excluded tables, whether more than schemas. */
export function scopeParameters({ schemas, excluded, databaseWide = schemas.length === 0 }: CatalogScope): unknown[] {
  return [MIGRATION_SCHEMAS, schemas, excluded, databaseWide];
}

/**
 * What every query starts with: `space` holds the schemas in scope, `relation` the tables, views, sequences and
 * composite types in them that a user made, and `everything` says whether to read what lives in no schema, too.
 */
export const SCOPE = `
WITH everything AS (SELECT $4::bool AS yes),
space AS (
  SELECT n.oid, n.nspname FROM pg_catalog.pg_namespace n
   WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND n.nspname <> ALL ($1::text[])
     AND (pg_catalog.cardinality($2::text[]) = 0 OR n.nspname = ANY ($2::text[]))),
named AS (
  SELECT c.oid FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
   WHERE pg_catalog.cardinality($3::text[]) > 0 AND n.nspname || '.' || c.relname = ANY ($3::text[])),
excluded AS (
  SELECT oid FROM named
  UNION SELECT t.relid FROM named CROSS JOIN LATERAL pg_catalog.pg_partition_tree(named.oid) t
  UNION SELECT d.objid FROM named JOIN pg_catalog.pg_depend d ON d.refobjid = named.oid
   WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.deptype IN ('a', 'i')
     AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjsubid > 0),
relation AS (
  SELECT s.nspname, c.*,
         CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' WHEN 'f' THEN 'foreign table'
                        WHEN 'S' THEN 'sequence' ELSE 'table' END AS type
    FROM pg_catalog.pg_class c JOIN space s ON s.oid = c.relnamespace
   WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND c.relpersistence <> 't' AND c.relname NOT LIKE 'awsdms\\_%'
     AND c.oid NOT IN (SELECT oid FROM excluded) AND ${own("pg_class", "c.oid")})`;

/** Whether an object was made by a user, not by an extension. */
export function own(catalog: string, oid: string): string {
  return `NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend one WHERE one.deptype = 'e' AND one.objid = ${oid}
                        AND one.classid = 'pg_catalog.${catalog}'::pg_catalog.regclass)`;
}

/** A column that only servers from this major on have; others get `otherwise`. */
export function since(first: number, major: number, sql: string, otherwise = "NULL"): string {
  return major >= first ? sql : otherwise;
}

/** The comment on an object. */
export function comment(catalog: string, oid: string): string {
  return `(SELECT one.description FROM pg_catalog.pg_description one WHERE one.objoid = ${oid} AND one.objsubid = 0
            AND one.classoid = 'pg_catalog.${catalog}'::pg_catalog.regclass)`;
}

/** The name of an object's owner; every superuser is the same, since a managed server has none. */
export function owner(role: string): string {
  return `(SELECT CASE WHEN one.rolsuper THEN '(superuser)' ELSE one.rolname END FROM pg_catalog.pg_roles one WHERE one.oid = ${role})`;
}

/**
 * Privileges as `reader=SELECT, UPDATE; writer=INSERT*` (a star: may pass it on), by grantee; those nobody changed are
 * the usual ones. The owner goes by that word, and superusers need no grant.
 * @param kind letter of acldefault: r tables, s sequences, f routines, n schemas, T types, F, S, l; c columns, which
 * have none of their own
 */
export function grants(acl: string, kind: string, ownerRole: string): string {
  return `(SELECT coalesce(pg_catalog.string_agg(each.line, '; ' ORDER BY each.line COLLATE "C"), ${kind === "c" ? "NULL" : "'nobody'"}) FROM (
      SELECT CASE WHEN one.grantee = 0 THEN 'PUBLIC' WHEN one.grantee = ${ownerRole} THEN 'owner' ELSE role.rolname END || '='
             || pg_catalog.string_agg(DISTINCT (one.privilege_type || CASE WHEN one.is_grantable AND one.grantee <> ${ownerRole} THEN '*' ELSE '' END) COLLATE "C", ', ') AS line
        FROM pg_catalog.aclexplode(coalesce(${acl}, pg_catalog.acldefault('${kind}', ${ownerRole}))) one
        LEFT JOIN pg_catalog.pg_roles role ON role.oid = one.grantee
       WHERE one.grantee = ${ownerRole} OR NOT coalesce(role.rolsuper, false)
       GROUP BY one.grantee, role.rolname) each)`;
}

/** A collation by its qualified name. */
export function collationName(oid: string): string {
  return `(SELECT pg_catalog.quote_ident(space.nspname) || '.' || pg_catalog.quote_ident(one.collname)
            FROM pg_catalog.pg_collation one JOIN pg_catalog.pg_namespace space ON space.oid = one.collnamespace WHERE one.oid = ${oid})`;
}

/** The collation that columns have unless told otherwise. */
export const DEFAULT_COLLATION = 100;
