import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { deleteTask, findTask, openDms, stopTask, type Task } from "@postgres-to-aurora/aws/dms";
import { Secret } from "@postgres-to-aurora/domain";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { startTestServers, tempFolder } from "@postgres-to-aurora/test-kit";
import { makeMove, startAws } from "./in-process.js";

const SCENE = {
  schema: `CREATE SCHEMA app;
    CREATE TABLE app.pais (id int PRIMARY KEY, nome text);
    CREATE TABLE app.filhos (id int PRIMARY KEY, pai int REFERENCES app.pais);`,
  rows: `INSERT INTO app.pais SELECT i, 'pai ' || i FROM generate_series(1, 50) i;
    INSERT INTO app.filhos SELECT i, 1 + i % 50 FROM generate_series(1, 200) i;`,
};
const LOADED = "SELECT (SELECT count(*) FROM app.pais) || ' ' || (SELECT count(*) FROM app.filhos)";

let servers: { source: EmbeddedServer; target: EmbeddedServer };
beforeAll(async () => {
  [servers] = await Promise.all([startTestServers(), startAws()]);
});

const wait = {
  clock: { now: () => Date.now(), sleep: (ms: number) => new Promise<void>((done) => setTimeout(done, ms)) },
  interval: 50,
  timeout: 30_000,
};
const task = async (name: string) => (await findTask(openDms(), name)) as Task;
const stop = async (name: string) => stopTask(openDms(), (await task(name)).arn, wait);

/** A migration whose load is over, and whose task is stopped. */
async function stopped(name: string) {
  const move = await makeMove(servers, name, SCENE);
  expect((await move.create()).verdict).not.toBe("fail");
  await move.targetSays(LOADED, "50 200");
  await move.targetSays(`SELECT count(*)::int FROM migration_ctl.marker WHERE task = '${name}'`, 1);
  await stop(name);
  return move;
}

async function settingsFile(text: string): Promise<string> {
  const file = join(await tempFolder(), "settings.json");
  await writeFile(file, text);
  return file;
}

describe("a task that stands still", () => {
  test("is resumed with changed settings, and a second run has nothing to do", async () => {
    const move = await stopped("resumed");
    const taskSettings = await settingsFile('{"ChangeProcessingTuning":{"CommitTimeout":2}}');
    await move.sourceSql("DELETE FROM app.filhos WHERE id > 150");
    const resumed = await move.create({ taskSettings });
    expect(resumed.headline).toMatch(/^Changed replication task; resumed the task: resumed is running/);
    expect(resumed.outputs).toMatchObject({ "start-type": "resume-processing", "task-status": "running" });
    expect(JSON.stringify(resumed.sections)).toContain("CommitTimeout: it has 1, wanted is 2");
    expect(JSON.parse((await task("resumed")).settings).ChangeProcessingTuning.CommitTimeout).toBe(2);
    await move.targetSays(LOADED, "50 150");
    const again = await move.create({ taskSettings });
    expect(again.headline).toMatch(/^Nothing to do: resumed is running/);

    const other = await move.create();
    expect(other).toMatchObject({ code: undefined, verdict: again.verdict });
    const bigger = await move.create({ taskSettings: await settingsFile('{"FullLoadSettings":{"CommitRate":500}}') });
    expect(bigger.code).toBe("TASK_DIFFERS");
    expect(bigger.headline).toMatch(/CommitRate: it has 10000, wanted is 500.*stop resumed and run again/s);
  });

  test("with other tables is refused unless everything is loaded anew, into tables that are emptied on request only", async () => {
    const move = await stopped("reloaded");
    const more = "CREATE TABLE app.novos (id int PRIMARY KEY)";
    await move.sourceSql(`${more}; INSERT INTO app.novos VALUES (1)`);
    await move.targetSql(`${more}; DELETE FROM app.filhos WHERE id < 20; INSERT INTO app.pais VALUES (99, 'stray')`);
    const refused = await move.create();
    expect(refused.code).toBe("TASK_DIFFERS");
    expect(refused.headline).toMatch(/does not carry app\.novos.*restart: reload and truncate-target: true/s);

    const filled = await move.create({ restart: "reload" });
    expect(filled.code).toBe("TARGET_NOT_EMPTY");
    expect(await move.targetSql("SELECT count(*)::int AS rows FROM app.pais")).toEqual([{ rows: 51 }]);

    const reloaded = await move.create({ restart: "reload", truncateTarget: true });
    expect(reloaded.headline).toMatch(
      /^Changed replication task; reloaded the task: reloaded is running, with 3 tables/,
    );
    await move.targetSays(LOADED, "50 200");
    await move.targetSays("SELECT count(*)::int FROM app.novos", 1);
    const again = await move.create({ restart: "reload", truncateTarget: true });
    expect(again.headline).toMatch(/^Nothing to do.*restart: reload acts on a task that stands still/);
    expect(again.verdict).toBe("warn");
    await move.targetSays(LOADED, "50 200");
    expect(await move.targetSql("SELECT task FROM migration_ctl.marker WHERE task LIKE '%:reload'")).toEqual([]);
  });

  test("is left alone with restart: never or start: false", async () => {
    const move = await stopped("left");
    const never = await move.create({ restart: "never" });
    expect(never).toMatchObject({ verdict: "warn", outputs: { "task-status": "stopped" } });
    expect(never.headline).toMatch(/^Nothing to do: left is stopped.*restart: never leaves it so/);
    const unstarted = await move.create({ start: false, restart: "reload", truncateTarget: true });
    expect(unstarted.headline).toMatch(/^Nothing to do: left is stopped/);
    expect(await move.targetSql(LOADED)).toEqual([{ "?column?": "50 200" }]);
  });

  test("is not resumed after a reload that was cut off", async () => {
    const move = await stopped("cut");
    await move.targetSql("INSERT INTO migration_ctl.marker (task, token) VALUES ('cut:reload', 'begun')");
    expect((await move.create()).code).toBe("RELOAD_UNFINISHED");
    expect((await move.create({ restart: "reload", truncateTarget: true })).headline).toMatch(/^Reloaded the task/);
    await stop("cut");
    expect((await move.create()).headline).toMatch(/^Resumed the task/);
  });

  test("is neither resumed nor reloaded after the switch", async () => {
    const move = await stopped("switched");
    await move.targetSql(
      "CREATE TABLE migration_ctl.journal AS SELECT 'r' AS run_id, 'commit point' AS step, 'done' AS phase, '{}'::jsonb AS data",
    );
    expect((await move.create()).code).toBe("ALREADY_SWITCHED");
    expect((await move.create({ restart: "reload", truncateTarget: true })).code).toBe("ALREADY_SWITCHED");
    await deleteTask(openDms(), (await task("switched")).arn, wait);
    const anew = await move.create({ truncateTarget: true });
    expect(anew.headline).toMatch(/A migration was switched to this target already, and its tables are not emptied/);
    expect(await move.targetSql(LOADED)).toEqual([{ "?column?": "50 200" }]);

    // Another migration into the same database is not bound by it, unless it would empty tables.
    await move.targetSql(`INSERT INTO migration_ctl.journal VALUES ('r', 'begin', 'done', '{"migration": "other"}');
      TRUNCATE app.pais, app.filhos`);
    expect((await move.create({ truncateTarget: true })).code).toBe("ALREADY_SWITCHED");
    expect((await move.create()).headline).toMatch(/started the task/);
  });

  test("is not resumed from another source, which has no slot of it", async () => {
    const move = await stopped("moved");
    await makeMove(servers, "elsewhere", SCENE);
    const sourceUrl = new Secret(servers.source.url("elsewhere"));
    const refused = await move.create({ sourceUrl });
    expect(refused.code).toBe("SOURCE_MOVED");
    const targetUrl = new Secret(servers.target.url("elsewhere"));
    expect((await move.create({ targetUrl })).code).toBe("TARGET_MOVED");
    expect((await move.create()).headline).toMatch(/^Resumed the task/);
  });
});

describe("a task that never ran", () => {
  test("takes other documents freely, and a filled target only with truncate-target", async () => {
    const move = await makeMove(servers, "fresh", { ...SCENE, onTarget: "INSERT INTO app.pais VALUES (7, 'stray')" });
    const filled = await move.create({ start: false });
    expect(filled.code).toBe("TARGET_NOT_EMPTY");
    const made = await move.create({ start: false, truncateTarget: true, excludeTables: ["app.filhos"] });
    expect(made.code).toBe("TARGET_REFERENCED");
    const ready = await move.create({ start: false, truncateTarget: true });
    expect(ready.headline).toMatch(/^Created .*: fresh is ready, with 2 tables/);
    expect(await move.targetSql("SELECT id FROM app.pais")).toEqual([{ id: 7 }]);
    await move.targetSql("ALTER TABLE app.filhos DROP CONSTRAINT filhos_pai_fkey");
    const fewer = await move.create({ truncateTarget: true, excludeTables: ["app.filhos"] });
    expect(fewer.headline).toMatch(/^Changed replication task; started the task: fresh is running, with 1 table$/);
    expect(fewer.findings).toContainEqual(expect.objectContaining({ rule: "target-emptied", object: "app.pais" }));
    await move.targetSays("SELECT count(*)::int FROM app.pais", 50);
  });
});

describe("a task whose slot the source gave up", () => {
  test("is not resumed but loaded anew", async () => {
    const move = await stopped("given-up");
    await move.sourceSql("ALTER SYSTEM SET max_slot_wal_keep_size = '1MB'");
    await move.sourceSql("SELECT pg_reload_conf()");
    for (let lost = false; !lost; ) {
      await move.sourceSql("UPDATE app.pais SET nome = nome || '.'");
      await move.sourceSql("SELECT pg_switch_wal()");
      await move.sourceSql("CHECKPOINT");
      const slots = (await move.sourceSql(
        "SELECT wal_status FROM pg_replication_slots WHERE database = 'given_up'",
      )) as {
        wal_status: string;
      }[];
      lost = slots.length > 0 && slots.every(({ wal_status }) => wal_status === "lost");
    }
    const refused = await move.create();
    expect(refused.code).toBe("SLOT_LOST");
    expect(refused.headline).toMatch(/max_slot_wal_keep_size.*restart: reload and truncate-target: true/);
    await move.sourceSql("ALTER SYSTEM RESET max_slot_wal_keep_size");
    await move.sourceSql("SELECT pg_reload_conf()");
    expect((await move.create({ restart: "reload", truncateTarget: true })).headline).toMatch(/^Reloaded the task/);
    await move.targetSays(LOADED, "50 200");
  });
});
