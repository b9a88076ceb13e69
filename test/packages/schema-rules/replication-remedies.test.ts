import { beforeAll, expect, test } from "@jest/globals";
import { type Client, type DatabaseAddress, withClient } from "@postgres-to-aurora/postgres";
import { displayObject } from "@postgres-to-aurora/schema";
import { RULES, type RuleResults, runOnCatalog } from "@postgres-to-aurora/schema/assess";
import { startTestServer } from "@postgres-to-aurora/test-kit";

const ROAD = { source: 15, target: 16 };
const REPLICATION = RULES.filter(({ id }) => /^(repl|type)-/.test(id));

const SOURCE = `
  CREATE TABLE plain (a int);
  CREATE TABLE by_index (a int NOT NULL, b int); CREATE UNIQUE INDEX "by Index" ON by_index (a);
  CREATE TABLE late (a int PRIMARY KEY DEFERRABLE);
  CREATE TABLE silent (a int PRIMARY KEY); ALTER TABLE silent REPLICA IDENTITY NOTHING;
  CREATE TABLE whole (a int); ALTER TABLE whole REPLICA IDENTITY FULL;
  CREATE TABLE arrays (a int[]);
  CREATE UNLOGGED TABLE scratch (a int PRIMARY KEY);
  CREATE TABLE code (code text PRIMARY KEY);
  CREATE TYPE "Mood" AS ENUM ('sad', 'ok'); CREATE TABLE feeling (id int PRIMARY KEY, mood "Mood", area circle);
  CREATE TABLE made (id int PRIMARY KEY, twice int GENERATED ALWAYS AS (id * 2) STORED);
  CREATE TABLE "Parent; x" (id int PRIMARY KEY); CREATE TABLE child (PRIMARY KEY (id)) INHERITS ("Parent; x");
  CREATE TABLE times (id int PRIMARY KEY, day date, at timestamp, zoned timestamptz);
  INSERT INTO times SELECT i, 'infinity', '-infinity', 'infinity' FROM generate_series(1, 10) i;
  CREATE TABLE long (id int PRIMARY KEY, body text); ALTER TABLE long ALTER body SET STORAGE EXTERNAL;
  INSERT INTO long SELECT 1, repeat('x', 100000);
  CREATE TABLE fine (id int PRIMARY KEY, name varchar(10))`;

let database: DatabaseAddress;

beforeAll(async () => {
  const server = await startTestServer({ version: 15 });
  database = await server.createDatabase("shop");
  await withClient(database, {}, async (client) => {
    await client.query("SET search_path = public");
    await client.query(SOURCE);
    await client.query("VACUUM ANALYZE");
  });
});

const run = (client: Client): Promise<RuleResults> =>
  runOnCatalog(client, REPLICATION, ROAD, { schemas: [], excluded: [] });

/** What DMS cannot do with each table, as far as anything is said of it. */
function effects({ hits }: RuleResults): Record<string, string[]> {
  const found: Record<string, Set<string>> = {};
  for (const { rule, hit } of hits) {
    const dms = typeof rule.dms === "function" ? rule.dms(hit) : rule.dms;
    if (!dms) continue;
    expect(dms.because).toMatch(/^[a-zD].*[^.]$/);
    const { because: _because, ...rest } = dms;
    found[hit.object.name] ??= new Set();
    for (const [what, value] of Object.entries(rest)) found[hit.object.name]?.add(`${what} ${value}`);
  }
  return Object.fromEntries(Object.entries(found).map(([name, all]) => [name, [...all].sort()]));
}

test("says of every table what DMS cannot do with it, and nothing of those that are fine", async () => {
  const results = await withClient(database, {}, run);
  expect(effects(results)).toEqual({
    plain: ["cdc insert-only", "validation no"],
    by_index: ["cdc insert-only"],
    late: ["cdc insert-only", "validation no"],
    silent: ["cdc insert-only"],
    whole: ["validation no"],
    arrays: ["cdc insert-only", "cdc no", "fullLoad no", "nativeCopy true", "validation no"],
    scratch: ["cdc no", "fullLoad no", "nativeCopy true"],
    code: ["cdc no", "validation no"],
    feeling: ["nativeCopy true"],
    made: ["cdc no", "fullLoad no"],
    "Parent; x": ["cdc no", "fullLoad no", "nativeCopy true"],
    times: ["nativeCopy true"],
  });
});

test("long values are found by the pages they take, and the statement given measures them", async () => {
  await withClient(database, {}, async (client) => {
    const { hits } = await run(client);
    const long = hits.find(({ rule, hit }) => rule.id === "repl-lob-size" && hit.object.name === "long");
    expect(long?.hit.severity).toBeUndefined();
    const [measure] = long?.rule.sql?.(long.hit, ROAD) ?? [];
    expect((await client.query(measure?.sql ?? "")).rows).toEqual([{ body: 100000 }]);
  });
});

test("the settings name what was found", async () => {
  const { hits } = await withClient(database, {}, run);
  const of = (id: string) => {
    const rule = REPLICATION.find((candidate) => candidate.id === id);
    const found = hits.filter((entry) => entry.rule === rule).map(({ hit }) => hit);
    return rule?.settings?.(found, ROAD).map(({ kind, name, value }) => `${kind}: ${name} = ${value}`);
  };
  expect(of("repl-inheritance")).toEqual(["table mapping: exclude-tables = public.Parent; x"]);
  expect(of("repl-identity-full")).toEqual(["source endpoint: PluginName = test-decoding"]);
  const [mapping] = of("repl-generated-column") ?? [];
  expect(JSON.parse(mapping?.split(" = ")[1] ?? "")).toMatchObject({
    "rule-action": "remove-column",
    "object-locator": { "schema-name": "public", "table-name": "made", "column-name": "twice" },
  });
});

test("the statements given run twice and mend what they are for", async () => {
  await withClient(database, {}, async (client) => {
    const before = await run(client);
    const given = before.hits.flatMap(({ rule, hit }) => rule.sql?.(hit, ROAD) ?? []);
    expect(given.length).toBeGreaterThan(8);
    for (const where of ["source", "P0", "P1", "P2", "P3"])
      for (const { sql } of given.filter((fix) => fix.where === where))
        for (const _time of [1, 2]) await client.query(sql);
    const open = (await run(client)).hits.flatMap(({ rule, hit }) =>
      (hit.severity ?? rule.severity) === "needs-change" && /no-pk|identity-nothing|unlogged/.test(rule.id)
        ? [`${rule.id}: ${displayObject(hit.object)}`]
        : [],
    );
    expect(open).toEqual(["repl-lob-no-pk: table public.arrays"]);
    const casts = await client.query("SELECT count(*)::int AS casts FROM pg_catalog.pg_cast c WHERE c.oid >= 16384");
    expect(casts.rows).toEqual([{ casts: 0 }]);
  });
});

test("a person's table with the carried values gets infinity back", async () => {
  await withClient(database, {}, async (client) => {
    await client.query(
      "UPDATE public.times SET day = '9999-12-31', at = '4713-01-01 00:00:00 BC', zoned = '9999-12-31 23:59:59+00'",
    );
    const rule = REPLICATION.find(({ id }) => id === "type-timestamp-infinity");
    for (const part of ["day", "at", "zoned"]) {
      const object = { type: "column" as const, schema: "public", name: "times", part };
      for (const { sql } of rule?.sql?.({ object, evidence: "" }, ROAD) ?? []) await client.query(sql);
    }
    const { rows } = await client.query("SELECT DISTINCT day::text, at::text, zoned::text FROM public.times");
    expect(rows).toEqual([{ day: "infinity", at: "-infinity", zoned: "infinity" }]);
  });
});
