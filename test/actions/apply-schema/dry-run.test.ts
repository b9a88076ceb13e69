import { beforeAll, describe, expect, test } from "@jest/globals";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { startTestServer } from "@postgres-to-aurora/test-kit";
import { dumpDefinitions } from "./in-process.js";
import { prepareTarget } from "./prepare.js";

let server: EmbeddedServer;
beforeAll(async () => {
  server = await startTestServer();
});

const DRY = { dryRun: true };
const JOURNAL = "SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = 'migration_ctl'";

describe("a dry run of pre-load", () => {
  test("tries it and leaves nothing, not even a journal; applied afterwards it is the real thing", async () => {
    const { address, apply, ask } = await prepareTarget(server, {
      "pre-load":
        "SET search_path = public;\nCREATE TYPE mood AS ENUM ('sad');\nCREATE TABLE a (m mood DEFAULT 'sad');\nALTER TYPE mood ADD VALUE 'glad';\nCREATE TABLE b (m mood DEFAULT 'glad');\nCREATE VIEW v AS SELECT m FROM b;",
    });
    const empty = dumpDefinitions(address);
    const ran = await apply("pre-load", DRY);
    expect(ran).toMatchObject({ verdict: "pass", outputs: { status: "dry-run", statements: 0 } });
    expect(ran.headline).toContain("the target took 3 statements, which were rolled back; 2 could not be tried.");
    expect(ran.sections.find(({ title }) => title === "Statements")).toMatchObject({
      rows: [
        [2, "CREATE TYPE mood AS ENUM ('sad');", "tried"],
        [3, "CREATE TABLE a (m mood DEFAULT 'sad');", "tried"],
        [4, "ALTER TYPE mood ADD VALUE 'glad';", "tried"],
        [5, "CREATE TABLE b (m mood DEFAULT 'glad');", "not tried: it uses an enum value that is new"],
        [6, "CREATE VIEW v AS SELECT m FROM b;", "not tried: it may need one that was not tried"],
      ],
    });
    expect(dumpDefinitions(address)).toBe(empty);
    expect(await ask(JOURNAL)).toEqual([]);
    expect(await apply("pre-load")).toMatchObject({ verdict: "pass", outputs: { status: "applied", statements: 5 } });
    expect((await apply("pre-load", DRY)).headline).toContain("had been applied to this target before");
  });

  test("finds all that the target refuses at once, each with file, line and caret", async () => {
    const { apply, ask } = await prepareTarget(server, {
      "pre-load":
        "CREATE TABLE public.a (x nonsense);\nCREATE TABLE public.b (id int);\nCREATE VIEW public.v AS SELECT * FROM public.gone;",
    });
    const ran = await apply("pre-load", DRY);
    expect(ran).toMatchObject({ verdict: "fail", outputs: { status: "dry-run" } });
    expect(ran.headline).toMatch(/First of 2: pre-load\.sql:1:26: type "nonsense" does not exist/);
    const text = JSON.stringify(ran.sections);
    expect(text).toContain("pre-load.sql:3:39: relation");
    expect(text).toContain("This is a dry run: nothing stays applied");
    expect(await ask("SELECT 1 FROM pg_catalog.pg_class WHERE relname = 'b'")).toEqual([]);
  });

  test("demands an empty target, as the real one does", async () => {
    const { apply } = await prepareTarget(
      server,
      { "pre-load": "CREATE TABLE public.b (id int);" },
      "CREATE TABLE public.a (id int)",
    );
    await expect(apply("pre-load", DRY)).rejects.toMatchObject({ code: "TARGET_NOT_EMPTY" });
  });
});

describe("a dry run of post-load", () => {
  const sql = {
    "post-load": `CREATE INDEX small_id ON public.small (id);
      ALTER TABLE ONLY public.big ADD CONSTRAINT big_key UNIQUE (id);
      COMMENT ON CONSTRAINT big_key ON public.big IS 'x';
      CREATE INDEX big_n ON public.big (n);
      ALTER TABLE ONLY public.small ADD CONSTRAINT f FOREIGN KEY (id) REFERENCES public.big (id);`,
  };

  test("plans stages and names the largest tables with the locks, and runs nothing", async () => {
    const { address, apply, ask } = await prepareTarget(
      server,
      sql,
      "CREATE TABLE public.small (id int); CREATE TABLE public.big (id int, n int); INSERT INTO public.big SELECT g, g FROM pg_catalog.generate_series(1, 5000) g",
    );
    const before = dumpDefinitions(address);
    const ran = await apply("post-load", { ...DRY, workers: 2 });
    expect(ran).toMatchObject({ verdict: "pass", outputs: { status: "dry-run", statements: 0 } });
    expect(ran.headline).toContain("5 statements planned in 3 stages, none tried");
    expect(ran.sections.find(({ title }) => title === "Stages as they would run")).toMatchObject({
      rows: [
        ["indexes and keys", 3, 2, expect.stringContaining("writes to a table wait")],
        ["constraints: added one by one, then checked", 1, 1, expect.stringContaining("go on")],
        ["statements in the order of the file", 1, 1, expect.any(String)],
      ],
    });
    expect(ran.sections.find(({ title }) => title === "Largest tables")).toMatchObject({
      rows: [
        ['"public"."big"', expect.any(Number), 2, 0, "ACCESS EXCLUSIVE (a key)"],
        ['"public"."small"', 0, 1, 1, "SHARE (an index)"],
      ],
    });
    expect(dumpDefinitions(address)).toBe(before);
    expect(await ask(JOURNAL)).toEqual([]);
  });

  test("fails when tables are missing, and says that pre-load comes first", async () => {
    const { apply } = await prepareTarget(server, sql);
    const ran = await apply("post-load", DRY);
    expect(ran.verdict).toBe("fail");
    expect(ran.headline).toMatch(
      /post-load\.sql:1: the table "public"\."small" is not on the target, and 4 statements/,
    );
    expect(ran.headline).toContain("Apply the phase pre-load first");
  });
});

test("a dry run of post-cutover tries what a rollback undoes, and says what it leaves out", async () => {
  const { address, apply, ask } = await prepareTarget(
    server,
    {
      "post-cutover": `ALTER TABLE public.a ALTER COLUMN id SET DEFAULT 1;
        SELECT pg_catalog.setval('public.s', 500);
        REFRESH MATERIALIZED VIEW public.m;
        CREATE INDEX CONCURRENTLY i ON public.a (id);
        ALTER TYPE public.mood ADD VALUE 'glad';
        ALTER TABLE public.a ALTER COLUMN m SET DEFAULT 'glad';`,
    },
    "CREATE SEQUENCE public.s; CREATE TYPE public.mood AS ENUM ('sad'); CREATE TABLE public.a (id int, m public.mood); CREATE MATERIALIZED VIEW public.m AS SELECT 1 WITH NO DATA",
  );
  const before = dumpDefinitions(address);
  const ran = await apply("post-cutover", DRY);
  expect(ran).toMatchObject({ verdict: "pass", outputs: { status: "dry-run" } });
  expect(ran.headline).toContain("the target took 2 statements, which were rolled back; 4 could not be tried");
  const outcomes = ran.sections.find(({ title }) => title === "Statements") as unknown as {
    rows: [number, string, string][];
  };
  expect(outcomes.rows.map(([, , outcome]) => outcome.slice(0, 22))).toEqual([
    "tried",
    "not tried: a rollback ",
    "not tried: it may last",
    "not tried: PostgreSQL ",
    "tried",
    "not tried: it uses an ",
  ]);
  expect(dumpDefinitions(address)).toBe(before);
  expect(await ask("SELECT last_value::int FROM public.s")).toEqual([1]);
  expect(await ask(JOURNAL)).toEqual([]);
});
