import { displayName, type ErrorFacts, listed, type TableName } from "@postgres-to-aurora/domain";
import { withoutRowValues } from "@postgres-to-aurora/replication/failures";
import { isFailed, isLoaded, type Observation } from "./observation.js";

/** Why the task itself will never catch up as it stands; undefined while it can. */
export function taskFailure({ task }: Observation): ErrorFacts | undefined {
  const why = withoutRowValues([task.stopReason, task.lastFailureMessage].filter(Boolean).join(": "));
  const facts = (code: string, state: string, remedy: string): ErrorFacts => ({
    code,
    what: `Replication task ${task.name} ${state}`,
    why: why || "DMS gives no reason",
    remedy,
  });
  if (task.status === "ready" && !task.hasRun)
    return {
      code: "TASK_NOT_STARTED",
      what: `Replication task ${task.name} was never started`,
      remedy: "Run create-dms-task with start: true",
    };
  if (task.status === "failed")
    return facts(
      "TASK_FAILED",
      "has failed",
      "Correct the cause (the task's CloudWatch log names it in lines with ]E:), then run create-dms-task: it resumes",
    );
  if (task.status === "stopped" || task.status === "deleting")
    return facts(
      "TASK_STOPPED",
      `is ${task.status}`,
      "Run create-dms-task: it resumes the task where it stood. After a cutover it is stopped for good, and there is nothing to wait for",
    );
  return undefined;
}

/** What is wrong with tables while the task itself goes on, and which of them a reload would mend, if it would at all. */
export function tableFailure(seen: Observation): { facts: ErrorFacts; reloadable?: TableName[] } | undefined {
  const facts = failedTables(seen) ?? suspendedTables(seen) ?? refusedChanges(seen);
  if (facts === undefined) return undefined;
  const reloadable = tablesToReload(seen);
  return reloadable === undefined ? { facts } : { facts, reloadable };
}

function failedTables({ tables }: Observation): ErrorFacts | undefined {
  const bad = tables.filter(isFailed);
  if (bad.length === 0) return undefined;
  return {
    code: "TABLES_FAILED",
    what: `Tables are in error (${bad.length}): ${listed(bad.map((table) => `${displayName(table)} (${table.state})`))}`,
    why: "The other tables go on, so the task itself looks well",
    remedy:
      "The task's CloudWatch log says why, in lines with ]E:. Correct it, then run this again with on-table-error: reload, which empties these tables on the target and loads them again",
  };
}

/** Entries stay when a table was loaded again since; then its state decides. */
function stillSuspended({ suspended, tables }: Observation): TableName[] {
  if (suspended.length === 0) return [];
  const mended = new Set(tables.filter((table) => table.reloaded && isLoaded(table)).map(displayName));
  return suspended.filter((table) => !mended.has(displayName(table)));
}

function suspendedTables(seen: Observation): ErrorFacts | undefined {
  const bad = stillSuspended(seen);
  if (bad.length === 0) return undefined;
  return {
    code: "TABLES_SUSPENDED",
    what: `Tables no longer get changes (${bad.length}): ${listed(bad.map(displayName))}`,
    why: "DMS suspended them after an error and noted them in awsdms_suspended_tables on the target",
    remedy: "Correct the cause, then run this again with on-table-error: reload",
  };
}

function refusedChanges({ refused }: Observation): ErrorFacts | undefined {
  if (refused.length === 0) return undefined;
  const count = refused.reduce((sum, table) => sum + table.count, 0);
  return {
    code: "CHANGES_REFUSED",
    what: `Changes could not be applied to the target (${count}): ${listed(refused.map((table) => `${displayName(table)} (${table.count})`))}`,
    why: "The target lacks them from now on",
    remedy:
      "Read awsdms_apply_exceptions in the control schema on the target (statement and error of each) and correct the cause, then run this again with on-table-error: reload. After a reload by hand, delete their lines there",
  };
}

/** All tables that anything is wrong with; undefined when one of them is not there to be loaded, or not of this task. */
function tablesToReload(seen: Observation): TableName[] | undefined {
  const mapped = new Map(seen.tables.map((table) => [displayName(table), table]));
  const bad = new Set(
    [...seen.tables.filter(isFailed), ...stillSuspended(seen), ...seen.refused].map((table) => displayName(table)),
  );
  const tables: TableName[] = [];
  for (const name of bad) {
    const table = mapped.get(name);
    if (table === undefined || table.state.toLowerCase() === "table does not exist") return undefined;
    tables.push({ schema: table.schema, name: table.name });
  }
  return tables;
}
