import { MIGRATION_SCHEMAS, type TableName } from "@postgres-to-aurora/domain";
import { quoteIdentifier, quoteName } from "@postgres-to-aurora/postgres";

export interface DumpScope {
  /** Exact names; all when empty. */
  schemas: string[];
  /** Tables that are left out, partitions included. */
  excluded: TableName[];
  /** Whether owners and grants are carried. */
  roles: boolean;
}

/** First major whose pg_dump can take extensions along with chosen schemas. */
const KNOWS_EXTENSION_OPTION = 14;

/** Longest wait of pg_dump for a table that is being altered, in milliseconds. */
const LOCK_WAIT = 60_000;

/** pg_dump's messages in English, since we read some of them. */
export const ENGLISH = { LC_ALL: "C" };

/**
 * pg_dump's arguments: definitions only, without tablespaces and replication objects, and without what the migration
 * and DMS put into the database.
 * @param toolMajor pg_dump's own major version
 */
export function dumpArguments({ schemas, excluded, roles }: DumpScope, toolMajor: number): string[] {
  const options = ["--schema-only", "--no-tablespaces", "--no-publications", "--no-subscriptions", "--no-password"];
  if (!roles) options.push("--no-owner", "--no-privileges");
  options.push(`--lock-wait-timeout=${LOCK_WAIT}`);
  options.push(...MIGRATION_SCHEMAS.map((schema) => `--exclude-schema=${schema}`), "--exclude-table=*.awsdms_*");
  // A quoted name is taken as it is; unquoted it would be a pattern.
  options.push(...excluded.map((table) => `--exclude-table=${quoteName(table)}`));
  if (schemas.length === 0) return options;
  const chosen = schemas.map((schema) => `--schema=${quoteIdentifier(schema)}`);
  if (toolMajor >= KNOWS_EXTENSION_OPTION) chosen.push("--extension=*");
  return [...options, "--strict-names", ...chosen];
}

/** pg_dumpall's arguments for the roles of the server, without their passwords. */
export function rolesArguments(database: string): string[] {
  return ["--roles-only", "--no-role-passwords", "--no-password", `--database=${database}`];
}
