import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as dms from "@aws-sdk/client-database-migration-service";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type DmsLocal, startDmsLocal } from "@postgres-to-aurora/dms-local";
import { freePort } from "@postgres-to-aurora/embedded-postgres";
import { dmsClient, includeAll, taskSettings, until } from "./scene.js";

const DELAYS = { instance: 30, endpoint: 30, connection: 30, task: 30 };

/** The name and the message of the fault that a request ends with. */
async function fault(request: Promise<unknown>): Promise<{ name: string; message: string; resourceArn?: string }> {
  try {
    await request;
  } catch (error) {
    const { name, message, resourceArn } = error as Error & { resourceArn?: string };
    return { name, message, ...(resourceArn ? { resourceArn } : {}) };
  }
  throw new Error("The request was accepted");
}

describe("the API without any database", () => {
  let folder: string;
  let server: DmsLocal;
  let api: dms.DatabaseMigrationServiceClient;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "dms-local-api-"));
    server = await startDmsLocal({ stateFolder: folder, delays: DELAYS });
    api = dmsClient(server.url);
  });
  afterAll(async () => {
    api?.destroy();
    await server?.stop();
    await rm(folder, { recursive: true });
  });

  /** A request as no client would send it. */
  const raw = async (operation: string, body: unknown, service = "AmazonDMSv20160101") => {
    const response = await fetch(server.url, {
      method: "POST",
      headers: { "x-amz-target": `${service}.${operation}`, "content-type": "application/x-amz-json-1.1" },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
    const { __type, message } = (await response.json()) as { __type?: string; message?: string };
    return `${response.status} ${__type}: ${message}`;
  };

  const instance = async (id: string, more: Partial<dms.CreateReplicationInstanceMessage> = {}) =>
    (
      await api.send(
        new dms.CreateReplicationInstanceCommand({
          ReplicationInstanceIdentifier: id,
          ReplicationInstanceClass: "dms.t3.micro",
          ...more,
        }),
      )
    ).ReplicationInstance!;

  const endpointInput = (id: string, more: Partial<dms.CreateEndpointMessage> = {}): dms.CreateEndpointMessage => ({
    EndpointIdentifier: id,
    EndpointType: "source",
    EngineName: "postgres",
    ServerName: "127.0.0.1",
    Port: 1,
    DatabaseName: "app",
    Username: "postgres",
    Password: "very-secret-word",
    ...more,
  });
  const endpoint = async (id: string, more: Partial<dms.CreateEndpointMessage> = {}) =>
    (await api.send(new dms.CreateEndpointCommand(endpointInput(id, more)))).Endpoint!;

  test.each([
    ["NoSuchOperation", {}, "400 UnknownOperationException: Unknown operation NoSuchOperation"],
    ["CreateEndpoint", "{", "400 SerializationException: The request body is not JSON"],
    ["CreateEndpoint", { EndpointIdentifier: "e" }, "400 ValidationException: CreateEndpoint.EndpointType is required"],
    [
      "CreateEndpoint",
      { EndpointIdentifier: 7, EndpointType: "source", EngineName: "postgres" },
      "400 SerializationException: CreateEndpoint.EndpointIdentifier must be a string",
    ],
    [
      "CreateEndpoint",
      { EndpointIdentifier: "e", EndpointType: "sauce", EngineName: "postgres" },
      '400 ValidationException: CreateEndpoint.EndpointType must be one of source, target, not "sauce"',
    ],
    [
      "CreateEndpoint",
      { EndpointIdentifier: "e", EndpointType: "source", EngineName: "postgres", Hots: "x" },
      "400 ValidationException: CreateEndpoint has no member Hots",
    ],
    [
      "CreateEndpoint",
      {
        EndpointIdentifier: "e",
        EndpointType: "source",
        EngineName: "postgres",
        PostgreSQLSettings: { MaxFileSize: "1" },
      },
      "400 SerializationException: CreateEndpoint.PostgreSQLSettings.MaxFileSize must be a number",
    ],
    [
      "DescribeEndpoints",
      { Filters: [{ Name: "endpoint-arn" }] },
      "400 ValidationException: DescribeEndpoints.Filters[0].Values is required",
    ],
    [
      "DescribeEndpoints",
      { Filters: [{ Name: "colour", Values: ["red"] }] },
      "400 InvalidParameterValueException: The filter colour is not supported. Supported filters are: endpoint-arn, endpoint-id, endpoint-type, engine-name",
    ],
    [
      "CreateReplicationConfig",
      {
        ReplicationConfigIdentifier: "a",
        SourceEndpointArn: "a",
        TargetEndpointArn: "a",
        ComputeConfig: {},
        ReplicationType: "cdc",
        TableMappings: "",
      },
      "400 InvalidOperationFault: dms-local does not support CreateReplicationConfig",
    ],
    ["DescribeEvents", {}, "400 InvalidOperationFault: dms-local does not support DescribeEvents"],
  ])("%s %j answers %s", async (operation, body, answer) => {
    expect(await raw(operation, body)).toBe(answer);
  });

  test("instances pass from creating to available and from deleting to gone, as the SDK's own waiters see it", async () => {
    const { ReplicationInstanceArn: arn, ReplicationInstanceStatus, InstanceCreateTime } = await instance("Waited-For");
    expect([ReplicationInstanceStatus, InstanceCreateTime instanceof Date]).toEqual(["creating", true]);
    const Filters = [{ Name: "replication-instance-id", Values: ["waited-for"] }];
    const limits = { client: api, maxWaitTime: 60, minDelay: 1, maxDelay: 1 };
    await dms.waitUntilReplicationInstanceAvailable(limits, { Filters });
    await api.send(new dms.DeleteReplicationInstanceCommand({ ReplicationInstanceArn: arn! }));
    await dms.waitUntilReplicationInstanceDeleted(limits, {
      Filters: [{ Name: "replication-instance-arn", Values: [arn!] }],
    });
  });

  test("a name that is taken answers ResourceAlreadyExistsFault with the ARN of its holder", async () => {
    const { ReplicationInstanceArn } = await instance("taken");
    expect(await fault(instance("TAKEN"))).toEqual({
      name: "ResourceAlreadyExistsFault",
      message: "Replication instance taken already exists",
      resourceArn: ReplicationInstanceArn,
    });
    const { EndpointArn } = await endpoint("taken");
    expect(await fault(endpoint("Taken"))).toMatchObject({
      name: "ResourceAlreadyExistsFault",
      resourceArn: EndpointArn,
    });
  });

  test("identifiers follow the service's rules", async () => {
    for (const id of ["1st", "two--hyphens", "end-", "under_score", "a".repeat(64)])
      expect((await fault(instance(id))).name).toBe("InvalidParameterValueException");
    expect((await endpoint("own-tail", { ResourceIdentifier: "My-Tail" })).EndpointArn).toBe(
      "arn:aws:dms:eu-west-1:000000000000:endpoint:My-Tail",
    );
  });

  test("what refers to nothing answers ResourceNotFoundFault", async () => {
    const arn = "arn:aws:dms:eu-west-1:000000000000:task:NOTHING";
    expect(
      (
        await fault(
          api.send(
            new dms.StartReplicationTaskCommand({
              ReplicationTaskArn: arn,
              StartReplicationTaskType: "start-replication",
            }),
          ),
        )
      ).name,
    ).toBe("ResourceNotFoundFault");
    expect((await fault(api.send(new dms.DescribeTableStatisticsCommand({ ReplicationTaskArn: arn })))).name).toBe(
      "ResourceNotFoundFault",
    );
    expect(
      await fault(
        api.send(
          new dms.DescribeReplicationTasksCommand({ Filters: [{ Name: "replication-task-id", Values: ["nothing"] }] }),
        ),
      ),
    ).toEqual({
      name: "ResourceNotFoundFault",
      message: "No Tasks found matching the filter",
    });
    expect((await fault(instance("lost", { ReplicationSubnetGroupIdentifier: "nowhere" }))).name).toBe(
      "ResourceNotFoundFault",
    );
  });

  test("a subnet group needs two subnets and stays while an instance uses it", async () => {
    const create = (SubnetIds: string[]) =>
      api.send(
        new dms.CreateReplicationSubnetGroupCommand({
          ReplicationSubnetGroupIdentifier: "Group.A",
          ReplicationSubnetGroupDescription: "d",
          SubnetIds,
        }),
      );
    expect((await fault(create(["subnet-1"]))).name).toBe("ReplicationSubnetGroupDoesNotCoverEnoughAZs");
    await create(["subnet-1", "subnet-2"]);
    const made = await instance("grouped", { ReplicationSubnetGroupIdentifier: "group.a" });
    expect(made.ReplicationSubnetGroup?.Subnets).toHaveLength(2);
    const remove = () =>
      api.send(new dms.DeleteReplicationSubnetGroupCommand({ ReplicationSubnetGroupIdentifier: "group.a" }));
    expect((await fault(remove())).name).toBe("InvalidResourceStateFault");
    expect(
      (
        await fault(
          api.send(new dms.DeleteReplicationInstanceCommand({ ReplicationInstanceArn: made.ReplicationInstanceArn! })),
        )
      ).name,
    ).toBe("InvalidResourceStateFault");
    await until("the instance", async () => {
      const answer = await fault(
        api
          .send(new dms.DeleteReplicationInstanceCommand({ ReplicationInstanceArn: made.ReplicationInstanceArn! }))
          .then(() => Promise.reject(new Error("deleted"))),
      );
      return answer.message === "deleted";
    });
    await until("the group's end", () =>
      remove().then(
        () => true,
        () => false,
      ),
    );
  });

  test("lists come in pages, and MaxRecords has bounds", async () => {
    for (let i = 0; i < 41; i++)
      await api.send(
        new dms.CreateReplicationSubnetGroupCommand({
          ReplicationSubnetGroupIdentifier: `page-${i}`,
          ReplicationSubnetGroupDescription: "d",
          SubnetIds: ["a", "b"],
        }),
      );
    const pages: number[] = [];
    const seen = new Set<string>();
    for await (const page of dms.paginateDescribeReplicationSubnetGroups({ client: api, pageSize: 20 }, {})) {
      pages.push(page.ReplicationSubnetGroups!.length);
      for (const group of page.ReplicationSubnetGroups!) seen.add(group.ReplicationSubnetGroupIdentifier!);
    }
    expect(pages).toEqual([20, 20, seen.size - 40]);
    expect(seen.size).toBeGreaterThanOrEqual(41);
    for (const MaxRecords of [19, 101])
      expect((await fault(api.send(new dms.DescribeEndpointsCommand({ MaxRecords })))).name).toBe(
        "InvalidParameterValueException",
      );
    expect((await fault(api.send(new dms.DescribeEndpointsCommand({ Marker: "x" })))).name).toBe(
      "InvalidParameterValueException",
    );
  });

  test("tags are given at creation, added, listed and removed", async () => {
    const { EndpointArn } = await endpoint("tagged", { Tags: [{ Key: "a:b", Value: "1" }] });
    await api.send(
      new dms.AddTagsToResourceCommand({
        ResourceArn: EndpointArn!,
        Tags: [
          { Key: "c", Value: "" },
          { Key: "a:b", Value: "2" },
        ],
      }),
    );
    const list = async () =>
      (await api.send(new dms.ListTagsForResourceCommand({ ResourceArn: EndpointArn! }))).TagList;
    expect(await list()).toEqual([
      { Key: "a:b", Value: "2" },
      { Key: "c", Value: "" },
    ]);
    await api.send(new dms.RemoveTagsFromResourceCommand({ ResourceArn: EndpointArn!, TagKeys: ["a:b"] }));
    expect(await list()).toEqual([{ Key: "c", Value: "" }]);
    expect((await fault(endpoint("bad-tag", { Tags: [{ Key: "aws:x", Value: "1" }] }))).name).toBe(
      "InvalidParameterValueException",
    );
    expect((await fault(api.send(new dms.ListTagsForResourceCommand({ ResourceArn: "arn:none" })))).name).toBe(
      "ResourceNotFoundFault",
    );
  });

  test.each<[string, Partial<dms.CreateEndpointMessage>, string]>([
    ["another engine", { EngineName: "mysql" }, "InvalidOperationFault"],
    ["another engine's settings", { OracleSettings: {} }, "InvalidParameterCombinationException"],
    [
      "a secret instead of a password",
      { PostgreSQLSettings: { SecretsManagerSecretId: "s" } },
      "InvalidOperationFault",
    ],
    ["a certificate check without a certificate", { SslMode: "verify-full" }, "InvalidOperationFault"],
    ["a slot of one's own", { PostgreSQLSettings: { SlotName: "s" } }, "InvalidOperationFault"],
    ["an unknown extra attribute", { ExtraConnectionAttributes: "foo=1" }, "InvalidOperationFault"],
    ["no server", { ServerName: "" }, "InvalidParameterValueException"],
  ])("an endpoint with %s is refused", async (_what, more, name) => {
    expect((await fault(endpoint("refused", more))).name).toBe(name);
  });

  test("a password never comes back, and testing an unreachable endpoint tells why in the service's words", async () => {
    const port = await freePort();
    const { EndpointArn } = await endpoint("unreachable", {
      PostgreSQLSettings: { ServerName: "127.0.0.1", Port: port, Password: "very-secret-word" },
    });
    const { ReplicationInstanceArn } = await instance("tester");
    const request = () =>
      api.send(
        new dms.TestConnectionCommand({ ReplicationInstanceArn: ReplicationInstanceArn!, EndpointArn: EndpointArn! }),
      );
    expect((await fault(request())).name).toBe("InvalidResourceStateFault");
    const { Connection } = await until("the instance", () => request().catch(() => undefined));
    expect(Connection!.Status).toBe("testing");
    const Filters = [{ Name: "endpoint-arn", Values: [EndpointArn!] }];
    const done = await until("the result", async () => {
      const [found] = (await api.send(new dms.DescribeConnectionsCommand({ Filters }))).Connections!;
      return found!.Status === "failed" && found!;
    });
    expect(done.LastFailureMessage).toMatch(
      /^Test Endpoint failed: Application-Status: 1020912, .*SqlState: 08001 .*ECONNREFUSED/,
    );
    expect(JSON.stringify(await api.send(new dms.DescribeEndpointsCommand({ Filters })))).not.toContain(
      "very-secret-word",
    );
  });

  describe("creating a task", () => {
    let parts: { ReplicationInstanceArn: string; SourceEndpointArn: string; TargetEndpointArn: string };
    beforeAll(async () => {
      const [made, source, target] = [
        await instance("worker"),
        await endpoint("worker-s"),
        await endpoint("worker-t", { EndpointType: "target" }),
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
      api.send(
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
        "a transformation",
        { TableMappings: rule({ "rule-type": "transformation" }) },
        "InvalidOperationFault",
        /transformation/,
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
        "full LOB mode",
        { ReplicationTaskSettings: taskSettings({ TargetMetadata: { FullLobMode: true } }) },
        "InvalidOperationFault",
        /FullLobMode/,
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
        (await fault(api.send(new dms.DeleteEndpointCommand({ EndpointArn: parts.SourceEndpointArn })))).name,
      ).toBe("InvalidResourceStateFault");
      const describe = (more: object) =>
        api.send(
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
          api.send(
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

  test("a server started again on the same folder knows everything, and only the owner may read its file", async () => {
    const list = async (client: dms.DatabaseMigrationServiceClient) => {
      const { Endpoints } = await client.send(new dms.DescribeEndpointsCommand({}));
      const { ReplicationTasks } = await client.send(new dms.DescribeReplicationTasksCommand({}));
      return [
        Endpoints!.map(({ EndpointArn }) => EndpointArn),
        ReplicationTasks!.map(({ ReplicationTaskArn }) => ReplicationTaskArn),
      ];
    };
    const before = await list(api);
    expect((await stat(join(folder, "state.json"))).mode & 0o777).toBe(0o600);
    const copy = await mkdtemp(join(tmpdir(), "dms-local-api-copy-"));
    await import("node:fs/promises").then(async (fs) =>
      fs.writeFile(join(copy, "state.json"), await readFile(join(folder, "state.json"))),
    );
    const again = await startDmsLocal({ stateFolder: copy, delays: DELAYS });
    const client = dmsClient(again.url);
    expect(await list(client)).toEqual(before);
    client.destroy();
    await again.stop();
    await rm(copy, { recursive: true });
  });
});
