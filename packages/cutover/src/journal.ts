import type { Client } from "@postgres-to-aurora/postgres";

export type Phase = "intent" | "done" | "failed";

const PREPARE = `
CREATE SCHEMA IF NOT EXISTS migration_ctl;
CREATE TABLE IF NOT EXISTS migration_ctl.journal (
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  run_id text NOT NULL,
  epoch bigint NOT NULL,
  step text NOT NULL,
  phase text NOT NULL CHECK (phase IN ('intent', 'done', 'failed')),
  data jsonb NOT NULL DEFAULT '{}',
  actor text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp());`;

/** Steps whose `done` row decides what a later run does. */
export const COMMIT_POINT = "commit point";
export const ABORTED = "aborted";
export const FINISHED = "finished";

/** What the journal says of one run. */
export interface PastRun {
  runId: string;
  epoch: string;
  committed: boolean;
  aborted: boolean;
  finished: boolean;
}

/** All runs in the journal, newest first; none where there is no journal yet. */
export async function readRuns(client: Client): Promise<PastRun[]> {
  const { rows } = await client.query("SELECT to_regclass('migration_ctl.journal') IS NOT NULL AS exists");
  if (!rows[0].exists) return [];
  const runs = await client.query(
    `SELECT run_id AS "runId", max(epoch)::text AS epoch,
            bool_or(step = $1 AND phase = 'done') AS committed,
            bool_or(step = $2 AND phase = 'done') AS aborted,
            bool_or(step = $3 AND phase = 'done') AS finished
       FROM migration_ctl.journal GROUP BY run_id ORDER BY max(seq) DESC`,
    [COMMIT_POINT, ABORTED, FINISHED],
  );
  return runs.rows as PastRun[];
}

/** How far the cutover of a migration came. `unfinished`: begun, neither undone nor switched as far as is recorded. */
export type MigrationState = "not begun" | "unfinished" | "rolled back" | "switched" | "finished";

/** How far the cutover of a migration came, as the journal on its target says; of several runs the furthest counts. */
export async function migrationState(target: Client, migration: string): Promise<MigrationState> {
  const { rows } = await target.query("SELECT to_regclass('migration_ctl.journal') IS NOT NULL AS exists");
  if (!rows[0].exists) return "not begun";
  const begun = await target.query(
    `SELECT DISTINCT run_id AS "runId" FROM migration_ctl.journal WHERE step = 'begin' AND data ->> 'migration' = $1`,
    [migration],
  );
  const own = new Set((begun.rows as { runId: string }[]).map(({ runId }) => runId));
  const runs = (await readRuns(target)).filter(({ runId }) => own.has(runId));
  if (runs.some(({ finished }) => finished)) return "finished";
  if (runs.some(({ committed }) => committed)) return "switched";
  if (runs.some(({ aborted }) => !aborted)) return "unfinished";
  return runs.length > 0 ? "rolled back" : "not begun";
}

/** Makes the journal's table on the target if it is missing. */
export async function prepareJournal(client: Client): Promise<void> {
  await client.query(PREPARE);
}

/** The append-only record of one run, on the target. */
export class Journal {
  /** Fencing number of the source's freeze; grows with every freeze. */
  epoch = "0";
  /** Told when a background note could not be written. */
  onFailure: (error: unknown) => void = () => {};
  #tail: Promise<void> = Promise.resolve();
  #failure: { error: unknown } | undefined;

  constructor(
    readonly client: Client,
    readonly runId: string,
    readonly actor: string,
  ) {}

  /**
   * Writes a row in the background, in order. Nothing inside the freeze waits for it: what a later run does hangs
   * on the commit point alone. `flush` waits for all notes.
   */
  note(step: string, phase: Phase, data: object = {}): void {
    const values = [this.runId, this.epoch, step, phase, JSON.stringify(data), this.actor];
    this.#tail = this.#tail.then(async () => {
      if (this.#failure) return;
      try {
        await this.client.query(
          "INSERT INTO migration_ctl.journal (run_id, epoch, step, phase, data, actor) VALUES ($1, $2, $3, $4, $5, $6)",
          values,
        );
      } catch (error) {
        this.#failure = { error };
        this.onFailure(error);
      }
    });
  }

  /** Resolves when all notes are committed. Throws the first failure. */
  async flush(): Promise<void> {
    await this.#tail;
    if (this.#failure) throw this.#failure.error;
  }

  /** Writes a row and waits for it. */
  async write(step: string, phase: Phase, data: object = {}): Promise<void> {
    this.note(step, phase, data);
    await this.flush();
  }
}
