import { beforeAll, describe, expect, test } from "@jest/globals";
import { displayName } from "@postgres-to-aurora/domain";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { withClient } from "@postgres-to-aurora/postgres";
import { mappedTables } from "@postgres-to-aurora/replication";
import { startTestServer } from "@postgres-to-aurora/test-kit";
import { database, plan, told } from "./scene.js";

const SCHEMA = `
  CREATE SCHEMA app;
  CREATE SCHEMA migration_ctl;
  CREATE TABLE migration_ctl.marker (task text PRIMARY KEY);
  CREATE TABLE app.awsdms_ddl_audit (c_key bigint PRIMARY KEY);
  CREATE TABLE app.contas (id bigint PRIMARY KEY, a int, b int GENERATED ALWAYS AS (a * 2) STORED,
                           "c c" int GENERATED ALWAYS AS (a + 1) STORED);
  CREATE TABLE app.inteira (a int);
  ALTER TABLE app.inteira REPLICA IDENTITY FULL;
  CREATE TABLE app.indice (a int NOT NULL UNIQUE);
  ALTER TABLE app.indice REPLICA IDENTITY USING INDEX indice_a_key;
  CREATE TABLE app.t (id int, dia date, PRIMARY KEY (id, dia)) PARTITION BY RANGE (dia);
  CREATE TABLE app.t_2026 PARTITION OF app.t FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
  CREATE TABLE app.t_2027 PARTITION OF app.t FOR VALUES FROM ('2027-01-01') TO ('2028-01-01') PARTITION BY RANGE (id);
  CREATE TABLE app.t_2027_a PARTITION OF app.t_2027 DEFAULT;
  CREATE TEMP TABLE away (id int PRIMARY KEY);
  CREATE VIEW app.v AS SELECT 1 AS one;
  CREATE MATERIALIZED VIEW app.m AS SELECT 1 AS one;
  CREATE FOREIGN DATA WRAPPER none;
  CREATE SERVER far FOREIGN DATA WRAPPER none;
  CREATE FOREIGN TABLE app.f (id int) SERVER far;`;

let server: EmbeddedServer;
beforeAll(async () => {
  server = await startTestServer();
});

const carried = ["app.contas", "app.indice", "app.inteira", "app.t_2026", "app.t_2027_a"];

describe("which tables are carried", () => {
  test.each([14, 15, 16, 17, 18])("leaves of PostgreSQL %s, and the marker", async (version) => {
    const own = version === 15 ? server : await startTestServer({ version });
    await database(own, "leaves", SCHEMA, async (source) => {
      const { tables, mappings, findings, size } = await plan(source);
      expect(tables.map(displayName)).toEqual(carried);
      expect(mappedTables(mappings)).toEqual([
        { schema: "app", name: "contas", removedColumns: ["b", "c c"] },
        ...tables.slice(1).map(({ schema, name }) => ({ schema, name })),
        { schema: "migration_ctl", name: "marker" },
      ]);
      expect(tables.map(({ keyKind }) => keyKind)).toEqual([
        "primary key",
        "identity index",
        "whole row",
        "primary key",
        "primary key",
      ]);
      expect(findings).toEqual([]);
      expect(size).toEqual({ bytes: 0, tables: 5, largestLobKb: 0 });
    });
    if (own !== server) await own.stop();
  });

  test("virtual generated columns are left out, too", async () => {
    const newest = await startTestServer({ version: 18 });
    const sql = "CREATE TABLE t (id int PRIMARY KEY, v int GENERATED ALWAYS AS (id * 2) VIRTUAL, note text)";
    await database(newest, "virtual", `SET search_path = public; ${sql}`, async (source) => {
      expect(mappedTables((await plan(source)).mappings)[0]?.removedColumns).toEqual(["v"]);
    });
    await newest.stop();
  });

  test.each([
    ["by schema", { schemas: ["Other"] }, ["Other.x"]],
    ["by name", { excludeTables: ["app.contas", "Other.x"] }, carried.slice(1)],
    ["with all partitions", { excludeTables: ["app.t", "Other.x"] }, carried.slice(0, 3)],
    ["with the partitions below one", { excludeTables: ["app.t_2027", "Other.x"] }, carried.slice(0, 4)],
  ])("the scope chooses %s", async (what, inputs, left) => {
    const sql = `${SCHEMA} CREATE SCHEMA "Other"; CREATE TABLE "Other".x (id int PRIMARY KEY)`;
    await database(server, `scope ${what}`, sql, async (source) => {
      expect((await plan(source, inputs)).tables.map(displayName)).toEqual(left);
    });
  });

  test.each([
    ["a schema that is not there", { schemas: ["App"] }, "UNKNOWN_SCHEMA"],
    ["a table that is not there", { excludeTables: ["app.conta"] }, "UNKNOWN_TABLE"],
    ["nothing left", { excludeTables: carried.map((name) => name) }, "NO_TABLES"],
  ])("%s is refused", async (what, inputs, code) => {
    await database(server, `refused ${what}`, SCHEMA, async (source) => {
      await expect(plan(source, inputs)).rejects.toMatchObject({ code });
    });
  });
});

const KEY = "id int PRIMARY KEY";
const cases: [what: string, sql: string, findings: string[][], left: string[]][] = [
  [
    "an unlogged table",
    `CREATE TABLE s.a (${KEY}); CREATE UNLOGGED TABLE s.cache (${KEY})`,
    [["table-unlogged", "blocker", "s.cache"]],
    ["s.a"],
  ],
  ["an unlogged table alone", `CREATE UNLOGGED TABLE s.cache (${KEY})`, [["table-unlogged", "blocker", "s.cache"]], []],
  [
    "an inheritance parent with rows",
    `CREATE TABLE s.p (${KEY}); CREATE TABLE s.c (PRIMARY KEY (id)) INHERITS (s.p); INSERT INTO s.p VALUES (1)`,
    [["inheritance-parent-with-rows", "blocker", "s.p"]],
    ["s.c"],
  ],
  [
    "parents whose children alone hold rows",
    `CREATE TABLE s.p (${KEY}); CREATE TABLE s.c (PRIMARY KEY (id)) INHERITS (s.p);
     CREATE TABLE s.d (PRIMARY KEY (id)) INHERITS (s.c); INSERT INTO s.d VALUES (1)`,
    [["inheritance-parent-left-out", "warning", "s.c, s.p"]],
    ["s.d"],
  ],
  [
    "a table that was a parent once",
    `CREATE TABLE s.p (${KEY}); CREATE TABLE s.c () INHERITS (s.p); DROP TABLE s.c`,
    [],
    ["s.p"],
  ],
  [
    "names that differ by case",
    `CREATE TABLE s."A" (${KEY}); CREATE TABLE s.a (${KEY}); CREATE TABLE s.b (${KEY})`,
    [["table-names-differ-by-case", "blocker", "s.A, s.a"]],
    ["s.A", "s.a", "s.b"],
  ],
  ["a table without key", "CREATE TABLE s.a (a int)", [["table-without-key", "blocker", "s.a"]], ["s.a"]],
  [
    "a key that is ignored",
    `CREATE TABLE s.a (${KEY}); ALTER TABLE s.a REPLICA IDENTITY NOTHING`,
    [["table-without-key", "blocker", "s.a"]],
    ["s.a"],
  ],
  [
    "a deferrable key",
    "CREATE TABLE s.a (id int PRIMARY KEY DEFERRABLE)",
    [["table-without-key", "blocker", "s.a"]],
    ["s.a"],
  ],
  [
    "an identity index that is gone",
    "CREATE TABLE s.a (a int NOT NULL UNIQUE); ALTER TABLE s.a REPLICA IDENTITY USING INDEX a_a_key; ALTER TABLE s.a DROP CONSTRAINT a_a_key",
    [["table-without-key", "blocker", "s.a"]],
    ["s.a"],
  ],
  [
    "arrays without primary key",
    "CREATE TABLE s.a (a int[]); ALTER TABLE s.a REPLICA IDENTITY FULL",
    [["array-without-primary-key", "warning", "s.a"]],
    ["s.a"],
  ],
  ["a text key", "CREATE TABLE s.a (id text PRIMARY KEY)", [["key-of-any-length", "info", "s.a"]], ["s.a"]],
];

describe("what is said about tables", () => {
  test.each(cases)("%s", async (what, sql, findings, left) => {
    await database(server, what, `CREATE SCHEMA s; ${sql}`, async (source) => {
      const made = await plan(source);
      expect(told(made.findings)).toEqual(findings);
      expect(made.tables.map(displayName)).toEqual(left);
    });
  });

  test("what is excluded is said nothing about", async () => {
    const sql = `CREATE SCHEMA s; CREATE TABLE s.a (${KEY}); CREATE UNLOGGED TABLE s.cache (${KEY}); CREATE TABLE s.k (a int);
      CREATE TABLE s.p (${KEY}); CREATE TABLE s.c (PRIMARY KEY (id)) INHERITS (s.p); INSERT INTO s.p VALUES (1)`;
    await database(server, "excluded", sql, async (source) => {
      const made = await plan(source, { excludeTables: ["s.cache", "s.k", "s.p"] });
      expect(made.findings).toEqual([]);
      expect(made.tables.map(displayName)).toEqual(["s.a", "s.c"]);
    });
  });

  test("tables without key are warnings, one each, where they are allowed", async () => {
    await database(server, "allowed", "CREATE SCHEMA s; CREATE TABLE s.a (); CREATE TABLE s.b ()", async (source) => {
      expect(told((await plan(source, { keylessTables: "allow" })).findings)).toEqual([
        ["table-without-key", "warning", "s.a"],
        ["table-without-key", "warning", "s.b"],
      ]);
    });
  });

  test("a user whom row-level security keeps from rows is told so, and no row is asked for", async () => {
    const sql = `CREATE SCHEMA s; CREATE TABLE s.a (${KEY}, note text); ALTER TABLE s.a ENABLE ROW LEVEL SECURITY;
      INSERT INTO s.a VALUES (1, 'x'); CREATE TABLE s.hidden (${KEY}, note text); INSERT INTO s.hidden VALUES (1, 'x');
      CREATE ROLE narrow LOGIN PASSWORD 'narrow'; GRANT USAGE ON SCHEMA s TO narrow; GRANT SELECT ON s.a TO narrow`;
    await database(server, "narrow", sql, async () => {
      await withClient(server.address("narrow", "narrow", "narrow"), {}, async (source) => {
        const made = await plan(source);
        expect(told(made.findings)).toEqual([["table-row-security", "blocker", "s.a"]]);
        expect(made.longestLob.bytes).toBe(0);
      });
    });
  });

  test("a table that is locked for long is named as the cause", async () => {
    const sql = `CREATE SCHEMA s; CREATE TABLE s.a (${KEY}, note text)`;
    await database(server, "locked", sql, async (source) => {
      await withClient(server.address("locked"), {}, async (other) => {
        await other.query("BEGIN; LOCK TABLE s.a");
        const { rows } = await source.query("SELECT pg_catalog.pg_backend_pid() AS pid");
        const failure = plan(source).catch((error: unknown) => error);
        // What a lock_timeout ends, a cancel ends in the same place, without waiting for it.
        for (;;) {
          const waits = await other.query("SELECT 1 FROM pg_catalog.pg_locks WHERE pid = $1 AND NOT granted", [
            rows[0].pid,
          ]);
          if (waits.rowCount === 1) break;
        }
        await other.query("SELECT pg_catalog.pg_cancel_backend($1)", [rows[0].pid]);
        expect(await failure).toMatchObject({ code: "STATEMENT_FAILED" });
        expect((await source.query("SHOW lock_timeout")).rows[0].lock_timeout).toBe("0");
      });
    });
  });
});
