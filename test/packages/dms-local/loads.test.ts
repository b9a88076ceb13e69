import { describe, expect, test } from "@jest/globals";
import {
  bothSides,
  drained,
  includeAll,
  loaded,
  reach,
  rows,
  run,
  start,
  statistics,
  stopTask,
  task,
  until,
} from "./scene.js";
import { TaskScene } from "./task-scene.js";

const ranges = (table: string, columns: string[], boundaries: string[][]): object => ({
  "rule-type": "table-settings",
  "rule-id": "70",
  "rule-name": "ranges",
  "object-locator": { "schema-name": "public", "table-name": table },
  "parallel-load": { type: "ranges", columns, boundaries },
});

describe("loading in segments, and with faults", () => {
  const t = new TaskScene();

  test("ranges are loaded side by side as one table; rows whose range column is NULL are not", async () => {
    await t.both("CREATE TABLE public.t (id int, part text, a text)");
    await run(
      t.scene.source,
      "INSERT INTO public.t SELECT i, CASE i % 3 WHEN 0 THEN 'a' WHEN 1 THEN 'b' ELSE 'c' END, 'x' FROM generate_series(1, 3000) i; INSERT INTO public.t VALUES (NULL, 'b', 'lost')",
    );
    const boundaries = [
      ["1000", "b"],
      ["2000", "a"],
      ["2999", "zz"],
    ];
    await t.begin({ mappings: [includeAll(), ranges("t", ["id", "part"], boundaries)] });
    await loaded(t.scene.api, t.arn);
    expect((await statistics(t.scene.api, t.arn)).find(({ TableName }) => TableName === "t")).toMatchObject({
      TableState: "Table completed",
      FullLoadRows: 3000,
    });
    await run(t.scene.source, "INSERT INTO public.t VALUES (NULL, 'b', 'applied')");
    await drained(t.scene);
    expect(
      await rows(t.scene.target, "SELECT count(DISTINCT id)::int AS ids, count(*)::int AS n FROM public.t"),
    ).toEqual([{ ids: 3000, n: 3001 }]);
    expect(await rows(t.scene.target, "SELECT a FROM public.t WHERE id IS NULL")).toEqual([{ a: "applied" }]);
  });

  test("a segmented load that is cut in the middle begins anew without doubling a row", async () => {
    await t.both("CREATE TABLE public.t (id int, a text)");
    await run(t.scene.source, "INSERT INTO public.t SELECT i, 'x' FROM generate_series(1, 1000) i");
    t.scene.server.addFault("slow-table:public.t:2000");
    const mappings = [includeAll(), ranges("t", ["id"], [["10"], ["900"]])];
    await t.begin({ mappings });
    await until("a part of the rows", async () => {
      const [{ n }] = (await rows(t.scene.target, "SELECT count(*)::int AS n FROM public.t")) as [{ n: number }];
      return n > 0 && n < 1000;
    });
    await stopTask(t.scene.api, t.arn);
    const [{ n }] = (await rows(t.scene.target, "SELECT count(*)::int AS n FROM public.t")) as [{ n: number }];
    expect(n).toBeGreaterThan(0);
    expect(n).toBeLessThan(1000);
    t.scene.server.clearFaults();
    await start(t.scene.api, t.arn, "resume-processing");
    await loaded(t.scene.api, t.arn);
    await drained(t.scene);
    expect(
      await rows(t.scene.target, "SELECT count(*)::int AS n, count(DISTINCT id)::int AS ids FROM public.t"),
    ).toEqual([{ n: 1000, ids: 1000 }]);
  });

  test("a segmented load into a table with rows keeps them, and a segment that fails errs the table once", async () => {
    await t.both("CREATE TABLE public.t (id int, a text); CREATE TABLE public.u (id int PRIMARY KEY)");
    await run(t.scene.source, "INSERT INTO public.t VALUES (1, 'x'), (20, 'y'); INSERT INTO public.u VALUES (1), (20)");
    await run(t.scene.target, "INSERT INTO public.t VALUES (-1, 'own'); INSERT INTO public.u VALUES (20)");
    const other = { ...ranges("u", ["id"], [["10"]]), "rule-id": "71", "rule-name": "u" };
    await t.begin({
      mappings: [includeAll(), ranges("t", ["id"], [["10"]]), other],
      settings: { ControlTablesSettings: { SuspendedTablesTableEnabled: true, FullLoadExceptionTableEnabled: true } },
    });
    await loaded(t.scene.api, t.arn);
    expect((await bothSides(t.scene, [["public", "t"]])).target).toEqual([["(-1,own)", "(1,x)", "(20,y)"]]);
    expect(await t.states()).toMatchObject({ t: "Table completed", u: "Table error" });
    for (const table of ["awsdms_suspended_tables", "awsdms_full_load_exceptions"])
      expect(await rows(t.scene.target, `SELECT "TABLE_NAME" AS name FROM awsdms_control.${table}`)).toEqual([
        { name: "u" },
      ]);
  });

  test("a table error that was asked for fails that table at 100 % while the others go on", async () => {
    await t.both("CREATE TABLE public.t (id int); CREATE TABLE public.u (id int)");
    t.scene.server.addFault("table-error:public.t");
    await t.begin();
    await loaded(t.scene.api, t.arn);
    t.scene.server.clearFaults();
    expect(await t.states()).toEqual({ t: "Table error", u: "Table completed", mark: "Table completed" });
    expect((await task(t.scene.api, t.arn)).ReplicationTaskStats).toMatchObject({
      TablesErrored: 1,
      FullLoadProgressPercent: 100,
    });
    await t.reload([["public", "t"]]);
    await until("the reload", async () => (await t.states())["t"] === "Table completed");
  });

  test("status and history tables are written when they are asked for", async () => {
    await t.both("CREATE TABLE public.t (id int PRIMARY KEY)");
    await run(t.scene.source, "INSERT INTO public.t SELECT generate_series(1, 10)");
    await t.begin({ settings: { ControlTablesSettings: { StatusTableEnabled: true, HistoryTableEnabled: true } } });
    await loaded(t.scene.api, t.arn);
    await run(t.scene.source, "INSERT INTO public.t VALUES (11)");
    await drained(t.scene);
    const [status] = await until("the status", async () => {
      const found = await rows(t.scene.target, "SELECT * FROM awsdms_control.awsdms_status");
      return found[0]?.["SOURCE_TIMESTAMP_APPLIED"] ? found : undefined;
    });
    expect(status).toMatchObject({
      TASK_NAME: t.arn.split(":").at(-1),
      TASK_STATUS: "CHANGE PROCESSING",
      SOURCE_CURRENT_POSITION: expect.stringMatching(/^[0-9A-F]+\/[0-9A-F]+$/),
    });
    const history = await until("the history", async () => {
      const found = await rows(
        t.scene.target,
        `SELECT "TIMESLOT_TYPE" AS type, "TIMESLOT_DURATION"::int AS minutes, "TIMESLOT_RECORDS"::int AS records FROM awsdms_control.awsdms_history WHERE "TIMESLOT_TYPE" = 'CHANGE PROCESSING'`,
      );
      return found.length > 0 && found;
    });
    expect(history[0]).toMatchObject({ minutes: 5 });
    await stopTask(t.scene.api, t.arn);
    expect(await rows(t.scene.target, `SELECT "TASK_STATUS" AS status FROM awsdms_control.awsdms_status`)).toEqual([
      { status: "NOT RUNNING" },
    ]);
  });

  test("a slot whose WAL is gone fails the task, and reload-target begins anew", async () => {
    await t.both("CREATE TABLE public.t (id int PRIMARY KEY)");
    await t.begin();
    await loaded(t.scene.api, t.arn);
    await stopTask(t.scene.api, t.arn);
    await run(t.scene.source, "ALTER SYSTEM SET max_slot_wal_keep_size = '1MB'");
    await run(t.scene.source, "SELECT pg_reload_conf()");
    await until("the slot's end", async () => {
      await run(t.scene.source, "INSERT INTO public.t VALUES (1) ON CONFLICT DO NOTHING");
      await run(t.scene.source, "SELECT pg_switch_wal()");
      await run(t.scene.source, "CHECKPOINT");
      const [slot] = await rows(t.scene.source, "SELECT wal_status FROM pg_replication_slots");
      return slot?.["wal_status"] === "lost";
    });
    await start(t.scene.api, t.arn, "resume-processing");
    expect((await reach(t.scene.api, t.arn, "failed")).LastFailureMessage).toMatch(
      /was invalidated: requested WAL segment has already been removed.*reload-target/,
    );
    await run(t.scene.source, "ALTER SYSTEM RESET max_slot_wal_keep_size");
    await run(t.scene.source, "SELECT pg_reload_conf()");
    await start(t.scene.api, t.arn, "reload-target");
    await until("the task", async () => (await task(t.scene.api, t.arn)).Status === "running");
    await loaded(t.scene.api, t.arn);
    expect(await rows(t.scene.target, "SELECT id FROM public.t")).toEqual([{ id: 1 }]);
  });
});
