import {
  paginateDescribeReplicationConfigs,
  paginateDescribeReplicationTasks,
} from "@aws-sdk/client-database-migration-service";
import { EnvironmentError, type TableName, UserError } from "@postgres-to-aurora/domain";
import { type Dms, isState, listAll, resourceId } from "./dms-client.js";
import { INSTANCE_TASKS } from "./dms-instance-tasks.js";
import { SERVERLESS_TASKS } from "./dms-serverless.js";
import type { TableStatistics } from "./dms-tables.js";
import type { NewTask, StartType, Task, TaskApi, TaskChange } from "./dms-task-model.js";
import { pollUntil, type Wait } from "./poll.js";

/** Whether an ARN names a replication of DMS Serverless. */
export function isServerless(arn: string): boolean {
  return arn.split(":")[5] === "replication-config";
}

const apiOf = (arn: string): TaskApi => (isServerless(arn) ? SERVERLESS_TASKS : INSTANCE_TASKS);

/**
 * The task of a migration (or any task by its name), of either kind, or undefined when there is none.
 * @param brief leaves mappings and settings of a task on an instance empty: they are megabytes for thousands of tables
 */
export async function findTask(dms: Dms, name: string, brief = false): Promise<Task | undefined> {
  return (await INSTANCE_TASKS.find(dms, { name }, brief)) ?? (await SERVERLESS_TASKS.find(dms, { name }, brief));
}

/**
 * The task of a migration (or any task by its name), of either kind.
 * @param brief as in findTask
 * @throws UserError DMS_TASK_NOT_FOUND when there is none
 */
export async function describeTask(dms: Dms, name: string, brief = false): Promise<Task> {
  const task = await findTask(dms, name, brief);
  if (task !== undefined) return task;
  throw new UserError({
    code: "DMS_TASK_NOT_FOUND",
    what: `There is no DMS replication task "${name}" in this account and region`,
    remedy: "Check the inputs migration and aws-region, and run create-dms-task first",
  });
}

/** Task by its ARN, one call (two of DMS Serverless); undefined when it is gone. For polls. */
export async function taskByArn(dms: Dms, arn: string): Promise<Task | undefined> {
  return apiOf(arn).find(dms, { arn }, true);
}

/** Names and states of all tasks, of either kind, that use an endpoint. */
export async function tasksOfEndpoint(dms: Dms, endpointArn: string): Promise<{ name: string; arn: string }[]> {
  const tasks = await listAll(
    "dms:DescribeReplicationTasks",
    `endpoint ${endpointArn}`,
    paginateDescribeReplicationTasks(
      { client: dms },
      { Filters: [{ Name: "endpoint-arn", Values: [endpointArn] }], WithoutSettings: true },
    ),
    (page) => page.ReplicationTasks,
  );
  const configs = await listAll(
    "dms:DescribeReplicationConfigs",
    `endpoint ${endpointArn}`,
    paginateDescribeReplicationConfigs({ client: dms }, {}),
    (page) => page.ReplicationConfigs,
  );
  return [
    ...tasks.map((task) => ({ name: task.ReplicationTaskIdentifier ?? "", arn: task.ReplicationTaskArn ?? "" })),
    ...configs
      .filter((config) => [config.SourceEndpointArn, config.TargetEndpointArn].includes(endpointArn))
      .map((config) => ({ name: config.ReplicationConfigIdentifier ?? "", arn: config.ReplicationConfigArn ?? "" })),
  ];
}

/** Creates the full-load-and-cdc task of a migration and waits until it is ready. It is not started. */
export async function createTask(dms: Dms, task: NewTask, wait: Wait): Promise<Task> {
  const api = task.compute.kind === "serverless" ? SERVERLESS_TASKS : INSTANCE_TASKS;
  return waitForTask(dms, await api.create(dms, task), ["ready"], wait);
}

/** Starts or resumes a task and waits until it runs. Throws as soon as it fails or stops instead. */
export async function startTask(dms: Dms, task: Task, type: StartType, wait: Wait): Promise<Task> {
  await apiOf(task.arn).start(dms, task, type);
  return waitForTask(dms, task.arn, ["running"], wait);
}

/**
 * Changes mappings or settings of a task that stands still (ready, stopped or failed; DMS refuses others) and waits
 * until it stands still again.
 */
export async function modifyTask(dms: Dms, task: Task, change: TaskChange, wait: Wait): Promise<Task> {
  await apiOf(task.arn).modify(dms, task, change);
  return waitUntilStill(dms, task.arn, wait);
}

/** Has up to ten tables per call emptied of their state and loaded anew. The task must be running. */
export async function reloadTables(dms: Dms, arn: string, tables: TableName[]): Promise<void> {
  for (let from = 0; from < tables.length; from += 10) await apiOf(arn).reload(dms, arn, tables.slice(from, from + 10));
}

/** What a task says about every one of its tables, all pages; [] before it has looked at them. */
export async function tableStatistics(dms: Dms, taskArn: string): Promise<TableStatistics[]> {
  return apiOf(taskArn).statistics(dms, taskArn);
}

const STILL = ["ready", "stopped", "failed"];

/**
 * Stops a task and waits until it stands still. One that stands already (ready, stopped, failed) or does not exist
 * is left alone, one that is starting or changing is waited for first: DMS refuses to stop it then.
 * @returns the task as it stands, or undefined when it does not exist
 */
export async function stopTask(dms: Dms, arn: string, wait: Wait): Promise<Task | undefined> {
  let asked = false;
  return pollUntil<Task | undefined>(
    `replication task ${resourceId(arn)} to stop`,
    async () => {
      const task = await taskByArn(dms, arn);
      if (task === undefined) return { state: "absent", done: true, value: undefined };
      if (isState(task.status, ...STILL)) return { state: task.status, done: true, value: task };
      if (task.status === "running" && !asked) {
        await apiOf(arn).stop(dms, task);
        asked = true;
      }
      return { state: task.status, done: false };
    },
    wait,
  );
}

/** Deletes a task, stopped before when it runs, and waits until it is gone. One that does not exist is no error. */
export async function deleteTask(dms: Dms, arn: string, wait: Wait): Promise<void> {
  await stopTask(dms, arn, wait);
  let asked = false;
  await pollUntil<undefined>(
    `replication task ${resourceId(arn)} to be gone`,
    async () => {
      const task = await taskByArn(dms, arn);
      if (task === undefined) return { state: "gone", done: true, value: undefined };
      if (!asked && isState(task.status, ...STILL)) {
        await apiOf(arn).remove(dms, task);
        asked = true;
      }
      return { state: task.status, done: false };
    },
    wait,
  );
}

/** A call is not always seen by the very next look: so many looks may still show the state from before it. */
const STALE_LOOKS = 3;

/** Waits until a task is in one of the wanted states. Throws when it settles in another (failed, stopped, gone). */
export async function waitForTask(dms: Dms, arn: string, wanted: string[], wait: Wait): Promise<Task> {
  let bad = 0;
  return pollUntil<Task>(
    `replication task ${resourceId(arn)} to be ${wanted.join(" or ")}`,
    async () => {
      const task = await taskByArn(dms, arn);
      const state = task?.status ?? "absent";
      if (task !== undefined && isState(state, ...wanted)) return { state, done: true, value: task };
      bad = isState(state, "failed", "stopped", "absent") ? bad + 1 : 0;
      if (bad > STALE_LOOKS) throw taskFailure(arn, state, task);
      return { state, done: false };
    },
    wait,
  );
}

/** Waits until a task that was changed stands still again: its first looks may still show it so. */
async function waitUntilStill(dms: Dms, arn: string, wait: Wait): Promise<Task> {
  let looks = 0;
  return pollUntil<Task>(
    `replication task ${resourceId(arn)} to be changed`,
    async () => {
      looks += 1;
      const task = await taskByArn(dms, arn);
      const state = task?.status ?? "absent";
      if (task !== undefined && isState(state, ...STILL) && looks > 1) return { state, done: true, value: task };
      return { state, done: false };
    },
    wait,
  );
}

function taskFailure(arn: string, state: string, task: Task | undefined): EnvironmentError {
  const reasons = [task?.stopReason, task?.lastFailureMessage].filter(Boolean);
  return new EnvironmentError({
    code: "DMS_TASK_FAILED",
    what: `Replication task ${resourceId(arn)} is ${state}`,
    why: reasons.join(": ") || "DMS gives no reason",
    remedy: "Correct the cause (the task's CloudWatch log names it in lines with ]E:), then run again",
  });
}
