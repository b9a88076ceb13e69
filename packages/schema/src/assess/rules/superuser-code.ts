import { optionsOf } from "@postgres-to-aurora/sql-parser";
import { routineColumns, userRoutines } from "../catalog-sql.js";
import { routineRef } from "../code-of-dump.js";
import { refByRange } from "../dump-refs.js";
import type { Rule } from "../rule.js";
import { settingOf } from "../settings-in-effect.js";
import { callPattern, callsOf, eitherOf, setsParameter } from "./calls.js";

const FILE_FUNCTIONS =
  "pg_read_file|pg_read_binary_file|pg_ls_dir|pg_ls_logdir|pg_ls_waldir|pg_ls_tmpdir|pg_stat_file|pg_file_write|pg_file_unlink|pg_file_rename|pg_file_sync|pg_logdir_ls|lo_import|lo_export|pg_logfile_rotate";

const ADMIN_FUNCTIONS =
  "pg_reload_conf|pg_rotate_logfile|pg_switch_wal|pg_create_restore_point|pg_start_backup|pg_stop_backup|pg_backup_start|pg_backup_stop|pg_promote|pg_wal_replay_pause|pg_wal_replay_resume|pg_current_logfile|pg_log_backend_memory_contexts|pg_create_physical_replication_slot";

/** What source text does that only a superuser may. */
export const superuserCode: Rule[] = [
  {
    id: "priv-file-functions",
    category: "privileges",
    severity: "blocker",
    title: "Call that reads or writes the server's files",
    why: "Nobody may read or write files of an Aurora server, so the call fails when it runs.",
    remedy:
      "Move files through Amazon S3 with the extension aws_s3, and large objects through the client with lo_get and lo_from_bytea.",
    effort: "medium",
    fix: { kind: "manual", does: "The code moves files through Amazon S3 or the client" },
    code: { nodes: callsOf(new RegExp(`^(${FILE_FUNCTIONS})$`)), pattern: callPattern(FILE_FUNCTIONS) },
  },
  {
    id: "priv-copy-file",
    category: "privileges",
    severity: "blocker",
    title: "COPY from or to a file of the server",
    why: "COPY with a file name reads or writes the server's file system, which Aurora gives to nobody.",
    remedy: "Use aws_s3.table_import_from_s3 and aws_s3.query_export_to_s3, or \\copy in the client.",
    effort: "medium",
    fix: { kind: "manual", does: "The rows come and go through Amazon S3 or the client" },
    code: {
      nodes: {
        CopyStmt: ({ filename, is_program, is_from }) =>
          filename === undefined || is_program ? undefined : `COPY ${is_from ? "FROM" : "TO"} a file`,
      },
      pattern: /\bcopy\b[^;]{1,250}?\b(?:from|to)\s*(?:'[^']|%[-\d$]*L|$)/i,
    },
    dump: {
      statements: {
        CopyStmt: ({ relation, filename, is_program, is_from }) =>
          filename === undefined || is_program
            ? []
            : [{ object: refByRange("table", relation), evidence: `COPY ${is_from ? "FROM" : "TO"} a file` }],
      },
    },
  },
  {
    id: "priv-copy-program",
    category: "privileges",
    severity: "blocker",
    title: "COPY that runs a program",
    why: "There is no shell on Aurora that COPY could run a program in.",
    remedy: "Run the program elsewhere, in AWS Lambda or a job, and let it talk to the database.",
    effort: "significant",
    fix: { kind: "manual", does: "A job outside the database runs the program" },
    code: {
      nodes: {
        CopyStmt: ({ is_program, is_from }) => (is_program ? `COPY ${is_from ? "FROM" : "TO"} PROGRAM` : undefined),
      },
      pattern: /\bcopy\b[^;]{1,250}?\b(?:from|to)\s+program\b/i,
    },
  },
  {
    id: "priv-admin-functions",
    category: "privileges",
    severity: "needs-change",
    title: "Administration of the server from inside",
    why: "Aurora does not grant it, or its storage leaves it without a meaning, so it fails when it runs.",
    remedy: "Use the RDS API: parameter groups, snapshots, log files and failover.",
    effort: "medium",
    fix: { kind: "manual", does: "The RDS API does the work" },
    code: {
      nodes: eitherOf(callsOf(new RegExp(`^(${ADMIN_FUNCTIONS})$`)), {
        AlterSystemStmt: () => "ALTER SYSTEM",
        CheckPointStmt: () => "CHECKPOINT",
        LoadStmt: () => "LOAD",
      }),
      pattern: new RegExp(`${callPattern(ADMIN_FUNCTIONS).source}|\\balter\\s+system\\b|\\bcheckpoint\\s*;`, "i"),
    },
  },
  {
    id: "priv-session-auth",
    category: "privileges",
    severity: "needs-change",
    title: "SET SESSION AUTHORIZATION in code",
    why: "Only a superuser may become another user this way.",
    remedy: "Use SET ROLE, and grant the membership that it takes.",
    effort: "simple",
    fix: { kind: "manual", does: "The code sets the role" },
    code: {
      nodes: setsParameter("session_authorization"),
      pattern: /\bset\s+(?:local\s+|session\s+)?session\s+authorization\b/i,
    },
  },
  {
    id: "dump-session-auth",
    category: "dump",
    severity: "needs-change",
    title: "SET SESSION AUTHORIZATION in the dump",
    why: "The dump was made with --use-set-session-authorization, and only a superuser may become another user this way.",
    remedy:
      "Let the objects be made by the user that applies the schema, or dump again with owners as ALTER ... OWNER.",
    effort: "trivial",
    fix: { kind: "auto", by: "convert-schema", phase: "pre-load", does: "The statement is left out" },
    dump: {
      statements: {
        VariableSetStmt: (fields) => {
          const { name, value } = settingOf(fields);
          if (name !== "session_authorization" || value === undefined) return [];
          return [{ object: { type: "role", schema: "", name: value }, evidence: "SET SESSION AUTHORIZATION" }];
        },
      },
    },
    convert: {
      VariableSetStmt: ({ name }, edit) => {
        if (name === "session_authorization") edit.leaveOut("Only a superuser may become another user this way");
      },
    },
  },
  {
    id: "priv-replication-role",
    category: "privileges",
    severity: "info",
    title: "Code that switches triggers off",
    why: "Aurora lets members of rds_superuser set session_replication_role, and nobody else.",
    remedy: "Run it as a member of rds_superuser, or disable the triggers one by one.",
    effort: "simple",
    fix: { kind: "manual", does: "A member of rds_superuser runs the code" },
    code: {
      nodes: setsParameter("session_replication_role"),
      pattern:
        /\bset\s+(?:local\s+|session\s+)?session_replication_role\b|\bset_config\s*\(\s*'session_replication_role'/i,
    },
    catalog: {
      sql: `${routineColumns("'SET session_replication_role'")} ${userRoutines()} AND EXISTS (
        SELECT 1 FROM pg_catalog.unnest(p.proconfig) u WHERE u LIKE 'session\\_replication\\_role=%')`,
    },
    dump: {
      statements: {
        CreateFunctionStmt: (fields) =>
          optionsOf(fields.options).some(
            ({ name, arg }) => name === "set" && arg?.VariableSetStmt?.name === "session_replication_role",
          )
            ? [{ object: routineRef(fields), evidence: "SET session_replication_role" }]
            : [],
      },
    },
  },
];
