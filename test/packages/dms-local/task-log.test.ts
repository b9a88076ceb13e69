import * as logs from "@aws-sdk/client-cloudwatch-logs";
import * as dms from "@aws-sdk/client-database-migration-service";
import { describe, expect, test } from "@jest/globals";
import { ApiScene, fault } from "./api-scene.js";
import { clientConfig, includeAll, taskSettings, until } from "./scene.js";

/** A serverless replication that fails at once because nobody listens; what its log says, or the fault of asking. */
async function failingLog(t: ApiScene, id: string, EnableLogging: boolean): Promise<string[] | string> {
  const [source, target] = [await t.endpoint(`${id}-s`), await t.endpoint(`${id}-t`, { EndpointType: "target" })];
  const { ReplicationConfig } = await until("the config", () =>
    t.api
      .send(
        new dms.CreateReplicationConfigCommand({
          ReplicationConfigIdentifier: id,
          SourceEndpointArn: source.EndpointArn!,
          TargetEndpointArn: target.EndpointArn!,
          ComputeConfig: { MaxCapacityUnits: 1 },
          ReplicationType: "full-load",
          TableMappings: JSON.stringify({ rules: [includeAll()] }),
          ReplicationSettings: taskSettings({ Logging: { EnableLogging } }),
        }),
      )
      .catch((error: Error) => {
        if (error.name !== "InvalidResourceStateFault") throw error;
        return undefined;
      }),
  );
  const arn = ReplicationConfig!.ReplicationConfigArn!;
  await t.api.send(
    new dms.StartReplicationCommand({ ReplicationConfigArn: arn, StartReplicationType: "start-replication" }),
  );
  await until("the failure", async () => {
    const { Replications } = await t.api.send(
      new dms.DescribeReplicationsCommand({ Filters: [{ Name: "replication-config-arn", Values: [arn] }] }),
    );
    return Replications![0]!.Status === "failed";
  });
  const client = new logs.CloudWatchLogsClient(clientConfig(t.server.url));
  const logGroupName = `dms-serverless-replication-${id}`;
  try {
    const { events } = await client.send(new logs.FilterLogEventsCommand({ logGroupName, filterPattern: '"]E:"' }));
    return events!.map(({ message }) => message!);
  } catch (error) {
    return (error as Error).name;
  } finally {
    client.destroy();
  }
}

describe("the log of a task", () => {
  const t = new ApiScene();

  test("says what failed, with the severity, once its settings ask for a log", async () => {
    expect(await failingLog(t, "logged", true)).toEqual([
      expect.stringMatching(/^\S+ \[TASK_MANAGER {4}\]E: {2}Test connection failed for endpoint 'logged-s'/),
    ]);
    expect(await failingLog(t, "quiet", false)).toBe("ResourceNotFoundException");
  });
});

describe("without dms-cloudwatch-logs-role", () => {
  const t = new ApiScene({ missingRoles: ["dms-cloudwatch-logs-role"] });

  test("there is no log", async () => {
    expect(await failingLog(t, "logged", true)).toBe("ResourceNotFoundException");
  });
});

describe("without dms-vpc-role", () => {
  const t = new ApiScene({ missingRoles: ["dms-vpc-role"] });

  test("there is no replication config", async () => {
    expect(await fault(failingLog(t, "roleless", true))).toMatchObject({
      name: "AccessDeniedFault",
      message: expect.stringContaining("dms-vpc-role is not configured properly"),
    });
  });
});
