import {
  type Instance,
  resourceId,
  type StartType,
  startTask,
  type Task,
  taskByArn,
  waitForTask,
} from "@postgres-to-aurora/aws/dms";
import { readLines, taskLog } from "@postgres-to-aurora/aws/logs";
import { EnvironmentError, errorText, KnownError, type Section, UserError } from "@postgres-to-aurora/domain";
import { explainFailure, explainStopReason, withoutRowValues } from "@postgres-to-aurora/replication/failures";
import { type Ends, type Run, waiting } from "./ends.js";

/** Lines of the task's log that are shown. */
const MOST_LINES = 20;

/**
 * Starts the task and waits until it runs.
 * @throws EnvironmentError START_FAILED with what DMS says about it, its log, and the known causes these point to
 */
export async function startExplained(
  context: Run,
  ends: Ends,
  task: Task,
  instance: Instance | undefined,
  type: StartType,
): Promise<Task> {
  const wait = waiting(context, `Replication task ${task.name}`);
  try {
    return await startTask(ends.dms, task, type, wait);
  } catch (error) {
    if (!(error instanceof KnownError) || !EXPLAINED.includes(error.code)) throw error;
    const now = (await taskByArn(ends.dms, task.arn)) ?? task;
    // The call was repeated after its answer was lost: the first one has started the task.
    if (error.code !== "DMS_TASK_FAILED" && !STILL.includes(now.status))
      return waitForTask(ends.dms, task.arn, ["running"], wait);
    throw await startFailure(context, ends, now, instance, error);
  }
}

const EXPLAINED = ["DMS_TASK_FAILED", "AWS_REFUSED", "AWS_WRONG_STATE"];
const STILL = ["ready", "stopped", "failed"];

async function startFailure(
  context: Run,
  ends: Ends,
  now: Task,
  instance: Instance | undefined,
  error: KnownError,
): Promise<KnownError> {
  const lines = await logLines(context, ends, now, instance);
  const failure = withoutRowValues(now.lastFailureMessage);
  const said = [withoutRowValues(error.why ?? ""), failure, now.stopReason].filter((text) => text !== "");
  const known = explainFailure({
    messages: [...said, ...lines],
    taskStatus: now.status,
    addresses: instance?.addresses ?? [],
  });
  for (const section of failureSections([...new Set(said)], lines, known)) context.report.section(section);
  const reason = now.stopReason && explainStopReason(now.stopReason);
  const facts = {
    code: "START_FAILED",
    what: `${error.what}, and the task was not started`,
    why: [failure || error.why, reason, known[0]?.cause].filter(Boolean).join(". "),
    remedy: known[0]?.remedy ?? error.remedy,
    cause: error,
  };
  return error instanceof UserError ? new UserError(facts) : new EnvironmentError(facts);
}

async function logLines(
  { log, inputs }: Run,
  { logs }: Ends,
  task: Task,
  instance: Instance | undefined,
): Promise<string[]> {
  try {
    const place = taskLog(instance?.name, resourceId(task.arn), inputs.migration);
    const lines = ((await readLines(logs, place, MOST_LINES)) ?? []).map(({ text }) => withoutRowValues(text));
    for (const text of lines) log.info(text);
    return lines;
  } catch (error) {
    // The explanation must not fail because its log cannot be read.
    log.info(`The task's log could not be read: ${errorText(error)}`);
    return [];
  }
}

function failureSections(said: string[], lines: string[], known: ReturnType<typeof explainFailure>): Section[] {
  const words: Section = {
    kind: "text",
    title: "What DMS says about the failed start",
    text: [...said, ...lines].join("\n"),
  };
  if (known.length === 0) return [words];
  return [
    words,
    {
      kind: "table",
      title: "What it points to",
      columns: ["Symptom", "Cause", "What to do"],
      rows: known.map(({ symptom, cause, remedy }) => [symptom, cause, remedy]),
    },
  ];
}
