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

describe("when something fails", () => {
  const t = new TaskScene();

  test("with DO_NOTHING a reload meets the rows that are there: the table errs, the others go on, and it can be reloaded once emptied", async () => {
    await t.both("CREATE TABLE public.t (a int PRIMARY KEY); CREATE TABLE public.u (a int)");
    await run(t.scene.source, "INSERT INTO public.t VALUES (1), (2)");
    await t.begin();
    await loaded(t.scene.api, t.arn);
    await t.reload([["public", "t"]]);
    await until("the error", async () => (await t.states())["t"] === "Table error");
    await run(t.scene.source, "INSERT INTO public.t VALUES (3); INSERT INTO public.u VALUES (1)");
    await drained(t.scene);
    expect(
      (
        await bothSides(t.scene, [
          ["public", "t"],
          ["public", "u"],
        ])
      ).target,
    ).toEqual([["(1)", "(2)"], ["(1)"]]);
    expect(await task(t.scene.api, t.arn)).toMatchObject({
      Status: "running",
      ReplicationTaskStats: { TablesErrored: 1, FullLoadProgressPercent: 100 },
    });
    await run(t.scene.target, "TRUNCATE public.t");
    await t.reload([["public", "t"]]);
    await until("the reload", async () => (await t.states())["t"] === "Table completed");
    await drained(t.scene);
    expect((await bothSides(t.scene, [["public", "t"]])).target).toEqual([["(1)", "(2)", "(3)"]]);
  });

  test("tables that cannot be loaded are marked and left out while the others go on", async () => {
    await t.both(
      "CREATE TABLE public.good (a int); CREATE TABLE public.taken (a int PRIMARY KEY); CREATE TABLE public.referenced (a int PRIMARY KEY);",
    );
    await run(
      t.scene.source,
      "CREATE TABLE public.missing (a int); CREATE TABLE public.wider (a int, b int); CREATE TABLE public.badvalue (a text); INSERT INTO public.badvalue VALUES ('x'); INSERT INTO public.taken VALUES (1); INSERT INTO public.good VALUES (1)",
    );
    await run(
      t.scene.target,
      "CREATE TABLE public.wider (a int); CREATE TABLE public.badvalue (a int); INSERT INTO public.taken VALUES (1); CREATE TABLE public.fk (a int REFERENCES public.referenced)",
    );
    await t.begin({ settings: { ControlTablesSettings: { SuspendedTablesTableEnabled: true } } });
    await loaded(t.scene.api, t.arn);
    expect(await t.states()).toEqual({
      badvalue: "Table error",
      good: "Table completed",
      mark: "Table completed",
      missing: "Table does not exist",
      referenced: "Table completed",
      taken: "Table error",
      wider: "Table error",
    });
    await run(t.scene.source, "INSERT INTO public.good VALUES (2); INSERT INTO public.wider VALUES (1, 2)");
    await drained(t.scene);
    expect((await bothSides(t.scene, [["public", "good"]])).target).toEqual([["(1)", "(2)"]]);
    const reasons = await rows(
      t.scene.target,
      `SELECT "SUSPEND_REASON" AS why FROM awsdms_control.awsdms_suspended_tables WHERE "TABLE_NAME" = 'taken'`,
    );
    expect(reasons).toEqual([{ why: 'duplicate key value violates unique constraint "taken_pkey" (SQLSTATE 23505)' }]);
  });

  test("TRUNCATE_BEFORE_LOAD fails on a table that a foreign key refers to, as the service does", async () => {
    await t.both(
      "CREATE TABLE public.referenced (a int PRIMARY KEY); CREATE TABLE public.fk (a int REFERENCES public.referenced)",
    );
    await t.begin({ settings: { FullLoadSettings: { TargetTablePrepMode: "TRUNCATE_BEFORE_LOAD" } } });
    await loaded(t.scene.api, t.arn);
    expect(await t.states()).toMatchObject({ referenced: "Table error", fk: "Table completed" });
  });

  test("changes the target refuses land in awsdms_apply_exceptions, and everything around them is applied", async () => {
    await t.both("CREATE TABLE public.t (a int PRIMARY KEY, b text)");
    await run(t.scene.target, "ALTER TABLE public.t ADD CHECK (b <> 'bad')");
    await run(t.scene.source, "INSERT INTO public.t SELECT i, 'x' FROM generate_series(1, 5) i");
    await t.begin();
    await loaded(t.scene.api, t.arn);
    await run(t.scene.target, "DELETE FROM public.t WHERE a IN (2, 3); INSERT INTO public.t VALUES (100, 'here')");
    await run(
      t.scene.source,
      `BEGIN; INSERT INTO public.t SELECT i, CASE i WHEN 1500 THEN 'bad' ELSE 'y' END FROM generate_series(1001, 3500) i; INSERT INTO public.t VALUES (100, 'dup');
       UPDATE public.t SET b = 'z' WHERE a IN (1, 2); DELETE FROM public.t WHERE a IN (3, 4); COMMIT`,
    );
    await drained(t.scene);
    const [counts] = await rows(
      t.scene.target,
      "SELECT count(*)::int AS n, count(*) FILTER (WHERE b = 'z')::int AS z, max(b) FILTER (WHERE a = 100) AS kept FROM public.t",
    );
    expect(counts).toEqual({ n: 2502, z: 1, kept: "here" });
    const found = await t.exceptions();
    expect(found.map(({ name, error }) => [name, String(error).slice(0, 60)])).toEqual([
      ["t", expect.stringContaining("SqlState: 23514")],
      ["t", expect.stringContaining("SqlState: 23505")],
      ["t", "0 rows affected: the row to update does not exist"],
      ["t", "0 rows affected: the row to delete does not exist"],
    ]);
    expect(found[0]!["statement"]).toBe(`INSERT INTO "public"."t" ("a", "b") VALUES ('1500', 'bad')`);
    expect((await statistics(t.scene.api, t.arn)).find(({ TableName }) => TableName === "t")).toMatchObject({
      Inserts: 2501,
      AppliedInserts: 2499,
      Updates: 2,
      AppliedUpdates: 1,
      Deletes: 2,
      AppliedDeletes: 1,
    });
  });

  test("the policies decide what a refused change does: nothing, suspend its table, stop the task", async () => {
    await t.both("CREATE TABLE public.t (a int PRIMARY KEY)");
    await run(t.scene.source, "INSERT INTO public.t VALUES (1), (2), (3)");
    await t.begin({
      settings: {
        ErrorBehavior: {
          ApplyErrorDeletePolicy: "IGNORE_RECORD",
          ApplyErrorUpdatePolicy: "SUSPEND_TABLE",
          ApplyErrorInsertPolicy: "STOP_TASK",
        },
      },
    });
    await loaded(t.scene.api, t.arn);
    await run(t.scene.target, "DELETE FROM public.t WHERE a < 3; INSERT INTO public.mark VALUES (1000)");
    await run(t.scene.source, "DELETE FROM public.t WHERE a = 1");
    await drained(t.scene);
    expect([await t.states(), await t.exceptions()]).toEqual([{ t: "Table completed", mark: "Table completed" }, []]);
    await run(t.scene.source, "UPDATE public.t SET a = 22 WHERE a = 2; DELETE FROM public.t WHERE a = 3");
    await until("the suspension", async () => (await t.states())["t"] === "Table error");
    expect((await bothSides(t.scene, [["public", "t"]])).target).toEqual([["(3)"]]);
    expect(await t.exceptions()).toHaveLength(1);
    await run(t.scene.source, "INSERT INTO public.mark VALUES (1000)");
    const failed = await reach(t.scene.api, t.arn, "failed");
    expect(failed.StopReason).toBe("Stop Reason FATAL_ERROR Error Level FATAL");
    expect(failed.LastFailureMessage).toContain("insert on public.mark failed and the policy is STOP_TASK");
  });

  test("what the service does not carry, it does not carry: TRUNCATE, updates without a key, sequences; and the source keeps taking writes", async () => {
    await t.both(
      "CREATE TABLE public.t (a int PRIMARY KEY); CREATE TABLE public.keyless (a int); CREATE SEQUENCE public.s",
    );
    await run(t.scene.source, "INSERT INTO public.t VALUES (1); INSERT INTO public.keyless VALUES (1)");
    await t.begin();
    await loaded(t.scene.api, t.arn);
    await run(
      t.scene.source,
      "TRUNCATE public.t; UPDATE public.keyless SET a = 2; INSERT INTO public.keyless VALUES (3); DELETE FROM public.keyless WHERE a = 2; SELECT nextval('public.s')",
    );
    await drained(t.scene);
    expect(
      (
        await bothSides(t.scene, [
          ["public", "t"],
          ["public", "keyless"],
        ])
      ).target,
    ).toEqual([["(1)"], ["(1)", "(3)"]]);
    expect(await rows(t.scene.target, "SELECT is_called FROM public.s")).toEqual([{ is_called: false }]);
  });

  test("restarted databases and cut sessions only delay changes", async () => {
    await t.both("CREATE TABLE public.t (a int)");
    await t.begin();
    await loaded(t.scene.api, t.arn);
    const cut =
      "SELECT pg_catalog.pg_terminate_backend(pid) FROM pg_catalog.pg_stat_activity WHERE application_name = 'dms-local'";
    for (const disturb of [
      () => run(t.scene.target, cut),
      () => t.scene.targetServer.restart(),
      () => run(t.scene.source, cut),
      () => t.scene.sourceServer.restart(),
      // A crashed source forgets what was confirmed lately and sends it again.
      () => t.scene.sourceServer.crash().then(() => t.scene.sourceServer.restart()),
      () => t.scene.targetServer.crash().then(() => t.scene.targetServer.restart()),
    ]) {
      await run(t.scene.source, "INSERT INTO public.t SELECT generate_series(1, 500)");
      await disturb();
      await run(t.scene.source, "INSERT INTO public.t SELECT generate_series(1, 500)");
    }
    await drained(t.scene);
    expect(await rows(t.scene.target, "SELECT count(*)::int AS n FROM public.t")).toEqual([{ n: 6000 }]);
    expect((await task(t.scene.api, t.arn)).Status).toBe("running");
  });

  test("mappings that choose nothing fail the task with the service's words", async () => {
    await t.begin({ mappings: [includeAll("nowhere")] });
    expect((await reach(t.scene.api, t.arn, "failed")).LastFailureMessage).toContain(
      "No tables were found at task initialization",
    );
  });

  test("a slot that somebody dropped fails the task instead of losing changes silently", async () => {
    await run(t.scene.source, "INSERT INTO public.mark VALUES (1)");
    await t.begin();
    await loaded(t.scene.api, t.arn);
    await stopTask(t.scene.api, t.arn);
    await run(
      t.scene.source,
      "SELECT pg_catalog.pg_drop_replication_slot(slot_name) FROM pg_catalog.pg_replication_slots",
    );
    await start(t.scene.api, t.arn, "resume-processing");
    expect((await reach(t.scene.api, t.arn, "failed")).LastFailureMessage).toContain("does not exist any more");
  });
});
