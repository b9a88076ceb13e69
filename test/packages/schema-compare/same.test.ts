import { beforeAll, describe, expect, test } from "@jest/globals";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { withClient } from "@postgres-to-aurora/postgres";
import type { SchemaComparison } from "@postgres-to-aurora/schema/compare";
import { corpus, startTestServer } from "@postgres-to-aurora/test-kit";
import { load, restore } from "./restore.js";
import { compare, EVERYTHING, execute, PRINTING, ROLES, SHOP, undecided } from "./shop.js";

const SAMPLES = ["pagila", "chinook", "northwind", "danbooru-structure", "bytebase-structure"];
const MAJORS = [
  [15, 15],
  [14, 16],
  [15, 17],
  [15, 18],
] as const;

/** What a comparison of equal databases holds. */
const NOTHING = { differences: [], intended: [], undecided: [] };

// A new database of PostgreSQL 15 lets PUBLIC create nothing in the schema public, an older one does: a dump carries it.
const WITHOUT_ROLES = { ...EVERYTHING, roles: false };

function found(comparison: SchemaComparison) {
  const { differences, intended } = comparison;
  return { differences, intended, undecided: undecided(comparison) };
}

const servers = new Map<number, EmbeddedServer>();
beforeAll(async () => {
  for (const version of new Set(MAJORS.flat())) {
    const server = await startTestServer({ version });
    await withClient(server.superuser, {}, (client) => client.query(ROLES));
    servers.set(version, server);
  }
});

function server(version: number): EmbeddedServer {
  return servers.get(version) as EmbeddedServer;
}

for (const [from, to] of MAJORS)
  describe(`nothing is told of equal databases on PostgreSQL ${from} and ${to}`, () => {
    for (const sample of SAMPLES) {
      const file = corpus(`${sample}.sql`);
      (file ? test : test.skip)(`${sample}, loaded on both`, async () => {
        const source = await server(from).createDatabase(`${sample}_source_${to}`);
        const target = await server(to).createDatabase(`${sample}_target_${from}`);
        for (const address of [source, target]) load(address, { file: file as string });
        const comparison = await compare(source, target, { manifest: WITHOUT_ROLES });
        expect(found(comparison)).toEqual(NOTHING);
        expect(comparison.objects.length).toBeGreaterThan(3);
      });
    }

    test("one of almost every kind, dumped and restored", async () => {
      const source = await server(from).createDatabase(`shop_source_${to}`);
      const target = await server(to).createDatabase(`shop_target_${from}`);
      await execute(source, SHOP + PRINTING);
      restore(source, target);
      expect(found(await compare(source, target, { manifest: EVERYTHING }))).toEqual(NOTHING);
    });

    test("one of almost every kind, written on both", async () => {
      const source = await server(from).createDatabase(`written_source_${to}`);
      const target = await server(to).createDatabase(`written_target_${from}`);
      for (const address of [source, target]) await execute(address, SHOP + PRINTING);
      expect(found(await compare(source, target, { manifest: WITHOUT_ROLES }))).toEqual(NOTHING);
    });
  });

test("two comparisons give the same, to the byte", async () => {
  const [source, target] = [
    await server(15).createDatabase("twice_source"),
    await server(18).createDatabase("twice_target"),
  ];
  await execute(source, SHOP);
  await execute(target, `${SHOP} DROP VIEW app.cities; ALTER TABLE app.orders DROP COLUMN note CASCADE;`);
  const first = await compare(source, target);
  expect(first.differences.length).toBeGreaterThan(3);
  expect(JSON.stringify(await compare(source, target))).toBe(JSON.stringify(first));
});
