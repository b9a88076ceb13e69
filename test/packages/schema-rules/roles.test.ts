import { expect, test } from "@jest/globals";
import { assessDump, modelOfDump } from "@postgres-to-aurora/schema/assess";
import { ruleCases } from "./rule-cases.js";

// Roles belong to the whole server: each case has its own and drops them.
const drop = (...names: string[]) => names.map((name) => `DROP ROLE ${name};`).join(" ");

ruleCases(
  [
    {
      rule: "role-superuser-attr",
      bad: "CREATE ROLE sa_boss SUPERUSER LOGIN; CREATE ROLE sa_see BYPASSRLS; CREATE TABLE t (a int); GRANT SELECT ON t TO sa_see; CREATE ROLE sa_copy REPLICATION LOGIN",
      good: "CREATE ROLE sa_plain LOGIN CREATEDB; CREATE ROLE sa_elsewhere BYPASSRLS",
      finds: ["role sa_boss", "role sa_copy", "role sa_see"],
      dumpFinds: null,
      after: drop("sa_see", "sa_boss", "sa_copy", "sa_plain", "sa_elsewhere"),
    },
    {
      rule: "role-superuser-attr",
      bad: "",
      live: false,
      dump: `CREATE ROLE boss; ALTER ROLE boss WITH SUPERUSER NOINHERIT LOGIN REPLICATION; CREATE ROLE see BYPASSRLS;
      CREATE ROLE plain; ALTER ROLE plain WITH NOSUPERUSER LOGIN NOREPLICATION NOBYPASSRLS; CREATE TABLE public.superuser (bypassrls int);`,
      finds: ["role boss", "role see"],
      converted: {
        holds: [
          "ALTER ROLE boss WITH NOINHERIT LOGIN;",
          "CREATE ROLE see;",
          "ALTER ROLE plain WITH LOGIN;",
          "superuser (bypassrls int)",
        ],
        lacks: [/NOSUPERUSER|REPLICATION|BYPASSRLS/],
      },
    },
    {
      rule: "role-reserved",
      bad: "CREATE ROLE rds_helper LOGIN; CREATE ROLE admin; CREATE TABLE t (a int); ALTER TABLE t OWNER TO rds_helper",
      good: "CREATE ROLE rr_administrator LOGIN; CREATE TABLE rdsadmin (a int); GRANT SELECT ON t TO rr_administrator",
      finds: ["role rds_helper", "role admin [warning]", "role postgres [info]"],
      dumpFinds: ["role rds_helper", "role postgres [info]"],
      after: drop("rds_helper", "admin", "rr_administrator"),
    },
    {
      rule: "role-missing",
      bad: `CREATE ROLE rm_owner; CREATE ROLE rm_reader; CREATE ROLE rm_policy; CREATE ROLE rm_default; CREATE TABLE t (a int);
      ALTER TABLE t OWNER TO rm_owner; GRANT SELECT ON t TO rm_reader, PUBLIC; CREATE POLICY p ON t TO rm_policy USING (true);
      ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO rm_default`,
      good: "CREATE ROLE rm_idle LOGIN; GRANT pg_monitor TO rm_idle; CREATE TABLE u (a text DEFAULT 'OWNER TO rm_nobody'); GRANT SELECT ON t TO pg_monitor",
      finds: ["role rm_owner", "role rm_reader", "role rm_policy", "role rm_default"],
      after: drop("rm_owner", "rm_reader", "rm_policy", "rm_default", "rm_idle"),
    },
    {
      rule: "role-password",
      bad: "CREATE ROLE rp_app LOGIN PASSWORD 'secret'; CREATE ROLE rp_bare LOGIN",
      good: "CREATE ROLE rp_group",
      finds: ["role rp_app", "role rp_bare"],
      dumpFinds: null,
      after: drop("rp_app", "rp_bare", "rp_group"),
    },
    {
      rule: "role-password",
      bad: "",
      live: false,
      dump: "CREATE ROLE app; ALTER ROLE app WITH LOGIN PASSWORD 'SCRAM-SHA-256$x'; CREATE USER bare; CREATE ROLE crew NOLOGIN;",
      finds: ["role app", "role bare"],
    },
    {
      rule: "auth-method",
      // The view reads the file, whatever the server has loaded of it.
      bad: `DO $$ BEGIN EXECUTE pg_catalog.format('COPY (VALUES (%L)) TO PROGRAM %L',
      'host x x 192.0.2.1/32 trust # local x x trust # local x x peer # host x x 192.0.2.1/32 reject',
      'sed "s/ # /\\n/g" >> ' || pg_catalog.current_setting('hba_file')); END $$`,
      finds: ["setting pg_hba.conf", "setting pg_hba.conf [info]"],
      dumpFinds: null,
    },
    {
      rule: "owner-membership",
      bad: "CREATE ROLE om_owner; CREATE TABLE t (a int); ALTER TABLE t OWNER TO om_owner; CREATE ROLE om_maker; CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'; ALTER FUNCTION f() OWNER TO om_maker",
      good: `CREATE ROLE om_reader; GRANT SELECT ON t TO om_reader; CREATE ROLE om_default;
      ALTER DEFAULT PRIVILEGES FOR ROLE om_default GRANT SELECT ON TABLES TO om_reader`,
      finds: ["role om_owner", "role om_maker"],
      after: drop("om_owner", "om_maker", "om_reader", "om_default"),
    },
    {
      rule: "default-privileges",
      bad: `CREATE ROLE dp_app; CREATE SCHEMA app; ALTER DEFAULT PRIVILEGES FOR ROLE dp_app IN SCHEMA app GRANT SELECT ON TABLES TO PUBLIC;
      ALTER DEFAULT PRIVILEGES FOR ROLE dp_app REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC`,
      good: "CREATE TABLE t (a int); GRANT SELECT ON t TO dp_app",
      finds: ["default privileges app.tables of dp_app", "default privileges routines of dp_app"],
      after: drop("dp_app"),
    },
    {
      rule: "secdef-superuser",
      bad: "CREATE FUNCTION boss(a int, b text[]) RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'; CREATE PROCEDURE run() LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'",
      good: `CREATE FUNCTION invoker() RETURNS text LANGUAGE sql AS $$SELECT 'SECURITY DEFINER'$$; CREATE ROLE sd_plain;
      CREATE FUNCTION plain() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'; ALTER FUNCTION plain() OWNER TO sd_plain`,
      finds: ["routine public.boss(integer, text[])", "routine public.run()"],
      after: drop("sd_plain"),
    },
    {
      rule: "secdef-search-path",
      bad: `CREATE SCHEMA "App"; CREATE FUNCTION "App".open(a int) RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'; CREATE FUNCTION zone() RETURNS int LANGUAGE sql SECURITY DEFINER SET timezone = 'UTC' AS 'SELECT 1'`,
      good: `CREATE FUNCTION closed() RETURNS int LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS 'SELECT 1';
      CREATE FUNCTION invoker() RETURNS text LANGUAGE sql AS $$SELECT 'SECURITY DEFINER'$$`,
      finds: ["routine App.open(integer)", "routine public.zone()"],
      converted: {
        holds: [
          /SET search_path TO "App", "public", "pg_temp" LANGUAGE sql SECURITY DEFINER\s+AS/,
          /SET search_path TO "public", "pg_temp" LANGUAGE sql SECURITY DEFINER\s+SET "?TimeZone"? TO 'UTC'/i,
        ],
      },
    },
    {
      rule: "rls",
      bad: "CREATE TABLE closed (a int); ALTER TABLE closed ENABLE ROW LEVEL SECURITY; CREATE POLICY p ON closed USING (a > 1)",
      good: "CREATE TABLE open (a int); CREATE POLICY p ON open USING (true); ALTER TABLE open FORCE ROW LEVEL SECURITY",
      finds: ["table public.closed"],
    },
    { rule: "schema-public-acl", bad: "GRANT CREATE ON SCHEMA public TO PUBLIC", finds: ["schema public"] },
    {
      rule: "schema-public-acl",
      bad: "CREATE ROLE sp_app; GRANT CREATE ON SCHEMA public TO sp_app; GRANT USAGE ON SCHEMA public TO PUBLIC; CREATE SCHEMA other; GRANT CREATE ON SCHEMA other TO PUBLIC",
      finds: [],
      after: drop("sp_app"),
    },
    {
      rule: "secret-in-definition",
      bad: `CREATE FUNCTION call() RETURNS text LANGUAGE plpgsql AS $$ DECLARE password text := 'correct horse battery'; BEGIN RETURN password; END $$;
      CREATE FUNCTION key() RETURNS text LANGUAGE sql AS $$ SELECT format('aws_access_key_id=''%s''', 'x') WHERE 'api_key: ''AKIA1234567''' <> '' $$;
      CREATE SUBSCRIPTION far CONNECTION 'host=db.example dbname=x password=hunter2' PUBLICATION p WITH (connect = false)`,
      good: `CREATE FUNCTION fine(password text) RETURNS bool LANGUAGE sql AS $$ SELECT password = '' AND password = $1 $$;
      CREATE FUNCTION noted() RETURNS int LANGUAGE plpgsql AS $$ BEGIN -- password = 'hunter2'
        RETURN 1; END $$;
      CREATE SUBSCRIPTION near CONNECTION 'host=db.example passfile=/x' PUBLICATION p WITH (connect = false)`,
      finds: ["routine public.call()", "routine public.key()"],
      dumpFinds: ["routine public.call()", "routine public.key()", "subscription far"],
    },
  ],
  15,
  [],
  true,
);

const HEAD = "-- Dumped from database version 15.18\n-- Dumped by pg_dump version 15.18\n";
const FOOT = "\n-- PostgreSQL database dump complete\n";

test("no finding shows a secret", async () => {
  const sql = `CREATE FUNCTION public.f() RETURNS text LANGUAGE plpgsql AS $$ DECLARE password text := 'correct horse battery'; BEGIN
      PERFORM public.dblink('dbname=x password=hunter2'); client_secret := 'tea for two'; RETURN 'api_key: ''AKIA1234567'''; END $$;
    CREATE SUBSCRIPTION s CONNECTION 'dbname=x password=hunter3' PUBLICATION p;
    CREATE USER MAPPING FOR bob SERVER far OPTIONS (password 'hunter4'); CREATE ROLE bob LOGIN PASSWORD 'hunter5';`;
  const model = await modelOfDump(`${HEAD}${sql}${FOOT}`, "dump.sql");
  const { findings } = await assessDump(model, { target: 16, scope: { schemas: [], excluded: [] } });
  const rules = findings.map(({ ruleId }) => ruleId);
  expect(rules).toEqual(expect.arrayContaining(["secret-in-definition", "fdw-user-mapping", "role-password"]));
  expect(JSON.stringify(findings)).not.toMatch(/horse|battery|hunter|for two|AKIA/);
});

test("the SQL of a role names it safely, whatever it is called", async () => {
  const model = await modelOfDump(`${HEAD}ALTER TABLE public.t OWNER TO "o'$do$""x";${FOOT}`, "dump.sql");
  const { findings } = await assessDump(model, { target: 16, scope: { schemas: [], excluded: [] } });
  const sqlOf = (rule: string) => findings.find(({ ruleId }) => ruleId === rule)?.fix.sql.map(({ sql }) => sql);
  expect(sqlOf("role-missing")).toEqual([
    `DO $do_$BEGIN IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'o''$do$"x') THEN CREATE ROLE "o'$do$""x" NOLOGIN; END IF; END$do_$;`,
  ]);
  expect(sqlOf("owner-membership")).toEqual([
    `DO $do_$BEGIN IF CURRENT_USER <> 'o''$do$"x' THEN GRANT "o'$do$""x" TO CURRENT_USER WITH SET TRUE, INHERIT TRUE; END IF; END$do_$;`,
  ]);
});
