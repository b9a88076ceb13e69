import { EnvironmentError, type KnownError } from "@postgres-to-aurora/domain";
import { isConnectionLost, isServerError, sqlError } from "@postgres-to-aurora/postgres";
import { explainMissing } from "./missing-object.js";
import type { PhaseRequest, RunFacts } from "./phase.js";
import type { Step } from "./plan.js";

/** What to do about the SQLSTATEs that a schema commonly meets on another server. */
const REMEDIES: Record<string, string> = {
  "42501":
    "Apply with the user that owns the objects or the database (on Aurora the master user), or grant it the right named above",
  "0A000": "Install or allow what is named above on the target, or choose a target version that has it; then run again",
  "58P01": "Install or allow the extension on the target, or choose a target version that has it; then run again",
  "40P01": "Another session held the tables in another order: run again",
  "55P03": "Another session held a lock: run again when it has ended, or give a longer lock-timeout",
  "53200": "Raise max_locks_per_transaction on the target (a restart) and run again",
  "53100":
    "Give the target more room (on Aurora index builds sort on the instance's own storage: a larger class), then run again",
};

const CONSTRAINT_CLASS = "23";
const BROKEN_CONSTRAINT =
  "The rows on the target break this constraint: check that the full load is complete and the replication caught up, and that the source holds it";

/** A statement failed. To be explained once everything is at rest, since only then it is known what stays applied. */
export class StatementFailure extends Error {
  constructor(
    readonly step: Step,
    /** What the driver threw. */
    readonly reason: unknown,
  ) {
    super((reason as Error).message);
  }
}

/** What an explanation draws on. */
export interface ErrorContext {
  request: Pick<PhaseRequest, "file" | "sql" | "manifest" | "phase">;
  facts: RunFacts;
  /** What became of the rest, for example `Nothing was applied`. */
  outcome: string;
}

/** Explains why a statement failed: file, line, caret, reason, what is missing and where it is, what to do. */
export function statementError({ reason: error, step }: StatementFailure, context: ErrorContext): unknown {
  const { file, sql } = context.request;
  if (!isServerError(error) || isConnectionLost(error)) return targetError(error, file);
  const missing = explainMissing(error, step, context);
  const shown = withoutValues(error);
  // The server's hints guess, and here the reason is known.
  const located = sqlError(missing ? withoutHint(shown) : shown, file, sql, step.start);
  return new EnvironmentError({
    code: located.code,
    what: located.what,
    why: [context.outcome, missing?.why, located.why].filter(Boolean).join(". "),
    remedy: missing?.remedy ?? remedyOf(error.code) ?? located.remedy,
    cause: error,
  });
}

/**
 * Explains a failure between the statements of a file: a lost session, or what the target refused to the action itself.
 * Known errors come back as they are.
 */
export function targetError(error: unknown, file: string): unknown {
  if (isConnectionLost(error)) return connectionLost(error, file);
  if (!isServerError(error)) return error;
  return new EnvironmentError({
    code: "TARGET_REFUSED",
    what: `The target refused what applying ${file} needs: ${error.message} (SQLSTATE ${error.code})`,
    ...(error.hint ? { why: `Hint: ${error.hint}` } : {}),
    remedy: remedyOf(error.code) ?? "Correct the cause named above and run again",
    cause: error,
  });
}

function remedyOf(code: string): string | undefined {
  return code.startsWith(CONSTRAINT_CLASS) ? BROKEN_CONSTRAINT : REMEDIES[code];
}

function connectionLost(cause: unknown, file: string): KnownError {
  return new EnvironmentError({
    code: "CONNECTION_LOST",
    what: `The connection to the target was lost while ${file} was applied`,
    why: `${(cause as Error).message}; the server undoes a transaction that was not committed`,
    remedy: "Run again: it continues where the last commit left off",
    cause,
  });
}

/** The detail of a broken constraint shows row values, which no report may. */
function withoutValues<E extends Error & { code: string; detail?: string }>(error: E): E {
  if (!error.code.startsWith(CONSTRAINT_CLASS) || error.detail === undefined) return error;
  const detail = error.detail.replace(/\)=\(.*\)/s, ")=(...)").replace(/(contains )\(.*\)/s, "$1(...)");
  return changed(error, { detail });
}

function withoutHint<E extends Error>(error: E): E {
  return changed(error, { hint: undefined });
}

function changed<E extends Error>(error: E, fields: object): E {
  return Object.assign(Object.create(Object.getPrototypeOf(error)), error, { message: error.message }, fields);
}
