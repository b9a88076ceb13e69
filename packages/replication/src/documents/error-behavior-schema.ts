import { choice, flag, members, whole } from "./keywords.js";

const ROW_POLICIES = ["IGNORE_RECORD", "LOG_ERROR", "SUSPEND_TABLE", "STOP_TASK"];
const ESCALATIONS = ["LOG_ERROR", "SUSPEND_TABLE", "STOP_TASK"];

/** Section `ErrorBehavior` of the task settings: what happens to a row, a table or the task when something fails. */
export const ERROR_BEHAVIOR = members({
  DataErrorPolicy: choice(...ROW_POLICIES),
  DataTruncationErrorPolicy: choice(...ROW_POLICIES),
  DataMaskingErrorPolicy: choice(...ROW_POLICIES),
  DataErrorEscalationPolicy: choice(...ESCALATIONS),
  DataErrorEscalationCount: whole(),
  EventErrorPolicy: choice("IGNORE", "STOP_TASK"),
  TableErrorPolicy: choice("SUSPEND_TABLE", "STOP_TASK"),
  TableErrorEscalationPolicy: choice("STOP_TASK"),
  TableErrorEscalationCount: whole(),
  // -1 is without limit.
  RecoverableErrorCount: whole(-1),
  RecoverableErrorInterval: whole(),
  RecoverableErrorThrottling: flag,
  RecoverableErrorThrottlingMax: whole(),
  RecoverableErrorStopRetryAfterThrottlingMax: flag,
  ApplyErrorDeletePolicy: choice(...ROW_POLICIES),
  ApplyErrorInsertPolicy: choice(...ROW_POLICIES, "INSERT_RECORD"),
  ApplyErrorUpdatePolicy: choice(...ROW_POLICIES, "UPDATE_RECORD"),
  ApplyErrorEscalationPolicy: choice(...ESCALATIONS),
  ApplyErrorEscalationCount: whole(),
  ApplyErrorFailOnTruncationDdl: flag,
  FullLoadIgnoreConflicts: flag,
  FailOnTransactionConsistencyBreached: flag,
  FailOnNoTablesCaptured: flag,
});
