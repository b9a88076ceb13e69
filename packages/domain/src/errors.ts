/** What a known error tells a person: what happened to which thing, why, and what to do next. */
export interface ErrorFacts {
  /** Stable identifier in capitals, for example `SOURCE_UNREACHABLE`. */
  code: string;
  /** One clause without a full stop: what happened to which thing. */
  what: string;
  /** The reason, when known. */
  why?: string;
  /** What to do next: the input, grant or command to change. */
  remedy: string;
  cause?: unknown;
}

/** A failure we understand. Its message is one readable paragraph; its stack is never shown. */
export class KnownError extends Error {
  readonly code: string;
  readonly what: string;
  readonly why: string | undefined;
  readonly remedy: string;

  constructor(facts: ErrorFacts) {
    const sentences = [facts.what, facts.why, facts.remedy].filter((part) => part !== undefined && part !== "");
    super(sentences.map((part) => sentence(part as string)).join(" "), { cause: facts.cause });
    this.name = new.target.name;
    this.code = facts.code;
    this.what = facts.what;
    this.why = facts.why;
    this.remedy = facts.remedy;
  }
}

/** Something the user asked for cannot be done as asked: bad input, missing right, refused state. */
export class UserError extends KnownError {}

/** Something around us failed: network, database, AWS, a tool. */
export class EnvironmentError extends KnownError {}

/** The run was cancelled (SIGINT or SIGTERM). */
export class CancelledError extends KnownError {
  constructor(signal: string) {
    super({ code: "CANCELLED", what: `Cancelled by ${signal}`, remedy: "Run it again to continue" });
  }
}

function sentence(text: string): string {
  return /[.!?:\n]$/.test(text) ? text : `${text}.`;
}

/** The text of anything thrown, with its chain of causes, outermost first. */
export function errorText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const own = error.message || (error as { code?: string }).code || error.name;
  return error.cause === undefined ? own : `${own} (${errorText(error.cause)})`;
}
