import { randomInt } from "node:crypto";
import type { Finding } from "@postgres-to-aurora/domain";
import type { Client } from "@postgres-to-aurora/postgres";

/**
 * Refuses a source and a target that are one database. A lock taken in the one session is looked for from the other:
 * that tells the same database from its copy, which has the same identifiers, and needs no right.
 */
export async function checkDistinct(source: Client, target: Client): Promise<Finding[]> {
  const [high, low] = [randomInt(2 ** 31), randomInt(2 ** 31)];
  await source.query("SELECT pg_catalog.pg_advisory_lock($1::int, $2::int)", [high, low]);
  try {
    const { rowCount } = await target.query(
      `SELECT 1 FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_database d ON d.oid = l.database
        WHERE l.locktype = 'advisory' AND d.datname = pg_catalog.current_database()
          AND l.classid::int8 = $1 AND l.objid::int8 = $2`,
      [high, low],
    );
    return rowCount === 0 ? [] : [SAME];
  } finally {
    await source.query("SELECT pg_catalog.pg_advisory_unlock($1::int, $2::int)", [high, low]);
  }
}

const SAME: Finding = {
  rule: "target-is-source",
  severity: "blocker",
  object: "target",
  evidence: "Source and target are the same database",
  remedy: "Correct target-url or target-secret",
};
