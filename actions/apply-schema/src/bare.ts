import { type Client, isServerError } from "@postgres-to-aurora/postgres";
import type { PhaseRun } from "./phase-run.js";
import { firstWords, type Step } from "./plan.js";
import { StatementFailure } from "./statement-error.js";

/** duplicate_table (an index is one), duplicate_object, duplicate_database, undefined_object. */
const DONE_BEFORE: readonly string[] = ["42P07", "42710", "42P04", "42704"];

/**
 * Applies a statement that PostgreSQL allows in no transaction, so that its record cannot be made in one with it: the
 * journal says before that it was begun. Begun before and refused now because its object is there, or gone, it had
 * come through.
 */
export async function applyBare(run: PhaseRun, step: Step): Promise<void> {
  const { main, facts } = run;
  run.applied.apart.push(firstWords(step.text));
  const again = facts.progress.half.has(step.index);
  if (again && step.concurrent) await dropInvalid(main, step.concurrent);
  else await run.record(main, [step], false, false);
  try {
    await run.execute(main, step);
  } catch (error) {
    const reason = error instanceof StatementFailure ? error.reason : undefined;
    if (!(again && isServerError(reason) && DONE_BEFORE.includes(reason.code))) throw error;
  }
  await run.record(main, [step], true, false);
}

/** CREATE INDEX CONCURRENTLY that was cut off leaves an index that is of no use. */
async function dropInvalid(client: Client, index: string): Promise<void> {
  const { rows } = await client.query(
    "SELECT 1 FROM pg_catalog.pg_index WHERE indexrelid = pg_catalog.to_regclass($1) AND NOT indisvalid",
    [index],
  );
  if (rows.length > 0) await client.query(`DROP INDEX CONCURRENTLY ${index}`);
}
