import { isError, isTruncation, openLogs, readLines } from "@postgres-to-aurora/aws/logs";
import {
  EnvironmentError,
  type ErrorFacts,
  errorText,
  type Finding,
  type Section,
  type Severity,
} from "@postgres-to-aurora/domain";
import { withClient } from "@postgres-to-aurora/postgres";
import {
  explainFailure,
  explainStopReason,
  type KnownFailure,
  withoutRowValues,
} from "@postgres-to-aurora/replication/failures";
import { refusedErrors } from "./control-tables.js";
import type { Observation } from "./observation.js";
import { type Place, SESSION } from "./place.js";

const LOG_LINES = 20;
const REFUSED = 5;

/** A failure with all that could be learned about it. */
export interface Explanation {
  error: EnvironmentError;
  sections: Section[];
}

/**
 * Gathers what is known about a failure: the last error lines of the task's log, the errors of refused changes, and
 * the known failures that all this points to. Values of rows are left out. What cannot be read is said, never thrown.
 * @param beside what else belongs into the reason
 */
export async function explain(
  place: Place,
  facts: ErrorFacts,
  seen: Observation,
  beside: string | undefined,
): Promise<Explanation> {
  const log = await readLog(place);
  const errors = seen.refused.length === 0 ? [] : await readErrors(place);
  const { task, tables } = seen;
  const known = explainFailure({
    messages: [task.stopReason, task.lastFailureMessage, ...log.lines, ...errors].filter(Boolean).map(withoutRowValues),
    taskStatus: task.status,
    tableStates: [...new Set(tables.map(({ state }) => state))],
  });
  const specific = known.filter(({ id }) => !(id === "table-error" && facts.code === "TABLES_FAILED"));
  const sections: Section[] = [];
  if (known.length > 0)
    sections.push({
      kind: "findings",
      title: "Known failures this looks like",
      findings: known.map(finding(task.name, "blocker")),
    });
  sections.push({ kind: "text", title: "Last error lines of the task's log", text: log.lines.join("\n") || log.said });
  if (errors.length > 0) sections.push({ kind: "text", title: "Newest refused changes", text: errors.join("\n") });
  return { error: new EnvironmentError(withKnown(facts, specific, task.stopReason, beside)), sections };
}

/**
 * The most specific known failure speaks in the one message that everybody sees; the rest stands in the report. Where
 * the tables are to blame, what to do with them comes after its remedy; that they are in error is known already.
 */
function withKnown(
  facts: ErrorFacts,
  [known]: KnownFailure[],
  stopReason: string,
  beside: string | undefined,
): ErrorFacts {
  const words = stopReason ? explainStopReason(stopReason) : undefined;
  const why = [facts.why, words, known && `This looks like: ${known.cause}`, beside]
    .filter((part) => part !== undefined && part !== "")
    .map((part) => sentence(part as string))
    .join(". ");
  const mended = known && (facts.code.startsWith("TASK_") ? known.remedy : `${known.remedy}. Then: ${facts.remedy}`);
  return { ...facts, ...(why ? { why } : {}), remedy: mended ?? facts.remedy };
}

const sentence = (text: string) => (text.charAt(0).toUpperCase() + text.slice(1)).replace(/\.$/, "");

function finding(task: string, severity: Severity): (known: KnownFailure) => Finding {
  return ({ id, symptom, cause, remedy }) => ({
    rule: id,
    severity,
    object: task,
    evidence: `${symptom}: ${cause}`,
    remedy,
  });
}

/** The log's last error lines; or in words why there are none. */
async function readLog({ region, log }: Place, wanted = isError): Promise<{ lines: string[]; said: string }> {
  try {
    const lines = await readLines(openLogs(region), log, LOG_LINES, wanted);
    if (lines !== undefined)
      return {
        lines: lines.map(({ at, text }) => `${new Date(at).toISOString()} ${withoutRowValues(text)}`),
        said: `The log ${log.group} holds no line with ]E:. The target's own PostgreSQL log may say more.`,
      };
    return {
      lines: [],
      said: `There is no log ${log.group}, stream ${log.stream}. DMS writes it only with the IAM role dms-cloudwatch-logs-role (policy AmazonDMSCloudWatchLogsRole) and with Logging.EnableLogging in the task's settings: create the role, then run create-dms-task.`,
    };
  } catch (error) {
    return { lines: [], said: `The log ${log.group} could not be read. ${errorText(error)}` };
  }
}

/**
 * What the log of a task that did not fail holds all the same: values that were cut off, and, where the time ran out,
 * errors. Never throws.
 */
export async function lookIntoLog(
  place: Place,
  timedOut: boolean,
): Promise<{ findings: Finding[]; sections: Section[] }> {
  const { lines } = await readLog(place, (text) => isTruncation(text) || (timedOut && isError(text)));
  if (lines.length === 0) return { findings: [], sections: [] };
  const findings = explainFailure({ messages: lines }).map(finding(place.migration, "warning"));
  return { findings, sections: [{ kind: "text", title: "Last lines of the task's log", text: lines.join("\n") }] };
}

async function readErrors({ target, control }: Place): Promise<string[]> {
  try {
    return await withClient(target, { role: "target", ...SESSION }, (client) =>
      refusedErrors(client, control, REFUSED),
    );
  } catch (error) {
    return [`They could not be read: ${errorText(error)}`];
  }
}
