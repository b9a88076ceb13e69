import { failure, saw } from "./failure.js";

const RELOAD =
  "run create-dms-task with restart: reload and truncate-target: true, which loads everything again with a new slot";

/** What goes wrong with the source's WAL and the slot it is read through. */
export const SOURCE_WAL = [
  failure({
    id: "slot-invalidated",
    number: 16,
    symptom: "The slot was invalidated, or the WAL segment it needs has been removed",
    cause: "More WAL piled up behind the slot than max_slot_wal_keep_size allows, or nobody read it for too long",
    remedy: `The changes since then are gone, so raise max_slot_wal_keep_size (or set -1 and watch the disk), then ${RELOAD}`,
    says: [
      /requested WAL segment\b.*has already been removed/i,
      /can no longer (get changes from|access) replication slot/i,
      /replication slot\b.*\b(was|has been) invalidated/i,
      /slot has been invalidated because/i,
      /exceeded the maximum reserved size/i,
    ],
    only: "source",
  }),
  failure({
    id: "slot-lost",
    number: 16,
    symptom: "The task's slot does not exist any more: changes made since are lost",
    cause: "Somebody dropped it, or the source was restored or failed over to a server without it",
    remedy: `Nothing can be read on from it: ${RELOAD}`,
    says: [/replication slot\b.*\bdoes not exist any more/i],
    only: "source",
  }),
  failure({
    id: "wal-disk-full",
    number: 15,
    symptom: "The disk of the source is full of WAL",
    cause:
      "A slot that nobody reads keeps all WAL: a task stopped, failed, or deleted while the source was unreachable",
    remedy:
      "Resume the task with create-dms-task, or give the migration up with decommission, which drops the slot; if the server is down, enlarge the disk first and never delete files in pg_wal",
    says: [
      /(pg_wal|pg_xlog|xlogtemp|pg_replslot|pg_logical)\b.*no space left on device/i,
      /could not (write|extend|create) .*no space left on device/i,
    ],
    unless: [/base\/pgsql_tmp/],
    only: "source",
  }),
  failure({
    id: "slot-creation-waits",
    number: 19,
    symptom: "The task stays at starting, or all its tables at Before load",
    cause: "Making the slot waits for every transaction that was open on the source, prepared ones too",
    remedy:
      "End them: SELECT pid, usename, xact_start FROM pg_stat_activity WHERE backend_xid IS NOT NULL and SELECT gid, database FROM pg_prepared_xacts on the source name them; preflight and create-dms-task do, too",
    says: [
      /waiting for transactions? \(approximately \d+\) older than/i,
      /(CREATE_REPLICATION_SLOT|pg_create_logical_replication_slot)\b.*(timed out|timeout|cancel)/i,
      /is still being created/i,
    ],
    shows: ({ taskStatus, tableStates }) =>
      taskStatus?.toLowerCase() === "starting" && (tableStates ?? []).every((state) => saw([state], "before load")),
    only: "source",
  }),
  failure({
    id: "slot-in-use",
    number: 25,
    symptom: "The replication slot is active for another process",
    cause: "Two tasks read through one slot (SlotName), or a session of the last run has not ended yet",
    remedy:
      "Leave SlotName out, one slot for each task; if the reader is a dead session, SELECT pg_terminate_backend(pid) on the source",
    says: [/replication slot "[^"]+" is (already )?active for PID/i],
    only: "source",
  }),
  failure({
    id: "slot-missing",
    number: 25,
    symptom: "The replication slot does not exist",
    cause: "The endpoint names a slot (SlotName) that nobody made, or the slot of a task that ran was dropped",
    remedy: `Leave SlotName out: a full-load-and-cdc task makes its own slot. If the task ran before, ${RELOAD}`,
    says: [/replication slot "[^"]+" does not exist(?! any more)/i],
    only: "source",
  }),
  failure({
    id: "wal-level",
    symptom: "Logical decoding requires wal_level >= logical",
    cause: "The source has wal_level replica or minimal",
    remedy: "ALTER SYSTEM SET wal_level = 'logical' on the source and restart it; preflight tells it beforehand",
    says: [
      /logical (decoding|replication)\b.*requires .{0,12}wal_level/i,
      /wal_level.{0,20}(must be|to be) .{0,4}logical/i,
    ],
    only: "source",
  }),
  failure({
    id: "no-slot-free",
    symptom: "All replication slots are in use",
    cause: "max_replication_slots is reached, often by slots that nobody reads any more",
    remedy: "Drop slots nobody needs (preflight lists them), or raise max_replication_slots and restart the source",
    says: [/all replication slots are in use/i],
    only: "source",
  }),
  failure({
    id: "no-sender-free",
    symptom: "All WAL senders are busy",
    cause: "max_wal_senders is reached",
    remedy: "Raise max_wal_senders and restart the source",
    says: [/number of requested standby connections exceeds .*max_wal_senders/i],
    only: "source",
  }),
  failure({
    id: "no-replication-right",
    symptom: "The user may not replicate",
    cause: "It has not the attribute REPLICATION",
    remedy: "ALTER ROLE that user REPLICATION on the source (on RDS: GRANT rds_replication TO it)",
    says: [
      /must be superuser or replication role/i,
      /permission denied to (use replication slots|start WAL sender|initiate replication)/i,
      /only roles with the REPLICATION attribute/i,
    ],
    only: "source",
  }),
  failure({
    id: "plugin-missing",
    symptom: "The output plugin test_decoding is not there",
    cause: "The server was installed without PostgreSQL's contrib modules",
    remedy: "Install the package with contrib modules (postgresql-contrib) on the source; no restart is needed",
    says: [/could not access file "\$?[^"]*(test_decoding|pglogical[^"]*)": no such file/i],
    only: "source",
  }),
];
