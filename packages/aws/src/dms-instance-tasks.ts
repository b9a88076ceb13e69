import {
  CreateReplicationTaskCommand,
  DeleteReplicationTaskCommand,
  ModifyReplicationTaskCommand,
  paginateDescribeReplicationTasks,
  paginateDescribeTableStatistics,
  ReloadTablesCommand,
  type ReplicationTask,
  StartReplicationTaskCommand,
  StopReplicationTaskCommand,
} from "@aws-sdk/client-database-migration-service";
import { MIGRATION_TAG } from "@postgres-to-aurora/domain";
import { awsCall } from "./aws-error.js";
import { listAll, resourceId } from "./dms-client.js";
import { tableOf } from "./dms-tables.js";
import type { Task, TaskApi } from "./dms-task-model.js";

const call = <T>(operation: string, name: string, send: () => Promise<T>) =>
  awsCall({ permission: `dms:${operation}`, thing: `replication task ${name}` }, send);

/** Replication tasks on a replication instance. */
export const INSTANCE_TASKS: TaskApi = {
  async find(dms, by, brief) {
    const [Name, value] = "arn" in by ? ["replication-task-arn", by.arn] : ["replication-task-id", by.name];
    const [found] = await listAll(
      "dms:DescribeReplicationTasks",
      `replication task ${value}`,
      paginateDescribeReplicationTasks(
        { client: dms },
        { Filters: [{ Name, Values: [value] }], WithoutSettings: brief },
      ),
      (page) => page.ReplicationTasks,
    );
    return found && taskOf(found);
  },

  async create(dms, task) {
    const answer = await call("CreateReplicationTask", task.migration, () =>
      dms.send(
        new CreateReplicationTaskCommand({
          ReplicationTaskIdentifier: task.migration,
          // Makes the ARN's tail, and so the metric dimension and the slot's prefix, predictable.
          ResourceIdentifier: task.migration,
          SourceEndpointArn: task.sourceEndpointArn,
          TargetEndpointArn: task.targetEndpointArn,
          ReplicationInstanceArn: task.compute.kind === "instance" ? task.compute.instanceArn : undefined,
          MigrationType: "full-load-and-cdc",
          TableMappings: task.tableMappings,
          ReplicationTaskSettings: task.settings,
          Tags: [{ Key: MIGRATION_TAG, Value: task.migration }],
        }),
      ),
    );
    return answer.ReplicationTask?.ReplicationTaskArn ?? "";
  },

  async start(dms, { name, arn }, type) {
    await call("StartReplicationTask", name, () =>
      dms.send(new StartReplicationTaskCommand({ ReplicationTaskArn: arn, StartReplicationTaskType: type })),
    );
  },

  async stop(dms, { name, arn }) {
    await call("StopReplicationTask", name, () =>
      dms.send(new StopReplicationTaskCommand({ ReplicationTaskArn: arn })),
    );
  },

  async modify(dms, { name, arn }, { tableMappings, settings }) {
    await call("ModifyReplicationTask", name, () =>
      dms.send(
        new ModifyReplicationTaskCommand({
          ReplicationTaskArn: arn,
          ...(tableMappings === undefined ? {} : { TableMappings: tableMappings }),
          ...(settings === undefined ? {} : { ReplicationTaskSettings: settings }),
        }),
      ),
    );
  },

  async remove(dms, { name, arn }) {
    await call("DeleteReplicationTask", name, () =>
      dms.send(new DeleteReplicationTaskCommand({ ReplicationTaskArn: arn })),
    );
  },

  async reload(dms, arn, tables) {
    await call("ReloadTables", resourceId(arn), () =>
      dms.send(
        new ReloadTablesCommand({
          ReplicationTaskArn: arn,
          TablesToReload: tables.map(({ schema, name }) => ({ SchemaName: schema, TableName: name })),
          ReloadOption: "data-reload",
        }),
      ),
    );
  },

  async statistics(dms, arn) {
    return listAll(
      "dms:DescribeTableStatistics",
      `replication task ${resourceId(arn)}`,
      paginateDescribeTableStatistics({ client: dms, pageSize: 500 }, { ReplicationTaskArn: arn }),
      (page) => page.TableStatistics?.map(tableOf),
    );
  },
};

function taskOf(task: ReplicationTask): Task {
  const stats = task.ReplicationTaskStats;
  return {
    kind: "instance",
    name: task.ReplicationTaskIdentifier ?? "",
    arn: task.ReplicationTaskArn ?? "",
    status: (task.Status ?? "unknown").toLowerCase(),
    stopReason: task.StopReason ?? "",
    lastFailureMessage: task.LastFailureMessage ?? "",
    tableMappings: task.TableMappings ?? "",
    settings: task.ReplicationTaskSettings ?? "",
    migrationType: task.MigrationType ?? "",
    sourceEndpointArn: task.SourceEndpointArn ?? "",
    targetEndpointArn: task.TargetEndpointArn ?? "",
    instanceArn: task.ReplicationInstanceArn ?? "",
    hasRun: task.ReplicationTaskStartDate !== undefined,
    fullLoadStarted: stats?.FullLoadStartDate?.getTime(),
    fullLoadFinished: stats?.FullLoadFinishDate?.getTime(),
    stopped: stats?.StopDate?.getTime(),
  };
}
