import { errorText, KnownError } from "@postgres-to-aurora/domain";
import { isServerError } from "@postgres-to-aurora/postgres";

/** The task cannot go on by itself: it ends as failed with this message. */
export class FatalTaskError extends Error {}

/** A value would be cut and the source endpoint forbids that. @param what which one, without the value */
export const truncationFailure = (what: string): FatalTaskError =>
  new FatalTaskError(`LOB truncation: ${what}, and FailTasksOnLobTruncation is true`);

/**
 * SQLSTATE classes that speak of the server's condition, not of what was asked: connection, resources, operator
 * intervention, system, rollback for concurrency, read-only, slot still in use by a session that is ending.
 */
const ENVIRONMENT = /^(08|40|53|57|58)|^(25006|55006)$/;

/** Whether a server's error speaks of its condition, so that the same request may succeed later. */
export function isEnvironmental(error: { code: string }): boolean {
  // 58P01: WAL that a slot needs is gone; it does not come back.
  return ENVIRONMENT.test(error.code) && error.code !== "58P01";
}

/** Whether trying again later can help: outages yes; refused statements and our own mistakes no. */
export function isRecoverable(error: unknown): boolean {
  if (error instanceof FatalTaskError) return false;
  if (error instanceof KnownError) return true; // opening a session failed
  // "Already exists" while setting up: a session of a killed server finished its work after we had looked.
  if (isServerError(error)) return isEnvironmental(error) || /^(42710|42P07|42P06|23505)$/.test(error.code);
  return ![TypeError, RangeError, ReferenceError, SyntaxError].some((bug) => error instanceof bug);
}

/** The innermost reason in one line, with SQLSTATE where there is one. */
export function reasonOf(error: unknown): string {
  let inner = error;
  while (inner instanceof KnownError && inner.cause !== undefined) inner = inner.cause;
  return isServerError(inner) ? `${inner.message} (SQLSTATE ${inner.code})` : errorText(inner);
}

/** A failed connection test in the words of DMS: its codes around the driver's own text. */
export function testFailure(error: unknown): string {
  let inner = error;
  while (inner instanceof KnownError && inner.cause !== undefined) inner = inner.cause;
  const state = isServerError(inner) ? inner.code : "08001";
  return (
    "Test Endpoint failed: Application-Status: 1020912, Application-Message: Cannot connect to ODBC provider Network error has occurred, " +
    `Application-Detailed-Message: RetCode: SQL_ERROR SqlState: ${state} NativeError: 101 Message: ${errorText(inner)}`
  );
}

/** A refused statement as the exceptions table words it. */
export function applyFailure(error: { code: string; message: string; detail?: string }): string {
  return `RetCode: SQL_ERROR SqlState: ${error.code} NativeError: 1 Message: ERROR: ${error.message}${error.detail ? `; ${error.detail}` : ""}`;
}

/**
 * A server's message as a log may keep it: what quotes a row's value is left out. Those are its detail (after `; `)
 * and the end of messages about unreadable values.
 */
export function withoutValues(message: string): string {
  const [first = ""] = message.split("; ");
  const code = /\(SQLSTATE \w+\)$/.exec(first)?.[0];
  return first
    .replace(
      /((?:invalid input|malformed|out of range|invalid|value)[^":]*): ".*/s,
      code === undefined ? "$1" : `$1 ${code}`,
    )
    .replace(/value ".*" is out of range/s, "a value is out of range");
}
