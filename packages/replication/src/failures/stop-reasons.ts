/** What DMS's stop reasons mean; those of a task that ended as it was told to are calm. */
const MEANINGS: Record<string, string> = {
  NORMAL: "it was stopped on request",
  RECOVERABLE_ERROR: "an outage lasted longer than DMS was told to try",
  FATAL_ERROR: "an error that trying again does not mend",
  FULL_LOAD_ONLY_FINISHED: "the full load is done, and the task was to do no more",
  STOPPED_AFTER_FULL_LOAD: "the full load is done; the changes made meanwhile wait to be applied",
  STOPPED_AFTER_CACHED_EVENTS: "the full load is done and the changes made meanwhile are applied",
  EXPRESS_LICENSE_LIMITS_REACHED: "a limit of the express edition is reached",
  STOPPED_AFTER_DDL_APPLY: "a change of the schema was applied, and the task was to stop then",
  STOPPED_DUE_TO_LOW_MEMORY: "the replication instance has too little memory",
  STOPPED_DUE_TO_LOW_DISK: "the disk of the replication instance is nearly full",
  STOPPED_AT_SERVER_TIME: "the time it was to stop at has come",
  STOPPED_AT_COMMIT_TIME: "the commit it was to stop at has come",
  RECONFIGURATION_RESTART: "it starts again with changed settings",
  RECYCLE_TASK: "DMS starts it again by itself",
};

/**
 * A stop reason of DMS (`Stop Reason FATAL_ERROR Error Level FATAL`, alone or inside a message) in plain words that
 * complete "The task stopped because ...: ". Undefined for none and for one nobody knows.
 */
export function explainStopReason(stopReason: string): string | undefined {
  const name = /stop reason ([A-Z_]+)/i.exec(stopReason)?.[1] ?? stopReason.trim();
  return MEANINGS[name.toUpperCase()];
}
