import { type RuleCase, ruleCases } from "./rule-cases.js";

const dumped = (item: Omit<RuleCase, "bad" | "live">): RuleCase => ({ ...item, bad: "", live: false });

const to14 = { source: 13, target: 16 };

ruleCases(
  [
    {
      rule: "version-target-older",
      bad: "CREATE TABLE t (a int)",
      finds: ["setting server version"],
      road: { source: 15, target: 14 },
    },
    { rule: "version-target-older", bad: "CREATE TABLE t (a int)", finds: [], road: { source: 15, target: 15 } },
    {
      rule: "version-aurora-eol",
      bad: "CREATE TABLE t (a int)",
      finds: ["setting server version"],
      road: { source: 12, target: 13 },
    },
    { rule: "version-aurora-eol", bad: "", finds: ["setting server version [info]"], road: { source: 12, target: 14 } },
    { rule: "version-aurora-eol", bad: "", finds: [], road: { source: 12, target: 15 } },
    {
      rule: "version-source-dms",
      bad: "",
      finds: ["setting server version [info]"],
      road: { source: 17, target: 17 },
    },
    { rule: "version-source-dms", bad: "", finds: ["setting server version"], road: { source: 19, target: 19 } },
    { rule: "version-source-dms", bad: "", finds: [], road: { source: 16, target: 16 } },
    {
      rule: "version-14-polymorphic",
      bad: `CREATE AGGREGATE gather (int) (sfunc = array_append, stype = int[]);
      UPDATE pg_catalog.pg_aggregate SET aggtranstype = 'anyarray'::regtype WHERE aggfnoid = 'gather(int)'::regprocedure;
      CREATE FUNCTION two(a int[], b int[]) RETURNS int[] LANGUAGE sql AS 'SELECT a'; CREATE OPERATOR ||| (function = two, leftarg = int[], rightarg = int[]);
      UPDATE pg_catalog.pg_operator SET oprcode = 'array_cat'::regproc, oprleft = 'anyarray'::regtype, oprright = 'anyarray'::regtype WHERE oprname = '|||'`,
      good: `CREATE AGGREGATE numbers (int) (sfunc = array_append, stype = int[]);
      CREATE FUNCTION keep(a anyarray, b anyelement) RETURNS anyarray LANGUAGE sql AS 'SELECT a';
      CREATE AGGREGATE kept (anyelement) (sfunc = keep, stype = anyarray, initcond = '{}')`,
      finds: ["routine public.gather(integer)", "operator public.|||(anyarray, anyarray)"],
      road: to14,
    },
    dumped({
      rule: "version-14-polymorphic",
      dump: `CREATE AGGREGATE public.gather(anyelement) (SFUNC = array_append, STYPE = anyarray, INITCOND = '{}');
      COMMENT ON AGGREGATE public.gather(anyelement) IS 'gathers anyelement'; CREATE AGGREGATE public.kept(anyelement) (SFUNC = public.keep, STYPE = anyarray);
      COMMENT ON AGGREGATE public.kept(anyelement) IS 'anyelement'; ALTER AGGREGATE public.gather(anyelement) OWNER TO bob;`,
      finds: ["routine public.gather(anyelement)"],
      road: to14,
      converted: {
        holds: [
          "public.gather(anycompatible) (SFUNC = array_append, STYPE = anycompatiblearray, INITCOND = '{}')",
          "COMMENT ON AGGREGATE public.gather(anycompatible) IS 'gathers anyelement'",
          "COMMENT ON AGGREGATE public.kept(anyelement)",
          "ALTER AGGREGATE public.gather(anycompatible) OWNER TO bob",
        ],
      },
    }),
    {
      rule: "version-14-postfix",
      bad: `CREATE FUNCTION f(a int, b int) RETURNS int LANGUAGE sql AS 'SELECT a'; CREATE OPERATOR !! (function = f, leftarg = int, rightarg = int);
      UPDATE pg_catalog.pg_operator SET oprkind = 'r', oprright = 0 WHERE oprname = '!!' AND oprnamespace = 'public'::regnamespace`,
      good: `CREATE FUNCTION g(a int) RETURNS int LANGUAGE sql AS 'SELECT a'; CREATE OPERATOR !! (function = g, rightarg = int);
      CREATE OPERATOR !!! (function = f, leftarg = int, rightarg = int)`,
      finds: ["operator public.!!(integer)"],
      road: to14,
    },
    {
      rule: "version-14-operators",
      bad: `SET check_function_bodies = off; CREATE FUNCTION inside(a box) RETURNS bool LANGUAGE sql AS $$ SELECT a @ box '(1,1),(0,0)' $$;
      CREATE FUNCTION around(a box) RETURNS bool LANGUAGE plpgsql AS $$ BEGIN RETURN a ~ '(1,1),(0,0)'::box; END $$`,
      good: `CREATE FUNCTION fine(a text, b int) RETURNS bool LANGUAGE sql AS $$ SELECT a ~ '^x @ y' AND @ b > 1 AND a ~ b::text $$;
      CREATE VIEW v AS SELECT box '(1,1),(0,0)' @> box '(1,1),(0,0)' AS a, '~'::text AS b`,
      finds: ["routine public.inside(box)", "routine public.around(box)"],
      road: to14,
    },
    dumped({
      rule: "version-14-operators",
      dump: `CREATE VIEW public.v AS SELECT (a @ b) AS x, (a ~ '(1,1)'::circle) AS y, (h OPERATOR(public.@) '{1}') AS z, (t ~ '@') AS w FROM public.t;
      CREATE TABLE public.t (a box, CONSTRAINT c CHECK (a @ '(1,1),(0,0)'::box));`,
      // Two operators, two findings on the view.
      finds: ["view public.v", "view public.v", "table public.t"],
      road: to14,
      converted: {
        holds: [
          "(a <@ b) AS x, (a @> '(1,1)'::circle) AS y, (h OPERATOR(public.@>) '{1}') AS z, (t ~ '@') AS w",
          "CHECK (a <@ '",
        ],
      },
    }),
    {
      rule: "version-14-extract",
      bad: "CREATE FUNCTION y(d date) RETURNS float LANGUAGE plpgsql AS $$ BEGIN RETURN EXTRACT(year FROM d); END $$",
      good: "CREATE FUNCTION z(d date) RETURNS float LANGUAGE plpgsql AS $$ BEGIN /* extract(x) */ RETURN date_part('extract(', d); END $$",
      finds: ["routine public.y(date)"],
      road: to14,
    },
    {
      rule: "version-15-public",
      bad: "GRANT CREATE ON SCHEMA public TO PUBLIC",
      finds: ["schema public"],
      road: { source: 14, target: 15 },
    },
    { rule: "version-15-public", bad: "CREATE TABLE t (a int)", finds: [], road: { source: 14, target: 15 } },
    {
      rule: "version-15-backup-api",
      bad: "CREATE FUNCTION b() RETURNS void LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_start_backup('x'); EXECUTE 'SELECT pg_stop_backup()'; END $$",
      good: "CREATE FUNCTION c() RETURNS text LANGUAGE plpgsql AS $$ BEGIN -- pg_start_backup()\n RETURN 'pg_stop_backup()'; END $$",
      // Once called, once put together at run time: two findings on one routine.
      finds: ["routine public.b()", "routine public.b()"],
      road: { source: 14, target: 15 },
    },
    {
      rule: "version-16-createrole",
      bad: "CREATE ROLE vc_maker LOGIN CREATEROLE",
      good: "CREATE ROLE vc_boss LOGIN SUPERUSER CREATEROLE; CREATE ROLE vc_plain LOGIN CREATEDB",
      finds: ["role vc_maker"],
      dumpFinds: null,
      after: "DROP ROLE vc_maker; DROP ROLE vc_boss; DROP ROLE vc_plain",
    },
    dumped({
      rule: "version-16-createrole",
      dump: "CREATE ROLE maker; ALTER ROLE maker WITH NOSUPERUSER CREATEROLE; CREATE ROLE plain NOCREATEROLE; ALTER ROLE boss WITH SUPERUSER CREATEROLE;",
      finds: ["role maker"],
    }),
    {
      rule: "version-16-params",
      bad: `DO $$ BEGIN EXECUTE pg_catalog.format('ALTER DATABASE %I SET force_parallel_mode = on', pg_catalog.current_database()); END $$;
      CREATE FUNCTION p() RETURNS text LANGUAGE plpgsql AS $$ BEGIN SET LOCAL force_parallel_mode = on; RETURN 1; END $$;
      CREATE FUNCTION q() RETURNS text LANGUAGE sql AS $$ SELECT current_setting('lc_collate') $$`,
      good: `CREATE FUNCTION r() RETURNS text LANGUAGE sql AS $$ SELECT current_setting('lc_messages') WHERE 'lc_collate' <> 'SHOW lc_ctype' $$`,

      finds: ["setting force_parallel_mode", "routine public.p()", "routine public.q()"],
      dumpFinds: ["routine public.p()", "routine public.q()"],
    },
    dumped({
      rule: "version-16-params",
      dump: "ALTER DATABASE x SET force_parallel_mode TO 'on'; ALTER ROLE y SET work_mem TO '1MB';",
      finds: ["setting force_parallel_mode"],
    }),
    {
      rule: "version-17-removed",
      bad: "CREATE VIEW w AS SELECT buffers_clean FROM pg_stat_bgwriter; CREATE FUNCTION l() RETURNS text LANGUAGE sql AS $$ SELECT daticulocale FROM pg_database LIMIT 1 $$",
      good: "CREATE TABLE pg_stat_bgwriters (a text DEFAULT 'daticulocale'); CREATE VIEW x AS SELECT datname FROM pg_database",
      finds: ["view public.w", "routine public.l()"],
      road: { source: 15, target: 17 },
    },
    {
      rule: "version-17-searchpath",
      bad: `CREATE TABLE t (a int); CREATE FUNCTION helper(a int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT a + 1';
      CREATE FUNCTION looks(a int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT helper(a)'; CREATE MATERIALIZED VIEW m AS SELECT looks(a) AS b FROM t;
      CREATE FUNCTION sorts(a int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN helper(a); END'; CREATE INDEX i ON t (sorts(a))`,
      good: `CREATE FUNCTION qualified(a int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT public.helper(a)'; CREATE INDEX j ON t (qualified(a));
      CREATE FUNCTION safe(a int) RETURNS int LANGUAGE sql IMMUTABLE SET search_path = public AS 'SELECT helper(a)'; CREATE MATERIALIZED VIEW n AS SELECT safe(a) AS b, abs(a) AS c FROM t;
      CREATE FUNCTION idle(a int) RETURNS int LANGUAGE sql AS 'SELECT helper(a)'; CREATE VIEW v AS SELECT idle(a) AS b FROM t`,
      finds: ["routine public.looks(integer)", "routine public.sorts(integer)"],
      road: { source: 15, target: 17 },
      converted: {
        holds: [/looks\(a integer\) RETURNS integer\s+SET search_path TO "public", "pg_temp" LANGUAGE sql/],
      },
    },
    {
      rule: "version-18",
      bad: "CREATE FUNCTION cons() RETURNS bigint LANGUAGE sql AS $$ SELECT count(*) FROM pg_catalog.pg_constraint $$",
      good: "CREATE TABLE t (pg_constraint text DEFAULT 'pg_constraint')",
      finds: ["routine public.cons()"],
      road: { source: 15, target: 18 },
    },
  ],
  15,
  [],
  true,
);

// Up to 14 the right is the default, and pg_dump says nothing of it.
ruleCases(
  [
    {
      rule: "version-15-public",
      bad: "CREATE TABLE t (a int)",
      finds: ["schema public"],
      road: { source: 14, target: 15 },
    },
    {
      rule: "version-15-public",
      bad: "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
      finds: [],
      road: { source: 14, target: 15 },
    },
  ],
  14,
  [],
  true,
);
