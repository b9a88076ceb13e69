import { badValue, unsupported } from "./fault.js";
import type { Settings } from "./model.js";

type Json = { [member: string]: unknown };

/** Every setting there is, with the service's default. */
const DEFAULTS: Json = {
  TargetMetadata: {
    TargetSchema: "",
    SupportLobs: true,
    FullLobMode: false,
    LobChunkSize: 64,
    LimitedSizeLobMode: true,
    LobMaxSize: 32,
    InlineLobMaxSize: 0,
    LoadMaxFileSize: 0,
    ParallelLoadThreads: 0,
    ParallelLoadBufferSize: 0,
    ParallelLoadQueuesPerThread: 0,
    ParallelApplyThreads: 0,
    ParallelApplyBufferSize: 0,
    ParallelApplyQueuesPerThread: 0,
    BatchApplyEnabled: false,
    TaskRecoveryTableEnabled: false,
  },
  FullLoadSettings: {
    TargetTablePrepMode: "DROP_AND_CREATE",
    CreatePkAfterFullLoad: false,
    StopTaskCachedChangesApplied: false,
    StopTaskCachedChangesNotApplied: false,
    MaxFullLoadSubTasks: 8,
    TransactionConsistencyTimeout: 600,
    CommitRate: 10_000,
  },
  Logging: {
    EnableLogging: false,
    EnableLogContext: false,
    LogComponents: [],
    CloudWatchLogGroup: null,
    CloudWatchLogStream: null,
  },
  ControlTablesSettings: {
    ControlSchema: "",
    HistoryTimeslotInMinutes: 5,
    historyTimeslotInMinutes: 5,
    HistoryTableEnabled: false,
    SuspendedTablesTableEnabled: false,
    StatusTableEnabled: false,
    FullLoadExceptionTableEnabled: false,
  },
  StreamBufferSettings: { StreamBufferCount: 3, StreamBufferSizeInMB: 8, CtrlStreamBufferSizeInMB: 5 },
  ChangeProcessingTuning: {
    BatchApplyPreserveTransaction: true,
    BatchApplyTimeoutMin: 1,
    BatchApplyTimeoutMax: 30,
    BatchApplyMemoryLimit: 500,
    BatchSplitSize: 0,
    MinTransactionSize: 1000,
    CommitTimeout: 1,
    MemoryLimitTotal: 1024,
    MemoryKeepTime: 60,
    StatementCacheSize: 50,
    RecoveryTimeout: -1,
  },
  ChangeProcessingDdlHandlingPolicy: {
    HandleSourceTableDropped: true,
    HandleSourceTableTruncated: true,
    HandleSourceTableAltered: true,
  },
  ErrorBehavior: {
    DataErrorPolicy: "LOG_ERROR",
    DataTruncationErrorPolicy: "LOG_ERROR",
    DataMaskingErrorPolicy: "STOP_TASK",
    DataErrorEscalationPolicy: "SUSPEND_TABLE",
    DataErrorEscalationCount: 0,
    EventErrorPolicy: "IGNORE",
    TableErrorPolicy: "SUSPEND_TABLE",
    TableErrorEscalationPolicy: "STOP_TASK",
    TableErrorEscalationCount: 0,
    RecoverableErrorCount: -1,
    RecoverableErrorInterval: 5,
    RecoverableErrorThrottling: true,
    RecoverableErrorThrottlingMax: 1800,
    RecoverableErrorStopRetryAfterThrottlingMax: true,
    ApplyErrorDeletePolicy: "IGNORE_RECORD",
    ApplyErrorInsertPolicy: "LOG_ERROR",
    ApplyErrorUpdatePolicy: "LOG_ERROR",
    ApplyErrorEscalationPolicy: "LOG_ERROR",
    ApplyErrorEscalationCount: 0,
    ApplyErrorFailOnTruncationDdl: false,
    FullLoadIgnoreConflicts: true,
    FailOnTransactionConsistencyBreached: false,
    FailOnNoTablesCaptured: true,
  },
  ValidationSettings: {
    EnableValidation: false,
    ValidationMode: "ROW_LEVEL",
    ThreadCount: 5,
    PartitionSize: 10_000,
    FailureMaxCount: 10_000,
    TableFailureMaxCount: 1000,
    RecordFailureDelayInMinutes: 5,
    RecordFailureDelayLimitInMinutes: 0,
    RecordSuspendDelayInMinutes: 30,
    MaxKeyColumnSize: 8096,
    ValidationOnly: false,
    HandleCollationDiff: false,
    SkipLobColumns: false,
    ValidationPartialLobSize: 0,
    ValidationQueryCdcDelaySeconds: 0,
  },
  TTSettings: null,
  BeforeImageSettings: null,
  CharacterSetSettings: null,
  PostProcessingRules: null,
  LoopbackPreventionSettings: null,
  ResyncSettings: null,
  FailTaskWhenCleanTaskResourceFailed: false,
};

const ALLOWED: Record<string, readonly string[]> = {
  TableErrorPolicy: ["SUSPEND_TABLE", "STOP_TASK"],
  ApplyErrorInsertPolicy: ["IGNORE_RECORD", "LOG_ERROR", "SUSPEND_TABLE", "STOP_TASK", "INSERT_RECORD"],
  ApplyErrorUpdatePolicy: ["IGNORE_RECORD", "LOG_ERROR", "SUSPEND_TABLE", "STOP_TASK", "UPDATE_RECORD"],
  ApplyErrorDeletePolicy: ["IGNORE_RECORD", "LOG_ERROR", "SUSPEND_TABLE", "STOP_TASK"],
  DataErrorPolicy: ["IGNORE_RECORD", "LOG_ERROR", "SUSPEND_TABLE", "STOP_TASK"],
  TargetTablePrepMode: ["DO_NOTHING", "TRUNCATE_BEFORE_LOAD", "DROP_AND_CREATE"],
};

/** Values the service takes and this server cannot honour. */
const UNSUPPORTED: [section: string, member: string, value: unknown][] = [
  ["TargetMetadata", "BatchApplyEnabled", true],
  ["FullLoadSettings", "TargetTablePrepMode", "DROP_AND_CREATE"],
  ["FullLoadSettings", "CreatePkAfterFullLoad", true],
  ["ErrorBehavior", "ApplyErrorInsertPolicy", "INSERT_RECORD"],
  ["ErrorBehavior", "ApplyErrorUpdatePolicy", "UPDATE_RECORD"],
  ["ValidationSettings", "ValidationOnly", true],
];

/**
 * The complete settings document: the given part merged into what was before, or into the defaults.
 * @param text JSON; absent for none
 * @throws Fault for what is not JSON, not a setting, of the wrong type, outside its values, or not supported
 */
export function readTaskSettings(text: string | undefined, before: Settings | undefined): Settings {
  let given: unknown = {};
  try {
    if (text !== undefined && text !== "") given = JSON.parse(text);
  } catch (error) {
    throw badValue(`Invalid task settings JSON: ${(error as Error).message}`);
  }
  if (typeof given !== "object" || given === null || Array.isArray(given))
    throw badValue("Invalid task settings JSON: not an object");
  const { Logging } = given as { Logging?: Json };
  for (const member of ["CloudWatchLogGroup", "CloudWatchLogStream"])
    if (Logging?.[member] !== undefined) throw badValue(`Task Settings ${member} cannot be set on create`);
  const settings = merge((before as Json | undefined) ?? DEFAULTS, given as Json, "") as unknown as Settings;
  check(settings as unknown as Json);
  return settings;
}

function merge(before: Json, given: Json, path: string): Json {
  const result: Json = { ...before };
  for (const [name, value] of Object.entries(given)) {
    const at = path === "" ? name : `${path}.${name}`;
    if (!(name in before)) throw badValue(`Invalid task settings: ${at} is not a task setting`);
    const old = before[name];
    if (isObject(old)) {
      if (!isObject(value)) throw badValue(`Invalid task settings: ${at} must be an object`);
      result[name] = merge(old, value, at);
    } else if (old === null) {
      if (value !== null) throw unsupported(`the task settings ${at}`);
    } else if (typeof value !== typeof old || Array.isArray(value) !== Array.isArray(old))
      throw badValue(`Invalid task settings: ${at} must be a ${Array.isArray(old) ? "list" : typeof old}`);
    else result[name] = value;
  }
  return result;
}

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function check(settings: Json): void {
  for (const section of Object.values(settings).filter(isObject))
    for (const [name, value] of Object.entries(section))
      if (ALLOWED[name] && !ALLOWED[name].includes(value as string))
        throw badValue(
          `Invalid task settings: ${name} must be one of ${ALLOWED[name].join(", ")}, not ${JSON.stringify(value)}`,
        );
  for (const [section, member, value] of UNSUPPORTED)
    if ((settings[section] as Json)[member] === value) {
      const hint =
        member === "TargetTablePrepMode" ? " (the default when absent): send DO_NOTHING or TRUNCATE_BEFORE_LOAD" : "";
      throw unsupported(`the task setting ${section}.${member} = ${JSON.stringify(value)}${hint}`);
    }
  const { FullLoadSettings, TargetMetadata, ControlTablesSettings } = settings as unknown as Settings;
  checkNumber("MaxFullLoadSubTasks", FullLoadSettings.MaxFullLoadSubTasks, 1, 49);
  checkNumber("LobMaxSize", TargetMetadata.LobMaxSize, 1, 102_400);
  checkNumber("HistoryTimeslotInMinutes", ControlTablesSettings.HistoryTimeslotInMinutes, 1, 1440);
  if (TargetMetadata.SupportLobs && !TargetMetadata.FullLobMode && !TargetMetadata.LimitedSizeLobMode)
    throw unsupported("SupportLobs with neither FullLobMode nor LimitedSizeLobMode");
}

function checkNumber(name: string, value: number, least: number, most: number): void {
  if (!Number.isInteger(value) || value < least || value > most)
    throw badValue(`Invalid task settings: ${name} must be ${least} to ${most}, not ${value}`);
}
