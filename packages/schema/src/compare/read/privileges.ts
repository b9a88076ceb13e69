import { type CatalogQuery, SCOPE } from "./scope.js";

/** Privileges that objects made later will get, by the role that makes them. */
export const PRIVILEGES: CatalogQuery = () => `${SCOPE}
SELECT 'default privileges' AS "#type", coalesce(n.nspname, '') AS "#schema",
       CASE d.defaclobjtype WHEN 'r' THEN 'tables' WHEN 'S' THEN 'sequences' WHEN 'f' THEN 'routines' WHEN 'T' THEN 'types' WHEN 'n' THEN 'schemas' ELSE d.defaclobjtype::text END
         || ' of ' || o.rolname AS "#name",
       (SELECT pg_catalog.string_agg(y.line, '; ' ORDER BY y.line COLLATE "C") FROM (
          SELECT CASE WHEN x.grantee = 0 THEN 'PUBLIC' WHEN x.grantee = d.defaclrole THEN 'owner' ELSE r.rolname END || '='
                 || pg_catalog.string_agg(DISTINCT (x.privilege_type || CASE WHEN x.is_grantable THEN '*' ELSE '' END) COLLATE "C", ', ') AS line
            FROM pg_catalog.aclexplode(d.defaclacl) x LEFT JOIN pg_catalog.pg_roles r ON r.oid = x.grantee
           GROUP BY x.grantee, r.rolname) y) AS grants
  FROM pg_catalog.pg_default_acl d JOIN pg_catalog.pg_roles o ON o.oid = d.defaclrole
  LEFT JOIN pg_catalog.pg_namespace n ON n.oid = d.defaclnamespace, everything
 WHERE CASE WHEN d.defaclnamespace = 0 THEN everything.yes ELSE d.defaclnamespace IN (SELECT oid FROM space) END`;
