import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as dms from "@aws-sdk/client-database-migration-service";
import { describe, expect, test } from "@jest/globals";
import { startDmsLocal } from "@postgres-to-aurora/dms-local";
import { freePort } from "@postgres-to-aurora/embedded-postgres";
import { ApiScene, DELAYS, fault } from "./api-scene.js";
import { dmsClient, until } from "./scene.js";

const ROLE = "arn:aws:iam::000000000000:role/secrets-reader";
const NO_LOGIN = { ServerName: undefined, Port: undefined, Username: undefined, Password: undefined };

describe("the API without any database", () => {
  const t = new ApiScene();

  /** A request as no client would send it. */
  const raw = async (operation: string, body: unknown, service = "AmazonDMSv20160101") => {
    const response = await fetch(t.server.url, {
      method: "POST",
      headers: { "x-amz-target": `${service}.${operation}`, "content-type": "application/x-amz-json-1.1" },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
    const { __type, message } = (await response.json()) as { __type?: string; message?: string };
    return `${response.status} ${__type}: ${message}`;
  };

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
      "CreateDataMigration",
      { MigrationProjectIdentifier: "a", DataMigrationType: "cdc", ServiceAccessRoleArn: "a" },
      "400 InvalidOperationFault: dms-local does not support CreateDataMigration",
    ],
    [
      "DescribeEventSubscriptions",
      {},
      "400 InvalidOperationFault: dms-local does not support DescribeEventSubscriptions",
    ],
  ])("%s %j answers %s", async (operation, body, answer) => {
    expect(await raw(operation, body)).toBe(answer);
  });

  test("instances pass from creating to available and from deleting to gone, as the SDK's own waiters see it", async () => {
    const {
      ReplicationInstanceArn: arn,
      ReplicationInstanceStatus,
      InstanceCreateTime,
    } = await t.instance("Waited-For");
    expect([ReplicationInstanceStatus, InstanceCreateTime instanceof Date]).toEqual(["creating", true]);
    const Filters = [{ Name: "replication-instance-id", Values: ["waited-for"] }];
    const limits = { client: t.api, maxWaitTime: 60, minDelay: 1, maxDelay: 1 };
    await dms.waitUntilReplicationInstanceAvailable(limits, { Filters });
    await t.api.send(new dms.DeleteReplicationInstanceCommand({ ReplicationInstanceArn: arn! }));
    await dms.waitUntilReplicationInstanceDeleted(limits, {
      Filters: [{ Name: "replication-instance-arn", Values: [arn!] }],
    });
  });

  test("a name that is taken answers ResourceAlreadyExistsFault with the ARN of its holder", async () => {
    const { ReplicationInstanceArn } = await t.instance("taken");
    expect(await fault(t.instance("TAKEN"))).toEqual({
      name: "ResourceAlreadyExistsFault",
      message: "Replication instance taken already exists",
      resourceArn: ReplicationInstanceArn,
    });
    const { EndpointArn } = await t.endpoint("taken");
    expect(await fault(t.endpoint("Taken"))).toMatchObject({
      name: "ResourceAlreadyExistsFault",
      resourceArn: EndpointArn,
    });
  });

  test("identifiers follow the service's rules", async () => {
    for (const id of ["1st", "two--hyphens", "end-", "under_score", "a".repeat(64)])
      expect((await fault(t.instance(id))).name).toBe("InvalidParameterValueException");
    expect((await t.endpoint("own-tail", { ResourceIdentifier: "My-Tail" })).EndpointArn).toBe(
      "arn:aws:dms:eu-west-1:000000000000:endpoint:My-Tail",
    );
    expect(await fault(t.endpoint("other-name", { ResourceIdentifier: "My-Tail" }))).toMatchObject({
      name: "ResourceAlreadyExistsFault",
      resourceArn: "arn:aws:dms:eu-west-1:000000000000:endpoint:My-Tail",
    });
  });

  test("what refers to nothing answers ResourceNotFoundFault", async () => {
    const arn = "arn:aws:dms:eu-west-1:000000000000:task:NOTHING";
    expect(
      (
        await fault(
          t.api.send(
            new dms.StartReplicationTaskCommand({
              ReplicationTaskArn: arn,
              StartReplicationTaskType: "start-replication",
            }),
          ),
        )
      ).name,
    ).toBe("ResourceNotFoundFault");
    expect((await fault(t.api.send(new dms.DescribeTableStatisticsCommand({ ReplicationTaskArn: arn })))).name).toBe(
      "ResourceNotFoundFault",
    );
    expect(
      await fault(
        t.api.send(
          new dms.DescribeReplicationTasksCommand({ Filters: [{ Name: "replication-task-id", Values: ["nothing"] }] }),
        ),
      ),
    ).toEqual({
      name: "ResourceNotFoundFault",
      message: "No Tasks found matching the filter",
    });
    expect((await fault(t.instance("lost", { ReplicationSubnetGroupIdentifier: "nowhere" }))).name).toBe(
      "ResourceNotFoundFault",
    );
  });

  test("a subnet group needs two subnets and stays while an instance uses it", async () => {
    const create = (SubnetIds: string[]) =>
      t.api.send(
        new dms.CreateReplicationSubnetGroupCommand({
          ReplicationSubnetGroupIdentifier: "Group.A",
          ReplicationSubnetGroupDescription: "d",
          SubnetIds,
        }),
      );
    expect((await fault(create(["subnet-1"]))).name).toBe("ReplicationSubnetGroupDoesNotCoverEnoughAZs");
    await create(["subnet-1", "subnet-2"]);
    const made = await t.instance("grouped", { ReplicationSubnetGroupIdentifier: "group.a" });
    expect(made.ReplicationSubnetGroup?.Subnets).toHaveLength(2);
    const remove = () =>
      t.api.send(new dms.DeleteReplicationSubnetGroupCommand({ ReplicationSubnetGroupIdentifier: "group.a" }));
    expect((await fault(remove())).name).toBe("InvalidResourceStateFault");
    expect(
      (
        await fault(
          t.api.send(
            new dms.DeleteReplicationInstanceCommand({ ReplicationInstanceArn: made.ReplicationInstanceArn! }),
          ),
        )
      ).name,
    ).toBe("InvalidResourceStateFault");
    await until("the instance", async () => {
      const answer = await fault(
        t.api
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
      await t.api.send(
        new dms.CreateReplicationSubnetGroupCommand({
          ReplicationSubnetGroupIdentifier: `page-${i}`,
          ReplicationSubnetGroupDescription: "d",
          SubnetIds: ["a", "b"],
        }),
      );
    const pages: number[] = [];
    const seen = new Set<string>();
    for await (const page of dms.paginateDescribeReplicationSubnetGroups({ client: t.api, pageSize: 20 }, {})) {
      pages.push(page.ReplicationSubnetGroups!.length);
      for (const group of page.ReplicationSubnetGroups!) seen.add(group.ReplicationSubnetGroupIdentifier!);
    }
    expect(pages).toEqual([20, 20, seen.size - 40]);
    expect(seen.size).toBeGreaterThanOrEqual(41);
    for (const MaxRecords of [19, 101])
      expect((await fault(t.api.send(new dms.DescribeEndpointsCommand({ MaxRecords })))).name).toBe(
        "InvalidParameterValueException",
      );
    expect((await fault(t.api.send(new dms.DescribeEndpointsCommand({ Marker: "x" })))).name).toBe(
      "InvalidParameterValueException",
    );
  });

  test("tags are given at creation, added, listed and removed", async () => {
    const { EndpointArn } = await t.endpoint("tagged", { Tags: [{ Key: "a:b", Value: "1" }] });
    await t.api.send(
      new dms.AddTagsToResourceCommand({
        ResourceArn: EndpointArn!,
        Tags: [
          { Key: "c", Value: "" },
          { Key: "a:b", Value: "2" },
        ],
      }),
    );
    const list = async () =>
      (await t.api.send(new dms.ListTagsForResourceCommand({ ResourceArn: EndpointArn! }))).TagList;
    expect(await list()).toEqual([
      { Key: "a:b", Value: "2" },
      { Key: "c", Value: "" },
    ]);
    await t.api.send(new dms.RemoveTagsFromResourceCommand({ ResourceArn: EndpointArn!, TagKeys: ["a:b"] }));
    expect(await list()).toEqual([{ Key: "c", Value: "" }]);
    expect((await fault(t.endpoint("bad-tag", { Tags: [{ Key: "aws:x", Value: "1" }] }))).name).toBe(
      "InvalidParameterValueException",
    );
    expect((await fault(t.api.send(new dms.ListTagsForResourceCommand({ ResourceArn: "arn:none" })))).name).toBe(
      "ResourceNotFoundFault",
    );
  });

  test.each<[string, Partial<dms.CreateEndpointMessage>, string]>([
    ["another engine", { EngineName: "mysql" }, "InvalidOperationFault"],
    ["another engine's settings", { OracleSettings: {} }, "InvalidParameterCombinationException"],
    [
      "a secret beside a password",
      { PostgreSQLSettings: { SecretsManagerSecretId: "s", SecretsManagerAccessRoleArn: ROLE } },
      "InvalidParameterCombinationException",
    ],
    [
      "a secret without a role",
      { ...NO_LOGIN, PostgreSQLSettings: { SecretsManagerSecretId: "s" } },
      "InvalidParameterCombinationException",
    ],
    [
      "a secret with something else as role",
      { ...NO_LOGIN, PostgreSQLSettings: { SecretsManagerSecretId: "s", SecretsManagerAccessRoleArn: "dms" } },
      "InvalidParameterValueException",
    ],
    ["a certificate check without a certificate", { SslMode: "verify-full" }, "InvalidParameterCombinationException"],
    ["a certificate that is not there", { SslMode: "verify-ca", CertificateArn: "arn:none" }, "ResourceNotFoundFault"],
    ["IAM authentication", { PostgreSQLSettings: { AuthenticationMethod: "iam" } }, "InvalidOperationFault"],
    ["an unknown extra attribute", { ExtraConnectionAttributes: "foo=1" }, "InvalidOperationFault"],
    ["no server", { ServerName: "" }, "InvalidParameterValueException"],
  ])("an endpoint with %s is refused", async (_what, more, name) => {
    expect((await fault(t.endpoint("refused", more))).name).toBe(name);
  });

  test("a password never comes back, and testing an unreachable endpoint tells why in the service's words", async () => {
    const port = await freePort();
    const { EndpointArn } = await t.endpoint("unreachable", {
      PostgreSQLSettings: { ServerName: "127.0.0.1", Port: port, Password: "very-secret-word" },
    });
    const { ReplicationInstanceArn } = await t.instance("tester");
    const request = () =>
      t.api.send(
        new dms.TestConnectionCommand({ ReplicationInstanceArn: ReplicationInstanceArn!, EndpointArn: EndpointArn! }),
      );
    expect((await fault(request())).name).toBe("InvalidResourceStateFault");
    const { Connection } = await until("the instance", () => request().catch(() => undefined));
    expect(Connection!.Status).toBe("testing");
    const Filters = [{ Name: "endpoint-arn", Values: [EndpointArn!] }];
    const done = await until("the result", async () => {
      const [found] = (await t.api.send(new dms.DescribeConnectionsCommand({ Filters }))).Connections!;
      return found!.Status === "failed" && found!;
    });
    expect(done.LastFailureMessage).toMatch(
      /^Test Endpoint failed: Application-Status: 1020912, .*SqlState: 08001 .*ECONNREFUSED/,
    );
    expect(JSON.stringify(await t.api.send(new dms.DescribeEndpointsCommand({ Filters })))).not.toContain(
      "very-secret-word",
    );
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
    const before = await list(t.api);
    expect((await stat(join(t.folder, "state.json"))).mode & 0o777).toBe(0o600);
    const copy = await mkdtemp(join(tmpdir(), "dms-local-api-copy-"));
    await writeFile(join(copy, "state.json"), await readFile(join(t.folder, "state.json")));
    const again = await startDmsLocal({ stateFolder: copy, delays: DELAYS });
    const client = dmsClient(again.url);
    expect(await list(client)).toEqual(before);
    client.destroy();
    await again.stop();
    await rm(copy, { recursive: true });
  });
});
