import { EnvironmentError, errorText, KnownError } from "@postgres-to-aurora/domain";
import { isConnectionLost, isServerError } from "@postgres-to-aurora/postgres";
import type { RowProof } from "./ports.js";

/** How a cutover ended well. */
export interface CutoverResult {
  status: "switched" | "finished-earlier" | "dry-run";
  runId: string;
  /** This run only finished what an earlier one had switched. */
  resumed?: boolean;
  /** Figures of the freeze; absent when this run did not freeze. Milliseconds from sending the freeze. */
  freeze?: FreezeFigures;
  /** Sessions ended on the source. */
  closed?: number;
  /** Spared users for whom the closed source is read-only too. */
  notExempted?: string[];
  /** 95th percentile of the drain probes, milliseconds. */
  forecast?: number | undefined;
}

export interface FreezeFigures {
  toDrained: number;
  toCommit: number;
  /** Sessions terminated because their transaction outlasted the grace. */
  terminated: number;
  rows: RowProof;
  sequences: number;
}

/** The cutover did not happen. */
export class RolledBackError extends EnvironmentError {
  constructor(
    readonly runId: string,
    /** Milliseconds that writes were refused, or undefined when the source could not be reached to open it. */
    readonly frozenMs: number | undefined,
    cause: unknown,
    stillFrozen: string,
  ) {
    const known = cause instanceof KnownError ? cause : undefined;
    super({
      code: "ROLLED_BACK",
      what: `Cutover rolled back: ${known?.what ?? errorText(cause)}`,
      why: [
        known?.why,
        frozenMs === undefined ? stillFrozen : `Writes on the source were resumed after ${Math.round(frozenMs)} ms`,
      ]
        .filter(Boolean)
        .join(". "),
      remedy: known?.remedy ?? "Nothing was switched; correct the cause, then run again",
      cause,
    });
  }
}

/** The target is the database now, but a step after the switch failed. */
export class UnfinishedError extends EnvironmentError {
  constructor(
    readonly runId: string,
    readonly freeze: FreezeFigures | undefined,
    cause: unknown,
  ) {
    const known = cause instanceof KnownError ? cause : undefined;
    super({
      code: "SWITCHED_UNFINISHED",
      what: `The target is open and is the database now, but the cutover is not finished: ${known?.what ?? errorText(cause)}`,
      why: [known?.why, "The source stays frozen; nothing is lost"].filter(Boolean).join(". "),
      remedy: known?.remedy ?? "Correct the cause, then run again: it goes on after the switch",
      cause,
    });
  }
}

/** What a database threw outside the freeze, as an error people can read; anything else as it is. */
export function explained(error: unknown): unknown {
  if (error instanceof KnownError || !(isServerError(error) || isConnectionLost(error))) return error;
  return new EnvironmentError({
    code: "STATEMENT_REFUSED",
    what: `A database refused a statement of the cutover, with nothing frozen: ${errorText(error)}`,
    remedy:
      "If a right is missing, grant what the README of this action lists; otherwise check the server. Then run again",
    cause: error,
  });
}
