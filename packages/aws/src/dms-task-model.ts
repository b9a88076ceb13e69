import type { TableName } from "@postgres-to-aurora/domain";
import type { Dms } from "./dms-client.js";
import type { TableStatistics } from "./dms-tables.js";

/** How a start continues what was before: not at all, from where it stood, or with everything loaded anew. */
export type StartType = "start-replication" | "resume-processing" | "reload-target";

/** What carries a migration's rows: a replication task on an instance, or a replication of DMS Serverless. */
export interface Task {
  kind: "instance" | "serverless";
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
  /** Empty for DMS Serverless. */
  instanceArn: string;
  /** Only of DMS Serverless. */
  capacity?: Capacity;
  /** Whether it was ever started: `start-replication` is accepted once only. */
  hasRun: boolean;
  /** Milliseconds since the epoch; undefined before the first load and the first stop. */
  fullLoadStarted: number | undefined;
  fullLoadFinished: number | undefined;
  stopped: number | undefined;
}

/** Capacity of DMS Serverless in DCU. */
export interface Capacity {
  min: number;
  max: number;
}

/** What a new task is made of. */
export interface NewTask {
  migration: string;
  sourceEndpointArn: string;
  targetEndpointArn: string;
  compute: { kind: "instance"; instanceArn: string } | ({ kind: "serverless" } & Network & Capacity);
  tableMappings: string;
  settings: string;
}

/** Where DMS runs in a VPC: a subnet group by name, and security groups ([]: that of the VPC). */
export interface Network {
  subnetGroup: string;
  securityGroupIds: string[];
}

/** What changes of a task; what is not named stays. */
export interface TaskChange {
  tableMappings?: string;
  settings?: string;
}

/** The calls of one of the two kinds of tasks. None waits. */
export interface TaskApi {
  find(dms: Dms, by: { name: string } | { arn: string }, brief: boolean): Promise<Task | undefined>;
  /** @returns the new ARN */
  create(dms: Dms, task: NewTask): Promise<string>;
  start(dms: Dms, task: Task, type: StartType): Promise<void>;
  stop(dms: Dms, task: Task): Promise<void>;
  modify(dms: Dms, task: Task, change: TaskChange): Promise<void>;
  remove(dms: Dms, task: Task): Promise<void>;
  /** @param tables at most ten */
  reload(dms: Dms, arn: string, tables: TableName[]): Promise<void>;
  statistics(dms: Dms, arn: string): Promise<TableStatistics[]>;
}
