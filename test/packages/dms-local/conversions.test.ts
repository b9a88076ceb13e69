import { beforeAll, describe, expect, test } from "@jest/globals";
import { drained, type Endpoints, includeAll, loaded, makeEndpoints, reach, rows, run } from "./scene.js";
import { TaskScene } from "./task-scene.js";

const KB = 1024;

/** A rule that takes one column out. */
const withoutColumn = (table: string, column: string): object => ({
  "rule-type": "transformation",
  "rule-id": "50",
  "rule-name": "without",
  "rule-target": "column",
  "rule-action": "remove-column",
  "object-locator": { "schema-name": "public", "table-name": table, "column-name": column },
});

const lobSettings = (table: string, mode: string, size?: string): object => ({
  "rule-type": "table-settings",
  "rule-id": "60",
  "rule-name": "lob",
  "object-locator": { "schema-name": "public", "table-name": table },
  "lob-settings": { mode, ...(size ? { "bulk-max-size": size } : {}) },
});

describe("what DMS does to values", () => {
  const t = new TaskScene();
  let ordinary: Endpoints;
  let strict: Endpoints;
  let unmapped: Endpoints;
  let careless: Endpoints;
  beforeAll(async () => {
    ordinary = t.endpoints;
    const { api, source, target } = t.scene;
    strict = await makeEndpoints(api, source, target, "strict", { source: { FailTasksOnLobTruncation: true } });
    unmapped = await makeEndpoints(api, source, target, "unmapped", { attributes: "" });
    careless = await makeEndpoints(api, source, target, "careless", { target: { AfterConnectScript: "SELECT 1" } });
  });

  const begin = async (options: Parameters<TaskScene["begin"]>[0] = {}, endpoints = ordinary) => {
    t.endpoints = endpoints;
    await t.begin(options);
  };

  const LARGE = `
    CREATE DOMAIN public.note AS text;
    CREATE TABLE public.t (id int PRIMARY KEY, a text, v varchar, n public.note, short varchar(40000), b bytea, arr text[]);
  `;
  const values = (id: number, size: number) =>
    `(${id}, repeat('x', ${size}), repeat('é', ${size}), repeat('n', ${size}), repeat('s', 39000), decode(repeat('ab', ${size}), 'hex'), ARRAY['small'])`;
  const lengths =
    "SELECT id, octet_length(a) AS a, octet_length(v) AS v, octet_length(n) AS n, octet_length(short) AS short, octet_length(b) AS b FROM public.t ORDER BY id";

  test("limited LOB mode cuts what is longer than LobMaxSize, in load and changes, and says so in a warning only", async () => {
    await t.both(LARGE);
    await run(
      t.scene.source,
      `INSERT INTO public.t VALUES ${values(1, 5000)}, ${values(2, 100)}, (3, NULL, NULL, NULL, NULL, NULL, NULL)`,
    );
    await begin({ settings: { TargetMetadata: { LobMaxSize: 1 }, Logging: { EnableLogging: true } } });
    await loaded(t.scene.api, t.arn);
    await run(t.scene.source, `INSERT INTO public.t VALUES ${values(11, 5000)}, ${values(12, 100)}`);
    await run(t.scene.source, `UPDATE public.t SET a = repeat('y', 1025) WHERE id = 2`);
    await drained(t.scene);
    const cut = { a: KB, v: KB, n: KB, short: 39_000, b: KB };
    const whole = { a: 100, v: 200, n: 100, short: 39_000, b: 100 };
    expect(await rows(t.scene.target, lengths)).toEqual([
      { id: 1, ...cut },
      { id: 2, ...whole, a: KB },
      { id: 3, a: null, v: null, n: null, short: null, b: null },
      { id: 11, ...cut },
      { id: 12, ...whole },
    ]);
    // A character that the limit goes through is left out as a whole.
    expect(await rows(t.scene.target, "SELECT right(v, 1) AS last FROM public.t WHERE id IN (1, 11)")).toEqual([
      { last: "é" },
      { last: "é" },
    ]);
    expect(await t.states()).toEqual({ t: "Table completed", mark: "Table completed" });
    const told = t.scene.log.filter((line) => /truncated/.test(line));
    expect(told.map((line) => /column '(\w+)'/.exec(line)![1]).sort()).toEqual([
      "a",
      "a",
      "b",
      "b",
      "n",
      "n",
      "v",
      "v",
    ]);
    expect(told.find((line) => line.includes("'a'"))).toContain(
      "1 LOB value(s) of column 'a' in table 'public'.'t' are longer than 1 KB",
    );
  });

  test("a limit within a character's second, third or fourth byte leaves the character out", async () => {
    await t.both("CREATE TABLE public.t (id int PRIMARY KEY, a text)");
    const fill = (first: number) =>
      [0, 1, 2, 3, 4].map((before) => `(${first + before}, repeat('x', ${1020 + before}) || '😀😀')`).join(", ");
    await run(t.scene.source, `INSERT INTO public.t VALUES ${fill(0)}`);
    await begin({ settings: { TargetMetadata: { LobMaxSize: 1 } } });
    await loaded(t.scene.api, t.arn);
    await run(t.scene.source, `INSERT INTO public.t VALUES ${fill(10)}`);
    await drained(t.scene);
    const sizes = await rows(t.scene.target, "SELECT octet_length(a) AS size FROM public.t ORDER BY id");
    const each = [1024, 1021, 1022, 1023, 1024];
    expect(sizes.map(({ size }) => size)).toEqual([...each, ...each]);
  });

  test("a cut JSON document is refused by the target: its table errs in the load, its change is an exception", async () => {
    await t.both(
      "CREATE TABLE public.t (id int PRIMARY KEY, j jsonb); CREATE TABLE public.u (id int PRIMARY KEY, j json)",
    );
    const json = `'{"k": "' || repeat('x', 2000) || '"}'`;
    await run(t.scene.source, `INSERT INTO public.t VALUES (1, (${json})::jsonb)`);
    await begin({ settings: { TargetMetadata: { LobMaxSize: 1 } } });
    await loaded(t.scene.api, t.arn);
    await run(t.scene.source, `INSERT INTO public.u VALUES (1, '{}'), (2, (${json})::json)`);
    await drained(t.scene);
    expect(await t.states()).toEqual({ t: "Table error", u: "Table completed", mark: "Table completed" });
    expect(await rows(t.scene.target, "SELECT id FROM public.u")).toEqual([{ id: 1 }]);
    expect((await t.exceptions()).map(({ error }) => String(error))).toEqual([
      expect.stringContaining("SqlState: 22P02"),
    ]);
  });

  test.each(["load", "changes"])("FailTasksOnLobTruncation fails the task instead: %s", async (when) => {
    await t.both("CREATE TABLE public.t (id int PRIMARY KEY, a text)");
    const insert = "INSERT INTO public.t VALUES (1, repeat('x', 2000))";
    if (when === "load") await run(t.scene.source, insert);
    await begin({ settings: { TargetMetadata: { LobMaxSize: 1 } } }, strict);
    if (when === "changes") {
      await loaded(t.scene.api, t.arn);
      await run(t.scene.source, insert);
    }
    const { LastFailureMessage } = await reach(t.scene.api, t.arn, "failed");
    expect(LastFailureMessage).toMatch(/LOB truncation: .*column 'a' in table 'public'.'t'.*FailTasksOnLobTruncation/);
    expect(await rows(t.scene.target, "SELECT 1 FROM public.t")).toEqual([]);
  });

  test("lob-settings decide for one table: unlimited carries everything, none leaves large columns out", async () => {
    await t.both(
      "CREATE TABLE public.t (id int PRIMARY KEY, a text); CREATE TABLE public.u (id int PRIMARY KEY, a text)",
    );
    for (const table of ["t", "u"])
      await run(t.scene.source, `INSERT INTO public.${table} VALUES (1, repeat('x', 2000))`);
    const none = { ...lobSettings("u", "none"), "rule-id": "61", "rule-name": "none" };
    await begin({
      mappings: [includeAll(), lobSettings("t", "unlimited"), none],
      settings: { TargetMetadata: { LobMaxSize: 1 } },
    });
    await loaded(t.scene.api, t.arn);
    for (const table of ["t", "u"])
      await run(t.scene.source, `INSERT INTO public.${table} VALUES (2, repeat('x', 2000))`);
    await drained(t.scene);
    const found = (table: string) => rows(t.scene.target, `SELECT octet_length(a) AS size FROM public.${table}`);
    expect([await found("t"), await found("u")]).toEqual([
      [{ size: 2000 }, { size: 2000 }],
      [{ size: null }, { size: null }],
    ]);
  });

  test("full LOB mode needs a key and a nullable column: without a key large values are lost, NOT NULL fails the table", async () => {
    await t.both(
      "CREATE TABLE public.keyed (id int PRIMARY KEY, a text); CREATE TABLE public.keyless (id int, a text); CREATE TABLE public.strict (id int PRIMARY KEY, a text NOT NULL)",
    );
    const fill = (id: number) =>
      run(
        t.scene.source,
        `INSERT INTO public.keyed VALUES (${id}, repeat('x', 99000)); INSERT INTO public.keyless VALUES (${id}, 'x'); INSERT INTO public.strict VALUES (${id}, 'x')`,
      );
    await fill(1);
    await begin({ settings: { TargetMetadata: { FullLobMode: true, LimitedSizeLobMode: false } } });
    await loaded(t.scene.api, t.arn);
    await fill(2);
    await drained(t.scene);
    expect(await rows(t.scene.target, "SELECT octet_length(a) AS size FROM public.keyed")).toEqual([
      { size: 99_000 },
      { size: 99_000 },
    ]);
    expect(await rows(t.scene.target, "SELECT a FROM public.keyless")).toEqual([{ a: null }, { a: null }]);
    expect(await t.states()).toMatchObject({ strict: "Table error", keyless: "Table completed" });
  });

  test("SupportLobs false leaves large columns out", async () => {
    await t.both("CREATE TABLE public.t (id int PRIMARY KEY, short varchar(10), a text)");
    await run(t.scene.source, "INSERT INTO public.t VALUES (1, 'kept', 'left')");
    await begin({ settings: { TargetMetadata: { SupportLobs: false } } });
    await loaded(t.scene.api, t.arn);
    await run(
      t.scene.source,
      "INSERT INTO public.t VALUES (2, 'kept', 'left'); UPDATE public.t SET a = 'also left' WHERE id = 1",
    );
    await drained(t.scene);
    expect(await rows(t.scene.target, "SELECT short, a FROM public.t")).toEqual([
      { short: "kept", a: null },
      { short: "kept", a: null },
    ]);
    expect(await t.exceptions()).toEqual([]);
  });

  test("a removed column is neither loaded nor applied", async () => {
    await t.both("CREATE TABLE public.t (id int PRIMARY KEY, a text, b text)");
    await run(t.scene.target, "ALTER TABLE public.t ALTER b SET DEFAULT 'own'");
    await run(t.scene.source, "INSERT INTO public.t VALUES (1, 'a', 'b')");
    await begin({ mappings: [includeAll(), withoutColumn("t", "b")] });
    await loaded(t.scene.api, t.arn);
    await run(
      t.scene.source,
      "INSERT INTO public.t VALUES (2, 'a', 'b'); UPDATE public.t SET a = 'c', b = 'd' WHERE id = 1",
    );
    await drained(t.scene);
    expect(await rows(t.scene.target, "SELECT * FROM public.t ORDER BY id")).toEqual([
      { id: 1, a: "c", b: "own" },
      { id: 2, a: "a", b: "own" },
    ]);
  });

  test("a generated column that is not removed errs its table, unless it is an ordinary one at the target", async () => {
    const generated = "g int GENERATED ALWAYS AS (id * 2) STORED";
    await run(
      t.scene.source,
      `CREATE TABLE public.same (id int PRIMARY KEY, ${generated}); CREATE TABLE public.plain (id int PRIMARY KEY, ${generated})`,
    );
    await run(
      t.scene.target,
      `CREATE TABLE public.same (id int PRIMARY KEY, ${generated}); CREATE TABLE public.plain (id int PRIMARY KEY, g int)`,
    );
    await run(t.scene.source, "INSERT INTO public.same VALUES (1); INSERT INTO public.plain VALUES (1)");
    await begin();
    await loaded(t.scene.api, t.arn);
    expect(await t.states()).toMatchObject({ same: "Table error", plain: "Table completed" });
    expect(await rows(t.scene.target, "SELECT g FROM public.plain")).toEqual([{ g: 2 }]);
  });

  test("an identity column GENERATED ALWAYS takes loaded rows and refuses inserted ones", async () => {
    await t.both("CREATE TABLE public.t (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, a text)");
    await run(t.scene.source, "INSERT INTO public.t (a) VALUES ('x')");
    await begin();
    await loaded(t.scene.api, t.arn);
    await run(t.scene.source, "INSERT INTO public.t (a) VALUES ('y')");
    await drained(t.scene);
    expect(await rows(t.scene.target, "SELECT id, a FROM public.t")).toEqual([{ id: 1, a: "x" }]);
    expect(await t.exceptions()).toEqual([
      expect.objectContaining({ error: expect.stringContaining("SqlState: 428C9") }),
    ]);
  });

  test.each([true, false])("triggers of the target stay silent in the replica role alone: %s", async (replica) => {
    await t.both("CREATE TABLE public.t (id int PRIMARY KEY); CREATE TABLE public.fired (id int PRIMARY KEY)");
    await run(
      t.scene.target,
      `CREATE FUNCTION public.fire() RETURNS trigger LANGUAGE plpgsql AS
         'BEGIN INSERT INTO public.fired VALUES (-NEW.id); RETURN NEW; END';
       CREATE TRIGGER fire AFTER INSERT ON public.t FOR EACH ROW EXECUTE FUNCTION public.fire()`,
    );
    await run(t.scene.source, "INSERT INTO public.t VALUES (1)");
    await begin({}, replica ? ordinary : careless);
    await loaded(t.scene.api, t.arn);
    await run(t.scene.source, "INSERT INTO public.t VALUES (2)");
    await drained(t.scene);
    const fired = await rows(t.scene.target, "SELECT id FROM public.fired ORDER BY id");
    expect(fired).toEqual(replica ? [] : [{ id: -2 }, { id: -1 }]);
  });

  test("unbounded numbers become numeric(28,6) unless both endpoints map them as strings", async () => {
    await t.both("CREATE TABLE public.t (id numeric PRIMARY KEY, n numeric, m numeric(20, 10))");
    const fill = (id: string) => run(t.scene.source, `INSERT INTO public.t VALUES (${id}, 1.23456789, 1.23456789)`);
    await fill("1.00000001");
    await begin({}, unmapped);
    await loaded(t.scene.api, t.arn);
    await fill("2.00000002");
    await run(t.scene.source, "UPDATE public.t SET n = 9.87654321 WHERE id < 2");
    await drained(t.scene);
    expect(await rows(t.scene.target, "SELECT id::text, n::text, m::text FROM public.t ORDER BY id")).toEqual([
      { id: "1.000000", n: "9.876543", m: "1.2345678900" },
      { id: "2.000000", n: "1.234568", m: "1.2345678900" },
    ]);
    expect(await t.exceptions()).toEqual([]);
  });

  test.each([false, true])("TRUNCATE on the source is lost with a warning, or fails the task: %s", async (fails) => {
    await t.both("CREATE TABLE public.t (id int PRIMARY KEY)");
    await run(t.scene.source, "INSERT INTO public.t VALUES (1)");
    await begin({ settings: { ErrorBehavior: { ApplyErrorFailOnTruncationDdl: fails } } });
    await loaded(t.scene.api, t.arn);
    const before = t.scene.log.length;
    await run(t.scene.source, "TRUNCATE public.t");
    if (fails)
      expect((await reach(t.scene.api, t.arn, "failed")).LastFailureMessage).toContain(
        "TRUNCATE of table 'public'.'t'",
      );
    else {
      await drained(t.scene);
      expect(t.scene.log.slice(before).some((line) => line.includes("TRUNCATE of table 'public'.'t'"))).toBe(true);
    }
    expect(await rows(t.scene.target, "SELECT id FROM public.t")).toEqual([{ id: 1 }]);
  });

  test("the data error policy STOP_TASK fails the task on a value that the target cannot read", async () => {
    await run(t.scene.source, "CREATE TABLE public.t (a varchar(10)); INSERT INTO public.t VALUES ('secret')");
    await run(t.scene.target, "CREATE TABLE public.t (a int)");
    await begin({ settings: { ErrorBehavior: { DataErrorPolicy: "STOP_TASK" } } });
    const { LastFailureMessage } = await reach(t.scene.api, t.arn, "failed");
    expect(LastFailureMessage).toContain(
      "Table public.t failed and DataErrorPolicy is STOP_TASK: invalid input syntax for type integer (SQLSTATE 22P02)",
    );
    expect(t.scene.log.filter((line) => line.includes("secret"))).toEqual([]);
  });
});
