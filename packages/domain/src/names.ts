import { UserError } from "./errors.js";

/** Schema on both sides that holds the marker and, on the target, the journal. */
export const CONTROL_SCHEMA = "migration_ctl";

/** Schema on both sides that holds the write guard. Never replicated. */
export const GUARD_SCHEMA = "migration_guard";

/** Schema on the target that holds the control tables of DMS. */
export const DMS_CONTROL_SCHEMA = "awsdms_control";

/** Schemas made by the migration itself: never exported, compared or counted as the user's. */
export const MIGRATION_SCHEMAS: readonly string[] = [CONTROL_SCHEMA, GUARD_SCHEMA, DMS_CONTROL_SCHEMA];

/** Tag on every AWS resource of a migration; its value is the migration's name. */
export const MIGRATION_TAG = "postgres-to-aurora:migration";

/**
 * Checks a migration's name: 1-31 characters, a letter first, then lower-case letters, digits and single hyphens
 * (the strictest of the DMS naming rules, so that every resource can carry it). Throws UserError.
 */
export function checkMigrationName(name: string): string {
  if (/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) && name.length <= 31) return name;
  throw new UserError({
    code: "BAD_MIGRATION_NAME",
    what: `migration is not a usable name: "${name}"`,
    why: "It names every AWS resource of the move",
    remedy: "Use 1-31 lower-case letters, digits and single hyphens, a letter first, for example fluxo-caixa",
  });
}

/** A table by schema and name, unquoted. */
export interface TableName {
  schema: string;
  name: string;
}

/** `schema.name` as people read it; not for SQL (see `quoteName` of the postgres package). */
export function displayName({ schema, name }: TableName): string {
  return `${schema}.${name}`;
}
