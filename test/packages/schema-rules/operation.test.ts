import { beforeAll, describe, expect, test } from "@jest/globals";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { withClient } from "@postgres-to-aurora/postgres";
import { displayObject } from "@postgres-to-aurora/schema";
import { RULES, type Rule, runOnCatalog } from "@postgres-to-aurora/schema/assess";
import { startTestServer } from "@postgres-to-aurora/test-kit";
import { type RuleCase, ruleCases } from "./rule-cases.js";

const plpgsql = (name: string, body: string) =>
  `CREATE FUNCTION ${name}() RETURNS void LANGUAGE plpgsql AS $f$BEGIN ${body} END$f$;`;

const LONG = "a".repeat(63);

const server: RuleCase[] = [
  {
    rule: "multi-database",
    alone: ["CREATE DATABASE another"],
    bad: "SELECT 1",
    finds: ["database another"],
    dump: "CREATE DATABASE shop WITH ENCODING = 'UTF8';\nCREATE DATABASE another WITH ENCODING = 'UTF8';\n",
    after: "DROP DATABASE another",
  },
  {
    rule: "db-role-settings",
    bad: `CREATE ROLE planner; ALTER ROLE planner SET search_path = "$user", app; ALTER ROLE planner SET app.secret = 'hush';
          DO $$BEGIN EXECUTE format('ALTER DATABASE %I SET timezone = ''Europe/Rome''', current_database());
            EXECUTE format('ALTER ROLE planner IN DATABASE %I SET work_mem = ''1MB''', current_database()); END$$`,
    good: "ALTER ROLE planner SET log_statement = 'all'; CREATE ROLE elsewhere; ALTER ROLE elsewhere IN DATABASE postgres SET work_mem = '2MB'",
    finds: [
      "setting TimeZone on database case_1",
      "setting app.secret on role planner",
      "setting search_path on role planner",
      "setting work_mem on role planner in database case_1",
    ],
    dumpFinds: ["setting TimeZone on database case_1", "setting work_mem on role planner in database case_1"],
    after: "DROP ROLE planner, elsewhere",
  },
  {
    rule: "two-phase",
    live: false,
    bad: "",
    dump: "CREATE PROCEDURE public.p() LANGUAGE plpgsql AS $$BEGIN EXECUTE 'PREPARE TRANSACTION ''x'''; RAISE NOTICE 'PREPARE TRANSACTION'; END$$;\n",
    finds: ["routine public.p()"],
  },
];

const code: RuleCase[] = [
  {
    rule: "notify",
    bad: `${plpgsql("tells", "PERFORM pg_notify('a', 'b');")} ${plpgsql("says", "NOTIFY orders, 'x';")} ${plpgsql("hidden", "EXECUTE format('NOTIFY %I', 'a');")}
          CREATE TABLE t (a int); CREATE RULE told AS ON INSERT TO t DO ALSO NOTIFY orders`,
    good: `${plpgsql("quiet", "RAISE NOTICE 'NOTIFY orders'; -- pg_notify(\n")} CREATE FUNCTION notify(a int) RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE VIEW v AS SELECT notify(1)`,
    finds: ["routine public.hidden()", "routine public.says()", "routine public.tells()", "rule told on public.t"],
  },
  {
    rule: "advisory-lock",
    bad: `${plpgsql("locks", "PERFORM pg_advisory_xact_lock(1);")} CREATE VIEW tries AS SELECT pg_try_advisory_lock_shared(1) AS got`,
    good: plpgsql("quiet", "RAISE NOTICE 'pg_advisory_lock(1)'; PERFORM 1 FROM pg_locks WHERE locktype = 'advisory';"),
    finds: ["routine public.locks()", "view public.tries"],
  },
  {
    rule: "dynamic-sql",
    bad: `${plpgsql("twice", "EXECUTE 'SELECT 1'; EXECUTE format('SELECT %s', 2);")} ${plpgsql("loops", "DECLARE r record; BEGIN FOR r IN EXECUTE 'SELECT 1' LOOP NULL; END LOOP; END;")}
          CREATE FUNCTION returns_rows() RETURNS SETOF int LANGUAGE plpgsql AS $$BEGIN RETURN QUERY EXECUTE 'SELECT 1'; END$$`,
    good: `${plpgsql("fixed", "PERFORM 1; RAISE NOTICE 'EXECUTE format(1)';")} CREATE FUNCTION fixed_rows() RETURNS SETOF int LANGUAGE plpgsql AS $$BEGIN RETURN QUERY SELECT 1; END$$;
           CREATE TABLE t (a int); CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; CREATE TRIGGER tr BEFORE INSERT ON t EXECUTE FUNCTION tf()`,
    finds: ["routine public.loops()", "routine public.returns_rows()", "routine public.twice()"],
  },
  {
    rule: "routine-unchecked",
    bad: `${plpgsql("a", "NULL;")} ${plpgsql("b", "NULL;")}`,
    good: "CREATE SCHEMA other; CREATE FUNCTION other.f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    finds: ["schema public"],
  },
];

const stored: RuleCase[] = [
  {
    rule: "index-invalid",
    bad: `CREATE TABLE t (a int); CREATE INDEX broken ON t (a); CREATE INDEX rest_ccnew ON t (a);
          UPDATE pg_catalog.pg_index SET indisvalid = false WHERE indexrelid IN ('broken'::regclass, 'rest_ccnew'::regclass)`,
    good: "CREATE INDEX fine ON t (a); CREATE TABLE tree (a int) PARTITION BY LIST (a); CREATE TABLE leaf PARTITION OF tree DEFAULT; CREATE INDEX waiting ON ONLY tree (a)",
    finds: ["index public.broken", "index public.rest_ccnew"],
    dumpFinds: null,
  },
  {
    rule: "index-search-path",
    bad: `CREATE EXTENSION unaccent; CREATE TABLE people (name text, plain text);
          CREATE FUNCTION plain(text) RETURNS text LANGUAGE sql IMMUTABLE AS $$SELECT unaccent('unaccent', $1)$$;
          CREATE FUNCTION helper(text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1';
          CREATE FUNCTION helped(text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN helper($1); END';
          CREATE INDEX by_plain ON people (plain(name)); CREATE INDEX partly ON people (name) WHERE helped(name) <> '';
          CREATE TABLE made (name text, short text GENERATED ALWAYS AS (helped(name)) STORED)`,
    good: `CREATE FUNCTION qualified(text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT public.helper(lower($1))';
           CREATE FUNCTION pinned(text) RETURNS text LANGUAGE sql IMMUTABLE SET search_path TO public AS 'SELECT helper($1)';
           CREATE FUNCTION unused(text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT helper($1)';
           CREATE FUNCTION simple(people text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT upper($1)';
           CREATE INDEX i1 ON people (qualified(name)); CREATE INDEX i2 ON people (pinned(name)); CREATE INDEX i3 ON people (simple(name)); CREATE INDEX i4 ON people (lower(name))`,
    finds: ["column public.made.short", "index public.by_plain", "index public.partly"],
    converted: {
      holds: [
        /FUNCTION public\.plain\(text\)[^$]*SET search_path TO "public", "pg_temp"/,
        /FUNCTION public\.helped\(text\)[^$]*SET search_path/,
        /FUNCTION public\.unused\(text\) RETURNS text\s+LANGUAGE sql IMMUTABLE\s+AS/,
      ],
      lacks: [/FUNCTION public\.simple\(people text\)[^$]*SET search_path/],
    },
  },
  {
    rule: "stats-none",
    bad: "CREATE TABLE t (a int, b int); CREATE STATISTICS together (dependencies) ON a, b FROM t",
    good: "ALTER TABLE t ALTER a SET STATISTICS 500",
    finds: ["statistics public.together"],
  },
  {
    rule: "toast-lz4",
    // Planted, since not every server is built with lz4.
    bad: "CREATE TABLE t (a text, lz4 text, b text COMPRESSION pglz); UPDATE pg_catalog.pg_attribute SET attcompression = 'l' WHERE attrelid = 't'::regclass AND attname = 'a'",
    finds: ["column public.t.a"],
    converted: { holds: ["SET COMPRESSION pglz"], lacks: ["COMPRESSION lz4"] },
  },
  {
    rule: "with-oids",
    live: false,
    bad: "",
    dump: `SET default_with_oids = true;
CREATE TABLE public.a (oids int);
SET default_with_oids = false;
CREATE TABLE public.b (a int) WITH (oids='false');
CREATE TABLE public.c (a int) WITH (fillfactor=70, oids=true);
CREATE TABLE public.d (a int) WITH (oids='true', fillfactor=70);
CREATE TABLE public.e (a int) WITH (oids='true') TABLESPACE x;
CREATE TABLE public.f (a int) WITH OIDS;
CREATE TABLE public.g (a int) WITHOUT OIDS;
CREATE TABLE public.h (oids text DEFAULT 'WITH OIDS');
`,
    finds: ["table public.a", "table public.c", "table public.d", "table public.e", "table public.f"],
    converted: {
      holds: [
        "CREATE TABLE public.b (a int);",
        "c (a int) WITH (fillfactor=70);",
        "d (a int) WITH (fillfactor=70);",
        "e (a int) TABLESPACE x;",
        "'WITH OIDS'",
      ],
      lacks: ["default_with_oids", /WITH \([^)]*oids/],
    },
  },
  {
    rule: "size-limit",
    bad: `CREATE TABLE huge (a text); UPDATE pg_catalog.pg_class SET relpages = -10 WHERE relname = 'huge';
          UPDATE pg_catalog.pg_class SET relpages = 1000 WHERE oid = (SELECT reltoastrelid FROM pg_catalog.pg_class WHERE relname = 'huge')`,
    good: "CREATE TABLE large (a text); UPDATE pg_catalog.pg_class SET relpages = 2147483647 WHERE relname = 'large'; CREATE TABLE small (a int)",
    finds: ["table public.huge"],
    dumpFinds: null,
  },
];

const named: RuleCase[] = [
  {
    rule: "name-special",
    bad: `CREATE TABLE "Order" (id int); CREATE VIEW "50%" AS SELECT 1 AS a; CREATE SCHEMA "Old.Stuff"; CREATE TABLE "é" ("Id" int)`,
    good: 'CREATE TABLE plain_1$ (id serial, "Quoted" int); CREATE SCHEMA fine',
    finds: ["schema Old.Stuff", "table public.Order", "table public.é", "view public.50%"],
  },
  {
    rule: "name-long",
    bad: `CREATE TABLE ${LONG} (id serial); CREATE VIEW "${"é".repeat(31)}a" AS SELECT 1 AS a`,
    good: `CREATE TABLE ${LONG.slice(1)} (id int); CREATE INDEX i${LONG.slice(1)} ON ${LONG} (id)`,
    finds: [`table public.${LONG}`, `view public.${"é".repeat(31)}a`],
  },
  {
    rule: "name-reserved",
    bad: "CREATE SCHEMA aws_stuff; CREATE SCHEMA cron; CREATE SCHEMA rds_reports",
    good: "CREATE SCHEMA partman; CREATE EXTENSION hstore SCHEMA partman; CREATE SCHEMA aws; CREATE SCHEMA cronjobs; CREATE SCHEMA rdstats; CREATE TABLE aws_stuff.rds_x (a int)",
    finds: ["schema aws_stuff", "schema cron", "schema rds_reports"],
  },
];

ruleCases([...server, ...code, ...stored, ...named], 15, ["--create"], true);

/** What the server's own configuration shows. */
const configured = [
  {
    rule: "param-nondefault",
    found: [
      "setting TimeZone: set to Europe/Rome",
      "setting default_text_search_config: set to pg_catalog.english",
      "setting statement_timeout: set to 3600000",
    ],
    group: ["default_text_search_config=pg_catalog.english", "statement_timeout=3600000", "timezone=Europe/Rome"],
  },
  { rule: "param-custom", found: ["setting app.secret: its value is not shown"], group: [] },
  {
    rule: "param-preload",
    found: ["setting passwordcheck on shared_preload_libraries: passwordcheck"],
    group: [],
  },
  { rule: "op-physical", found: ["setting archive_mode: set to on"], group: [] },
  {
    rule: "two-phase",
    found: ["setting max_prepared_transactions: set to 5"],
    group: ["max_prepared_transactions=5"],
  },
];

describe("the configuration of a server", () => {
  let changed: EmbeddedServer;
  let usual: EmbeddedServer;
  beforeAll(async () => {
    changed = await startTestServer({
      settings: {
        archive_mode: "on",
        archive_command: "true",
        max_prepared_transactions: "5",
        shared_preload_libraries: "passwordcheck, $libdir/pg_stat_statements",
        statement_timeout: "1h",
        TimeZone: "Europe/Rome",
        "app.secret": "hush",
      },
    });
    // What looks alike: the same text in other words, and memory.
    usual = await startTestServer({
      settings: { TimeZone: "Etc/UTC", work_mem: "8MB", default_text_search_config: "pg_catalog.simple" },
    });
  });

  test.each(configured)("shows what is changed by $rule, with what follows for the parameter group", async (item) => {
    const rule = RULES.find(({ id }) => id === item.rule) as Rule;
    const road = { source: 15, target: 16 };
    const hitsOf = async ({ superuser }: EmbeddedServer) => {
      const scope = { schemas: [], excluded: [] };
      const { hits } = await withClient(superuser, {}, (client) => runOnCatalog(client, [rule], road, scope));
      return hits.map(({ hit }) => hit);
    };
    const hits = await hitsOf(changed);
    expect(hits.map(({ object, evidence }) => `${displayObject(object)}: ${evidence}`).sort()).toEqual(item.found);
    const entries = rule.settings?.(hits, road) ?? [];
    expect(entries.map(({ name, value }) => `${name}=${value}`).sort()).toEqual(item.group);
    expect(await hitsOf(usual)).toEqual([]);
  });
});

test("settings of roles are written out so that they give the same setting again", async () => {
  const server = await startTestServer();
  const database = await server.createDatabase("shop");
  const rule = RULES.find(({ id }) => id === "db-role-settings") as Rule;
  await withClient(database, {}, async (client) => {
    await client.query(`CREATE ROLE "it's"; ALTER ROLE "it's" SET search_path = "$user", "My ""App", public;
      ALTER ROLE "it's" IN DATABASE shop SET timezone = 'Europe/Rome'; ALTER DATABASE shop SET lock_timeout = '5s'; ALTER ROLE ALL SET work_mem = '5MB'`);
    const config = async () => (await client.query("SELECT * FROM pg_catalog.pg_db_role_setting ORDER BY 1, 2")).rows;
    const before = await config();
    const { hits } = await runOnCatalog(client, [rule], { source: 15, target: 16 }, { schemas: [], excluded: [] });
    await client.query(
      `ALTER ROLE "it's" RESET ALL; ALTER ROLE "it's" IN DATABASE shop RESET ALL; ALTER DATABASE shop RESET ALL; ALTER ROLE ALL RESET ALL`,
    );
    expect(await config()).toEqual([]);
    for (const { hit } of hits)
      for (const { sql } of rule.sql?.(hit, { source: 15, target: 16 }) ?? []) await client.query(sql);
    expect(await config()).toEqual(before);
    expect(before).toHaveLength(4);
  });
});
