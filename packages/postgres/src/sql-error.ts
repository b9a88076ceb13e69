import { EnvironmentError, KnownError } from "@postgres-to-aurora/domain";

/** The fields of a server error that we use; `position` is a 1-based character offset into the statement. */
export interface ServerError {
  code: string;
  message: string;
  detail?: string;
  hint?: string;
  where?: string;
  position?: string;
}

/** Whether a server reported this (five-character SQLSTATE), as opposed to a lost connection or a bug. */
export function isServerError(error: unknown): error is ServerError & Error {
  const code = error instanceof Error ? ((error as { code?: string }).code ?? "") : "";
  // EPIPE, a broken connection, has the form of an SQLSTATE.
  return /^[0-9A-Z]{5}$/.test(code) && code !== "EPIPE";
}

/** Whether the session is gone: the connection was cut, or the server shut down or ended the session. */
export function isConnectionLost(error: unknown): boolean {
  // The text of what a server reports may speak of anything, a table named "closed" say.
  if (isServerError(error)) return /^(08|57P0)/.test(error.code);
  if (error instanceof KnownError) return false;
  const { code = "", message = "" } = error as { code?: string; message?: string };
  return /^E[A-Z]+$/.test(code) || /terminated|not queryable|closed/i.test(message);
}

/**
 * Explains a failed statement of a file: `pre-load.sql:12:8`, the line, a caret, then SQLSTATE, detail and hint.
 * @param statement the text sent to the server, which starts at `offset` characters into `text`
 * @returns an EnvironmentError whose `what` holds file, line and caret
 */
export function sqlError(error: ServerError & Error, file: string, text: string, offset: number): EnvironmentError {
  const at = offset + Math.max(Number(error.position ?? 1) - 1, 0);
  const lineStart = text.lastIndexOf("\n", at - 1) + 1;
  const lineEnd = text.indexOf("\n", at);
  const line = text.slice(lineStart, lineEnd < 0 ? undefined : lineEnd);
  const number = text.slice(0, lineStart).split("\n").length;
  const column = at - lineStart;
  // Long lines (one-line function bodies) are cut around the caret.
  const from = Math.max(0, column - 60);
  const excerpt = line.slice(from, from + 120);
  const caret = `${" ".repeat(column - from)}^`;
  return new EnvironmentError({
    code: "SQL_FAILED",
    what: `${file}:${number}:${column + 1}: ${error.message} (SQLSTATE ${error.code})\n  ${excerpt}\n  ${caret}\n`,
    why: [error.detail, error.hint && `Hint: ${error.hint}`].filter(Boolean).join(" ") || undefined,
    remedy: `Correct ${file} at that line and run again`,
    cause: error,
  });
}
