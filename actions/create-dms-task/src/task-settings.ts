import { readFile } from "node:fs/promises";
import { DMS_CONTROL_SCHEMA, UserError } from "@postgres-to-aurora/domain";

type Json = string | number | boolean | null | Json[] | Settings;
/** A DMS task settings document. */
export interface Settings {
  [key: string]: Json;
}

/** Where our settings leave the service's defaults, and why. */
const SETTINGS: Settings = {
  TargetMetadata: {
    SupportLobs: true,
    FullLobMode: false,
    LimitedSizeLobMode: true,
    LobMaxSize: 64,
    BatchApplyEnabled: false,
    // A restart point on the target, written with the rows themselves.
    TaskRecoveryTableEnabled: true,
  },
  FullLoadSettings: {
    // The tables come from the schema bundle and are proved empty before the start.
    TargetTablePrepMode: "DO_NOTHING",
    MaxFullLoadSubTasks: 8,
    CommitRate: 10000,
    StopTaskCachedChangesApplied: false,
  },
  Logging: { EnableLogging: true },
  ControlTablesSettings: {
    ControlSchema: DMS_CONTROL_SCHEMA,
    HistoryTableEnabled: true,
    SuspendedTablesTableEnabled: true,
    StatusTableEnabled: true,
  },
  // A table dropped on the source by mistake must not be dropped on the target too.
  ChangeProcessingDdlHandlingPolicy: {
    HandleSourceTableDropped: false,
    HandleSourceTableTruncated: false,
    HandleSourceTableAltered: false,
  },
  // The service's defaults skip rows silently; here a doubtful table stops and shows it.
  ErrorBehavior: {
    DataErrorPolicy: "SUSPEND_TABLE",
    DataTruncationErrorPolicy: "SUSPEND_TABLE",
    TableErrorPolicy: "SUSPEND_TABLE",
    ApplyErrorDeletePolicy: "LOG_ERROR",
    ApplyErrorInsertPolicy: "LOG_ERROR",
    ApplyErrorUpdatePolicy: "LOG_ERROR",
    RecoverableErrorCount: -1,
    RecoverableErrorStopRetryAfterThrottlingMax: false,
    FullLoadIgnoreConflicts: true,
    ApplyErrorFailOnTruncationDdl: true,
    FailOnNoTablesCaptured: true,
  },
  ValidationSettings: { EnableValidation: true, ThreadCount: 5 },
  // Makes a replication slot that could not be dropped visible.
  FailTaskWhenCleanTaskResourceFailed: true,
};

/**
 * The task settings: ours, with those of the user's file merged on top.
 * @param file path of a JSON file, or undefined
 * @throws UserError when the file cannot be read or is no settings document
 */
export async function taskSettings(file: string | undefined): Promise<Settings> {
  if (file === undefined) return SETTINGS;
  const wrong = (why: string, cause?: unknown) =>
    new UserError({
      code: "BAD_TASK_SETTINGS",
      what: `task-settings is not usable: ${file}`,
      why,
      remedy: 'Give the path of a JSON file, for example {"FullLoadSettings":{"MaxFullLoadSubTasks":4}}',
      cause,
    });
  let own: Json;
  try {
    own = JSON.parse(await readFile(file, "utf8")) as Json;
  } catch (error) {
    throw wrong((error as Error).message, error);
  }
  if (!isDocument(own)) throw wrong("It does not hold a JSON object");
  const merged = merge(SETTINGS, own);
  // The service names these itself and refuses them on creation, also in a document it has shown.
  if (isDocument(merged["Logging"])) {
    const { CloudWatchLogGroup: _group, CloudWatchLogStream: _stream, ...logging } = merged["Logging"];
    merged["Logging"] = logging;
  }
  return merged;
}

/** What an existing task's settings have differently, key by key; keys we do not set do not count. */
export function settingsDifferences(actual: Json | undefined, wanted: Json, path = ""): string[] {
  if (isDocument(wanted))
    return Object.entries(wanted).flatMap(([key, value]) =>
      settingsDifferences(isDocument(actual) ? actual[key] : undefined, value, path === "" ? key : `${path}.${key}`),
    );
  if (JSON.stringify(actual) === JSON.stringify(wanted)) return [];
  return [`${path}: it has ${JSON.stringify(actual) ?? "nothing"}, wanted is ${JSON.stringify(wanted)}`];
}

function merge(base: Settings, over: Settings): Settings {
  const result: Settings = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const below = result[key];
    result[key] = isDocument(below) && isDocument(value) ? merge(below, value) : value;
  }
  return result;
}

function isDocument(value: Json | undefined): value is Settings {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
