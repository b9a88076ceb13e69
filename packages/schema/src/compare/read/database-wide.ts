import { FIRST_USER_OID } from "./operators.js";
import { type CatalogQuery, comment, grants, own, owner, SCOPE, since } from "./scope.js";

/** `public` belongs to whoever the server gave it to. */
const SCHEMAS: CatalogQuery = () => `${SCOPE}
SELECT 'schema' AS "#type", '' AS "#schema", n.nspname AS "#name", ${comment("pg_namespace", "n.oid")} AS comment,
       CASE WHEN n.nspname <> 'public' OR n.nspowner::pg_catalog.regrole::text <> 'pg_database_owner' THEN ${owner("n.nspowner")} END AS owner,
       ${grants("n.nspacl", "n", "n.nspowner")} AS grants
  FROM space s JOIN pg_catalog.pg_namespace n ON n.oid = s.oid WHERE ${own("pg_namespace", "n.oid")}`;

/** plpgsql is in every database. */
const EXTENSIONS: CatalogQuery = () => `${SCOPE}
SELECT 'extension' AS "#type", '' AS "#schema", e.extname AS "#name", e.extversion AS version, n.nspname AS schema,
       ${comment("pg_extension", "e.oid")} AS comment
  FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace WHERE e.extname <> 'plpgsql'`;

const EVENT_TRIGGERS: CatalogQuery = () => `${SCOPE}
SELECT 'event trigger' AS "#type", '' AS "#schema", t.evtname AS "#name", t.evtevent AS event, t.evtfoid::pg_catalog.regproc::text AS function,
       (SELECT pg_catalog.string_agg(x, ', ' ORDER BY x COLLATE "C") FROM pg_catalog.unnest(t.evttags) x) AS tags,
       CASE t.evtenabled WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'for replication only' WHEN 'A' THEN 'always' END AS enabled,
       ${comment("pg_event_trigger", "t.oid")} AS comment, ${owner("t.evtowner")} AS owner
  FROM pg_catalog.pg_event_trigger t, everything WHERE everything.yes AND t.evtname NOT LIKE 'awsdms\\_%' AND ${own("pg_event_trigger", "t.oid")}
   AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_proc f JOIN pg_catalog.pg_namespace n ON n.oid = f.pronamespace
                    WHERE f.oid = t.evtfoid AND n.nspname = ANY ($1::text[]))`;

const PUBLICATIONS: CatalogQuery = (major) => `${SCOPE}
SELECT 'publication' AS "#type", '' AS "#schema", p.pubname AS "#name",
       pg_catalog.concat_ws(', ', CASE WHEN p.pubinsert THEN 'insert' END, CASE WHEN p.pubupdate THEN 'update' END,
         CASE WHEN p.pubdelete THEN 'delete' END, CASE WHEN p.pubtruncate THEN 'truncate' END) AS publishes,
       ${since(13, major, "CASE WHEN p.pubviaroot THEN 'yes' END")} AS "via root",
       CASE WHEN p.puballtables THEN 'all tables' ELSE
         (SELECT pg_catalog.string_agg(r.prrelid::pg_catalog.regclass::text${since(
           15,
           major,
           `|| coalesce(' (' || (SELECT pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' ORDER BY a.attname COLLATE "C")
                FROM pg_catalog.pg_attribute a WHERE a.attrelid = r.prrelid AND a.attnum = ANY (r.prattrs::int2[])) || ')', '')
             || coalesce(' WHERE ' || pg_catalog.pg_get_expr(r.prqual, r.prrelid), '')`,
           "",
         )}, ', ' ORDER BY r.prrelid::pg_catalog.regclass::text COLLATE "C") FROM pg_catalog.pg_publication_rel r WHERE r.prpubid = p.oid) END AS tables,
       ${since(15, major, `(SELECT pg_catalog.string_agg(x.pnnspid::pg_catalog.regnamespace::text, ', ' ORDER BY x.pnnspid::pg_catalog.regnamespace::text COLLATE "C") FROM pg_catalog.pg_publication_namespace x WHERE x.pnpubid = p.oid)`)} AS schemas,
       ${comment("pg_publication", "p.oid")} AS comment, ${owner("p.pubowner")} AS owner
  FROM pg_catalog.pg_publication p, everything WHERE everything.yes AND p.pubname NOT LIKE 'awsdms\\_%'`;

/** Of a subscription its connection is not read: it holds a password. */
const SUBSCRIPTIONS: CatalogQuery = () => `${SCOPE}
SELECT 'subscription' AS "#type", '' AS "#schema", s.subname AS "#name", CASE WHEN NOT s.subenabled THEN 'no' END AS enabled,
       pg_catalog.array_to_string(s.subpublications, ', ') AS publications
  FROM pg_catalog.pg_subscription s, everything WHERE everything.yes
   AND s.subdbid = (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database())`;

/** Of options only the names are read: a value may be a password. */
const OPTION_NAMES = (list: string) =>
  `(SELECT pg_catalog.string_agg(pg_catalog.split_part(x, '=', 1), ', ' ORDER BY x COLLATE "C") FROM pg_catalog.unnest(${list}) x)`;

const WRAPPERS: CatalogQuery = () => `${SCOPE}
SELECT 'foreign data wrapper' AS "#type", '' AS "#schema", w.fdwname AS "#name", CASE WHEN w.fdwhandler <> 0 THEN w.fdwhandler::pg_catalog.regproc::text END AS handler,
       CASE WHEN w.fdwvalidator <> 0 THEN w.fdwvalidator::pg_catalog.regproc::text END AS validator, ${OPTION_NAMES("w.fdwoptions")} AS "names of options",
       ${comment("pg_foreign_data_wrapper", "w.oid")} AS comment, ${owner("w.fdwowner")} AS owner, ${grants("w.fdwacl", "F", "w.fdwowner")} AS grants
  FROM pg_catalog.pg_foreign_data_wrapper w, everything WHERE everything.yes AND ${own("pg_foreign_data_wrapper", "w.oid")}`;

const SERVERS: CatalogQuery = () => `${SCOPE}
SELECT 'foreign server' AS "#type", '' AS "#schema", f.srvname AS "#name", w.fdwname AS wrapper, f.srvtype AS type, f.srvversion AS version,
       ${OPTION_NAMES("f.srvoptions")} AS "names of options",
       ${comment("pg_foreign_server", "f.oid")} AS comment, ${owner("f.srvowner")} AS owner, ${grants("f.srvacl", "S", "f.srvowner")} AS grants
  FROM pg_catalog.pg_foreign_server f JOIN pg_catalog.pg_foreign_data_wrapper w ON w.oid = f.srvfdw, everything
 WHERE everything.yes AND ${own("pg_foreign_server", "f.oid")}`;

/** Options of a mapping are shown to few users, so not even their names can be compared. */
const USER_MAPPINGS: CatalogQuery = () => `${SCOPE}
SELECT 'user mapping' AS "#type", '' AS "#schema", m.srvname AS "#name", m.usename AS "#part",
       pg_catalog.json_build_array(pg_catalog.json_build_array('foreign server', '', m.srvname, NULL)) AS "#of"
  FROM pg_catalog.pg_user_mappings m, everything WHERE everything.yes`;

const LANGUAGES: CatalogQuery = () => `${SCOPE}
SELECT 'language' AS "#type", '' AS "#schema", l.lanname AS "#name", CASE WHEN l.lanpltrusted THEN 'yes' END AS trusted,
       CASE WHEN l.lanplcallfoid <> 0 THEN l.lanplcallfoid::pg_catalog.regproc::text END AS handler,
       ${comment("pg_language", "l.oid")} AS comment, ${owner("l.lanowner")} AS owner, ${grants("l.lanacl", "l", "l.lanowner")} AS grants
  FROM pg_catalog.pg_language l, everything WHERE everything.yes AND l.oid >= ${FIRST_USER_OID} AND ${own("pg_language", "l.oid")}`;

const ACCESS_METHODS: CatalogQuery = () => `${SCOPE}
SELECT 'access method' AS "#type", '' AS "#schema", a.amname AS "#name", a.amhandler::text AS handler, ${comment("pg_am", "a.oid")} AS comment
  FROM pg_catalog.pg_am a, everything WHERE everything.yes AND a.oid >= ${FIRST_USER_OID} AND ${own("pg_am", "a.oid")}`;

const TRANSFORMS: CatalogQuery = () => `${SCOPE}
SELECT 'transform' AS "#type", '' AS "#schema", pg_catalog.format_type(t.trftype, NULL) AS "#name", l.lanname AS "#part",
       nullif(t.trffromsql::text, '-') AS "from SQL", nullif(t.trftosql::text, '-') AS "to SQL", ${comment("pg_transform", "t.oid")} AS comment
  FROM pg_catalog.pg_transform t JOIN pg_catalog.pg_language l ON l.oid = t.trflang, everything WHERE everything.yes AND ${own("pg_transform", "t.oid")}`;

/** What lives in no schema. */
export const DATABASE_WIDE: CatalogQuery[] = [
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
