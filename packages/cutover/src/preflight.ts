import { displayName, errorText, type TableName } from "@postgres-to-aurora/domain";
import { type Client, checkScope, isInScope, readTables } from "@postgres-to-aurora/postgres";
import { countApplyExceptions, probeDrain } from "./drain.js";
import { type CutoverPlan, sparedUsers } from "./plan.js";
import type { Check, Clock, ForwardTask } from "./ports.js";
import { createProofSlot, dropProofSlot } from "./proof-slot.js";
import { readSequences } from "./sequences.js";
import { sideChecks, sourceChecks, targetChecks, taskChecks } from "./side-checks.js";
import { readSideFacts } from "./side-facts.js";

const PROBES = { most: 20, budget: 15_000 };

/** What the preflight found. */
export interface Preflight {
  checks: Check[];
  /** 95th percentile of the probes' way to the target, milliseconds; absent when none arrived. */
  forecast?: number | undefined;
  /** The task applies in batches, which keep no order inside. */
  batchApply: boolean;
}

/**
 * Looks at everything that could make the cutover fail, while writes still flow. Changes nothing but the marker row.
 * @param slot name for the proof slot's trial
 * @throws UserError when the plan's scope names what is not there; else only when a side or the task cannot be asked
 * at all: what it finds is in the checks
 */
export async function preflight(
  plan: CutoverPlan,
  source: Client,
  target: Client,
  forward: ForwardTask,
  slot: string,
  clock: Clock,
  signal: AbortSignal,
): Promise<Preflight> {
  const spared = sparedUsers(plan);
  const [task, sourceSide, targetSide] = await Promise.all([
    forward.state(signal),
    readSide(source, plan, spared),
    readSide(target, plan, spared),
  ]);
  checkScope(sourceSide.tables, plan.scope, "the source");
  const carried = sourceSide.tables.filter((table) => isInScope(table, plan.scope));
  const checks = [
    ...taskChecks(task, carried, await countApplyExceptions(target, task.name)),
    ...sideChecks("source", sourceSide.facts),
    ...sourceChecks(sourceSide.facts),
    ...sideChecks("target", targetSide.facts),
    ...targetChecks(targetSide.facts),
    missing("tables on the target", carried, targetSide.tables),
    missing("sequences on the target", sourceSide.sequences, targetSide.sequences),
    await attempt("PL/pgSQL loads on the source", "Repair the server's plpgsql library: the write guard needs it", () =>
      source.query("DO $$BEGIN END$$"),
    ),
    await attempt("PL/pgSQL loads on the target", "Repair the server's plpgsql library: the write guard needs it", () =>
      target.query("DO $$BEGIN END$$"),
    ),
    await attempt("proof slot can be made", "See the reason", async () => {
      await createProofSlot(source, slot);
      await dropProofSlot(source, slot);
    }),
  ];
  if (!task.running || !sourceSide.facts.marker || !targetSide.facts.marker)
    return { checks, batchApply: task.batchApply };
  const { check, forecast } = await forecastDrain(plan, source, target, clock, signal);
  return { checks: [...checks, check], forecast, batchApply: task.batchApply };
}

async function readSide(client: Client, { migration, scope }: CutoverPlan, spared: string[]) {
  return {
    facts: await readSideFacts(client, migration, spared),
    tables: await readTables(client),
    sequences: await readSequences(client, scope),
  };
}

function missing(what: string, wanted: TableName[], there: TableName[]): Check {
  const known = new Set(there.map(displayName));
  const absent = wanted.map(displayName).filter((name) => !known.has(name));
  return {
    name: what,
    state: absent.length > 0 ? "failed" : "passed",
    detail: absent.length > 0 ? `missing: ${absent.join(", ")}` : `all ${wanted.length}`,
    remedy: absent.length > 0 ? "Run apply-schema, and load what was added since" : "",
  };
}

async function attempt(name: string, remedy: string, body: () => Promise<unknown>): Promise<Check> {
  try {
    await body();
    return { name, state: "passed", detail: "tried", remedy: "" };
  } catch (error) {
    return { name, state: "failed", detail: errorText(error), remedy };
  }
}

/** Sends markers through the running task; how long they take is how long the drain will. */
async function forecastDrain(
  plan: CutoverPlan,
  source: Client,
  target: Client,
  clock: Clock,
  signal: AbortSignal,
): Promise<{ check: Check; forecast?: number }> {
  const name = "drain forecast";
  try {
    const limits = { ...PROBES, timeout: plan.drainTimeout };
    const samples = (await probeDrain(source, target, plan.migration, limits, clock, signal)).sort((a, b) => a - b);
    const forecast = samples[Math.ceil(samples.length * 0.95) - 1] as number;
    const detail = `${samples.length} markers, 95 % within ${forecast} ms`;
    return { check: { name, state: "passed", detail, remedy: "" }, forecast };
  } catch (error) {
    signal.throwIfAborted();
    const remedy = "Wait until the task has caught up (wait-for-cdc), or raise drain-timeout";
    return { check: { name, state: "failed", detail: errorText(error), remedy } };
  }
}
