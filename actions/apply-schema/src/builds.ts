import type { Locks } from "./lock-tables.js";
import type { Step } from "./plan.js";
import type { TableFacts } from "./table-facts.js";

/** An index, or a constraint with one behind it, that can be built beside others. */
export interface Build {
  step: Step;
  /** Its table. */
  key: number | string;
  /** Whether the table may have several at once. */
  shared: boolean;
  /** Size of the table. */
  weight: number;
  locks: Locks;
}

/** Builds side by side, or a single one that nothing may run beside. */
export interface BuildPart {
  alone: boolean;
  builds: Build[];
}

/**
 * Says how builds run. On a partitioned table without ONLY an index comes into being on every partition, or takes over
 * one that is there: what stands before it in the file must be there, what stands behind it not yet.
 */
export function splitBuilds(steps: Step[], facts: ReadonlyMap<string, TableFacts>): BuildPart[] {
  const parts: BuildPart[] = [];
  for (const step of steps) {
    const { work } = step;
    if (work.kind !== "index" && work.kind !== "key") continue;
    const table = facts.get(work.table);
    const last = parts.at(-1);
    const alone = table?.kind === "p" && !work.only;
    const build = buildOf(step, table);
    if (last?.alone === false && !alone) last.builds.push(build);
    else parts.push({ alone, builds: [build] });
  }
  return parts;
}

/** CREATE INDEX lets others read and build, too; ADD CONSTRAINT wants the table for itself. */
function buildOf(step: Step, table: TableFacts | undefined): Build {
  const { kind, table: given, only } = step.work as { kind: "index" | "key"; table: string; only: boolean };
  const shared = kind === "index";
  const tables = table?.lockable ? [`${only ? "ONLY " : ""}${table.name}`] : [];
  return {
    step,
    key: table?.oid ?? given,
    shared,
    weight: table?.bytes ?? 0,
    locks: { tables, mode: shared ? "SHARE" : "ACCESS EXCLUSIVE" },
  };
}
