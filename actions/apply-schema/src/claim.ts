import { UserError } from "@postgres-to-aurora/domain";
import { type Client, isServerError } from "@postgres-to-aurora/postgres";

/** How long the sessions of a killed run may take to end, in milliseconds. */
const PATIENCE = 60_000;

/** Advisory lock of the run itself: there is one at a time. */
const RUN = "postgres-to-aurora apply-schema ";

/** Advisory lock that the other sessions of a run share, so that the next run can tell whether any is left. */
const WORKERS = "postgres-to-aurora apply-schema workers ";

/**
 * Keeps two runs for one migration apart until the session ends, and ends what a killed run left behind: its sessions
 * finish their statement on the server before they notice, and would do so beside us.
 * @throws UserError when another run is at work
 */
export async function claimTarget(client: Client, migration: string): Promise<void> {
  const { rows } = await client.query<{ mine: boolean }>(
    "SELECT pg_catalog.pg_try_advisory_lock(pg_catalog.hashtextextended($1, 0)) AS mine",
    [RUN + migration],
  );
  if (!rows[0]?.mine) throw alreadyRunning(migration);
  const key = WORKERS + migration;
  await client.query(
    `SELECT pg_catalog.pg_terminate_backend(l.pid) FROM pg_catalog.pg_locks l
      WHERE l.locktype = 'advisory' AND l.objsubid = 1 AND l.pid <> pg_catalog.pg_backend_pid()
        AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())
        AND (l.classid::pg_catalog.int8 << 32) | l.objid::pg_catalog.int8 = pg_catalog.hashtextextended($1, 0)`,
    [key],
  );
  try {
    await client.query(`SET lock_timeout = ${PATIENCE}`);
    await client.query("SELECT pg_catalog.pg_advisory_lock(pg_catalog.hashtextextended($1, 0))", [key]);
    await client.query("SELECT pg_catalog.pg_advisory_unlock(pg_catalog.hashtextextended($1, 0))", [key]);
  } catch (error) {
    throw isServerError(error) && error.code === "55P03" ? alreadyRunning(migration) : error;
  }
}

/** Marks a session as one of a run that has claimed the target. */
export async function joinRun(client: Client, migration: string): Promise<void> {
  await client.query("SELECT pg_catalog.pg_advisory_lock_shared(pg_catalog.hashtextextended($1, 0))", [
    WORKERS + migration,
  ]);
}

function alreadyRunning(migration: string): UserError {
  return new UserError({
    code: "ALREADY_RUNNING",
    what: `Another apply-schema for migration ${migration} is at work on this target`,
    remedy: "Wait until it has ended and run again; a run that was killed frees the target by itself within a minute",
  });
}
