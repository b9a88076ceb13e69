import { UserError } from "@postgres-to-aurora/domain";
import { lineOf, splitSql } from "@postgres-to-aurora/schema";

/**
 * How a statement runs:
 * - `together` with its neighbours in one transaction;
 * - `own`: in a transaction of its own, since others must not wait for it or see it committed first;
 * - `bare`: outside of any transaction, where PostgreSQL allows nothing else;
 * - `session`: a setting the following statements rely on; runs again when a phase is resumed.
 */
export type Mode = "together" | "own" | "bare" | "session";

/** One statement of a phase's file. */
export interface Step {
  /** 0-based position among all statements of the file. */
  index: number;
  mode: Mode;
  text: string;
  /** Where it begins in the file, in UTF-16 units. */
  start: number;
  /** Name of the setting, for `SET name = ...`. */
  setting?: string;
}

/** Consecutive statements that are committed together. */
export interface Group {
  mode: Exclude<Mode, "session">;
  steps: Step[];
}

const BARE: readonly RegExp[] = [
  /^(CREATE (UNIQUE )?|DROP )INDEX CONCURRENTLY /,
  /^REINDEX\b.* CONCURRENTLY /,
  /^REINDEX (\(.*\) )?(SCHEMA|DATABASE|SYSTEM) /,
  /^ALTER TABLE .* DETACH PARTITION .* CONCURRENTLY\b/,
  /^(CREATE|DROP) (DATABASE|TABLESPACE) /,
  /^(CREATE|DROP|ALTER) SUBSCRIPTION /,
  /^ALTER SYSTEM /,
  /^VACUUM\b/,
];

// A new enum value may be used only once it is committed; a refresh lasts, and nobody should wait for its locks.
const OWN: readonly RegExp[] = [/^ALTER TYPE .* ADD VALUE /, /^REFRESH MATERIALIZED VIEW /];

const TRANSACTION = /^(BEGIN|START TRANSACTION|COMMIT|END|ROLLBACK|ABORT|SAVEPOINT|RELEASE|PREPARE TRANSACTION)\b/;
const SETTING = /^SET (?:SESSION |LOCAL )?(\w+) (?:=|TO)/;

/**
 * Reads a phase's file into statements and says how each must run.
 * @param file name for messages
 * @throws UserError for psql meta commands, COPY data and transaction control, with file and line
 */
export function planPhase(sql: string, file: string): Step[] {
  const steps: Step[] = [];
  for (const { kind, text, start } of splitSql(sql, file)) {
    const at = () => `${file}:${lineOf(sql, start)}`;
    if (kind === "meta") throw refused(`${at()}: ${firstWords(text)} is a psql command, not SQL`, "Take the line out");
    if (kind === "comment") continue;
    const shape = normalise(text);
    if (/^COPY .* (FROM STDIN|TO STDOUT)\b/.test(shape))
      throw refused(`${at()}: COPY moves rows, a schema bundle holds definitions only`, "Export with --schema-only");
    if (TRANSACTION.test(shape))
      throw refused(
        `${at()}: ${firstWords(text)} controls a transaction, which apply-schema does itself`,
        "Take it out",
      );
    const setting = SETTING.exec(shape)?.[1]?.toLowerCase();
    steps.push({ index: steps.length, mode: modeOf(shape), text, start, ...(setting ? { setting } : {}) });
  }
  return steps;
}

function modeOf(shape: string): Mode {
  if (SETTING.test(shape) || /^SELECT (PG_CATALOG\.)?SET_CONFIG *\(/.test(shape)) return "session";
  if (BARE.some((pattern) => pattern.test(shape))) return "bare";
  return OWN.some((pattern) => pattern.test(shape)) ? "own" : "together";
}

/** Groups what is committed together. A setting goes with the statements behind it. */
export function groupSteps(steps: Step[]): Group[] {
  const groups: Group[] = [];
  let settings: Step[] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    if (step.mode === "session") settings.push(step);
    else if (step.mode === "together" && last?.mode === "together") {
      last.steps.push(...settings, step);
      settings = [];
    } else {
      groups.push({ mode: step.mode, steps: [...settings, step] });
      settings = [];
    }
  }
  return groups;
}

/** The statement on one line in capitals, for recognising it; only its beginning counts. */
function normalise(text: string): string {
  return text.slice(0, 2000).replace(/--.*$/gm, " ").replace(/\s+/g, " ").toUpperCase();
}

/** The beginning of a statement, for people. */
export function firstWords(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > 80 ? `${line.slice(0, 77)}...` : line;
}

function refused(what: string, remedy: string): UserError {
  return new UserError({ code: "SQL_REFUSED", what, remedy: `${remedy}, or make the bundle anew with export-schema` });
}
