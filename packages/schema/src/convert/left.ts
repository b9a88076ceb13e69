import type { Severity } from "@postgres-to-aurora/domain";
import { type DumpModel, type DumpStatement, relationKey } from "../assess/dump-model.js";
import { snippet } from "../assess/redact.js";
import type { Road, Rule } from "../assess/rule.js";
import { runOnDump } from "../assess/run-rules.js";
import type { RuleHit } from "../assess/search-code.js";
import type { BundleContent } from "../bundle.js";
import type { IntendedDifference } from "../intended-difference.js";
import { displayObject, type ObjectRef } from "../object-ref.js";
import { PHASES, phaseFile } from "../phases.js";
import { commentLine } from "./comment-lines.js";
import { withMarks } from "./marks.js";
import { changeStatement, type StatementChange } from "./statement-change.js";

/** Something that no fix was applied to, for a person. */
export interface Left {
  /** Id of the rule. */
  rule: string;
  severity: Severity;
  /** For people. */
  object: string;
  evidence: string;
  /** What to do. */
  remedy: string;
  /** Whether convert-schema would fix it if it were asked to. */
  offered: boolean;
  /** Where it stands in the converted bundle; absent for what no statement shows. */
  file?: string;
  /** 1-based. */
  line?: number;
}

/** What is known when the rest is looked for. */
export interface Converted {
  model: DumpModel;
  rules: Rule[];
  /** Those whose fixes were applied. */
  applied: ReadonlySet<Rule>;
  road: Road;
  intended: IntendedDifference[];
}

const SERIOUS: readonly Severity[] = ["blocker", "needs-change"];

/** Where that is said which no statement shows. */
const TOP: Pick<DumpStatement, "phase" | "start"> = { phase: "pre-load", start: 0 };

/** Finds what is left in a converted bundle, and marks each before its statement; older marks go. */
export async function markLeft(
  bundle: BundleContent,
  converted: Converted,
): Promise<{ left: Left[]; sql: BundleContent["sql"] }> {
  const { model } = converted;
  const { hits } = await runOnDump(model, converted.rules, converted.road, { schemas: [], excluded: [] });
  const open = hits.filter((entry) => isLeft(entry, converted));
  const isOffered = offers(open, converted);
  const found = open.map((entry) => toLeft(entry, model, isOffered(entry)));
  const named = new Set(found.map(({ statement }) => statement));
  found.push(...unread(model).filter(({ statement }) => !named.has(statement)));
  found.sort((a, b) => byWeight(a.left, b.left));
  const sql = { ...bundle.sql };
  const left: Left[] = [];
  for (const phase of PHASES) {
    const file = phaseFile(phase);
    const marks = new Map<number, string[]>();
    for (const { left: item, statement = TOP } of found)
      if (statement.phase === phase) marks.set(statement.start, [...(marks.get(statement.start) ?? []), markOf(item)]);
    const { text, lines } = withMarks(bundle.sql[phase], file, marks);
    sql[phase] = text;
    for (const { left: item, statement } of found)
      if (statement?.phase === phase) left.push({ ...item, file, line: lines.get(statement.start) as number });
  }
  left.push(...found.filter(({ statement }) => !statement).map((item) => item.left));
  return { left: left.sort(byWeight), sql };
}

interface Found {
  left: Left;
  statement: DumpStatement | undefined;
}

function isLeft({ rule, hit }: RuleHit, { applied, intended }: Converted): boolean {
  if (!SERIOUS.includes(hit.severity ?? rule.severity)) return false;
  // The assessment only writes its SQL down; the other actions do what they say.
  const by = rule.fix.kind === "auto" ? rule.fix.by : "assess-schema";
  if (by !== "convert-schema" && by !== "assess-schema") return false;
  if (!applied.has(rule)) return true;
  if (intended.some((each) => each.rule === rule.id && isSame(each.object, hit.object))) return false;
  // Where its fix puts such statements it is in place.
  const phase = hit.at?.statement.phase;
  const goal = rule.fix.phase;
  return !(phase && goal && goal !== "pre-load" && PHASES.indexOf(phase) >= PHASES.indexOf(goal));
}

/** A finding may name a table where the difference is in its column, or the other way round. */
function isSame(a: ObjectRef, b: ObjectRef): boolean {
  if (a.schema !== b.schema || a.name !== b.name) return false;
  return a.part === b.part || a.part === undefined || b.part === undefined;
}

function statementOf({ hit }: RuleHit, model: DumpModel): DumpStatement | undefined {
  return hit.at?.statement ?? model.relations.get(relationKey(hit.object.schema, hit.object.name))?.statement;
}

/** Tells for which findings the fix of their rule, offered but not asked for, would do something. */
function offers(open: RuleHit[], { model, road }: Converted): (entry: RuleHit) => boolean {
  const changes = new Map<Rule, StatementChange[]>();
  for (const { rule } of open)
    if (rule.fix.kind === "offered" && rule.convert && !changes.has(rule))
      changes.set(
        rule,
        model.statements.flatMap((statement) => changeStatement(statement, [rule], model, road) ?? []),
      );
  return (entry) =>
    (changes.get(entry.rule) ?? []).some(
      ({ statement, intended }) =>
        statement === statementOf(entry, model) || intended.some(({ object }) => isSame(object, entry.hit.object)),
    );
}

function toLeft(entry: RuleHit, model: DumpModel, offered: boolean): Found {
  const { rule, hit } = entry;
  const left: Left = {
    rule: rule.id,
    severity: hit.severity ?? rule.severity,
    object: displayObject(hit.object),
    evidence: hit.evidence,
    remedy: rule.remedyFor?.(hit) ?? rule.remedy,
    offered,
  };
  return { left, statement: statementOf(entry, model) };
}

/** Statements that no rule could look at. */
function unread(model: DumpModel): Found[] {
  return model.unparsed.map(({ statement, reason }) => ({
    left: {
      rule: "unread",
      severity: "warning",
      object: snippet(statement.text, 80),
      evidence: reason,
      remedy: "No rule could look at this statement; read it yourself.",
      offered: false,
    },
    statement,
  }));
}

function markOf({ rule, remedy, object, offered }: Left): string {
  const ask = offered ? ` Or let convert-schema do it (offered: ${rule}).` : "";
  return commentLine(`left: ${rule}: ${object}: ${remedy}${ask}`);
}

function byWeight(a: Left, b: Left): number {
  const weight = ({ severity }: Left) => ["blocker", "needs-change", "warning", "info"].indexOf(severity);
  return (
    weight(a) - weight(b) ||
    order(a.rule, b.rule) ||
    order(a.object, b.object) ||
    order(a.evidence, b.evidence) ||
    (a.line ?? 0) - (b.line ?? 0)
  );
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
