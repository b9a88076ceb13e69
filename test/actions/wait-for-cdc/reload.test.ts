import { beforeAll, describe, expect, test } from "@jest/globals";
import type { TableName } from "@postgres-to-aurora/domain";
import { withClient } from "@postgres-to-aurora/postgres";
import { startTestServer } from "@postgres-to-aurora/test-kit";
import { type Script, Stage, scriptedAws } from "./scripted-aws.js";

const TABLES = `CREATE TABLE app.a (id int PRIMARY KEY); CREATE TABLE app.b (id int PRIMARY KEY REFERENCES app.a);
  CREATE TABLE app.c (id int PRIMARY KEY);
  INSERT INTO app.a VALUES (1), (2); INSERT INTO app.b VALUES (1); INSERT INTO app.c VALUES (1);`;
const COUNTS =
  "SELECT (SELECT count(*) FROM app.a) || ' ' || (SELECT count(*) FROM app.b) || ' ' || (SELECT count(*) FROM app.c)";

let stage: Stage;
beforeAll(async () => {
  stage = new Stage(await startTestServer());
});

/** A migration of tables a, b and c of which a and b are in error; a reload ends in this state a moment later. */
function script(after: string, looks = 2): Script & { reloads: TableName[][]; emptied: string[] } {
  const tables = ["a", "b", "c"].map((name) => ({ schema: "app", name, state: "Table error" }));
  (tables[2] as { state: string }).state = "Table completed";
  const reloads: TableName[][] = [];
  return {
    status: "running",
    tables,
    latency: { seconds: 0, ageSeconds: 10 },
    log: [],
    reloads,
    emptied: [],
    onReload(named) {
      reloads.push(named);
      for (const { name } of named) {
        const table = tables.find((each) => each.name === name) as { state: string };
        // DMS may show the old state for a look or two.
        let left = looks;
        Object.defineProperty(table, "state", { get: () => (left-- > 0 ? "Table error" : after) });
      }
    },
  };
}

describe("on-table-error: reload", () => {
  test("tables in error are emptied together, loaded anew and proved; their notes are gone, the others untouched", async () => {
    const one = await stage.database(
      "mended",
      `${TABLES} CREATE SCHEMA awsdms_control;
       CREATE TABLE awsdms_control.awsdms_apply_exceptions ("TASK_NAME" text, "TABLE_OWNER" text, "TABLE_NAME" text,
         "ERROR_TIME" timestamp, "STATEMENT" text, "ERROR" text);
       INSERT INTO awsdms_control.awsdms_apply_exceptions VALUES ('fluxo', 'app', 'a'), ('other', 'app', 'a')`,
    );
    const play = script("Table completed");
    const { exitCode, outputs, stdout } = await one.wait(await scriptedAws(play), { "on-table-error": "reload" });
    expect({ exitCode, ...outputs }).toMatchObject({ exitCode: 0, status: "caught-up", "tables-reloaded": "2" });
    expect(play.reloads.map((tables) => tables.map(({ name }) => name))).toEqual([["a", "b"]]);
    expect(stdout).toMatch(/::warning.*Emptied on the target and being loaded again: app\.a, app\.b/);
    expect(await one.value(COUNTS)).toBe("0 0 1");
    expect(await one.value("SELECT string_agg(\"TASK_NAME\", ',') FROM awsdms_control.awsdms_apply_exceptions")).toBe(
      "other",
    );
    // Caught up, so a later error has another cause and may be reloaded again.
    expect(await one.value("SELECT count(*)::int FROM migration_ctl.reload")).toBe(0);
  });

  test("a table that fails again after its reload ends the wait, in this run and in the next", async () => {
    const one = await stage.database("again", TABLES);
    const play = script("Table error");
    const aws = await scriptedAws(play);
    const first = await one.wait(aws, { "on-table-error": "reload" });
    expect(first).toMatchObject({ exitCode: 1, outputs: { status: "failed", "tables-reloaded": "2" } });
    expect(first.report?.headline).toMatch(
      /reloaded once already and failed again: app\.a, app\.b.*DELETE FROM migration_ctl/,
    );
    await withClient(one.address, {}, (client) => client.query("INSERT INTO app.a VALUES (9)"));
    const second = await one.wait(aws, { "on-table-error": "reload" });
    expect(second.report?.headline).toMatch(/failed again/);
    expect(play.reloads).toHaveLength(1);
    expect(await one.value(COUNTS)).toBe("1 0 1");
  });

  test("without it nothing is emptied", async () => {
    const one = await stage.database("untouched", TABLES);
    const play = script("Table completed");
    const { report } = await one.wait(await scriptedAws(play));
    expect(report?.headline).toMatch(/in error \(2\).*on-table-error: reload/);
    expect([await one.value(COUNTS), play.reloads]).toEqual(["2 1 1", []]);
  });

  test.each<[string, string, RegExp]>([
    [
      "referenced",
      "CREATE TABLE app.outside (a int REFERENCES app.a)",
      /app\.outside refers to app\.a.*foreign key.*post-load/,
    ],
    [
      "switched",
      "CREATE TABLE migration_ctl.journal AS SELECT 'commit point' AS step, 'done' AS phase",
      /switched to the target already/,
    ],
    ["locked_out", "CREATE ROLE helpless LOGIN; DROP TABLE app.b CASCADE", /refused to empty the tables.*42P01/],
  ])("%s: the reload is refused and nothing is emptied", async (name, sql, says) => {
    const one = await stage.database(name, `${TABLES} ${sql};`);
    const play = script("Table completed");
    const { exitCode, report } = await one.wait(await scriptedAws(play), { "on-table-error": "reload" });
    expect(exitCode).toBe(1);
    expect(report?.headline).toMatch(says);
    expect([await one.value("SELECT count(*)::int FROM app.a"), play.reloads]).toEqual([2, []]);
  });

  test("a run that was killed between emptying and asking is taken up", async () => {
    const one = await stage.database(
      "killed",
      `${TABLES} CREATE TABLE migration_ctl.reload (task text, schema_name text, table_name text, attempts int, asked boolean,
         at timestamptz, PRIMARY KEY (task, schema_name, table_name));
       INSERT INTO migration_ctl.reload SELECT 'fluxo', 'app', t, 1, false, now() - interval '1 day' FROM unnest('{a,b}'::text[]) t`,
    );
    const play = script("Table completed");
    expect((await one.wait(await scriptedAws(play), { "on-table-error": "reload" })).outputs["status"]).toBe(
      "caught-up",
    );
    expect(play.reloads).toHaveLength(1);
  });

  test("two waits at the same time reload each table once between them", async () => {
    const one = await stage.database("together", TABLES);
    const play = script("Table completed", 6);
    const aws = await scriptedAws(play);
    const waits = await Promise.all([1, 2].map(() => one.wait(aws, { "on-table-error": "reload" })));
    expect(waits.map(({ outputs }) => outputs["status"])).toEqual(["caught-up", "caught-up"]);
    expect(play.reloads).toHaveLength(1);
    expect(waits.map(({ outputs }) => Number(outputs["tables-reloaded"])).reduce((sum, count) => sum + count)).toBe(2);
  });

  test("many tables are emptied in one statement and asked for ten at a time", async () => {
    const names = Array.from({ length: 25 }, (_, index) => `t${String(index).padStart(2, "0")}`);
    // Each refers to the next, so that one statement alone can empty them.
    const sql = names.map((name) => `CREATE TABLE app.${name} (id int PRIMARY KEY);`).join("");
    const keys = names
      .slice(1)
      .map((name, index) => `ALTER TABLE app.${names[index]} ADD FOREIGN KEY (id) REFERENCES app.${name};`);
    const one = await stage.database("many", sql + keys.join(""));
    const play = script("Table completed");
    play.tables.splice(0, 3, ...names.map((name) => ({ schema: "app", name, state: "Table error" })));
    expect((await one.wait(await scriptedAws(play), { "on-table-error": "reload" })).outputs).toMatchObject({
      status: "caught-up",
      "tables-reloaded": "25",
    });
    expect(play.reloads.map(({ length }) => length)).toEqual([10, 10, 5]);
  });
});
