import type { Client } from "@postgres-to-aurora/postgres";

/** One line of the journal, for people. */
export interface JournalLine {
  runId: string;
  step: string;
  phase: string;
  /** JSON text. */
  data: string;
  /** ISO 8601, UTC. */
  at: string;
}

/** The newest lines of the journal, oldest first. There must be a journal. */
export async function readJournal(target: Client, most: number): Promise<JournalLine[]> {
  const { rows } = await target.query(
    `SELECT run_id AS "runId", step, phase, data::text AS data, at FROM migration_ctl.journal ORDER BY seq DESC LIMIT $1`,
    [most],
  );
  return (rows as (Omit<JournalLine, "at"> & { at: Date })[])
    .reverse()
    .map((line) => ({ ...line, at: line.at.toISOString() }));
}

/** Names of all migrations whose cutover the journal knows, sorted; [] where there is none. */
export async function journalMigrations(target: Client): Promise<string[]> {
  const { rows } = await target.query("SELECT to_regclass('migration_ctl.journal') IS NOT NULL AS exists");
  if (!rows[0].exists) return [];
  const begun = await target.query(
    `SELECT DISTINCT data ->> 'migration' COLLATE "C" AS name FROM migration_ctl.journal
      WHERE step = 'begin' AND data ? 'migration' ORDER BY name`,
  );
  return begun.rows.map(({ name }) => name as string);
}
