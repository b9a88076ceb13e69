import { type CatalogQuery, comment, own, owner, SCOPE } from "./scope.js";

const OPERATORS_: CatalogQuery = () => `${SCOPE}
SELECT 'operator' AS "#type", s.nspname AS "#schema",
       o.oprname || '(' || pg_catalog.concat_ws(', ', CASE WHEN o.oprleft = 0 THEN 'NONE' ELSE pg_catalog.format_type(o.oprleft, NULL) END,
         CASE WHEN o.oprright = 0 THEN 'NONE' ELSE pg_catalog.format_type(o.oprright, NULL) END) || ')' AS "#name",
       CASE WHEN o.oprcode = 0 THEN 'shell' ELSE o.oprcode::pg_catalog.regprocedure::text END AS function,
       CASE WHEN o.oprcom <> 0 THEN o.oprcom::pg_catalog.regoperator::text END AS commutator,
       CASE WHEN o.oprnegate <> 0 THEN o.oprnegate::pg_catalog.regoperator::text END AS negator,
       nullif(o.oprrest::text, '-') AS restrict, nullif(o.oprjoin::text, '-') AS "join",
       CASE WHEN o.oprcanhash THEN 'yes' END AS hashes, CASE WHEN o.oprcanmerge THEN 'yes' END AS merges,
       ${comment("pg_operator", "o.oid")} AS comment, ${owner("o.oprowner")} AS owner
  FROM pg_catalog.pg_operator o JOIN space s ON s.oid = o.oprnamespace WHERE ${own("pg_operator", "o.oid")}`;

const FAMILIES: CatalogQuery = () => `${SCOPE}
SELECT 'operator family' AS "#type", s.nspname AS "#schema", f.opfname || ' USING ' || am.amname AS "#name",
       (SELECT pg_catalog.string_agg(pg_catalog.concat_ws(' ', 'operator', m.amopstrategy, m.amopopr::pg_catalog.regoperator, nullif(m.amoppurpose, 's')),
                 ', ' ORDER BY m.amopstrategy, m.amopopr::pg_catalog.regoperator::text COLLATE "C")
          FROM pg_catalog.pg_amop m WHERE m.amopfamily = f.oid) AS operators,
       (SELECT pg_catalog.string_agg(pg_catalog.concat_ws(' ', 'function', m.amprocnum, m.amproc::pg_catalog.regprocedure), ', '
                 ORDER BY m.amprocnum, m.amproc::pg_catalog.regprocedure::text COLLATE "C")
          FROM pg_catalog.pg_amproc m WHERE m.amprocfamily = f.oid) AS functions,
       ${comment("pg_opfamily", "f.oid")} AS comment, ${owner("f.opfowner")} AS owner
  FROM pg_catalog.pg_opfamily f JOIN space s ON s.oid = f.opfnamespace JOIN pg_catalog.pg_am am ON am.oid = f.opfmethod
 WHERE ${own("pg_opfamily", "f.oid")}`;

const CLASSES: CatalogQuery = () => `${SCOPE}
SELECT 'operator class' AS "#type", s.nspname AS "#schema", o.opcname || ' USING ' || am.amname AS "#name",
       pg_catalog.format_type(o.opcintype, NULL) AS type, CASE WHEN o.opcdefault THEN 'yes' END AS "default",
       CASE WHEN o.opckeytype <> 0 THEN pg_catalog.format_type(o.opckeytype, NULL) END AS storage,
       pg_catalog.quote_ident(fn.nspname) || '.' || pg_catalog.quote_ident(f.opfname) AS family,
       ${comment("pg_opclass", "o.oid")} AS comment, ${owner("o.opcowner")} AS owner
  FROM pg_catalog.pg_opclass o JOIN space s ON s.oid = o.opcnamespace JOIN pg_catalog.pg_am am ON am.oid = o.opcmethod
  JOIN pg_catalog.pg_opfamily f ON f.oid = o.opcfamily JOIN pg_catalog.pg_namespace fn ON fn.oid = f.opfnamespace
 WHERE ${own("pg_opclass", "o.oid")}`;

/** Objects below this number came with the server. */
export const FIRST_USER_OID = 16384;

/** The casts of a range to its multirange come with the type. */
const CASTS: CatalogQuery = () => `${SCOPE}
SELECT 'cast' AS "#type", '' AS "#schema", pg_catalog.format_type(c.castsource, NULL) || ' AS ' || pg_catalog.format_type(c.casttarget, NULL) AS "#name",
       CASE c.castmethod WHEN 'f' THEN c.castfunc::pg_catalog.regprocedure::text WHEN 'i' THEN 'input and output' ELSE 'same bytes' END AS method,
       CASE c.castcontext WHEN 'a' THEN 'on assignment' WHEN 'i' THEN 'implicit' END AS context,
       ${comment("pg_cast", "c.oid")} AS comment
  FROM pg_catalog.pg_cast c, everything WHERE everything.yes AND c.oid >= ${FIRST_USER_OID} AND ${own("pg_cast", "c.oid")}
   AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_cast'::pg_catalog.regclass
                      AND d.objid = c.oid AND d.deptype = 'i')`;

/** Operators, their families and classes, and casts. */
export const OPERATORS: CatalogQuery[] = [OPERATORS_, FAMILIES, CLASSES, CASTS];
