import * as cloudwatch from "@aws-sdk/client-cloudwatch";
import * as dms from "@aws-sdk/client-database-migration-service";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { connect } from "@postgres-to-aurora/postgres";
import {
  bothSides,
  clientConfig,
  createTask,
  drained,
  type Endpoints,
  includeAll,
  loaded,
  makeEndpoints,
  openScene,
  reach,
  rows,
  run,
  type Scene,
  start,
  statistics,
  stopTask,
  task,
  until,
} from "./scene.js";

const MARK = "CREATE TABLE public.mark (n int PRIMARY KEY);";

describe("tasks", () => {
  let scene: Scene;
  let endpoints: Endpoints;
  let arn: string | undefined;
  let names = 0;
  beforeAll(async () => {
    scene = await openScene();
    endpoints = await makeEndpoints(scene.api, scene.source, scene.target);
  });
  afterAll(() => scene?.stop());

  beforeEach(async () => {
    if (arn !== undefined) await discard(arn);
    arn = undefined;
    const clear = `DROP SCHEMA IF EXISTS public, app, other, awsdms_control CASCADE; CREATE SCHEMA public; ${MARK}`;
    await run(scene.source, clear);
    await run(scene.target, clear);
  });

  const send = {
    reload: (tables: [string, string][]) =>
      scene.api.send(
        new dms.ReloadTablesCommand({
          ReplicationTaskArn: arn!,
          TablesToReload: tables.map(([SchemaName, TableName]) => ({ SchemaName, TableName })),
        }),
      ),
  };

  /** Ends and deletes a task; waits until it is gone. */
  async function discard(old: string): Promise<void> {
    const { Status } = await task(scene.api, old);
    if (Status === "running") await stopTask(scene.api, old);
    await scene.api.send(new dms.DeleteReplicationTaskCommand({ ReplicationTaskArn: old }));
    await until("the task's end", () =>
      task(scene.api, old).then(
        () => false,
        (error: Error) => error.name === "ResourceNotFoundFault",
      ),
    );
  }

  async function both(sql: string): Promise<void> {
    await run(scene.source, sql);
    await run(scene.target, sql);
  }

  async function begin(options: Parameters<typeof createTask>[3] = {}): Promise<string> {
    arn = await createTask(scene.api, endpoints, `task-${++names}`, options);
    await start(scene.api, arn);
    return arn;
  }

  const exceptions = () =>
    rows(
      scene.target,
      `SELECT "TABLE_NAME" AS name, "STATEMENT" AS statement, "ERROR" AS error FROM awsdms_control.awsdms_apply_exceptions ORDER BY "ERROR_TIME"`,
    );
  const states = async () =>
    Object.fromEntries((await statistics(scene.api, arn!)).map(({ TableName, TableState }) => [TableName, TableState]));
  const fault = (request: Promise<unknown>): Promise<string> =>
    request.then(
      () => "accepted",
      (error: Error) => `${error.name}: ${error.message}`,
    );

  test("mappings choose tables by wildcards, and excludes beat includes", async () => {
    await both(`CREATE SCHEMA app; CREATE SCHEMA other; CREATE TABLE app.orders (a int); CREATE TABLE app.orders_old (a int); CREATE TABLE app.ordersxold (a int);
                CREATE TABLE app.o1 (a int); CREATE TABLE app.o2 (a int); CREATE TABLE app.o9 (a int); CREATE TABLE other.orders (a int); CREATE TABLE app."Orders" (a int); CREATE TABLE app."a.b%" (a int)`);
    const rule = (id: number, action: string, schema: string, table: string) => ({
      "rule-type": "selection",
      "rule-id": `${id}`,
      "rule-name": `r${id}`,
      "rule-action": action,
      "object-locator": { "schema-name": schema, "table-name": table },
    });
    await begin({
      mappings: [
        rule(1, "exclude", "app", "%[_]old"),
        rule(2, "include", "app", "orders%"),
        rule(3, "include", "%", "o[1-5]"),
        rule(4, "explicit", "app", "a.b%"),
        rule(5, "include", "pub_ic", "m__k"),
      ],
    });
    expect((await loaded(scene.api, arn!)).map(({ SchemaName, TableName }) => `${SchemaName}.${TableName}`)).toEqual([
      "app.a.b%",
      "app.o1",
      "app.o2",
      "app.orders",
      "app.ordersxold",
      "public.mark",
    ]);
  });

  test("a task walks through its states, refuses what does not fit them, and is known to be started once", async () => {
    await begin();
    const first = await task(scene.api, arn!);
    expect(["starting", "running"]).toContain(first.Status);
    expect(await fault(start(scene.api, arn!))).toMatch(/^InvalidResourceStateFault/);
    expect(await fault(scene.api.send(new dms.DeleteReplicationTaskCommand({ ReplicationTaskArn: arn! })))).toMatch(
      /^InvalidResourceStateFault/,
    );
    await reach(scene.api, arn!, "running");
    expect(
      await fault(scene.api.send(new dms.ModifyReplicationTaskCommand({ ReplicationTaskArn: arn!, TaskData: "x" }))),
    ).toMatch(/^InvalidResourceStateFault/);
    expect(
      await fault(scene.api.send(new dms.ModifyEndpointCommand({ EndpointArn: endpoints.sourceArn, Port: 1 }))),
    ).toMatch(/^InvalidResourceStateFault/);
    await loaded(scene.api, arn!);
    const stopped = await stopTask(scene.api, arn!);
    expect(stopped).toMatchObject({
      StopReason: "Stop Reason NORMAL",
      ReplicationTaskStats: { FullLoadProgressPercent: 100, TablesLoaded: 1, TablesErrored: 0 },
    });
    expect(stopped.ReplicationTaskStats!.StopDate).toBeInstanceOf(Date);
    expect(await fault(scene.api.send(new dms.StopReplicationTaskCommand({ ReplicationTaskArn: arn! })))).toMatch(
      /^InvalidResourceStateFault/,
    );
    expect(await fault(send.reload([["public", "mark"]]))).toMatch(/^InvalidResourceStateFault/);
    expect(await fault(start(scene.api, arn!))).toBe(
      "InvalidParameterCombinationException: Start Type : START_REPLICATION, valid only for tasks running for the first time",
    );
  });

  test("a task that never ran cannot be resumed", async () => {
    arn = await createTask(scene.api, endpoints, `task-${++names}`);
    expect(await fault(start(scene.api, arn, "resume-processing"))).toMatch(
      /^InvalidParameterCombinationException: Start Type : RESUME_PROCESSING/,
    );
  });

  test("a stopped task loses nothing: what is written meanwhile comes when it is resumed, and its slot stays until it is deleted", async () => {
    await both("CREATE TABLE public.t (a int)");
    await begin();
    await loaded(scene.api, arn!);
    await stopTask(scene.api, arn!);
    await run(scene.source, "INSERT INTO public.t SELECT generate_series(1, 3000)");
    const slots = () =>
      rows(
        scene.source,
        "SELECT slot_name, (SELECT count(*)::int FROM pg_catalog.pg_publication) AS publications FROM pg_catalog.pg_replication_slots",
      );
    const [slot, ...others] = await slots();
    expect([others, slot!["publications"]]).toEqual([[], 2]);
    const prefix = arn!.split(":").at(-1)!.toLowerCase().slice(0, 16);
    expect(slot!["slot_name"]).toMatch(new RegExp(`^${prefix}_\\d{8}_[0-9a-f]{8}(_[0-9a-f]{4}){3}_[0-9a-f]{12}$`));
    await start(scene.api, arn!, "resume-processing");
    await drained(scene);
    const sides = await bothSides(scene, [["public", "t"]]);
    expect(sides.target).toEqual(sides.source);
    await discard(arn!);
    arn = undefined;
    expect(await slots()).toEqual([]);
    expect(await rows(scene.source, "SELECT pubname FROM pg_catalog.pg_publication")).toEqual([]);
  });

  test("reload-target loads everything again with a new slot", async () => {
    await both("CREATE TABLE public.t (a int PRIMARY KEY)");
    await run(scene.source, "INSERT INTO public.t VALUES (1), (2)");
    await begin({ settings: { FullLoadSettings: { TargetTablePrepMode: "TRUNCATE_BEFORE_LOAD" } } });
    await loaded(scene.api, arn!);
    await stopTask(scene.api, arn!);
    const [before] = await rows(scene.source, "SELECT slot_name FROM pg_catalog.pg_replication_slots");
    await run(scene.target, "DELETE FROM public.t; INSERT INTO public.t VALUES (77)");
    await run(scene.source, "INSERT INTO public.t VALUES (3)");
    await start(scene.api, arn!, "reload-target");
    await until(
      "the new load",
      async () => (await task(scene.api, arn!)).ReplicationTaskStats?.FullLoadFinishDate !== undefined,
    );
    await run(scene.source, "INSERT INTO public.t VALUES (4)");
    await drained(scene);
    const sides = await bothSides(scene, [["public", "t"]]);
    expect(sides.target).toEqual([["(1)", "(2)", "(3)", "(4)"]]);
    const after = await rows(scene.source, "SELECT slot_name FROM pg_catalog.pg_replication_slots");
    expect(after).toHaveLength(1);
    expect(after[0]).not.toEqual(before);
  });

  test("one table can be loaded again while the others go on", async () => {
    await both("CREATE TABLE public.t (a int PRIMARY KEY); CREATE TABLE public.u (a int)");
    await run(scene.source, "INSERT INTO public.t VALUES (1), (2)");
    await begin({ settings: { FullLoadSettings: { TargetTablePrepMode: "TRUNCATE_BEFORE_LOAD" } } });
    await loaded(scene.api, arn!);
    await run(scene.target, "DELETE FROM public.t");
    await run(scene.source, "INSERT INTO public.t VALUES (3); INSERT INTO public.u VALUES (1)");
    await send.reload([["public", "t"]]);
    await until("the reload", async () => (await states())["t"] === "Table completed");
    await run(scene.source, "UPDATE public.t SET a = a + 10");
    await drained(scene);
    expect(
      (
        await bothSides(scene, [
          ["public", "t"],
          ["public", "u"],
        ])
      ).target,
    ).toEqual([["(11)", "(12)", "(13)"], ["(1)"]]);
    expect(
      (await statistics(scene.api, arn!)).map(({ TableName, FullLoadReloaded }) => [TableName, FullLoadReloaded]),
    ).toEqual([
      ["mark", false],
      ["t", true],
      ["u", false],
    ]);
    expect(await fault(send.reload(Array.from({ length: 11 }, () => ["public", "t"])))).toMatch(
      /^InvalidParameterValueException/,
    );
    expect(await fault(send.reload([["public", "nothing"]]))).toMatch(/^ResourceNotFoundFault/);
  });

  test("with DO_NOTHING a reload meets the rows that are there: the table errs, the others go on, and it can be reloaded once emptied", async () => {
    await both("CREATE TABLE public.t (a int PRIMARY KEY); CREATE TABLE public.u (a int)");
    await run(scene.source, "INSERT INTO public.t VALUES (1), (2)");
    await begin();
    await loaded(scene.api, arn!);
    await send.reload([["public", "t"]]);
    await until("the error", async () => (await states())["t"] === "Table error");
    await run(scene.source, "INSERT INTO public.t VALUES (3); INSERT INTO public.u VALUES (1)");
    await drained(scene);
    expect(
      (
        await bothSides(scene, [
          ["public", "t"],
          ["public", "u"],
        ])
      ).target,
    ).toEqual([["(1)", "(2)"], ["(1)"]]);
    expect(await task(scene.api, arn!)).toMatchObject({
      Status: "running",
      ReplicationTaskStats: { TablesErrored: 1, FullLoadProgressPercent: 100 },
    });
    await run(scene.target, "TRUNCATE public.t");
    await send.reload([["public", "t"]]);
    await until("the reload", async () => (await states())["t"] === "Table completed");
    await drained(scene);
    expect((await bothSides(scene, [["public", "t"]])).target).toEqual([["(1)", "(2)", "(3)"]]);
  });

  test("tables that cannot be loaded are marked and left out while the others go on", async () => {
    await both(
      "CREATE TABLE public.good (a int); CREATE TABLE public.taken (a int PRIMARY KEY); CREATE TABLE public.referenced (a int PRIMARY KEY);",
    );
    await run(
      scene.source,
      "CREATE TABLE public.missing (a int); CREATE TABLE public.wider (a int, b int); CREATE TABLE public.badvalue (a text); INSERT INTO public.badvalue VALUES ('x'); INSERT INTO public.taken VALUES (1); INSERT INTO public.good VALUES (1)",
    );
    await run(
      scene.target,
      "CREATE TABLE public.wider (a int); CREATE TABLE public.badvalue (a int); INSERT INTO public.taken VALUES (1); CREATE TABLE public.fk (a int REFERENCES public.referenced)",
    );
    await begin();
    await loaded(scene.api, arn!);
    expect(await states()).toEqual({
      badvalue: "Table error",
      good: "Table completed",
      mark: "Table completed",
      missing: "Table does not exist",
      referenced: "Table completed",
      taken: "Table error",
      wider: "Table error",
    });
    await run(scene.source, "INSERT INTO public.good VALUES (2); INSERT INTO public.wider VALUES (1, 2)");
    await drained(scene);
    expect((await bothSides(scene, [["public", "good"]])).target).toEqual([["(1)", "(2)"]]);
    const reasons = await rows(
      scene.target,
      `SELECT "SUSPEND_REASON" AS why FROM awsdms_control.awsdms_suspended_tables WHERE "TABLE_NAME" = 'taken'`,
    );
    expect(reasons).toEqual([{ why: 'duplicate key value violates unique constraint "taken_pkey" (SQLSTATE 23505)' }]);
  });

  test("TRUNCATE_BEFORE_LOAD fails on a table that a foreign key refers to, as the service does", async () => {
    await both(
      "CREATE TABLE public.referenced (a int PRIMARY KEY); CREATE TABLE public.fk (a int REFERENCES public.referenced)",
    );
    await begin({ settings: { FullLoadSettings: { TargetTablePrepMode: "TRUNCATE_BEFORE_LOAD" } } });
    await loaded(scene.api, arn!);
    expect(await states()).toMatchObject({ referenced: "Table error", fk: "Table completed" });
  });

  test("changes the target refuses land in awsdms_apply_exceptions, and everything around them is applied", async () => {
    await both("CREATE TABLE public.t (a int PRIMARY KEY, b text)");
    await run(scene.target, "ALTER TABLE public.t ADD CHECK (b <> 'bad')");
    await run(scene.source, "INSERT INTO public.t SELECT i, 'x' FROM generate_series(1, 5) i");
    await begin();
    await loaded(scene.api, arn!);
    await run(scene.target, "DELETE FROM public.t WHERE a IN (2, 3); INSERT INTO public.t VALUES (100, 'here')");
    await run(
      scene.source,
      `BEGIN; INSERT INTO public.t SELECT i, CASE i WHEN 1500 THEN 'bad' ELSE 'y' END FROM generate_series(1001, 3500) i; INSERT INTO public.t VALUES (100, 'dup');
       UPDATE public.t SET b = 'z' WHERE a IN (1, 2); DELETE FROM public.t WHERE a IN (3, 4); COMMIT`,
    );
    await drained(scene);
    const [counts] = await rows(
      scene.target,
      "SELECT count(*)::int AS n, count(*) FILTER (WHERE b = 'z')::int AS z, max(b) FILTER (WHERE a = 100) AS kept FROM public.t",
    );
    expect(counts).toEqual({ n: 2502, z: 1, kept: "here" });
    const found = await exceptions();
    expect(found.map(({ name, error }) => [name, String(error).slice(0, 60)])).toEqual([
      ["t", expect.stringContaining("SqlState: 23514")],
      ["t", expect.stringContaining("SqlState: 23505")],
      ["t", "0 rows affected: the row to update does not exist"],
      ["t", "0 rows affected: the row to delete does not exist"],
    ]);
    expect(found[0]!["statement"]).toBe(`INSERT INTO "public"."t" ("a", "b") VALUES ('1500', 'bad')`);
    expect((await statistics(scene.api, arn!)).find(({ TableName }) => TableName === "t")).toMatchObject({
      Inserts: 2501,
      AppliedInserts: 2499,
      Updates: 2,
      AppliedUpdates: 1,
      Deletes: 2,
      AppliedDeletes: 1,
    });
  });

  test("the policies decide what a refused change does: nothing, suspend its table, stop the task", async () => {
    await both("CREATE TABLE public.t (a int PRIMARY KEY)");
    await run(scene.source, "INSERT INTO public.t VALUES (1), (2), (3)");
    await begin({
      settings: {
        ErrorBehavior: {
          ApplyErrorDeletePolicy: "IGNORE_RECORD",
          ApplyErrorUpdatePolicy: "SUSPEND_TABLE",
          ApplyErrorInsertPolicy: "STOP_TASK",
        },
      },
    });
    await loaded(scene.api, arn!);
    await run(scene.target, "DELETE FROM public.t WHERE a < 3; INSERT INTO public.mark VALUES (1000)");
    await run(scene.source, "DELETE FROM public.t WHERE a = 1");
    await drained(scene);
    expect([await states(), await exceptions()]).toEqual([{ t: "Table completed", mark: "Table completed" }, []]);
    await run(scene.source, "UPDATE public.t SET a = 22 WHERE a = 2; DELETE FROM public.t WHERE a = 3");
    await until("the suspension", async () => (await states())["t"] === "Table error");
    expect((await bothSides(scene, [["public", "t"]])).target).toEqual([["(3)"]]);
    expect(await exceptions()).toHaveLength(1);
    await run(scene.source, "INSERT INTO public.mark VALUES (1000)");
    const failed = await reach(scene.api, arn!, "failed");
    expect(failed.StopReason).toBe("Stop Reason FATAL_ERROR Error Level FATAL");
    expect(failed.LastFailureMessage).toContain("insert on public.mark failed and the policy is STOP_TASK");
  });

  test("what the service does not carry, it does not carry: TRUNCATE, updates without a key, sequences; and the source keeps taking writes", async () => {
    await both(
      "CREATE TABLE public.t (a int PRIMARY KEY); CREATE TABLE public.keyless (a int); CREATE SEQUENCE public.s",
    );
    await run(scene.source, "INSERT INTO public.t VALUES (1); INSERT INTO public.keyless VALUES (1)");
    await begin();
    await loaded(scene.api, arn!);
    await run(
      scene.source,
      "TRUNCATE public.t; UPDATE public.keyless SET a = 2; INSERT INTO public.keyless VALUES (3); DELETE FROM public.keyless WHERE a = 2; SELECT nextval('public.s')",
    );
    await drained(scene);
    expect(
      (
        await bothSides(scene, [
          ["public", "t"],
          ["public", "keyless"],
        ])
      ).target,
    ).toEqual([["(1)"], ["(1)", "(3)"]]);
    expect(await rows(scene.target, "SELECT is_called FROM public.s")).toEqual([{ is_called: false }]);
  });

  test("restarted databases and cut sessions only delay changes", async () => {
    await both("CREATE TABLE public.t (a int)");
    await begin();
    await loaded(scene.api, arn!);
    const cut =
      "SELECT pg_catalog.pg_terminate_backend(pid) FROM pg_catalog.pg_stat_activity WHERE application_name = 'dms-local'";
    for (const disturb of [
      () => run(scene.target, cut),
      () => scene.targetServer.restart(),
      () => run(scene.source, cut),
      () => scene.sourceServer.restart(),
      // A crashed source forgets what was confirmed lately and sends it again.
      () => scene.sourceServer.crash().then(() => scene.sourceServer.restart()),
      () => scene.targetServer.crash().then(() => scene.targetServer.restart()),
    ]) {
      await run(scene.source, "INSERT INTO public.t SELECT generate_series(1, 500)");
      await disturb();
      await run(scene.source, "INSERT INTO public.t SELECT generate_series(1, 500)");
    }
    await drained(scene);
    expect(await rows(scene.target, "SELECT count(*)::int AS n FROM public.t")).toEqual([{ n: 6000 }]);
    expect((await task(scene.api, arn!)).Status).toBe("running");
  });

  test("a full-load task ends by itself, needs no slot, and says why it stopped", async () => {
    await run(scene.source, "INSERT INTO public.mark VALUES (1)");
    await begin({ type: "full-load" });
    expect(await reach(scene.api, arn!, "stopped")).toMatchObject({
      StopReason: "Stop Reason FULL_LOAD_ONLY_FINISHED",
    });
    expect((await bothSides(scene, [["public", "mark"]])).target).toEqual([["(1)"]]);
    expect(await rows(scene.source, "SELECT 1 FROM pg_catalog.pg_replication_slots")).toEqual([]);
  });

  test("a cdc task carries only what is changed from its start", async () => {
    await both("CREATE TABLE public.t (a int)");
    await run(scene.source, "INSERT INTO public.t VALUES (1)");
    await begin({ type: "cdc" });
    await loaded(scene.api, arn!);
    await run(scene.source, "INSERT INTO public.t VALUES (2)");
    await drained(scene);
    expect((await bothSides(scene, [["public", "t"]])).target).toEqual([["(2)"]]);
  });

  test("a task told to stop after the cached changes stops once they are applied, and goes on when resumed", async () => {
    await run(scene.source, "INSERT INTO public.mark VALUES (1)");
    await begin({ settings: { FullLoadSettings: { StopTaskCachedChangesApplied: true } } });
    expect((await reach(scene.api, arn!, "stopped")).StopReason).toBe("Stop Reason STOPPED_AFTER_CACHED_EVENTS");
    await start(scene.api, arn!, "resume-processing");
    await drained(scene);
  });

  test("mappings that choose nothing fail the task with the service's words", async () => {
    await begin({ mappings: [includeAll("nowhere")] });
    expect((await reach(scene.api, arn!, "failed")).LastFailureMessage).toContain(
      "No tables were found at task initialization",
    );
  });

  test("a slot that somebody dropped fails the task instead of losing changes silently", async () => {
    await run(scene.source, "INSERT INTO public.mark VALUES (1)");
    await begin();
    await loaded(scene.api, arn!);
    await stopTask(scene.api, arn!);
    await run(
      scene.source,
      "SELECT pg_catalog.pg_drop_replication_slot(slot_name) FROM pg_catalog.pg_replication_slots",
    );
    await start(scene.api, arn!, "resume-processing");
    expect((await reach(scene.api, arn!, "failed")).LastFailureMessage).toContain("does not exist any more");
  });

  test("modifying an endpoint tests it anew, with the reason when that fails", async () => {
    const Filters = [{ Name: "endpoint-arn", Values: [endpoints.targetArn] }];
    const tested = (Password: string) =>
      scene.api.send(new dms.ModifyEndpointCommand({ EndpointArn: endpoints.targetArn, Password })).then(() =>
        until("the test", async () => {
          const { Connections } = await scene.api.send(new dms.DescribeConnectionsCommand({ Filters }));
          const { Endpoints: found } = await scene.api.send(new dms.DescribeEndpointsCommand({ Filters }));
          return Connections![0]!.Status !== "testing" && found![0]!.Status === "active" && Connections![0]!;
        }),
      );
    expect(await tested("wrong")).toMatchObject({
      Status: "failed",
      LastFailureMessage: expect.stringContaining("SqlState: 28P01"),
    });
    expect((await tested(scene.target.password.reveal())).Status).toBe("successful");
  });

  test("latency is measured while changes are followed, and only under the right two dimensions", async () => {
    await begin();
    await loaded(scene.api, arn!);
    const client = new cloudwatch.CloudWatchClient(clientConfig(scene.server.url));
    const ask = async (Dimensions: cloudwatch.Dimension[]) => {
      const query = (Id: string, MetricName: string) => ({
        Id,
        MetricStat: { Metric: { Namespace: "AWS/DMS", MetricName, Dimensions }, Period: 60, Stat: "Maximum" },
      });
      const { MetricDataResults } = await client.send(
        new cloudwatch.GetMetricDataCommand({
          StartTime: new Date(Date.now() - 600_000),
          EndTime: new Date(Date.now() + 60_000),
          MetricDataQueries: [query("source", "CDCLatencySource"), query("target", "CDCLatencyTarget")],
        }),
      );
      return MetricDataResults!;
    };
    const instance = { Name: "ReplicationInstanceIdentifier", Value: "t" };
    const right = [instance, { Name: "ReplicationTaskIdentifier", Value: arn!.split(":").at(-1) }];
    await drained(scene);
    const results = await until("three samples that show being caught up", async () => {
      const found = await ask(right);
      return found.every(({ Values }) => Values!.length >= 3 && Values!.at(0) === 0) && found;
    });
    expect(results[0]!.Timestamps![0]!.getTime()).toBeGreaterThan(results[0]!.Timestamps![1]!.getTime());
    for (const wrong of [
      [instance],
      [instance, { Name: "ReplicationTaskIdentifier", Value: `task-${names}` }],
      [...right, { Name: "x", Value: "y" }],
    ])
      expect((await ask(wrong)).map(({ Values }) => Values)).toEqual([[], []]);
    client.destroy();
  });

  test("a target that stands still shows as growing target latency", async () => {
    await begin();
    await loaded(scene.api, arn!);
    const blocker = await connect(scene.target);
    await blocker.query("BEGIN; LOCK TABLE public.mark");
    await run(scene.source, "INSERT INTO public.mark VALUES (1)");
    const [after] = await rows(scene.source, "SELECT pg_catalog.pg_current_wal_lsn()::text AS lsn");
    const client = new cloudwatch.CloudWatchClient(clientConfig(scene.server.url));
    const Dimensions = [
      { Name: "ReplicationInstanceIdentifier", Value: "t" },
      { Name: "ReplicationTaskIdentifier", Value: arn!.split(":").at(-1) },
    ];
    const newest = async (MetricName: string) => {
      const { MetricDataResults } = await client.send(
        new cloudwatch.GetMetricDataCommand({
          StartTime: new Date(Date.now() - 60_000),
          EndTime: new Date(Date.now() + 60_000),
          MetricDataQueries: [
            {
              Id: "m",
              MetricStat: { Metric: { Namespace: "AWS/DMS", MetricName, Dimensions }, Period: 60, Stat: "Maximum" },
            },
          ],
        }),
      );
      return MetricDataResults![0]!.Values![0] ?? 0;
    };
    await until("latency above two seconds", async () => (await newest("CDCLatencyTarget")) > 2);
    // What has arrived but is not applied must come again after a break: the source may not be told that it is done.
    const [slot] = await rows(
      scene.source,
      `SELECT confirmed_flush_lsn < '${after!["lsn"]}' AS kept FROM pg_catalog.pg_replication_slots`,
    );
    expect(slot).toEqual({ kept: true });
    await blocker.query("COMMIT");
    await blocker.end();
    await drained(scene);
    await until("latency back to nothing", async () => (await newest("CDCLatencyTarget")) === 0);
    client.destroy();
  });
});
