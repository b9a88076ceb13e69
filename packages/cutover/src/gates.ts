import { displayName, EnvironmentError, UserError } from "@postgres-to-aurora/domain";
import type { Client } from "@postgres-to-aurora/postgres";
import { countApplyExceptions } from "./drain.js";
import type { ForwardTask, RowCheck, RowProof } from "./ports.js";

/** Runs the row check under the freeze. Throws UserError naming what differs. */
export async function requireEqualRows(rowCheck: RowCheck, signal: AbortSignal): Promise<RowProof> {
  const proof = await rowCheck.compare(signal);
  if (proof.differences.length === 0) return proof;
  throw new UserError({
    code: "ROWS_DIFFER",
    what: `The target differs from the source: ${proof.differences.join("; ")}`,
    why: "Rows were changed on the target, or the task did not carry them",
    remedy: "Run validate-data to see which rows, reload those tables, then run again",
  });
}

/**
 * Everything the marker cannot prove: a suspended table or a row that could not be applied does not stop the marker.
 * Throws EnvironmentError naming the tables.
 */
export async function requireCleanTask(forward: ForwardTask, target: Client, signal: AbortSignal): Promise<void> {
  const task = await forward.state(signal);
  const exceptions = await countApplyExceptions(target, task.name);
  const broken = task.tables.filter((table) => !table.completed);
  if (task.running && broken.length === 0 && exceptions === 0) return;
  throw new EnvironmentError({
    code: "TASK_NOT_CLEAN",
    what: !task.running
      ? `The replication task is ${task.status}`
      : broken.length > 0
        ? `Tables are not complete: ${broken.map((table) => `${displayName(table)} (${table.state})`).join(", ")}`
        : `${exceptions} changes could not be applied (awsdms_control.awsdms_apply_exceptions)`,
    remedy: "Correct the cause in the task's log, reload the tables, then run again",
  });
}
