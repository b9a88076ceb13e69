import type { StartType, Task } from "@postgres-to-aurora/aws/dms";
import { UserError } from "@postgres-to-aurora/domain";
import { compareTables, mappedTables } from "@postgres-to-aurora/replication";
import { type Settings, settingsDifferences } from "./task-settings.js";

/** What the task must be. */
export interface WantedTask {
  sourceEndpointArn: string | undefined;
  targetEndpointArn: string | undefined;
  instanceArn: string | undefined;
  tableMappings: string;
  settings: Settings;
}

/** What an existing task has differently; empty when it can be taken up as it is. */
export function taskDifferences(task: Task, wanted: WantedTask): string[] {
  const differences: string[] = [];
  for (const fact of ["sourceEndpointArn", "targetEndpointArn", "instanceArn"] as const)
    if (task[fact] !== wanted[fact])
      differences.push(`${fact}: it has ${task[fact]}, wanted is ${wanted[fact] ?? "a new one"}`);
  if (task.migrationType !== "full-load-and-cdc")
    differences.push(`migration type: it has ${task.migrationType}, wanted is full-load-and-cdc`);
  const tables = compareTables(mappedTables(wanted.tableMappings), mappedTables(task.tableMappings));
  differences.push(...tables.missing.map((name) => `tables: it does not carry ${name}`));
  differences.push(...tables.unwanted.map((name) => `tables: it carries ${name}, which is not wanted or not there`));
  differences.push(...settingsDifferences(JSON.parse(task.settings || "{}"), wanted.settings));
  return differences;
}

/** The error for a task that exists and is another one. */
export function taskDiffers(task: Task, differences: string[]): UserError {
  const shown = differences.slice(0, 20).map((line) => `  ${line}`);
  if (differences.length > shown.length) shown.push(`  and ${differences.length - shown.length} more`);
  return new UserError({
    code: "TASK_DIFFERS",
    what: `Replication task ${task.name} exists already and is another one:\n${shown.join("\n")}\n`,
    why: "A task is never changed or replaced without being asked",
    remedy: `Give the inputs as they were, or delete task ${task.name}, empty the target's tables and run again`,
  });
}

export type NextStep = { kind: "leave" } | { kind: "wait" } | { kind: "start"; type: StartType } | { kind: "refuse" };

/** What a task in this state needs in order to run. `wait` means: look again once it has settled. */
export function nextStep(task: { status: string; hasRun: boolean }, start: boolean): NextStep {
  switch (task.status) {
    case "running":
      return { kind: "leave" };
    case "deleting":
      return { kind: "refuse" };
    case "ready":
    case "stopped":
    case "failed":
      // start-replication is accepted on the very first run only; afterwards the slot is picked up where it stands.
      return start
        ? { kind: "start", type: task.hasRun ? "resume-processing" : "start-replication" }
        : { kind: "leave" };
    default:
      return { kind: "wait" };
  }
}
