import type { Rule } from "../rule.js";
import { ABSENT_LIBRARIES } from "./absent-extensions.js";
import { PRELOAD_ALLOWED } from "./aurora-extensions.js";

/** Parameters by which statements give other results, or fail; those of memory and disks follow the instance. */
const TELLING = [
  "array_nulls",
  "backslash_quote",
  "bytea_output",
  "DateStyle",
  "default_text_search_config",
  "default_transaction_deferrable",
  "default_transaction_isolation",
  "default_transaction_read_only",
  "escape_string_warning",
  "extra_float_digits",
  "idle_in_transaction_session_timeout",
  "IntervalStyle",
  "lc_monetary",
  "lc_numeric",
  "lc_time",
  "lock_timeout",
  "max_locks_per_transaction",
  "quote_all_identifiers",
  "search_path",
  "standard_conforming_strings",
  "statement_timeout",
  "TimeZone",
  "timezone_abbreviations",
  "transform_null_equals",
  "xmlbinary",
  "xmloption",
];

/** Values that the new cluster has anyway. */
const ALIKE = `(g.name = 'TimeZone' AND g.reset_val ~* '^(etc/)?(utc|gmt|uct|zulu|universal)$')
  OR (g.name LIKE 'lc\\_%' AND g.reset_val ~* '^(C|POSIX|en_US\\.utf-?8)$')`;

/** The server's own settings. */
export const parameters: Rule[] = [
  {
    id: "param-nondefault",
    category: "operation",
    severity: "info",
    title: "Server parameter of its own",
    why: "A new cluster starts with Aurora's defaults, under which statements may give other results or run into other limits.",
    remedy: "Set it in the cluster parameter group before the first rehearsal.",
    effort: "trivial",
    fix: { kind: "auto", by: "assess-schema", does: "The parameter is listed for the parameter group" },
    liveOnly: "A dump does not hold the server's configuration",
    catalog: {
      // A session of ours sets some of them itself; reset_val is what it would have otherwise.
      sql: `SELECT 'setting' AS type, '' AS schema, g.name, NULL AS part, 'set to ' || g.reset_val AS evidence
        FROM pg_catalog.pg_settings g
       WHERE g.source IN ('configuration file', 'override', 'command line', 'session') AND g.reset_val IS DISTINCT FROM g.boot_val AND NOT (${ALIKE})
         AND (g.name IN (${TELLING.map((name) => `'${name}'`).join(", ")}) OR g.category = 'Customized Options')
         AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_db_role_setting s CROSS JOIN LATERAL pg_catalog.unnest(s.setconfig) u
                          WHERE pg_catalog.lower(pg_catalog.split_part(u, '=', 1)) = pg_catalog.lower(g.name))`,
    },
    settings: (hits) =>
      hits
        .filter(({ object: { name } }) => !name.includes(".") || PRELOAD_ALLOWED.includes(name.split(".")[0] as string))
        .map(({ object, evidence }) => ({
          kind: "parameter group",
          name: object.name.toLowerCase(),
          value: evidence.replace(/^set to /, ""),
          why: "The source has it so",
        })),
  },
  {
    id: "param-custom",
    category: "operation",
    severity: "info",
    title: "Parameter of the application's in postgresql.conf",
    why: "Aurora's parameter groups know no parameters of one's own, so the application would find none.",
    remedy: "Set it for the database or the role: ALTER DATABASE ... SET, ALTER ROLE ... SET.",
    effort: "trivial",
    fix: { kind: "manual", does: "It is set for the database" },
    liveOnly: "A dump does not hold the server's configuration",
    catalog: {
      // The value may be a secret.
      sql: `SELECT DISTINCT 'setting' AS type, '' AS schema, f.name, NULL AS part, 'its value is not shown' AS evidence
        FROM pg_catalog.pg_file_settings f WHERE f.applied AND pg_catalog.strpos(f.name, '.') > 0
         AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_settings g WHERE g.name = f.name)`,
    },
  },
  {
    id: "param-preload",
    category: "operation",
    severity: "needs-change",
    title: "Preloaded library that Aurora does not load",
    why: "Aurora loads only libraries of its own list, so what this one does is missing there.",
    remedy: "Do without the library, or see what serves in its place.",
    effort: "medium",
    fix: { kind: "manual", does: "Something else takes its place" },
    liveOnly: "A dump does not hold the server's configuration",
    catalog: {
      sql: `SELECT 'setting' AS type, '' AS schema, 'shared_preload_libraries' AS name, u.library AS part, u.library AS evidence
        FROM pg_catalog.pg_settings g CROSS JOIN LATERAL
          (SELECT pg_catalog.regexp_replace(pg_catalog.btrim(x, ' "'), '^.*/|\\.so$', '', 'g') AS library
             FROM pg_catalog.unnest(pg_catalog.string_to_array(g.setting, ',')) x) u
       WHERE g.name = 'shared_preload_libraries' AND u.library <> '' AND u.library NOT IN (${PRELOAD_ALLOWED.map((name) => `'${name}'`).join(", ")})`,
    },
    remedyFor: ({ object }) => ABSENT_LIBRARIES[object.part ?? ""],
  },
  {
    id: "op-physical",
    category: "operation",
    severity: "info",
    title: "Standby or archive of the write-ahead log",
    why: "Aurora takes no physical standbys and archives no write-ahead log, so tools that live on it (Patroni, pgBackRest, WAL-G) end with the source.",
    remedy: "Plan Aurora replicas, snapshots and point-in-time recovery, and keep the old backups as long as you must.",
    effort: "medium",
    fix: { kind: "manual", does: "Replicas and backups of Aurora take their place" },
    liveOnly: "A dump does not know the server's replicas",
    catalog: {
      // A slot that is in use and logical belongs to DMS or a subscription.
      sql: `SELECT DISTINCT 'setting' AS type, '' AS schema, 'replication' AS name, coalesce(nullif(r.application_name, ''), 'standby') AS part, 'physical standby' AS evidence
          FROM pg_catalog.pg_stat_replication r WHERE r.state <> 'backup' AND NOT EXISTS (
            SELECT 1 FROM pg_catalog.pg_replication_slots s WHERE s.active_pid = r.pid AND s.slot_type = 'logical')
        UNION ALL SELECT 'setting', '', g.name, NULL, 'set to ' || g.setting FROM pg_catalog.pg_settings g WHERE g.name = 'archive_mode' AND g.setting <> 'off'`,
    },
  },
];
