import { type Dms, type StartType, startTask, type Task, type Wait, waitForTask } from "@postgres-to-aurora/aws/dms";
import { UserError } from "@postgres-to-aurora/domain";
import { type Client, explainRefusal } from "@postgres-to-aurora/postgres";
import { nextStep } from "./task.js";

/**
 * Brings a task to run, by what its history asks for, or leaves it when it runs or shall not be started.
 * @returns the task as it is then, and the start it took, if any
 * @throws UserError when it is being deleted, or when the migration was switched to the target already
 */
export async function bringToRun(
  dms: Dms,
  task: Task,
  start: boolean,
  target: Client,
  wait: Wait,
): Promise<{ task: Task; started: StartType | undefined }> {
  const step = nextStep(task, start);
  switch (step.kind) {
    case "leave":
      return { task, started: undefined };
    case "refuse":
      throw new UserError({
        code: "TASK_DELETING",
        what: `Replication task ${task.name} is being deleted`,
        remedy: "Wait until it is gone, then run again: it is made anew",
      });
    case "wait": {
      const settled = task.status === "starting" ? ["running"] : ["ready", "stopped", "failed", "running"];
      return bringToRun(dms, await waitForTask(dms, task.arn, settled, wait), start, target, wait);
    }
    case "start":
      if (step.type === "resume-processing")
        await explainRefusal("target", "show the cutover's journal", {}, () => refuseAfterSwitch(target, task));
      return { task: await startTask(dms, task, step.type, wait), started: step.type };
  }
}

async function refuseAfterSwitch(target: Client, task: Task): Promise<void> {
  const { rows } = await target.query("SELECT to_regclass('migration_ctl.journal') IS NOT NULL AS exists");
  if (!rows[0].exists) return;
  const { rowCount } = await target.query(
    "SELECT 1 FROM migration_ctl.journal WHERE step = 'commit point' AND phase = 'done' LIMIT 1",
  );
  if (rowCount === 0) return;
  throw new UserError({
    code: "ALREADY_SWITCHED",
    what: `Replication task ${task.name} is stopped because the migration was switched already`,
    why: "The target takes the application's writes now: carrying old changes on would overwrite them",
    remedy: "Nothing is left to do for this action",
  });
}
