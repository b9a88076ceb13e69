import { CloudWatchClient, GetMetricDataCommand } from "@aws-sdk/client-cloudwatch";
import * as logs from "@aws-sdk/client-cloudwatch-logs";
import * as dms from "@aws-sdk/client-database-migration-service";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { fault } from "./api-scene.js";
import {
  clientConfig,
  createTask,
  drained,
  type Endpoints,
  includeAll,
  makeEndpoints,
  openScene,
  rows,
  run,
  type Scene,
  taskSettings,
  until,
} from "./scene.js";

const GROUP = "dms-serverless-replication-less";

describe("a serverless replication", () => {
  let scene: Scene;
  let parts: Endpoints;
  let arn: string;
  let watch: logs.CloudWatchLogsClient;
  const compute = { MinCapacityUnits: 1, MaxCapacityUnits: 4, ReplicationSubnetGroupId: "net" };
  const mappings = JSON.stringify({ rules: [includeAll("public")] });

  beforeAll(async () => {
    scene = await openScene();
    const make =
      "CREATE TABLE public.mark (n int PRIMARY KEY); CREATE TABLE public.t (id int PRIMARY KEY, v varchar(9));";
    await run(scene.source, `${make} INSERT INTO public.t SELECT n, 'v' || n FROM generate_series(1, 500) AS n`);
    await run(scene.target, make);
    parts = await makeEndpoints(scene.api, scene.source, scene.target);
    await scene.api.send(
      new dms.CreateReplicationSubnetGroupCommand({
        ReplicationSubnetGroupIdentifier: "net",
        ReplicationSubnetGroupDescription: "d",
        SubnetIds: ["a", "b"],
      }),
    );
    watch = new logs.CloudWatchLogsClient(clientConfig(scene.server.url));
  });
  afterAll(async () => {
    watch?.destroy();
    await scene?.stop();
  });

  const create = (id: string, more: Partial<dms.CreateReplicationConfigMessage> = {}) =>
    scene.api.send(
      new dms.CreateReplicationConfigCommand({
        ReplicationConfigIdentifier: id,
        ResourceIdentifier: id,
        SourceEndpointArn: parts.sourceArn,
        TargetEndpointArn: parts.targetArn,
        ComputeConfig: compute,
        ReplicationType: "full-load-and-cdc",
        TableMappings: mappings,
        ReplicationSettings: taskSettings({ Logging: { EnableLogging: true } }),
        Tags: [{ Key: "k", Value: "v" }],
        ...more,
      }),
    );
  const replication = async (config = arn) => {
    const Filters = [{ Name: "replication-config-arn", Values: [config] }];
    return (await scene.api.send(new dms.DescribeReplicationsCommand({ Filters }))).Replications![0]!;
  };
  const begin = (StartReplicationType: string) =>
    scene.api.send(new dms.StartReplicationCommand({ ReplicationConfigArn: arn, StartReplicationType }));
  const remove = () => scene.api.send(new dms.DeleteReplicationConfigCommand({ ReplicationConfigArn: arn }));
  const reach = (status: string) =>
    until(status, async () => {
      const found = await replication();
      if (found.Status === "failed" && status !== "failed") throw new Error(found.FailureMessages?.join());
      return found.Status === status && found;
    });

  test("asks for capacity that exists and for endpoints that fit", async () => {
    for (const [more, name] of [
      [{ ComputeConfig: { MaxCapacityUnits: 3 } }, "InvalidParameterValueException"],
      [{ ComputeConfig: { MinCapacityUnits: 8, MaxCapacityUnits: 4 } }, "InvalidParameterValueException"],
      [{ ComputeConfig: {} }, "InvalidParameterValueException"],
      [{ ComputeConfig: { ...compute, ReplicationSubnetGroupId: "none" } }, "ResourceNotFoundFault"],
      [{ SourceEndpointArn: parts.targetArn }, "InvalidParameterValueException"],
      [{ TableMappings: "{}" }, "InvalidParameterValueException"],
    ] as const)
      expect((await fault(create("wrong", more))).name).toBe(name);
  });

  test("goes through the states of its start and moves the rows", async () => {
    const made = (await create("less")).ReplicationConfig!;
    arn = made.ReplicationConfigArn!;
    expect(made).toMatchObject({ ReplicationConfigIdentifier: "less", ComputeConfig: compute });
    expect(arn).toMatch(/:replication-config:less$/);
    expect(await fault(create("LESS"))).toMatchObject({ name: "ResourceAlreadyExistsFault", resourceArn: arn });
    expect((await replication()).Status).toBe("created");
    expect((await fault(begin("resume-processing"))).name).toBe("InvalidParameterCombinationException");

    const seen = new Set([(await begin("start-replication")).Replication!.Status]);
    expect((await fault(remove())).name).toBe("InvalidResourceStateFault");
    const running = await until("running", async () => {
      const found = await replication();
      seen.add(found.Status);
      return found.Status === "running" && found;
    });
    expect([...seen].at(0)).toBe("initializing");
    expect(seen.size).toBeGreaterThan(3);
    expect(running).toMatchObject({
      StartReplicationType: "start-replication",
      ProvisionData: { ProvisionedCapacityUnits: 1 },
    });
    await drained(scene);
    expect(await rows(scene.target, "SELECT count(*)::int AS n FROM public.t")).toEqual([{ n: 500 }]);
    const tables = await scene.api.send(
      new dms.DescribeReplicationTableStatisticsCommand({
        ReplicationConfigArn: arn,
        Filters: [{ Name: "table-name", Values: ["t"] }],
      }),
    );
    expect(tables.ReplicationTableStatistics).toMatchObject([{ FullLoadRows: 500, TableState: "Table completed" }]);
    expect((await replication()).ReplicationStats).toMatchObject({ TablesLoaded: 2, FullLoadProgressPercent: 100 });
  });

  test("shows a status that nobody knows for as many answers as a fault says", async () => {
    scene.server.addFault("status:confused:2");
    const seen = [await replication(), await replication(), await replication()];
    expect(seen.map(({ Status }) => Status)).toEqual(["confused", "confused", "running"]);
  });

  test("reloads a table", async () => {
    await run(scene.target, "DELETE FROM public.t");
    await scene.api.send(
      new dms.ReloadReplicationTablesCommand({
        ReplicationConfigArn: arn,
        TablesToReload: [{ SchemaName: "public", TableName: "t" }],
      }),
    );
    await until("the rows", async () => {
      const [found] = await rows(scene.target, "SELECT count(*)::int AS n FROM public.t");
      return found!["n"] === 500;
    });
    await drained(scene);
  });

  test("has its metrics under the config's identifier, which a fault makes old or takes away", async () => {
    const client = new CloudWatchClient(clientConfig(scene.server.url));
    const read = async (Dimensions: { Name: string; Value: string }[]) => {
      const now = Date.now();
      const answer = await client.send(
        new GetMetricDataCommand({
          StartTime: new Date(now - 3_600_000),
          EndTime: new Date(now + 60_000),
          MetricDataQueries: [
            {
              Id: "a",
              MetricStat: {
                Metric: { Namespace: "AWS/DMS", MetricName: "CDCLatencyTarget", Dimensions },
                Period: 60,
                Stat: "Maximum",
              },
            },
          ],
        }),
      );
      return answer.MetricDataResults![0]!.Timestamps!.map((time) => now - time.getTime());
    };
    const own = [{ Name: "ReplicationConfigIdentifier", Value: "less" }];
    await until("a datapoint", async () => (await read(own)).length > 0);
    expect(await read([{ Name: "ReplicationConfigIdentifier", Value: "more" }])).toEqual([]);
    scene.server.addFault("metrics-stale:7");
    expect(Math.min(...(await read(own)))).toBeGreaterThan(6.5 * 60_000);
    scene.server.addFault("metrics-missing");
    expect(await read(own)).toEqual([]);
    scene.server.clearFaults();
    client.destroy();
  });

  test("writes a log that is found by group and stream, filtered and read from either end", async () => {
    const groups = await watch.send(new logs.DescribeLogGroupsCommand({ logGroupNamePrefix: GROUP }));
    expect(groups.logGroups!.map(({ logGroupName }) => logGroupName)).toEqual([GROUP]);
    const { logStreams } = await watch.send(new logs.DescribeLogStreamsCommand({ logGroupName: GROUP }));
    expect(logStreams!.map(({ logStreamName }) => logStreamName)).toEqual(["dms-task-less"]);
    const place = { logGroupName: GROUP, logStreamName: "dms-task-less" };
    const all = await watch.send(new logs.GetLogEventsCommand({ ...place, startFromHead: true }));
    const lines = all.events!.map(({ message }) => message!);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines[0]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d \[[A-Z_ ]{16}\][EWI]: {2}\S/);

    const newest = await watch.send(new logs.GetLogEventsCommand({ ...place, limit: 1 }));
    expect(newest.events!.map(({ message }) => message)).toEqual(lines.slice(-1));
    const older = await watch.send(
      new logs.GetLogEventsCommand({ ...place, limit: 1, nextToken: newest.nextBackwardToken }),
    );
    expect(older.events!.map(({ message }) => message)).toEqual(lines.slice(-2, -1));
    const after = await watch.send(new logs.GetLogEventsCommand({ ...place, nextToken: newest.nextForwardToken }));
    expect([after.events, after.nextForwardToken]).toEqual([[], newest.nextForwardToken]);

    const filter = async (filterPattern: string) => {
      const command = new logs.FilterLogEventsCommand({ logGroupName: GROUP, filterPattern });
      return (await watch.send(command)).events!.map(({ message }) => message!);
    };
    expect(await filter('"]I:"')).toEqual(lines.filter((line) => line.includes("]I:")));
    expect(await filter('?"]E:" ?"]W:"')).toEqual(lines.filter((line) => /\][EW]:/.test(line)));
    expect(await filter('-"]I:"')).toEqual(lines.filter((line) => !line.includes("]I:")));
    expect((await fault(filter("]E:"))).name).toBe("InvalidParameterException");
  });

  test("cannot be changed while it runs; changed when stopped, it resumes and loses nothing", async () => {
    const modify = () =>
      scene.api.send(
        new dms.ModifyReplicationConfigCommand({
          ReplicationConfigArn: arn,
          ComputeConfig: { MaxCapacityUnits: 8 },
          ReplicationSettings: JSON.stringify({ ErrorBehavior: { ApplyErrorInsertPolicy: "IGNORE_RECORD" } }),
        }),
      );
    expect((await fault(modify())).name).toBe("InvalidResourceStateFault");
    await scene.api.send(new dms.StopReplicationCommand({ ReplicationConfigArn: arn }));
    expect((await reach("stopped")).RecoveryCheckpoint).toMatch(/^checkpoint:/);
    await run(scene.source, "INSERT INTO public.t VALUES (501, 'while')");
    const { ReplicationConfig } = await modify();
    expect(ReplicationConfig!.ComputeConfig).toEqual({ ...compute, MultiAZ: false, MaxCapacityUnits: 8 });
    expect((await replication()).Status).toBe("modifying");
    await reach("stopped");
    expect((await fault(begin("start-replication"))).message).toContain(
      "valid only for tasks running for the first time",
    );
    await begin("resume-processing");
    await reach("running");
    await drained(scene);
    expect(await rows(scene.target, "SELECT v FROM public.t WHERE id = 501")).toEqual([{ v: "while" }]);
  });

  test("keeps its endpoints and its subnet group from being deleted, and goes with its slot", async () => {
    const endpoint = scene.api.send(new dms.DeleteEndpointCommand({ EndpointArn: parts.sourceArn }));
    const group = scene.api.send(
      new dms.DeleteReplicationSubnetGroupCommand({ ReplicationSubnetGroupIdentifier: "net" }),
    );
    expect((await fault(endpoint)).message).toContain("used by the task less");
    expect((await fault(group)).message).toContain("still using it");
    await scene.api.send(new dms.StopReplicationCommand({ ReplicationConfigArn: arn }));
    await reach("stopped");
    await remove();
    await until(
      "its end",
      async () =>
        (await fault(replication().then((found) => found.Status && Promise.reject(new Error(found.Status))))).name ===
        "ResourceNotFoundFault",
    );
    expect(await rows(scene.source, "SELECT slot_name FROM pg_catalog.pg_replication_slots")).toEqual([]);
    await scene.api.send(new dms.DeleteReplicationSubnetGroupCommand({ ReplicationSubnetGroupIdentifier: "net" }));
    await watch.send(new logs.DeleteLogGroupCommand({ logGroupName: GROUP }));
    expect((await fault(watch.send(new logs.DescribeLogStreamsCommand({ logGroupName: GROUP })))).name).toBe(
      "ResourceNotFoundException",
    );
  });

  test("left events behind: created, started, stopped, started, stopped, deleted", async () => {
    const { Events } = await scene.api.send(
      new dms.DescribeEventsCommand({
        SourceIdentifier: "less",
        SourceType: "replication-task" as dms.SourceType,
        Duration: 60,
      }),
    );
    expect(Events!.map(({ Message }) => /created|started|stopped|deleted|failed/.exec(Message!)?.[0])).toEqual([
      "created",
      "started",
      "stopped",
      "started",
      "stopped",
      "deleted",
    ]);
    expect(Events!.map(({ Message }) => /DMS-EVENT-\d+/.exec(Message!)?.[0] ?? "")).toEqual([
      "",
      "DMS-EVENT-0069",
      "DMS-EVENT-0079",
      "DMS-EVENT-0069",
      "DMS-EVENT-0079",
      "",
    ]);
  });

  test("fails at its own connection test, naming the endpoint", async () => {
    const { Endpoint } = await scene.api.send(
      new dms.CreateEndpointCommand({
        EndpointIdentifier: "nobody",
        EndpointType: "source",
        EngineName: "postgres",
        ServerName: "127.0.0.1",
        Port: scene.source.port,
        DatabaseName: "no_such_database",
        Username: scene.source.user,
        Password: scene.source.password.reveal(),
      }),
    );
    const made = await until("the endpoint", () =>
      create("failing", { SourceEndpointArn: Endpoint!.EndpointArn, ComputeConfig: { MaxCapacityUnits: 4 } }).catch(
        () => undefined,
      ),
    );
    arn = made.ReplicationConfig!.ReplicationConfigArn!;
    await begin("start-replication");
    const { FailureMessages, StopReason } = await reach("failed");
    expect(FailureMessages).toEqual([expect.stringMatching(/endpoint 'nobody'.*no_such_database/)]);
    expect(StopReason).toContain("FATAL_ERROR");
  });

  test("a secret is read at every connection: a changed password fails it until the secret is rotated too", async () => {
    await run(scene.source, "CREATE ROLE rotating LOGIN PASSWORD 'first'");
    const { host, port } = scene.source;
    const put = (password: string) =>
      scene.server.putSecret("rotating", JSON.stringify({ username: "rotating", password, host, port }));
    put("first");
    const { Endpoint } = await scene.api.send(
      new dms.CreateEndpointCommand({
        EndpointIdentifier: "rotating",
        EndpointType: "source",
        EngineName: "postgres",
        DatabaseName: "app",
        PostgreSQLSettings: {
          SecretsManagerSecretId: "rotating",
          SecretsManagerAccessRoleArn: "arn:aws:iam::000000000000:role/secrets-reader",
        },
      }),
    );
    const pair = { ReplicationInstanceArn: parts.instanceArn, EndpointArn: Endpoint!.EndpointArn! };
    const tested = async () => {
      await until("a test", () => scene.api.send(new dms.TestConnectionCommand(pair)).catch(() => undefined));
      const Filters = [{ Name: "endpoint-arn", Values: [pair.EndpointArn] }];
      return until("its result", async () => {
        const [found] = (await scene.api.send(new dms.DescribeConnectionsCommand({ Filters }))).Connections!;
        return found!.Status !== "testing" && `${found!.Status} ${found!.LastFailureMessage ?? ""}`;
      });
    };
    expect(await tested()).toBe("successful ");
    await run(scene.source, "ALTER ROLE rotating PASSWORD 'second'");
    expect(await tested()).toMatch(/^failed .*password authentication failed for user "rotating"/);
    put("second");
    expect(await tested()).toBe("successful ");
  });

  test("an assessment run asks the databases, and says what is wrong with this task's tables only", async () => {
    await run(scene.source, "CREATE SCHEMA odd; CREATE TABLE odd.keyless (v int)");
    const assess = async (id: string, schema: string, more: Partial<dms.StartReplicationTaskAssessmentRunMessage>) => {
      const task = await createTask(scene.api, parts, id, { mappings: [includeAll(schema)] });
      const started = await scene.api.send(
        new dms.StartReplicationTaskAssessmentRunCommand({
          ReplicationTaskArn: task,
          ServiceAccessRoleArn: "arn:aws:iam::000000000000:role/assess",
          ResultLocationBucket: "bucket",
          AssessmentRunName: "one",
          ...more,
        }),
      );
      const Filters = [
        {
          Name: "replication-task-assessment-run-arn",
          Values: [started.ReplicationTaskAssessmentRun!.ReplicationTaskAssessmentRunArn!],
        },
      ];
      const ended = await until("the end", async () => {
        const page = await scene.api.send(new dms.DescribeReplicationTaskAssessmentRunsCommand({ Filters }));
        const [found] = page.ReplicationTaskAssessmentRuns!;
        return /passed|warning|failed/.test(found!.Status!) && found!;
      });
      const { ReplicationTaskIndividualAssessments: checks } = await scene.api.send(
        new dms.DescribeReplicationTaskIndividualAssessmentsCommand({ Filters }),
      );
      const states = Object.fromEntries(checks!.map((check) => [check.IndividualAssessmentName!, check.Status!]));
      return { task, started: started.ReplicationTaskAssessmentRun!, ended, states };
    };
    const keyed = await assess("keyed", "public", {
      Exclude: ["postgres-check-maxslot-wal-keep-size", "postgres-check-longrunningtxn"],
    });
    expect([keyed.started.Status, keyed.ended.Status]).toEqual(["starting", "passed"]);
    expect(keyed.states).toMatchObject({
      "postgres-check-wallevel": "passed",
      "postgres-check-pk": "passed",
      "postgres-check-postgis-data-type": "skipped",
    });
    expect(keyed.states).not.toHaveProperty("postgres-check-longrunningtxn");
    const keyless = await assess("keyless", "odd", { IncludeOnly: ["postgres-check-pk"] });
    expect([keyless.ended.Status, keyless.states]).toEqual(["warning", { "postgres-check-pk": "warning" }]);
    expect(keyless.ended).toMatchObject({
      AssessmentProgress: { IndividualAssessmentCount: 1, IndividualAssessmentCompletedCount: 1 },
      ResultStatistic: { Warning: 1, Passed: 0 },
      IsLatestTaskAssessmentRun: true,
    });
    const again = (more: Partial<dms.StartReplicationTaskAssessmentRunMessage>) =>
      fault(
        scene.api.send(
          new dms.StartReplicationTaskAssessmentRunCommand({
            ReplicationTaskArn: keyless.task,
            ServiceAccessRoleArn: "arn:aws:iam::000000000000:role/assess",
            ResultLocationBucket: "bucket",
            AssessmentRunName: "two",
            ...more,
          }),
        ),
      );
    expect((await again({ AssessmentRunName: "one" })).name).toBe("ResourceAlreadyExistsFault");
    expect((await again({ IncludeOnly: [], Exclude: [] })).name).toBe("InvalidParameterCombinationException");
    expect((await again({ IncludeOnly: ["weather"] })).name).toBe("InvalidParameterValueException");
    const { ReplicationTaskAssessmentRun: run2 } = await scene.api.send(
      new dms.StartReplicationTaskAssessmentRunCommand({
        ReplicationTaskArn: keyless.task,
        ServiceAccessRoleArn: "arn:aws:iam::000000000000:role/assess",
        ResultLocationBucket: "bucket",
        AssessmentRunName: "two",
      }),
    );
    expect((await again({ AssessmentRunName: "three" })).name).toBe("InvalidResourceStateFault");
    const second = { ReplicationTaskAssessmentRunArn: run2!.ReplicationTaskAssessmentRunArn! };
    const cancelled = await scene.api.send(new dms.CancelReplicationTaskAssessmentRunCommand(second));
    expect(cancelled.ReplicationTaskAssessmentRun!.Status).toBe("cancelling");
    await until("the run's end", () =>
      scene.api.send(new dms.DeleteReplicationTaskAssessmentRunCommand(second)).catch(() => undefined),
    );
    const runs = async () =>
      (
        await scene.api.send(
          new dms.DescribeReplicationTaskAssessmentRunsCommand({
            Filters: [{ Name: "replication-task-arn", Values: [keyless.task] }],
          }),
        )
      ).ReplicationTaskAssessmentRuns!.map(({ AssessmentRunName }) => AssessmentRunName);
    await until("its deletion", async () => (await runs()).length === 1);
    expect(await runs()).toEqual(["one"]);
    const applicable = await scene.api.send(
      new dms.DescribeApplicableIndividualAssessmentsCommand({ ReplicationTaskArn: keyless.task }),
    );
    expect(applicable.IndividualAssessmentNames).toContain("postgres-check-wallevel");
  });
});
