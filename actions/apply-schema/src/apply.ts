import { withProgress } from "@postgres-to-aurora/action-kit";
import { enterPhase, finishedPhases, finishPhase, type PhaseKey, readProgress } from "./journal.js";
import { applyInOneTransaction } from "./one-transaction.js";
import type { Applied, PhaseRequest, RunFacts, Tools } from "./phase.js";
import { PhaseRun } from "./phase-run.js";
import { planPhase, type Step } from "./plan.js";
import { applyPostLoad } from "./post-load.js";
import { position } from "./progress.js";
import { StatementFailure, statementError } from "./statement-error.js";
import { requireEmptyTarget } from "./target.js";

/**
 * Applies one phase and keeps in the target's journal what is done, each time in the transaction that does it: a second
 * run finds it, and goes on where the first one ended. On abort all open transactions are rolled back.
 * @throws UserError when the target is not empty (pre-load), had another bundle, or the file holds what is refused;
 * EnvironmentError with file, line and caret when a statement fails; the signal's reason when aborted; what the driver
 * throws
 */
export async function applyPhase(request: PhaseRequest, tools: Tools): Promise<Applied> {
  const steps = planPhase(request.sql, request.file);
  await tools.sessions.claim();
  const facts = await readFacts(request, tools, steps);
  const run = new PhaseRun(request, tools, facts);
  if (!facts.progress.finished) await applyRemaining(run);
  return run.applied;
}

/**
 * What earlier runs left on the target.
 * @throws UserError when they left another bundle, or pre-load would meet tables that it did not make
 */
export async function readFacts(request: PhaseRequest, { sessions }: Tools, steps: Step[]): Promise<RunFacts> {
  const key: PhaseKey = { migration: request.migration, phase: request.phase, sha256: request.sha256 };
  const progress = await readProgress(sessions.main, key);
  if (!progress.begun && request.phase === "pre-load")
    await requireEmptyTarget(sessions.main, request.manifest.schemas);
  return { key, steps, progress, finished: await finishedPhases(sessions.main, request.migration) };
}

async function applyRemaining(run: PhaseRun): Promise<void> {
  const { main, facts, applied, request } = run;
  const work = async () => {
    if (request.phase !== "post-load") return applyInOneTransaction(run);
    if (!facts.progress.begun) await enterAlone(run);
    await applyPostLoad(run);
  };
  try {
    await withProgress(run.tools, () => position(run), work);
    await finishPhase(main, facts.key, facts.steps.length);
    applied.slowest.sort((a, b) => b.milliseconds - a.milliseconds);
  } catch (error) {
    throw error instanceof StatementFailure ? statementError(error, run) : error;
  }
}

async function enterAlone({ main, facts }: PhaseRun): Promise<void> {
  await main.query("BEGIN");
  try {
    await enterPhase(main, facts.key);
    await main.query("COMMIT");
  } catch (error) {
    await main.query("ROLLBACK").catch(() => {});
    throw error;
  }
}
