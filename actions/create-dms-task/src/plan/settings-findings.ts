import type { Finding } from "@postgres-to-aurora/domain";
import { type Json, type Settings, sectionOf } from "./settings.js";

/** Settings that a user may choose and that have cost others their rows or their night. */
const RISKS: [section: string, name: string, value: Json, evidence: string][] = [
  [
    "FullLoadSettings",
    "TargetTablePrepMode",
    "DROP_AND_CREATE",
    "it drops the prepared tables with their defaults, constraints, identity columns, indexes and grants, and fails where a view depends on one",
  ],
  [
    "FullLoadSettings",
    "TargetTablePrepMode",
    "TRUNCATE_BEFORE_LOAD",
    "it fails on every table that a foreign key refers to",
  ],
  [
    "ErrorBehavior",
    "RecoverableErrorStopRetryAfterThrottlingMax",
    true,
    "a network outage of some hours ends the task for good",
  ],
  ["ErrorBehavior", "DataErrorPolicy", "LOG_ERROR", "rows that fail are left out with a line in a log"],
  ["ErrorBehavior", "DataErrorPolicy", "IGNORE_RECORD", "rows that fail are left out without a word"],
  ["ErrorBehavior", "DataTruncationErrorPolicy", "LOG_ERROR", "values are cut with a line in a log"],
  ["ErrorBehavior", "DataTruncationErrorPolicy", "IGNORE_RECORD", "values are cut without a word"],
  ["ErrorBehavior", "ApplyErrorUpdatePolicy", "UPDATE_RECORD", "rows it inserts lack their LOB columns"],
  ["ErrorBehavior", "ApplyErrorDeletePolicy", "IGNORE_RECORD", "deletes that find no row are not noticed"],
  ["ErrorBehavior", "ApplyErrorFailOnTruncationDdl", false, "a TRUNCATE on the source is not noticed"],
  ["ErrorBehavior", "FailOnNoTablesCaptured", false, "a task without tables counts as one that works"],
  [
    "ChangeProcessingDdlHandlingPolicy",
    "HandleSourceTableDropped",
    true,
    "a table dropped on the source is dropped on the target, too",
  ],
  [
    "TargetMetadata",
    "BatchApplyEnabled",
    true,
    "changes are not applied in the order of their commits, and fail on tables with a second unique constraint",
  ],
  ["ValidationSettings", "EnableValidation", false, "DMS does not compare what it carried"],
  ["FailTaskWhenCleanTaskResourceFailed", "", false, "a replication slot that cannot be dropped stays unnoticed"],
];

/** A warning for each setting of the user's file that is known to hurt. */
export function settingsFindings(own: Settings): Finding[] {
  return RISKS.filter(([section, name, value]) =>
    name === "" ? own[section] === value : sectionOf(own, section)[name] === value,
  ).map(([section, name, value, evidence]) => {
    const path = name === "" ? section : `${section}.${name}`;
    return {
      rule: "task-setting-risky",
      severity: "warning",
      object: path,
      evidence: `The file of task-settings sets it to ${JSON.stringify(value)}: ${evidence}`,
      remedy: `Remove ${path} from the file, unless this is what you want`,
    };
  });
}
