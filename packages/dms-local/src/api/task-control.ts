import { randomUUID } from "node:crypto";
import type {
  DescribeTableStatisticsMessage,
  DescribeTableStatisticsResponse,
  ReloadTablesMessage,
  ReloadTablesResponse,
  StartReplicationTaskMessage,
  StartReplicationTaskResponse,
  StopReplicationTaskMessage,
  StopReplicationTaskResponse,
  TableStatistics,
} from "@aws-sdk/client-database-migration-service";
import { badCombination, badValue, notFound, unsupported, wrongState } from "../fault.js";
import type { Task } from "../model.js";
import { filtered, page } from "./paging.js";
import type { Operation, Service } from "./service.js";
import { readStart } from "./start-position.js";
import { viewTable, viewTask } from "./task-view.js";
import { findTask } from "./tasks.js";

export const startReplicationTask: Operation<StartReplicationTaskMessage, StartReplicationTaskResponse> = (
  service,
  input,
) => {
  const task = findTask(service, input.ReplicationTaskArn);
  const type = input.StartReplicationTaskType as string;
  if (!["ready", "stopped", "failed"].includes(task.status))
    throw wrongState(`Replication Task ${task.id} cannot be started, it is ${task.status}`);
  checkTested(service, task);
  const cdcStart = readStart(service, task, input);
  beginRun(task, type);
  Object.assign(task, cdcStart);
  service.later(service.delays.task, () => service.engine.start(task));
  return { ReplicationTask: viewTask(task) };
};

/**
 * Puts a task into `starting`, with a new run unless it is to be resumed.
 * @throws Fault InvalidParameterCombinationException when its history forbids the type
 */
export function beginRun(task: Task, type: string): void {
  const first = task.started === undefined;
  if (type === "start-replication" && !first)
    throw badCombination("Start Type : START_REPLICATION, valid only for tasks running for the first time");
  if (type !== "start-replication" && first)
    throw badCombination(
      `Start Type : ${type.toUpperCase().replace("-", "_")}, valid only for tasks that have already run`,
    );
  const now = Date.now();
  if (type !== "resume-processing") {
    if (task.run) task.retired.push({ ...task.run, tables: [] });
    task.run = { id: randomUUID(), slot: "", tables: [], chosen: false };
    task.freshStart = now;
    delete task.position;
    delete task.fullLoadStarted;
    delete task.fullLoadFinished;
  }
  task.started = now;
  delete task.stopped;
  delete task.stopReason;
  delete task.failure;
  task.status = "starting";
}

/** Refuses without a successful test of both endpoints on the instance. Throws InvalidResourceStateFault. */
export function checkTested(service: Service, task: Task): void {
  const tested = (endpointArn: string) =>
    service.store.state.connections.some(
      (connection) =>
        connection.instanceArn === task.instanceArn &&
        connection.endpointArn === endpointArn &&
        connection.status === "successful",
    );
  if (!tested(task.sourceArn) || !tested(task.targetArn))
    throw wrongState(
      "Test connection for replication instance and endpoint should be successful for starting the replication task",
    );
}

export const stopReplicationTask: Operation<StopReplicationTaskMessage, StopReplicationTaskResponse> = (
  service,
  input,
) => {
  const task = findTask(service, input.ReplicationTaskArn);
  stop(service, task);
  return { ReplicationTask: viewTask(task) };
};

/** Stops what runs. Throws InvalidResourceStateFault when it does not. */
export function stop(service: Service, task: Task): void {
  if (task.status !== "running")
    throw wrongState(`Replication Task ${task.id} cannot be stopped, it is ${task.status}`);
  task.status = "stopping";
  service.later(service.delays.task, () => {
    void service.engine.stop(task);
  });
}

export const reloadTables: Operation<ReloadTablesMessage, ReloadTablesResponse> = (service, input) => {
  const task = findTask(service, input.ReplicationTaskArn);
  reload(service, task, input);
  return { ReplicationTaskArn: task.arn };
};

/** Has up to ten tables of a running task loaded again. Throws Fault. */
export function reload(
  service: Service,
  task: Task,
  input: Pick<ReloadTablesMessage, "TablesToReload" | "ReloadOption">,
): void {
  if (input.ReloadOption === "validate-only") throw unsupported("ReloadOption validate-only");
  if (task.status !== "running")
    throw wrongState(`Replication Task ${task.id} must be running to reload tables, it is ${task.status}`);
  const wanted = input.TablesToReload ?? [];
  if (wanted.length < 1 || wanted.length > 10)
    throw badValue(`TablesToReload takes 1 to 10 tables, not ${wanted.length}`);
  const tables = wanted.map(({ SchemaName, TableName }) => {
    const table = task.run?.tables.find(({ schema, name }) => schema === SchemaName && name === TableName);
    if (table === undefined)
      throw notFound(`Table ${SchemaName}.${TableName} is not a table of Replication Task ${task.id}`);
    return table;
  });
  for (const table of tables)
    Object.assign(table, { state: "Table is being reloaded", load: randomUUID(), reloaded: true });
  service.engine.reload(task);
}

export const describeTableStatistics: Operation<DescribeTableStatisticsMessage, DescribeTableStatisticsResponse> = (
  service,
  input,
) => {
  const task = findTask(service, input.ReplicationTaskArn);
  const { items, ...marker } = pageOfTables(task, input);
  return { ReplicationTaskArn: task.arn, TableStatistics: items, ...marker };
};

/** One page of a task's tables. Throws InvalidParameterValueException. */
export function pageOfTables(
  task: Task,
  input: Pick<DescribeTableStatisticsMessage, "Filters" | "MaxRecords" | "Marker">,
): { items: TableStatistics[]; Marker?: string } {
  const found = filtered(task.run?.tables ?? [], input.Filters, {
    "schema-name": ({ schema }) => schema,
    "table-name": ({ name }) => name,
    "table-state": ({ state }) => state,
  });
  const { items, ...marker } = page(found, input, 500);
  return { items: items.map(viewTable), ...marker };
}
