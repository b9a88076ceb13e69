import { EnvironmentError, UserError } from "@postgres-to-aurora/domain";
import { type Client, quoteName } from "@postgres-to-aurora/postgres";

/** What our sessions call themselves in pg_stat_activity. */
export const APPLICATION = "postgres-to-aurora apply-schema";

/** Relations that a user made, in these schemas; system, extension and DMS objects are none. */
const USER_RELATIONS = `FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = ANY ($1::text[]) AND c.relname NOT LIKE 'awsdms\\_%'
    AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend d
                     WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid AND d.deptype = 'e')`;

/**
 * Demands that the schemas hold no tables, views or sequences yet.
 * @throws UserError naming what is there
 */
export async function requireEmptyTarget(client: Client, schemas: string[]): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT n.nspname || '.' || c.relname AS name ${USER_RELATIONS} AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
      ORDER BY c.relkind = 'S', n.nspname COLLATE "C", c.relname COLLATE "C"`,
    [schemas],
  );
  if (rows.length === 0) return;
  const shown = rows.slice(0, 8).map(({ name }) => name);
  const more = rows.length > shown.length ? ` and ${rows.length - shown.length} more` : "";
  throw new UserError({
    code: "TARGET_NOT_EMPTY",
    what: "The target is not empty, so pre-load was not applied",
    why: `It holds ${shown.join(", ")}${more}`,
    remedy: "Use an empty database; or, if these are left over and not needed, drop them and run again",
  });
}

/** Tables of the schemas by their quoted name; only those that may be locked. */
export async function readLockable(client: Client, schemas: string[]): Promise<Set<string>> {
  const { rows } = await client.query<{ schema: string; name: string }>(
    `SELECT n.nspname AS schema, c.relname AS name ${USER_RELATIONS}
        AND c.relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(c.oid, 'UPDATE, DELETE, TRUNCATE')`,
    [schemas],
  );
  return new Set(rows.map(quoteName));
}

/** What ANALYZE must visit, with a measure of its size: partitions come with their parents. */
export async function readAnalyzable(client: Client, schemas: string[]): Promise<{ name: string; pages: number }[]> {
  const { rows } = await client.query<{ schema: string; name: string; pages: number }>(
    `SELECT n.nspname AS schema, c.relname AS name,
            CASE c.relkind WHEN 'p' THEN
              (SELECT pg_catalog.sum(leaf.relpages) FROM pg_catalog.pg_partition_tree(c.oid) t
                 JOIN pg_catalog.pg_class leaf ON leaf.oid = t.relid)
            ELSE c.relpages END::pg_catalog.float8 AS pages ${USER_RELATIONS}
        AND (c.relkind IN ('r', 'p') AND NOT c.relispartition OR c.relkind = 'm' AND c.relispopulated)
      ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"`,
    [schemas],
  );
  return rows.map(({ pages, ...name }) => ({ name: quoteName(name), pages }));
}

/** Names of those settings that the server does not know. */
export async function unknownSettings(client: Client, names: string[]): Promise<Set<string>> {
  const { rows } = await client.query<{ name: string }>(
    "SELECT name FROM pg_catalog.unnest($1::text[]) name WHERE pg_catalog.current_setting(name, true) IS NULL",
    [names],
  );
  return new Set(rows.map(({ name }) => name));
}

/** Those of the roles that the server has. */
export async function existingRoles(client: Client, names: string[]): Promise<Set<string>> {
  const { rows } = await client.query<{ name: string }>(
    "SELECT rolname AS name FROM pg_catalog.pg_roles WHERE rolname = ANY ($1::text[]) ORDER BY rolname",
    [names],
  );
  return new Set(rows.map(({ name }) => name));
}

/** The error when tables stay locked; names the sessions that have transactions open. */
export async function lockedError(
  client: Client,
  file: string,
  tables: string[],
  milliseconds: number,
): Promise<EnvironmentError> {
  const { rows } = await client.query<{ line: string }>(
    `SELECT pg_catalog.format('pid %s, user %s, %s, %s, transaction open for %s s', a.pid, a.usename,
              coalesce(nullif(a.application_name, ''), 'no application name'), a.state,
              pg_catalog.date_part('epoch', pg_catalog.clock_timestamp() - a.xact_start)::pg_catalog.int8) AS line
       FROM pg_catalog.pg_stat_activity a
      WHERE a.datname = pg_catalog.current_database() AND a.pid <> pg_catalog.pg_backend_pid()
        AND a.backend_type = 'client backend' AND a.xact_start IS NOT NULL AND a.application_name <> $1
      ORDER BY a.xact_start LIMIT 5`,
    [APPLICATION],
  );
  const named =
    tables.length > 3 ? `${tables.slice(0, 3).join(", ")} and ${tables.length - 3} more` : tables.join(", ");
  return new EnvironmentError({
    code: "TABLES_LOCKED",
    what: `Tables that ${file} changes could not be locked within ${milliseconds / 1000} s: ${named}`,
    why:
      rows.length > 0
        ? `Open transactions: ${rows.map(({ line }) => line).join("; ")}`
        : "Other sessions kept using them",
    remedy: "End those transactions, or give a longer lock-timeout, and run again: what is done stays done",
  });
}
