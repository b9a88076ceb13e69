import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { CancelledError } from "@postgres-to-aurora/domain";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { withClient } from "@postgres-to-aurora/postgres";
import { displayObject, readBundle } from "@postgres-to-aurora/schema";
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

  test("a connection lost half way is one clear error, and leaves the older bundle as it was", async () => {
    const { workspace } = await runExport(server.url("shop"));
    const before = readFileSync(join(workspace, "schema-bundle", "manifest.json"), "utf8");
    await withClient(server.address("shop"), {}, async (client) => {
      await client.query("BEGIN; LOCK TABLE app.two IN ACCESS EXCLUSIVE MODE");
      const running = runExport(server.url("shop"), {}, { workspace }).catch((error: unknown) => error);
      const cut = "SELECT pg_catalog.pg_terminate_backend(pid) FROM pg_catalog.pg_locks WHERE NOT granted";
      while ((await client.query(cut)).rows.length === 0);
      expect(await running).toMatchObject({ code: "CONNECTION_LOST" });
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

  test("every object has a hash of its definition, the same in every export until the definition changes", async () => {
    const hashes = async () =>
      new Map(
        (await bundleOf((await runExport(server.url("hashed"))).workspace)).objects.map(({ type, name, hash }) => [
          `${type} ${name}`,
          hash,
        ]),
      );
    await withClient(await server.createDatabase("hashed"), {}, async (client) => {
      await client.query("CREATE TABLE public.a (id int); CREATE VIEW public.v AS SELECT id FROM public.a");
      const before = await hashes();
      expect(await hashes()).toEqual(before);
      await client.query("CREATE OR REPLACE VIEW public.v AS SELECT id FROM public.a WHERE id > 1");
      const after = await hashes();
      expect(after.get("VIEW v")).not.toBe(before.get("VIEW v"));
      expect(after.get("TABLE a")).toBe(before.get("TABLE a"));
      expect(after.get("TABLE a")).toMatch(/^[0-9a-f]{16}$/);
    });
  });

  test("excluded tables stay behind with their partitions, sequences and the foreign keys to them", async () => {
    await withClient(await server.createDatabase("part"), {}, (client) =>
      client.query(`CREATE TABLE public."Log" (id serial, day date, PRIMARY KEY (id, day)) PARTITION BY RANGE (day);
        CREATE TABLE public.log_1 PARTITION OF public."Log" FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
        CREATE TABLE public.kept (id int PRIMARY KEY, log int, day date, FOREIGN KEY (log, day) REFERENCES public."Log");
        CREATE TABLE public.other (id int PRIMARY KEY REFERENCES public.kept);
        CREATE VIEW public.seen AS SELECT id FROM public."Log"`),
    );
    await expect(runExport(server.url("part"), { excludeTables: ["public.Log"] })).rejects.toMatchObject({
      code: "EXCLUDED_TABLE_IN_USE",
      what: expect.stringContaining("public.seen reads public.Log"),
    });
    await expect(runExport(server.url("part"), { excludeTables: ["public.log"] })).rejects.toMatchObject({
      code: "UNKNOWN_TABLE",
    });
    const ran = await runExport(server.url("part"), { excludeTables: ["public.Log", "public.seen"] });
    const manifest = await bundleOf(ran.workspace);
    expect(manifest.objects.map(({ type, name }) => `${type} ${name}`)).toEqual([
      "TABLE kept",
      "TABLE other",
      "CONSTRAINT kept kept_pkey",
      "CONSTRAINT other other_pkey",
      "FK CONSTRAINT other other_id_fkey",
    ]);
    expect(manifest.intendedDifferences.map(({ object }) => displayObject(object)).sort()).toEqual([
      "constraint kept_log_day_fkey on public.kept",
      "sequence public.Log_id_seq",
      "table public.Log",
      "table public.log_1",
      "view public.seen",
    ]);
    await server.createDatabase("part target");
    const load = (phase: "pre-load" | "post-load") => runApply(server.url("part target"), phase, {}, ran);
    expect([(await load("pre-load")).verdict, (await load("post-load")).verdict]).toEqual(["pass", "pass"]);
  });

  test("roles come along on request: those the schema names and their members, without passwords", async () => {
    await withClient(await server.createDatabase("owned"), {}, (client) =>
      client.query(`CREATE ROLE "Group" NOLOGIN; CREATE ROLE member LOGIN PASSWORD 'hunter2' CONNECTION LIMIT 5; GRANT "Group" TO member;
        ALTER ROLE member SET statement_timeout = '5s'; CREATE ROLE stranger LOGIN; GRANT pg_monitor TO "Group";
        CREATE TABLE public.mine (id int); ALTER TABLE public.mine OWNER TO "Group";
        ALTER DEFAULT PRIVILEGES FOR ROLE "Group" IN SCHEMA public GRANT SELECT ON TABLES TO reader`),
    );
    const ran = await runExport(server.url("owned"), { roles: true });
    const manifest = await bundleOf(ran.workspace);
    expect(manifest.roles).toBe(true);
    const sql = ["pre-load", "post-load"].map((phase) =>
      readFileSync(join(ran.workspace, "schema-bundle", `${phase}.sql`), "utf8"),
    );
    expect(sql[0]).toContain('CREATE ROLE "Group";');
    expect(sql[0]).toContain('CREATE ROLE "member" WITH LOGIN CONNECTION LIMIT 5;');
    expect(sql[0]).toContain("statement_timeout");
    expect(sql[0]).toContain('GRANT "Group" TO "member";');
    expect(sql[0]).toContain('GRANT "pg_monitor" TO "Group";');
    expect(sql[0]).toContain('ALTER TABLE public.mine OWNER TO "Group";');
    expect(sql[1]).toContain("ALTER DEFAULT PRIVILEGES");
    expect(sql.join("")).not.toMatch(/stranger|hunter2|PASSWORD|SCRAM/);
    const without = await runExport(server.url("owned"));
    expect(readFileSync(join(without.workspace, "schema-bundle", "pre-load.sql"), "utf8")).not.toMatch(/ROLE|OWNER/);
  });

  test("inputs of the pod without via kubectl, and via kubectl without a pod, are refused", async () => {
    await expect(runExport(server.url("shop"), { kubectlPod: "db-0" })).rejects.toMatchObject({ code: "POD_NOT_USED" });
    await expect(runExport(server.url("shop"), { via: "kubectl" })).rejects.toMatchObject({ code: "POD_NOT_NAMED" });
  });
});
