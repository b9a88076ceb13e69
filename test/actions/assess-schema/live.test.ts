import { existsSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { CancelledError } from "@postgres-to-aurora/domain";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { withClient } from "@postgres-to-aurora/postgres";
import { startTestServer, tempFolder } from "@postgres-to-aurora/test-kit";
import { ODD_SCHEMA } from "../apply-schema/odd-schema.js";
import { assess, readResults } from "./in-process.js";

let server: EmbeddedServer;
beforeAll(async () => {
  server = await startTestServer();
});

/** A database with this in it; its URL, for the superuser or another role. */
async function database(name: string, sql: string, role?: string): Promise<string> {
  const address = await server.createDatabase(name);
  await withClient(address, {}, (client) => client.query(sql));
  return role === undefined ? server.url(name) : server.url(name, role, "secret-enough");
}

describe("a live source", () => {
  test("two runs give the same bytes in every file, also when the objects were made anew", async () => {
    const url = await database("twice", ODD_SCHEMA);
    const first = await assess(url);
    expect([...first.files.keys()]).toEqual(
      expect.arrayContaining([
        "baseline.json",
        "findings.sarif",
        "objects.csv",
        "report.html",
        "report.json",
        "report.md",
      ]),
    );
    expect(first.result.findings.length).toBeGreaterThan(5);
    const second = await assess(url, {}, { now: Date.parse("2030-01-01T00:00:00Z") });
    expect([...second.files]).toEqual([...first.files]);

    await withClient(server.superuser, {}, (client) => client.query("DROP DATABASE twice"));
    const anew = await assess(await database("twice", ODD_SCHEMA));
    expect([...anew.files]).toEqual([...first.files]);
  });

  test("sets its outputs and says in the report where the rest is", async () => {
    const url = await database("outputs", "CREATE TABLE public.t (id int PRIMARY KEY)");
    const { outputs, result, sections, headline, metrics } = await assess(url);
    expect(outputs).toMatchObject({ readiness: result.readiness, score: 100, blockers: 0, assessment: "assessment" });
    expect(headline).toMatch(/^READY.*Score 100 %, grade A-1/);
    expect(metrics).toContainEqual({ name: "tables", value: 1, unit: "" });
    expect(sections.map(({ title }) => title)).toEqual(
      expect.arrayContaining(["At a glance", "Tables under DMS", "Files"]),
    );
    expect(result.source).toMatchObject({ input: "live", name: "outputs" });
    expect(result.tables).toMatchObject([{ sentence: "public.t: full load yes, change stream yes, validation yes." }]);
  });

  test("names go through as they are", async () => {
    const url = await database(
      "names",
      `CREATE TABLE public."</script><b>" (id int); CREATE TABLE public."a
-- b; DROP" (id int)`,
    );
    const { files, result } = await assess(url);
    expect(result.tables.map(({ table }) => table)).toEqual(["public.</script><b>", "public.a\n-- b; DROP"]);
    expect(files.get("report.html")?.match(/<\/script>/g)).toHaveLength(1);
    expect(files.get("report.md")?.replace(/```[\s\S]*?```/g, "")).not.toContain("<b>");
  });

  test("only the named schemas count", async () => {
    const url = await database(
      "scoped",
      "CREATE SCHEMA a; CREATE SCHEMA b; CREATE TABLE a.t (id int); CREATE TABLE b.u (id int)",
    );
    const { result } = await assess(url, { schemas: ["a"] });
    expect(result.tables.map(({ table }) => table)).toEqual(["a.t"]);
    expect(result.objects.filter(({ object }) => object.schema === "b" || object.name === "b")).toEqual([]);
    await expect(assess(url, { schemas: ["a", "A"] })).rejects.toMatchObject({
      code: "NO_SUCH_SCHEMA",
      what: expect.stringContaining("A"),
    });
  });

  test("what the migration made is nobody's object", async () => {
    const url = await database(
      "control",
      "CREATE SCHEMA migration_ctl; CREATE TABLE migration_ctl.marker (id int); CREATE TABLE public.t (id int PRIMARY KEY)",
    );
    const { result } = await assess(url);
    expect(JSON.stringify(result)).not.toContain("migration_ctl");
  });
});

describe("a user without rights", () => {
  test("sees everything the catalog shows to all; what is refused skips its rules with the reason, and is no pass", async () => {
    await withClient(server.superuser, {}, (client) =>
      client.query("CREATE ROLE looker LOGIN PASSWORD 'secret-enough'"),
    );
    const setUp = `CREATE SCHEMA private; CREATE TABLE private.t (id int);
      CREATE SCHEMA cron; CREATE TABLE cron.job (jobid int, command text);
      REVOKE ALL ON SCHEMA public FROM PUBLIC`;
    const url = await database("unseen", setUp, "looker");
    const { result, verdict, headline } = await assess(url);
    expect(result.tables.map(({ table }) => table)).toEqual(["cron.job", "private.t"]);
    expect(result.rules.filter(({ cause }) => cause === "source")).toContainEqual(
      expect.objectContaining({
        id: "auth-method",
        outcome: "skipped",
        reason: expect.stringMatching(/permission denied for \w+ pg_hba_file_rules/),
      }),
    );
    const unjudged = result.notJudged.rules.map(({ id }) => id);
    expect(unjudged).toContain("auth-method");
    // Statistics of tables one may not read are hidden: finding no NaN there proves nothing.
    expect(unjudged).toContain("type-numeric-nan");
    expect(verdict).not.toBe("pass");
    expect(headline).toMatch(/rules? could not be judged/);
    expect((await assess(server.url("unseen"))).result.notJudged.rules).toEqual([]);
  });

  test("a catalog that nothing works without, and that was taken from all users, is a clear error", async () => {
    await withClient(server.superuser, {}, (client) =>
      client.query("CREATE ROLE blind LOGIN PASSWORD 'secret-enough'"),
    );
    const url = await database("refused", "REVOKE SELECT ON pg_catalog.pg_class FROM PUBLIC", "blind");
    await expect(assess(url)).rejects.toMatchObject({
      code: "STATEMENT_REFUSED",
      why: expect.stringContaining("permission denied for table pg_class"),
      remedy: expect.stringContaining("Grant the user of the source SELECT"),
    });
  });
});

describe("when it goes wrong", () => {
  test("a connection lost half way is a clear error, and leaves the results of before whole", async () => {
    const url = await database("lost", "CREATE TABLE public.t (id int PRIMARY KEY)");
    const { workspace, files } = await assess(url);
    await withClient(server.address("lost"), {}, async (blocker) => {
      await blocker.query("BEGIN; LOCK TABLE pg_catalog.pg_trigger IN ACCESS EXCLUSIVE MODE");
      let over = false;
      const ended = assess(url, {}, { workspace })
        .then(
          () => undefined,
          (error: unknown) => error,
        )
        .finally(() => {
          over = true;
        });
      // Again and again: autovacuum may wait for the same lock. From another session: a transaction sees no news.
      await withClient(server.superuser, {}, async (other) => {
        while (!over)
          await other.query(
            "SELECT pg_catalog.pg_terminate_backend(pid) FROM pg_catalog.pg_stat_activity WHERE datname = 'lost' AND wait_event_type = 'Lock'",
          );
      });
      expect(await ended).toMatchObject({ code: "CONNECTION_LOST", what: "The connection to the source was lost" });
    });
    expect([...readResults(join(workspace, "assessment"))]).toEqual([...files]);
  });

  test("a cancelled run stops and writes nothing", async () => {
    const url = await database("cancelled", "CREATE TABLE public.t (id int PRIMARY KEY)");
    const workspace = await tempFolder();
    const signal = AbortSignal.abort(new CancelledError("SIGINT"));
    await expect(assess(url, {}, { workspace, signal })).rejects.toThrow("Cancelled by SIGINT");
    expect(existsSync(join(workspace, "assessment"))).toBe(false);
  });

  test("a target older than the source is refused", async () => {
    const url = await database("older", "CREATE TABLE public.t (id int PRIMARY KEY)");
    await expect(assess(url, { targetVersion: 14 })).rejects.toMatchObject({
      code: "TARGET_OLDER",
      what: "The source is PostgreSQL 15, and target-version is 14",
    });
  });

  test("a source and a dump at once, or neither, are refused", async () => {
    await expect(assess("postgresql://a@127.0.0.1/a?sslmode=disable", { dump: "x.sql" })).rejects.toMatchObject({
      code: "TWO_INPUTS",
    });
    await expect(assess(undefined)).rejects.toMatchObject({ code: "NOTHING_TO_ASSESS" });
  });
});
