import { join } from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { type DatabaseAddress, withClient } from "@postgres-to-aurora/postgres";
import { displayObject, type Manifest, readBundle } from "@postgres-to-aurora/schema";
import { startTestServer } from "@postgres-to-aurora/test-kit";
import { dumpDefinitions, type Ran, runApply, runExport } from "./in-process.js";
import { ODD_SCHEMA } from "./odd-schema.js";

let server: EmbeddedServer;
let source: DatabaseAddress;
let target: DatabaseAddress;
let exported: Ran;
let manifest: Manifest;

beforeAll(async () => {
  server = await startTestServer();
  source = await server.createDatabase("odd");
  target = await server.createDatabase("odd target");
  await withClient(source, {}, async (client) => {
    await client.query("SET search_path = public");
    await client.query(ODD_SCHEMA);
  });
  exported = await runExport(server.url("odd"));
  ({ manifest } = await readBundle(join(exported.workspace, "schema-bundle")));
});

const apply = (phase: "pre-load" | "post-load" | "post-cutover") =>
  runApply(server.url("odd target"), phase, {}, { workspace: exported.workspace });

const ask = async (sql: string) =>
  withClient(target, {}, async (client) => (await client.query({ text: sql, rowMode: "array" })).rows.flat());

const phaseOf = (type: string, name: string) => manifest.objects.find((o) => o.type === type && o.name === name)?.phase;

// The tests of this block follow one migration from phase to phase.
describe("a schema of odd things goes through the phases", () => {
  test("the export holds every user's object and says what it changed on purpose", () => {
    expect(exported).toMatchObject({ verdict: "pass", outputs: { bundle: "schema-bundle" } });
    expect(manifest.schemas).toEqual(["Odd; Schema", "app"]);
    expect(manifest.intendedDifferences.map(({ object }) => displayObject(object))).toEqual([
      "extension btree_gist",
      "column Odd; Schema.a; drop table x --.select",
      "column app.orders.id",
    ]);
    expect(manifest.objects.map(({ name }) => name).join()).not.toMatch(/awsdms|migration_|forged,|everything/);
  });

  test("keys that replicated changes need come before the rows, what would disturb them after the switch", () => {
    expect(phaseOf("CONSTRAINT", "orders orders_pkey")).toBe("pre-load");
    expect(phaseOf("CONSTRAINT", "events_2024 events_2024_pkey")).toBe("pre-load");
    expect(phaseOf("INDEX ATTACH", "events_2024_pkey")).toBe("pre-load");
    expect(phaseOf("INDEX ATTACH", "events_2024_note_idx")).toBe("post-load");
    expect(phaseOf("INDEX", "keyless_a")).toBe("pre-load");
    expect(phaseOf("INDEX", "marked_b")).toBe("pre-load");
    expect(phaseOf("CONSTRAINT", "customers customers_name_key")).toBe("post-load");
    expect(phaseOf("TRIGGER", "orders usual")).toBe("post-load");
    expect(phaseOf("TRIGGER", "orders always")).toBe("post-cutover");
    expect(phaseOf("COMMENT", "TRIGGER always ON orders")).toBe("post-cutover");
    expect(phaseOf("EVENT TRIGGER", "watch_ddl")).toBe("post-cutover");
  });

  test("after pre-load, rows can be put in as replication does it", async () => {
    expect(await apply("pre-load")).toMatchObject({ verdict: "pass", outputs: { status: "applied" } });
    expect(await ask("INSERT INTO app.orders (id, customer, total) VALUES (7, 4711, 3) RETURNING twice")).toEqual([
      "6",
    ]);
    expect(await ask(`INSERT INTO "Odd; Schema"."a; drop table x --" ("select") VALUES (1) RETURNING "$$"`)).toEqual([
      1,
    ]);
    expect(await ask("SELECT pg_catalog.count(*) FROM pg_catalog.pg_trigger WHERE NOT tgisinternal")).toEqual(["0"]);
    await ask("INSERT INTO app.customers VALUES (4711, 'x')");
  });

  test("post-load brings constraints, triggers and filled materialized views, and makes statistics", async () => {
    const ran = await apply("post-load");
    expect(ran).toMatchObject({ verdict: "pass" });
    expect(await ask("SELECT sum FROM app.totals")).toEqual(["3"]);
    expect(await ask("SELECT relname FROM pg_catalog.pg_class WHERE relkind = 'm' AND NOT relispopulated")).toEqual([
      "empty_one",
    ]);
    expect(await ask("SELECT reltuples FROM pg_catalog.pg_class WHERE relname = 'customers'")).toEqual([1]);
    expect(JSON.stringify(ran.sections)).toContain("REFRESH MATERIALIZED VIEW app.totals_of_totals;");
  });

  test("after post-cutover the definitions are those of the source", async () => {
    await ask("INSERT INTO app.orders (id, customer, total) VALUES (8, 4711, 4)");
    expect(await apply("post-cutover")).toMatchObject({ verdict: "pass" });
    expect(await ask("SELECT sum FROM app.totals")).toEqual(["7"]);
    await expect(ask("INSERT INTO app.orders (id) VALUES (9)")).rejects.toMatchObject({ code: "428C9" });
    await withClient(source, {}, async (client) => {
      // What the migration and DMS put there, and what is never carried over.
      await client.query("DROP SCHEMA migration_ctl CASCADE; DROP SCHEMA migration_guard CASCADE");
      await client.query("DROP TABLE public.awsdms_ddl_audit; DROP PUBLICATION everything");
    });
    expect(dumpDefinitions(target)).toBe(dumpDefinitions(source));
  });

  test("every phase is done once", async () => {
    const before = dumpDefinitions(target);
    for (const phase of ["pre-load", "post-load", "post-cutover"] as const)
      expect(await apply(phase)).toMatchObject({
        verdict: "pass",
        outputs: { status: "already-applied", statements: 0 },
      });
    expect(dumpDefinitions(target)).toBe(before);
  });
});
