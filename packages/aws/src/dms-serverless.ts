import {
  CreateReplicationConfigCommand,
  DeleteReplicationConfigCommand,
  ModifyReplicationConfigCommand,
  paginateDescribeReplicationConfigs,
  paginateDescribeReplications,
  paginateDescribeReplicationTableStatistics,
  ReloadReplicationTablesCommand,
  type Replication,
  type ReplicationConfig,
  StartReplicationCommand,
  StopReplicationCommand,
} from "@aws-sdk/client-database-migration-service";
import { MIGRATION_TAG } from "@postgres-to-aurora/domain";
import { awsCall } from "./aws-error.js";
import { type Dms, listAll, resourceId } from "./dms-client.js";
import { tableOf } from "./dms-tables.js";
import type { Task, TaskApi } from "./dms-task-model.js";

const call = <T>(operation: string, name: string, send: () => Promise<T>) =>
  awsCall({ permission: `dms:${operation}`, thing: `serverless replication ${name}` }, send);

/** Replications of DMS Serverless: a replication config, and what runs from it. */
export const SERVERLESS_TASKS: TaskApi = {
  async find(dms, by) {
    const [Name, value] = "arn" in by ? ["replication-config-arn", by.arn] : ["replication-config-id", by.name];
    const Filters = [{ Name, Values: [value] }];
    const [config] = await listAll(
      "dms:DescribeReplicationConfigs",
      `serverless replication ${value}`,
      paginateDescribeReplicationConfigs({ client: dms }, { Filters }),
      (page) => page.ReplicationConfigs,
    );
    return config && taskOf(config, await runOf(dms, config));
  },

  async create(dms, task) {
    if (task.compute.kind !== "serverless") throw new Error("not a serverless task");
    const { subnetGroup, securityGroupIds, min, max } = task.compute;
    const answer = await call("CreateReplicationConfig", task.migration, () =>
      dms.send(
        new CreateReplicationConfigCommand({
          ReplicationConfigIdentifier: task.migration,
          ResourceIdentifier: task.migration,
          SourceEndpointArn: task.sourceEndpointArn,
          TargetEndpointArn: task.targetEndpointArn,
          ComputeConfig: {
            ReplicationSubnetGroupId: subnetGroup,
            ...(securityGroupIds.length > 0 ? { VpcSecurityGroupIds: securityGroupIds } : {}),
            MinCapacityUnits: min,
            MaxCapacityUnits: max,
          },
          ReplicationType: "full-load-and-cdc",
          TableMappings: task.tableMappings,
          ReplicationSettings: task.settings,
          Tags: [{ Key: MIGRATION_TAG, Value: task.migration }],
        }),
      ),
    );
    return answer.ReplicationConfig?.ReplicationConfigArn ?? "";
  },

  async start(dms, { name, arn }, type) {
    await call("StartReplication", name, () =>
      dms.send(new StartReplicationCommand({ ReplicationConfigArn: arn, StartReplicationType: type })),
    );
  },

  async stop(dms, { name, arn }) {
    await call("StopReplication", name, () => dms.send(new StopReplicationCommand({ ReplicationConfigArn: arn })));
  },

  async modify(dms, { name, arn }, { tableMappings, settings }) {
    await call("ModifyReplicationConfig", name, () =>
      dms.send(
        new ModifyReplicationConfigCommand({
          ReplicationConfigArn: arn,
          ...(tableMappings === undefined ? {} : { TableMappings: tableMappings }),
          ...(settings === undefined ? {} : { ReplicationSettings: settings }),
        }),
      ),
    );
  },

  async remove(dms, { name, arn }) {
    await call("DeleteReplicationConfig", name, () =>
      dms.send(new DeleteReplicationConfigCommand({ ReplicationConfigArn: arn })),
    );
  },

  async reload(dms, arn, tables) {
    await call("ReloadReplicationTables", resourceId(arn), () =>
      dms.send(
        new ReloadReplicationTablesCommand({
          ReplicationConfigArn: arn,
          TablesToReload: tables.map(({ schema, name }) => ({ SchemaName: schema, TableName: name })),
          ReloadOption: "data-reload",
        }),
      ),
    );
  },

  async statistics(dms, arn) {
    return listAll(
      "dms:DescribeReplicationTableStatistics",
      `serverless replication ${resourceId(arn)}`,
      paginateDescribeReplicationTableStatistics({ client: dms, pageSize: 500 }, { ReplicationConfigArn: arn }),
      (page) => page.ReplicationTableStatistics?.map(tableOf),
    );
  },
};

async function runOf(dms: Dms, config: ReplicationConfig): Promise<Replication | undefined> {
  const arn = config.ReplicationConfigArn ?? "";
  const [run] = await listAll(
    "dms:DescribeReplications",
    `serverless replication ${config.ReplicationConfigIdentifier}`,
    paginateDescribeReplications({ client: dms }, { Filters: [{ Name: "replication-config-arn", Values: [arn] }] }),
    (page) => page.Replications,
  );
  return run;
}

function taskOf(config: ReplicationConfig, run: Replication | undefined): Task {
  const status = (run?.Status ?? "created").toLowerCase();
  const stats = run?.ReplicationStats;
  return {
    kind: "serverless",
    name: config.ReplicationConfigIdentifier ?? "",
    arn: config.ReplicationConfigArn ?? "",
    // What a task on an instance calls ready is created here; everything between a start and running has own names.
    status: status === "created" ? "ready" : status,
    stopReason: run?.StopReason ?? "",
    lastFailureMessage: run?.FailureMessages?.join("; ") ?? "",
    tableMappings: config.TableMappings ?? "",
    settings: config.ReplicationSettings ?? "",
    migrationType: config.ReplicationType ?? "",
    sourceEndpointArn: config.SourceEndpointArn ?? "",
    targetEndpointArn: config.TargetEndpointArn ?? "",
    instanceArn: "",
    capacity: { min: config.ComputeConfig?.MinCapacityUnits ?? 1, max: config.ComputeConfig?.MaxCapacityUnits ?? 0 },
    hasRun: Boolean(run?.StartReplicationType || run?.ReplicationLastStopTime || stats?.FreshStartDate),
    fullLoadStarted: stats?.FullLoadStartDate?.getTime(),
    fullLoadFinished: stats?.FullLoadFinishDate?.getTime(),
    stopped: run?.ReplicationLastStopTime?.getTime(),
  };
}
