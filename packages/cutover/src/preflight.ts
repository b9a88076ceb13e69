import { displayName, errorText, type TableName } from "@postgres-to-aurora/domain";
import { type Client, readTables } from "@postgres-to-aurora/postgres";
import { countApplyExceptions, probeDrain } from "./drain.js";
import type { CutoverPlan } from "./plan.js";
import { sparedUsers } from "./plan.js";
import type { Check, Clock, ForwardTask, ForwardTaskState } from "./ports.js";
import { createProofSlot, dropProofSlot, proofSlotName } from "./proof-slot.js";
import { changedSequences, readSequences } from "./sequences.js";
import { readSideFacts, type SideFacts } from "./side-facts.js";

/** A transaction that has been open longer is somebody's report or a leak; the freeze would end it. */
const LONG_TRANSACTION_S = 60;
const PROBES = { most: 20, budget: 15_000 };

/** What the preflight found. */
export interface Preflight {
  checks: Check[];
  /** 95th percentile of the probes' way to the target, milliseconds; absent when none arrived. */
  forecast: number | undefined;
  /** Sequences whose position differs now. */
  sequencesBehind: number;
  batchApply: boolean;
}

/**
 * Looks at everything that could make the cutover fail, while writes still flow. Changes nothing but the marker row.
 * @throws only when a side cannot be asked at all; what it finds is in the checks
 */
export async function preflight(
  plan: CutoverPlan,
  source: Client,
  target: Client,
  forward: ForwardTask,
  clock: Clock,
  signal: AbortSignal,
): Promise<Preflight> {
  const spared = sparedUsers(plan);
  const [task, sourceFacts, targetFacts, sourceTables, targetTables, exceptions] = await Promise.all([
    forward.state(signal),
    readSideFacts(source, plan.migration, spared),
    readSideFacts(target, plan.migration, spared).then(async (facts) => ({
      ...facts,
      tables: await readTables(target),
      exceptions: await countApplyExceptions(target),
    })),
    undefined,
    undefined,
    undefined,
  ]);
  return { checks: [], forecast: undefined, sequencesBehind: 0, batchApply: task.batchApply };
}
