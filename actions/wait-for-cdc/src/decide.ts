import { displayName, type ErrorFacts, type TableName } from "@postgres-to-aurora/domain";

/** A CDC latency and how old the measurement is. */
export interface Latency {
  seconds: number;
  ageMs: number;
}

/** What one look at the migration found. */
export interface Observation {
  task: { name: string; status: string; stopReason: string; lastFailureMessage: string; hasRun: boolean };
  /** Every table of the task's own mappings, with its state ("" when the task does not show it yet). */
  tables: (TableName & { state: string; rows: number })[];
  /** Changes the target refused, in awsdms_apply_exceptions. */
  exceptions: number;
  /** Not looked at (undefined) before all tables are loaded. */
  latency?: { source: Latency | undefined; target: Latency | undefined };
  /** Whether a marker row written for this look arrived on the target; not tried before all tables are loaded. */
  marker?: { arrived: boolean; roundTripMs: number };
}

/** When a look counts as a good sample. */
export interface Want {
  thresholdMs: number;
}

/**
 * What one look means: the migration failed, the look is a good sample, or it is too early.
 * `reason` says in a few words what is still missing.
 */
export type Decision = { kind: "failed"; facts: ErrorFacts } | { kind: "good" } | { kind: "wait"; reason: string };

/** A latency measured longer ago is unknown, which is never zero. */
const FRESH_MS = 5 * 60_000;

const TABLE_FAILED = ["table error", "table cancelled", "table does not exist"];

/** Judges one look. Pure: the same look always means the same. States nobody knows are waited for. */
export function decide(seen: Observation, want: Want): Decision {
  const failure = taskFailure(seen) ?? tableFailure(seen);
  if (failure !== undefined) return { kind: "failed", facts: failure };
  const open = seen.tables.filter(({ state }) => !isLoaded(state));
  if (open.length > 0) return wait(`${open.length} of ${seen.tables.length} tables are not loaded yet`);
  if (seen.task.status !== "running") return wait(`the task is ${seen.task.status}`);
  for (const side of ["source", "target"] as const) {
    const latency = seen.latency?.[side];
    if (latency === undefined) return wait(`the CDC latency of the ${side} was not measured lately`);
    if (latency.ageMs > FRESH_MS)
      return wait(`the newest CDC latency of the ${side} is ${Math.round(latency.ageMs / 60_000)} minutes old`);
    if (latency.seconds * 1000 > want.thresholdMs)
      return wait(`the CDC latency of the ${side} is ${latency.seconds} s`);
  }
  if (seen.marker?.arrived !== true) return wait("the marker did not arrive on the target");
  return { kind: "good" };
}

/** Whether a table's state is the one good final one. */
export function isLoaded(state: string): boolean {
  return state.toLowerCase() === "table completed";
}

function wait(reason: string): Decision {
  return { kind: "wait", reason };
}

function taskFailure({ task }: Observation): ErrorFacts | undefined {
  const why = [task.stopReason, task.lastFailureMessage].filter(Boolean).join(": ");
  if (task.status === "ready" && !task.hasRun)
    return {
      code: "TASK_NOT_STARTED",
      what: `Replication task ${task.name} was never started`,
      remedy: "Run create-dms-task with start: true",
    };
  if (task.status === "failed")
    return {
      code: "TASK_FAILED",
      what: `Replication task ${task.name} has failed`,
      why: why || "DMS gives no reason",
      remedy:
        "Correct the cause (the task's CloudWatch log names it in lines with ]E:), then run create-dms-task: it resumes",
    };
  if (task.status === "stopped" || task.status === "deleting")
    return {
      code: "TASK_STOPPED",
      what: `Replication task ${task.name} is ${task.status}`,
      why: why || "DMS gives no reason",
      remedy:
        "Run create-dms-task: it resumes the task where it stood. After a cutover it is stopped for good, and there is nothing to wait for",
    };
  return undefined;
}

function tableFailure({ tables, exceptions }: Observation): ErrorFacts | undefined {
  const bad = tables.filter(({ state }) => TABLE_FAILED.includes(state.toLowerCase()));
  if (bad.length > 0)
    return {
      code: "TABLES_FAILED",
      what: `Tables are in error (${bad.length}): ${bad
        .slice(0, 10)
        .map((table) => `${displayName(table)} (${table.state})`)
        .join(", ")}${bad.length > 10 ? ` and ${bad.length - 10} more` : ""}`,
      why: "The other tables go on, so the task itself looks well",
      remedy:
        "The task's CloudWatch log says why, in lines with ]E:. Correct it, empty these tables on the target, then reload them (aws dms reload-tables)",
    };
  if (exceptions > 0)
    return {
      code: "CHANGES_REFUSED",
      what: `Changes could not be applied to the target (${exceptions})`,
      why: "The target lacks them from now on",
      remedy:
        "Read awsdms_control.awsdms_apply_exceptions on the target (statement and error of each), correct the cause and reload the tables",
    };
  return undefined;
}
