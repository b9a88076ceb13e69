/** Who notices a failure, and when. */
export interface Detection {
  action: string;
  /** Before it happens, or how it is seen when it does; one clause. */
  when: string;
}

/** One of the 30 failures that people met in practice. */
export interface FieldFailure {
  number: number;
  title: string;
  detected: Detection[];
}

const by = (action: string, when: string): Detection => ({ action, when });

/** The 30 failures by number, with the actions that notice each. Their texts stand in the catalogue under the same number. */
export const FIELD_FAILURES: readonly FieldFailure[] = [
  {
    number: 1,
    title: "Start refused: connections not tested",
    detected: [by("create-dms-task", "before every start it tests both endpoints on the instance")],
  },
  {
    number: 2,
    title: "Connection test fails",
    detected: [
      by("preflight", "before: from the runner, and pg_hba.conf for the instance's address"),
      by("create-dms-task", "when the test on the instance fails, before the task is made"),
    ],
  },
  {
    number: 3,
    title: "dms-vpc-role missing",
    detected: [by("create-dms-task", "before it makes the subnet group")],
  },
  {
    number: 4,
    title: "No log of the task",
    detected: [
      by("create-dms-task", "before: the role for the logs is looked up"),
      by("wait-for-cdc", "when it wants to show lines: it goes on with the failure message and the table states"),
    ],
  },
  {
    number: 5,
    title: "Wrong start type",
    detected: [by("create-dms-task", "never sent: the start type follows from the task's history")],
  },
  {
    number: 6,
    title: "100 %, but tables in error",
    detected: [by("wait-for-cdc", "at the next look: every table must be loaded, the percentage counts for nothing")],
  },
  {
    number: 7,
    title: "Foreign keys refuse rows",
    detected: [
      by("preflight", "before: whether the target's user may set session_replication_role (tgt-replica-role)"),
      by("create-dms-task", "before the start, by trying it"),
      by("wait-for-cdc", "when a table fails on it"),
    ],
  },
  {
    number: 8,
    title: "TRUNCATE refused by foreign keys",
    detected: [
      by(
        "create-dms-task",
        "before: the task empties nothing, truncate-target does in one statement; task-settings that say otherwise are warned of",
      ),
      by("wait-for-cdc", "when a table fails on it"),
    ],
  },
  {
    number: 9,
    title: "Tables dropped and made anew by DMS",
    detected: [by("create-dms-task", "before: task-settings with DROP_AND_CREATE are warned of")],
  },
  {
    number: 10,
    title: "Duplicate keys or doubled rows",
    detected: [
      by("preflight", "before: tables that hold rows (tgt-empty)"),
      by("create-dms-task", "before the first start: the target's tables must be empty; partitions instead of parents"),
      by("wait-for-cdc", "when a table fails on it"),
      by("validate-data", "after: every row is compared"),
    ],
  },
  {
    number: 11,
    title: "Left-over control tables",
    detected: [
      by("preflight", "before (tgt-dms-leftovers)"),
      by("create-dms-task", "before the start: those outside its own schema"),
      by("assess-schema", "before, on the source (repl-dms-artifacts)"),
      by("decommission", "after: it drops them"),
    ],
  },
  {
    number: 12,
    title: "Long values cut",
    detected: [
      by("assess-schema", "before: columns with long values (repl-lob-size)"),
      by("create-dms-task", "before: LobMaxSize comes from the measured values"),
      by("wait-for-cdc", "when the task fails on it, as the endpoints tell it to (FailTasksOnLobTruncation)"),
      by("validate-data", "after: every value is compared"),
    ],
  },
  {
    number: 13,
    title: "LOB columns left out or refused",
    detected: [
      by("assess-schema", "before: NOT NULL columns that full LOB mode cannot fill (repl-lob-not-null)"),
      by("create-dms-task", "before: task-settings without SupportLobs are refused"),
      by("wait-for-cdc", "when a table fails on it"),
    ],
  },
  {
    number: 14,
    title: "Updates and deletes missing",
    detected: [
      by("assess-schema", "before (repl-no-pk, repl-identity-nothing)"),
      by("create-dms-task", "before: tables without a key are refused unless keyless-tables allows them"),
      by("validate-data", "after: every row is compared"),
    ],
  },
  {
    number: 15,
    title: "Source's disk full of WAL",
    detected: [
      by("preflight", "before: slots nobody reads, and room for an outage (src-existing-slots, src-wal-headroom)"),
      by("wait-for-cdc", "while it waits: retained WAL against wal-warning, a slot nobody reads"),
      by("decommission", "after: it drops slot and publications"),
    ],
  },
  {
    number: 16,
    title: "Slot invalidated",
    detected: [
      by("preflight", "before: max_slot_wal_keep_size (src-slot-keep-size)"),
      by("wait-for-cdc", "before, by how long it takes until then; and when it has happened"),
      by("create-dms-task", "before a resume"),
    ],
  },
  {
    number: 17,
    title: "Task gave up after an outage",
    detected: [
      by("create-dms-task", "before: the settings let it try without end; after: it tests and resumes"),
      by("wait-for-cdc", "at the next look, with the reason in words"),
    ],
  },
  {
    number: 18,
    title: "Secret without the keys DMS wants",
    detected: [by("create-dms-task", "before it makes the endpoint: the secret's keys, then the connection test")],
  },
  {
    number: 19,
    title: "Slot creation hangs",
    detected: [
      by("preflight", "before: open and prepared transactions by name (src-long-xact, src-prepared-xacts)"),
      by("create-dms-task", "before the start"),
      by("wait-for-cdc", "while the task stays at starting: the transactions by name"),
    ],
  },
  {
    number: 20,
    title: "Latency climbs",
    detected: [
      by("preflight", "before: keys that the target lacks (tgt-schema-equal)"),
      by("wait-for-cdc", "while it waits: latency over the threshold is no good sample"),
    ],
  },
  {
    number: 21,
    title: "False differences in DMS's validation",
    detected: [
      by("create-dms-task", "before: both endpoints map booleans and numerics as they are"),
      by("validate-data", "after: it compares the rows itself and decides"),
    ],
  },
  {
    number: 22,
    title: "Change refused while a task runs",
    detected: [by("create-dms-task", "before: it shows the difference and changes nothing under a running task")],
  },
  {
    number: 23,
    title: "Deletion refused: still in use",
    detected: [by("decommission", "before: it deletes in order and waits for each to be gone")],
  },
  {
    number: 24,
    title: "Stop or delete at the wrong moment",
    detected: [by("decommission", "before: it waits until the task can be stopped and deleted")],
  },
  {
    number: 25,
    title: "Slot missing or in use",
    detected: [
      by("create-dms-task", "before: it sends no SlotName, so each task has a slot of its own"),
      by("wait-for-cdc", "when the task fails on it"),
    ],
  },
  {
    number: 26,
    title: "Settings refused or seen as different for ever",
    detected: [by("create-dms-task", "before: settings are checked against a schema; only those it sets are compared")],
  },
  {
    number: 27,
    title: "FATAL_ERROR and nothing else",
    detected: [by("wait-for-cdc", "at the next look, with the last error lines of the task's log")],
  },
  {
    number: 28,
    title: "Sequences behind after the cutover",
    detected: [
      by("assess-schema", "before: sequences that DMS leaves behind (repl-sequence)"),
      by("cutover", "before the switch: it sets every sequence of the target"),
    ],
  },
  {
    number: 29,
    title: "No tables found",
    detected: [
      by("create-dms-task", "before: mappings are made from the source's catalog, rights on each table checked"),
    ],
  },
  {
    number: 30,
    title: "Schema drifted apart",
    detected: [
      by("preflight", "before (tgt-schema-equal)"),
      by("create-dms-task", "before the start: tables and columns of both ends are compared"),
      by("wait-for-cdc", "when a table fails on it"),
      by("validate-data", "before the cutover: all objects are compared"),
    ],
  },
];
