import { MIGRATION_SCHEMAS } from "@postgres-to-aurora/domain";
import type { Side } from "./ends.js";

/** All rows of a query. */
export async function rowsOf<Row>({ client }: Side, sql: string, values: unknown[] = []): Promise<Row[]> {
  return (await client.query(sql, values)).rows as Row[];
}

/** The row of a query that gives exactly one. */
export async function rowOf<Row>(side: Side, sql: string, values: unknown[] = []): Promise<Row> {
  return (await rowsOf<Row>(side, sql, values))[0] as Row;
}

/**
 * A condition on pg_namespace `n`: the schemas whose tables are carried. Takes the parameters of scopeValues as its
 * first two.
 */
export const IN_SCOPE = `n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND n.nspname <> ALL ($1::text[])
   AND (pg_catalog.cardinality($2::text[]) = 0 OR n.nspname = ANY ($2::text[]))`;

/** A condition on pg_class `c`: not a table of an extension or of DMS. */
export const OWN_TABLE = `c.relname NOT LIKE 'awsdms\\_%' AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
   WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid AND d.deptype = 'e')`;

export function scopeValues({ settings }: Side): unknown[] {
  return [MIGRATION_SCHEMAS, settings.schemas];
}

/**
 * What parameters are by default for the session's user in this database, by name; the session's own pinned values
 * do not show. Parameters this server does not have are absent.
 */
export async function parameters(side: Side, names: string[]): Promise<Map<string, string>> {
  const rows = await rowsOf<{ name: string; value: string }>(
    side,
    "SELECT name, reset_val AS value FROM pg_catalog.pg_settings WHERE name = ANY ($1::text[])",
    [names],
  );
  return new Map(rows.map(({ name, value }) => [name, value]));
}

/** A parameter that only some servers know, in the form it is shown; undefined where it does not exist. */
export async function shown(side: Side, name: string): Promise<string | undefined> {
  const { value } = await rowOf<{ value: string | null }>(
    side,
    "SELECT pg_catalog.current_setting($1, true) AS value",
    [name],
  );
  return value ?? undefined;
}
