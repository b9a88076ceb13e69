import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { CancelledError } from "@postgres-to-aurora/domain";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { withClient } from "@postgres-to-aurora/postgres";
import { readBundle } from "@postgres-to-aurora/schema";
import { startTestServer, tempFolder } from "@postgres-to-aurora/test-kit";
import { runApply, runExport } from "../apply-schema/in-process.js";

let server: EmbeddedServer;

beforeAll(async () => {
  server = await startTestServer();
  await withClient(await server.createDatabase("shop"), {}, (client) =>
    client.query(`
      CREATE SCHEMA "App.1";
      CREATE SCHEMA app;
      CREATE SCHEMA ext;
      CREATE EXTENSION hstore SCHEMA ext;
      CREATE TABLE "App.1".one (id int PRIMARY KEY, h ext.hstore);
      CREATE TABLE app.two (id int PRIMARY KEY);
      CREATE TABLE public.three (id int PRIMARY KEY);
      CREATE ROLE reader LOGIN PASSWORD 'reader';
      GRANT USAGE ON SCHEMA app TO reader;
      GRANT SELECT ON app.two TO reader`),
  );
});

const bundleOf = async (workspace: string) => (await readBundle(join(workspace, "schema-bundle"))).manifest;

describe("exporting from a server", () => {
  test("gives all user schemas, the report names what was exported", async () => {
    const ran = await runExport(server.url("shop"));
    const manifest = await bundleOf(ran.workspace);
    expect(manifest.schemas).toEqual(["App.1", "app", "ext", "public"]);
    expect(manifest.counts).toEqual({ CONSTRAINT: 3, EXTENSION: 1, SCHEMA: 3, TABLE: 3 });
    expect(manifest).toMatchObject({ migration: "shop", serverVersion: expect.stringMatching(/^15\./) });
    expect(ran).toMatchObject({ verdict: "pass", headline: expect.stringContaining("10 objects (3 tables)") });
  });

  test("chosen schemas are taken by their exact names, with the extensions they need", async () => {
    const ran = await runExport(server.url("shop"), { schemas: ["App.1"] });
    const { objects } = await bundleOf(ran.workspace);
    expect(objects.filter(({ type }) => type === "TABLE").map(({ name }) => name)).toEqual(["one"]);
    await server.createDatabase("only one");
    expect(await runApply(server.url("only one"), "pre-load", {}, { workspace: ran.workspace })).toMatchObject({
      verdict: "pass",
    });
  });

  test("a schema that does not exist is named, and no bundle is written", async () => {
    const workspace = await tempFolder();
    await expect(runExport(server.url("shop"), { schemas: ["app", "APP"] }, { workspace })).rejects.toMatchObject({
      code: "NO_SUCH_SCHEMA",
      what: "The source has no schema APP",
    });
    expect(readdirSync(workspace)).toEqual([]);
  });

  test("a user without rights gets one error that says which, and can export what it may read", async () => {
    const url = server.url("shop", "reader", "reader");
    await expect(runExport(url)).rejects.toMatchObject({
      code: "SOURCE_PRIVILEGE",
      why: expect.stringContaining("permission denied for"),
    });
    expect(await runExport(url, { schemas: ["app"] })).toMatchObject({ verdict: "pass" });
  });

  test("a database without tables is exported with a warning", async () => {
    await server.createDatabase("empty");
    const ran = await runExport(server.url("empty"));
    expect(ran).toMatchObject({ verdict: "warn", headline: expect.stringContaining("There is no table") });
    expect(await bundleOf(ran.workspace)).toMatchObject({ objects: [], schemas: [] });
  });

  test("a table locked for good ends in an error when the run is cancelled, and leaves the older bundle as it was", async () => {
    const { workspace } = await runExport(server.url("shop"));
    const before = readFileSync(join(workspace, "schema-bundle", "manifest.json"), "utf8");
    await withClient(server.address("shop"), {}, async (client) => {
      await client.query("BEGIN; LOCK TABLE app.two IN ACCESS EXCLUSIVE MODE");
      const abort = new AbortController();
      const running = runExport(server.url("shop"), {}, { workspace, signal: abort.signal });
      const waiting = "SELECT 1 FROM pg_catalog.pg_locks WHERE NOT granted";
      while ((await client.query(waiting)).rows.length === 0);
      abort.abort(new CancelledError("SIGINT"));
      await expect(running).rejects.toMatchObject({ code: "CANCELLED" });
    });
    expect(readFileSync(join(workspace, "schema-bundle", "manifest.json"), "utf8")).toBe(before);
  });

  test.each([
    ["wrong password", { password: "wrong" }, "WRONG_PASSWORD"],
    ["unknown database", { database: "nowhere" }, "NO_SUCH_DATABASE"],
  ])(
    "%s is one clear error without the password",
    async (_what, { database = "shop", password }: { database?: string; password?: string }, code) => {
      const workspace = await tempFolder();
      const error = (await runExport(server.url(database, "postgres", password), {}, { workspace }).catch(
        (caught: unknown) => caught,
      )) as Error;
      expect(error).toMatchObject({ code });
      expect(error.message).not.toContain(password ?? server.superuser.password.reveal());
      expect(existsSync(join(workspace, "schema-bundle"))).toBe(false);
    },
  );

  test("inputs of the pod without via kubectl, and via kubectl without a pod, are refused", async () => {
    await expect(runExport(server.url("shop"), { kubectlPod: "db-0" })).rejects.toMatchObject({ code: "POD_NOT_USED" });
    await expect(runExport(server.url("shop"), { via: "kubectl" })).rejects.toMatchObject({ code: "POD_NOT_NAMED" });
  });
});
