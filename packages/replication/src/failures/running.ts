import { failure, saw } from "./failure.js";

/** What goes wrong while changes follow, and what shows only afterwards. */
export const RUNNING = [
  failure({
    id: "updates-not-carried",
    number: 14,
    symptom: "Updates and deletes of a table are missing on the target, while inserts arrive",
    cause: "The table has no primary key and no replica identity: its WAL does not say which row was meant",
    remedy:
      "ALTER TABLE ... ADD PRIMARY KEY, or REPLICA IDENTITY USING INDEX or FULL on the source, then reload it; or decide with keyless-tables of create-dms-task",
    says: [
      /does not have a replica identity and publishes (updates|deletes)/i,
      /\b(has no|without a?|no) primary key\b.{0,80}\b(update|delete)/i,
      /\b(update|delete)s?\b.{0,80}\b(has no|without a?|no) primary key\b/i,
    ],
    shows: ({ validationStates }) => saw(validationStates, "no primary key"),
  }),
  failure({
    id: "recovery-given-up",
    number: 17,
    symptom: "The task failed after several recovery attempts",
    cause: "An outage lasted longer than DMS was told to try, or a password changed",
    remedy:
      "Once both ends can be reached run create-dms-task: it tests the connections and resumes; leave ErrorBehavior.RecoverableErrorCount -1 and RecoverableErrorStopRetryAfterThrottlingMax false in task-settings",
    says: [/stopped after \d+ (recovery|retry) attempts/i, /Stop Reason RECOVERABLE_ERROR/i],
  }),
  failure({
    id: "connection-lost",
    number: 17,
    symptom: "The connection broke while the task ran",
    cause: "A restart, a failover or the network; DMS tries again by itself while it is told to",
    remedy: "If the task still runs, wait. If it failed, run create-dms-task once both ends can be reached: it resumes",
    says: [
      /server closed the connection unexpectedly/i,
      /terminating connection due to (administrator command|unexpected postmaster exit)/i,
      /connection (was )?(reset|terminated|aborted)\b/i,
      /SSL SYSCALL error/i,
      /could not (receive|send) data (from|to) (server|client)/i,
      /\bECONNRESET\b|\bEPIPE\b/,
      /terminating walsender process due to replication timeout/i,
    ],
    sqlStates: ["57P01", "57P02", "08003", "08006"],
  }),
  failure({
    id: "target-slow",
    number: 20,
    symptom: "The latency of the target climbs, or reading from the source is paused",
    cause: "Changes are applied row by row and one table lacks its key or index on the target, or triggers fire there",
    remedy:
      "See that the target has every primary key (preflight tgt-schema-equal) and the indexes of updated tables before the changes follow (apply-schema post-load), and that the endpoint's session has session_replication_role=replica",
    says: [/reading from source is paused\b.*(swap files exceeded|latency)/i],
  }),
  failure({
    id: "instance-disk-full",
    number: 27,
    symptom: "Reading is paused because the replication instance's disk is nearly full",
    cause: "Cached changes and logs take its storage",
    remedy:
      "Give the instance more storage (aws dms modify-replication-instance --allocated-storage), and set no DEBUG severity in task-settings",
    says: [/total disk usage exceeded the limit/i, /STOPPED_DUE_TO_LOW_DISK/, /\bstorage-full\b/i],
  }),
  failure({
    id: "out-of-memory",
    number: 27,
    symptom: "The replication task ran out of memory",
    cause: "Long values times rows in one bulk exceed the instance, mostly with LOBs on t3.small or t3.medium",
    remedy:
      "Use a larger replication-instance-class (more max-capacity for serverless), or lower FullLoadSettings.CommitRate and MaxFullLoadSubTasks in task-settings, then run create-dms-task",
    says: [/replication task out of memory/i, /failed because it ran out of memory/i, /STOPPED_DUE_TO_LOW_MEMORY/],
  }),
  failure({
    id: "validation-differs",
    number: 21,
    symptom: "The validation of DMS reports different rows that look the same",
    cause: "Booleans, unbounded numerics or padded char(n) travel in another form than they are stored",
    remedy:
      "Both endpoints need MapBooleanAsBoolean and MapUnboundedNumericAsString, the source TrimSpaceInChar false, as create-dms-task sets them; validate-data compares the rows themselves and decides",
    says: [/\bRECORD_DIFF\b/],
    shows: ({ validationStates }) => saw(validationStates, "mismatched records"),
  }),
  failure({
    id: "sequence-behind",
    number: 28,
    symptom: "After the cutover the first inserts fail with a duplicate key",
    cause: "DMS does not carry sequences: theirs stand where the schema was exported",
    remedy:
      "Let cutover end the move, which sets every sequence; if it was done by hand, setval each to the source's last_value plus a margin",
    shows: ({ taskStatus, messages }) =>
      ["stopped", "deleting"].includes(taskStatus?.toLowerCase() ?? "") &&
      messages.some((message) => /duplicate key value violates unique constraint "[^"]*_pkey"/i.test(message)),
    only: "target",
  }),
  failure({
    id: "fatal-without-reason",
    number: 27,
    symptom: "The task failed with FATAL_ERROR and says no more",
    cause: "The reason stands in the logs only: those of the task, or of the target's own PostgreSQL",
    remedy:
      "Read the lines with ]E: in the task's CloudWatch log, then the target's log (/aws/rds/cluster/<name>/postgresql), SwapUsage and FreeStorageSpace of the instance; then run create-dms-task, which resumes",
    says: [/\bFATAL_ERROR\b/, /stream component '[^']*' terminated/i, /encountered a fatal error/i],
    general: true,
  }),
];
