export const id = 510;
export const ids = [510];
export const modules = {

/***/ 2510:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _e: () => (/* reexport */ compareSchemas),
  az: () => (/* reexport */ nameDifferences),
  K5: () => (/* reexport */ schemaSections)
});

// UNUSED EXPORTS: compareCatalogs, expectedDifferences, readCatalog

// EXTERNAL MODULE: ./packages/schema/build/object-ref.js
var object_ref = __webpack_require__(359);
// EXTERNAL MODULE: ./packages/domain/build/index.js + 5 modules
var build = __webpack_require__(6422);
;// CONCATENATED MODULE: ./packages/schema/build/compare/read/scope.js

/** Parameters of every query: schemas of the migration, chosen schemas, excluded tables, whether more than schemas. */
function scopeParameters({ schemas, excluded, databaseWide = schemas.length === 0 }) {
    return [build/* MIGRATION_SCHEMAS */.U5, schemas, excluded, databaseWide];
}
/**
 * What every query starts with: `space` holds the schemas in scope, `relation` the tables, views, sequences and
 * composite types in them that a user made, and `everything` says whether to read what lives in no schema, too.
 */
const SCOPE = `
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
function own(catalog, oid) {
    return `NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend one WHERE one.deptype = 'e' AND one.objid = ${oid}
                        AND one.classid = 'pg_catalog.${catalog}'::pg_catalog.regclass)`;
}
/** A column that only servers from this major on have; others get `otherwise`. */
function since(first, major, sql, otherwise = "NULL") {
    return major >= first ? sql : otherwise;
}
/** The comment on an object. */
function comment(catalog, oid) {
    return `(SELECT one.description FROM pg_catalog.pg_description one WHERE one.objoid = ${oid} AND one.objsubid = 0
            AND one.classoid = 'pg_catalog.${catalog}'::pg_catalog.regclass)`;
}
/** The name of an object's owner; every superuser is the same, since a managed server has none. */
function owner(role) {
    return `(SELECT CASE WHEN one.rolsuper THEN '(superuser)' ELSE one.rolname END FROM pg_catalog.pg_roles one WHERE one.oid = ${role})`;
}
/**
 * Privileges as `reader=SELECT, UPDATE; writer=INSERT*` (a star: may pass it on), by grantee; those nobody changed are
 * the usual ones. The owner goes by that word, and superusers need no grant.
 * @param kind letter of acldefault: r tables, s sequences, f routines, n schemas, T types, F, S, l; c columns, which
 * have none of their own
 */
function grants(acl, kind, ownerRole) {
    return `(SELECT coalesce(pg_catalog.string_agg(each.line, '; ' ORDER BY each.line COLLATE "C"), ${kind === "c" ? "NULL" : "'nobody'"}) FROM (
      SELECT CASE WHEN one.grantee = 0 THEN 'PUBLIC' WHEN one.grantee = ${ownerRole} THEN 'owner' ELSE role.rolname END || '='
             || pg_catalog.string_agg(DISTINCT (one.privilege_type || CASE WHEN one.is_grantable AND one.grantee <> ${ownerRole} THEN '*' ELSE '' END) COLLATE "C", ', ') AS line
        FROM pg_catalog.aclexplode(coalesce(${acl}, pg_catalog.acldefault('${kind}', ${ownerRole}))) one
        LEFT JOIN pg_catalog.pg_roles role ON role.oid = one.grantee
       WHERE one.grantee = ${ownerRole} OR NOT coalesce(role.rolsuper, false)
       GROUP BY one.grantee, role.rolname) each)`;
}
/** A collation by its qualified name. */
function collationName(oid) {
    return `(SELECT pg_catalog.quote_ident(space.nspname) || '.' || pg_catalog.quote_ident(one.collname)
            FROM pg_catalog.pg_collation one JOIN pg_catalog.pg_namespace space ON space.oid = one.collnamespace WHERE one.oid = ${oid})`;
}
/** The collation that columns have unless told otherwise. */
const DEFAULT_COLLATION = 100;
//# sourceMappingURL=scope.js.map
;// CONCATENATED MODULE: ./packages/schema/build/compare/read/columns.js

/**
 * Columns of tables and views. What a column takes over from its type (collation, storage) is absent. Names of NOT NULL
 * constraints, which PostgreSQL 18 began to keep, are not read: only whether the column takes NULL.
 */
const COLUMNS = (major) => `${SCOPE}
SELECT 'column' AS "#type", c.nspname AS "#schema", c.relname AS "#name", a.attname AS "#part",
       CASE WHEN a.attinhcount > 0 THEN
         (SELECT pg_catalog.json_agg(pg_catalog.json_build_array('column', pn.nspname, p.relname, a.attname)) FROM pg_catalog.pg_inherits h
            JOIN pg_catalog.pg_class p ON p.oid = h.inhparent JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace
           WHERE h.inhrelid = c.oid) END AS "#of",
       pg_catalog.format_type(a.atttypid, a.atttypmod) AS type,
       CASE WHEN a.attnotnull THEN ${since(18, major, `CASE WHEN EXISTS (SELECT 1 FROM pg_catalog.pg_constraint n WHERE n.conrelid = c.oid AND n.contype = 'n'
                              AND n.conkey = ARRAY[a.attnum] AND NOT n.convalidated) THEN 'not validated' ELSE 'yes' END`, "'yes'")} END AS "not null",
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
//# sourceMappingURL=columns.js.map
;// CONCATENATED MODULE: ./packages/schema/build/compare/read/constraints.js

/** Names of a constraint's columns, in its own order. */
function columns(relation, numbers) {
    return `(SELECT pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' ORDER BY x.n)
    FROM pg_catalog.unnest(${numbers}) WITH ORDINALITY x(attnum, n)
    JOIN pg_catalog.pg_attribute a ON a.attrelid = ${relation} AND a.attnum = x.attnum)`;
}
function action(letter) {
    return `CASE ${letter} WHEN 'r' THEN 'restrict' WHEN 'c' THEN 'cascade' WHEN 'n' THEN 'set null' WHEN 'd' THEN 'set default' END`;
}
/**
 * Keys, foreign keys, checks and exclusions of tables. What a partition or child takes over from its parent is not an
 * object of its own, except keys, whose indexes have names of their own.
 */
const OF_TABLES = (major) => `${SCOPE}
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
const OF_DOMAINS = () => `${SCOPE}
SELECT 'constraint' AS "#type", s.nspname AS "#schema", t.typname AS "#name", k.conname AS "#part", 'check' AS kind,
       pg_catalog.pg_get_expr(k.conbin, 0) AS expression, CASE WHEN NOT k.convalidated THEN 'no' END AS validated,
       ${comment("pg_constraint", "k.oid")} AS comment
  FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_type t ON t.oid = k.contypid JOIN space s ON s.oid = t.typnamespace
 WHERE k.contype = 'c' AND ${own("pg_type", "t.oid")}`;
/** Constraints of tables and domains. */
const CONSTRAINTS = [OF_TABLES, OF_DOMAINS];
//# sourceMappingURL=constraints.js.map
;// CONCATENATED MODULE: ./packages/schema/build/compare/read/operators.js

const OPERATORS_ = () => `${SCOPE}
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
const FAMILIES = () => `${SCOPE}
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
const CLASSES = () => `${SCOPE}
SELECT 'operator class' AS "#type", s.nspname AS "#schema", o.opcname || ' USING ' || am.amname AS "#name",
       pg_catalog.format_type(o.opcintype, NULL) AS type, CASE WHEN o.opcdefault THEN 'yes' END AS "default",
       CASE WHEN o.opckeytype <> 0 THEN pg_catalog.format_type(o.opckeytype, NULL) END AS storage,
       pg_catalog.quote_ident(fn.nspname) || '.' || pg_catalog.quote_ident(f.opfname) AS family,
       ${comment("pg_opclass", "o.oid")} AS comment, ${owner("o.opcowner")} AS owner
  FROM pg_catalog.pg_opclass o JOIN space s ON s.oid = o.opcnamespace JOIN pg_catalog.pg_am am ON am.oid = o.opcmethod
  JOIN pg_catalog.pg_opfamily f ON f.oid = o.opcfamily JOIN pg_catalog.pg_namespace fn ON fn.oid = f.opfnamespace
 WHERE ${own("pg_opclass", "o.oid")}`;
/** Objects below this number came with the server. */
const FIRST_USER_OID = 16384;
/** The casts of a range to its multirange come with the type. */
const CASTS = () => `${SCOPE}
SELECT 'cast' AS "#type", '' AS "#schema", pg_catalog.format_type(c.castsource, NULL) || ' AS ' || pg_catalog.format_type(c.casttarget, NULL) AS "#name",
       CASE c.castmethod WHEN 'f' THEN c.castfunc::pg_catalog.regprocedure::text WHEN 'i' THEN 'input and output' ELSE 'same bytes' END AS method,
       CASE c.castcontext WHEN 'a' THEN 'on assignment' WHEN 'i' THEN 'implicit' END AS context,
       ${comment("pg_cast", "c.oid")} AS comment
  FROM pg_catalog.pg_cast c, everything WHERE everything.yes AND c.oid >= ${FIRST_USER_OID} AND ${own("pg_cast", "c.oid")}
   AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_cast'::pg_catalog.regclass
                      AND d.objid = c.oid AND d.deptype = 'i')`;
/** Operators, their families and classes, and casts. */
const OPERATORS = [OPERATORS_, FAMILIES, CLASSES, CASTS];
//# sourceMappingURL=operators.js.map
;// CONCATENATED MODULE: ./packages/schema/build/compare/read/database-wide.js


/** `public` belongs to whoever the server gave it to. */
const SCHEMAS = () => `${SCOPE}
SELECT 'schema' AS "#type", '' AS "#schema", n.nspname AS "#name", ${comment("pg_namespace", "n.oid")} AS comment,
       CASE WHEN n.nspname <> 'public' OR n.nspowner::pg_catalog.regrole::text <> 'pg_database_owner' THEN ${owner("n.nspowner")} END AS owner,
       ${grants("n.nspacl", "n", "n.nspowner")} AS grants
  FROM space s JOIN pg_catalog.pg_namespace n ON n.oid = s.oid WHERE ${own("pg_namespace", "n.oid")}`;
/** plpgsql is in every database. */
const EXTENSIONS = () => `${SCOPE}
SELECT 'extension' AS "#type", '' AS "#schema", e.extname AS "#name", e.extversion AS version, n.nspname AS schema,
       ${comment("pg_extension", "e.oid")} AS comment
  FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace WHERE e.extname <> 'plpgsql'`;
const EVENT_TRIGGERS = () => `${SCOPE}
SELECT 'event trigger' AS "#type", '' AS "#schema", t.evtname AS "#name", t.evtevent AS event, t.evtfoid::pg_catalog.regproc::text AS function,
       (SELECT pg_catalog.string_agg(x, ', ' ORDER BY x COLLATE "C") FROM pg_catalog.unnest(t.evttags) x) AS tags,
       CASE t.evtenabled WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'for replication only' WHEN 'A' THEN 'always' END AS enabled,
       ${comment("pg_event_trigger", "t.oid")} AS comment, ${owner("t.evtowner")} AS owner
  FROM pg_catalog.pg_event_trigger t, everything WHERE everything.yes AND t.evtname NOT LIKE 'awsdms\\_%' AND ${own("pg_event_trigger", "t.oid")}
   AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_proc f JOIN pg_catalog.pg_namespace n ON n.oid = f.pronamespace
                    WHERE f.oid = t.evtfoid AND n.nspname = ANY ($1::text[]))`;
const PUBLICATIONS = (major) => `${SCOPE}
SELECT 'publication' AS "#type", '' AS "#schema", p.pubname AS "#name",
       pg_catalog.concat_ws(', ', CASE WHEN p.pubinsert THEN 'insert' END, CASE WHEN p.pubupdate THEN 'update' END,
         CASE WHEN p.pubdelete THEN 'delete' END, CASE WHEN p.pubtruncate THEN 'truncate' END) AS publishes,
       ${since(13, major, "CASE WHEN p.pubviaroot THEN 'yes' END")} AS "via root",
       CASE WHEN p.puballtables THEN 'all tables' ELSE
         (SELECT pg_catalog.string_agg(r.prrelid::pg_catalog.regclass::text${since(15, major, `|| coalesce(' (' || (SELECT pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' ORDER BY a.attname COLLATE "C")
                FROM pg_catalog.pg_attribute a WHERE a.attrelid = r.prrelid AND a.attnum = ANY (r.prattrs::int2[])) || ')', '')
             || coalesce(' WHERE ' || pg_catalog.pg_get_expr(r.prqual, r.prrelid), '')`, "")}, ', ' ORDER BY r.prrelid::pg_catalog.regclass::text COLLATE "C") FROM pg_catalog.pg_publication_rel r WHERE r.prpubid = p.oid) END AS tables,
       ${since(15, major, `(SELECT pg_catalog.string_agg(x.pnnspid::pg_catalog.regnamespace::text, ', ' ORDER BY x.pnnspid::pg_catalog.regnamespace::text COLLATE "C") FROM pg_catalog.pg_publication_namespace x WHERE x.pnpubid = p.oid)`)} AS schemas,
       ${comment("pg_publication", "p.oid")} AS comment, ${owner("p.pubowner")} AS owner
  FROM pg_catalog.pg_publication p, everything WHERE everything.yes AND p.pubname NOT LIKE 'awsdms\\_%'`;
/** Of a subscription its connection is not read: it holds a password. */
const SUBSCRIPTIONS = () => `${SCOPE}
SELECT 'subscription' AS "#type", '' AS "#schema", s.subname AS "#name", CASE WHEN NOT s.subenabled THEN 'no' END AS enabled,
       pg_catalog.array_to_string(s.subpublications, ', ') AS publications
  FROM pg_catalog.pg_subscription s, everything WHERE everything.yes
   AND s.subdbid = (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database())`;
/** Of options only the names are read: a value may be a password. */
const OPTION_NAMES = (list) => `(SELECT pg_catalog.string_agg(pg_catalog.split_part(x, '=', 1), ', ' ORDER BY x COLLATE "C") FROM pg_catalog.unnest(${list}) x)`;
const WRAPPERS = () => `${SCOPE}
SELECT 'foreign data wrapper' AS "#type", '' AS "#schema", w.fdwname AS "#name", CASE WHEN w.fdwhandler <> 0 THEN w.fdwhandler::pg_catalog.regproc::text END AS handler,
       CASE WHEN w.fdwvalidator <> 0 THEN w.fdwvalidator::pg_catalog.regproc::text END AS validator, ${OPTION_NAMES("w.fdwoptions")} AS "names of options",
       ${comment("pg_foreign_data_wrapper", "w.oid")} AS comment, ${owner("w.fdwowner")} AS owner, ${grants("w.fdwacl", "F", "w.fdwowner")} AS grants
  FROM pg_catalog.pg_foreign_data_wrapper w, everything WHERE everything.yes AND ${own("pg_foreign_data_wrapper", "w.oid")}`;
const SERVERS = () => `${SCOPE}
SELECT 'foreign server' AS "#type", '' AS "#schema", f.srvname AS "#name", w.fdwname AS wrapper, f.srvtype AS type, f.srvversion AS version,
       ${OPTION_NAMES("f.srvoptions")} AS "names of options",
       ${comment("pg_foreign_server", "f.oid")} AS comment, ${owner("f.srvowner")} AS owner, ${grants("f.srvacl", "S", "f.srvowner")} AS grants
  FROM pg_catalog.pg_foreign_server f JOIN pg_catalog.pg_foreign_data_wrapper w ON w.oid = f.srvfdw, everything
 WHERE everything.yes AND ${own("pg_foreign_server", "f.oid")}`;
/** Options of a mapping are shown to few users, so not even their names can be compared. */
const USER_MAPPINGS = () => `${SCOPE}
SELECT 'user mapping' AS "#type", '' AS "#schema", m.srvname AS "#name", m.usename AS "#part",
       pg_catalog.json_build_array(pg_catalog.json_build_array('foreign server', '', m.srvname, NULL)) AS "#of"
  FROM pg_catalog.pg_user_mappings m, everything WHERE everything.yes`;
const LANGUAGES = () => `${SCOPE}
SELECT 'language' AS "#type", '' AS "#schema", l.lanname AS "#name", CASE WHEN l.lanpltrusted THEN 'yes' END AS trusted,
       CASE WHEN l.lanplcallfoid <> 0 THEN l.lanplcallfoid::pg_catalog.regproc::text END AS handler,
       ${comment("pg_language", "l.oid")} AS comment, ${owner("l.lanowner")} AS owner, ${grants("l.lanacl", "l", "l.lanowner")} AS grants
  FROM pg_catalog.pg_language l, everything WHERE everything.yes AND l.oid >= ${FIRST_USER_OID} AND ${own("pg_language", "l.oid")}`;
const ACCESS_METHODS = () => `${SCOPE}
SELECT 'access method' AS "#type", '' AS "#schema", a.amname AS "#name", a.amhandler::text AS handler, ${comment("pg_am", "a.oid")} AS comment
  FROM pg_catalog.pg_am a, everything WHERE everything.yes AND a.oid >= ${FIRST_USER_OID} AND ${own("pg_am", "a.oid")}`;
const TRANSFORMS = () => `${SCOPE}
SELECT 'transform' AS "#type", '' AS "#schema", pg_catalog.format_type(t.trftype, NULL) AS "#name", l.lanname AS "#part",
       nullif(t.trffromsql::text, '-') AS "from SQL", nullif(t.trftosql::text, '-') AS "to SQL", ${comment("pg_transform", "t.oid")} AS comment
  FROM pg_catalog.pg_transform t JOIN pg_catalog.pg_language l ON l.oid = t.trflang, everything WHERE everything.yes AND ${own("pg_transform", "t.oid")}`;
/** What lives in no schema. */
const DATABASE_WIDE = [
    SCHEMAS,
    EXTENSIONS,
    EVENT_TRIGGERS,
    PUBLICATIONS,
    SUBSCRIPTIONS,
    WRAPPERS,
    SERVERS,
    USER_MAPPINGS,
    LANGUAGES,
    ACCESS_METHODS,
    TRANSFORMS,
];
//# sourceMappingURL=database-wide.js.map
;// CONCATENATED MODULE: ./packages/schema/build/compare/read/indexes.js

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
const INDEXES = (major) => `${SCOPE}
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
//# sourceMappingURL=indexes.js.map
;// CONCATENATED MODULE: ./packages/schema/build/compare/read/privileges.js

/** Privileges that objects made later will get, by the role that makes them. */
const PRIVILEGES = () => `${SCOPE}
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
//# sourceMappingURL=privileges.js.map
;// CONCATENATED MODULE: ./packages/schema/build/compare/read/relations.js

/** Options of storage or of a foreign table, sorted; values that may be secret are not read. */
function options(list) {
    return `(SELECT pg_catalog.string_agg(CASE WHEN x ~* '^[^=]*(pass|secret|token|key|user)[^=]*=' THEN pg_catalog.split_part(x, '=', 1) ELSE x END,
                    ', ' ORDER BY x COLLATE "C") FROM pg_catalog.unnest(${list}) x)`;
}
const TABLES_AND_VIEWS = () => `${SCOPE}
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
const SEQUENCES = (major) => `${SCOPE}
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
const RELATIONS = [TABLES_AND_VIEWS, SEQUENCES];
//# sourceMappingURL=relations.js.map
;// CONCATENATED MODULE: ./packages/schema/build/compare/read/routines.js

/** The types of a routine's arguments, as in its signature. */
function argumentTypes(types) {
    return `(SELECT coalesce(pg_catalog.string_agg(pg_catalog.format_type(x.type, NULL), ', ' ORDER BY x.n), '')
    FROM pg_catalog.unnest(${types}::oid[]) WITH ORDINALITY x(type, n))`;
}
const AGGREGATE = `(SELECT pg_catalog.concat_ws(', ',
    'sfunc ' || g.aggtransfn::pg_catalog.regprocedure, 'stype ' || pg_catalog.format_type(g.aggtranstype, NULL),
    'finalfunc ' || nullif(g.aggfinalfn::oid, 0)::pg_catalog.regprocedure, 'combinefunc ' || nullif(g.aggcombinefn::oid, 0)::pg_catalog.regprocedure,
    'serialfunc ' || nullif(g.aggserialfn::oid, 0)::pg_catalog.regprocedure, 'deserialfunc ' || nullif(g.aggdeserialfn::oid, 0)::pg_catalog.regprocedure,
    'msfunc ' || nullif(g.aggmtransfn::oid, 0)::pg_catalog.regprocedure, 'minvfunc ' || nullif(g.aggminvtransfn::oid, 0)::pg_catalog.regprocedure,
    'mfinalfunc ' || nullif(g.aggmfinalfn::oid, 0)::pg_catalog.regprocedure, 'mstype ' || pg_catalog.format_type(nullif(g.aggmtranstype, 0), NULL),
    'sortop ' || nullif(g.aggsortop, 0)::pg_catalog.regoperator, 'initcond ' || pg_catalog.quote_literal(g.agginitval),
    'minitcond ' || pg_catalog.quote_literal(g.aggminitval), 'kind ' || nullif(g.aggkind::text, 'n'), 'direct ' || nullif(g.aggnumdirectargs, 0),
    'finalfunc_modify ' || g.aggfinalmodify::text, 'mfinalfunc_modify ' || g.aggmfinalmodify::text,
    CASE WHEN g.aggfinalextra THEN 'finalfunc_extra' END, CASE WHEN g.aggmfinalextra THEN 'mfinalfunc_extra' END,
    'sspace ' || nullif(g.aggtransspace, 0), 'msspace ' || nullif(g.aggmtransspace, 0))
  FROM pg_catalog.pg_aggregate g WHERE g.aggfnoid = p.oid)`;
/** Functions, procedures and aggregates; the name holds the types of the arguments that select one. */
const ROUTINES = (major) => `${SCOPE}
SELECT 'routine' AS "#type", s.nspname AS "#schema",
       p.proname || '(' || CASE WHEN p.prokind = 'a' AND p.pronargs = 0 THEN '*' ELSE ${argumentTypes("p.proargtypes")} END || ')' AS "#name",
       CASE p.prokind WHEN 'f' THEN 'function' WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate' ELSE 'window function' END AS kind,
       CASE WHEN p.prokind <> 'a' THEN l.lanname END AS language,
       pg_catalog.pg_get_function_arguments(p.oid) AS arguments, pg_catalog.pg_get_function_result(p.oid) AS returns,
       ${since(14, major, "CASE WHEN p.prosqlbody IS NOT NULL THEN pg_catalog.pg_get_function_sqlbody(p.oid) WHEN p.prokind <> 'a' THEN p.prosrc END", "CASE WHEN p.prokind <> 'a' THEN p.prosrc END")} AS body,
       ${since(14, major, "CASE WHEN p.prosqlbody IS NOT NULL THEN 'SQL standard' END")} AS "body form",
       p.probin AS library, CASE p.provolatile WHEN 'i' THEN 'immutable' WHEN 's' THEN 'stable' END AS volatility,
       CASE WHEN p.proisstrict THEN 'yes' END AS strict, CASE WHEN p.prosecdef THEN 'yes' END AS "security definer",
       CASE WHEN p.proleakproof THEN 'yes' END AS leakproof,
       CASE p.proparallel WHEN 's' THEN 'safe' WHEN 'r' THEN 'restricted' END AS parallel,
       p.procost AS cost, nullif(p.prorows, 0) AS rows,
       CASE WHEN p.prosupport <> 0 THEN p.prosupport::text END AS support,
       (SELECT pg_catalog.string_agg(x, ', ' ORDER BY x COLLATE "C") FROM pg_catalog.unnest(p.proconfig) x) AS configuration,
       CASE WHEN p.protrftypes IS NOT NULL THEN ${argumentTypes("p.protrftypes")} END AS transforms,
       CASE WHEN p.prokind = 'a' THEN ${AGGREGATE} END AS aggregate,
       ${comment("pg_proc", "p.oid")} AS comment, ${owner("p.proowner")} AS owner, ${grants("p.proacl", "f", "p.proowner")} AS grants
  FROM pg_catalog.pg_proc p JOIN space s ON s.oid = p.pronamespace JOIN pg_catalog.pg_language l ON l.oid = p.prolang
 WHERE p.proname NOT LIKE 'awsdms\\_%' AND ${own("pg_proc", "p.oid")}
   AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend i WHERE i.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass
                      AND i.objid = p.oid AND i.deptype = 'i')`;
//# sourceMappingURL=routines.js.map
;// CONCATENATED MODULE: ./packages/schema/build/compare/read/table-rules.js

const ENABLED = (letter) => `CASE ${letter} WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'for replication only' WHEN 'A' THEN 'always' END`;
/**
 * Triggers of partitions that were made by one on their parent come and go with it; up to PostgreSQL 14 they count as
 * internal, like those of foreign keys and deferrable keys.
 */
const TRIGGERS = (major) => `${SCOPE}
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
const RULES = () => `${SCOPE}
SELECT 'rule' AS "#type", c.nspname AS "#schema", c.relname AS "#name", r.rulename AS "#part",
       pg_catalog.pg_get_ruledef(r.oid) AS definition, ${ENABLED("r.ev_enabled")} AS enabled,
       ${comment("pg_rewrite", "r.oid")} AS comment
  FROM relation c JOIN pg_catalog.pg_rewrite r ON r.ev_class = c.oid AND r.rulename <> '_RETURN'`;
const POLICIES = () => `${SCOPE}
SELECT 'policy' AS "#type", c.nspname AS "#schema", c.relname AS "#name", p.polname AS "#part",
       CASE p.polcmd WHEN 'r' THEN 'select' WHEN 'a' THEN 'insert' WHEN 'w' THEN 'update' WHEN 'd' THEN 'delete' END AS command,
       CASE WHEN NOT p.polpermissive THEN 'yes' END AS restrictive,
       (SELECT pg_catalog.string_agg(CASE WHEN x.oid = 0 THEN 'PUBLIC' ELSE pg_catalog.pg_get_userbyid(x.oid)::text END, ', ' ORDER BY pg_catalog.pg_get_userbyid(x.oid) COLLATE "C")
          FROM pg_catalog.unnest(p.polroles) x(oid)) AS roles,
       pg_catalog.pg_get_expr(p.polqual, p.polrelid) AS "using", pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) AS "with check",
       ${comment("pg_policy", "p.oid")} AS comment
  FROM relation c JOIN pg_catalog.pg_policy p ON p.polrelid = c.oid`;
const STATISTICS = (major) => `${SCOPE}
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
const TABLE_RULES = [TRIGGERS, RULES, POLICIES, STATISTICS];
//# sourceMappingURL=table-rules.js.map
;// CONCATENATED MODULE: ./packages/schema/build/compare/read/text-search.js

const qualified = (schema, name) => `pg_catalog.quote_ident(${schema}) || '.' || pg_catalog.quote_ident(${name})`;
const CONFIGURATIONS = () => `${SCOPE}
SELECT 'text search configuration' AS "#type", s.nspname AS "#schema", c.cfgname AS "#name", ${qualified("pn.nspname", "p.prsname")} AS parser,
       (SELECT pg_catalog.string_agg(y.line, '; ' ORDER BY y.line COLLATE "C") FROM (
          SELECT t.alias || ': ' || pg_catalog.string_agg(m.mapdict::pg_catalog.regdictionary::text, ', ' ORDER BY m.mapseqno) AS line
            FROM pg_catalog.pg_ts_config_map m JOIN pg_catalog.ts_token_type(c.cfgparser) t ON t.tokid = m.maptokentype
           WHERE m.mapcfg = c.oid GROUP BY t.alias) y) AS mappings,
       ${comment("pg_ts_config", "c.oid")} AS comment, ${owner("c.cfgowner")} AS owner
  FROM pg_catalog.pg_ts_config c JOIN space s ON s.oid = c.cfgnamespace
  JOIN pg_catalog.pg_ts_parser p ON p.oid = c.cfgparser JOIN pg_catalog.pg_namespace pn ON pn.oid = p.prsnamespace
 WHERE ${own("pg_ts_config", "c.oid")}`;
const DICTIONARIES = () => `${SCOPE}
SELECT 'text search dictionary' AS "#type", s.nspname AS "#schema", d.dictname AS "#name", ${qualified("tn.nspname", "t.tmplname")} AS template,
       d.dictinitoption AS options, ${comment("pg_ts_dict", "d.oid")} AS comment, ${owner("d.dictowner")} AS owner
  FROM pg_catalog.pg_ts_dict d JOIN space s ON s.oid = d.dictnamespace
  JOIN pg_catalog.pg_ts_template t ON t.oid = d.dicttemplate JOIN pg_catalog.pg_namespace tn ON tn.oid = t.tmplnamespace
 WHERE ${own("pg_ts_dict", "d.oid")}`;
const PARSERS = () => `${SCOPE}
SELECT 'text search parser' AS "#type", s.nspname AS "#schema", p.prsname AS "#name",
       pg_catalog.concat_ws(', ', p.prsstart, p.prstoken, p.prsend, p.prsheadline, p.prslextype) AS functions,
       ${comment("pg_ts_parser", "p.oid")} AS comment
  FROM pg_catalog.pg_ts_parser p JOIN space s ON s.oid = p.prsnamespace WHERE ${own("pg_ts_parser", "p.oid")}`;
const TEMPLATES = () => `${SCOPE}
SELECT 'text search template' AS "#type", s.nspname AS "#schema", t.tmplname AS "#name",
       pg_catalog.concat_ws(', ', t.tmplinit, t.tmpllexize) AS functions, ${comment("pg_ts_template", "t.oid")} AS comment
  FROM pg_catalog.pg_ts_template t JOIN space s ON s.oid = t.tmplnamespace WHERE ${own("pg_ts_template", "t.oid")}`;
/** Text search configurations, dictionaries, parsers and templates. */
const TEXT_SEARCH = [CONFIGURATIONS, DICTIONARIES, PARSERS, TEMPLATES];
//# sourceMappingURL=text-search.js.map
;// CONCATENATED MODULE: ./packages/schema/build/compare/read/types.js

const PRIVATE = (type) => `${comment("pg_type", `${type}.oid`)} AS comment, ${owner(`${type}.typowner`)} AS owner, ${grants(`${type}.typacl`, "T", `${type}.typowner`)} AS grants`;
const COLLATION = (oid) => `CASE WHEN ${oid} NOT IN (0, ${DEFAULT_COLLATION}) THEN ${collationName(oid)} END`;
const DOMAINS = () => `${SCOPE}
SELECT 'domain' AS "#type", s.nspname AS "#schema", t.typname AS "#name",
       pg_catalog.format_type(t.typbasetype, t.typtypmod) AS type, CASE WHEN t.typnotnull THEN 'yes' END AS "not null",
       pg_catalog.pg_get_expr(t.typdefaultbin, 0) AS "default",
       CASE WHEN t.typcollation <> b.typcollation THEN ${COLLATION("t.typcollation")} END AS collation, ${PRIVATE("t")}
  FROM pg_catalog.pg_type t JOIN space s ON s.oid = t.typnamespace JOIN pg_catalog.pg_type b ON b.oid = t.typbasetype
 WHERE t.typtype = 'd' AND ${own("pg_type", "t.oid")}`;
const ENUMS = () => `${SCOPE}
SELECT 'type' AS "#type", s.nspname AS "#schema", t.typname AS "#name", 'enum' AS kind,
       (SELECT pg_catalog.string_agg(pg_catalog.quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder)
          FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid) AS labels, ${PRIVATE("t")}
  FROM pg_catalog.pg_type t JOIN space s ON s.oid = t.typnamespace WHERE t.typtype = 'e' AND ${own("pg_type", "t.oid")}`;
const COMPOSITES = () => `${SCOPE}
SELECT 'type' AS "#type", s.nspname AS "#schema", t.typname AS "#name", 'composite' AS kind,
       (SELECT pg_catalog.string_agg(pg_catalog.quote_ident(a.attname) || ' ' || pg_catalog.format_type(a.atttypid, a.atttypmod)
                 || coalesce(' COLLATE ' || CASE WHEN a.attcollation <> y.typcollation THEN ${COLLATION("a.attcollation")} END, ''),
                 ', ' ORDER BY a.attnum)
          FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type y ON y.oid = a.atttypid
         WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS attributes,
       (SELECT pg_catalog.string_agg(pg_catalog.quote_ident(a.attname) || ': ' || d.description, '; ' ORDER BY a.attnum)
          FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_description d ON d.objoid = c.oid AND d.objsubid = a.attnum
           AND d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass WHERE a.attrelid = c.oid) AS "comments on attributes", ${PRIVATE("t")}
  FROM pg_catalog.pg_type t JOIN space s ON s.oid = t.typnamespace
  JOIN pg_catalog.pg_class c ON c.oid = t.typrelid AND c.relkind = 'c' WHERE ${own("pg_type", "t.oid")}`;
const RANGES = (major) => `${SCOPE}
SELECT 'type' AS "#type", s.nspname AS "#schema", t.typname AS "#name", 'range' AS kind,
       pg_catalog.format_type(r.rngsubtype, NULL) AS subtype,
       (SELECT CASE WHEN NOT o.opcdefault THEN pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(o.opcname) END
          FROM pg_catalog.pg_opclass o JOIN pg_catalog.pg_namespace n ON n.oid = o.opcnamespace WHERE o.oid = r.rngsubopc) AS "operator class",
       ${COLLATION("r.rngcollation")} AS collation, CASE WHEN r.rngcanonical <> 0 THEN r.rngcanonical::text END AS canonical,
       CASE WHEN r.rngsubdiff <> 0 THEN r.rngsubdiff::text END AS "subtype difference",
       ${since(14, major, "pg_catalog.format_type(r.rngmultitypid, NULL)")} AS multirange, ${PRIVATE("t")}
  FROM pg_catalog.pg_type t JOIN space s ON s.oid = t.typnamespace JOIN pg_catalog.pg_range r ON r.rngtypid = t.oid
 WHERE ${own("pg_type", "t.oid")}`;
/** Arrays come with their element type. */
const BASE_TYPES = () => `${SCOPE}
SELECT 'type' AS "#type", s.nspname AS "#schema", t.typname AS "#name",
       CASE WHEN t.typisdefined THEN 'base' ELSE 'shell' END AS kind,
       pg_catalog.concat_ws(', ', 'input ' || t.typinput, 'output ' || t.typoutput, 'receive ' || nullif(t.typreceive::text, '-'),
         'send ' || nullif(t.typsend::text, '-'), 'length ' || t.typlen, 'alignment ' || t.typalign::text, 'storage ' || t.typstorage::text,
         'category ' || t.typcategory::text, 'delimiter ' || t.typdelim::text) AS definition, ${PRIVATE("t")}
  FROM pg_catalog.pg_type t JOIN space s ON s.oid = t.typnamespace
 WHERE (t.typtype = 'b' OR t.typtype = 'p') AND ${own("pg_type", "t.oid")}
   AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_type e WHERE e.typarray = t.oid)`;
/** Providers keep their locale in columns that changed names from major to major. */
const COLLATIONS = () => `${SCOPE}
SELECT 'collation' AS "#type", s.nspname AS "#schema", l.collname AS "#name",
       CASE l.collprovider WHEN 'c' THEN 'libc' WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin' ELSE l.collprovider::text END AS provider,
       pg_catalog.replace(coalesce(x ->> 'colllocale', x ->> 'colliculocale', l.collcollate), '_', CASE l.collprovider WHEN 'i' THEN '-' ELSE '_' END) AS locale,
       CASE l.collprovider WHEN 'c' THEN nullif(l.collctype, l.collcollate) END AS ctype, x ->> 'collicurules' AS rules,
       CASE WHEN NOT l.collisdeterministic THEN 'no' END AS deterministic,
       ${comment("pg_collation", "l.oid")} AS comment, ${owner("l.collowner")} AS owner
  FROM pg_catalog.pg_collation l JOIN space s ON s.oid = l.collnamespace, pg_catalog.to_jsonb(l) x WHERE ${own("pg_collation", "l.oid")}`;
const CONVERSIONS = () => `${SCOPE}
SELECT 'conversion' AS "#type", s.nspname AS "#schema", c.conname AS "#name",
       pg_catalog.concat_ws(' ', pg_catalog.pg_encoding_to_char(c.conforencoding), 'to', pg_catalog.pg_encoding_to_char(c.contoencoding),
         'by', c.conproc, CASE WHEN c.condefault THEN '(default)' END) AS definition,
       ${comment("pg_conversion", "c.oid")} AS comment, ${owner("c.conowner")} AS owner
  FROM pg_catalog.pg_conversion c JOIN space s ON s.oid = c.connamespace WHERE ${own("pg_conversion", "c.oid")}`;
/** Domains, enums, composite types, ranges, base types, collations and conversions. */
const TYPES = [DOMAINS, ENUMS, COMPOSITES, RANGES, BASE_TYPES, COLLATIONS, CONVERSIONS];
//# sourceMappingURL=types.js.map
;// CONCATENATED MODULE: ./packages/schema/build/compare/catalog.js













const QUERIES = [
    ...RELATIONS,
    COLUMNS,
    ...CONSTRAINTS,
    INDEXES,
    ...TABLE_RULES,
    ROUTINES,
    ...TYPES,
    ...OPERATORS,
    ...TEXT_SEARCH,
    ...DATABASE_WIDE,
    PRIVILEGES,
];
/**
 * Reads all objects that a user made, with a fixed number of queries: without system schemas, temporary objects,
 * members of extensions, and what the migration or DMS made for itself. The session's search_path must be empty, so
 * that names are printed the same on every server; inside a transaction of isolation level repeatable read the result
 * is of one moment.
 */
async function readCatalog(client, scope) {
    const { rows } = await client.query(`SELECT pg_catalog.current_setting('server_version_num')::int / 10000 AS major, session_user AS "user"`);
    const { major, user } = rows[0];
    const objects = [];
    for (const query of QUERIES) {
        const { rows: found } = await client.query(query(major), scopeParameters(scope));
        for (const row of found)
            objects.push(objectOf(row));
    }
    objects.sort((a, b) => (0,object_ref/* compareObjects */.Gq)(a.object, b.object));
    return { major, user, objects };
}
function objectOf(row) {
    const attributes = {};
    for (const name in row)
        if (!name.startsWith("#") && row[name] !== null)
            attributes[name] = String(row[name]);
    const object = refOf(row["#type"], row["#schema"], row["#name"], row["#part"]);
    const of = row["#of"]?.flatMap((one) => (one === null ? [] : [refOf(...one)]));
    return of ? { object, attributes, of } : { object, attributes };
}
function refOf(type, schema, name, part) {
    return part === null || part === undefined ? { type, schema, name } : { type, schema, name, part };
}
//# sourceMappingURL=catalog.js.map
// EXTERNAL MODULE: ./packages/postgres/build/index.js + 15 modules
var postgres_build = __webpack_require__(1592);
;// CONCATENATED MODULE: ./packages/schema/build/compare/comparable-values.js
/** First major whose tables know the privilege MAINTAIN; an older one's "all" is all but this. */
const KNOWS_MAINTAIN = 17;
/** The rules for grants between two servers. */
function grantRules(source, target) {
    return { maintain: Math.min(source.major, target.major) >= KNOWS_MAINTAIN, loader: target.user };
}
/** The two values of an attribute, source first, without what may differ: none at all when everything may. */
function comparableValues(name, left, right, rules) {
    const values = [left.attributes[name], right.attributes[name]];
    const [source, target] = values;
    if (name === "version" && left.object.type === "extension")
        return [];
    // A managed server has no superuser to own anything.
    if (name === "owner" && source === "(superuser)")
        return [];
    if (name === "grants")
        return comparableGrants(source, target, rules);
    if (name === "column order" && source && target)
        return commonOrder(source, target);
    return values;
}
function comparableGrants(source, target, rules) {
    const list = (grants) => (rules.maintain ? grants : grants?.replace(/, MAINTAIN\*?(?=[,;]|$)|\bMAINTAIN\*?, /g, ""))?.split("; ");
    const [left, right] = [list(source), list(target)];
    const ours = (line) => line.startsWith(`${rules.loader}=`);
    const others = left?.some(ours) ? right : right?.filter((line) => !ours(line));
    // Of a column nothing is left then.
    return [left?.join("; "), others?.join("; ") || undefined];
}
/** The order of the columns that both have: one more or less is told by the column itself. */
function commonOrder(source, target) {
    const [left, right] = [JSON.parse(source), JSON.parse(target)];
    const [inLeft, inRight] = [new Set(left), new Set(right)];
    return [left.filter((name) => inRight.has(name)).join(", "), right.filter((name) => inLeft.has(name)).join(", ")];
}
//# sourceMappingURL=comparable-values.js.map
;// CONCATENATED MODULE: ./packages/schema/build/compare/compare-catalogs.js


/** Objects that others are parts of. */
const WHOLES = ["table", "foreign table", "view", "materialized view", "domain"];
/**
 * Sets two catalogs against each other, object by object and attribute by attribute. What follows from another
 * difference is left out: the columns of a missing table, the same change of a partition and of its parent.
 * @returns sorted by object, then attribute
 */
function compareCatalogs(source, target) {
    const found = [];
    const rules = grantRules(source, target);
    for (const [left, right] of pairs(source.objects, target.objects)) {
        const { object, of } = (left ?? right);
        if (left && right)
            for (const difference of compareAttributes(left, right, rules))
                found.push({ difference, of: of ?? [] });
        else if (left || !isPublic(object))
            found.push({ difference: { object, kind: left ? "missing" : "extra" }, of: of ?? [] });
    }
    return withoutConsequences(found);
}
/** Walks two sorted lists side by side. */
function* pairs(source, target) {
    for (let s = 0, t = 0; s < source.length || t < target.length;) {
        const left = source[s];
        const right = target[t];
        const order = left && right ? (0,object_ref/* compareObjects */.Gq)(left.object, right.object) : left ? -1 : 1;
        yield [order <= 0 ? left : undefined, order >= 0 ? right : undefined];
        if (order <= 0)
            s++;
        if (order >= 0)
            t++;
    }
}
function compareAttributes(left, right, rules) {
    const names = new Set([...Object.keys(left.attributes), ...Object.keys(right.attributes)]);
    const differences = [];
    for (const name of [...names].sort()) {
        const [source, target] = comparableValues(name, left, right, rules);
        if (source === target)
            continue;
        differences.push({
            object: left.object,
            kind: "different",
            attribute: name,
            ...(source === undefined ? {} : { source }),
            ...(target === undefined ? {} : { target }),
        });
    }
    return differences;
}
/** Every new database has this schema; what stands in it is compared by itself. */
function isPublic({ type, name }) {
    return type === "schema" && name === "public";
}
function withoutConsequences(found) {
    const known = new Set(found.map(({ difference }) => signature(difference, difference.object)));
    const wholes = new Set(found
        .filter(({ difference: { object } }) => WHOLES.includes(object.type))
        .map(({ difference }) => whole(difference)));
    return found
        .filter(({ difference, of }) => {
        const { object, kind, attribute } = difference;
        // A partition has settings of its own, unlike its columns.
        const own = WHOLES.includes(object.type) && kind === "different" && attribute !== "column order";
        if (!own && of.some((one) => known.has(signature(difference, one))))
            return false;
        return kind === "different" || object.part === undefined || !wholes.has(whole(difference));
    })
        .map(({ difference }) => difference);
}
/** Equal for the same change of another object. */
function signature({ kind, attribute, source, target }, object) {
    return JSON.stringify([(0,object_ref/* objectKey */.T5)(object), kind, attribute, source, target]);
}
function whole({ kind, object }) {
    return JSON.stringify([kind, object.schema, object.name]);
}
//# sourceMappingURL=compare-catalogs.js.map
// EXTERNAL MODULE: ./packages/schema/build/phases.js
var build_phases = __webpack_require__(8708);
;// CONCATENATED MODULE: ./packages/schema/build/compare/expected.js



/** pg_dump's types for kinds of objects it calls otherwise. */
const DUMP_TYPES = {
    constraint: ["CONSTRAINT", "FK CONSTRAINT", "CHECK CONSTRAINT"],
    routine: ["FUNCTION", "PROCEDURE", "AGGREGATE"],
    "foreign server": ["SERVER"],
    language: ["PROCEDURAL LANGUAGE", "LANGUAGE"],
};
/**
 * Tells which differences a bundle explains: those it intends and that stand still, and objects of phases that are not
 * applied yet.
 * @param applied the phases that are
 * @returns a function that gives the reason of a difference, or undefined when it is a fault
 */
function expectedDifferences(manifest, applied) {
    const intended = new Map();
    for (const entry of manifest.intendedDifferences)
        if (entry.until === undefined || !applied.includes(entry.until))
            intended.set((0,object_ref/* objectKey */.T5)(entry.object), [...(intended.get((0,object_ref/* objectKey */.T5)(entry.object)) ?? []), entry]);
    const pending = new Map();
    for (const { type, schema, name, phase } of manifest.objects)
        if (!applied.includes(phase))
            pending.set(entryKey(type, schema, name), phase);
    return (difference) => {
        const entry = intended
            .get((0,object_ref/* objectKey */.T5)(difference.object))
            ?.find(({ attribute }) => attribute === undefined || attribute === difference.attribute);
        if (entry)
            return {
                reason: entry.difference,
                ...(entry.rule === undefined ? {} : { rule: entry.rule }),
                ...(entry.until === undefined ? {} : { until: entry.until }),
            };
        const phases = difference.kind === "extra" ? [] : entriesOf(difference).flatMap((key) => pending.get(key) ?? []);
        // What several entries make is whole with the last of them.
        const until = [...build_phases/* PHASES */.Z].reverse().find((phase) => phases.includes(phase));
        return until && { reason: `${until} is not applied yet`, until };
    };
}
/** The entries of a bundle that would end this difference. */
function entriesOf({ object, kind, attribute }) {
    const { type, schema, name, part } = object;
    const types = DUMP_TYPES[type] ?? [type.toUpperCase()];
    const entry = (one, called) => entryKey(one, schema, called);
    if (kind === "missing") {
        if (type === "default privileges")
            return [entry("DEFAULT ACL", `DEFAULT PRIVILEGES FOR ${/^\w+/.exec(name)?.[0].toUpperCase()}`)];
        return types.map((one) => entry(one, nameInDump(object)));
    }
    switch (attribute) {
        case "comment":
        case "grants":
            return types.flatMap((one) => subjects(one, object).map((subject) => entry(attribute === "comment" ? "COMMENT" : "ACL", subject)));
        case "default":
            return [entry("DEFAULT", `${name} ${part}`)];
        case "row security":
            return [entry("ROW SECURITY", name)];
        case "partition of":
            return [entry("INDEX ATTACH", name), entry("TABLE ATTACH", name)];
        case "owned by":
            return [entry("SEQUENCE OWNED BY", name)];
        default:
            // A view that needs a key to be valid is made in two steps, the second being its rule.
            return type === "view" ? [entry("RULE", `${name} _RETURN`)] : [];
    }
}
/** pg_dump's name of a whole entry. */
function nameInDump({ type, name, part }) {
    switch (type) {
        case "cast":
            return `CAST (${name})`;
        case "operator":
            return name.slice(0, name.indexOf("("));
        case "operator class":
        case "operator family":
            return name.slice(0, name.lastIndexOf(" USING "));
        case "transform":
            return `TRANSFORM FOR ${name} LANGUAGE ${part}`;
        case "user mapping":
            return `USER MAPPING ${part} SERVER ${name}`;
        default:
            return part === undefined ? name : `${name} ${part}`;
    }
}
/** How pg_dump names what a comment or grant is about; each name quoted when it must be, by some versions never. */
function subjects(type, { type: kind, name, part }) {
    const forms = (text) => [text, (0,postgres_build/* quoteIdentifier */.Cm)(text)];
    if (part === undefined)
        return forms(name).map((whole) => `${type} ${whole}`);
    const what = type.endsWith("CONSTRAINT") ? "CONSTRAINT" : type;
    return forms(name).flatMap((whole) => forms(part).map((own) => (kind === "column" ? `COLUMN ${whole}.${own}` : `${what} ${own} ON ${whole}`)));
}
/** pg_dump writes line breaks in names as spaces into its headers. */
function entryKey(type, schema, name) {
    return JSON.stringify([type, schema, name.replace(/[\r\n]/g, " ")]);
}
//# sourceMappingURL=expected.js.map
;// CONCATENATED MODULE: ./packages/schema/build/compare/not-compared.js
/** What lives in no schema and a dump of chosen schemas does not hold, by pg_dump's types. */
const IN_NO_SCHEMA = [
    "ACCESS METHOD",
    "CAST",
    "EVENT TRIGGER",
    "FOREIGN DATA WRAPPER",
    "PROCEDURAL LANGUAGE",
    "SERVER",
    "TRANSFORM",
    "USER MAPPING",
];
/** Whether to compare what lives in no schema, too: when all schemas are compared, or the bundle holds such objects. */
function isDatabaseWide({ schemas }, manifest) {
    return schemas.length === 0 || manifest?.objects.some(({ type }) => IN_NO_SCHEMA.includes(type)) === true;
}
/** What is left out of a comparison, and why. */
function notCompared(manifest, { databaseWide }, { source, target }) {
    const there = (test) => [source, target].some(({ objects }) => objects.some(({ object }) => test(object)));
    const roles = manifest?.roles === true;
    const publications = manifest === undefined || manifest.objects.some(({ type }) => /^(PUBLICATION|SUBSCRIPTION)$/.test(type));
    const subjects = [
        !roles && {
            subject: "owners, grants and default privileges",
            reason: manifest
                ? "The bundle was exported without roles, so they are not carried"
                : "No bundle says whether they were carried",
        },
        !publications &&
            there(isReplication) && {
            subject: "publications and subscriptions",
            reason: "They belong to the server they stand on; the bundle carries none",
        },
        !databaseWide && {
            subject: "what lives in no schema: event triggers, casts, foreign servers",
            reason: "Only chosen schemas are compared, and the bundle holds none of these",
        },
        there(({ type }) => type === "foreign server" || type === "user mapping") && {
            subject: "options of user mappings, and values of the options of foreign servers",
            reason: "They may be passwords, so they are not read",
        },
        {
            subject: "values of sequences, security labels, tablespaces, settings of the database and of roles",
            reason: "They are not part of the schema as it is carried",
        },
    ];
    return {
        subjects: subjects.flatMap((one) => (one ? [{ ...one, undecided: false }] : [])),
        covers: ({ object, attribute }) => (!roles && (attribute === "grants" || attribute === "owner" || object.type === "default privileges")) ||
            (!publications && isReplication(object)),
    };
}
function isReplication({ type }) {
    return type === "publication" || type === "subscription";
}
//# sourceMappingURL=not-compared.js.map
// EXTERNAL MODULE: ./packages/schema/build/sql-names.js
var sql_names = __webpack_require__(4343);
;// CONCATENATED MODULE: ./packages/schema/build/compare/reprint.js


const VIEW = "SELECT pg_catalog.pg_get_viewdef('reprint'::pg_catalog.regclass) AS text";
/** A list of expressions, as columns of a view over what they are about. */
function expressions(from) {
    // Whatever their types are, a view may have this one.
    return {
        create: (text) => `CREATE TEMPORARY VIEW reprint AS SELECT (ROW(${text}) IS NULL) AS printed ${from}`,
        read: VIEW,
    };
}
const query = {
    create: (text) => `CREATE TEMPORARY VIEW reprint AS ${text}`,
    read: VIEW,
};
function partitionKey(table) {
    return {
        create: (text) => `CREATE TEMPORARY TABLE reprint (LIKE ${table}) PARTITION BY ${text}`,
        read: "SELECT pg_catalog.pg_get_partkeydef('reprint'::pg_catalog.regclass) AS text",
    };
}
/** A trigger or rule, moved to an empty copy of its table. */
function onCopy(table, head, before, read) {
    // Names in quotes may hold anything, also what looks like the rest of the statement.
    const subject = new RegExp(`^(${head} ${sql_names/* SQL_NAME */.x}(?:[^"]|"(?:[^"]|"")*")*?\\s${before}) ${sql_names/* SQL_NAME */.x}(?=\\s)`);
    return {
        create: (text) => `CREATE TEMPORARY TABLE reprint (LIKE ${table}); ${text.replace(subject, "$1 reprint")}`,
        read,
    };
}
const trigger = (table) => onCopy(table, "CREATE (?:CONSTRAINT )?TRIGGER", "ON", `SELECT pg_catalog.pg_get_triggerdef(t.oid) AS text FROM pg_catalog.pg_trigger t
      WHERE t.tgrelid = 'reprint'::pg_catalog.regclass AND NOT t.tgisinternal`);
const rule = (table) => onCopy(table, "CREATE RULE", "TO", "SELECT pg_catalog.pg_get_ruledef(r.oid) AS text FROM pg_catalog.pg_rewrite r WHERE r.ev_class = 'reprint'::pg_catalog.regclass");
/**
 * Arguments and the body of a routine in standard SQL are kept parsed; other bodies are text and printed as they are.
 * The name stays: a body may call its arguments by it.
 */
const routine = (name, attribute) => ({
    create(text, attributes) {
        const { kind = "", returns, "body form": form } = attributes;
        const list = attribute === "arguments" ? text : (attributes["arguments"] ?? "");
        const parsed = attribute === "body" && form !== undefined;
        const type = kind === "procedure" ? "PROCEDURE" : "FUNCTION";
        const result = returns === undefined || kind === "procedure" ? "" : `RETURNS ${returns}`;
        return `CREATE ${type} pg_temp.${(0,postgres_build/* quoteIdentifier */.Cm)(name)}(${list}) ${result} LANGUAGE sql ${parsed ? text : "AS ''"}`;
    },
    read: `SELECT pg_catalog.${attribute === "arguments" ? "pg_get_function_arguments" : "pg_get_function_sqlbody"}(p.oid) AS text FROM pg_catalog.pg_proc p
          WHERE p.pronamespace = pg_catalog.pg_my_temp_schema()`,
});
/**
 * How to print an attribute anew; undefined for attributes that every server prints the same.
 * @param attributes of the object on the target
 * @param domainType the base type of a domain on the target, by its reference
 */
function reprintOf(object, attribute, attributes, domainType) {
    const table = (0,postgres_build/* quoteName */.AB)(object);
    const onTable = expressions(`FROM ONLY ${table}`);
    switch (`${object.type} ${attribute}`) {
        case "view definition":
        case "materialized view definition":
            return query;
        case "table partition key":
            return partitionKey(table);
        case "column default":
        case "column generated expression":
        case "policy using":
        case "policy with check":
            return onTable;
        case "constraint expression": {
            const type = domainType({ type: "domain", schema: object.schema, name: object.name });
            return type === undefined ? onTable : expressions(`FROM (SELECT NULL::${type} AS value) domain`);
        }
        case "index expressions":
        case "index predicate":
        case "statistics expressions":
            return expressions(`FROM ONLY ${attributes["table"]}`);
        case "domain default":
            return expressions("");
        case "trigger definition":
            return trigger(table);
        case "rule definition":
            return rule(table);
        case "routine arguments":
            return routine(bareName(object.name), "arguments");
        case "routine body":
            return attributes["body form"] === undefined ? undefined : routine(bareName(object.name), "body");
        default:
            return undefined;
    }
}
/** The name of a routine without the types of its arguments. */
function bareName(signature) {
    return signature.slice(0, signature.lastIndexOf("("));
}
//# sourceMappingURL=reprint.js.map
;// CONCATENATED MODULE: ./packages/schema/build/compare/reprint-all.js
/** Texts printed in one round trip; when one of them fails, each goes alone. */
const BATCH = 50;
/**
 * Prints texts anew, in the open transaction of the session, of which nothing stays.
 * @param jobs statements that make `reprint`, and the query that reads it
 */
async function reprintAll(client, jobs) {
    const results = [];
    for (let at = 0; at < jobs.length; at += BATCH) {
        const batch = jobs.slice(at, at + BATCH);
        const together = await attempt(client, batch);
        if (!(together instanceof Error))
            results.push(...together);
        else
            for (const job of batch) {
                const alone = await attempt(client, [job]);
                results.push(...(alone instanceof Error ? [{ error: alone }] : alone));
            }
    }
    return results;
}
async function attempt(client, jobs) {
    const undo = "ROLLBACK TO SAVEPOINT reprint";
    const statements = jobs.flatMap(({ create, read }) => [create.replace(/;\s*$/, ""), read, undo]);
    // On its own: of a text with a mistake in it no statement is executed.
    await client.query("SAVEPOINT reprint");
    try {
        // Several statements in one text give a list of results; the driver's types know one.
        const answers = (await client.query(statements.join(";\n")));
        return answers.filter(({ command }) => command === "SELECT").map(({ rows }) => ({ text: rows[0]?.text ?? "" }));
    }
    catch (error) {
        await client.query(undo);
        return error;
    }
}
//# sourceMappingURL=reprint-all.js.map
;// CONCATENATED MODULE: ./packages/schema/build/compare/settle.js




/** Undefined objects: a definition that cannot be made there because something is missing there does differ. */
const SOMETHING_MISSING = ["42P01", "42703", "42883", "42704", "3F000"];
/**
 * Drops differences that are only a matter of printing: the target prints the source's text and its own, inside a
 * transaction that is rolled back.
 * @param target a session outside a transaction; its user needs TEMPORARY on the database
 */
async function settleTexts(target, differences, catalogs) {
    const doubts = findDoubts(differences, catalogs);
    if (doubts.length === 0)
        return { differences, undecided: [] };
    const verdicts = new Map();
    try {
        await beginQuietly(target);
        const first = await reprintAll(target, doubts.map((doubt) => job(doubt, "source")));
        const open = [];
        for (const [index, doubt] of doubts.entries()) {
            const printed = first[index];
            if ("text" in printed && printed.text === doubt.difference.target)
                verdicts.set(doubt.difference, "equal");
            else
                open.push([doubt, printed]);
        }
        const second = await reprintAll(target, open.map(([doubt]) => job(doubt, "target")));
        for (const [index, [doubt, printed]] of open.entries())
            verdicts.set(doubt.difference, judge(printed, second[index]));
    }
    catch (error) {
        if (!(0,postgres_build/* isServerError */.GQ)(error))
            throw error;
        for (const { difference } of doubts)
            if (!verdicts.has(difference))
                verdicts.set(difference, { reason: error.message });
    }
    finally {
        await target.query("ROLLBACK").catch(() => { });
    }
    const settled = { differences: [], undecided: [] };
    for (const difference of differences) {
        const verdict = verdicts.get(difference) ?? "different";
        if (verdict === "different")
            settled.differences.push(difference);
        else if (verdict !== "equal")
            settled.undecided.push({ difference, reason: verdict.reason });
    }
    return settled;
}
/** A transaction in which nobody waits long, bodies are not checked, and the user's event triggers stay silent where we may. */
async function beginQuietly(target) {
    await target.query("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; SAVEPOINT quiet");
    await target
        .query("SET LOCAL session_replication_role = replica")
        .catch(() => target.query("ROLLBACK TO SAVEPOINT quiet"));
    await target.query("SET LOCAL check_function_bodies = off; SET LOCAL client_min_messages = error; SET LOCAL lock_timeout = '10s'");
}
function job({ difference, reprint, attributes }, side) {
    return { create: reprint.create(difference[side], attributes[side]), read: reprint.read };
}
function judge(source, target) {
    if ("text" in source && "text" in target)
        return source.text === target.text ? "equal" : "different";
    const { error } = ("error" in source ? source : target);
    // Only the source's definition cannot be made: it asks for something that the target has not.
    if ("error" in source && "text" in target && SOMETHING_MISSING.includes(error.code ?? ""))
        return "different";
    return { reason: `The target could not print it anew to compare: ${error.message}` };
}
function findDoubts(differences, { source, target }) {
    if (differences.length === 0)
        return [];
    const differing = new Set(differences.map(({ object }) => (0,object_ref/* objectKey */.T5)(object)));
    const attributesIn = ({ objects }) => new Map(objects
        .filter(({ object }) => object.type === "domain" || differing.has((0,object_ref/* objectKey */.T5)(object)))
        .map(({ object, attributes }) => [(0,object_ref/* objectKey */.T5)(object), attributes]));
    const [left, right] = [attributesIn(source), attributesIn(target)];
    const domainType = (domain) => right.get((0,object_ref/* objectKey */.T5)(domain))?.["type"];
    return differences.flatMap((difference) => {
        const { object, attribute } = difference;
        if (attribute === undefined || difference.source === undefined || difference.target === undefined)
            return [];
        const attributes = { source: left.get((0,object_ref/* objectKey */.T5)(object)) ?? {}, target: right.get((0,object_ref/* objectKey */.T5)(object)) ?? {} };
        const reprint = reprintOf(object, attribute, attributes.target, domainType);
        return reprint ? [{ difference, reprint, attributes }] : [];
    });
}
//# sourceMappingURL=settle.js.map
;// CONCATENATED MODULE: ./packages/schema/build/compare/compare-schemas.js








/**
 * Compares the schemas of two databases: every object that a user made, with all its attributes. Both are read, each at
 * one moment; on the target, definitions may be printed anew inside a transaction that is rolled back.
 * @throws EnvironmentError when a side cannot be read
 */
async function compareSchemas(options) {
    const { manifest, appliedPhases = [] } = options;
    const scope = { databaseWide: isDatabaseWide(options.scope, manifest), ...options.scope };
    const [source, target] = await Promise.all([
        readAtOneMoment(options.source, "source", scope),
        readAtOneMoment(options.target, "target", scope),
    ]);
    const catalogs = { source, target };
    const left = notCompared(manifest, scope, catalogs);
    const explain = manifest ? expectedDifferences(manifest, appliedPhases) : () => undefined;
    const intended = [];
    const open = [];
    for (const difference of compareCatalogs(source, target)) {
        if (left.covers(difference))
            continue;
        const expectation = explain(difference);
        if (expectation)
            intended.push({ ...difference, ...expectation });
        else
            open.push(difference);
    }
    const { differences, undecided } = await settleTexts(options.target, open, catalogs);
    const texts = undecided.map(({ difference: { object, attribute }, reason }) => ({
        subject: `${(0,object_ref/* displayObject */.Gv)(object)}, ${attribute}`,
        reason,
        undecided: true,
    }));
    return {
        differences,
        intended,
        objects: countObjects(source, target),
        notCompared: [...texts, ...left.subjects],
        notes: versionNotes(source, target),
    };
}
/** A definition that changes while it is read may be gone half-way. */
async function readAtOneMoment(client, side, scope) {
    try {
        return await (0,postgres_build/* inTransaction */.sA)(client, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", async () => {
            // Printing a definition waits for whoever changes it.
            await client.query("SET LOCAL lock_timeout = '30s'");
            return readCatalog(client, scope);
        });
    }
    catch (error) {
        if (!(0,postgres_build/* isServerError */.GQ)(error))
            throw error;
        throw new build/* EnvironmentError */.eG({
            code: "SCHEMA_NOT_READ",
            what: `The definitions of the ${side} could not be read`,
            why: `${error.message} (SQLSTATE ${error.code})`,
            remedy: "Hold back schema changes during the migration, and run again",
            cause: error,
        });
    }
}
function countObjects(source, target) {
    const counts = new Map();
    for (const [left, right] of pairs(source.objects, target.objects)) {
        const { type } = (left ?? right).object;
        const count = counts.get(type) ?? { type, source: 0, target: 0 };
        if (left)
            count.source++;
        if (right)
            count.target++;
        counts.set(type, count);
    }
    return [...counts.values()].sort((a, b) => (a.type < b.type ? -1 : 1));
}
function versionNotes(source, target) {
    const versions = new Map(target.objects
        .filter(({ object }) => object.type === "extension")
        .map(({ object, attributes }) => [object.name, attributes["version"]]));
    return source.objects.flatMap(({ object, attributes }) => {
        const other = object.type === "extension" ? versions.get(object.name) : undefined;
        return other === undefined || other === attributes["version"]
            ? []
            : [`Extension ${object.name} has version ${attributes["version"]} on the source and ${other} on the target.`];
    });
}
//# sourceMappingURL=compare-schemas.js.map
;// CONCATENATED MODULE: ./packages/schema/build/compare/excerpt.js
/** Longest value shown whole, and the part shown of longer ones, in characters. */
const WHOLE = 120;
const BEFORE = 30;
const SECRET = /((?:password|passwd|pwd|secret|api_?key|token)\s*(?:=>?|:=?|\s)\s*'*)([^'\s;,)]{3,})/gi;
/**
 * Two differing texts for a report: short ones whole, of long ones the part around the first difference. What looks
 * like a password is masked, line breaks are shown as arrows.
 */
function excerpts(source, target) {
    const [left, right] = [visible(source), visible(target)];
    if (left === right)
        return ["(masked)", "(masked, another value)"];
    if (left.length <= WHOLE && right.length <= WHOLE)
        return [left, right];
    let first = 0;
    while (first < left.length && left[first] === right[first])
        first++;
    const from = first <= BEFORE ? 0 : first - BEFORE;
    return [part(left, from), part(right, from)];
}
function visible(text) {
    return text
        .replace(SECRET, "$1***")
        .trim()
        .replace(/\r?\n\s*/g, "↵ ")
        .replaceAll("\t", "⇥");
}
function part(text, from) {
    const to = from + WHOLE;
    return `${from > 0 ? "…" : ""}${text.slice(from, to)}${to < text.length ? "…" : ""}`;
}
//# sourceMappingURL=excerpt.js.map
;// CONCATENATED MODULE: ./packages/schema/build/compare/sections.js


/** Rows of one table at most; a report must stay readable when a whole schema is missing. */
const LISTED = 500;
const NAMED = 3;
const number = new Intl.NumberFormat("en-US");
/** The sections of a report about two schemas: faults first, then what is intended, what was compared and what not. */
function schemaSections(comparison) {
    const { differences, intended, notCompared, notes } = comparison;
    const sections = [];
    if (differences.length > 0)
        sections.push(differencesSection(differences));
    const stays = intended.filter(({ kind, until }) => kind === "different" || until === undefined);
    if (stays.length > 0)
        sections.push(intendedSection(stays));
    const awaited = intended.filter((difference) => !stays.includes(difference));
    if (awaited.length > 0)
        sections.push(awaitedSection(awaited));
    sections.push(objectsSection(comparison));
    if (notCompared.length > 0)
        sections.push({
            kind: "table",
            title: "Schema: not compared",
            columns: ["what", "why"],
            rows: notCompared.slice(0, LISTED).map(({ subject, reason }) => [subject, reason]),
            ...more(notCompared.length),
        });
    if (notes.length > 0)
        sections.push({ kind: "text", title: "Schema: notes", text: notes.join("\n") });
    return sections;
}
/** The first differences in a few words, for a headline: `index app.orders_at is missing, ... and 4 more`. */
function nameDifferences(differences) {
    const named = differences.slice(0, NAMED).map(({ object, kind, attribute }) => {
        const name = (0,object_ref/* displayObject */.Gv)(object);
        if (kind === "different")
            return `${name} differs in ${attribute}`;
        return kind === "missing" ? `${name} is missing on the target` : `${name} is on the target only`;
    });
    const rest = differences.length - named.length;
    return `${named.join(", ")}${rest > 0 ? ` and ${number.format(rest)} more` : ""}`;
}
function differencesSection(differences) {
    return {
        kind: "table",
        title: "Schema: differences",
        columns: ["object", "attribute", "source", "target"],
        rows: differences.slice(0, LISTED).map(differenceRow),
        note: [
            "What hangs on a missing or additional object, its columns or indexes say, is not listed again. Of long texts the part around the first difference is shown; ↵ is a line break.",
            more(differences.length).note ?? "",
        ]
            .filter(Boolean)
            .join(" "),
    };
}
function differenceRow({ object, kind, attribute, source, target }) {
    const name = (0,object_ref/* displayObject */.Gv)(object);
    if (kind === "missing")
        return [name, "(whole object)", "exists", "missing"];
    if (kind === "extra")
        return [name, "(whole object)", "does not exist", "exists"];
    const [left, right] = source === undefined || target === undefined ? [shown(source), shown(target)] : excerpts(source, target);
    return [name, attribute, left, right];
}
function shown(value) {
    return value === undefined ? "(none)" : excerpts(value, "")[0];
}
function intendedSection(intended) {
    return {
        kind: "table",
        title: "Schema: intended differences",
        columns: ["object", "attribute", "why", "rule", "until"],
        rows: intended
            .slice(0, LISTED)
            .map(({ object, attribute, reason, rule, until }) => [
            (0,object_ref/* displayObject */.Gv)(object),
            attribute ?? "(whole object)",
            reason,
            rule ?? null,
            until ?? "it stays",
        ]),
        ...more(intended.length),
    };
}
function awaitedSection(awaited) {
    const counts = new Map();
    for (const { object, until } of awaited) {
        const key = JSON.stringify([until, object.type]);
        counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return {
        kind: "table",
        title: "Schema: not there yet",
        columns: ["comes with", "objects", "number"],
        rows: [...counts]
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, count]) => [...JSON.parse(key), count]),
        note: "These phases of the bundle are not applied to the target yet.",
    };
}
function objectsSection({ objects, differences }) {
    const different = (type) => differences.filter(({ object }) => object.type === type).length;
    const total = objects.reduce((sum, { source, target }) => sum + Math.max(source, target), 0);
    return {
        kind: "table",
        title: "Schema: objects compared",
        columns: ["type", "on the source", "on the target", "differences"],
        rows: objects.map(({ type, source, target }) => [type, source, target, different(type)]),
        note: `${number.format(total)} objects were compared attribute by attribute.`,
    };
}
function more(count) {
    return count > LISTED ? { note: `${number.format(count - LISTED)} more are not listed.` } : {};
}
//# sourceMappingURL=sections.js.map
;// CONCATENATED MODULE: ./packages/schema/build/compare/index.js





//# sourceMappingURL=index.js.map

/***/ })

};
