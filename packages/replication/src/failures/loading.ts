import { failure, saw } from "./failure.js";

const AGAIN = "then reload these tables: wait-for-cdc with on-table-error: reload empties and reloads them";
const ALL_AGAIN = "run create-dms-task with restart: reload and truncate-target: true";

/** What refuses rows while tables are loaded, or spoils them. */
export const LOADING = [
  failure({
    id: "foreign-key",
    number: 7,
    symptom: "Rows are refused: violates foreign key constraint",
    cause: "Tables are loaded side by side, and the session of DMS does not switch foreign keys off",
    remedy: `Let the target endpoint have AfterConnectScript SET session_replication_role=replica and its user the right to (GRANT SET ON PARAMETER session_replication_role), or create foreign keys after the load (apply-schema post-load), ${AGAIN}`,
    says: [/violates foreign key constraint/i],
    sqlStates: ["23503"],
    only: "target",
  }),
  failure({
    id: "replica-role-refused",
    symptom: "The target refuses SET session_replication_role",
    cause: "The endpoint's user may not set it, so triggers and foreign keys would fire",
    remedy:
      "GRANT SET ON PARAMETER session_replication_role TO the user of target-url, or GRANT rds_superuser; then run create-dms-task again",
    says: [/permission denied to set parameter "session_replication_role"/i],
    only: "target",
  }),
  failure({
    id: "truncate-referenced",
    number: 8,
    symptom: "Cannot truncate a table referenced in a foreign key constraint",
    cause: "TargetTablePrepMode TRUNCATE_BEFORE_LOAD empties table by table, which foreign keys forbid",
    remedy: `Leave TargetTablePrepMode DO_NOTHING in task-settings and ${ALL_AGAIN}: it empties all tables in one statement`,
    says: [/cannot truncate a table referenced in a foreign key constraint/i],
    only: "target",
  }),
  failure({
    id: "drop-dependent",
    number: 9,
    symptom: "Cannot drop a table because other objects depend on it, or defaults and identity columns are gone",
    cause: "TargetTablePrepMode DROP_AND_CREATE makes bare tables of its own in place of the prepared ones",
    remedy: `Leave TargetTablePrepMode DO_NOTHING in task-settings; where tables were made anew, apply the schema again, then ${ALL_AGAIN}`,
    says: [/cannot drop (table|column|type|sequence) .* because other objects depend on it/i],
    sqlStates: ["2BP01"],
    only: "target",
  }),
  failure({
    id: "control-tables-left",
    number: 11,
    symptom: "Relation awsdms_... already exists, or a control table has other columns",
    cause: "Control tables of an earlier task, or of a dumped schema, lie on the target",
    remedy: `Drop the awsdms_ tables of former tasks on the target (decommission does), then ${ALL_AGAIN}`,
    says: [
      /relation "([^"]*\.)?awsdms_[^"]*" already exists/i,
      /column "[^"]*" of relation "awsdms_[^"]*" does not exist/i,
      /failed creating (table|index)\b.*awsdms_/i,
      // Control tables alone have these names, in capitals.
      /column "(TASK_NAME|TABLE_OWNER|TABLE_NAME|ERROR_TIME|SERVER_NAME)".{0,60} does not exist/,
    ],
    only: "target",
  }),
  failure({
    id: "duplicate-key",
    number: 10,
    symptom: "Duplicate key, or every row twice",
    cause:
      "The target was not empty when the load began, a partitioned table was chosen with its partitions, or somebody else writes there",
    remedy: `See that nothing but DMS writes on the target, then ${ALL_AGAIN}; of partitioned tables only the partitions may be chosen, as create-dms-task does`,
    says: [/duplicate key value violates unique constraint/i],
    unless: [/awsdms_/i],
    sqlStates: ["23505"],
    only: "target",
  }),
  failure({
    id: "no-tables",
    number: 29,
    symptom: "No tables were found at task initialization",
    cause: "The mappings name nothing that exists or that the endpoint's user may see; names are case-sensitive",
    remedy:
      "Correct schemas and exclude-tables, GRANT USAGE ON SCHEMA and SELECT ON the tables to the user of source-url, then run create-dms-task: its mappings name every table",
    says: [/no tables were found at task initialization/i],
  }),
  failure({
    id: "schema-drift",
    number: 30,
    symptom: "A column or table does not exist on the target, or its type is another",
    cause: "The source's schema changed after it was exported, or the target's was changed by hand",
    remedy: `Bring the target to the source's schema (validate-data and apply-schema with dry-run show the difference), ${AGAIN}`,
    says: [
      /column "[^"]+"(?: of relation "[^"]+")? does not exist/i,
      /\brelation "[^"]+" does not exist/i,
      /is of type .* but expression is of type/i,
      /value too long for type character/i,
      /numeric field overflow/i,
      /new row for relation "[^"]+" violates check constraint/i,
    ],
    unless: [/awsdms_/i, /column "(TASK_NAME|TABLE_OWNER|TABLE_NAME|ERROR_TIME|SERVER_NAME)"/],
    sqlStates: ["42703", "42P01", "42804", "22001"],
  }),
  failure({
    id: "generated-value",
    symptom: "Cannot insert a non-DEFAULT value into a column",
    cause: "The column is GENERATED ALWAYS, as identity or from an expression, and DMS sends a value for it",
    remedy: `Where it is an identity: ALTER TABLE ... ALTER COLUMN ... SET GENERATED BY DEFAULT on the target (convert-schema does, and gives it back at the cutover); where it is computed: let create-dms-task make the mappings, which leave the column out; ${AGAIN}`,
    says: [
      /cannot insert a non-DEFAULT value into column/i,
      /column "[^"]+" is a generated column/i,
      /column "[^"]+" can only be updated to DEFAULT/i,
    ],
    sqlStates: ["428C9"],
    only: "target",
  }),
  failure({
    id: "target-read-only",
    symptom: "The target is read-only",
    cause: "The host of target-url is a reader of the cluster, or a failover made the writer one",
    remedy: "Give the cluster's writer endpoint in target-url",
    says: [/cannot execute \w+( \w+)? in a read-only transaction/i],
    sqlStates: ["25006"],
    only: "target",
  }),
  failure({
    id: "permission-denied",
    symptom: "Permission denied",
    cause: "The endpoint's user lacks a right on a schema, table or column",
    remedy: ({ side }) =>
      side === "target"
        ? "GRANT USAGE ON SCHEMA and SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON ALL TABLES to the user of target-url; preflight lists what lacks"
        : "GRANT USAGE ON SCHEMA and SELECT ON ALL TABLES to the user of source-url, or name the tables in exclude-tables; preflight lists what lacks",
    says: [/permission denied for (schema|table|relation|column|sequence|database|view)/i],
    sqlStates: ["42501"],
    unless: [/session_replication_role|replication slots|WAL sender/i],
  }),
  failure({
    id: "statement-timeout",
    symptom: "A statement of DMS is cancelled by a timeout",
    cause: "ExecuteTimeout of the endpoint or statement_timeout, lock_timeout of its user is too short",
    remedy: ({ side }) =>
      `ALTER ROLE the endpoint's user SET statement_timeout = 0${side === "source" ? "" : " and SET lock_timeout = 0"}; ExecuteTimeout of the endpoint counts in seconds`,
    says: [/canceling statement due to (statement|lock) timeout/i],
    unless: [/REPLICATION_SLOT|create_logical_replication_slot/i],
  }),
  failure({
    id: "zero-byte",
    symptom: "Invalid byte sequence for the encoding",
    cause: "The two databases have different encodings, or a text holds bytes that its encoding does not have",
    remedy:
      "Make the target database with the source's encoding (preflight compares them), or correct the rows named by validate-data on the source",
    says: [/invalid byte sequence for encoding/i, /character with byte sequence .* has no equivalent in encoding/i],
    sqlStates: ["22021", "22P05"],
  }),
  failure({
    id: "table-error",
    number: 6,
    symptom: "The task runs and shows 100 %, but tables are in Table error",
    cause: "A failed table does not stop the task: the others go on",
    remedy: `The task's log names the cause in lines with ]E:. Correct it, ${AGAIN}`,
    says: [/table '[^']*'\.'[^']*' was errored\/suspended/i, /command failed to load data with exit error code/i],
    shows: ({ tableStates }) => saw(tableStates, "table error", "table cancelled"),
    general: true,
  }),
];
