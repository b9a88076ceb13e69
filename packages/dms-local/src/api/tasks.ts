import type {
  CreateReplicationTaskMessage,
  CreateReplicationTaskResponse,
  DeleteReplicationTaskMessage,
  DeleteReplicationTaskResponse,
  DescribeReplicationTasksMessage,
  DescribeReplicationTasksResponse,
  ModifyReplicationTaskMessage,
  ModifyReplicationTaskResponse,
} from "@aws-sdk/client-database-migration-service";
import { alreadyExists, badValue, notFound, wrongState } from "../fault.js";
import type { MigrationType, Task } from "../model.js";
import { readTableMappings } from "../table-mappings.js";
import { readTaskSettings } from "../task-settings.js";
import { findEndpoint } from "./endpoints.js";
import { findInstance } from "./instances.js";
import { checkIdentifier, makeArn, makeResource } from "./names.js";
import { filtered, page } from "./paging.js";
import type { Operation, Service } from "./service.js";
import { readStart } from "./start-position.js";
import { readTags } from "./tags.js";
import { viewTask } from "./task-view.js";

/** The task with this ARN. Throws ResourceNotFoundFault. */
export function findTask(service: Service, arn: string | undefined): Task {
  const task = service.store.state.tasks.find((candidate) => candidate.arn === arn);
  if (task === undefined) throw notFound(`Replication Task ${arn} not found`);
  return task;
}

export const createReplicationTask: Operation<CreateReplicationTaskMessage, CreateReplicationTaskResponse> = (
  service,
  input,
  region,
) => {
  const { state } = service.store;
  const id = checkIdentifier("ReplicationTaskIdentifier", input.ReplicationTaskIdentifier as string, 255);
  const taken = state.tasks.find((task) => task.id === id);
  if (taken) throw alreadyExists(`Replication Task ${id} already exists`, taken.arn);
  const instance = findInstance(service, input.ReplicationInstanceArn);
  const source = findEndpoint(service, input.SourceEndpointArn);
  const target = findEndpoint(service, input.TargetEndpointArn);
  if (source.type !== "source") throw badValue(`Endpoint ${source.id} is not a source endpoint`);
  if (target.type !== "target") throw badValue(`Endpoint ${target.id} is not a target endpoint`);
  if (instance.status !== "available")
    throw wrongState(`Replication Instance ${instance.id} is not active: it is ${instance.status}`);
  for (const endpoint of [source, target])
    if (endpoint.status !== "active")
      throw wrongState(`Endpoint ${endpoint.id} is not active: it is ${endpoint.status}`);
  const type = input.MigrationType as MigrationType;
  const start = readStart(service, { type, sourceArn: source.arn }, input);
  readTableMappings(input.TableMappings as string);
  const settings = readTaskSettings(input.ReplicationTaskSettings, undefined);
  const tags = readTags(input.Tags);
  const resourceId = makeResource(input.ResourceIdentifier);
  const arn = makeArn(region, "task", resourceId);
  if (arn in state.tags) throw alreadyExists(`ResourceIdentifier ${resourceId} is in use`, arn);
  const task: Task = {
    arn,
    id,
    resourceId,
    sourceArn: source.arn,
    targetArn: target.arn,
    instanceArn: instance.arn,
    type,
    ...start,
    mappings: input.TableMappings as string,
    settings,
    ...(input.TaskData ? { taskData: input.TaskData } : {}),
    status: "creating",
    created: Date.now(),
    retired: [],
  };
  state.tasks.push(task);
  state.tags[arn] = tags;
  becomeReady(service, task, "ready");
  return { ReplicationTask: viewTask(task) };
};

/** Lets the passing state of a task end. */
export function becomeReady(service: Service, task: Task, status: Task["status"]): void {
  service.later(service.delays.task, () => {
    task.status = status;
    service.store.save();
  });
}

export const describeReplicationTasks: Operation<DescribeReplicationTasksMessage, DescribeReplicationTasksResponse> = (
  service,
  input,
) => {
  const found = filtered(service.store.state.tasks, input.Filters, {
    "replication-task-arn": ({ arn }) => arn,
    "replication-task-id": ({ id }) => id,
    "migration-type": ({ type }) => type,
    "endpoint-arn": ({ sourceArn, targetArn }) => [sourceArn, targetArn],
    "replication-instance-arn": ({ instanceArn }) => instanceArn,
  });
  if (input.Filters?.length && found.length === 0) throw notFound("No Tasks found matching the filter");
  const { items, ...marker } = page(found, input, 100);
  return { ReplicationTasks: items.map((task) => viewTask(task, !input.WithoutSettings, service.faults)), ...marker };
};

/** Refuses while the task is neither ready, stopped nor failed. Throws InvalidResourceStateFault. */
export function checkIdle(task: Task, verb: string): void {
  if (!["ready", "stopped", "failed"].includes(task.status))
    throw wrongState(`Replication Task ${task.id} cannot be ${verb}, it is ${task.status}`);
}

export const modifyReplicationTask: Operation<ModifyReplicationTaskMessage, ModifyReplicationTaskResponse> = (
  service,
  input,
) => {
  const { state } = service.store;
  const task = findTask(service, input.ReplicationTaskArn);
  checkIdle(task, "modified");
  const type = input.MigrationType ?? task.type;
  const start = readStart(service, { type, sourceArn: task.sourceArn }, input);
  const id = checkIdentifier("ReplicationTaskIdentifier", input.ReplicationTaskIdentifier ?? task.id, 255);
  const taken = state.tasks.find((other) => other.id === id && other !== task);
  if (taken) throw alreadyExists(`Replication Task ${id} already exists`, taken.arn);
  if (input.TableMappings !== undefined) readTableMappings(input.TableMappings);
  const settings = readTaskSettings(input.ReplicationTaskSettings, task.settings);
  const before = task.status;
  Object.assign(task, {
    id,
    settings,
    type,
    ...start,
    mappings: input.TableMappings ?? task.mappings,
    taskData: input.TaskData ?? task.taskData,
    status: "modifying",
  });
  becomeReady(service, task, before);
  return { ReplicationTask: viewTask(task) };
};

export const deleteReplicationTask: Operation<DeleteReplicationTaskMessage, DeleteReplicationTaskResponse> = (
  service,
  input,
) => {
  const task = findTask(service, input.ReplicationTaskArn);
  checkIdle(task, "deleted");
  task.status = "deleting";
  finishDeletion(service, task);
  return { ReplicationTask: viewTask(task) };
};

/** Drops what a task made on the source, then forgets it. */
export function finishDeletion(service: Service, task: Task): void {
  const { state } = service.store;
  service.later(service.delays.task, () => {
    void service.engine.clean(task).then((failure) => {
      if (failure !== undefined && task.settings.FailTaskWhenCleanTaskResourceFailed) {
        task.status = "failed";
        task.failure = `Failed to clean up the task's resources: ${failure}`;
      } else {
        state.tasks = state.tasks.filter((other) => other !== task);
        state.replications = state.replications.filter((other) => other !== task);
        for (const { arn, taskArn } of state.assessmentRuns) if (taskArn === task.arn) delete state.tags[arn];
        state.assessmentRuns = state.assessmentRuns.filter(({ taskArn }) => taskArn !== task.arn);
        delete state.tags[task.arn];
        if (failure !== undefined) service.events.cleanUpFailed(task, failure);
      }
      service.store.save();
    });
  });
}
