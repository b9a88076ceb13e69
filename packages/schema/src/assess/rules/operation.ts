import { optionsOf, textOf } from "@postgres-to-aurora/sql-parser";
import { isNotOfExtension, isUserSchema } from "../catalog-sql.js";
import { routineRef } from "../code-of-dump.js";
import type { DumpModel } from "../dump-model.js";
import type { Hit, Rule } from "../rule.js";
import { callPattern, callsOf, eitherOf } from "./calls.js";

const LOCKS = "pg_(?:try_)?advisory_(?:xact_)?(?:un)?lock(?:_shared|_all)?";

/** What the application and the operation rely on. */
export const operation: Rule[] = [
  {
    id: "multi-database",
    category: "operation",
    severity: "info",
    title: "Another database on the same server",
    why: "Each database takes endpoints, a slot and a task of its own, and queries across databases break while only one has moved.",
    remedy: "Plan a migration for each database that is in use, and move those that talk to each other together.",
    effort: "medium",
    fix: { kind: "manual", does: "Each database gets a migration" },
    catalog: {
      // The database postgres is on every server, and mostly empty.
      sql: `SELECT 'database' AS type, '' AS schema, d.datname AS name, NULL AS part, 'on the same server' AS evidence FROM pg_catalog.pg_database d
       WHERE d.datallowconn AND NOT d.datistemplate AND d.datname NOT IN (pg_catalog.current_database(), 'postgres', 'rdsadmin')`,
    },
    dump: { model: otherDatabases },
  },
  {
    id: "notify",
    category: "operation",
    severity: "info",
    title: "LISTEN and NOTIFY",
    why: "Notifications work on the writer of one cluster only: none crosses from the source to the target, and RDS Proxy pins sessions that listen.",
    remedy: "Connect listeners to the target at the cutover, and let them look for what they missed.",
    effort: "simple",
    fix: { kind: "manual", does: "Listeners connect anew at the cutover" },
    code: {
      nodes: eitherOf(callsOf(/^pg_notify$/), { NotifyStmt: () => "NOTIFY", ListenStmt: () => "LISTEN" }),
      pattern: new RegExp(`${callPattern("pg_notify").source}|(?:^|;)\\s*(?:notify|listen)\\s+["\\w%]`, "i"),
    },
  },
  {
    id: "advisory-lock",
    category: "operation",
    severity: "info",
    title: "Advisory lock",
    why: "A lock taken on the source is not seen on the target, so two workers may hold it at once while some are connected to either side.",
    remedy: "Stop all workers before the cutover, and start them on the target alone.",
    effort: "trivial",
    fix: { kind: "manual", does: "Workers stop before the switch" },
    code: { nodes: callsOf(new RegExp(`^${LOCKS}$`)), pattern: callPattern(LOCKS) },
  },
  {
    id: "two-phase",
    category: "operation",
    severity: "needs-change",
    title: "Two-phase commit",
    why: "Aurora allows no prepared transactions until max_prepared_transactions is raised, and DMS does not support them.",
    remedy:
      "Set max_prepared_transactions in the parameter group if the application needs it, and let no transaction stay prepared during the migration.",
    effort: "simple",
    fix: { kind: "manual", does: "The parameter group allows prepared transactions" },
    catalog: {
      sql: `SELECT 'setting' AS type, '' AS schema, g.name, NULL AS part, 'set to ' || g.setting AS evidence
        FROM pg_catalog.pg_settings g WHERE g.name = 'max_prepared_transactions' AND g.setting <> '0'`,
    },
    code: {
      nodes: {
        TransactionStmt: ({ kind }) => (kind === "TRANS_STMT_PREPARE" ? "PREPARE TRANSACTION" : undefined),
      },
      pattern: /\bprepare\s+transaction\b/i,
    },
    settings: (hits) =>
      hits
        .filter(({ object }) => object.type === "setting" && object.name === "max_prepared_transactions")
        .map(({ evidence }) => ({
          kind: "parameter group",
          name: "max_prepared_transactions",
          value: evidence.replace(/^set to /, ""),
          why: "The source allows prepared transactions, and Aurora does not by default",
        })),
  },
  {
    id: "dynamic-sql",
    category: "operation",
    severity: "info",
    title: "SQL put together at run time",
    why: "What the statement is shows only when it runs, so no check of the source text can judge it.",
    remedy: "Let the application's tests call the routine on the target.",
    effort: "simple",
    fix: { kind: "manual", does: "Tests call the routine" },
    code: {
      nodes: {
        PLpgSQL_stmt_dynexecute: () => "EXECUTE",
        PLpgSQL_stmt_dynfors: () => "EXECUTE",
        PLpgSQL_stmt_return_query: ({ dynquery }) => (dynquery === undefined ? undefined : "EXECUTE"),
        PLpgSQL_stmt_open: ({ dynquery }) => (dynquery === undefined ? undefined : "EXECUTE"),
      },
    },
  },
  {
    id: "routine-unchecked",
    category: "operation",
    severity: "info",
    title: "PL/pgSQL routines",
    why: "The server reads the body of a PL/pgSQL routine when it runs first, so a name that is missing on the target shows only then.",
    remedy: "Run plpgsql_check on a copy of the source, and the application's tests on the target.",
    effort: "simple",
    fix: { kind: "manual", does: "Tests call the routines" },
    // One finding for a schema: there may be thousands of routines.
    catalog: {
      sql: `SELECT DISTINCT 'schema' AS type, '' AS schema, n.nspname AS name, NULL AS part, 'holds PL/pgSQL routines' AS evidence
        FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace JOIN pg_catalog.pg_language l ON l.oid = p.prolang
       WHERE l.lanname = 'plpgsql' AND ${isUserSchema("n")} AND ${isNotOfExtension("pg_proc", "p.oid")}`,
    },
    dump: {
      statements: {
        CreateFunctionStmt: (fields) =>
          optionsOf(fields.options).some(({ name, arg }) => name === "language" && textOf(arg) === "plpgsql")
            ? [
                {
                  object: { type: "schema", schema: "", name: routineRef(fields).schema },
                  evidence: "holds PL/pgSQL routines",
                },
              ]
            : [],
      },
    },
  },
];

/** The first database of a dump of a whole server is taken as the one that moves. */
function otherDatabases({ statements, parser }: DumpModel): Hit[] {
  return statements
    .filter(({ type }) => type === "CreatedbStmt")
    .slice(1)
    .map((statement) => ({
      object: {
        type: "database" as const,
        schema: "",
        name: parser.statement(statement.text).node?.["CreatedbStmt"]?.dbname ?? "",
      },
      evidence: "on the same server",
      at: { statement },
    }));
}
