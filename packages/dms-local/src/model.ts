import type { ComputeConfig, ReplicationInstance } from "@aws-sdk/client-database-migration-service";

/** Everything the server remembers; written to its state folder as JSON. Times are milliseconds since 1970. */
export interface State {
  version: 1;
  subnetGroups: SubnetGroup[];
  instances: Instance[];
  endpoints: Endpoint[];
  connections: Connection[];
  certificates: Certificate[];
  tasks: Task[];
  /** Serverless replications: the engine runs them like tasks. */
  replications: Replication[];
  assessmentRuns: AssessmentRun[];
  events: TaskEvent[];
  /** By ARN. */
  tags: Record<string, Record<string, string>>;
}

export interface SubnetGroup {
  arn: string;
  id: string;
  description: string;
  subnetIds: string[];
}

export interface Instance {
  arn: string;
  id: string;
  status: "creating" | "available" | "modifying" | "deleting";
  created: number;
  subnetGroup?: string;
  /** What was asked for and is only echoed. */
  echo: Partial<ReplicationInstance>;
}

export interface Certificate {
  arn: string;
  id: string;
  pem: string;
  created: number;
}

/**
 * Connection data and settings, top-level members and PostgreSQLSettings already merged. Connect with `addressOf`
 * of `address.ts` only: it knows the secret and the certificate.
 */
export interface Endpoint {
  arn: string;
  id: string;
  type: "source" | "target";
  engine: "postgres" | "aurora-postgresql";
  status: "creating" | "active" | "modifying" | "deleting";
  /** Host, port, user and password are "", 0, "" and "" when they stand in a secret. */
  host: string;
  port: number;
  database: string;
  user: string;
  password: string;
  /** Name or ARN of the secret that is read at every connection, and the role that may read it. */
  secret?: { id: string; role: string };
  ssl: "none" | "require" | "verify-ca" | "verify-full";
  /** Authority of verify-ca and verify-full. */
  certificateArn?: string;
  /** PostgreSQLSettings without the connection data. */
  settings: Record<string, string | number | boolean>;
  extraAttributes?: string;
}

export interface Connection {
  instanceArn: string;
  endpointArn: string;
  status: "testing" | "successful" | "failed" | "deleting";
  failure?: string;
}

export type TaskStatus =
  | "creating"
  | "ready"
  | "starting"
  | "running"
  | "stopping"
  | "stopped"
  | "modifying"
  | "deleting"
  | "failed";

export type MigrationType = "full-load" | "cdc" | "full-load-and-cdc";

export interface Task {
  arn: string;
  id: string;
  /** Last segment of the ARN: names the task in control tables and metrics. */
  resourceId: string;
  sourceArn: string;
  targetArn: string;
  /** Empty for a serverless replication. */
  instanceArn: string;
  type: MigrationType;
  mappings: string;
  /** Complete settings document: defaults with the given part merged in. */
  settings: Settings;
  taskData?: string;
  /** Where a cdc task begins (LSN), with the slot that the source endpoint's setting SlotName names. */
  cdcStart?: string;
  status: TaskStatus;
  stopReason?: string;
  failure?: string;
  created: number;
  freshStart?: number;
  started?: number;
  stopped?: number;
  fullLoadStarted?: number;
  fullLoadFinished?: number;
  /** The start-replication or reload-target in force; resume-processing continues it. */
  run?: Run;
  /** Earlier runs whose slot and publications are still to be dropped from the source. */
  retired: Run[];
  /** Source position (LSN) up to which everything is applied. */
  position?: string;
}

/** What a serverless replication has beside what every task has. */
export interface Replication extends Task {
  /** What was asked for, complete. */
  compute: ComputeConfig;
  supplemental?: string;
  /** Where a start is, while the status is `starting`. */
  phase: ReplicationPhase;
  startType?: string;
  updated: number;
  /** When the last preparation of capacity ended, and for what. */
  provisioned?: { at: number; units: number };
}

/** The passing states of a start, in their order. */
export const REPLICATION_PHASES = [
  "initializing",
  "preparing_metadata_resources",
  "testing_connection",
  "fetching_metadata",
  "calculating_capacity",
  "provisioning_capacity",
  "replication_starting",
] as const;
export type ReplicationPhase = (typeof REPLICATION_PHASES)[number];

/** Something that happened to a task. */
export interface TaskEvent {
  at: number;
  /** The task's identifier. */
  source: string;
  category: string;
  message: string;
}

/** One premigration assessment of a task. */
export interface AssessmentRun {
  arn: string;
  name: string;
  taskArn: string;
  status:
    | "starting"
    | "provisioning"
    | "running"
    | "cancelling"
    | "deleting"
    | "passed"
    | "warning"
    | "failed"
    | "cancelled";
  created: number;
  roleArn: string;
  bucket: string;
  folder?: string;
  checks: AssessmentCheck[];
  failure?: string;
}

export interface AssessmentCheck {
  arn: string;
  name: string;
  status: "pending" | "running" | "passed" | "warning" | "failed" | "error" | "cancelled" | "skipped";
  started: number;
}

/** One start from nothing: new slot, new load of every table. */
export interface Run {
  id: string;
  slot: string;
  /** Chosen from the source's catalog by the table mappings; empty until then. */
  tables: TableRecord[];
  chosen: boolean;
  /** Slot and publications were made: if the slot is missing now, changes are lost. */
  prepared?: boolean;
  /** The slot is the one that the source endpoint's SlotName names: not made here, and never dropped. */
  givenSlot?: boolean;
  /** The stop after the full load that the settings ask for has happened. */
  stoppedAfterLoad?: boolean;
}

export type TableState =
  | "Table does not exist"
  | "Before load"
  | "Full load"
  | "Table completed"
  | "Table error"
  | "Table is being reloaded";

export interface TableRecord {
  schema: string;
  name: string;
  order: number;
  state: TableState;
  /** The load this table needs; it is done when the target's control table shows the same id. */
  load: string;
  reloaded: boolean;
  /** Snapshot position of the load: changes committed before it are in the loaded rows. */
  loadLsn?: string;
  error?: string;
  fullLoadRows: number;
  loadStarted?: number;
  loadEnded?: number;
  inserts: number;
  updates: number;
  deletes: number;
  appliedInserts: number;
  appliedUpdates: number;
  appliedDeletes: number;
  lastUpdate: number;
}

/** The task settings the engine obeys; the document holds more. */
export interface Settings {
  TargetMetadata: {
    SupportLobs: boolean;
    FullLobMode: boolean;
    LimitedSizeLobMode: boolean;
    /** KB. */
    LobMaxSize: number;
  };
  FullLoadSettings: {
    TargetTablePrepMode: "DO_NOTHING" | "TRUNCATE_BEFORE_LOAD";
    MaxFullLoadSubTasks: number;
    StopTaskCachedChangesApplied: boolean;
    StopTaskCachedChangesNotApplied: boolean;
  };
  Logging: { EnableLogging: boolean };
  ControlTablesSettings: {
    ControlSchema: string;
    HistoryTimeslotInMinutes: number;
    HistoryTableEnabled: boolean;
    StatusTableEnabled: boolean;
    SuspendedTablesTableEnabled: boolean;
    FullLoadExceptionTableEnabled: boolean;
  };
  ErrorBehavior: {
    DataErrorPolicy: ApplyErrorPolicy;
    ApplyErrorFailOnTruncationDdl: boolean;
    TableErrorPolicy: "SUSPEND_TABLE" | "STOP_TASK";
    ApplyErrorInsertPolicy: ApplyErrorPolicy;
    ApplyErrorUpdatePolicy: ApplyErrorPolicy;
    ApplyErrorDeletePolicy: ApplyErrorPolicy;
    RecoverableErrorCount: number;
    FailOnNoTablesCaptured: boolean;
  };
  FailTaskWhenCleanTaskResourceFailed: boolean;
}

export type ApplyErrorPolicy = "IGNORE_RECORD" | "LOG_ERROR" | "SUSPEND_TABLE" | "STOP_TASK";
