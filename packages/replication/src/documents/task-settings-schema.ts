import { ERROR_BEHAVIOR } from "./error-behavior-schema.js";
import { choice, flag, list, members, membersOrNull, type Schema, text, textOrNull, whole } from "./keywords.js";

const TARGET_METADATA = members({
  TargetSchema: text,
  SupportLobs: flag,
  FullLobMode: flag,
  // LOB sizes are in KB.
  LobChunkSize: whole(0, 102_400),
  LimitedSizeLobMode: flag,
  LobMaxSize: whole(),
  InlineLobMaxSize: whole(0, 102_400),
  LoadMaxFileSize: whole(),
  ParallelLoadThreads: whole(),
  ParallelLoadBufferSize: whole(),
  ParallelLoadQueuesPerThread: whole(),
  ParallelApplyThreads: whole(),
  ParallelApplyBufferSize: whole(),
  ParallelApplyQueuesPerThread: whole(),
  BatchApplyEnabled: flag,
  TaskRecoveryTableEnabled: flag,
});

const FULL_LOAD = members({
  TargetTablePrepMode: choice("DO_NOTHING", "TRUNCATE_BEFORE_LOAD", "DROP_AND_CREATE"),
  CreatePkAfterFullLoad: flag,
  StopTaskCachedChangesApplied: flag,
  StopTaskCachedChangesNotApplied: flag,
  MaxFullLoadSubTasks: whole(1, 49),
  TransactionConsistencyTimeout: whole(),
  CommitRate: whole(1, 50_000),
});

const LOG_COMPONENTS = [
  "TRANSFORMATION",
  "SOURCE_UNLOAD",
  "IO",
  "TARGET_LOAD",
  "PERFORMANCE",
  "SOURCE_CAPTURE",
  "SORTER",
  "REST_SERVER",
  "VALIDATOR_EXT",
  "TARGET_APPLY",
  "TASK_MANAGER",
  "TABLES_MANAGER",
  "METADATA_MANAGER",
  "FILE_FACTORY",
  "COMMON",
  "ADDONS",
  "DATA_STRUCTURE",
  "COMMUNICATION",
  "FILE_TRANSFER",
];
const SEVERITIES = ["ERROR", "WARNING", "INFO", "DEFAULT", "DEBUG", "DETAILED_DEBUG"];

const LOGGING = members({
  EnableLogging: flag,
  EnableLogContext: flag,
  LogComponents: list(
    members(
      {
        Id: choice(...LOG_COMPONENTS),
        Severity: choice(...SEVERITIES.map((severity) => `LOGGER_SEVERITY_${severity}`)),
      },
      ["Id", "Severity"],
    ),
  ),
  // The service sets these two itself and shows them.
  CloudWatchLogGroup: textOrNull,
  CloudWatchLogStream: textOrNull,
});

const CONTROL_TABLES = members({
  ControlSchema: text,
  HistoryTimeslotInMinutes: whole(),
  // The service shows this one in both spellings.
  historyTimeslotInMinutes: whole(),
  HistoryTableEnabled: flag,
  SuspendedTablesTableEnabled: flag,
  StatusTableEnabled: flag,
  FullLoadExceptionTableEnabled: flag,
});

const CHANGE_TUNING = members({
  BatchApplyPreserveTransaction: flag,
  BatchApplyTimeoutMin: whole(),
  BatchApplyTimeoutMax: whole(),
  BatchApplyMemoryLimit: whole(),
  BatchSplitSize: whole(),
  MinTransactionSize: whole(),
  CommitTimeout: whole(),
  MemoryLimitTotal: whole(),
  MemoryKeepTime: whole(),
  StatementCacheSize: whole(0, 200),
  RecoveryTimeout: whole(-1),
});

const VALIDATION = members({
  EnableValidation: flag,
  ValidationMode: choice("ROW_LEVEL", "GROUP_LEVEL"),
  ThreadCount: whole(1),
  PartitionSize: whole(1),
  FailureMaxCount: whole(),
  TableFailureMaxCount: whole(),
  RecordFailureDelayInMinutes: whole(),
  RecordFailureDelayLimitInMinutes: whole(),
  RecordSuspendDelayInMinutes: whole(),
  MaxKeyColumnSize: whole(),
  ValidationOnly: flag,
  HandleCollationDiff: flag,
  SkipLobColumns: flag,
  ValidationPartialLobSize: whole(),
  ValidationQueryCdcDelaySeconds: whole(),
});

/** The settings of a DMS task, whole or in part, as JSON Schema. */
export const TASK_SETTINGS_SCHEMA: Schema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "Settings of a DMS task",
  ...members({
    TargetMetadata: TARGET_METADATA,
    FullLoadSettings: FULL_LOAD,
    Logging: LOGGING,
    ControlTablesSettings: CONTROL_TABLES,
    StreamBufferSettings: members({
      StreamBufferCount: whole(1),
      StreamBufferSizeInMB: whole(1),
      CtrlStreamBufferSizeInMB: whole(1),
    }),
    ChangeProcessingTuning: CHANGE_TUNING,
    ChangeProcessingDdlHandlingPolicy: members({
      HandleSourceTableDropped: flag,
      HandleSourceTableTruncated: flag,
      HandleSourceTableAltered: flag,
    }),
    ErrorBehavior: ERROR_BEHAVIOR,
    ValidationSettings: VALIDATION,
    FailTaskWhenCleanTaskResourceFailed: flag,
    LoopbackPreventionSettings: membersOrNull({
      EnableLoopbackPrevention: flag,
      SourceSchema: text,
      TargetSchema: text,
    }),
    ResyncSettings: membersOrNull({
      EnableResync: flag,
      ResyncSchedule: text,
      MaxResyncTime: whole(5, 14_400),
      ValidationTaskId: text,
    }),
    // What these hold serves other engines than PostgreSQL; it is passed on as it is.
    TTSettings: { type: ["object", "null"] },
    BeforeImageSettings: { type: ["object", "null"] },
    CharacterSetSettings: { type: ["object", "null"] },
    PostProcessingRules: { type: ["object", "array", "string", "null"] },
  }),
};
