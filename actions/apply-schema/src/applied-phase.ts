import { CONTROL_SCHEMA, UserError } from "@postgres-to-aurora/domain";
import { type Client, quoteIdentifier } from "@postgres-to-aurora/postgres";
import type { Phase } from "@postgres-to-aurora/schema";

/** Which file this is about. */
export interface PhaseKey {
  migration: string;
  phase: Phase;
  sha256: string;
}

/** How far a phase has come on the target. */
export interface Progress {
  /** Statements of the file that are committed. */
  statements: number;
  /** Whether everything is done, the statistics included. */
  finished: boolean;
}

const SCHEMA = quoteIdentifier(CONTROL_SCHEMA);
const TABLE = `${SCHEMA}.applied_phase`;

/** Makes the table that remembers applied phases; inside the first transaction, so that a failure leaves nothing. */
export async function createAppliedPhase(client: Client): Promise<void> {
  await client.query(`CREATE SCHEMA IF NOT EXISTS ${SCHEMA}`);
  await client.query(
    `CREATE TABLE IF NOT EXISTS ${TABLE} (
       migration pg_catalog.text NOT NULL, phase pg_catalog.text NOT NULL, sha256 pg_catalog.text NOT NULL,
       statements pg_catalog.int4 NOT NULL, finished pg_catalog.bool NOT NULL,
       applied_at pg_catalog.timestamptz NOT NULL DEFAULT pg_catalog.clock_timestamp(),
       PRIMARY KEY (migration, phase))`,
  );
}

/**
 * What an earlier run left of this phase; undefined when there was none.
 * @throws UserError when it applied another file
 */
export async function readAppliedPhase(client: Client, key: PhaseKey): Promise<Progress | undefined> {
  const { rows: found } = await client.query("SELECT 1 WHERE pg_catalog.to_regclass($1) IS NOT NULL", [TABLE]);
  if (found.length === 0) return undefined;
  const { rows } = await client.query<{ sha256: string; statements: number; finished: boolean; at: string }>(
    `SELECT sha256, statements, finished, pg_catalog.to_char(applied_at, 'YYYY-MM-DD HH24:MI:SS TZ') AS at
       FROM ${TABLE} WHERE migration = $1 AND phase = $2`,
    [key.migration, key.phase],
  );
  const [row] = rows;
  if (row === undefined) return undefined;
  if (row.sha256 !== key.sha256)
    throw new UserError({
      code: "OTHER_BUNDLE_APPLIED",
      what: `${key.phase} of migration ${key.migration} was applied to this target from another bundle (${row.at})`,
      why: `That ${key.phase}.sql had sha256 ${row.sha256}, this one has ${key.sha256}`,
      remedy: `Use the bundle of that time. Or begin anew: empty the target, delete the row of this migration and phase from ${CONTROL_SCHEMA}.applied_phase, and run again`,
    });
  return { statements: row.statements, finished: row.finished };
}

/** Remembers how far the phase has come. */
export async function recordAppliedPhase(client: Client, key: PhaseKey, progress: Progress): Promise<void> {
  await client.query(
    `INSERT INTO ${TABLE} (migration, phase, sha256, statements, finished) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (migration, phase) DO UPDATE
        SET statements = excluded.statements, finished = excluded.finished, applied_at = pg_catalog.clock_timestamp()`,
    [key.migration, key.phase, key.sha256, progress.statements, progress.finished],
  );
}
