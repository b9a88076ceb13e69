import { type RuleCase, ruleCases } from "./rule-cases.js";

const plpgsql = (name: string, body: string, declare = "") =>
  `CREATE FUNCTION ${name}() RETURNS void LANGUAGE plpgsql AS $f$${declare ? `DECLARE ${declare} ` : ""}BEGIN ${body} END$f$;`;

/** Words that only look like the real thing: in strings, comments, names of others. */
const lookalike = (words: string) =>
  `${plpgsql("harmless", `/* ${words} */ RAISE NOTICE '%', $s$${words}$s$; -- ${words}\n`)}
   CREATE VIEW harmless AS SELECT $s$${words}$s$ AS words;`;

const code: RuleCase[] = [
  {
    rule: "priv-file-functions",
    bad: `${plpgsql("reads", "PERFORM pg_read_file('postgresql.conf');")}
          CREATE FUNCTION lists() RETURNS SETOF text LANGUAGE sql AS 'SELECT pg_ls_dir(''.'')';
          CREATE VIEW files AS SELECT pg_catalog.pg_ls_dir('.') AS file;
          ${plpgsql("hidden", "q := q || ' pg_read_binary_file(x)'; EXECUTE q;", "q text := 'SELECT';")}
          CREATE LANGUAGE plperl HANDLER pg_catalog.plpgsql_call_handler; CREATE FUNCTION perl() RETURNS void LANGUAGE plperl AS $f$spi_exec_query("SELECT lo_import('/tmp/x')");$f$`,
    good: `${lookalike("pg_read_file('x')")} CREATE SCHEMA own; CREATE FUNCTION own.lo_export(int) RETURNS int LANGUAGE sql AS 'SELECT 1';
           CREATE FUNCTION calls() RETURNS int LANGUAGE sql AS 'SELECT own.lo_export(1)';
           CREATE FUNCTION perl2() RETURNS void LANGUAGE plperl AS $f$my $my_lo_import = 1; # $my_lo_import (1)
           $f$`,
    finds: [
      "routine public.hidden()",
      "routine public.lists()",
      "routine public.perl()",
      "routine public.reads()",
      "view public.files",
    ],
  },
  {
    rule: "priv-copy-file",
    bad: `CREATE TABLE t (a int); ${plpgsql("loads", "COPY t FROM '/tmp/t.csv' CSV;")} ${plpgsql("writes", "EXECUTE format('COPY t TO %L', '/tmp/t.csv');")}
          ${plpgsql("assigned", "q := 'COPY t FROM ' || quote_literal('/tmp/x'); EXECUTE q;", "q text;")}`,
    good: `${lookalike("COPY t FROM '/tmp/x'")} ${plpgsql("program", "COPY t FROM PROGRAM 'ls';")} ${plpgsql("apart", "q := 'COPY t FROM ''/tmp/x'''; r := 'SELECT 1'; EXECUTE r;", "q text; r text;")}`,
    finds: ["routine public.assigned()", "routine public.loads()", "routine public.writes()"],
  },
  {
    rule: "priv-copy-file",
    live: false,
    bad: "",
    dump: "COPY public.t (a, b) FROM '/tmp/t.csv';\nCOPY public.u FROM PROGRAM 'ls';\nCOPY public.v (a) FROM stdin;\n1\n\\.\n",
    finds: ["table public.t"],
  },
  {
    rule: "priv-copy-program",
    bad: `CREATE TABLE t (a text); ${plpgsql("runs", "COPY t FROM PROGRAM 'ls';")} ${plpgsql("hidden", "EXECUTE 'COPY t TO PROGRAM ''gzip''';")}`,
    good: `${lookalike("COPY t FROM PROGRAM 'ls'")} ${plpgsql("file", "COPY t FROM '/tmp/program';")}`,
    finds: ["routine public.hidden()", "routine public.runs()"],
  },
  {
    rule: "priv-admin-functions",
    bad: `${plpgsql("reloads", "PERFORM pg_reload_conf();")} ${plpgsql("point", "CHECKPOINT;")} ${plpgsql("alters", "EXECUTE 'ALTER SYSTEM SET work_mem = 1';")} ${plpgsql("loads", "LOAD 'auto_explain';")}`,
    good: `${lookalike("ALTER SYSTEM SET x = 1; CHECKPOINT; SELECT pg_switch_wal()")} CREATE TABLE checkpoint (load int);`,
    finds: ["routine public.alters()", "routine public.loads()", "routine public.point()", "routine public.reloads()"],
  },
  {
    rule: "priv-catalog-dml",
    bad: `${plpgsql("relabels", "UPDATE pg_enum SET enumlabel = 'x' WHERE false;")} ${plpgsql("hidden", "EXECUTE 'delete from pg_catalog.pg_depend';")}
          ${plpgsql("mods", "PERFORM set_config('allow_system_table_mods', 'on', true);")} ${plpgsql("adds", "INSERT INTO pg_catalog.pg_description SELECT * FROM pg_catalog.pg_description WHERE false;")}`,
    good: `${lookalike("UPDATE pg_class SET relname = 'x'")} CREATE TABLE pg_enum_copy (a int); ${plpgsql("own", "UPDATE pg_enum_copy SET a = 1; UPDATE pg_settings SET setting = '1' WHERE name = 'x'; PERFORM * FROM pg_class;")}
           CREATE SCHEMA own; CREATE TABLE own.pg_type (a int); ${plpgsql("other", "DELETE FROM own.pg_type;")}`,
    finds: ["routine public.adds()", "routine public.hidden()", "routine public.mods()", "routine public.relabels()"],
  },
  {
    rule: "priv-catalog-read",
    bad: `CREATE VIEW shadows AS SELECT usename FROM pg_shadow; CREATE VIEW hashes AS SELECT rolname, rolpassword FROM pg_authid;
          ${plpgsql("samples", "PERFORM * FROM pg_catalog.pg_statistic; PERFORM subconninfo FROM pg_subscription;")}`,
    good: `${lookalike("SELECT * FROM pg_shadow")} CREATE VIEW roles AS SELECT rolname FROM pg_roles; CREATE VIEW names AS SELECT rolname FROM pg_authid;
           CREATE SCHEMA own; CREATE TABLE own.pg_shadow (a int); CREATE VIEW other AS SELECT a FROM own.pg_shadow`,
    finds: ["routine public.samples()", "routine public.samples()", "view public.hashes", "view public.shadows"],
  },
  {
    rule: "priv-authid-read",
    bad: `CREATE VIEW names AS SELECT a.rolname AS pg_authid FROM pg_authid a WHERE a.rolname <> 'pg_authid' OR a.rolname = 'é';
          CREATE FUNCTION named() RETURNS SETOF name LANGUAGE sql AS $$SELECT 'é pg_authid' UNION SELECT rolname FROM pg_catalog.pg_authid$$;
          ${plpgsql("looks", "PERFORM rolname FROM pg_authid; -- pg_authid")}`.replace(
      "-- pg_authid END",
      "-- pg_authid\nEND",
    ),
    good: `CREATE VIEW hashes AS SELECT rolpassword FROM pg_authid; ${lookalike("SELECT 1 FROM pg_authid")}`,
    finds: ["routine public.looks()", "routine public.named()", "view public.names"],
    converted: {
      holds: [
        /FROM pg_roles a\s+WHERE/,
        "'pg_authid'",
        "UNION SELECT rolname FROM pg_catalog.pg_roles$$",
        "'é pg_authid'",
        "PERFORM rolname FROM pg_roles; -- pg_authid",
        "SELECT 1 FROM pg_authid",
        /rolpassword\s+FROM pg_authid/,
      ],
    },
  },
  {
    rule: "priv-session-auth",
    bad: `${plpgsql("becomes", "SET SESSION AUTHORIZATION postgres;")} ${plpgsql("hidden", "EXECUTE 'set local session authorization ' || 'x';")}`,
    good: `${lookalike("SET SESSION AUTHORIZATION x")} ${plpgsql("role", "SET ROLE postgres;")}`,
    finds: ["routine public.becomes()", "routine public.hidden()"],
  },
  {
    rule: "dump-session-auth",
    live: false,
    bad: "",
    dump: "SET SESSION AUTHORIZATION 'app';\nCREATE TABLE public.t (a text DEFAULT 'SET SESSION AUTHORIZATION');\nSET SESSION AUTHORIZATION DEFAULT;\nSET work_mem = '1MB';\n",
    finds: ["role app"],
    converted: { holds: ["CREATE TABLE", "SET work_mem"], lacks: [/^SET SESSION/m] },
  },
  {
    rule: "priv-replication-role",
    bad: `${plpgsql("quiet", "SET LOCAL session_replication_role = replica;")} ${plpgsql("called", "PERFORM set_config('session_replication_role', 'replica', true);")}
          CREATE FUNCTION clause() RETURNS int LANGUAGE sql SET session_replication_role = 'replica' AS 'SELECT 1'`,
    good: `${lookalike("SET session_replication_role = replica")} ${plpgsql("asks", "PERFORM current_setting('session_replication_role');")}`,
    finds: ["routine public.called()", "routine public.clause()", "routine public.quiet()"],
  },
];

ruleCases(code, 15, [], true);
