import { UserError } from "@postgres-to-aurora/domain";
import type { Client } from "@postgres-to-aurora/postgres";

const KEY = "hashtextextended('cutover:' || current_database(), 0)";

/**
 * Takes the lock that lets one cutover at a time work on a target; held until the session ends.
 * @returns the session's process id on the server
 * @throws UserError naming the session that holds it
 */
export async function takeLock(client: Client): Promise<number> {
  const { rows } = await client.query(`SELECT pg_try_advisory_lock(${KEY}) AS locked, pg_backend_pid() AS pid`);
  if (rows[0].locked) return rows[0].pid;
  const holder = await client.query(
    `SELECT a.pid, a.usename, coalesce(host(a.client_addr), 'local') AS address, a.backend_start::text AS since
       FROM pg_locks l JOIN pg_stat_activity a USING (pid)
      WHERE l.locktype = 'advisory' AND l.granted AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND l.classid::bigint = (${KEY} >> 32) & 4294967295 AND l.objid::bigint = ${KEY} & 4294967295`,
  );
  const [other] = holder.rows;
  throw new UserError({
    code: "CUTOVER_RUNNING",
    what: "Another cutover of this database is running",
    why: other
      ? `Session ${other.pid} of ${other.usename} from ${other.address} holds the lock on the target since ${other.since}`
      : "It holds the lock on the target",
    remedy: other
      ? `Let it end. If its runner is dead: SELECT pg_terminate_backend(${other.pid}) on the target, then run again`
      : "Run again",
  });
}

/** Whether the lock is ours now. */
export async function tryLock(client: Client): Promise<boolean> {
  const { rows } = await client.query(`SELECT pg_try_advisory_lock(${KEY}) AS locked`);
  return rows[0].locked;
}
