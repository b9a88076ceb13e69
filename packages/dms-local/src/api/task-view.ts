import type {
  ReplicationTask,
  ReplicationTaskStats,
  TableStatistics,
} from "@aws-sdk/client-database-migration-service";
import type { Faults } from "../faults.js";
import type { TableRecord, Task } from "../model.js";

/** A time as the protocol's encoder takes it. */
export const date = (milliseconds: number | undefined): Date | undefined =>
  milliseconds === undefined ? undefined : new Date(milliseconds);

/**
 * The task as the service shows it.
 * @param withSettings false leaves mappings and settings out
 * @param faults may give a started task a status that nobody knows
 */
export function viewTask(task: Task, withSettings = true, faults?: Faults): ReplicationTask {
  const halted = task.status === "stopped" || task.status === "failed";
  return {
    ReplicationTaskArn: task.arn,
    ReplicationTaskIdentifier: task.id,
    SourceEndpointArn: task.sourceArn,
    TargetEndpointArn: task.targetArn,
    ReplicationInstanceArn: task.instanceArn,
    MigrationType: task.type,
    ...(withSettings ? { TableMappings: task.mappings, ReplicationTaskSettings: JSON.stringify(task.settings) } : {}),
    Status: (task.started === undefined ? undefined : faults?.takeStatus()) ?? task.status,
    StopReason: task.stopReason,
    LastFailureMessage: task.failure,
    ReplicationTaskCreationDate: date(task.created),
    ReplicationTaskStartDate: date(task.started),
    CdcStartPosition: task.position,
    RecoveryCheckpoint:
      halted && task.position !== undefined ? `checkpoint:V1#1#${task.position}#0#0#*#0#0` : undefined,
    TaskData: task.taskData,
    ...(task.started === undefined ? {} : { ReplicationTaskStats: viewStats(task) }),
  };
}

/** Progress of a task that was started. */
export function viewStats(task: Task): ReplicationTaskStats {
  const tables = task.run?.tables ?? [];
  const count = (...states: TableRecord["state"][]) => tables.filter(({ state }) => states.includes(state)).length;
  const loaded = count("Table completed");
  const errored = count("Table error", "Table does not exist");
  return {
    // Errored tables are finished too: 100 does not mean that all is well.
    FullLoadProgressPercent: tables.length === 0 ? 0 : Math.floor((100 * (loaded + errored)) / tables.length),
    ElapsedTimeMillis: (task.stopped ?? Date.now()) - (task.started ?? 0),
    TablesLoaded: loaded,
    TablesLoading: count("Full load", "Table is being reloaded"),
    TablesQueued: count("Before load"),
    TablesErrored: errored,
    FreshStartDate: date(task.freshStart),
    StartDate: date(task.started),
    StopDate: date(task.stopped),
    FullLoadStartDate: date(task.fullLoadStarted),
    FullLoadFinishDate: date(task.fullLoadFinished),
  };
}

/** One table's counters as the service shows them. */
export function viewTable(table: TableRecord): TableStatistics {
  return {
    SchemaName: table.schema,
    TableName: table.name,
    Inserts: table.inserts,
    Updates: table.updates,
    Deletes: table.deletes,
    Ddls: 0,
    AppliedInserts: table.appliedInserts,
    AppliedUpdates: table.appliedUpdates,
    AppliedDeletes: table.appliedDeletes,
    AppliedDdls: 0,
    FullLoadRows: table.fullLoadRows,
    FullLoadCondtnlChkFailedRows: 0,
    FullLoadErrorRows: 0,
    FullLoadStartTime: date(table.loadStarted),
    FullLoadEndTime: date(table.loadEnded),
    FullLoadReloaded: table.reloaded,
    LastUpdateTime: date(table.lastUpdate),
    TableState: table.state,
    ValidationPendingRecords: 0,
    ValidationFailedRecords: 0,
    ValidationSuspendedRecords: 0,
    ValidationState: "Not enabled",
    ResyncState: "Not enabled",
  };
}
