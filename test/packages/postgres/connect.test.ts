import { beforeAll, describe, expect, test } from "@jest/globals";
import { Secret } from "@postgres-to-aurora/domain";
import {
  connect,
  type DatabaseAddress,
  isConnectionLost,
  quoteName,
  readTables,
  sqlError,
  withClient,
} from "@postgres-to-aurora/postgres";
import { startTestServer } from "@postgres-to-aurora/test-kit";

let address: DatabaseAddress;

beforeAll(async () => {
  const server = await startTestServer();
  address = await server.createDatabase("shop");
});

describe("connect", () => {
  test.each([
    [
      "a wrong password",
      { password: new Secret("hunter2secret") },
      /password authentication failed.*Check user and password in source-url/s,
    ],
    ["an unknown database", { database: "nowhere" }, /database "nowhere" does not exist.*Check the database name/s],
    ["a closed port", { port: 9 }, /Nothing listens on 127\.0\.0\.1:9/],
    ["an unknown host", { host: "no-such-host.invalid" }, /does not resolve/],
    ["a server without TLS", { tls: "verify-full" as const }, /offers no TLS.*sslmode=disable/s],
  ])("explains %s with a remedy, without the password", async (_, wrong, words) => {
    const failure = await connect({ ...address, ...wrong }, { role: "source" }).then(
      () => new Error("connected"),
      (error: Error) => error,
    );
    expect(failure.message).toMatch(words);
    expect(failure.message).not.toContain("hunter2secret");
  });

  test("a session is pinned, so that texts do not depend on the server's settings", async () => {
    await withClient(address, {}, async (client) => {
      const { rows } = await client.query(
        "SELECT pg_catalog.current_setting('TimeZone') AS zone, pg_catalog.current_setting('search_path') AS path",
      );
      expect(rows).toEqual([{ zone: "UTC", path: '""' }]);
    });
  });

  test("a session that is cut rejects its next query instead of ending the process", async () => {
    const [victim, killer] = [await connect(address), await connect(address)];
    const { rows } = await victim.query("SELECT pg_catalog.pg_backend_pid() AS pid");
    await killer.query("SELECT pg_catalog.pg_terminate_backend($1, 5000)", [(rows[0] as { pid: number }).pid]);
    await killer.end();
    const failure = await victim.query("SELECT 1").catch((error: unknown) => error);
    expect(isConnectionLost(failure)).toBe(true);
    await victim.end().catch(() => {});
  });
});

describe("readTables", () => {
  test("lists tables that hold rows, leaves instead of parents, with keys and odd columns", async () => {
    await withClient(address, {}, async (client) => {
      await client.query(`
        CREATE SCHEMA "Ünï;x";
        CREATE TABLE "Ünï;x"."a|b" (b int, a text, n int GENERATED ALWAYS AS IDENTITY, g int GENERATED ALWAYS AS (b * 2) STORED, PRIMARY KEY (a, b));
        CREATE TABLE public.parent (at date NOT NULL) PARTITION BY RANGE (at);
        CREATE TABLE public.leaf PARTITION OF public.parent DEFAULT;
        CREATE UNLOGGED TABLE public.scratch (a int);
        CREATE SCHEMA migration_ctl; CREATE TABLE migration_ctl.marker (a int);
        CREATE VIEW public.v AS SELECT 1 AS one;`);
      const tables = await readTables(client);
      expect(tables.map(quoteName)).toEqual(['"public"."leaf"', '"Ünï;x"."a|b"']);
      expect(tables[1]).toMatchObject({
        key: ["a", "b"],
        columns: [
          { name: "b", type: "integer", notNull: true },
          { name: "a", type: "text", notNull: true },
          { name: "n", identity: "always" },
          { name: "g", generated: true },
        ],
      });
    });
  });
});

describe("sqlError", () => {
  test("shows file, line, column and a caret under the place", async () => {
    const text = "CREATE TABLE public.t (\n  a int,\n  b strnig\n);\n";
    const failure = await withClient(address, {}, (client) => client.query(text)).catch((error: unknown) => error);
    const { message } = sqlError(failure as never, "pre-load.sql", `-- head\n${text}`, 8);
    expect(message).toContain(
      'pre-load.sql:4:5: type "strnig" does not exist (SQLSTATE 42704)\n    b strnig\n      ^\n',
    );
  });
});
