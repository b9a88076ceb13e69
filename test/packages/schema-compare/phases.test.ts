import { join } from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { withClient } from "@postgres-to-aurora/postgres";
import { displayObject, PHASES, readBundle } from "@postgres-to-aurora/schema";
import type { SchemaComparison } from "@postgres-to-aurora/schema/compare";
import { startTestServer } from "@postgres-to-aurora/test-kit";
import { runApply, runExport } from "../../actions/apply-schema/in-process.js";
import { ODD_SCHEMA } from "../../actions/apply-schema/odd-schema.js";
import { compare, execute, PRINTING, ROLES, SHOP, undecided } from "./shop.js";

let server: EmbeddedServer;
let newer: EmbeddedServer;
beforeAll(async () => {
  [server, newer] = await Promise.all([startTestServer(), startTestServer({ version: 17 })]);
  for (const one of [server, newer]) await withClient(one.superuser, {}, (client) => client.query(ROLES));
});

function awaited({ intended }: SchemaComparison, phase: string): string[] {
  return intended
    .filter(({ until }) => until === phase)
    .map(({ object, attribute }) => displayObject(object) + (attribute ? `: ${attribute}` : ""));
}

const SCHEMAS: [string, string][] = [
  ["odd", ODD_SCHEMA],
  ["shop", SHOP + PRINTING],
];

describe("on the road, what is not there yet is expected, and in the end nothing differs", () => {
  for (const [name, sql] of SCHEMAS)
    for (const to of ["15", "17"])
      test(`${name}, from PostgreSQL 15 to ${to}`, async () => {
        const goal = to === "15" ? server : newer;
        const source = await server.createDatabase(`${name}_source_${to}`);
        const target = await goal.createDatabase(`${name}_target_${to}`);
        await execute(source, sql);
        const { workspace } = await runExport(server.url(source.database));
        const { manifest } = await readBundle(join(workspace, "schema-bundle"));

        const before = await compare(source, target, { manifest, appliedPhases: [] });
        expect(before.differences).toEqual([]);
        expect(before.intended.length).toBeGreaterThan(20);
        const found: SchemaComparison[] = [];
        for (const [index, phase] of PHASES.entries()) {
          await runApply(goal.url(target.database), phase, {}, { workspace });
          const appliedPhases = PHASES.slice(0, index + 1);
          const comparison = await compare(source, target, { manifest, appliedPhases });
          expect(comparison.differences).toEqual([]);
          expect(undecided(comparison)).toEqual([]);
          found.push(comparison);
        }
        expect(found.map((one) => awaited(one, "pre-load").length)).toEqual([0, 0, 0]);
        expect(awaited(found[0] as SchemaComparison, "post-load").length).toBeGreaterThan(5);
        expect(awaited(found[1] as SchemaComparison, "post-load")).toEqual([]);
        expect(awaited(found[1] as SchemaComparison, "post-cutover")).toContain(`column app.orders.id: identity`);
        expect(awaited(found[1] as SchemaComparison, "post-cutover")).toContain("event trigger watch_ddl");
        expect(awaited(found[2] as SchemaComparison, "post-cutover")).toEqual([]);
      });
});

describe("what the bundle explains", () => {
  test("an intended difference stands until its phase, is listed with its reason, and covers no other attribute", async () => {
    const [source, target] = [await server.createDatabase("why_source"), await server.createDatabase("why_target")];
    await execute(source, "CREATE TABLE a (x int DEFAULT 1, y int DEFAULT 1); CREATE TABLE gone (z int PRIMARY KEY)");
    await execute(target, "CREATE TABLE a (x int DEFAULT 2, y int DEFAULT 2 NOT NULL)");
    const { workspace } = await runExport(server.url("why_source"));
    const { manifest } = await readBundle(join(workspace, "schema-bundle"));
    const column = (part: string) => ({ type: "column" as const, schema: "public", name: "a", part });
    manifest.intendedDifferences = [
      { object: column("x"), attribute: "default", difference: "Two is better", rule: "test-rule" },
      { object: column("y"), attribute: "default", difference: "Two until the switch", until: "post-cutover" },
      { object: { type: "table", schema: "public", name: "gone" }, difference: "Nobody needs it" },
    ];
    const early = await compare(source, target, { manifest, appliedPhases: ["pre-load", "post-load"] });
    expect(early.intended.map(({ reason, rule, until }) => [reason, rule, until])).toEqual([
      ["Two is better", "test-rule", undefined],
      ["Two until the switch", undefined, "post-cutover"],
      ["Nobody needs it", undefined, undefined],
    ]);
    expect(early.differences).toEqual([
      { object: column("y"), kind: "different", attribute: "not null", target: "yes" },
    ]);
    const late = await compare(source, target, { manifest, appliedPhases: PHASES });
    expect(late.differences.map(({ attribute }) => attribute)).toEqual(["default", "not null"]);
  });

  test("without roles, grants and owners are left out and said to be; the bundle carries no publications", async () => {
    const source = await server.createDatabase("left_source");
    const target = await server.createDatabase("left_target");
    await execute(
      source,
      "CREATE TABLE a (x int); GRANT SELECT ON a TO clerk; ALTER TABLE a OWNER TO keeper; CREATE PUBLICATION p",
    );
    await execute(target, "CREATE TABLE a (x int)");
    const { workspace } = await runExport(server.url("left_source"));
    const { manifest } = await readBundle(join(workspace, "schema-bundle"));
    const comparison = await compare(source, target, { manifest, appliedPhases: PHASES });
    expect(comparison.differences).toEqual([]);
    expect(undecided(comparison)).toEqual([]);
    expect(comparison.notCompared.map(({ subject }) => subject).slice(0, 2)).toEqual([
      "owners, grants and default privileges",
      "publications and subscriptions",
    ]);
    const all = await compare(source, target, { manifest: { ...manifest, roles: true }, appliedPhases: PHASES });
    expect(all.differences.map(({ attribute }) => attribute)).toEqual(["grants", "owner"]);
    const bare = await compare(source, target);
    expect(bare.differences.map(({ object, kind }) => `${displayObject(object)} ${kind}`)).toEqual([
      "publication p missing",
    ]);
  });
});
