import * as dms from "@aws-sdk/client-database-migration-service";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { ApiScene, fault } from "./api-scene.js";
import { includeAll, taskSettings, until } from "./scene.js";

describe("creating a task", () => {
  const t = new ApiScene();
  let parts: { ReplicationInstanceArn: string; SourceEndpointArn: string; TargetEndpointArn: string };
  beforeAll(async () => {
    const [made, source, target] = [
      await t.instance("worker"),
      await t.endpoint("worker-s"),
      await t.endpoint("worker-t", { EndpointType: "target" }),
    ];
    parts = {
      ReplicationInstanceArn: made.ReplicationInstanceArn!,
      SourceEndpointArn: source.EndpointArn!,
      TargetEndpointArn: target.EndpointArn!,
    };
    await until("the instance", () =>
      create("first").then(
        () => true,
        () => false,
      ),
    );
  });
  const create = (id: string, more: Partial<dms.CreateReplicationTaskMessage> = {}) =>
    t.api.send(
      new dms.CreateReplicationTaskCommand({
        ReplicationTaskIdentifier: id,
        MigrationType: "full-load-and-cdc",
        TableMappings: JSON.stringify({ rules: [includeAll()] }),
        ReplicationTaskSettings: taskSettings(),
        ...parts,
        ...more,
      }),
    );
  const rule = (more: object) => JSON.stringify({ rules: [{ ...includeAll(), ...more }] });

  test.each<[string, object, RegExp]>([
    ["of many tables", { "object-locator": { "schema-name": "a", "table-name": "%" } }, /exact names/],
    ["with automatic partitions", { "parallel-load": { type: "partitions-auto" } }, /partitions-auto/],
    ["without boundaries", { "parallel-load": { type: "ranges", columns: ["id"] } }, /need boundaries/],
    [
      "with a boundary of too many values",
      { "parallel-load": { type: "ranges", columns: ["id"], boundaries: [["1", "2"]] } },
      /one value per column/,
    ],
    ["with an unknown LOB mode", { "lob-settings": { mode: "big" } }, /limited, unlimited or none/],
    ["with a LOB size that is none", { "lob-settings": { mode: "limited", "bulk-max-size": "x" } }, /number of KB/],
  ])("table settings %s are refused", async (_what, more, message) => {
    const settings = {
      ...{ "rule-type": "table-settings", "rule-id": "2", "rule-name": "settings", "parallel-load": { type: "none" } },
      ...{ "object-locator": { "schema-name": "a", "table-name": "b" } },
      ...more,
    };
    const TableMappings = JSON.stringify({ rules: [includeAll(), settings] });
    expect((await fault(create("refused", { TableMappings }))).message).toMatch(message);
  });

  test.each<[string, Partial<dms.CreateReplicationTaskMessage>, string, RegExp]>([
    [
      "the name of another",
      { ReplicationTaskIdentifier: "First" },
      "ResourceAlreadyExistsFault",
      /first already exists/,
    ],
    [
      "mappings that are not JSON",
      { TableMappings: "rules" },
      "InvalidParameterValueException",
      /Invalid table mappings/,
    ],
    ["no rules", { TableMappings: '{"rules":[]}' }, "InvalidParameterValueException", /no rules/],
    [
      "a rule twice",
      { TableMappings: JSON.stringify({ rules: [includeAll(), includeAll()] }) },
      "InvalidParameterValueException",
      /rule-id 1 occurs twice/,
    ],
    [
      "a transformation that is none",
      { TableMappings: rule({ "rule-type": "transformation", "rule-target": "table", "rule-action": undefined }) },
      "InvalidParameterValueException",
      /rule-target and rule-action are needed/,
    ],
    [
      "a renamed table",
      { TableMappings: rule({ "rule-type": "transformation", "rule-target": "table", "rule-action": "rename" }) },
      "InvalidOperationFault",
      /rule-target table and rule-action rename/,
    ],
    [
      "a removed column without a name",
      {
        TableMappings: rule({ "rule-type": "transformation", "rule-target": "column", "rule-action": "remove-column" }),
      },
      "InvalidParameterValueException",
      /column-name/,
    ],
    [
      "no selection",
      {
        TableMappings: rule({
          "rule-type": "table-settings",
          "object-locator": { "schema-name": "a", "table-name": "b" },
          "parallel-load": { type: "none" },
        }),
      },
      "InvalidParameterValueException",
      /no selection rule/,
    ],
    ["a source filter", { TableMappings: rule({ filters: [{}] }) }, "InvalidOperationFault", /filters/],
    [
      "views",
      { TableMappings: rule({ "object-locator": { "schema-name": "a", "table-name": "b", "table-type": "view" } }) },
      "InvalidOperationFault",
      /table-type view/,
    ],
    [
      "an unknown setting",
      { ReplicationTaskSettings: taskSettings({ FullLoadSettings: { Speed: 9 } }) },
      "InvalidParameterValueException",
      /FullLoadSettings.Speed is not a task setting/,
    ],
    [
      "a setting of the wrong type",
      { ReplicationTaskSettings: taskSettings({ FullLoadSettings: { CommitRate: "1" } }) },
      "InvalidParameterValueException",
      /CommitRate must be a number/,
    ],
    [
      "an unknown policy",
      { ReplicationTaskSettings: taskSettings({ ErrorBehavior: { TableErrorPolicy: "PANIC" } }) },
      "InvalidParameterValueException",
      /TableErrorPolicy must be one of/,
    ],
    [
      "a log group",
      { ReplicationTaskSettings: taskSettings({ Logging: { CloudWatchLogGroup: "g" } }) },
      "InvalidParameterValueException",
      /CloudWatchLogGroup cannot be set on create/,
    ],
    [
      "no preparation mode",
      { ReplicationTaskSettings: "{}" },
      "InvalidOperationFault",
      /TargetTablePrepMode.*send DO_NOTHING/,
    ],
    [
      "no LOB mode",
      { ReplicationTaskSettings: taskSettings({ TargetMetadata: { LimitedSizeLobMode: false } }) },
      "InvalidOperationFault",
      /neither FullLobMode nor LimitedSizeLobMode/,
    ],
    [
      "a LOB size beyond the largest",
      { ReplicationTaskSettings: taskSettings({ TargetMetadata: { LobMaxSize: 200_000 } }) },
      "InvalidParameterValueException",
      /LobMaxSize must be 1 to 102400/,
    ],
    [
      "a start time",
      { CdcStartTime: new Date() },
      "InvalidParameterCombinationException",
      /not supported with a PostgreSQL source/,
    ],
    [
      "a stop position",
      { CdcStopPosition: "server_time:2030-01-01T00:00:00" },
      "InvalidOperationFault",
      /CdcStopPosition/,
    ],
  ])("with %s is refused", async (_what, more, name, message) => {
    const answer = await fault(create("refused", more));
    expect(answer.name).toBe(name);
    expect(answer.message).toMatch(message);
  });

  test("with the endpoints the wrong way round is refused", async () => {
    const answer = await fault(
      create("crossed", { SourceEndpointArn: parts.TargetEndpointArn, TargetEndpointArn: parts.SourceEndpointArn }),
    );
    expect(answer.name).toBe("InvalidParameterValueException");
  });

  test("echoes a complete settings document and keeps it from endpoints being deleted", async () => {
    const { ReplicationTask } = await create("kept");
    expect(JSON.parse(ReplicationTask!.ReplicationTaskSettings!)).toMatchObject({
      FullLoadSettings: { TargetTablePrepMode: "DO_NOTHING", CommitRate: 10000 },
      StreamBufferSettings: { StreamBufferCount: 3 },
    });
    expect(
      (await fault(t.api.send(new dms.DeleteEndpointCommand({ EndpointArn: parts.SourceEndpointArn })))).name,
    ).toBe("InvalidResourceStateFault");
    const describe = (more: object) =>
      t.api.send(
        new dms.DescribeReplicationTasksCommand({
          Filters: [{ Name: "endpoint-arn", Values: [parts.TargetEndpointArn] }],
          ...more,
        }),
      );
    expect(
      (await describe({ WithoutSettings: true })).ReplicationTasks!.map(
        ({ ReplicationTaskSettings }) => ReplicationTaskSettings,
      ),
    ).toEqual([undefined, undefined]);
  });

  test("does not let it start before both endpoints are tested", async () => {
    const { ReplicationTask } = await create("untested");
    const answer = await until("ready", async () => {
      const found = await fault(
        t.api.send(
          new dms.StartReplicationTaskCommand({
            ReplicationTaskArn: ReplicationTask!.ReplicationTaskArn!,
            StartReplicationTaskType: "start-replication",
          }),
        ),
      );
      return !/creating/.test(found.message) && found;
    });
    expect(answer).toEqual({
      name: "InvalidResourceStateFault",
      message:
        "Test connection for replication instance and endpoint should be successful for starting the replication task",
    });
  });
});
