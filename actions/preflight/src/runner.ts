import { KnownError } from "@postgres-to-aurora/domain";
import { isConnectionLost, isServerError } from "@postgres-to-aurora/postgres";
import { type Check, type CheckFacts, found, type Remedy, type Result, skipped } from "./check.js";

export type State = "passed" | "warning" | "failed" | "skipped";

/** One check as it ended, for the report. */
export interface Judged extends CheckFacts {
  state: State;
  /** What was found, a note, or the reason for skipping. */
  text: string;
  remedy: Remedy | undefined;
}

/**
 * Makes all checks of a list, one after the other, and keeps going whatever one of them meets.
 * A refusal of the server or of AWS, or a lost connection, makes that check skipped, with the grant that would allow
 * it.
 * @throws the signal's reason, and what is neither a refusal nor a failure of the connection: a bug
 */
export async function runChecks<Ports>(checks: Check<Ports>[], ports: Ports, signal: AbortSignal): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const check of checks) {
    signal.throwIfAborted();
    try {
      judged.push(judge(check, await check.run(ports)));
    } catch (error) {
      signal.throwIfAborted();
      judged.push(judge(check, skipped(refusal(check, ports, error))));
    }
  }
  return judged;
}

/** All checks of a list as skipped, for one reason. */
export function skipAll(checks: CheckFacts[], reason: string): Judged[] {
  return checks.map((check) => judge(check, skipped(reason)));
}

/** A check that failed because of this error. */
export function failedWith(check: CheckFacts, error: KnownError): Judged {
  return judge(check, found([error.what, error.why].filter(Boolean).join(". "), error.remedy));
}

/** Turns what a check found into a state, by its severity. */
export function judge({ id, side, severity, title, why }: CheckFacts, result: Result): Judged {
  const facts = { id, side, severity, title, why };
  switch (result.kind) {
    case "passed":
      return { ...facts, state: "passed", text: result.note, remedy: undefined };
    case "skipped":
      return { ...facts, state: "skipped", text: result.reason, remedy: undefined };
    case "found":
      return { ...facts, state: STATES[result.severity ?? severity], text: result.evidence, remedy: result.remedy };
  }
}

const STATES = { blocker: "failed", "needs-change": "failed", warning: "warning", info: "passed" } as const;

/** Why a check could not be made. Throws what is no refusal. */
function refusal<Ports>(check: Check<Ports>, ports: Ports, error: unknown): string {
  if (error instanceof KnownError) return error.message;
  if (isConnectionLost(error)) return `The connection was lost: ${(error as Error).message}`;
  if (!isServerError(error)) throw error;
  switch (error.code) {
    case "42501": {
      const grant = check.grant?.(ports);
      return grant ? `${error.message}. To allow it: ${grant}` : error.message;
    }
    case "55P03":
      return "Another session holds a lock on what it looks at. Run again in a quieter moment";
    case "57014":
      return "It took longer than a minute and was given up. Run again in a quieter moment";
    default:
      return `The server refused it: ${error.message} (SQLSTATE ${error.code})`;
  }
}
