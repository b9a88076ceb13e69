import { beforeAll, describe, expect, test } from "@jest/globals";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { type DatabaseAddress, withClient } from "@postgres-to-aurora/postgres";
import { startTestServer } from "@postgres-to-aurora/test-kit";
import { check, paste, states } from "./in-process.js";

/** A PostgreSQL server that shows what tells Aurora from others. */
let aurora: EmbeddedServer;
let plain: EmbeddedServer;
let master: DatabaseAddress;
let user: DatabaseAddress;
let databases = 0;

beforeAll(async () => {
  [aurora, plain] = await Promise.all([
    startTestServer({
      settings: {
        allow_system_table_mods: "on",
        "rds.force_ssl": "1",
        "rds.allowed_extensions": "citext, pg_trgm",
        wal_level: "replica",
      },
    }),
    startTestServer(),
  ]);
  master = await aurora.createDatabase("app");
  await withClient(master, {}, (client) =>
    client.query(`CREATE FUNCTION pg_catalog.aurora_version() RETURNS text LANGUAGE sql AS $$SELECT '15.10.0'$$;
      CREATE ROLE rds_superuser NOLOGIN; GRANT SET ON PARAMETER session_replication_role TO rds_superuser;
      CREATE ROLE migrator LOGIN PASSWORD 'pw'; GRANT CREATE ON DATABASE app TO migrator`),
  );
  user = aurora.address("app", "migrator", "pw");
});

/** A new database on the plain server, filled by these statements. */
async function database(sql = ""): Promise<DatabaseAddress> {
  const address = await plain.createDatabase(`target_${++databases}`);
  await withClient(address, {}, (client) => client.query(sql));
  return address;
}

describe("the kind of server", () => {
  test("a plain PostgreSQL is fine for a rehearsal, and what only Aurora has is not looked for", async () => {
    const checks = await check({ target: plain.superuser });
    expect(checks.get("tgt-engine")).toMatchObject({
      state: "warning",
      remedy: { say: expect.stringMatching(/Fine for a rehearsal/) },
    });
    expect(checks.get("tgt-master-role")).toMatchObject({ state: "skipped", text: "The target is not Aurora" });
  });

  test("Aurora is told by its version, and asked for the role of its master user", async () => {
    const before = await check({ target: user });
    expect(before.get("tgt-engine")).toMatchObject({
      state: "passed",
      text: expect.stringMatching(/^Aurora 15\.10\.0/),
    });
    expect(states(before, ["tgt-master-role", "tgt-replica-role"])).toEqual({
      "tgt-master-role": "failed",
      "tgt-replica-role": "failed",
    });
    expect(before.get("tgt-replica-role")?.remedy?.sql).toEqual(['GRANT "rds_superuser" TO "migrator";']);
    await paste(master, before, ["tgt-master-role"]);
    expect(states(await check({ target: user }), ["tgt-master-role", "tgt-replica-role"])).toEqual({
      "tgt-master-role": "passed",
      "tgt-replica-role": "passed",
    });
  });

  test("parameters of Aurora are changed in the parameter group, not by SQL", async () => {
    const checks = await check({ target: user, source: user });
    expect(checks.get("tgt-logical")?.remedy).toEqual({
      say: "rds.logical_replication = 1 in the cluster parameter group of the target, then reboot the instance",
    });
    expect(checks.get("src-wal-level")?.remedy).toEqual({
      say: "rds.logical_replication = 1 in the cluster parameter group of the source, then reboot the instance",
    });
    expect(states(checks, ["src-hba", "src-plugin"])).toEqual({ "src-hba": "skipped", "src-plugin": "passed" });
  });

  test("an extension that a parameter forbids is told from one that does not exist", async () => {
    const source = await database("CREATE EXTENSION citext SCHEMA public; CREATE EXTENSION hstore SCHEMA public");
    expect((await check({ source, target: user })).get("tgt-extensions")).toMatchObject({
      state: "failed",
      text: "Not in rds.allowed_extensions: hstore",
      remedy: { say: "Add hstore to rds.allowed_extensions in the cluster parameter group" },
    });
  });

  test("a changed parameter that waits for a restart is named", async () => {
    expect(states(await check({ target: plain.superuser }), ["tgt-pending-reboot"])).toEqual({
      "tgt-pending-reboot": "passed",
    });
    await withClient(plain.superuser, {}, async (client) => {
      await client.query("ALTER SYSTEM SET max_locks_per_transaction = 65");
      await client.query("SELECT pg_catalog.pg_reload_conf()");
      const waiting = () => client.query("SELECT FROM pg_catalog.pg_settings WHERE pending_restart");
      while ((await waiting()).rowCount === 0);
    });
    expect((await check({ target: plain.superuser })).get("tgt-pending-reboot")).toMatchObject({
      state: "failed",
      text: "Waiting: max_locks_per_transaction",
    });
    await withClient(plain.superuser, {}, (client) => client.query("ALTER SYSTEM RESET ALL"));
    await plain.restart();
  });
});

describe("what is on the target already", () => {
  test("nothing, or empty tables, is as it should be", async () => {
    expect((await check({ target: await database() })).get("tgt-empty")).toMatchObject({
      state: "passed",
      text: "no table is there yet",
    });
    const tables = await database("CREATE TABLE public.a (id int PRIMARY KEY, b int UNIQUE); CREATE TABLE public.b ()");
    const checks = await check({ target: tables });
    expect(checks.get("tgt-empty")).toMatchObject({ state: "passed", text: "2 tables, all empty" });
    expect(checks.get("tgt-load-state")).toMatchObject({
      state: "passed",
      text: expect.stringMatching(/1 secondary index/),
    });
  });

  test("rows are found in any table, also among many; emptying them stays a comment", async () => {
    const target =
      await database(`DO $$BEGIN FOR i IN 1..450 LOOP EXECUTE format('CREATE TABLE public.t%s (id int)', i); END LOOP; END$$;
      INSERT INTO public.t7 VALUES (1); INSERT INTO public.t431 VALUES (1)`);
    const filled = (await check({ target })).get("tgt-empty");
    expect(filled).toMatchObject({ state: "warning", text: "Rows in 2: public.t431, public.t7" });
    expect(filled?.remedy?.sql).toEqual([
      '-- destroys every row; only if none is needed: TRUNCATE "public"."t431",\n--   "public"."t7";',
    ]);
  });

  test("control tables of DMS outside their schema, and triggers that fire in spite of it, are found", async () => {
    const target = await database(`CREATE TABLE public.awsdms_status (id int);
      CREATE SCHEMA awsdms_control; CREATE TABLE awsdms_control.awsdms_status (id int);
      CREATE TABLE public.a (id int); CREATE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
      CREATE TRIGGER plain BEFORE INSERT ON public.a FOR EACH ROW EXECUTE FUNCTION public.f();
      CREATE TRIGGER "Always" BEFORE INSERT ON public.a FOR EACH ROW EXECUTE FUNCTION public.f();
      ALTER TABLE public.a ENABLE ALWAYS TRIGGER "Always"`);
    const checks = await check({ target });
    expect(checks.get("tgt-dms-leftovers")).toMatchObject({
      state: "warning",
      text: "public.awsdms_status",
      remedy: { sql: ['-- if no task uses it: DROP TABLE "public"."awsdms_status";'] },
    });
    expect(checks.get("tgt-load-state")).toMatchObject({ state: "failed", text: "Always on public.a" });
    await paste(target, checks, ["tgt-load-state"]);
    expect(states(await check({ target }), ["tgt-load-state"])).toEqual({ "tgt-load-state": "passed" });
    expect(states(await check({ target: await database() }), ["tgt-dms-leftovers"])).toEqual({
      "tgt-dms-leftovers": "passed",
    });
  });

  test("timeouts of the user are found, and set to 0 for this user in this database only", async () => {
    const target = await database(
      `ALTER DATABASE target_${databases + 1} SET idle_in_transaction_session_timeout = '24h'`,
    );
    const before = await check({ target });
    expect(before.get("tgt-timeouts")).toMatchObject({
      state: "warning",
      text: "For postgres: idle_in_transaction_session_timeout = 86400000 ms",
    });
    await paste(target, before, ["tgt-timeouts"]);
    expect(states(await check({ target }), ["tgt-timeouts"])).toEqual({ "tgt-timeouts": "passed" });
  });

  test("a lost PL/pgSQL is found before the cutover needs it", async () => {
    const target = await database("DROP EXTENSION plpgsql");
    const before = await check({ target });
    expect(before.get("tgt-plpgsql")).toMatchObject({ state: "failed", text: expect.stringMatching(/plpgsql/) });
    await paste(target, before, ["tgt-plpgsql"]);
    expect(states(await check({ target }), ["tgt-plpgsql"])).toEqual({ "tgt-plpgsql": "passed" });
  });
});
