import { constraintPlan } from "./constraints.js";
import type { PhaseRun } from "./phase-run.js";
import type { Step } from "./plan.js";
import { shapeOf } from "./sql-shape.js";
import { cutStages, type Stage } from "./stages.js";
import { readTableFacts, type TableFacts } from "./table-facts.js";

/** A stage as it would run. */
export interface StagePlan {
  what: string;
  statements: number;
  /** Sessions at work at the same time. */
  sessions: number;
  /** Who would have to wait meanwhile. */
  locks: string;
}

/** A table that post-load works on. */
export interface TablePlan {
  table: string;
  bytes: number;
  /** Indexes and keys to build, constraints to check. */
  builds: number;
  checks: number;
  /** The strongest lock that lasts as long as a build or a check. */
  lock: string;
}

const WORDS: Record<Stage["kind"], { what: string; locks: string }> = {
  settings: { what: "settings", locks: "none" },
  ordered: { what: "statements in the order of the file", locks: "each for a moment, its tables for itself" },
  builds: {
    what: "indexes and keys",
    locks: "writes to a table wait while an index of it is built; reads too, while a key is",
  },
  constraints: {
    what: "constraints: added one by one, then checked",
    locks: "each for a moment when it is added; reads and writes go on while it is checked",
  },
};

/** Plans post-load: its stages, its tables, and the statements whose table is not there with the name of that table. */
export async function planPostLoad(
  run: PhaseRun,
  steps: Step[],
): Promise<{ stages: StagePlan[]; tables: TablePlan[]; missing: Map<Step, string> }> {
  const facts = await readTableFacts(
    run.main,
    steps.flatMap(({ work }) => ("table" in work ? [work.table] : [])),
  );
  const tables = new Map<number, TablePlan>();
  const missing = new Map<Step, string>();
  for (const step of steps) {
    if (!("table" in step.work)) continue;
    const table = facts.get(step.work.table);
    if (table === undefined) missing.set(step, step.work.table);
    else addTo(tables, table, step, facts, run.request.major);
  }
  // What the file makes itself is not there before.
  if (steps.some(({ text }) => /^CREATE (UNLOGGED |FOREIGN )?(TABLE|MATERIALIZED VIEW) /.test(shapeOf(text).text)))
    missing.clear();
  return {
    stages: cutStages(steps)
      .filter(({ kind }) => kind !== "settings")
      .map((stage) => describe(stage, run.request.workers)),
    tables: [...tables.values()].sort((a, b) => b.bytes - a.bytes || (a.table < b.table ? -1 : 1)),
    missing,
  };
}

function addTo(
  tables: Map<number, TablePlan>,
  facts: TableFacts,
  step: Step,
  all: ReadonlyMap<string, TableFacts>,
  major: number,
): void {
  const plan = tables.get(facts.oid) ?? { table: facts.name, bytes: facts.bytes, builds: 0, checks: 0, lock: "" };
  tables.set(facts.oid, plan);
  const { kind } = step.work;
  if (kind === "index" || kind === "key") {
    plan.builds++;
    plan.lock = kind === "key" || plan.lock.startsWith("ACCESS") ? "ACCESS EXCLUSIVE (a key)" : "SHARE (an index)";
    return;
  }
  plan.checks++;
  const { later, addLocks } = constraintPlan(step, all, major);
  if (plan.lock === "") plan.lock = later ? "SHARE UPDATE EXCLUSIVE (a check)" : addLocks.mode;
}

function describe({ kind, steps }: Stage, workers: number): StagePlan {
  const { what, locks } = WORDS[kind];
  const sessions = kind === "ordered" ? 1 : Math.min(workers, steps.length);
  return { what, statements: steps.length, sessions, locks };
}
