import { readFile } from "node:fs/promises";
import { DMS_CONTROL_SCHEMA, UserError } from "@postgres-to-aurora/domain";
import { checkTaskSettings } from "@postgres-to-aurora/replication/documents";

export type Json = string | number | boolean | null | Json[] | Settings;
/** A DMS task settings document. */
export interface Settings {
  [key: string]: Json;
}

/** Where our settings leave the service's defaults, and why. LOB mode and figures of size are added by measure. */
export const OUR_SETTINGS: Settings = {
  TargetMetadata: {
    SupportLobs: true,
    BatchApplyEnabled: false,
    // A restart point on the target, written with the rows themselves.
    TaskRecoveryTableEnabled: true,
  },
  FullLoadSettings: {
    // The tables come from the schema bundle and are proved empty before the start.
    TargetTablePrepMode: "DO_NOTHING",
    StopTaskCachedChangesApplied: false,
  },
  Logging: { EnableLogging: true },
  ControlTablesSettings: {
    ControlSchema: DMS_CONTROL_SCHEMA,
    HistoryTableEnabled: true,
    SuspendedTablesTableEnabled: true,
    StatusTableEnabled: true,
    FullLoadExceptionTableEnabled: true,
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
 * The user's settings, as far as a task may be made with them: without what the service sets itself, and with both
 * LOB modes where they name one, since each excludes the other. Empty without a file.
 * @param file path of a JSON file
 * @throws UserError BAD_TASK_SETTINGS when the file cannot be read or is no settings document
 */
export async function userSettings(file: string | undefined): Promise<Settings> {
  if (file === undefined) return {};
  let document: unknown;
  try {
    document = JSON.parse(await readFile(file, "utf8"));
  } catch (error) {
    throw new UserError({
      code: "BAD_TASK_SETTINGS",
      what: `task-settings is not usable: ${file}`,
      why: (error as Error).message,
      remedy: 'Give the path of a JSON file, for example {"FullLoadSettings":{"MaxFullLoadSubTasks":4}}',
      cause: error,
    });
  }
  await checkTaskSettings(document, `The file of task-settings, ${file},`);
  return withBothLobModes(withoutLogPlace(document as Settings));
}

/** The service names these itself and refuses them on creation, also in a document it has shown. */
function withoutLogPlace(settings: Settings): Settings {
  const logging = settings["Logging"];
  if (!isDocument(logging)) return settings;
  const { CloudWatchLogGroup: _group, CloudWatchLogStream: _stream, ...rest } = logging;
  return { ...settings, Logging: rest };
}

function withBothLobModes(settings: Settings): Settings {
  const lobs = settings["TargetMetadata"];
  if (!isDocument(lobs)) return settings;
  const { FullLobMode: full, LimitedSizeLobMode: limited } = lobs;
  if (typeof full === "boolean" && limited === undefined)
    return { ...settings, TargetMetadata: { ...lobs, LimitedSizeLobMode: !full } };
  if (typeof limited === "boolean" && full === undefined)
    return { ...settings, TargetMetadata: { ...lobs, FullLobMode: !limited } };
  return settings;
}

/** One document with another on top, key by key. */
export function merge(base: Settings, over: Settings): Settings {
  const result: Settings = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const below = result[key];
    result[key] = isDocument(below) && isDocument(value) ? merge(below, value) : value;
  }
  return result;
}

/** A section of a document; empty when it is not there. */
export function sectionOf(settings: Settings, name: string): Settings {
  const section = settings[name];
  return isDocument(section) ? section : {};
}

export function isDocument(value: Json | undefined): value is Settings {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
