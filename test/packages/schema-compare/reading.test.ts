import { beforeAll, describe, expect, test } from "@jest/globals";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { type DatabaseAddress, withClient } from "@postgres-to-aurora/postgres";
import { displayObject } from "@postgres-to-aurora/schema";
import { type CatalogScope, compareSchemas, readCatalog, schemaSections } from "@postgres-to-aurora/schema/compare";
import { startTestServer } from "@postgres-to-aurora/test-kit";
import { restore } from "./restore.js";
import { compare, EVERYTHING, execute, PRINTING, ROLES, SHOP, undecided } from "./shop.js";

const ALL: CatalogScope = { schemas: [], excluded: [] };

let server: EmbeddedServer;
let newest: EmbeddedServer;
let source: DatabaseAddress;
beforeAll(async () => {
  [server, newest] = await Promise.all([startTestServer(), startTestServer({ version: 18 })]);
  for (const one of [server, newest]) await withClient(one.superuser, {}, (client) => client.query(ROLES));
  source = await server.createDatabase("shop");
  await execute(source, SHOP + PRINTING);
});

async function names(address: DatabaseAddress, scope = ALL): Promise<string[]> {
  const { objects } = await withClient(address, {}, (client) => readCatalog(client, scope));
  return objects.map(({ object }) => displayObject(object));
}

/** On a newer server most definitions print otherwise; a real change must still be told. */
const CHANGES: [string, string, string][] = [
  [
    "a view",
    "CREATE OR REPLACE VIEW app.paid WITH (security_barrier) AS SELECT o.id, o.kind FROM app.orders o WHERE o.status = 'paid' AND o.kind IN ('a', 'c')",
    "view app.paid: definition",
  ],
  [
    "a policy",
    "ALTER POLICY own ON app.orders USING (kind IN ('a', 'c') AND customer > 0)",
    "policy own on app.orders: using",
  ],
  [
    "a CHECK",
    "ALTER TABLE app.orders DROP CONSTRAINT kind_check, ADD CONSTRAINT kind_check CHECK (kind IN ('a', 'c'))",
    "constraint kind_check on app.orders: expression",
  ],
  [
    "a body in standard SQL",
    "CREATE OR REPLACE FUNCTION app.sums(a int, b int) RETURNS int BEGIN ATOMIC SELECT b + a; END",
    "routine app.sums(integer, integer): body",
  ],
  [
    "a rule",
    "CREATE OR REPLACE RULE keep AS ON DELETE TO app.customers WHERE OLD.id < 2 DO INSTEAD NOTHING",
    "rule keep on app.customers: definition",
  ],
  ["NOT NULL", "ALTER TABLE app.customers ALTER COLUMN name DROP NOT NULL", "column app.customers.name: not null"],
  [
    "NOT NULL that was not validated",
    "ALTER TABLE app.customers ALTER COLUMN name DROP NOT NULL, ADD CONSTRAINT later NOT NULL name NOT VALID",
    "column app.customers.name: not null",
  ],
  [
    "a generated column that is computed when read",
    "ALTER TABLE app.orders DROP COLUMN twice, ADD COLUMN twice numeric GENERATED ALWAYS AS (amount * 2) VIRTUAL",
    "column app.orders.twice: generated",
  ],
];

describe("a difference between PostgreSQL 15 and 18 is told", () => {
  for (const [index, [what, sql, expected]] of CHANGES.entries())
    test(what, async () => {
      const target = await newest.createDatabase(`changed_${index}`);
      restore(source, target);
      // Somebody's event trigger that forbids changes must not keep the definitions from being printed.
      await execute(
        target,
        `DROP VIEW app.p_whole, app.p_joins; ${sql}; CREATE FUNCTION app.forbid() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'forbidden'; END $$;
         CREATE EVENT TRIGGER forbid ON ddl_command_start EXECUTE FUNCTION app.forbid()`,
      );
      const comparison = await compare(source, target, { manifest: EVERYTHING });
      expect(undecided(comparison)).toEqual([]);
      const told = comparison.differences.map(
        ({ object, kind, attribute }) => `${displayObject(object)}: ${attribute ?? kind}`,
      );
      const also = [
        "event trigger forbid: extra",
        "routine app.forbid(): extra",
        "view app.p_joins: missing",
        "view app.p_whole: missing",
      ];
      expect(told.filter((line) => !also.includes(line))).toEqual([expected]);
    });
});

describe("what is read", () => {
  test("nothing of extensions, of the system, of the migration, of DMS, and nothing temporary", async () => {
    const address = await server.createDatabase("foreign_objects");
    const mine = "CREATE SCHEMA app; CREATE TABLE app.mine (id int PRIMARY KEY);";
    await execute(address, mine);
    const before = await names(address);
    await execute(
      address,
      `CREATE EXTENSION pg_trgm SCHEMA app; CREATE EXTENSION hstore SCHEMA app; CREATE EXTENSION citext SCHEMA app; CREATE EXTENSION cube SCHEMA app;
       CREATE SCHEMA migration_ctl; CREATE TABLE migration_ctl.marker (task text PRIMARY KEY); CREATE SCHEMA awsdms_control; CREATE TABLE awsdms_control.x (id int);
       CREATE SCHEMA migration_guard; CREATE FUNCTION migration_guard.check_write() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
       CREATE TRIGGER aaa_migration_guard BEFORE INSERT ON app.mine FOR EACH STATEMENT EXECUTE FUNCTION migration_guard.check_write();
       CREATE TABLE app.awsdms_ddl_audit (c_key bigserial PRIMARY KEY, c_time timestamp CHECK (c_time > '2000-01-01'));
       CREATE FUNCTION app.awsdms_intercept_ddl() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
       CREATE EVENT TRIGGER awsdms_intercept_ddl ON ddl_command_end EXECUTE FUNCTION app.awsdms_intercept_ddl();`,
    );
    const extensions = ["citext", "cube", "hstore", "pg_trgm"].map((name) => `extension ${name}`);
    expect((await names(address)).sort()).toEqual([...before, ...extensions].sort());
    await withClient(address, {}, async (client) => {
      await client.query(
        "CREATE TEMPORARY TABLE passing (id int PRIMARY KEY); CREATE TEMPORARY VIEW seen AS SELECT 1 AS one",
      );
      const { objects } = await readCatalog(client, ALL);
      expect(objects.length).toBe(before.length + extensions.length);
    });
  });

  test("only the chosen schemas, and nothing of an excluded table or its partitions", async () => {
    const address = await server.createDatabase("scoped");
    await execute(
      address,
      `CREATE SCHEMA a; CREATE SCHEMA b; CREATE TABLE b.other (id int); CREATE TABLE a.kept (id serial PRIMARY KEY);
       CREATE TABLE a.parts (id bigserial, at date) PARTITION BY RANGE (at); CREATE TABLE a.parts_1 PARTITION OF a.parts FOR VALUES FROM ('2024-01-01') TO ('2025-01-01') PARTITION BY LIST (id);
       CREATE TABLE a.parts_1_1 PARTITION OF a.parts_1 FOR VALUES IN (1); CREATE INDEX ON a.parts (id); CREATE STATISTICS a.s ON id, at FROM a.parts;
       CREATE CAST (a.kept AS text) WITH INOUT`,
    );
    const scope = { schemas: ["a"], excluded: ["a.parts"] };
    expect(await names(address, scope)).toEqual([
      "schema a",
      "table a.kept",
      "column a.kept.id",
      "constraint kept_pkey on a.kept",
      "sequence a.kept_id_seq",
      "index a.kept_pkey",
    ]);
  });

  test("says in which schemas it did not look, and looks at what lives in none when the bundle holds such", async () => {
    const target = await server.createDatabase("no_event_trigger");
    restore(source, target);
    await execute(target, "DROP EVENT TRIGGER watch_ddl");
    const scope = { schemas: ["app"], excluded: [] };
    const without = await compare(source, target, { scope, manifest: EVERYTHING });
    expect(without.differences).toEqual([]);
    expect(without.notCompared.map(({ subject }) => subject)).toContain(
      "what lives in no schema: event triggers, casts, foreign servers",
    );
    const entry = { type: "EVENT TRIGGER", schema: "", name: "watch_ddl", phase: "pre-load" as const, hash: "" };
    const manifest = { ...EVERYTHING, objects: [...EVERYTHING.objects, entry] };
    const compared = await compare(source, target, { scope, manifest, appliedPhases: ["pre-load"] });
    expect(compared.differences.map(({ object }) => displayObject(object))).toEqual(["event trigger watch_ddl"]);
  });

  test("an ordinary user reads the same, and no report holds a password", async () => {
    const target = await server.createDatabase("shop_again");
    await execute(target, SHOP + PRINTING);
    await execute(
      target,
      "ALTER USER MAPPING FOR clerk SERVER elsewhere OPTIONS (SET password 'hunter3'); ALTER SERVER elsewhere OPTIONS (SET password_file 'hunter4'); COMMENT ON TABLE app.orders IS 'token = hunter5 of old'",
    );
    await withClient(server.superuser, {}, (client) => client.query("CREATE ROLE reader LOGIN PASSWORD 'reader'"));
    const reader = server.address("shop_again", "reader", "reader");
    const left = await withClient(target, {}, (client) => readCatalog(client, ALL));
    const right = await withClient(reader, {}, (client) => readCatalog(client, ALL));
    expect(right.objects).toEqual(left.objects);
    const comparison = await compare(source, target, { manifest: EVERYTHING });
    expect(comparison.differences.map(({ attribute }) => attribute)).toEqual(["comment"]);
    expect(JSON.stringify([left, schemaSections(comparison)])).not.toMatch(/hunter[1234]/);
    expect(JSON.stringify(schemaSections(comparison))).not.toContain("hunter");
  });

  test("leaves nothing behind on the target, and both sessions as they were", async () => {
    const target = await newest.createDatabase("untouched");
    restore(source, target);
    const counted = "SELECT count(*)::int AS n, pg_catalog.max(oid::text::bigint) AS last FROM pg_catalog.pg_class";
    await withClient(source, {}, (left) =>
      withClient(target, {}, async (right) => {
        const before = (await right.query(counted)).rows;
        await compareSchemas({ source: left, target: right, scope: ALL });
        expect((await right.query(counted)).rows).toEqual(before);
        for (const client of [left, right])
          expect((await client.query("SHOW lock_timeout")).rows[0]).toEqual({ lock_timeout: "0" });
        expect((await right.query("SHOW session_replication_role")).rows[0]).toEqual({
          session_replication_role: "origin",
        });
      }),
    );
  });
});

describe("what a report shows", () => {
  test("extensions of another version are a note, not a difference", async () => {
    const [one, two] = [await server.createDatabase("version_1"), await server.createDatabase("version_2")];
    await execute(one, "CREATE EXTENSION pg_trgm VERSION '1.5'");
    await execute(two, "CREATE EXTENSION pg_trgm VERSION '1.6'");
    const comparison = await compare(one, two);
    expect(comparison.differences).toEqual([]);
    expect(comparison.notes).toEqual(["Extension pg_trgm has version 1.5 on the source and 1.6 on the target."]);
  });

  test("the part of a long text where it begins to differ", async () => {
    const [one, two] = [await server.createDatabase("long_1"), await server.createDatabase("long_2")];
    const body = (word: string) =>
      `CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN ${"PERFORM 1;\n".repeat(200)} PERFORM ${word}; ${"PERFORM 1;\n".repeat(200)} END $$`;
    await execute(one, body("2"));
    await execute(two, body("3"));
    const [section] = schemaSections(await compare(one, two));
    const row = section?.kind === "table" ? (section.rows[0] as string[]) : [];
    expect(row.slice(0, 2)).toEqual(["routine public.f()", "body"]);
    expect(row[2]).toMatch(/^….*PERFORM 2; PERFORM 1;↵.*…$/);
    expect(row[3]).toMatch(/^….*PERFORM 3; PERFORM 1;↵.*…$/);
    expect(row[2]?.length).toBeLessThan(130);
  });

  test("what only the target grants to its own user does not count; what the source grants does", async () => {
    const [one, two] = [await server.createDatabase("grants_1"), await server.createDatabase("grants_2")];
    await withClient(server.superuser, {}, (client) => client.query("CREATE ROLE loader LOGIN PASSWORD 'loader'"));
    const tables =
      "CREATE TABLE a (x int); CREATE TABLE b (x int); CREATE TABLE c (x int); GRANT SELECT ON b TO clerk;";
    await execute(one, `${tables} GRANT SELECT ON c TO loader`);
    await execute(two, `${tables} GRANT ALL ON a, b TO loader; GRANT SELECT (x) ON a TO loader`);
    const comparison = await withClient(one, {}, (left) =>
      withClient(server.address("grants_2", "loader", "loader"), {}, (right) =>
        compareSchemas({ source: left, target: right, scope: ALL, manifest: EVERYTHING }),
      ),
    );
    expect(comparison.differences.map(({ object, attribute }) => `${displayObject(object)}: ${attribute}`)).toEqual([
      "table public.c: grants",
    ]);
  });
});
