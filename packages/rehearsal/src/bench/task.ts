import { setTimeout as sleep } from "node:timers/promises";
import {
  CreateEndpointCommand,
  CreateReplicationTaskCommand,
  DatabaseMigrationServiceClient,
  DescribeConnectionsCommand,
  DescribeEndpointsCommand,
  DescribeReplicationInstancesCommand,
  DescribeReplicationTasksCommand,
  DescribeTableStatisticsCommand,
  StartReplicationTaskCommand,
  TestConnectionCommand,
} from "@aws-sdk/client-database-migration-service";
import type { DatabaseAddress } from "@postgres-to-aurora/postgres";
import { AWS, DmsClient, INSTANCE } from "../dms-client.js";

/**
 * Creates endpoints and a task for one schema, ready to start.
 * @returns a function that starts the task and resolves when all tables are loaded
 */
export async function prepareTask(
  url: string,
  name: string,
  source: DatabaseAddress,
  target: DatabaseAddress,
  schema: string,
): Promise<() => Promise<void>> {
  const client = new DatabaseMigrationServiceClient({ endpoint: url, region: AWS.region, credentials: AWS });
  const instances = () =>
    client
      .send(new DescribeReplicationInstancesCommand({}))
      .then(({ ReplicationInstances = [] }) => ReplicationInstances);
  if ((await instances()).length === 0) await new DmsClient(url).createInstance();
  const instance = (await instances()).find(
    ({ ReplicationInstanceIdentifier }) => ReplicationInstanceIdentifier === INSTANCE,
  )?.ReplicationInstanceArn;
  const endpoint = async (type: "source" | "target", address: DatabaseAddress) => {
    const created = await client.send(
      new CreateEndpointCommand({
        EndpointIdentifier: `${name}-${type}`,
        EndpointType: type,
        EngineName: type === "source" ? "postgres" : "aurora-postgresql",
        ServerName: address.host,
        Port: address.port,
        DatabaseName: address.database,
        Username: address.user,
        Password: address.password.reveal(),
        SslMode: "none",
      }),
    );
    const arn = created.Endpoint?.EndpointArn as string;
    const active = { Filters: [{ Name: "endpoint-arn", Values: [arn] }] };
    while ((await client.send(new DescribeEndpointsCommand(active))).Endpoints?.[0]?.Status !== "active")
      await sleep(20);
    await client.send(new TestConnectionCommand({ EndpointArn: arn, ReplicationInstanceArn: instance }));
    while ((await client.send(new DescribeConnectionsCommand(active))).Connections?.[0]?.Status !== "successful")
      await sleep(50);
    return arn;
  };
  const task = await client.send(
    new CreateReplicationTaskCommand({
      ReplicationTaskIdentifier: name,
      SourceEndpointArn: await endpoint("source", source),
      TargetEndpointArn: await endpoint("target", target),
      ReplicationInstanceArn: instance,
      MigrationType: "full-load-and-cdc",
      TableMappings: JSON.stringify({
        rules: [
          {
            "rule-type": "selection",
            "rule-id": "1",
            "rule-name": "all",
            "object-locator": { "schema-name": schema, "table-name": "%" },
            "rule-action": "include",
          },
        ],
      }),
      ReplicationTaskSettings: JSON.stringify({
        FullLoadSettings: { TargetTablePrepMode: "DO_NOTHING", MaxFullLoadSubTasks: 4 },
      }),
    }),
  );
  const arn = task.ReplicationTask?.ReplicationTaskArn as string;
  const status = async () =>
    (
      await client.send(
        new DescribeReplicationTasksCommand({ Filters: [{ Name: "replication-task-arn", Values: [arn] }] }),
      )
    ).ReplicationTasks?.[0]?.Status;
  while ((await status()) !== "ready") await sleep(50);
  return async () => {
    await client.send(
      new StartReplicationTaskCommand({ ReplicationTaskArn: arn, StartReplicationTaskType: "start-replication" }),
    );
    for (;;) {
      const { TableStatistics = [] } = await client.send(
        new DescribeTableStatisticsCommand({ ReplicationTaskArn: arn }),
      );
      if (TableStatistics.length > 0 && TableStatistics.every(({ TableState }) => TableState === "Table completed"))
        return;
      const failed = TableStatistics.find(({ TableState }) => TableState === "Table error");
      if (failed) throw new Error(`${failed.SchemaName}.${failed.TableName} did not load`);
      await sleep(50);
    }
  };
}
