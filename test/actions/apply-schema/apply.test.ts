import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { CancelledError } from "@postgres-to-aurora/domain";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { connect, withClient } from "@postgres-to-aurora/postgres";
import type { Phase } from "@postgres-to-aurora/schema";
import { startTestServer } from "@postgres-to-aurora/test-kit";
import { runApply } from "./in-process.js";
import { prepareTarget, writeTestBundle } from "./prepare.js";

let server: EmbeddedServer;
beforeAll(async () => {
  server = await startTestServer({ settings: { autovacuum_naptime: "1s" } });
});
const prepare = (sql: Partial<Record<Phase, string>>) => prepareTarget(server, sql);

const TABLES =
  "SELECT relname FROM pg_catalog.pg_class WHERE relkind = 'r' AND relnamespace = 'public'::pg_catalog.regnamespace ORDER BY 1";
const SCHEMAS = "SELECT nspname FROM pg_catalog.pg_namespace WHERE nspname = 'migration_ctl'";

describe("applying a phase", () => {
  test("an error shows file, line and caret, and leaves nothing behind", async () => {
    const { apply, ask } = await prepare({
      "pre-load": "CREATE TABLE public.a (id int);\n\nCREATE TABLE public.b (\n  id nonsense\n);\n",
    });
    const error = await apply("pre-load").catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: "SQL_FAILED" });
    expect((error as Error).message).toContain(
      'pre-load.sql:4:6: type "nonsense" does not exist (SQLSTATE 42704)\n    id nonsense\n       ^\n',
    );
    expect((error as Error).message).toContain("Nothing was applied");
    expect(await ask(TABLES)).toEqual([]);
    expect(await ask(SCHEMAS)).toEqual([]);
  });

  test("a second run finds it done, also with an empty phase", async () => {
    const { apply, ask } = await prepare({ "pre-load": "CREATE TABLE public.a (id int);" });
    for (const phase of ["pre-load", "post-cutover"] as const) {
      expect(await apply(phase)).toMatchObject({ verdict: "pass", outputs: { status: "applied" } });
      expect(await apply(phase)).toMatchObject({ verdict: "pass", outputs: { status: "already-applied" } });
    }
    expect(
      await ask(
        'SELECT migration, phase, statements, finished FROM migration_ctl.applied_phase ORDER BY phase COLLATE "C"',
      ),
    ).toEqual(["shop", "post-cutover", 0, true, "shop", "pre-load", 1, true]);
  });

  test("a role that the server has already is left as it is, and named", async () => {
    const sql = `CREATE ROLE "Odd Role" WITH LOGIN;\nCREATE ROLE fresh;\nCREATE TABLE public.a (id int);`;
    const { apply, ask } = await prepare({ "pre-load": sql });
    await ask('CREATE ROLE "Odd Role" NOLOGIN');
    const ran = await apply("pre-load");
    expect(ran).toMatchObject({ verdict: "pass", outputs: { statements: 2 } });
    expect(JSON.stringify(ran.sections)).toContain("left as they are: Odd Role.");
    const roles =
      "SELECT rolname, rolcanlogin FROM pg_catalog.pg_roles WHERE rolname IN ('Odd Role', 'fresh') ORDER BY 1";
    expect(await ask(roles)).toEqual(["Odd Role", false, "fresh", false]);
    await ask('DROP ROLE "Odd Role"; DROP ROLE fresh');
  });

  test("another bundle for a phase that is applied is refused", async () => {
    const { apply, ask, workspace } = await prepare({ "pre-load": "CREATE TABLE public.a (id int);" });
    await apply("pre-load");
    await writeTestBundle(workspace, { "pre-load": "CREATE TABLE public.b (id int);" });
    await expect(apply("pre-load")).rejects.toMatchObject({ code: "OTHER_BUNDLE_APPLIED" });
    expect(await ask(TABLES)).toEqual(["a"]);
  });

  test("a file that was changed after the manifest, and a folder without a bundle, are refused before anything runs", async () => {
    const { apply, ask, workspace } = await prepare({ "pre-load": "CREATE TABLE public.a (id int);" });
    appendFileSync(join(workspace, "schema-bundle", "post-load.sql"), "\n");
    await expect(apply("pre-load")).rejects.toMatchObject({ code: "BUNDLE_CHANGED" });
    await expect(apply("pre-load", { bundle: "elsewhere" })).rejects.toMatchObject({ code: "NO_BUNDLE" });
    mkdirSync(join(workspace, "broken"));
    for (const text of ["{", "null", '{"formatVersion": 2}', '{"formatVersion": 1, "files": {}}']) {
      writeFileSync(join(workspace, "broken", "manifest.json"), text);
      await expect(apply("pre-load", { bundle: "broken" })).rejects.toMatchObject({ code: "BAD_MANIFEST" });
    }
    expect(await ask(TABLES)).toEqual([]);
  });

  test("pre-load demands an empty target and names what is there", async () => {
    const { apply, ask } = await prepare({ "pre-load": "CREATE TABLE public.b (id int);" });
    await ask("CREATE TABLE public.a (id serial); CREATE EXTENSION pg_stat_statements SCHEMA public");
    await expect(apply("pre-load")).rejects.toMatchObject({
      code: "TARGET_NOT_EMPTY",
      why: "It holds public.a, public.a_id_seq",
    });
    expect(await ask(TABLES)).toEqual(["a"]);
  });

  test.each([
    ["\\connect other", /post-load\.sql:2: \\connect other is a psql command/],
    ["COPY public.a FROM stdin;\n1\n\\.\n", /post-load\.sql:2: COPY moves rows/],
    ["COMMIT;", /post-load\.sql:2: COMMIT; controls a transaction/],
  ])("%j is refused before anything runs", async (line, message) => {
    const { apply, ask } = await prepare({ "post-load": `CREATE TABLE public.a (id int);\n${line}` });
    await expect(apply("post-load")).rejects.toThrow(message);
    expect(await ask(TABLES)).toEqual([]);
  });

  test("settings the server does not know are left out, and its own timeouts stay", async () => {
    const { apply } = await prepare({
      "pre-load":
        "SET transaction_timeout = 0;\nSET lock_timeout = 0;\nSET statement_timeout = 1;\nSELECT pg_catalog.pg_sleep(0.01);",
    });
    const ran = await apply("pre-load");
    expect(ran.verdict).toBe("pass");
    expect(JSON.stringify(ran.sections)).toContain("left out: transaction_timeout");
  });

  test("a user without rights gets one error that says which, and nothing is applied", async () => {
    const { address, workspace, ask } = await prepare({ "pre-load": "CREATE TABLE public.a (id int);" });
    await ask("CREATE ROLE nobody LOGIN PASSWORD 'nobody'");
    const url = server.url(address.database, "nobody", "nobody");
    await expect(runApply(url, "pre-load", {}, { workspace })).rejects.toMatchObject({
      code: "SQL_FAILED",
      what: expect.stringContaining("permission denied for schema public"),
      remedy: expect.stringContaining("user that owns"),
    });
    await expect(runApply(url, "post-load", {}, { workspace })).rejects.toMatchObject({
      code: "TARGET_REFUSED",
      what: expect.stringContaining("permission denied for database"),
    });
    expect(await ask(TABLES)).toEqual([]);
  });

  test("a broken constraint is reported without the row's values", async () => {
    const { apply, ask } = await prepare({ "post-load": "ALTER TABLE public.a ADD CONSTRAINT u UNIQUE (secret);" });
    await ask("CREATE TABLE public.a (secret text); INSERT INTO public.a VALUES ('hunter2'), ('hunter2')");
    const error = (await apply("post-load").catch((caught: unknown) => caught)) as Error;
    expect(error.message).toMatch(/could not create unique index "u" \(SQLSTATE 23505\)/);
    expect(error.message).not.toContain("hunter2");
  });
});

describe("statements that cannot share a transaction", () => {
  test("are committed apart, and a run that failed behind them goes on where it stopped", async () => {
    const sql = [
      "SET search_path = public;",
      "CREATE TYPE mood AS ENUM ('sad');",
      "CREATE TABLE a (m mood);",
      "ALTER TYPE mood ADD VALUE 'happy';",
      "CREATE INDEX CONCURRENTLY a_m ON a (m);",
      "ALTER TABLE a ALTER m SET DEFAULT 'happy';",
      "CREATE VIEW v AS SELECT * FROM later;",
    ];
    const { apply, ask } = await prepare({ "post-load": sql.join("\n") });
    const error = (await apply("post-load").catch((caught: unknown) => caught)) as Error;
    expect(error.message).toContain('post-load.sql:7:32: relation "later" does not exist');
    expect(error.message).toContain("5 of 6 statements stay applied");
    await ask("CREATE TABLE public.later (id int)");
    const ran = await apply("post-load");
    expect(ran).toMatchObject({ verdict: "pass", outputs: { status: "applied", statements: 1 } });
    expect(JSON.stringify(ran.sections)).toContain("An earlier run had applied 5 of the 6 statements");
    expect(await ask("INSERT INTO public.a DEFAULT VALUES RETURNING m")).toEqual(["happy"]);
    expect(await apply("post-load")).toMatchObject({ outputs: { status: "already-applied" } });
  });
});

describe("beside other sessions", () => {
  test("a table that stays locked ends in an error that names the session", async () => {
    const { address, apply, ask } = await prepare({ "post-load": "CREATE INDEX a_id ON public.a (id);" });
    await ask("CREATE TABLE public.a (id int)");
    const other = await connect(address, { applicationName: "slow report" });
    try {
      await other.query("BEGIN; INSERT INTO public.a VALUES (1)");
      const error = (await apply("post-load", { lockTimeout: 1_000 }).catch((caught: unknown) => caught)) as Error;
      expect(error).toMatchObject({ code: "TABLES_LOCKED" });
      expect(error.message).toContain("user postgres, slow report, idle in transaction");
      expect(await ask("SELECT 1 FROM pg_catalog.pg_class WHERE relname = 'a_id'")).toEqual([]);
      await other.query("COMMIT");
      expect(await apply("post-load")).toMatchObject({ verdict: "pass" });
    } finally {
      await other.end();
    }
  });

  test("writers that use several tables at once meet no deadlock", async () => {
    const tables = ["a", "b", "c", "d"];
    const { address, apply, ask } = await prepare({
      "post-load": tables
        .map((name) => `ALTER TABLE public.${name} ADD CONSTRAINT ${name}_positive CHECK (id >= 0);`)
        .join("\n"),
    });
    await ask(tables.map((name) => `CREATE TABLE public.${name} (id int)`).join(";"));
    let over = false;
    let transactions = 0;
    const write = async (order: string[]) =>
      withClient(address, {}, async (client) => {
        while (!over) {
          await client.query("BEGIN");
          for (const name of order) await client.query(`INSERT INTO public.${name} VALUES (1)`);
          await client.query("COMMIT");
          transactions++;
        }
      });
    const writers = Promise.all([write(tables), write([...tables].reverse())]);
    try {
      expect(await apply("post-load", { lockTimeout: 60_000 })).toMatchObject({ verdict: "pass" });
    } finally {
      over = true;
      await writers;
    }
    expect(await ask("SELECT count(*) FROM public.a")).toEqual([String(transactions)]);
  });

  test("writers meet no deadlock and no long wait while several sessions build and check", async () => {
    const tables = ["a", "b", "c"];
    const { address, apply, ask } = await prepare({
      "post-load": tables
        .map(
          (name) => `CREATE INDEX ${name}_n ON public.${name} (n);
            ALTER TABLE public.${name} ADD CONSTRAINT ${name}_key UNIQUE (id);
            ALTER TABLE public.${name} ADD CONSTRAINT ${name}_r FOREIGN KEY (n) REFERENCES public.r;
            ALTER TABLE public.${name} ALTER COLUMN n SET NOT NULL;`,
        )
        .join("\n"),
    });
    await ask(`CREATE TABLE public.r (id int PRIMARY KEY); INSERT INTO public.r VALUES (1);
      ${tables.map((name) => `CREATE TABLE public.${name} (id serial, n int); INSERT INTO public.${name} (n) SELECT 1 FROM pg_catalog.generate_series(1, 20000);`).join("\n")}`);
    let over = false;
    let transactions = 0;
    const write = (order: string[]) =>
      withClient(address, {}, async (client) => {
        while (!over) {
          await client.query("BEGIN; SELECT 1 FROM public.r FOR KEY SHARE");
          for (const name of order) await client.query(`INSERT INTO public.${name} (n) VALUES (1)`);
          await client.query("COMMIT");
          transactions++;
        }
      });
    const writers = Promise.all([write(tables), write([...tables].reverse())]);
    try {
      expect(await apply("post-load", { lockTimeout: 60_000, workers: 3 })).toMatchObject({ verdict: "pass" });
    } finally {
      over = true;
      // A deadlock would have made one of them fail.
      await writers;
    }
    expect(await ask("SELECT count(*) FROM public.a")).toEqual([String(20_000 + transactions)]);
  });

  test("a session that a killed run left behind is ended before it can get in the way", async () => {
    const { address, apply, ask } = await prepare({ "post-load": "CREATE INDEX i ON public.a (id);" });
    await ask("CREATE TABLE public.a (id int)");
    const left = await connect(address);
    await left.query(
      "SELECT pg_catalog.pg_advisory_lock_shared(pg_catalog.hashtextextended('postgres-to-aurora apply-schema workers shop', 0)); BEGIN; CREATE INDEX i ON public.a (id)",
    );
    expect(await apply("post-load")).toMatchObject({ verdict: "pass", outputs: { statements: 1 } });
    await expect(left.query("COMMIT")).rejects.toThrow();
    await left.end().catch(() => {});
  });

  test("autovacuum at work on a table gives way", async () => {
    const { apply, ask } = await prepare({ "post-load": "CREATE INDEX a_id ON public.a (id);" });
    // Slow enough to be still at work when the test looks.
    await ask(`CREATE TABLE public.a (id int) WITH (autovacuum_vacuum_cost_delay = 100, autovacuum_vacuum_cost_limit = 1,
      autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0)`);
    await ask(
      "INSERT INTO public.a SELECT pg_catalog.generate_series(1, 50000); DELETE FROM public.a WHERE id % 2 = 0",
    );
    while ((await ask("SELECT 1 FROM pg_catalog.pg_stat_progress_vacuum")).length === 0) await delay(50);
    expect(await apply("post-load", { lockTimeout: 20_000 })).toMatchObject({ verdict: "pass" });
  });

  test.each(["pre-load", "post-load"] as const)("a cancelled %s leaves no statement that goes on", async (phase) => {
    const { apply, ask } = await prepare({
      [phase]: "CREATE TABLE public.a (id int);\nSELECT pg_catalog.pg_sleep(600);",
    });
    const abort = new AbortController();
    const running = apply(phase, {}, { signal: abort.signal });
    const sleeping =
      "SELECT 1 FROM pg_catalog.pg_stat_activity WHERE state = 'active' AND query LIKE '%pg_sleep(600)%' AND pid <> pg_catalog.pg_backend_pid()";
    while ((await ask(sleeping)).length === 0);
    abort.abort(new CancelledError("SIGTERM"));
    await expect(running).rejects.toMatchObject({ code: "CANCELLED" });
    expect(await ask(sleeping)).toEqual([]);
    // Pre-load is one transaction; in post-load what is done stays, with its entry in the journal.
    expect(await ask(TABLES)).toEqual(phase === "pre-load" ? [] : ["a"]);
    expect(await ask(SCHEMAS)).toEqual(phase === "pre-load" ? [] : ["migration_ctl"]);
  });

  test("two runs for one migration do not meet", async () => {
    const { address, apply } = await prepare({ "pre-load": "CREATE TABLE public.a (id int);" });
    await withClient(address, {}, async (client) => {
      await client.query(
        "SELECT pg_catalog.pg_advisory_lock(pg_catalog.hashtextextended('postgres-to-aurora apply-schema shop', 0))",
      );
      await expect(apply("pre-load")).rejects.toMatchObject({ code: "ALREADY_RUNNING" });
    });
  });

  test("a connection that is cut ends in one clear error, and nothing is applied", async () => {
    const { apply, ask } = await prepare({
      "pre-load":
        "CREATE TABLE public.a (id int);\nSELECT pg_catalog.pg_terminate_backend(pg_catalog.pg_backend_pid());",
    });
    await expect(apply("pre-load")).rejects.toMatchObject({ code: "CONNECTION_LOST" });
    expect(await ask(TABLES)).toEqual([]);
  });
});
