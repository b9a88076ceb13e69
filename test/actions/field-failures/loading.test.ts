import { beforeAll, describe, expect, test } from "@jest/globals";
import { drained, Field, loaded, reach, type TaskWish, until } from "./scene.js";

const SCHEMA = `
  CREATE SCHEMA app;
  CREATE TABLE app.customers (id int PRIMARY KEY, name text);
  CREATE TABLE app.orders (id int PRIMARY KEY, customer int NOT NULL REFERENCES app.customers, note text);
  CREATE TABLE public.mark (n int PRIMARY KEY);`;
const ROWS = `
  INSERT INTO app.customers SELECT i, 'customer ' || i FROM generate_series(1, 50) i;
  INSERT INTO app.orders SELECT i, 1 + i % 50, 'note ' || i FROM generate_series(1, 200) i;`;
const TABLES = ["customers", "orders"];
/** The target endpoint as people make it: nothing after connecting. */
const PLAIN = { target: { AfterConnectScript: "SELECT 1" } };
const KEEP = { TargetTablePrepMode: "DO_NOTHING" };

const field = new Field();
beforeAll(() => field.open());

interface Scenario {
  failure: string;
  known: string;
  remedy: RegExp;
  target: string;
  source?: string;
  wish?: Partial<TaskWish>;
}

const SCENARIOS: Scenario[] = [
  {
    failure: "7: foreign keys and no replica role",
    known: "foreign-key",
    remedy: /session_replication_role=replica.*on-table-error: reload/,
    // The customers that orders refer to come later than the orders: they are not among the tables.
    target: SCHEMA,
    wish: { tables: ["orders"], endpoints: PLAIN },
  },
  {
    failure: "8: TRUNCATE_BEFORE_LOAD with foreign keys",
    known: "truncate-referenced",
    remedy: /DO_NOTHING.*restart: reload and truncate-target: true/,
    target: SCHEMA,
    wish: { settings: { FullLoadSettings: { TargetTablePrepMode: "TRUNCATE_BEFORE_LOAD" } } },
  },
  {
    failure: "10: DO_NOTHING into tables that hold rows",
    known: "duplicate-key",
    remedy: /truncate-target: true/,
    target: SCHEMA + ROWS,
  },
  {
    failure: "13: NOT NULL on a long column in full LOB mode",
    known: "lob-not-null",
    remedy: /DROP NOT NULL/,
    target: `${SCHEMA} ALTER TABLE app.orders ALTER note SET NOT NULL`,
    wish: { settings: { TargetMetadata: { FullLobMode: true, LimitedSizeLobMode: false } } },
  },
  {
    failure: "30: a column that the target lacks",
    known: "schema-drift",
    remedy: /source's schema/,
    target: `${SCHEMA} ALTER TABLE app.orders DROP COLUMN note`,
  },
  {
    failure: "30: a column that is shorter on the target",
    known: "schema-drift",
    remedy: /source's schema/,
    target: `${SCHEMA} ALTER TABLE app.orders ALTER note TYPE varchar(3)`,
  },
  {
    failure: "a column computed on the target",
    known: "generated-value",
    remedy: /create-dms-task/,
    target: `${SCHEMA} ALTER TABLE app.orders DROP COLUMN note, ADD note text GENERATED ALWAYS AS ('n' || id) STORED`,
  },
];

describe("a table that cannot be loaded is told at once, at 100 %, with what mends it (6)", () => {
  test.each(SCENARIOS.map((one, index) => ({ ...one, index })))(
    "$failure",
    async ({ known, remedy, target, source, wish, index }) => {
      const move = await field.migration(`load${index}`, SCHEMA + ROWS + (source ?? ""), target);
      await move.begin({ tables: TABLES, ...wish });
      const told = await move.wait();
      expect([told.text, told.known]).toEqual([told.text, [known]]);
      expect(told.text).toMatch(/app\.(orders|customers) \(Table error\)/);
      expect(told.remedy).toMatch(remedy);
    },
  );

  test("6: the percentage says 100 while a table is in error", async () => {
    const move = await field.migration("hundred", SCHEMA + ROWS, `${SCHEMA} ALTER TABLE app.orders DROP COLUMN note`);
    await move.begin({ tables: TABLES });
    const task = await until("100 %", async () => {
      const found = await reach(field.api, move.arn, "running");
      return found.ReplicationTaskStats?.FullLoadProgressPercent === 100 && found;
    });
    expect(task.ReplicationTaskStats?.TablesErrored).toBe(1);
    expect((await move.wait()).text).toMatch(/app\.orders \(Table error\)/);
  });

  test("6: without a log the states and the message are told, and which role the log lacks (4)", async () => {
    const move = await field.migration("silent", SCHEMA + ROWS, `${SCHEMA} ALTER TABLE app.orders DROP COLUMN note`);
    await move.begin({ tables: TABLES, settings: { Logging: { EnableLogging: false } } });
    const told = await move.wait();
    expect(told.known).toEqual(["table-error"]);
    expect(told.sections).toMatch(/dms-cloudwatch-logs-role/);
  });
});

describe("what DMS does to the data without failing", () => {
  test("12: a value longer than LobMaxSize is cut, and nothing but a warning tells", async () => {
    const move = await field.migration("cut", SCHEMA + ROWS, SCHEMA);
    await move.onSource("UPDATE app.orders SET note = repeat('x', 5000) WHERE id = 7");
    await move.begin({ tables: TABLES, settings: { FullLoadSettings: KEEP, TargetMetadata: { LobMaxSize: 1 } } });
    await loaded(field.api, move.arn);
    expect(await move.onTarget("SELECT length(note) AS length FROM app.orders WHERE id = 7")).toEqual([
      { length: 1024 },
    ]);
  });

  test("12: with FailTasksOnLobTruncation the task fails instead, and the wait says why", async () => {
    const move = await field.migration("cutfail", SCHEMA + ROWS, SCHEMA);
    await move.onSource("UPDATE app.orders SET note = repeat('x', 5000) WHERE id = 7");
    await move.begin({
      tables: TABLES,
      settings: { TargetMetadata: { LobMaxSize: 1 } },
      endpoints: { source: { FailTasksOnLobTruncation: true } },
    });
    const told = await move.wait();
    expect([told.text, told.known[0]]).toEqual([told.text, "lob-truncated"]);
    expect(told.remedy).toMatch(/LobMaxSize/);
  });

  test("14: updates and deletes of a table without a key are lost in silence", async () => {
    const keyless = `${SCHEMA} CREATE TABLE app.log (id int, what text);`;
    const move = await field.migration("keyless", `${keyless} INSERT INTO app.log VALUES (1, 'a'), (2, 'b')`, keyless);
    const mark = { schema: "public", name: "mark" };
    await move.begin({ tables: ["log"], more: [mark] });
    await loaded(field.api, move.arn);
    await move.onSource(
      "UPDATE app.log SET what = 'z' WHERE id = 1; DELETE FROM app.log WHERE id = 2; INSERT INTO app.log VALUES (3, 'c')",
    );
    await drained(move);
    expect(await move.onTarget("SELECT id, what FROM app.log ORDER BY id")).toEqual([
      { id: 1, what: "a" },
      { id: 2, what: "b" },
      { id: 3, what: "c" },
    ]);
  });
});
