import { MIGRATION_SCHEMAS } from "@postgres-to-aurora/domain";
import type { SqlParser, Token } from "@postgres-to-aurora/sql-parser";
import type { DumpModel, DumpStatement } from "../assess/dump-model.js";
import type { Road, Rule } from "../assess/rule.js";
import type { IntendedDifference } from "../intended-difference.js";
import { PHASES, type Phase } from "../phases.js";
import { splitSql } from "../statements.js";
import type { StatementEdit } from "./edit.js";

interface Range {
  start: number;
  end: number;
  text: string;
  rule: Rule;
}

/** What the fixes of all rules make of one statement. */
export interface StatementChange {
  statement: DumpStatement;
  /** Rules that changed anything, in the catalogue's order. */
  rules: Rule[];
  /** The statement as it will be; undefined when it is left out. */
  text: string | undefined;
  leftOut: { rule: Rule; why: string }[];
  /** The phase it moves to, and by whose fix. */
  phase: Phase | undefined;
  movedBy: Rule | undefined;
  added: { rule: Rule; phase: Phase; sql: string }[];
  intended: IntendedDifference[];
  notes: { rule: Rule; text: string }[];
}

/**
 * Runs the fixes of the rules on one statement; undefined when none has anything to change. What changes nothing does
 * not count: a move to where the statement stands, an addition that is there already, a difference without a change.
 */
export function changeStatement(
  statement: DumpStatement,
  rules: Rule[],
  model: DumpModel,
  road: Road,
): StatementChange | undefined {
  const wanted = rules.filter((rule) => rule.convert?.[statement.type]);
  if (wanted.length === 0) return undefined;
  const fields = model.parser.statement(statement.text).node?.[statement.type];
  if (fields === undefined || MIGRATION_SCHEMAS.includes(fields.relation?.schemaname)) return undefined;
  const change: StatementChange = {
    statement,
    rules: [],
    text: statement.text,
    leftOut: [],
    phase: undefined,
    movedBy: undefined,
    added: [],
    intended: [],
    notes: [],
  };
  const ranges: Range[] = [];
  for (const rule of wanted) rule.convert?.[statement.type]?.(fields, edit(rule, change, ranges, model, road));
  change.text = change.leftOut.length > 0 ? undefined : applyRanges(statement.text, ranges);
  const changed = new Set(change.rules.map(({ id }) => id));
  change.intended = change.intended.filter(({ rule }) => changed.has(rule as string));
  change.notes = change.notes.filter(({ rule }) => changed.has(rule.id));
  return change.rules.length > 0 ? change : undefined;
}

function edit(rule: Rule, change: StatementChange, ranges: Range[], model: DumpModel, road: Road): StatementEdit {
  const { statement } = change;
  const mark = () => {
    if (!change.rules.includes(rule)) change.rules.push(rule);
  };
  let tokens: Token[] | undefined;
  let buffer: Buffer | undefined;
  const bytes = () => {
    buffer ??= Buffer.from(statement.text, "utf8");
    return buffer;
  };
  const parser: SqlParser = model.parser;
  return {
    statement,
    model,
    road,
    tokens: () => {
      tokens ??= parser.tokens(statement.text);
      return tokens;
    },
    replace: (start, end, text) => {
      if (bytes().subarray(start, end).equals(Buffer.from(text, "utf8"))) return;
      mark();
      ranges.push({ start, end, text, rule });
    },
    remove: (start, end) => {
      mark();
      ranges.push({ start: spaceBefore(statement.text, start), end, text: "", rule });
    },
    leaveOut: (why) => {
      mark();
      change.leftOut.push({ rule, why });
    },
    moveTo: (phase) => {
      const from = change.phase ?? statement.phase;
      if (from !== undefined && PHASES.indexOf(phase) <= PHASES.indexOf(from)) return;
      mark();
      change.phase = phase;
      change.movedBy = rule;
    },
    add: (phase, sql) => {
      for (const { kind, text } of splitSql(sql, `a fix of ${rule.id}`)) {
        const whole = text.endsWith(";") ? text : `${text};`;
        const twice = change.added.some((other) => other.phase === phase && other.sql === whole);
        if (kind !== "statement" || twice || stands(model, phase).has(whole)) continue;
        mark();
        change.added.push({ rule, phase, sql: whole });
      }
    },
    intend: (difference) => {
      change.intended.push({ ...difference, rule: rule.id });
    },
    note: (text) => {
      change.notes.push({ rule, text });
    },
  };
}

const STANDING = new WeakMap<DumpModel, Map<Phase, Set<string>>>();

/** The statements of a phase as they were before any change. */
function stands(model: DumpModel, phase: Phase): Set<string> {
  let byPhase = STANDING.get(model);
  if (!byPhase) {
    byPhase = new Map(PHASES.map((each) => [each, new Set<string>()]));
    for (const { phase: own, text } of model.statements) if (own) byPhase.get(own)?.add(text);
    STANDING.set(model, byPhase);
  }
  return byPhase.get(phase) as Set<string>;
}

function spaceBefore(text: string, start: number): number {
  const bytes = Buffer.from(text, "utf8");
  let at = start;
  while (at > 0 && /\s/.test(String.fromCharCode(bytes[at - 1] as number))) at--;
  return at;
}

/** Puts the replacements in; of two that overlap the first rule's stands, since both meant to take the same text out. */
function applyRanges(text: string, ranges: Range[]): string {
  const bytes = Buffer.from(text, "utf8");
  const pieces: Buffer[] = [];
  let at = 0;
  for (const { start, end, text: replacement } of [...ranges].sort((a, b) => a.start - b.start)) {
    if (start < at) continue;
    pieces.push(bytes.subarray(at, start), Buffer.from(replacement, "utf8"));
    at = end;
  }
  pieces.push(bytes.subarray(at));
  return Buffer.concat(pieces).toString("utf8");
}
