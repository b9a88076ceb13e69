import { beforeAll, describe, expect, test } from "@jest/globals";
import { PAIR_CHECKS, SOURCE_CHECKS } from "@postgres-to-aurora/action-preflight/catalogue";
import type { CheckFacts } from "@postgres-to-aurora/action-preflight/check";
import { connectSide } from "@postgres-to-aurora/action-preflight/connect-side";
import type { Settings, Side, SideFacts } from "@postgres-to-aurora/action-preflight/ends";
import { LIMITS } from "@postgres-to-aurora/action-preflight/limits";
import { compareVersions } from "@postgres-to-aurora/action-preflight/pair-extensions";
import { runChecks } from "@postgres-to-aurora/action-preflight/runner";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { type DatabaseAddress, withClient } from "@postgres-to-aurora/postgres";
import { startTestServers } from "@postgres-to-aurora/test-kit";
import { check, hastyClock, paste, states } from "./in-process.js";

let source: EmbeddedServer;
let target: EmbeddedServer;
let databases = 0;

beforeAll(async () => {
  ({ source, target } = await startTestServers({
    source: { settings: { max_prepared_transactions: "10" } },
    target: { settings: { timezone: "America/Recife", datestyle: "SQL, DMY", max_connections: "150" } },
  }));
});

interface Sides {
  source: DatabaseAddress;
  target: DatabaseAddress;
}

/** A new database on each server, filled by these statements. */
async function pair(onSource = "", onTarget = onSource, options = ""): Promise<Sides> {
  const name = `pair_${++databases}`;
  await withClient(source.superuser, {}, (client) => client.query(`CREATE DATABASE ${name} ${options}`));
  const sides = { source: source.address(name), target: await target.createDatabase(name) };
  await withClient(sides.source, {}, (client) => client.query(onSource));
  await withClient(sides.target, {}, (client) => client.query(onTarget));
  return sides;
}

describe("parameters", () => {
  test("those that change the meaning of statements are compared, whatever the session itself has set", async () => {
    const sides = await pair();
    const before = await check(sides);
    expect(before.get("tgt-parameters")).toMatchObject({
      state: "failed",
      text: "DateStyle is ISO, MDY, on the target SQL, DMY; TimeZone is UTC, on the target America/Recife",
    });
    await paste(sides.target, before, ["tgt-parameters"]);
    expect(states(await check(sides), ["tgt-parameters"])).toEqual({ "tgt-parameters": "passed" });
  });

  test("a target that allows less is warned of", async () => {
    const sides = await pair();
    const capacity = (await check(sides)).get("tgt-capacity");
    expect(capacity).toMatchObject({
      state: "warning",
      text: "max_connections is 200, on the target 150; max_prepared_transactions is 10, on the target 0",
    });
    expect(capacity?.remedy?.sql).toEqual([
      "ALTER SYSTEM SET max_connections = '200';",
      "ALTER SYSTEM SET max_prepared_transactions = '10';",
      "-- then restart the server",
    ]);
    const turned = await check({ source: sides.target, target: sides.source });
    expect(states(turned, ["tgt-capacity"])).toEqual({ "tgt-capacity": "passed" });
  });
});

describe("text", () => {
  test("the same locale under two spellings is the same; another one is found, with the statement that makes it right", async () => {
    const same = await pair();
    expect((await check(same)).get("tgt-encoding-locale")).toMatchObject({ state: "passed", text: "UTF8 C/C.UTF-8" });
    expect(states(await check(same), ["tgt-sort-probe"])).toEqual({ "tgt-sort-probe": "passed" });
    const spelt = await pair("", "", "TEMPLATE template0 LC_CTYPE 'C.utf8'");
    expect(states(await check(spelt), ["tgt-encoding-locale"])).toEqual({ "tgt-encoding-locale": "passed" });

    const icu = await pair("", "", "TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'pt'");
    const checks = await check(icu);
    expect(states(checks, ["tgt-encoding-locale", "tgt-sort-probe"])).toEqual({
      "tgt-encoding-locale": "failed",
      "tgt-sort-probe": "warning",
    });
    const [statement = ""] = checks.get("tgt-encoding-locale")?.remedy?.sql ?? [];
    await withClient(target.superuser, {}, async (client) => {
      await client.query(`DROP DATABASE ${icu.target.database}`);
      await client.query(statement.replace("-- from another database: ", ""));
    });
    expect(states(await check(icu), ["tgt-encoding-locale", "tgt-sort-probe"])).toEqual({
      "tgt-encoding-locale": "passed",
      "tgt-sort-probe": "passed",
    });
  });

  test.each([
    ["SQL_ASCII", "failed", /prove that all are UTF-8/],
    ["LATIN1", "warning", /lengths of varchar/],
  ])("a source in %s is %s", async (encoding, state, says) => {
    // A database named in the locale C takes any encoding.
    const sides = await pair("", "", `TEMPLATE template0 ENCODING '${encoding}' LC_COLLATE 'C' LC_CTYPE 'C'`);
    await withClient(target.superuser, {}, async (client) => {
      await client.query(`DROP DATABASE ${sides.target.database}`);
      await client.query(`CREATE DATABASE ${sides.target.database} TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'`);
    });
    expect((await check(sides)).get("tgt-encoding-locale")).toMatchObject({
      state,
      remedy: { say: expect.stringMatching(says) },
    });
    const turned = await check({ source: sides.target, target: sides.source });
    expect(states(turned, ["tgt-encoding-locale"])).toEqual({ "tgt-encoding-locale": "failed" });
  });
});

describe("extensions", () => {
  test("what the target offers is enough; what it does not offer is named", async () => {
    const sides = await pair("CREATE EXTENSION citext SCHEMA public; CREATE EXTENSION pg_trgm SCHEMA public", "");
    expect((await check(sides)).get("tgt-extensions")).toMatchObject({ state: "passed", text: "citext, pg_trgm" });
    // An extension that exists on one server only: its rows say so, as after a hand-made installation.
    await withClient(sides.source, {}, (client) =>
      client.query(`UPDATE pg_catalog.pg_extension SET extname = 'timescaledb' WHERE extname = 'citext';
        UPDATE pg_catalog.pg_extension SET extversion = '99.1' WHERE extname = 'pg_trgm'`),
    );
    const checks = await check(sides);
    expect(checks.get("tgt-extensions")).toMatchObject({
      state: "failed",
      text: "Not available: timescaledb",
      remedy: { on: "source", sql: ['-- if nothing uses it: DROP EXTENSION "timescaledb";'] },
    });
    expect(checks.get("tgt-extension-versions")).toMatchObject({
      state: "warning",
      text: expect.stringMatching(/^pg_trgm 99\.1, on the target \d/),
    });
    expect(states(await check(await pair()), ["tgt-extension-versions", "tgt-extensions"])).toEqual({
      "tgt-extension-versions": "passed",
      "tgt-extensions": "passed",
    });
  });

  test("libraries that must be loaded at the start are named, as a list the server can start with", async () => {
    const sides = await pair("CREATE EXTENSION pg_stat_statements SCHEMA public", "");
    const before = await check(sides);
    // It can be installed all the same, so that a rehearsal goes on.
    expect(before.get("tgt-preload")).toMatchObject({ state: "warning", text: "Not loaded: pg_stat_statements" });
    await withClient(sides.target, {}, (client) =>
      client.query("ALTER SYSTEM SET shared_preload_libraries = auto_explain"),
    );
    await target.restart();
    const second = await check(sides);
    expect(second.get("tgt-preload")?.remedy?.sql?.[0]).toBe(
      "ALTER SYSTEM SET shared_preload_libraries = 'auto_explain', 'pg_stat_statements';",
    );
    await paste(sides.target, second, ["tgt-preload"]);
    await target.restart();
    expect(states(await check(sides), ["tgt-preload"])).toEqual({ "tgt-preload": "passed" });
    await withClient(sides.source, {}, (client) =>
      client.query("UPDATE pg_catalog.pg_extension SET extname = 'pg_cron' WHERE extname = 'pg_stat_statements'"),
    );
    expect((await check(sides)).get("tgt-preload")).toMatchObject({ state: "failed", text: "Not loaded: pg_cron" });
  });

  test.each([
    ["1.10", "1.9", 1],
    ["2.0", "2", 0],
    ["3.4.2", "3.10.0", -1],
  ])("version %s against %s", (a, b, sign) => {
    expect(Math.sign(compareVersions(a, b))).toBe(sign);
  });
});

describe("tables", () => {
  const SCHEMA = `CREATE SCHEMA app; CREATE TABLE app.a (id int PRIMARY KEY, name varchar(10), extra text);
    CREATE TABLE app.b (id int PRIMARY KEY, code int UNIQUE)`;

  test("none yet, or the same ones, is as it should be", async () => {
    expect((await check(await pair(SCHEMA, ""))).get("tgt-schema-equal")).toMatchObject({
      state: "passed",
      text: expect.stringMatching(/no table is there yet/),
    });
    const same = await check(await pair(SCHEMA));
    expect(same.get("tgt-schema-equal")).toMatchObject({ state: "passed", text: "2 tables alike" });
    expect(same.get("tgt-pk-uk")?.text).toBe("1: app.b");
    expect((await check(await pair("CREATE TABLE public.a (id int PRIMARY KEY)"))).get("tgt-pk-uk")?.text).toBe("");
  });

  test.each([
    ["a missing table", "DROP TABLE app.b", "failed", "Missing on the target: app.b"],
    ["a missing column", "ALTER TABLE app.a DROP COLUMN extra", "failed", "app.a lacks column extra"],
    [
      "another key",
      "ALTER TABLE app.a DROP CONSTRAINT a_pkey, ADD PRIMARY KEY (id, extra)",
      "failed",
      "The primary key of app.a is id, on the target id, extra",
    ],
    [
      "another type",
      "ALTER TABLE app.a ALTER COLUMN name TYPE text",
      "warning",
      "app.a.name is character varying(10), on the target text",
    ],
  ])("%s is found", async (_what, change, state, text) => {
    const sides = await pair(SCHEMA, `${SCHEMA}; ${change}`);
    expect((await check(sides)).get("tgt-schema-equal")).toMatchObject({ state, text });
    expect(states(await check(sides, { schemas: ["public"] }), ["tgt-schema-equal"])).toEqual({
      "tgt-schema-equal": "passed",
    });
  });
});

describe("names and limits", () => {
  test("names that Aurora keeps for itself are found, those of extensions and others are not", async () => {
    const plain = await pair("CREATE SCHEMA app; CREATE SCHEMA awful");
    expect(states(await check(plain), ["tgt-name-clash"])).toEqual({ "tgt-name-clash": "passed" });
    const sides = await pair("CREATE SCHEMA aws_own; CREATE SCHEMA partman; CREATE ROLE rds_reader", "");
    const before = await check(sides);
    // On a target that is not Aurora nothing refuses the names.
    expect(before.get("tgt-name-clash")).toMatchObject({
      state: "warning",
      text: "schema aws_own, schema partman, role rds_reader",
    });
    await paste(sides.source, before, ["tgt-name-clash"]);
    expect(states(await check(sides), ["tgt-name-clash"])).toEqual({ "tgt-name-clash": "passed" });
  });

  test("a database that is too large for a volume is found", async () => {
    const sides = await pair();
    expect(states(await check(sides), ["tgt-volume"])).toEqual({ "tgt-volume": "passed" });
    expect(states(await check(sides, { limits: { volume: 1000 } }), ["tgt-volume"])).toEqual({
      "tgt-volume": "failed",
    });
    expect(states(await check(sides, { limits: { table: 1000 } }), ["tgt-volume"])).toEqual({ "tgt-volume": "failed" });
  });

  test("one database given as both sides is refused", async () => {
    const sides = await pair();
    expect(states(await check(sides), ["tgt-same-database"])).toEqual({ "tgt-same-database": "passed" });
    const itself = await check({ source: sides.source, target: { ...sides.source, host: "localhost" } });
    expect(states(itself, ["tgt-same-database"])).toEqual({ "tgt-same-database": "failed" });
  });
});

describe("facts that no test server has", () => {
  const settings: Settings = {
    migration: "shop",
    schemas: [],
    probeSlot: false,
    freeWalBytes: undefined,
    toleratedStop: 1000,
    limits: LIMITS,
    clock: hastyClock,
    instanceAddresses: [],
  };
  const signal = new AbortController().signal;
  const state = (judged: (CheckFacts & { state: string })[], id: string) => judged.find((one) => one.id === id)?.state;

  /** Runs the checks of a pair whose facts are changed. */
  async function judge(change: { source?: Partial<SideFacts>; target?: Partial<SideFacts> }, host?: string) {
    const open = async (role: "source" | "target", server: EmbeddedServer): Promise<Side> => {
      const side = await connectSide(role, server.superuser, settings);
      const address = host ? { ...side.address, host } : side.address;
      return { ...side, address, facts: { ...side.facts, ...change[role] } };
    };
    const sides = { source: await open("source", source), target: await open("target", target) };
    try {
      return [
        ...(await runChecks(SOURCE_CHECKS, sides.source, signal)),
        ...(await runChecks(PAIR_CHECKS, { ...sides, settings }, signal)),
      ];
    } finally {
      await Promise.all([sides.source.client.end(), sides.target.client.end()]);
    }
  }

  test.each([
    ["tgt-version", { target: { major: 14, versionText: "14.2" } }, "failed"],
    ["tgt-version", { target: { major: 17, versionText: "17.2" } }, "passed"],
    ["src-version", { source: { major: 11, versionText: "11.9" } }, "failed"],
    ["src-version", { source: { major: 12, versionText: "12.9" } }, "passed"],
    ["src-clock", { source: { clockAhead: -5000, clockError: 10 } }, "warning"],
    ["src-clock", { source: { clockAhead: 5000, clockError: 4000 } }, "passed"],
    ["tgt-clock-source", { source: { clockAhead: -1500 }, target: { clockAhead: 1500 } }, "warning"],
    ["tgt-clock-source", { source: { clockAhead: 1500 }, target: { clockAhead: 1500 } }, "passed"],
    ["tgt-name-clash", { source: { kind: "rds" as const } }, "skipped"],
  ])("%s with %j is %s", async (id, change, expected) => {
    expect(state(await judge(change), id)).toBe(expected);
  });

  test("an address in the network that DMS uses itself is noted, a proxy's name warned of", async () => {
    const reserved = (await judge({}, "192.168.0.17")).find(({ id }) => id === "src-network-range");
    expect(reserved).toMatchObject({ state: "passed", text: "The source is 192.168.0.17" });
    const proxy = await judge({}, "shop.proxy-abc123.eu-west-1.rds.amazonaws.com");
    expect(state(proxy, "src-pooler")).toBe("warning");
    expect(state(await judge({}), "src-pooler")).toBe("passed");
  });
});
