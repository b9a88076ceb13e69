import { EnvironmentError } from "@postgres-to-aurora/domain";
import type { Client } from "@postgres-to-aurora/postgres";
import { readGuard, thaw } from "./guard.js";
import { ABORTED, Journal, type PastRun, readRuns } from "./journal.js";
import type { Observer } from "./ports.js";

/** What an earlier run left to do. */
export type Past =
  | { kind: "nothing" }
  /** Its commit point is passed, the steps after it are not all done. */
  | { kind: "switched"; run: PastRun }
  | { kind: "finished"; run: PastRun };

/**
 * Decides by the journal what earlier runs left behind; the commit point alone counts. What was not committed is
 * undone here: the source is opened. Call it with the lock held.
 * @param dryRun leave everything as it is
 * @throws EnvironmentError when the source is frozen by a run that this target's journal does not know
 */
export async function recover(
  source: Client,
  target: Client,
  actor: string,
  observer: Observer,
  dryRun: boolean,
): Promise<Past> {
  const runs = await readRuns(target);
  const finished = runs.find((run) => run.finished);
  if (finished) return { kind: "finished", run: finished };
  const switched = runs.find((run) => run.committed);
  if (switched) return { kind: "switched", run: switched };

  const guard = await readGuard(source);
  const left = runs.filter((run) => !run.aborted);
  if (guard?.mode === "frozen") {
    const { runId } = guard;
    if (runId === null || !runs.some((run) => run.runId === runId)) throw unknownFreeze(runId);
    if (!dryRun) {
      await thaw(source, runId);
      observer.warning(`Run ${runId} ended before its switch: writes on the source were resumed`);
    }
  }
  if (!dryRun)
    for (const run of left) {
      const journal = new Journal(target, run.runId, actor);
      journal.epoch = run.epoch;
      await journal.write(ABORTED, "done", { by: "recovery" });
    }
  return { kind: "nothing" };
}

function unknownFreeze(runId: string | null): EnvironmentError {
  return new EnvironmentError({
    code: "UNKNOWN_FREEZE",
    what: `The source is frozen by run ${runId ?? "(none)"}, which the journal on this target does not know`,
    why: "target-url names another database than that run's, or its journal was removed",
    remedy:
      "Correct target-url. Only if you are sure that no target was ever opened: " +
      "UPDATE migration_guard.state SET mode='open', expires_at='infinity', run_id=NULL on the source",
  });
}
