import type { Severity } from "@postgres-to-aurora/domain";

/** Where a check looks. `both` compares the two databases; `aws` asks the DMS service. */
export type CheckSide = "source" | "target" | "both" | "aws";

/** What to do about something found. */
export interface Remedy {
  /** The way out in words: the parameter and its value, the input, the place. */
  say: string;
  /** Statements to paste, each complete. What destroys or decides something stands in a comment line. */
  sql?: string[];
  /** Where the statements belong; by default where the check looked, for `both` the target. */
  on?: "source" | "target";
}

/** How one check ended. */
export type Result =
  | { kind: "passed"; note: string }
  | { kind: "found"; evidence: string; remedy: Remedy; severity?: Severity }
  | { kind: "skipped"; reason: string };

/** One check: what it is, as data, and how it is made. */
export interface Check<Ports> {
  id: string;
  side: CheckSide;
  /** Of what it finds at its worst. */
  severity: Severity;
  /** What must hold, in one clause. */
  title: string;
  /** What happens when it does not hold. */
  why: string;
  /** The statement that gives the right to make this check, for when the server refuses it. */
  grant?(ports: Ports): string;
  /** Looks, and changes nothing. May throw what the server throws. */
  run(ports: Ports): Promise<Result>;
}

/** The facts of a check without its way of running. */
export type CheckFacts = Pick<Check<never>, "id" | "side" | "severity" | "title" | "why">;

/** It holds. The note says how, where that is good to know. */
export function passed(note = ""): Result {
  return { kind: "passed", note };
}

/**
 * It does not hold.
 * @param severity when this finding is milder than the check's own severity
 */
export function found(evidence: string, remedy: Remedy | string, severity?: Severity): Result {
  const what = typeof remedy === "string" ? { say: remedy } : remedy;
  return { kind: "found", evidence, remedy: what, ...(severity ? { severity } : {}) };
}

/** It could not be looked at, for this reason. */
export function skipped(reason: string): Result {
  return { kind: "skipped", reason };
}
