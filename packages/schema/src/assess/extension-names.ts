/** What of a dump belongs to an extension. */
export interface ExtensionNames {
  /** Types, functions, views, operator classes, access methods and wrappers, by bare name. */
  names: readonly string[];
  /** Schemas that belong to it whatever CREATE EXTENSION says. */
  schemas?: readonly string[];
}

/**
 * The objects by which a dump shows that an extension missing on Aurora is in use: those that a column, index, view,
 * trigger or routine would name. An extension that is not here is told by the schema it lives in.
 */
export const EXTENSION_NAMES: Readonly<Record<string, ExtensionNames>> = {
  adminpack: { names: ["pg_file_write", "pg_file_sync", "pg_file_rename", "pg_file_unlink", "pg_logdir_ls"] },
  age: { names: ["agtype", "graphid", "cypher", "create_graph"], schemas: ["ag_catalog"] },
  anon: { names: [], schemas: ["anon", "mask"] },
  chkpass: { names: ["chkpass"] },
  citus: { names: ["create_distributed_table", "create_reference_table", "citus_truncate_trigger", "columnar"] },
  columnar: { names: ["columnar"] },
  cstore_fdw: { names: ["cstore_fdw"] },
  file_fdw: { names: ["file_fdw"] },
  first_last_agg: { names: ["first", "last"] },
  http: {
    names: ["http", "http_get", "http_post", "http_put", "http_delete", "http_request", "http_response", "urlencode"],
  },
  multicorn: { names: ["multicorn"] },
  ogr_fdw: { names: ["ogr_fdw"] },
  old_snapshot: { names: ["pg_old_snapshot_time_mapping"] },
  pageinspect: {
    names: [
      "get_raw_page",
      "page_header",
      "page_checksum",
      "heap_page_items",
      "heap_page_item_attrs",
      "bt_metap",
      "bt_page_stats",
      "bt_page_items",
    ],
  },
  pg_graphql: { names: [], schemas: ["graphql"] },
  pg_hashids: { names: ["id_encode", "id_decode"] },
  pg_ivm: { names: ["create_immv", "refresh_immv"], schemas: ["pgivm"] },
  pg_jsonschema: { names: ["json_matches_schema", "jsonb_matches_schema", "validate_json_schema"] },
  pg_net: { names: [], schemas: ["net"] },
  pg_search: { names: ["bm25"], schemas: ["paradedb"] },
  pg_stat_kcache: { names: ["pg_stat_kcache", "pg_stat_kcache_detail", "pg_stat_kcache_reset"] },
  pg_stat_monitor: { names: ["pg_stat_monitor", "pg_stat_monitor_reset"] },
  pg_surgery: { names: ["heap_force_kill", "heap_force_freeze"] },
  pg_uuidv7: { names: ["uuid_generate_v7", "uuid_v7_to_timestamptz", "uuid_timestamptz_to_v7"] },
  pg_variables: {
    names: ["pgv_get", "pgv_set", "pgv_select", "pgv_insert", "pgv_get_int", "pgv_set_int", "pgv_get_text"],
  },
  pg_wait_sampling: { names: ["pg_wait_sampling_profile", "pg_wait_sampling_current", "pg_wait_sampling_history"] },
  pg_walinspect: { names: ["pg_get_wal_record_info", "pg_get_wal_records_info", "pg_get_wal_stats"] },
  pgjwt: { names: ["sign", "verify", "url_encode", "url_decode", "algorithm_sign"] },
  pgmp: { names: ["mpz", "mpq"] },
  pgmq: { names: [], schemas: ["pgmq"] },
  pgq: { names: [], schemas: ["pgq"] },
  pgroonga: { names: ["pgroonga", "pgroonga_score", "pgroonga_snippet_html", "pgroonga_highlight_html"] },
  pgsodium: { names: [], schemas: ["pgsodium"] },
  plpgsql_check: { names: ["plpgsql_check_function", "plpgsql_check_function_tb", "plpgsql_profiler_function_tb"] },
  rum: { names: ["rum", "rum_tsvector_ops", "rum_tsvector_addon_ops", "rum_ts_distance", "rum_ts_score"] },
  semver: { names: ["semver", "semverrange"] },
  supabase_vault: { names: [], schemas: ["vault"] },
  tdigest: { names: ["tdigest", "tdigest_percentile", "tdigest_percentile_of"] },
  temporal_tables: { names: ["versioning", "set_system_time"] },
  timescaledb: {
    names: ["create_hypertable", "time_bucket", "ts_insert_blocker", "add_retention_policy", "add_compression_policy"],
    schemas: ["_timescaledb_internal", "_timescaledb_functions", "_timescaledb_catalog"],
  },
  uint: { names: ["int1", "uint1", "uint2", "uint4", "uint8"] },
  ulid: { names: ["ulid", "gen_ulid"] },
  pgx_ulid: { names: ["ulid", "gen_ulid", "gen_monotonic_ulid"] },
  vchord: { names: ["vchordrq", "vchordg"] },
  vectorscale: { names: ["diskann"] },
  wrappers: { names: [] },
  xml2: {
    names: [
      "xml_encode_special_chars",
      "xpath_string",
      "xpath_nodeset",
      "xpath_number",
      "xpath_bool",
      "xpath_list",
      "xpath_table",
      "xslt_process",
    ],
  },
  zombodb: { names: ["zombodb", "zdb"], schemas: ["zdb", "dsl"] },
};
