import type { DumpModel, DumpStatement } from "../assess/dump-model.js";
import { snippet } from "../assess/redact.js";
import type { Road, Rule } from "../assess/rule.js";
import type { BundleContent } from "../bundle.js";
import type { IntendedDifference } from "../intended-difference.js";
import type { ManifestObject } from "../manifest.js";
import { PHASES, type Phase } from "../phases.js";
import type { SqlPiece } from "../statements.js";
import { type Change, displayHeader } from "./change.js";
import { type Fate, moveAlong } from "./move-along.js";
import { KEYED, keysOf } from "./object-keys.js";
import { type Block, headerOf, readBlocks } from "./phase-file.js";
import { changeStatement, type StatementChange } from "./statement-change.js";

/** A statement of a block, with what becomes of it. */
export interface Entry {
  piece: SqlPiece;
  statement: DumpStatement;
  change: StatementChange | undefined;
  fate: Fate;
}

/** A block with what becomes of its statements. */
export interface Plan {
  block: Block;
  /** Where it stands. */
  phase: Phase;
  /** What the manifest says of it. */
  object: ManifestObject | undefined;
  entries: Entry[];
}

/** What one run of all fixes over a bundle will do to it. */
export interface Pass {
  plans: Plan[];
  changes: Change[];
  intended: IntendedDifference[];
}

/** Runs the fixes over all statements of a bundle, and lets what belongs to a changed object follow it. */
export function planPass({ manifest, sql }: BundleContent, model: DumpModel, rules: Rule[], road: Road): Pass {
  const plans: Plan[] = [];
  for (const phase of PHASES) {
    const statements = new Map(
      model.statements.filter((each) => each.phase === phase).map((each) => [each.start, each]),
    );
    const objects = objectsByHeader(manifest.objects, phase);
    for (const block of readBlocks(sql[phase], phase)) {
      const entries = block.statements.map((piece): Entry => {
        const statement = statements.get(piece.start) as DumpStatement;
        const change = changeStatement(statement, rules, model, road);
        return { piece, statement, change, fate: fateOf(change, phase) };
      });
      const object = entries.length > 0 && block.header ? objects.get(block.header)?.shift() : undefined;
      plans.push({ block, phase, object, entries });
    }
  }
  const entries = plans.flatMap((plan) => plan.entries);
  if (entries.some(({ change }) => change?.phase || change?.leftOut.length)) {
    for (const { statement, fate } of entries)
      if (KEYED.has(statement.type)) fate.keys = keysOf(model.parser.statement(statement.text).node);
    moveAlong(entries.map(({ fate }) => fate));
    plans.forEach(keepTogether);
  }
  return {
    plans,
    changes: plans.flatMap(changesOf),
    intended: entries.flatMap(({ change }) => change?.intended ?? []),
  };
}

function objectsByHeader(objects: ManifestObject[], phase: Phase): Map<string, ManifestObject[]> {
  const found = new Map<string, ManifestObject[]>();
  for (const object of objects) {
    if (object.phase !== phase) continue;
    const header = headerOf(object);
    const same = found.get(header);
    if (same) same.push(object);
    else found.set(header, [object]);
  }
  return found;
}

function fateOf(change: StatementChange | undefined, phase: Phase): Fate {
  const fate: Fate = { keys: { makes: [], about: [] }, phase: change?.phase ?? phase };
  if (change?.movedBy) fate.moved = change.movedBy;
  const [left] = change?.leftOut ?? [];
  if (left) fate.leftOut = left.rule;
  return fate;
}

/** What stands in one block belongs to its first statement. */
function keepTogether({ block, entries }: Plan): void {
  const [first, ...others] = entries;
  if (!first || !block.header) return;
  for (const { fate } of others) {
    if (first.fate.leftOut && !fate.leftOut) {
      fate.leftOut = first.fate.leftOut;
      fate.along = { rule: first.fate.leftOut, why: "what it belongs to is left out" };
    }
    if (first.fate.moved && PHASES.indexOf(first.fate.phase) > PHASES.indexOf(fate.phase)) {
      fate.phase = first.fate.phase;
      fate.moved = first.fate.moved;
    }
  }
}

function changesOf({ block, phase, object, entries }: Plan): Change[] {
  const changes: Change[] = [];
  for (const [index, { statement, change, fate }] of entries.entries()) {
    const name = block.header ? displayHeader(block.header, object) : snippet(statement.text, 80);
    const add = (rule: Rule, what: string) => {
      const notes = (change?.notes ?? []).filter((note) => note.rule === rule).map(({ text }) => text);
      changes.push({ rule: rule.id, object: name, phase, what, notes });
    };
    for (const rule of change?.rules ?? []) add(rule, whatOf(rule, change as StatementChange));
    // A block moves as one change.
    const asWhole = index > 0 && block.header && fate.leftOut === undefined && fate.phase === entries[0]?.fate.phase;
    if (fate.along && !asWhole && !change?.rules.includes(fate.along.rule))
      add(fate.along.rule, `${fate.leftOut ? "left out" : `moved to ${fate.phase}.sql`}: ${fate.along.why}`);
  }
  return changes;
}

function whatOf(rule: Rule, change: StatementChange): string {
  const left = change.leftOut.find((each) => each.rule === rule);
  if (left) return `left out: ${left.why}`;
  const parts: string[] = [rule.fix.does];
  if (change.movedBy === rule) parts.push(`moved to ${change.phase}.sql`);
  for (const phase of PHASES) {
    const added = change.added.filter((each) => each.rule === rule && each.phase === phase);
    const [first] = added;
    if (first && added.length === 1) parts.push(`added to ${phase}.sql: ${snippet(first.sql.replace(/;$/, ""), 100)}`);
    else if (first) parts.push(`${added.length} statements added to ${phase}.sql`);
  }
  return parts.join("; ");
}
