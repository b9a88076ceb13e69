/**
 * Parameters of context superuser or superuser-backend in any of PostgreSQL 12 to 18 (pg_settings). Those of contexts
 * sighup and postmaster can be set neither for a role nor for a function. Without session_replication_role, which
 * Aurora lets rds_superuser set.
 */
const NAMES: ReadonlySet<string> = new Set([
  "allow_in_place_tablespaces",
  "allow_system_table_mods",
  "backtrace_functions",
  "commit_delay",
  "compute_query_id",
  "deadlock_timeout",
  "debug_discard_caches",
  "dynamic_library_path",
  "event_triggers",
  "extension_control_path",
  "ignore_checksum_failure",
  "jit_debugging_support",
  "jit_dump_bitcode",
  "jit_profiling_support",
  "lc_messages",
  "lo_compat_privileges",
  "log_connections",
  "log_disconnections",
  "log_duration",
  "log_error_verbosity",
  "log_executor_stats",
  "log_lock_failures",
  "log_lock_waits",
  "log_min_duration_sample",
  "log_min_duration_statement",
  "log_min_error_statement",
  "log_min_messages",
  "log_parameter_max_length",
  "log_parser_stats",
  "log_planner_stats",
  "log_replication_commands",
  "log_statement",
  "log_statement_sample_rate",
  "log_statement_stats",
  "log_temp_files",
  "log_transaction_sample_rate",
  "max_stack_depth",
  "session_preload_libraries",
  "temp_file_limit",
  "track_activities",
  "track_cost_delay_timing",
  "track_counts",
  "track_functions",
  "track_io_timing",
  "track_wal_io_timing",
  "update_process_title",
  "wal_compression",
  "wal_consistency_checking",
  "wal_init_zero",
  "wal_recycle",
  "zero_damaged_pages",
]);

/** Whether only a superuser may set a parameter for a session, role, database or function, as far as names tell. */
export function isSuperuserParameter(name: string): boolean {
  return NAMES.has(name.toLowerCase());
}

/** The same as SQL over an entry `name=value` of a catalog; libraries' own parameters are known there too. */
export const SUPERUSER_PARAMETER = (entry: string) =>
  `EXISTS (SELECT 1 FROM pg_catalog.pg_settings g WHERE pg_catalog.lower(g.name) = pg_catalog.lower(pg_catalog.split_part(${entry}, '=', 1))
    AND g.context IN ('superuser', 'superuser-backend') AND g.name <> 'session_replication_role')`;

/** `name = value` of such an entry, as SQL. */
export const configuredIn = (entry: string) =>
  `pg_catalog.split_part(${entry}, '=', 1) || ' = ' || pg_catalog.substr(${entry}, pg_catalog.strpos(${entry}, '=') + 1)`;
