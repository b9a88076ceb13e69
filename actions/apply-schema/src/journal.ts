import { CONTROL_SCHEMA, UserError } from "@postgres-to-aurora/domain";
import { type Client, quoteIdentifier, quoteLiteral } from "@postgres-to-aurora/postgres";
import type { Phase } from "@postgres-to-aurora/schema";

/** Which file this is about. */
export interface PhaseKey {
  migration: string;
  phase: Phase;
  sha256: string;
}

/** How far a phase has come on the target. */
export interface Progress {
  /** Whether an earlier run began it. */
  begun: boolean;
  /** Whether everything is done, the statistics included. */
  finished: boolean;
  /** Positions of the statements that are committed. */
  done: Set<number>;
  /** Positions of those that are half done: a constraint that is not checked yet, a statement without transaction. */
  half: Set<number>;
}

const SCHEMA = quoteIdentifier(CONTROL_SCHEMA);
const PHASES = `${SCHEMA}.applied_phase`;
const STATEMENTS = `${SCHEMA}.applied_statement`;

/**
 * Makes the journal's tables and enters the phase; inside the first transaction of a phase, so that a failure leaves
 * nothing. Statements left over from a phase that somebody took out of the journal do not count.
 */
export async function enterPhase(client: Client, key: PhaseKey): Promise<void> {
  await client.query(`CREATE SCHEMA IF NOT EXISTS ${SCHEMA}`);
  await client.query(
    `CREATE TABLE IF NOT EXISTS ${PHASES} (
       migration pg_catalog.text NOT NULL, phase pg_catalog.text NOT NULL, sha256 pg_catalog.text NOT NULL,
       statements pg_catalog.int4 NOT NULL, finished pg_catalog.bool NOT NULL,
       applied_at pg_catalog.timestamptz NOT NULL DEFAULT pg_catalog.clock_timestamp(),
       PRIMARY KEY (migration, phase))`,
  );
  await client.query(
    `CREATE TABLE IF NOT EXISTS ${STATEMENTS} (
       migration pg_catalog.text NOT NULL, phase pg_catalog.text NOT NULL, sha256 pg_catalog.text NOT NULL,
       index pg_catalog.int4 NOT NULL, finished pg_catalog.bool NOT NULL,
       applied_at pg_catalog.timestamptz NOT NULL DEFAULT pg_catalog.clock_timestamp(),
       PRIMARY KEY (migration, phase, sha256, index))`,
  );
  await client.query(`DELETE FROM ${STATEMENTS} WHERE migration = $1 AND phase = $2`, [key.migration, key.phase]);
  await client.query(
    `INSERT INTO ${PHASES} (migration, phase, sha256, statements, finished) VALUES ($1, $2, $3, 0, false)`,
    [key.migration, key.phase, key.sha256],
  );
}

/**
 * What earlier runs left of this phase.
 * @throws UserError when they applied another file
 */
export async function readProgress(client: Client, key: PhaseKey): Promise<Progress> {
  const progress: Progress = { begun: false, finished: false, done: new Set(), half: new Set() };
  if (!(await exists(client, PHASES))) return progress;
  const { rows } = await client.query<{ sha256: string; finished: boolean; at: string }>(
    `SELECT sha256, finished, pg_catalog.to_char(applied_at, 'YYYY-MM-DD HH24:MI:SS TZ') AS at
       FROM ${PHASES} WHERE migration = $1 AND phase = $2`,
    [key.migration, key.phase],
  );
  const [row] = rows;
  if (row === undefined) return progress;
  if (row.sha256 !== key.sha256) throw otherBundle(key, row);
  const statements = await client.query<{ index: number; finished: boolean }>(
    `SELECT index, finished FROM ${STATEMENTS} WHERE migration = $1 AND phase = $2 AND sha256 = $3`,
    [key.migration, key.phase, key.sha256],
  );
  for (const { index, finished } of statements.rows) (finished ? progress.done : progress.half).add(index);
  return { ...progress, begun: true, finished: row.finished };
}

/** The phases of a migration that are finished on this target; empty where nothing was ever applied. */
export async function finishedPhases(client: Client, migration: string): Promise<Phase[]> {
  if (!(await exists(client, PHASES))) return [];
  const { rows } = await client.query<{ phase: Phase }>(
    `SELECT phase FROM ${PHASES} WHERE migration = $1 AND finished ORDER BY applied_at`,
    [migration],
  );
  return rows.map(({ phase }) => phase);
}

/** SQL that records statements, for the transaction that applies them. */
export function recordSql({ migration, phase, sha256 }: PhaseKey, indexes: number[], finished: boolean): string {
  const key = [migration, phase, sha256].map(quoteLiteral).join(", ");
  return `INSERT INTO ${STATEMENTS} (migration, phase, sha256, index, finished)
    SELECT ${key}, i, ${finished} FROM pg_catalog.unnest('{${indexes.join(",")}}'::pg_catalog.int4[]) i
    ON CONFLICT (migration, phase, sha256, index)
    DO UPDATE SET finished = excluded.finished, applied_at = pg_catalog.clock_timestamp()`;
}

/** Records that a phase is done; its statements need not be remembered one by one any more. */
export async function finishPhase(client: Client, { migration, phase }: PhaseKey, statements: number): Promise<void> {
  await client.query(
    `WITH gone AS (DELETE FROM ${STATEMENTS} WHERE migration = $1 AND phase = $2)
     UPDATE ${PHASES} SET statements = $3, finished = true, applied_at = pg_catalog.clock_timestamp()
      WHERE migration = $1 AND phase = $2`,
    [migration, phase, statements],
  );
}

async function exists(client: Client, table: string): Promise<boolean> {
  const { rows } = await client.query("SELECT 1 WHERE pg_catalog.to_regclass($1) IS NOT NULL", [table]);
  return rows.length > 0;
}

function otherBundle({ migration, phase, sha256 }: PhaseKey, found: { sha256: string; at: string }): UserError {
  return new UserError({
    code: "OTHER_BUNDLE_APPLIED",
    what: `${phase} of migration ${migration} was applied to this target from another bundle (${found.at})`,
    why: `That ${phase}.sql had sha256 ${found.sha256}, this one has ${sha256}`,
    remedy: `Use the bundle of that time. Or begin anew: empty the target, delete the row of this migration and phase from ${CONTROL_SCHEMA}.applied_phase, and run again`,
  });
}
