import * as cloudwatch from "@aws-sdk/client-cloudwatch";
import * as dms from "@aws-sdk/client-database-migration-service";
import { describe, expect, test } from "@jest/globals";
import { connect } from "@postgres-to-aurora/postgres";
import {
  bothSides,
  clientConfig,
  drained,
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
import { fault, TaskScene } from "./task-scene.js";

describe("tasks", () => {
  const t = new TaskScene();

  test("mappings choose tables by wildcards, and excludes beat includes", async () => {
    await t.both(`CREATE SCHEMA app; CREATE SCHEMA other; CREATE TABLE app.orders (a int); CREATE TABLE app.orders_old (a int); CREATE TABLE app.ordersxold (a int);
                CREATE TABLE app.o1 (a int); CREATE TABLE app.o2 (a int); CREATE TABLE app.o9 (a int); CREATE TABLE other.orders (a int); CREATE TABLE app."Orders" (a int); CREATE TABLE app."a.b%" (a int); CREATE TABLE app."a-b--" (a int)`);
    const rule = (id: number, action: string, schema: string, table: string) => ({
      "rule-type": "selection",
      "rule-id": `${id}`,
      "rule-name": `r${id}`,
      "rule-action": action,
      "object-locator": { "schema-name": schema, "table-name": table },
    });
    await t.begin({
      mappings: [
        rule(1, "exclude", "app", "%[_]old"),
        rule(2, "include", "app", "orders%"),
        rule(3, "include", "%", "o[1-5]"),
        rule(4, "explicit", "app", "a.b%"),
        rule(5, "include", "pub_ic", "m__k"),
        rule(6, "include", "app", "a-b--"),
      ],
    });
    expect((await loaded(t.scene.api, t.arn)).map(({ SchemaName, TableName }) => `${SchemaName}.${TableName}`)).toEqual(
      ["app.a-b--", "app.a.b%", "app.o1", "app.o2", "app.orders", "app.ordersxold", "public.mark"],
    );
  });

  test("a task walks through its states, refuses what does not fit them, and is known to be started once", async () => {
    await t.begin();
    const first = await task(t.scene.api, t.arn);
    expect(["starting", "running"]).toContain(first.Status);
    expect(await fault(start(t.scene.api, t.arn))).toMatch(/^InvalidResourceStateFault/);
    expect(await fault(t.scene.api.send(new dms.DeleteReplicationTaskCommand({ ReplicationTaskArn: t.arn })))).toMatch(
      /^InvalidResourceStateFault/,
    );
    await reach(t.scene.api, t.arn, "running");
    expect(
      await fault(t.scene.api.send(new dms.ModifyReplicationTaskCommand({ ReplicationTaskArn: t.arn, TaskData: "x" }))),
    ).toMatch(/^InvalidResourceStateFault/);
    expect(
      await fault(t.scene.api.send(new dms.ModifyEndpointCommand({ EndpointArn: t.endpoints.sourceArn, Port: 1 }))),
    ).toMatch(/^InvalidResourceStateFault/);
    await loaded(t.scene.api, t.arn);
    const stopped = await stopTask(t.scene.api, t.arn);
    expect(stopped).toMatchObject({
      StopReason: "Stop Reason NORMAL",
      ReplicationTaskStats: { FullLoadProgressPercent: 100, TablesLoaded: 1, TablesErrored: 0 },
    });
    expect(stopped.ReplicationTaskStats!.StopDate).toBeInstanceOf(Date);
    expect(await fault(t.scene.api.send(new dms.StopReplicationTaskCommand({ ReplicationTaskArn: t.arn })))).toMatch(
      /^InvalidResourceStateFault/,
    );
    expect(await fault(t.reload([["public", "mark"]]))).toMatch(/^InvalidResourceStateFault/);
    expect(await fault(start(t.scene.api, t.arn))).toBe(
      "InvalidParameterCombinationException: Start Type : START_REPLICATION, valid only for tasks running for the first time",
    );
  });

  test("a task that never ran cannot be resumed", async () => {
    await t.create();
    expect(await fault(start(t.scene.api, t.arn, "resume-processing"))).toMatch(
      /^InvalidParameterCombinationException: Start Type : RESUME_PROCESSING/,
    );
  });

  test("a stopped task loses nothing: what is written meanwhile comes when it is resumed, and its slot stays until it is deleted", async () => {
    await t.both("CREATE TABLE public.t (a int)");
    await t.begin();
    await loaded(t.scene.api, t.arn);
    await stopTask(t.scene.api, t.arn);
    await run(t.scene.source, "INSERT INTO public.t SELECT generate_series(1, 3000)");
    const slots = () =>
      rows(
        t.scene.source,
        "SELECT slot_name, (SELECT count(*)::int FROM pg_catalog.pg_publication) AS publications FROM pg_catalog.pg_replication_slots",
      );
    const [slot, ...others] = await slots();
    expect([others, slot!["publications"]]).toEqual([[], 2]);
    const prefix = t.arn.split(":").at(-1)!.toLowerCase().slice(0, 16);
    expect(slot!["slot_name"]).toMatch(new RegExp(`^${prefix}_\\d{8}_[0-9a-f]{8}(_[0-9a-f]{4}){3}_[0-9a-f]{12}$`));
    await start(t.scene.api, t.arn, "resume-processing");
    await drained(t.scene);
    const sides = await bothSides(t.scene, [["public", "t"]]);
    expect(sides.target).toEqual(sides.source);
    await t.discard();
    expect(await slots()).toEqual([]);
    expect(await rows(t.scene.source, "SELECT pubname FROM pg_catalog.pg_publication")).toEqual([]);
  });

  test("reload-target loads everything again with a new slot", async () => {
    await t.both("CREATE TABLE public.t (a int PRIMARY KEY)");
    await run(t.scene.source, "INSERT INTO public.t VALUES (1), (2)");
    await t.begin({ settings: { FullLoadSettings: { TargetTablePrepMode: "TRUNCATE_BEFORE_LOAD" } } });
    await loaded(t.scene.api, t.arn);
    await stopTask(t.scene.api, t.arn);
    const [before] = await rows(t.scene.source, "SELECT slot_name FROM pg_catalog.pg_replication_slots");
    await run(t.scene.target, "DELETE FROM public.t; INSERT INTO public.t VALUES (77)");
    await run(t.scene.source, "INSERT INTO public.t VALUES (3)");
    await start(t.scene.api, t.arn, "reload-target");
    await until(
      "the new load",
      async () => (await task(t.scene.api, t.arn)).ReplicationTaskStats?.FullLoadFinishDate !== undefined,
    );
    await run(t.scene.source, "INSERT INTO public.t VALUES (4)");
    await drained(t.scene);
    const sides = await bothSides(t.scene, [["public", "t"]]);
    expect(sides.target).toEqual([["(1)", "(2)", "(3)", "(4)"]]);
    const after = await rows(t.scene.source, "SELECT slot_name FROM pg_catalog.pg_replication_slots");
    expect(after).toHaveLength(1);
    expect(after[0]).not.toEqual(before);
  });

  test("one table can be loaded again while the others go on", async () => {
    await t.both("CREATE TABLE public.t (a int PRIMARY KEY); CREATE TABLE public.u (a int)");
    await run(t.scene.source, "INSERT INTO public.t VALUES (1), (2)");
    await t.begin({ settings: { FullLoadSettings: { TargetTablePrepMode: "TRUNCATE_BEFORE_LOAD" } } });
    await loaded(t.scene.api, t.arn);
    await run(t.scene.target, "DELETE FROM public.t");
    await run(t.scene.source, "INSERT INTO public.t VALUES (3); INSERT INTO public.u VALUES (1)");
    await t.reload([["public", "t"]]);
    await until("the reload", async () => (await t.states())["t"] === "Table completed");
    await run(t.scene.source, "UPDATE public.t SET a = a + 10");
    await drained(t.scene);
    expect(
      (
        await bothSides(t.scene, [
          ["public", "t"],
          ["public", "u"],
        ])
      ).target,
    ).toEqual([["(11)", "(12)", "(13)"], ["(1)"]]);
    expect(
      (await statistics(t.scene.api, t.arn)).map(({ TableName, FullLoadReloaded }) => [TableName, FullLoadReloaded]),
    ).toEqual([
      ["mark", false],
      ["t", true],
      ["u", false],
    ]);
    expect(await fault(t.reload(Array.from({ length: 11 }, () => ["public", "t"])))).toMatch(
      /^InvalidParameterValueException/,
    );
    expect(await fault(t.reload([["public", "nothing"]]))).toMatch(/^ResourceNotFoundFault/);
  });

  test("a full-load task ends by itself, needs no slot, and says why it stopped", async () => {
    await run(t.scene.source, "INSERT INTO public.mark VALUES (1)");
    await t.begin({ type: "full-load" });
    expect(await reach(t.scene.api, t.arn, "stopped")).toMatchObject({
      StopReason: "Stop Reason FULL_LOAD_ONLY_FINISHED",
    });
    expect((await bothSides(t.scene, [["public", "mark"]])).target).toEqual([["(1)"]]);
    expect(await rows(t.scene.source, "SELECT 1 FROM pg_catalog.pg_replication_slots")).toEqual([]);
  });

  test("a cdc task carries only what is changed from its start", async () => {
    await t.both("CREATE TABLE public.t (a int)");
    await run(t.scene.source, "INSERT INTO public.t VALUES (1)");
    await t.begin({ type: "cdc" });
    await loaded(t.scene.api, t.arn);
    await run(t.scene.source, "INSERT INTO public.t VALUES (2)");
    await drained(t.scene);
    expect((await bothSides(t.scene, [["public", "t"]])).target).toEqual([["(2)"]]);
  });

  test("a task told to stop after the cached changes stops once they are applied, and goes on when resumed", async () => {
    await run(t.scene.source, "INSERT INTO public.mark VALUES (1)");
    await t.begin({ settings: { FullLoadSettings: { StopTaskCachedChangesApplied: true } } });
    expect((await reach(t.scene.api, t.arn, "stopped")).StopReason).toBe("Stop Reason STOPPED_AFTER_CACHED_EVENTS");
    await start(t.scene.api, t.arn, "resume-processing");
    await drained(t.scene);
  });

  test("modifying an endpoint tests it anew, with the reason when that fails", async () => {
    const Filters = [{ Name: "endpoint-arn", Values: [t.endpoints.targetArn] }];
    const tested = (Password: string) =>
      t.scene.api.send(new dms.ModifyEndpointCommand({ EndpointArn: t.endpoints.targetArn, Password })).then(() =>
        until("the test", async () => {
          const { Connections } = await t.scene.api.send(new dms.DescribeConnectionsCommand({ Filters }));
          const { Endpoints: found } = await t.scene.api.send(new dms.DescribeEndpointsCommand({ Filters }));
          return Connections![0]!.Status !== "testing" && found![0]!.Status === "active" && Connections![0]!;
        }),
      );
    expect(await tested("wrong")).toMatchObject({
      Status: "failed",
      LastFailureMessage: expect.stringContaining("SqlState: 28P01"),
    });
    expect((await tested(t.scene.target.password.reveal())).Status).toBe("successful");
  });

  test("latency is measured while changes are followed, and only under the right two dimensions", async () => {
    await t.begin();
    await loaded(t.scene.api, t.arn);
    const client = new cloudwatch.CloudWatchClient(clientConfig(t.scene.server.url));
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
    const right = [instance, { Name: "ReplicationTaskIdentifier", Value: t.arn.split(":").at(-1) }];
    await drained(t.scene);
    const results = await until("three samples that show being caught up", async () => {
      const found = await ask(right);
      return found.every(({ Values }) => Values!.length >= 3 && Values!.at(0) === 0) && found;
    });
    expect(results[0]!.Timestamps![0]!.getTime()).toBeGreaterThan(results[0]!.Timestamps![1]!.getTime());
    for (const wrong of [
      [instance],
      [instance, { Name: "ReplicationTaskIdentifier", Value: t.arn }],
      [...right, { Name: "x", Value: "y" }],
    ])
      expect((await ask(wrong)).map(({ Values }) => Values)).toEqual([[], []]);
    client.destroy();
  });

  test("a target that stands still shows as growing target latency", async () => {
    await t.begin();
    await loaded(t.scene.api, t.arn);
    const blocker = await connect(t.scene.target);
    await blocker.query("BEGIN; LOCK TABLE public.mark");
    await run(t.scene.source, "INSERT INTO public.mark VALUES (1)");
    const [after] = await rows(t.scene.source, "SELECT pg_catalog.pg_current_wal_lsn()::text AS lsn");
    const client = new cloudwatch.CloudWatchClient(clientConfig(t.scene.server.url));
    const Dimensions = [
      { Name: "ReplicationInstanceIdentifier", Value: "t" },
      { Name: "ReplicationTaskIdentifier", Value: t.arn.split(":").at(-1) },
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
      t.scene.source,
      `SELECT confirmed_flush_lsn < '${after!["lsn"]}' AS kept FROM pg_catalog.pg_replication_slots`,
    );
    expect(slot).toEqual({ kept: true });
    await blocker.query("COMMIT");
    await blocker.end();
    await drained(t.scene);
    await until("latency back to nothing", async () => (await newest("CDCLatencyTarget")) === 0);
    client.destroy();
  });
});
