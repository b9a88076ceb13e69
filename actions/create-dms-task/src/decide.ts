import type { StartType } from "@postgres-to-aurora/aws/dms";
import { UserError } from "@postgres-to-aurora/domain";

/** An existing task, as far as its next step depends on it; its status is one it stays in. */
export interface TaskState {
  name: string;
  status: string;
  hasRun: boolean;
  /** Whether a load was ever begun: a start that failed before has run the task and loaded nothing. */
  began: boolean;
}

/** What an existing task has differently, in words. */
export interface Differences {
  /** What cannot be changed of a task: endpoints, instance, kind, capacity. */
  fixed: string[];
  mappings: string[];
  settings: string[];
}

export interface Asked {
  start: boolean;
  restart: "never" | "resume" | "reload";
}

/** What is to be done about the task. */
export interface Steps {
  create: boolean;
  /** Which of its documents are brought up to date first. */
  modify: { mappings: boolean; settings: boolean };
  start: StartType | undefined;
  /** Why nothing is started, where that may surprise. */
  note?: string;
}

/**
 * What a task needs, decided from its history, the differences and the inputs. Changes nothing itself.
 * @param task undefined when there is none
 * @throws UserError when the task is what no step leads away from, showing every difference and what it would take
 */
export function decide(task: TaskState | undefined, differences: Differences, asked: Asked): Steps {
  const first: StartType | undefined = asked.start ? "start-replication" : undefined;
  if (task === undefined) return { create: true, modify: nothing, start: first };
  if (task.status === "deleting") throw deleting(task);
  if (differences.fixed.length > 0) throw differs(task, differences, recreate(task));
  if (task.status === "running") return ofRunning(task, differences, asked);
  if (!task.hasRun) return { create: false, modify: changed(differences), start: first };
  // The first start is accepted once only; a reload of nothing is the same.
  if (!task.began && asked.restart !== "never")
    return { create: false, modify: changed(differences), start: first && "reload-target" };
  return ofStanding(task, differences, asked);
}

const nothing = { mappings: false, settings: false };

const changed = ({ mappings, settings }: Differences) => ({
  mappings: mappings.length > 0,
  settings: settings.length > 0,
});

function ofRunning(task: TaskState, differences: Differences, asked: Asked): Steps {
  if (differences.mappings.length > 0)
    throw differs(
      task,
      differences,
      `It runs. Give the inputs as they were; or stop ${task.name} and run again with ${RELOAD}`,
    );
  if (differences.settings.length > 0)
    throw differs(
      task,
      differences,
      `It runs. Give the inputs as they were; or stop ${task.name} and run again: it is changed and resumed`,
    );
  const note =
    asked.restart === "reload" ? `restart: reload acts on a task that stands still, and ${task.name} runs` : undefined;
  return { create: false, modify: nothing, start: undefined, ...(note ? { note } : {}) };
}

function ofStanding(task: TaskState, differences: Differences, asked: Asked): Steps {
  const differ = differences.mappings.length + differences.settings.length > 0;
  if (asked.restart === "never") {
    if (differ) throw differs(task, differences, "Give the inputs as they were, or another restart than never");
    const note = asked.start ? `${task.name} ran before and stands still, and restart: never leaves it so` : undefined;
    return { create: false, modify: nothing, start: undefined, ...(note ? { note } : {}) };
  }
  if (asked.restart === "reload" && asked.start)
    return { create: false, modify: changed(differences), start: "reload-target" };
  // Tables added to the mappings would be followed without ever having been loaded.
  if (differences.mappings.length > 0)
    throw differs(task, differences, `Give the inputs as they were, or run again with ${RELOAD}`);
  return { create: false, modify: changed(differences), start: asked.start ? "resume-processing" : undefined };
}

const RELOAD = "restart: reload and truncate-target: true, which loads everything anew";

const recreate = ({ name }: TaskState) =>
  `Give the inputs as they were; or delete task ${name}, empty the target's tables and run again`;

function deleting({ name }: TaskState): UserError {
  return new UserError({
    code: "TASK_DELETING",
    what: `Replication task ${name} is being deleted`,
    remedy: "Wait until it is gone, then run again: it is made anew",
  });
}

const MOST_SHOWN = 20;

function differs({ name }: TaskState, { fixed, mappings, settings }: Differences, remedy: string): UserError {
  const all = [...fixed, ...mappings, ...settings];
  const shown = all.slice(0, MOST_SHOWN).map((line) => `  ${line}`);
  if (all.length > shown.length) shown.push(`  and ${all.length - shown.length} more`);
  return new UserError({
    code: "TASK_DIFFERS",
    what: `Replication task ${name} exists already and is another one:\n${shown.join("\n")}\n`,
    why: "Nothing was changed",
    remedy,
  });
}
