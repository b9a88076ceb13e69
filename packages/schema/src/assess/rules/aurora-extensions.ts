// What Aurora PostgreSQL offers, as of September 2026: the tables of supported extensions in its release notes.
// The target's own pg_available_extensions is the last word.

/** Month of the tables. */
export const LIST_DATE = "2026-09";

/** Majors the list knows, oldest first; the columns of AURORA_EXTENSIONS. */
export const LISTED_MAJORS: readonly number[] = [13, 14, 15, 16, 17, 18];

/** The newest minor of each major, whose extensions the list shows. */
export const LATEST_MINOR: Readonly<Record<number, string>> = {
  13: "13.23",
  14: "14.23",
  15: "15.18",
  16: "16.14",
  17: "17.10",
  18: "18.4",
};

/** Minors with long-term support. */
export const LTS_MINOR: Readonly<Record<number, string>> = {
  13: "13.9",
  14: "14.6",
  15: "15.10",
  16: "16.8",
  17: "17.7",
};

/** Day on which standard support of a major ends; Extended Support costs extra from then on. */
export const STANDARD_SUPPORT_ENDS: Readonly<Record<number, string>> = {
  12: "2025-02-28",
  13: "2026-02-28",
  14: "2027-02-28",
  15: "2028-02-29",
  16: "2029-02-28",
  17: "2030-02-28",
  18: "2031-02-28",
};

/**
 * Versions by extension, a column for each of LISTED_MAJORS; empty where a major lacks it. Cells are the tables', which
 * print some versions otherwise than the extension itself does.
 */
export const AURORA_EXTENSIONS: Readonly<Record<string, readonly string[]>> = {
  address_standardizer: ["3.5.1", "3.5.6", "3.5.6", "3.5.6", "3.5.6", "3.6.3"],
  address_standardizer_data_us: ["3.5.1", "3.5.6", "3.5.6", "3.5.6", "3.5.6", "3.6.3"],
  amcheck: ["1.2", "1.3", "1.3", "1.3", "1.4", "1.4"],
  apg_plan_mgmt: ["2.9", "2.9", "2.9", "2.9", "2.9", "3.0"],
  aurora_stat_utils: ["1.0", "1.0", "1.0", "1.0", "1.0", "1.0"],
  autoinc: ["1.0", "1.0", "1.0", "1.0", "1.0", "1.0"],
  aws_commons: ["1.2", "1.2", "1.2", "1.2", "1.2", "1.2"],
  aws_lambda: ["2.0", "2.0", "2.0", "2.0", "2.0", "2.1"],
  aws_ml: ["1.0", "2.0", "2.0", "2.0", "2.0", "2.0"],
  aws_s3: ["1.2", "2.0", "2.0", "2.0", "2.0", "2.0"],
  bloom: ["1.0", "1.0", "1.0", "1.0", "1.0", "1.0"],
  bool_plperl: ["1.3", "1.3", "1.3", "1.3", "1.3", "1.3"],
  btree_gin: ["1.3", "1.3", "1.3", "1.3", "1.3", "1.3"],
  btree_gist: ["1.5", "1.6", "1.6", "1.6", "1.6", "1.6"],
  citext: ["1.6", "1.6", "1.6", "1.6", "1.6", "1.6"],
  cube: ["1.4", "1.5", "1.5", "1.5", "1.5", "1.5"],
  dblink: ["1.2", "1.2", "1.2", "1.2", "1.2", "1.2"],
  dict_int: ["1.0", "1.0", "1.0", "1.0", "1.0", "1.0"],
  dict_xsyn: ["1.0", "1.0", "1.0", "1.0", "1.0", "1.0"],
  earthdistance: ["1.1", "1.1", "1.1", "1.2", "1.2", "1.2"],
  fuzzystrmatch: ["1.1", "1.1", "1.1", "1.1", "1.1", "1.1"],
  h3: ["4.2.3", "4.2.3", "4.2.3", "4.2.3", "4.2.3", "4.2.3"],
  h3_postgis: ["4.1.3", "4.1.3", "4.1.3", "4.1.3", "4.1.3", "4.1.3"],
  hll: ["2.2", "2.2", "2.2", "2.2", "2.2", "2.2"],
  hstore: ["1.7", "1.8", "1.8", "1.8", "1.8", "1.8"],
  hstore_plperl: ["1.7", "1.0", "1.0", "1.0", "1.0", "1.0"],
  hypopg: ["1.4.1", "1.4.2", "1.4.2", "1.4.2", "1.4.2", "1.4.2"],
  insert_username: ["1.0", "1.0", "1.0", "1.0", "1.0", "1.0"],
  intagg: ["1.1", "1.1", "1.1", "1.1", "1.1", "1.1"],
  intarray: ["1.3", "1.5", "1.5", "1.5", "1.5", "1.5"],
  ip4r: ["2.4", "2.4", "2.4", "2.4", "2.4", "2.4"],
  isn: ["1.2", "1.2", "1.2", "1.2", "1.2", "1.2"],
  jsonb_plperl: ["1.0", "1.0", "1.0", "1.0", "1.0", "1.0"],
  lo: ["1.1", "1.1", "1.1", "1.1", "1.1", "1.1"],
  log_fdw: ["1.2", "1.3", "1.3", "1.3", "1.3", "1.3"],
  ltree: ["1.2", "1.2", "1.2", "1.2", "1.3", "1.3"],
  moddatetime: ["1.0", "1.0", "1.0", "1.0", "1.0", "1.0"],
  mysql_fdw: ["2.9.2", "2.9.3", "2.9.3", "2.9.3", "2.9.3", "2.9.3"],
  oracle_fdw: ["2.8.0", "2.8.0", "2.8.0", "2.8.0", "2.8.0", "2.8.0"],
  orafce: ["4.14.0", "4.16.3", "4.16.3", "4.16.3", "4.16.3", "4.16.3"],
  pg_ad_mapping: ["", "1.0", "1.0", "1.0", "1.0", "1.0"],
  pg_bigm: ["1.2", "1.2_20250903", "1.2_20250903", "1.2_20250903", "1.2_20250903", "1.2_20250903"],
  pg_buffercache: ["1.3", "1.3", "1.3", "1.4", "1.5", "1.5"],
  pg_columnmask: ["", "", "", "1.1.0", "1.1.0", "1.1.0"],
  pg_cron: ["1.6.5", "1.6.7", "1.6.7", "1.6.7", "1.6.7", "1.6.7"],
  pg_freespacemap: ["1.2", "1.2", "1.2", "1.2", "1.2", "1.2"],
  pg_hint_plan: ["1.3.10", "1.4.4", "1.5.3", "1.6.2", "1.7.1", "1.8.0"],
  pg_partman: ["4.7.4", "5.4.3", "5.4.3", "5.4.3", "5.4.3", "5.4.3"],
  pg_prewarm: ["1.2", "1.2", "1.2", "1.2", "1.2", "1.2"],
  pg_proctab: ["0.0.10", "0.0.10", "0.0.10", "0.0.10", "0.0.12", "0.0.12"],
  pg_repack: ["1.5.2", "1.5.3", "1.5.3", "1.5.3", "1.5.3", "1.5.3"],
  pg_similarity: ["1.0", "1.0", "1.0", "1.0", "1.0", "1.0"],
  pg_stat_statements: ["1.8", "1.9", "1.10", "1.10", "1.11", "1.11"],
  pg_tle: ["", "1.5.2", "1.5.2", "1.5.2", "1.5.2", "1.5.2"],
  pg_trgm: ["1.5", "1.6", "1.6", "1.6", "1.6", "1.6"],
  pg_visibility: ["1.2", "1.2", "1.2", "1.2", "1.2", "1.2"],
  pgaudit: ["1.5.3", "1.6.3", "1.7.1", "16.1", "17.1", "18"],
  pgcrypto: ["1.3", "1.3", "1.3", "1.3", "1.3", "1.3"],
  pgdam: ["", "", "", "1.7", "1.7", "1.7"],
  pglogical: ["2.4.5", "2.4.6", "2.4.6", "2.4.6", "2.4.6", "2.4.6"],
  pglogical_origin: ["1.0.0", "1.0.0", "1.0.0", "1.0.0", "1.0.0", "1.0.0"],
  pgrouting: ["3.6.3", "3.6.3", "3.6.3", "3.6.3", "3.6.3", "3.8.0"],
  pgrowlocks: ["1.2", "1.2", "1.2", "1.2", "1.2", "1.2"],
  pgstattuple: ["1.5", "1.5", "1.5", "1.5", "1.5", "1.5"],
  pgtap: ["1.3.3", "1.3.4", "1.3.4", "1.3.4", "1.3.4", "1.3.4"],
  plcoffee: ["3.1.8", "3.1.8", "3.1.8", "3.1.6", "3.1.6", "3.2.4"],
  plls: ["3.1.8", "3.1.8", "3.1.8", "3.1.6", "3.1.6", "3.2.4"],
  plperl: ["1.0", "1.0", "1.0", "1.0", "1.0", "1.0"],
  plpgsql: ["1.0", "1.0", "1.0", "1.0", "1.0", "1.0"],
  plprofiler: ["4.1", "4.2.1", "4.1", "4.2.4", "4.2.4", "4.2.4"],
  pltcl: ["1.0", "1.0", "1.0", "1.0", "1.0", "1.0"],
  plv8: ["3.1.10", "3.1.10", "3.1.10", "3.1.10", "3.1.10", "3.2.4"],
  postgis: ["3.5.1", "3.5.6", "3.5.6", "3.5.6", "3.5.6", "3.6.3"],
  postgis_raster: ["3.5.1", "3.5.6", "3.5.6", "3.5.6", "3.5.6", "3.6.3"],
  postgis_tiger_geocoder: ["3.5.1", "3.5.6", "3.5.6", "3.5.6", "3.5.6", "3.6.3"],
  postgis_topology: ["3.5.1", "3.5.6", "3.5.6", "3.5.6", "3.5.6", "3.6.3"],
  postgres_fdw: ["1.0", "1.1", "1.1", "1.1", "1.1", "1.1"],
  prefix: ["1.2.10", "1.2.10", "1.2.10", "1.2.10", "1.2.10", "1.2.10"],
  rdkit: ["4.6.1", "4.6.1", "4.6.1", "4.6.1", "4.6.1", "4.6.1"],
  rds_activity_stream: ["1.4", "1.3", "1.6", "1.7", "1.7", "1.7"],
  rds_tools: ["1.9", "1.9", "1.9", "1.9", "1.9", "1.9"],
  refint: ["1.0", "1.0", "1.0", "1.0", "1.0", "1.0"],
  roaringbitmap: ["", "", "", "", "", "1.1.0"],
  seg: ["1.3", "1.4", "1.4", "1.0", "1.0", "1.0"],
  sslinfo: ["1.2", "1.2", "1.2", "1.2", "1.2", "1.2"],
  tablefunc: ["1.0", "1.0", "1.0", "1.0", "1.0", "1.0"],
  tcn: ["1.0", "1.0", "1.0", "1.0", "1.0", "1.0"],
  tds_fdw: ["2.0.4", "2.0.5", "2.0.5", "2.0.5", "2.0.5", "2.0.5"],
  tsm_system_rows: ["1.0", "1.0", "1.0", "1.0", "1.0", "1.0"],
  tsm_system_time: ["1.0", "1.0", "1.0", "1.0", "1.0", "1.0"],
  unaccent: ["1.1", "1.1", "1.1", "1.1", "1.1", "1.1"],
  "uuid-ossp": ["1.1", "1.1", "1.1", "1.1", "1.1", "1.1"],
  vector: ["0.8.0", "0.8.2", "0.8.2", "0.8.2", "0.8.2", "0.8.2"],
};

/** First minor of a major with the extension, where not all minors have it. */
export const FIRST_MINOR: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  vector: { 13: "13.11", 14: "14.8", 15: "15.3", 16: "16.1", 17: "17.4", 18: "18.3" },
  h3: { 13: "13.13", 14: "14.10", 15: "15.5" },
  h3_postgis: { 13: "13.13", 14: "14.10", 15: "15.5" },
  hypopg: { 13: "13.13", 14: "14.10", 15: "15.5", 17: "17.5" },
  mysql_fdw: { 13: "13.13", 14: "14.9", 15: "15.4" },
  pg_ad_mapping: { 14: "14.10", 15: "15.5" },
  pg_tle: { 14: "14.5" },
  seg: { 13: "13.10", 14: "14.7" },
  tcn: { 13: "13.10", 14: "14.7" },
  lo: { 13: "13.7" },
  tds_fdw: { 13: "13.6" },
  pg_columnmask: { 16: "16.10", 17: "17.6" },
};

/** Extensions that do nothing, or cannot be made, until their library is in shared_preload_libraries. */
export const NEEDS_PRELOAD: readonly string[] = [
  "pg_ad_mapping",
  "pg_bigm",
  "pg_cron",
  "pg_hint_plan",
  "pg_similarity",
  "pg_tle",
  "pgaudit",
  "pglogical",
  "plprofiler",
];

/**
 * Libraries that shared_preload_libraries may hold; read from one cluster of major 15, so others may allow more. Of
 * these pg_stat_statements is loaded by default.
 */
export const PRELOAD_ALLOWED: readonly string[] = [
  "auto_explain",
  "orafce",
  "pg_ad_mapping",
  "pg_bigm",
  "pg_cron",
  "pg_hint_plan",
  "pg_prewarm",
  "pg_similarity",
  "pg_stat_statements",
  "pg_tle",
  "pgaudit",
  "pglogical",
  "plprofiler",
];

/** Languages a routine may be written in. */
export const AURORA_LANGUAGES: readonly string[] = ["plcoffee", "plls", "plperl", "plpgsql", "pltcl", "plv8", "sql"];

/** Foreign data wrappers. */
export const AURORA_WRAPPERS: readonly string[] = [
  "dblink_fdw",
  "log_fdw",
  "mysql_fdw",
  "oracle_fdw",
  "postgres_fdw",
  "tds_fdw",
];
