import { EnvironmentError, UserError } from "@postgres-to-aurora/domain";
import { type Client, type DatabaseAddress, quoteName, withClient } from "@postgres-to-aurora/postgres";

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

/** Tables of the schemas by their name in SQL form, as pg_dump writes it; only those that may be locked. */
export async function readLockable(client: Client, schemas: string[]): Promise<Set<string>> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname) AS name ${USER_RELATIONS}
        AND c.relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(c.oid, 'UPDATE, DELETE, TRUNCATE')`,
    [schemas],
  );
  return new Set(rows.map(({ name }) => name));
}

/** What ANALYZE must visit: partitions come with their parents. */
export async function readAnalyzable(client: Client, schemas: string[]): Promise<string[]> {
  const { rows } = await client.query<{ schema: string; name: string }>(
    `SELECT n.nspname AS schema, c.relname AS name ${USER_RELATIONS}
        AND (c.relkind IN ('r', 'p') AND NOT c.relispartition OR c.relkind = 'm' AND c.relispopulated)
      ORDER BY 1, 2`,
    [schemas],
  );
  return rows.map(quoteName);
}

/** Names of those settings that the server does not know. */
export async function unknownSettings(client: Client, names: string[]): Promise<Set<string>> {
  const { rows } = await client.query<{ name: string }>(
    "SELECT name FROM pg_catalog.unnest($1::text[]) name WHERE pg_catalog.current_setting(name, true) IS NULL",
    [names],
  );
  return new Set(rows.map(({ name }) => name));
}

/**
 * Keeps two runs for one migration apart until the session ends.
 * @throws UserError when another run is at work
 */
export async function claimTarget(client: Client, migration: string): Promise<void> {
  const { rows } = await client.query<{ mine: boolean }>(
    "SELECT pg_catalog.pg_try_advisory_lock(pg_catalog.hashtextextended($1, 0)) AS mine",
    [`postgres-to-aurora apply-schema ${migration}`],
  );
  if (rows[0]?.mine) return;
  throw new UserError({
    code: "ALREADY_RUNNING",
    what: `Another apply-schema for migration ${migration} is at work on this target`,
    remedy: "Wait until it has ended and run again; a run that was killed frees the target by itself within a minute",
  });
}

/** Ends what a session runs at the moment, from a second session: its own is busy. */
export async function cancelStatement(target: DatabaseAddress, pid: number): Promise<void> {
  await withClient(target, { role: "target" }, (client) =>
    client.query("SELECT pg_catalog.pg_cancel_backend($1)", [pid]),
  );
}

/** The error when tables stay locked; names the sessions that have transactions open. */
export async function lockedError(client: Client, file: string, milliseconds: number): Promise<EnvironmentError> {
  const { rows } = await client.query<{ line: string }>(
    `SELECT pg_catalog.format('pid %s, user %s, %s, %s, transaction open for %s s', a.pid, a.usename,
              coalesce(nullif(a.application_name, ''), 'no application name'), a.state,
              pg_catalog.date_part('epoch', pg_catalog.clock_timestamp() - a.xact_start)::pg_catalog.int8) AS line
       FROM pg_catalog.pg_stat_activity a
      WHERE a.datname = pg_catalog.current_database() AND a.pid <> pg_catalog.pg_backend_pid()
        AND a.backend_type = 'client backend' AND a.xact_start IS NOT NULL
      ORDER BY a.xact_start LIMIT 5`,
  );
  return new EnvironmentError({
    code: "TABLES_LOCKED",
    what: `The tables that ${file} changes could not be locked within ${milliseconds / 1000} s; nothing of it was applied`,
    why:
      rows.length > 0
        ? `Open transactions: ${rows.map(({ line }) => line).join("; ")}`
        : "Other sessions kept using them",
    remedy: "End those transactions, or give a longer lock-timeout, and run again",
  });
}
