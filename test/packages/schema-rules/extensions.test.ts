import { ruleCases } from "./rule-cases.js";

/** Makes the server believe an extension is installed; pg_dump writes CREATE EXTENSION for it. */
const plant = (oid: number, name: string, version = "1.0") =>
  `INSERT INTO pg_catalog.pg_extension (oid, extname, extowner, extnamespace, extrelocatable, extversion)
     VALUES (${oid}, '${name}', 10, 'public'::regnamespace, false, '${version}');`;

/** Makes an object belong to a planted extension. */
const member = (oid: number, catalog: string, object: string) =>
  `INSERT INTO pg_catalog.pg_depend VALUES ('pg_catalog.${catalog}'::regclass, ${object}, 0, 'pg_catalog.pg_extension'::regclass, ${oid}, 0, 'e');`;

const HANDLER = `CREATE FUNCTION handler() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';`;

/** A language of an extension; without a validator, so that it takes any body. */
const language = (oid: number, name: string, trusted = "") =>
  `CREATE ${trusted} LANGUAGE ${name} HANDLER handler; ${plant(oid, name)}
   ${member(oid, "pg_language", `(SELECT oid FROM pg_catalog.pg_language WHERE lanname = '${name}')`)}`;

ruleCases(
  [
    {
      rule: "ext-unsupported",
      bad: `CREATE EXTENSION xml2; CREATE VIEW titles AS SELECT xpath_string('<a/>', '/a') AS title; ${plant(90001, "homemade")}`,
      good: `CREATE EXTENSION pg_trgm; CREATE EXTENSION citext; CREATE TABLE t (a citext); CREATE EXTENSION pageinspect; ${plant(90002, "timescaledb")}`,
      finds: ["extension homemade [needs-change]", "extension xml2"],
    },
    {
      // Offered by some majors only.
      rule: "ext-unsupported",
      bad: plant(90001, "roaringbitmap"),
      finds: ["extension roaringbitmap [needs-change]"],
      road: { source: 15, target: 17 },
    },
    {
      rule: "ext-unsupported",
      bad: "",
      live: false,
      dump: `CREATE SCHEMA x; CREATE EXTENSION odd WITH SCHEMA x; CREATE TABLE public.t (a x.thing);
      CREATE EXTENSION pgjwt WITH SCHEMA public; CREATE VIEW public.v AS SELECT public.sign('{}', 'k') AS token;
      CREATE EXTENSION semver WITH SCHEMA public; CREATE FUNCTION public.semver() RETURNS text LANGUAGE sql AS 'SELECT 1';
      CREATE VIEW public.w AS SELECT public.semver();
      CREATE EXTENSION plr WITH SCHEMA public; CREATE FUNCTION public.r() RETURNS text LANGUAGE plr AS 'x';`,
      finds: ["extension odd", "extension pgjwt [needs-change]", "extension plr", "extension semver [needs-change]"],
    },
    {
      rule: "ext-diagnostic",
      bad: "CREATE EXTENSION pageinspect; CREATE EXTENSION pg_surgery;",
      good: `CREATE EXTENSION old_snapshot; CREATE VIEW old AS SELECT * FROM pg_old_snapshot_time_mapping();
      CREATE EXTENSION pg_buffercache; CREATE TABLE plpgsql_check (a text DEFAULT 'pageinspect')`,
      finds: ["extension pageinspect", "extension pg_surgery"],
      converted: {
        holds: [
          "EXTENSION IF NOT EXISTS old_snapshot",
          "EXTENSION IF NOT EXISTS pg_buffercache",
          "DEFAULT 'pageinspect'",
        ],
        lacks: [/EXTENSION (IF NOT EXISTS )?(pageinspect|pg_surgery)/],
      },
    },
    {
      rule: "ext-has-dependents",
      bad: `CREATE EXTENSION xml2;
      CREATE VIEW titles AS SELECT xpath_string('<a/>', '/a') AS title;
      CREATE TABLE docs (a text DEFAULT xpath_string('<a/>', '/a'), b text, CONSTRAINT sure CHECK (xpath_bool(b, '/a')));
      CREATE INDEX on_title ON docs (xpath_string(b, '/t'));
      CREATE FUNCTION title(x text) RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN public.xpath_string(x, '/t'); END $$;
      ${plant(90001, "semver")} CREATE TYPE semver AS ENUM ('1'); ${member(90001, "pg_type", "'semver'::regtype")}
      CREATE TABLE releases (version semver, older semver[])`,
      good: `CREATE EXTENSION citext; CREATE TABLE words (a citext);
      CREATE FUNCTION comment() RETURNS text LANGUAGE plpgsql AS $$ BEGIN /* xpath_string( */ RETURN 'my_xpath_string(x)'; END $$;`,
      finds: [
        "view public.titles",
        "column public.docs.a",
        "constraint sure on public.docs",
        "index public.on_title",
        "routine public.title(text)",
        "column public.releases.version",
        "column public.releases.older",
      ],
    },
    {
      rule: "ext-version",
      bad: plant(90001, "postgis", "3.9.1") + plant(90002, "pg_partman", "4.7.0"),
      good: plant(90003, "vector", "0.5.0") + plant(90004, "pg_cron", "1.6") + plant(90005, "hll", "2.18"),
      finds: ["extension postgis", "extension pg_partman"],
      dumpFinds: null,
    },
    {
      rule: "ext-minor",
      bad: plant(90001, "vector"),
      good: `${plant(90002, "pg_tle")} CREATE EXTENSION citext`,
      finds: ["extension vector"],
      road: { source: 15, target: 15 },
    },
    {
      rule: "ext-preload",
      bad: plant(90001, "pg_cron") + plant(90002, "pgaudit"),
      good: "CREATE EXTENSION pg_stat_statements",
      finds: ["extension pg_cron", "extension pgaudit"],
    },
    {
      rule: "ext-config-data",
      bad: `CREATE TABLE conf (a int); INSERT INTO conf VALUES (1);`,
      good: `CREATE TABLE shipped (a int); INSERT INTO shipped VALUES (1); CREATE TABLE bare (a int);
      INSERT INTO pg_catalog.pg_extension (oid, extname, extowner, extnamespace, extrelocatable, extversion, extconfig, extcondition)
        VALUES (90001, 'x', 10, 2200, false, '1', ARRAY['conf', 'shipped', 'bare']::regclass[]::oid[], ARRAY['', 'WHERE a > 100', ''])`,
      finds: ["table public.conf"],
      dumpFinds: null,
    },
    {
      rule: "ext-schema",
      bad: "CREATE SCHEMA ext; CREATE EXTENSION citext SCHEMA ext",
      good: "CREATE EXTENSION hstore",
      finds: ["extension citext"],
    },
    {
      rule: "ext-pg-cron",
      bad: plant(90001, "pg_cron"),
      good: "CREATE TABLE pg_cron (a int)",
      finds: ["extension pg_cron"],
    },
    {
      rule: "ext-pg-partman",
      bad: plant(90001, "pg_partman"),
      good: "CREATE TABLE pg_partman (a int)",
      finds: ["extension pg_partman"],
    },
    {
      rule: "ext-postgis",
      bad: plant(90001, "postgis") + plant(90002, "postgis_topology"),
      good: plant(90003, "postgis_sfcgal"),
      finds: ["extension postgis", "extension postgis_topology"],
    },
    {
      rule: "ext-timescaledb",
      bad: `${plant(90001, "timescaledb")} CREATE SCHEMA _timescaledb_functions;
      CREATE FUNCTION _timescaledb_functions.insert_blocker() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
      ${member(90001, "pg_proc", "'_timescaledb_functions.insert_blocker'::regproc")}
      CREATE TABLE metrics (at timestamptz); CREATE TRIGGER ts_insert_blocker BEFORE INSERT ON metrics
        FOR EACH ROW EXECUTE FUNCTION _timescaledb_functions.insert_blocker()`,
      finds: ["extension timescaledb"],
    },
    {
      rule: "ext-citus",
      bad: plant(90001, "citus"),
      good: plant(90002, "postgis"),
      finds: ["extension citus [needs-change]"],
    },
    {
      rule: "fdw-unsupported",
      bad: `CREATE EXTENSION file_fdw; CREATE SERVER files FOREIGN DATA WRAPPER file_fdw; CREATE SERVER idle FOREIGN DATA WRAPPER file_fdw;
      CREATE FOREIGN TABLE lines (a text) SERVER files OPTIONS (filename '/tmp/x');
      CREATE EXTENSION postgres_fdw; CREATE FOREIGN DATA WRAPPER mine HANDLER postgres_fdw_handler`,
      good: "CREATE SERVER far FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'db.example')",
      finds: ["foreign server files", "foreign server idle [needs-change]", "foreign data wrapper mine [needs-change]"],
    },
    {
      rule: "fdw-file",
      bad: `CREATE EXTENSION file_fdw; CREATE SERVER files FOREIGN DATA WRAPPER file_fdw;
      CREATE FOREIGN TABLE lines (a text) SERVER files OPTIONS (filename '/tmp/x')`,
      good: `CREATE EXTENSION postgres_fdw; CREATE SERVER far FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'db.example');
      CREATE FOREIGN TABLE remote (a text) SERVER far`,
      finds: ["foreign table public.lines"],
    },
    {
      rule: "fdw-local-endpoint",
      bad: `CREATE EXTENSION postgres_fdw; CREATE SERVER here FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'localhost');
      CREATE SERVER bare FOREIGN DATA WRAPPER postgres_fdw OPTIONS (dbname 'x');
      CREATE SERVER socket FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '/var/run');
      CREATE FUNCTION pull() RETURNS void LANGUAGE plpgsql AS $$ BEGIN PERFORM public.dblink_connect('c', 'dbname=x password=y'); END $$;
      CREATE FUNCTION dyn() RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE 'SELECT dblink_exec(''host=127.0.0.1'', ''x'')'; END $$`,
      good: `CREATE SERVER far FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'localhost.example');
      CREATE EXTENSION file_fdw; CREATE SERVER files FOREIGN DATA WRAPPER file_fdw;
      CREATE FUNCTION fine() RETURNS text LANGUAGE plpgsql AS $$ BEGIN -- dblink('host=localhost')
        PERFORM public.dblink_connect('host=db.example dbname=x'); PERFORM public.dblink_exec('c', 'DELETE FROM t'); RETURN 'dblink(host=localhost)'; END $$`,
      finds: [
        "foreign server here",
        "foreign server bare",
        "foreign server socket",
        "routine public.pull()",
        "routine public.dyn()",
      ],
    },
    {
      rule: "fdw-user-mapping",
      bad: `CREATE EXTENSION postgres_fdw; CREATE SERVER far FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'db.example');
      CREATE USER MAPPING FOR PUBLIC SERVER far OPTIONS (user 'reader', password 'hunter2')`,
      finds: ["user mapping public on far"],
      converted: { holds: ["password 'set-me'", "\"user\" 'reader'"], lacks: ["hunter2"] },
    },
    {
      rule: "fdw-foreign-table",
      bad: `CREATE EXTENSION postgres_fdw; CREATE SERVER far FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'db.example');
      CREATE FOREIGN TABLE remote (a text) SERVER far`,
      good: "CREATE TABLE near (a text)",
      finds: ["foreign table public.remote"],
    },
    {
      rule: "lang-untrusted",
      bad: `${HANDLER} CREATE LANGUAGE plsh HANDLER handler; CREATE FUNCTION shell() RETURNS void LANGUAGE plsh AS 'ls';
      CREATE LANGUAGE idle HANDLER handler; ${language(90001, "plperlu")}
      CREATE FUNCTION file() RETURNS void LANGUAGE plperlu AS $$ open(my $f, '<', '/etc/passwd'); $$`,
      good: `CREATE TRUSTED LANGUAGE kind HANDLER handler; CREATE FUNCTION fine() RETURNS void LANGUAGE kind AS 'ls';
      CREATE FUNCTION sum(a int) RETURNS int LANGUAGE plperlu AS $$ return $_[0] + 1; $$;
      CREATE FUNCTION s() RETURNS text LANGUAGE sql AS $$ SELECT 'LANGUAGE plsh' $$`,
      finds: ["language plsh", "routine public.shell()", "language idle [needs-change]", "routine public.file()"],
    },
    {
      rule: "lang-plperlu",
      bad: `${HANDLER} ${language(90001, "plperlu")} CREATE FUNCTION sum(a int) RETURNS int LANGUAGE plperlu IMMUTABLE AS $$ return $_[0] + 1; $$`,
      good: `CREATE FUNCTION file() RETURNS text LANGUAGE plperlu AS $$ return \`ls\`; $$;
      CREATE FUNCTION sysinfo() RETURNS text LANGUAGE plperlu AS $$ use Sys::Hostname; return hostname(); $$`,
      finds: ["routine public.sum(integer)"],
      converted: {
        holds: [/LANGUAGE plperl IMMUTABLE\s+AS \$\w*\$ return \$_\[0\]/, /LANGUAGE plperlu\s+AS \$\$ use/],
      },
    },
    {
      rule: "lang-not-offered",
      bad: `${HANDLER} CREATE TRUSTED LANGUAGE pllua HANDLER handler; CREATE FUNCTION lua() RETURNS void LANGUAGE pllua AS 'x'`,
      good: `CREATE LANGUAGE plsh HANDLER handler; CREATE FUNCTION shell() RETURNS void LANGUAGE plsh AS 'ls';
      ${language(90001, "pltcl", "TRUSTED")} CREATE FUNCTION t() RETURNS void LANGUAGE pltcl AS 'x';
      CREATE FUNCTION p() RETURNS void LANGUAGE plpgsql AS 'BEGIN END'`,
      finds: ["language pllua", "routine public.lua()"],
    },
    {
      rule: "lang-c",
      bad: HANDLER,
      good: `CREATE EXTENSION hstore; CREATE FUNCTION s() RETURNS text LANGUAGE sql AS $$ SELECT 'LANGUAGE c' $$;
      CREATE FUNCTION plain(regdictionary, text) RETURNS text LANGUAGE c STRICT IMMUTABLE AS '$libdir/unaccent', 'unaccent_dict'`,
      finds: ["routine public.handler()"],
    },
    {
      rule: "lang-c-unaccent",
      bad: `CREATE EXTENSION unaccent;
      CREATE FUNCTION plain(d regdictionary, t text) RETURNS text LANGUAGE c STRICT IMMUTABLE AS '$libdir/unaccent', 'unaccent_dict';
      CREATE FUNCTION plain(text) RETURNS text LANGUAGE c STRICT IMMUTABLE AS '$libdir/unaccent', 'unaccent_dict'`,
      good: "CREATE FUNCTION unaccent_dict(text) RETURNS text LANGUAGE sql AS 'SELECT public.unaccent($1)'",
      finds: ["routine public.plain(regdictionary, text)", "routine public.plain(text)"],
      converted: {
        holds: [
          /LANGUAGE sql IMMUTABLE STRICT\s+AS \$\$SELECT "public".unaccent\(\$1, \$2\)\$\$;/,
          /AS \$\$SELECT "public".unaccent\('"public".unaccent'::pg_catalog.regdictionary, \$1\)\$\$;/,
        ],
        lacks: [/LANGUAGE c /, "libdir"],
      },
    },
    {
      rule: "lang-internal",
      bad: "CREATE FUNCTION absolute(a int) RETURNS int LANGUAGE internal IMMUTABLE STRICT AS 'int4abs'",
      good: `CREATE TYPE spans AS RANGE (subtype = int4); CREATE AGGREGATE total (int) (sfunc = int4pl, stype = int);
      CREATE FUNCTION s() RETURNS text LANGUAGE sql AS $$ SELECT 'LANGUAGE internal' $$`,
      finds: ["routine public.absolute(integer)"],
      converted: {
        holds: [/LANGUAGE sql IMMUTABLE STRICT\s+RETURN pg_catalog."int4abs"\(\$1\);/],
        lacks: [/LANGUAGE internal I/],
      },
    },
    {
      rule: "lang-internal",
      bad: "CREATE FUNCTION absolute(a int) RETURNS int LANGUAGE internal IMMUTABLE STRICT AS 'int4abs'",
      finds: ["routine public.absolute(integer)"],
      road: { source: 13, target: 13 },
      converted: { holds: [/LANGUAGE sql IMMUTABLE STRICT\s+AS \$\$SELECT pg_catalog."int4abs"\(\$1\)\$\$;/] },
    },
    {
      rule: "lang-trusted-pl",
      bad: `${HANDLER} ${language(90001, "pltcl", "TRUSTED")} CREATE FUNCTION t() RETURNS void LANGUAGE pltcl AS 'x'; CREATE FUNCTION u() RETURNS void LANGUAGE pltcl AS 'x'`,
      good: `${language(90002, "plperl", "TRUSTED")} CREATE FUNCTION s() RETURNS text LANGUAGE sql AS $$ SELECT 'LANGUAGE plperl' $$`,
      finds: ["language pltcl"],
    },
  ],
  15,
  [],
  true,
);
