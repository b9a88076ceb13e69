import {
  CreateReplicationTaskCommand,
  paginateDescribeReplicationTasks,
  type ReplicationTask,
  StartReplicationTaskCommand,
  StopReplicationTaskCommand,
} from "@aws-sdk/client-database-migration-service";
import { EnvironmentError, MIGRATION_TAG, UserError } from "@postgres-to-aurora/domain";
import { awsCall } from "./aws-error.js";
import { type Dms, isState, listAll, resourceId } from "./dms-client.js";
import { pollUntil, type Wait } from "./poll.js";

/** A replication task as DMS describes it. */
export interface Task {
  name: string;
  arn: string;
  /** Lower case: creating, ready, starting, running, stopping, stopped, modifying, failed, deleting ... */
  status: string;
  stopReason: string;
  lastFailureMessage: string;
  /** JSON text. */
  tableMappings: string;
  /** JSON text; the service adds every default to what was sent. */
  settings: string;
  migrationType: string;
  sourceEndpointArn: string;
  targetEndpointArn: string;
  instanceArn: string;
  /** Whether it was ever started: `start-replication` is accepted once only. */
  hasRun: boolean;
}

export type StartType = "start-replication" | "resume-processing" | "reload-target";

/** What a new task is made of. */
export interface NewTask {
  migration: string;
  sourceEndpointArn: string;
  targetEndpointArn: string;
  instanceArn: string;
  tableMappings: string;
  settings: string;
}

/**
 * The task of a migration (or any task by its name), or undefined when there is none.
 * @param brief leaves mappings and settings empty: they are megabytes for thousands of tables
 */
export async function findTask(dms: Dms, name: string, brief = false): Promise<Task | undefined> {
  return lookUp(dms, "replication-task-id", name, brief);
}

/**
 * The task of a migration (or any task by its name).
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

/** Creates the full-load-and-cdc task of a migration and waits until it is ready. It is not started. */
export async function createTask(dms: Dms, task: NewTask, wait: Wait): Promise<Task> {
  const answer = await awsCall(
    { permission: "dms:CreateReplicationTask", thing: `replication task ${task.migration}` },
    () =>
      dms.send(
        new CreateReplicationTaskCommand({
          ReplicationTaskIdentifier: task.migration,
          // Makes the ARN's tail, and so the metric dimension and the slot's prefix, predictable.
          ResourceIdentifier: task.migration,
          SourceEndpointArn: task.sourceEndpointArn,
          TargetEndpointArn: task.targetEndpointArn,
          ReplicationInstanceArn: task.instanceArn,
          MigrationType: "full-load-and-cdc",
          TableMappings: task.tableMappings,
          ReplicationTaskSettings: task.settings,
          Tags: [{ Key: MIGRATION_TAG, Value: task.migration }],
        }),
      ),
  );
  return waitForTask(dms, answer.ReplicationTask?.ReplicationTaskArn ?? "", ["ready"], wait);
}

/** Starts or resumes a task and waits until it runs. Throws as soon as it fails or stops instead. */
export async function startTask(dms: Dms, task: Task, type: StartType, wait: Wait): Promise<Task> {
  await awsCall({ permission: "dms:StartReplicationTask", thing: `replication task ${task.name}` }, () =>
    dms.send(new StartReplicationTaskCommand({ ReplicationTaskArn: task.arn, StartReplicationTaskType: type })),
  );
  return waitForTask(dms, task.arn, ["running"], wait);
}

/**
 * Stops a task and waits until it stands still. One that stands already (ready, stopped, failed) or does not exist
 * is left alone, one that is starting or changing is waited for first: DMS refuses to stop it then.
 * @returns the task as it stands, or undefined when it does not exist
 */
export async function stopTask(dms: Dms, arn: string, wait: Wait): Promise<Task | undefined> {
  const still = ["ready", "stopped", "failed"];
  let asked = false;
  return pollUntil<Task | undefined>(
    `replication task ${resourceId(arn)} to stop`,
    async () => {
      const task = await lookUp(dms, "replication-task-arn", arn);
      if (task === undefined) return { state: "absent", done: true, value: undefined };
      if (isState(task.status, ...still)) return { state: task.status, done: true, value: task };
      if (task.status === "running" && !asked) {
        await awsCall({ permission: "dms:StopReplicationTask", thing: `replication task ${task.name}` }, () =>
          dms.send(new StopReplicationTaskCommand({ ReplicationTaskArn: arn })),
        );
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
      const task = await lookUp(dms, "replication-task-arn", arn);
      const state = task?.status ?? "absent";
      if (task !== undefined && isState(state, ...wanted)) return { state, done: true, value: task };
      bad = isState(state, "failed", "stopped", "absent") ? bad + 1 : 0;
      if (bad > STALE_LOOKS) throw taskFailure(arn, state, task);
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

async function lookUp(dms: Dms, filter: string, value: string, brief = false): Promise<Task | undefined> {
  const tasks = await listAll(
    "dms:DescribeReplicationTasks",
    `replication task ${value}`,
    paginateDescribeReplicationTasks(
      { client: dms },
      { Filters: [{ Name: filter, Values: [value] }], WithoutSettings: brief },
    ),
    (page) => page.ReplicationTasks,
  );
  return tasks[0] && taskOf(tasks[0]);
}

function taskOf(task: ReplicationTask): Task {
  return {
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
  };
}
