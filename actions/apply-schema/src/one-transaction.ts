import { applyBare } from "./bare.js";
import { enterPhase } from "./journal.js";
import { namedTables } from "./lock-tables.js";
import { NO_LOCKS, type PhaseRun } from "./phase-run.js";
import { firstWords, type Group, groupSteps } from "./plan.js";
import { readLockable } from "./target.js";

/**
 * Applies pre-load or post-cutover: all in one transaction with the journal's entries, except what PostgreSQL refuses
 * there. A failure leaves nothing of an open transaction.
 */
export async function applyInOneTransaction(run: PhaseRun): Promise<void> {
  const groups = groupSteps(await run.remaining());
  // A file without statements is applied, too, and must be remembered.
  if (groups.length === 0) groups.push({ mode: "together", steps: [] });
  for (const group of groups) {
    const name = group.mode === "together" ? "one transaction" : "committed apart";
    await run.stage(name, group.steps.filter(({ mode }) => mode !== "session").length, 1, () => applyGroup(run, group));
  }
}

async function applyGroup(run: PhaseRun, { mode, steps }: Group): Promise<void> {
  const { main, request, tools } = run;
  const { progress, key } = run.facts;
  if (mode === "bare") {
    for (const step of steps.slice(0, -1)) await run.execute(main, step);
    if (!progress.begun) {
      await main.query("BEGIN");
      await enterPhase(main, key);
      await main.query("COMMIT");
      progress.begun = true;
    }
    return applyBare(run, steps.at(-1) as (typeof steps)[number]);
  }
  if (mode === "own") run.applied.apart.push(...steps.slice(-1).map(({ text }) => firstWords(text)));
  const texts = mode === "together" ? steps.map(({ text }) => text) : [];
  const tables = texts.length === 0 ? [] : namedTables(texts, await readLockable(main, request.manifest.schemas));
  await run.begin(main, { ...NO_LOCKS, tables });
  try {
    for (const step of steps) await run.execute(main, step);
    tools.signal.throwIfAborted();
    if (!progress.begun) await enterPhase(main, key);
    await run.record(main, steps, true, true);
    progress.begun = true;
  } catch (error) {
    await main.query("ROLLBACK").catch(() => {});
    throw error;
  }
}
