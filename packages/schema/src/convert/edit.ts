import type { Token } from "@postgres-to-aurora/sql-parser";
import type { DumpModel, DumpStatement } from "../assess/dump-model.js";
import type { FixSql, Road } from "../assess/rule.js";
import type { IntendedDifference } from "../intended-difference.js";
import type { Phase } from "../phases.js";

/** What a fix does to one statement. Offsets are bytes into the statement, as in the syntax tree. */
export interface StatementEdit {
  readonly statement: DumpStatement;
  readonly model: DumpModel;
  readonly road: Road;
  /** The statement's tokens, comments included. */
  tokens(): Token[];
  /** Replaces a range; nothing outside of it changes. Ranges of several edits must not overlap. */
  replace(start: number, end: number, text: string): void;
  /** Takes a range out together with the white space before it. */
  remove(start: number, end: number): void;
  /** Takes the whole statement out; it stays as a comment that says why. */
  leaveOut(why: string): void;
  /** Puts the statement into a later phase, behind what stands there. */
  moveTo(phase: Phase): void;
  /** Adds a statement to a phase, this one's or a later one. */
  add(phase: Phase, sql: string): void;
  /** Declares what the target will have otherwise than the source. */
  intend(difference: Omit<IntendedDifference, "rule">): void;
  /** Says what a person must still do about it. */
  note(text: string): void;
}

export type { FixSql };
