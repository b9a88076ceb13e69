import { beforeAll, describe, expect, test } from "@jest/globals";
import { Secret } from "@postgres-to-aurora/domain";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { type DatabaseAddress, withClient } from "@postgres-to-aurora/postgres";
import { startTestServer } from "@postgres-to-aurora/test-kit";
import { type Ran, runApply, runExport } from "./in-process.js";
import { ODD_SCHEMA } from "./odd-schema.js";

let server: EmbeddedServer;
let source: DatabaseAddress;
let exported: Ran;

beforeAll(async () => {
  server = await startTestServer();
  source = await server.createDatabase("source");
  await withClient(source, {}, async (client) => {
    await client.query("SET search_path = public");
    await client.query(ODD_SCHEMA);
  });
  exported = await runExport(server.url("source"));
});

const PHASES = ["pre-load", "post-load", "post-cutover"] as const;
const sourceUrl = () => new Secret(server.url("source"));
const apply = (target: string, phase: (typeof PHASES)[number], inputs: Parameters<typeof runApply>[2] = {}) =>
  runApply(server.url(target), phase, { sourceUrl: sourceUrl(), ...inputs }, { workspace: exported.workspace });

describe("the comparison with the source behind a phase", () => {
  test("finds after each phase only what is intended, and says what is not there yet", async () => {
    await server.createDatabase("equal");
    for (const phase of PHASES) {
      const ran = await apply("equal", phase);
      expect(ran).toMatchObject({ verdict: "pass", outputs: { status: "applied", differences: 0 } });
      expect(ran.headline).toContain("The schemas of source and target are as intended");
      const titles = ran.sections.map(({ title }) => title);
      expect(titles).toContain("Schema: objects compared");
      expect(titles.includes("Schema: not there yet")).toBe(phase !== "post-cutover");
    }
  });

  test("fails on what is not intended, names it, and says that the phase stays applied", async () => {
    const target = await server.createDatabase("different");
    await apply("different", "pre-load");
    await withClient(target, {}, (client) => client.query("ALTER TABLE app.customers ALTER COLUMN name DROP NOT NULL"));
    const ran = await apply("different", "post-load");
    expect(ran).toMatchObject({ verdict: "fail", outputs: { status: "applied", differences: 1 } });
    expect(ran.headline).toContain("column app.customers.name differs in not null");
    expect(ran.headline).toContain("The phase post-load stays applied");
    const again = await apply("different", "post-load");
    expect(again).toMatchObject({ verdict: "fail", outputs: { status: "already-applied", differences: 1 } });
  });

  test("holds nothing against the target that was never exported", async () => {
    const part = await runExport(server.url("source"), { schemas: ["Odd; Schema"] });
    await server.createDatabase("part");
    const ran = await runApply(
      server.url("part"),
      "pre-load",
      { sourceUrl: sourceUrl() },
      { workspace: part.workspace },
    );
    expect(ran).toMatchObject({ verdict: "pass", outputs: { differences: 0 } });
    const left = ran.sections.find(({ title }) => title === "Schema: not compared");
    expect(JSON.stringify(left)).toContain('["table app.orders","The bundle does not hold it"]');
    expect(JSON.stringify(left)).toContain('["event trigger watch_ddl","The bundle does not hold it"]');
  });

  test("a source that cannot be reached shows before anything is applied", async () => {
    const target = await server.createDatabase("untouched");
    const wrong = new Secret(server.url("source", "postgres", "wrong"));
    await expect(apply("untouched", "pre-load", { sourceUrl: wrong })).rejects.toMatchObject({
      code: "WRONG_PASSWORD",
    });
    const { rows } = await withClient(target, {}, (client) =>
      client.query("SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname IN ('app', 'migration_ctl')"),
    );
    expect(rows).toEqual([]);
  });

  test("a dry run compares nothing", async () => {
    await server.createDatabase("dry");
    const ran = await apply("dry", "pre-load", { dryRun: true });
    expect(ran).toMatchObject({ verdict: "pass", outputs: { status: "dry-run" } });
    expect(ran.outputs).not.toHaveProperty("differences");
  });
});
