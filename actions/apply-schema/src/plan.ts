import { UserError } from "@postgres-to-aurora/domain";
import { quoteIdentifier } from "@postgres-to-aurora/postgres";
import { lineOf, splitSql } from "@postgres-to-aurora/schema";
import { namesOf, SHAPE_NAME, type Shape, shapeOf } from "./sql-shape.js";
import { type Work, workOf } from "./work.js";

/**
 * How a statement runs:
 * - `together` with its neighbours in one transaction (in post-load: in one of its own, after locking its tables);
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
  /** The line it begins in, from 1. */
  line: number;
  work: Work;
  /** Name of the setting, for `SET name = ...`. */
  setting?: string;
  /** The role that CREATE ROLE makes. */
  role?: string;
  /** The index that CREATE INDEX CONCURRENTLY makes, in SQL form. */
  concurrent?: string;
}

/** Consecutive statements that are committed together. */
export interface Group {
  mode: Exclude<Mode, "session">;
  steps: Step[];
}

const BARE: readonly RegExp[] = [
  /^(CREATE (UNIQUE )?|DROP )INDEX CONCURRENTLY /,
  /^REINDEX /,
  new RegExp(
    `^ALTER TABLE (IF EXISTS )?(ONLY )?${SHAPE_NAME} DETACH PARTITION ${SHAPE_NAME} (CONCURRENTLY|FINALIZE)\\b`,
  ),
  /^(CREATE|DROP) (DATABASE|TABLESPACE) /,
  /^(CREATE|DROP|ALTER) SUBSCRIPTION /,
  /^ALTER SYSTEM /,
  /^VACUUM\b/,
];

// A new enum value may be used only once it is committed; a refresh lasts, and nobody should wait for its locks.
const OWN: readonly RegExp[] = [new RegExp(`^ALTER TYPE ${SHAPE_NAME} ADD VALUE `), /^REFRESH MATERIALIZED VIEW /];

const TRANSACTION = /^(BEGIN|START TRANSACTION|COMMIT|END|ROLLBACK|ABORT|SAVEPOINT|RELEASE|PREPARE TRANSACTION)\b/;
const SESSION: readonly RegExp[] = [/^(SET|RESET) (?!CONSTRAINTS\b)/, /^SELECT (PG_CATALOG\.)?SET_CONFIG \(\)/];
const SETTING = /^SET (?:SESSION |LOCAL )?([\w.]+) (?:=|TO) /;
const ROLE = new RegExp(`^CREATE (?:ROLE|USER|GROUP) (${SHAPE_NAME})`);
const CONCURRENT = new RegExp(
  `^CREATE (?:UNIQUE )?INDEX CONCURRENTLY (?:IF NOT EXISTS )?(?:(${SHAPE_NAME}) )?ON (?:ONLY )?(${SHAPE_NAME}) `,
);

/**
 * Reads a phase's file into statements and says how each must run.
 * @param file name for messages
 * @throws UserError for psql meta commands, COPY data and transaction control, with file and line
 */
export function planPhase(sql: string, file: string): Step[] {
  const steps: Step[] = [];
  let line = 1;
  let counted = 0;
  for (const { kind, text, start } of splitSql(sql, file)) {
    line += lineOf(sql.slice(counted, start), start - counted) - 1;
    counted = start;
    const at = () => `${file}:${line}`;
    if (kind === "meta") throw refused(`${at()}: ${firstWords(text)} is a psql command, not SQL`, "Take the line out");
    if (kind === "comment") continue;
    const shape = shapeOf(text);
    if (/^COPY .* (FROM STDIN|TO STDOUT)\b/.test(shape.text))
      throw refused(`${at()}: COPY moves rows, a schema bundle holds definitions only`, "Export with --schema-only");
    if (TRANSACTION.test(shape.text))
      throw refused(
        `${at()}: ${firstWords(text)} controls a transaction, which apply-schema does itself`,
        "Take it out",
      );
    const concurrent = CONCURRENT.exec(shape.text);
    if (concurrent && concurrent[1] === undefined)
      throw refused(
        `${at()}: ${firstWords(text)} gives the index no name, so a second run would build it twice`,
        "Name it",
      );
    const role = ROLE.exec(shape.text)?.[1];
    const setting = SETTING.exec(shape.text)?.[1]?.toLowerCase();
    steps.push({
      index: steps.length,
      mode: modeOf(shape),
      text,
      start,
      line,
      work: workOf(shape),
      ...(setting ? { setting } : {}),
      ...(role ? { role: namesOf(shape, role)[0] as string } : {}),
      ...(concurrent ? { concurrent: concurrentIndex(shape, concurrent[1] as string, concurrent[2] as string) } : {}),
    });
  }
  return steps;
}

function modeOf({ text }: Shape): Mode {
  if (SESSION.some((pattern) => pattern.test(text))) return "session";
  if (BARE.some((pattern) => pattern.test(text))) return "bare";
  return OWN.some((pattern) => pattern.test(text)) ? "own" : "together";
}

/** An index stands in the schema of its table. */
function concurrentIndex(shape: Shape, index: string, table: string): string {
  const schema = namesOf(shape, table).slice(0, -1);
  return [...schema, namesOf(shape, index).at(-1) as string].map(quoteIdentifier).join(".");
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

/** The beginning of a statement, for people. */
export function firstWords(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > 80 ? `${line.slice(0, 77)}...` : line;
}

function refused(what: string, remedy: string): UserError {
  return new UserError({ code: "SQL_REFUSED", what, remedy: `${remedy}, or make the bundle anew with export-schema` });
}
