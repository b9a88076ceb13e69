import { type RuleCase, ruleCases } from "./rule-cases.js";

const functions: RuleCase[] = [
  {
    rule: "priv-leakproof",
    bad: `CREATE FUNCTION sure(a int, b text) RETURNS int LANGUAGE sql LEAKPROOF AS 'SELECT 1'`,
    good: `CREATE FUNCTION plain(a int) RETURNS text LANGUAGE sql AS $$SELECT 'LEAKPROOF'$$`,
    finds: ["routine public.sure(integer, text)"],
    converted: { holds: ["CREATE FUNCTION public.sure", "'LEAKPROOF'"], lacks: [/LEAKPROOF\n/] },
  },
  {
    rule: "priv-leakproof",
    live: false,
    bad: "",
    dump: "ALTER FUNCTION public.f(a integer, text) LEAKPROOF;\nALTER FUNCTION public.f(integer, text) NOT LEAKPROOF;\n",
    finds: ["routine public.f(integer, text)"],
    converted: { holds: ["NOT LEAKPROOF"], lacks: [/\) LEAKPROOF/] },
  },
  {
    rule: "priv-support-fn",
    bad: `CREATE FUNCTION planned(a int) RETURNS bool LANGUAGE sql IMMUTABLE SUPPORT pg_catalog.textlike_support AS 'SELECT true'`,
    good: `CREATE FUNCTION "SUPPORT"(support text) RETURNS text LANGUAGE sql AS $$SELECT 'SUPPORT x'::text$$`,
    finds: ["routine public.planned(integer)"],
    converted: { holds: [/IMMUTABLE\s+AS/, 'public."SUPPORT"', "'SUPPORT x'"], lacks: ["textlike_support"] },
  },
  {
    rule: "priv-fn-guc",
    bad: `CREATE FUNCTION loud() RETURNS int LANGUAGE sql SET log_statement TO 'all' SET work_mem TO '1MB' AS 'SELECT 1'`,
    good: `CREATE FUNCTION quiet() RETURNS int LANGUAGE sql SET work_mem TO '1MB' SET search_path TO public, pg_temp AS 'SELECT 1';
           CREATE FUNCTION silent() RETURNS int LANGUAGE sql SET session_replication_role TO 'replica' AS 'SELECT 1'`,
    finds: ["routine public.loud()"],
    converted: {
      holds: ["SET work_mem TO '1MB'", "session_replication_role", /'public', 'pg_temp'/],
      lacks: ["log_statement"],
    },
  },
];

const definitions: RuleCase[] = [
  {
    rule: "priv-opclass",
    bad: `CREATE OPERATOR CLASS backwards FOR TYPE int USING btree AS OPERATOR 1 >, OPERATOR 2 >=, OPERATOR 3 =, OPERATOR 4 <=, OPERATOR 5 <, FUNCTION 1 btint4cmp(int, int);
          CREATE OPERATOR FAMILY lonely USING hash`,
    good: "CREATE EXTENSION hstore; CREATE TABLE t (a text); CREATE INDEX ON t (a text_pattern_ops)",
    finds: ["operator class public.backwards USING btree", "operator family public.lonely USING hash"],
  },
  {
    rule: "priv-base-type",
    bad: `CREATE TYPE label;
          CREATE FUNCTION label_in(cstring) RETURNS label LANGUAGE internal STRICT IMMUTABLE AS 'textin';
          CREATE FUNCTION label_out(label) RETURNS cstring LANGUAGE internal STRICT IMMUTABLE AS 'textout';
          CREATE TYPE label (INPUT = label_in, OUTPUT = label_out, LIKE = text)`,
    good: `CREATE EXTENSION hstore; CREATE TYPE pair AS (a int, b int); CREATE TYPE mood AS ENUM ('a');
           CREATE DOMAIN word AS text; CREATE TYPE span AS RANGE (SUBTYPE = text); CREATE TABLE rows_too (a label[])`,
    finds: ["type public.label"],
  },
  {
    rule: "priv-ts-template",
    bad: `CREATE TEXT SEARCH TEMPLATE template_of_mine (INIT = dsimple_init, LEXIZE = dsimple_lexize);
          CREATE TEXT SEARCH PARSER parser_of_mine (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype)`,
    good: "CREATE EXTENSION unaccent; CREATE TEXT SEARCH DICTIONARY plain (TEMPLATE = simple); CREATE TEXT SEARCH CONFIGURATION conf (COPY = english)",
    finds: ["text search template public.template_of_mine", "text search parser public.parser_of_mine"],
  },
  {
    rule: "ts-dict-file",
    bad: `CREATE TEXT SEARCH DICTIONARY words (TEMPLATE = synonym, SYNONYMS = synonym_sample);
          CREATE TEXT SEARCH DICTIONARY stopped (TEMPLATE = simple, STOPWORDS = english, ACCEPT = false)`,
    good: "CREATE EXTENSION unaccent; CREATE TEXT SEARCH DICTIONARY plain (TEMPLATE = simple, ACCEPT = false); CREATE TEXT SEARCH DICTIONARY stems (TEMPLATE = snowball, LANGUAGE = german)",
    finds: ["text search dictionary public.words", "text search dictionary public.stopped [warning]"],
  },
  {
    rule: "priv-cast",
    bad: `CREATE CAST (text AS bytea) WITHOUT FUNCTION;
          CREATE FUNCTION number(point) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1';
          CREATE CAST (point AS int) WITH FUNCTION number(point)`,
    good: `CREATE EXTENSION hstore; CREATE TYPE mood AS ENUM ('a'); CREATE CAST (varchar AS mood) WITH INOUT AS ASSIGNMENT;
           CREATE FUNCTION one(mood) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1'; CREATE CAST (mood AS int) WITH FUNCTION one(mood)`,
    finds: ["cast point AS integer", "cast text AS bytea"],
  },
  {
    rule: "priv-conversion",
    bad: `CREATE FUNCTION latin(integer, integer, cstring, internal, integer, boolean) RETURNS integer LANGUAGE c STRICT AS '$libdir/utf8_and_iso8859_1', 'iso8859_1_to_utf8';
          CREATE CONVERSION from_latin FOR 'LATIN1' TO 'UTF8' FROM latin`,
    good: "CREATE CONVERSION again FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8",
    finds: ["conversion public.from_latin"],
  },
  {
    rule: "priv-transform",
    bad: "CREATE TRANSFORM FOR integer LANGUAGE sql (FROM SQL WITH FUNCTION prsd_lextype(internal), TO SQL WITH FUNCTION int4recv(internal))",
    good: "SELECT 1",
    finds: ["transform sql on integer"],
  },
  {
    rule: "priv-agg-internal",
    bad: `CREATE AGGREGATE mean(bigint) (SFUNC = int8_avg_accum, STYPE = internal, FINALFUNC = numeric_poly_avg);
          CREATE AGGREGATE joined(text, text) (SFUNC = string_agg_transfn, STYPE = internal, FINALFUNC = string_agg_finalfn)`,
    good: "CREATE AGGREGATE total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0'); CREATE AGGREGATE rows_of(*) (SFUNC = int8inc, STYPE = bigint, INITCOND = '0')",
    finds: ["routine public.joined(text, text)", "routine public.mean(bigint)"],
  },
];

const placement: RuleCase[] = [
  {
    rule: "priv-tablespace",
    alone: ["SET allow_in_place_tablespaces = on", "CREATE TABLESPACE fast_disk LOCATION ''"],
    bad: `CREATE TABLE placed (id int CONSTRAINT placed_key PRIMARY KEY USING INDEX TABLESPACE fast_disk) TABLESPACE fast_disk;
          CREATE TABLE tree (id int) PARTITION BY LIST (id) TABLESPACE fast_disk; CREATE INDEX placed_index ON placed ((id + 1)) TABLESPACE fast_disk;
          CREATE MATERIALIZED VIEW placed_view TABLESPACE fast_disk AS SELECT 1 AS tablespace`,
    good: `CREATE TABLE tablespace (fast_disk int PRIMARY KEY); CREATE VIEW v AS SELECT 'TABLESPACE fast_disk' AS tablespace; CREATE INDEX ON tablespace (fast_disk)`,
    finds: [
      "index public.placed_index",
      "index public.placed_key",
      "materialized view public.placed_view",
      "table public.placed",
      "table public.tree",
    ],
    converted: {
      holds: ["CREATE TABLE public.placed", "SET default_tablespace = ''"],
      lacks: ["default_tablespace = fast"],
    },
  },
  {
    rule: "priv-tablespace",
    live: false,
    bad: "",
    dump: `CREATE TABLESPACE fast LOCATION '/fast';
CREATE TABLE public.tablespace (fast int) WITH (fillfactor=70) TABLESPACE fast;
CREATE INDEX i ON public.tablespace USING btree (fast) TABLESPACE "fast" WHERE (fast > 1);
CREATE TABLE public.other (tablespace int);
ALTER TABLE ONLY public.other ADD CONSTRAINT k PRIMARY KEY (tablespace) USING INDEX TABLESPACE fast;
ALTER TABLE public.other SET TABLESPACE fast;
CREATE MATERIALIZED VIEW public.m TABLESPACE fast AS SELECT tablespace.fast FROM public.tablespace;
`,
    finds: [
      "index public.i",
      "index public.k",
      "materialized view public.m",
      "table public.other",
      "table public.tablespace",
      "tablespace fast",
    ],
    converted: {
      holds: [
        "CREATE TABLE public.tablespace (fast int) WITH (fillfactor=70);",
        "USING btree (fast) WHERE (fast > 1);",
        "PRIMARY KEY (tablespace);",
        "CREATE MATERIALIZED VIEW public.m AS SELECT tablespace.fast",
      ],
      lacks: [/TABLESPACE "?fast/, "CREATE TABLESPACE"],
    },
  },
  {
    rule: "priv-access-method",
    bad: `CREATE ACCESS METHOD packed TYPE TABLE HANDLER heap_tableam_handler;
          CREATE TABLE small (id int) USING packed; CREATE MATERIALIZED VIEW small_view USING packed AS SELECT 1 AS a`,
    good: "CREATE TABLE using_heap (packed int) USING heap; CREATE TABLE tree (id int) PARTITION BY LIST (id); CREATE TABLE zz (id int); CREATE INDEX ON zz USING hash (id)",
    finds: ["access method packed", "materialized view public.small_view", "table public.small"],
    converted: {
      holds: ["default_table_access_method = heap", "CREATE TABLE public.small"],
      lacks: ["= packed", "CREATE ACCESS METHOD"],
    },
  },
  {
    rule: "priv-access-method",
    live: false,
    bad: "",
    dump: `CREATE TABLE public."using" (packed int) USING packed WITH (fillfactor=70);
CREATE TABLE public.tree (id int) PARTITION BY LIST (id);
ALTER TABLE public.tree SET ACCESS METHOD packed;
ALTER TABLE public.tree SET ACCESS METHOD heap;
`,
    finds: ["table public.tree", "table public.using"],
    converted: {
      holds: ['CREATE TABLE public."using" (packed int) WITH (fillfactor=70);', "SET ACCESS METHOD heap;"],
      lacks: ["METHOD packed", "USING packed"],
    },
  },
  {
    rule: "priv-index-method",
    bad: `CREATE ACCESS METHOD tree2 TYPE INDEX HANDLER hashhandler;
          CREATE OPERATOR CLASS ints FOR TYPE int USING tree2 AS OPERATOR 1 =, FUNCTION 1 hashint4(int);
          CREATE TABLE t (a int); CREATE INDEX odd ON t USING tree2 (a ints)`,
    good: "CREATE EXTENSION bloom; CREATE INDEX flower ON t USING bloom (a); CREATE INDEX plain ON t USING brin (a)",
    finds: ["access method tree2", "index public.odd"],
  },
];

const acts: RuleCase[] = [
  {
    rule: "priv-event-trigger",
    bad: `CREATE FUNCTION told() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'; CREATE EVENT TRIGGER listening ON ddl_command_end EXECUTE FUNCTION told()`,
    good: `CREATE SCHEMA migration_guard; CREATE FUNCTION migration_guard.f() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
           CREATE EVENT TRIGGER guard ON ddl_command_end EXECUTE FUNCTION migration_guard.f();
           CREATE EVENT TRIGGER awsdms_intercept_ddl ON ddl_command_end EXECUTE FUNCTION told()`,
    finds: ["event trigger listening"],
  },
  {
    rule: "priv-comment-ext",
    bad: "CREATE EXTENSION hstore",
    good: "COMMENT ON SCHEMA public IS 'EXTENSION'; CREATE EXTENSION citext; COMMENT ON EXTENSION citext IS NULL",
    finds: ["extension hstore"],
    converted: {
      holds: ["CREATE EXTENSION IF NOT EXISTS hstore", "COMMENT ON SCHEMA"],
      lacks: ["COMMENT ON EXTENSION"],
    },
  },
  {
    rule: "priv-system-acl",
    bad: `CREATE ROLE acl_reader; GRANT EXECUTE ON FUNCTION pg_ls_waldir() TO acl_reader;
          REVOKE EXECUTE ON FUNCTION pg_sleep(double precision) FROM PUBLIC; GRANT SELECT ON pg_stat_ssl TO acl_reader`,
    good: `CREATE FUNCTION pg_ls_dir(int) RETURNS int LANGUAGE sql AS 'SELECT 1'; GRANT EXECUTE ON FUNCTION pg_ls_dir(int) TO acl_reader;
           CREATE EXTENSION pg_stat_statements; GRANT EXECUTE ON FUNCTION pg_read_file(text) TO acl_reader; REVOKE EXECUTE ON FUNCTION pg_read_file(text) FROM acl_reader`,
    finds: [
      "routine pg_catalog.pg_ls_waldir()",
      "routine pg_catalog.pg_sleep(double precision)",
      "table pg_catalog.pg_stat_ssl",
    ],
    converted: {
      holds: ["GRANT ALL ON FUNCTION public.pg_ls_dir"],
      lacks: ["FUNCTION pg_catalog.", "TABLE pg_catalog."],
    },
  },
  {
    rule: "priv-parameter-acl",
    bad: "CREATE ROLE param_setter; GRANT SET ON PARAMETER log_statement TO param_setter",
    good: "GRANT SET ON PARAMETER log_duration TO param_setter; REVOKE SET ON PARAMETER log_duration FROM param_setter",
    finds: ["setting log_statement"],
    dump: "GRANT SET ON PARAMETER log_statement TO param_setter;\nGRANT SELECT ON TABLE public.t TO param_setter;\n",
    converted: { holds: ["GRANT SELECT"], lacks: ["ON PARAMETER"] },
    after: "REVOKE SET ON PARAMETER log_statement FROM param_setter; DROP ROLE param_setter",
  },
  {
    rule: "priv-security-label",
    bad: `CREATE TABLE person (name text, age int); CREATE FUNCTION masked(int) RETURNS int LANGUAGE sql AS 'SELECT 1';
          INSERT INTO pg_catalog.pg_seclabel VALUES ('person'::regclass, 'pg_class'::regclass, 1, 'anon', 'MASKED'), ('person'::regclass, 'pg_class'::regclass, 0, 'sepgsql', 'x'),
            ('masked'::regproc, 'pg_proc'::regclass, 0, 'anon', 'TRUSTED')`,
    good: "COMMENT ON COLUMN person.age IS 'SECURITY LABEL FOR anon'",
    finds: ["column public.person.name", "routine public.masked(integer)", "table public.person"],
    converted: { holds: ["COMMENT ON COLUMN"], lacks: [/^SECURITY LABEL/m] },
  },
  {
    rule: "priv-predefined-role",
    bad: "CREATE ROLE file_reader; GRANT pg_read_server_files TO file_reader",
    good: "GRANT pg_monitor TO file_reader",
    finds: ["role file_reader"],
    dump: "GRANT pg_read_server_files TO file_reader GRANTED BY postgres;\nGRANT pg_monitor TO file_reader GRANTED BY postgres;\n",
    converted: { holds: ["GRANT pg_monitor"], lacks: ["pg_read_server_files"] },
    after: "DROP ROLE file_reader",
  },
  {
    rule: "priv-role-guc",
    bad: `CREATE ROLE noisy; ALTER ROLE noisy SET log_statement = 'all';
          DO $$BEGIN EXECUTE format('ALTER DATABASE %I SET log_min_duration_statement = 5', current_database()); END$$`,
    good: "ALTER ROLE noisy SET work_mem = '1MB'; ALTER ROLE noisy SET session_replication_role = 'replica'; ALTER ROLE noisy SET app.log_statement = 'all'",
    dump: "ALTER ROLE noisy SET log_statement TO 'all';\nALTER ROLE noisy SET work_mem TO '1MB';\nALTER DATABASE shop SET log_min_duration_statement TO '5';\nALTER ROLE noisy SET app.log_statement TO 'all';\n",
    finds: ["setting log_statement on role noisy", "setting log_min_duration_statement on database case_0"],
    dumpFinds: ["setting log_statement on role noisy", "setting log_min_duration_statement on database shop"],
    converted: { holds: ["work_mem", "app.log_statement"], lacks: [/SET log_/] },
    after: "DROP ROLE noisy",
  },
];

ruleCases([...acts.slice(-1), ...acts.slice(0, -1), ...functions, ...definitions, ...placement], 15, [], true);
