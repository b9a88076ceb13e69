import type { Effort } from "@postgres-to-aurora/schema/assess";
import type { AssessmentResult, EffortLine, ResultFinding, ResultObject } from "./result.js";
import { WEIGHTS } from "./weights.js";

/** Facts on a routine that make its rewriting longer. */
export interface RoutineSize {
  language?: string;
  lines?: number;
}

/** Minutes of a person for one finding, without what its rule costs once. */
export function minutesEach(severity: string, effort: Effort, state: ResultFinding["state"]): number {
  if (state !== "open" || severity === "info") return 0;
  return WEIGHTS.each[severity === "warning" ? WEIGHTS.warning : effort];
}

/**
 * The estimate: per rule a sum once and a sum for each finding (see WEIGHTS), and for routines in languages that must
 * be rewritten a sum by size. After AWS SCT's classes and ora2pg's costs per object.
 * @param efforts class of each rule
 * @param sizeOf language and lines of a routine
 */
export function effortOf(
  findings: ResultFinding[],
  efforts: ReadonlyMap<string, Effort>,
  objects: ResultObject[],
  sizeOf: (object: ResultObject) => RoutineSize,
): AssessmentResult["effort"] {
  const byRule = new Map<string, ResultFinding[]>();
  for (const finding of findings) {
    if (finding.state === "accepted" || finding.severity === "info") continue;
    const found = byRule.get(finding.ruleId);
    if (found) found.push(finding);
    else byRule.set(finding.ruleId, [finding]);
  }
  const lines = [...byRule].map(([rule, found]) => lineOf(rule, found, efforts.get(rule) ?? "simple"));
  const rewriting = rewritingLine(objects, sizeOf);
  if (rewriting) lines.push(rewriting);
  lines.sort((a, b) => b.minutes - a.minutes || (a.rule < b.rule ? -1 : 1));
  const minutes = lines.reduce((sum, line) => sum + line.minutes, 0);
  const hours = (factor: number) => Math.round((minutes * factor) / 6) / 10;
  const days = (factor: number) => Math.round((minutes * factor) / (6 * WEIGHTS.hoursPerDay)) / 10;
  return {
    minutes,
    hours: { low: hours(WEIGHTS.low), high: hours(WEIGHTS.high) },
    days: { low: days(WEIGHTS.low), high: days(WEIGHTS.high) },
    lines,
  };
}

function lineOf(rule: string, found: ResultFinding[], effort: Effort): EffortLine {
  const count = (test: (finding: ResultFinding) => boolean) => found.filter(test).length;
  const changes = count(({ state, severity }) => state === "open" && severity !== "warning");
  const warnings = count(({ state, severity }) => state === "open" && severity === "warning");
  const automatic = count(({ state }) => state === "automatic");
  const once =
    changes > 0
      ? WEIGHTS.once[effort]
      : warnings > 0
        ? WEIGHTS.once[WEIGHTS.warning]
        : automatic > 0
          ? WEIGHTS.review
          : 0;
  const minutes = once + found.reduce((sum, { effortMinutes }) => sum + effortMinutes, 0);
  return { rule, title: found[0]?.title ?? "", effort, changes, warnings, automatic, minutes };
}

function rewritingLine(objects: ResultObject[], sizeOf: (object: ResultObject) => RoutineSize): EffortLine | undefined {
  const { languages, lines: step, minutes } = WEIGHTS.rewriting;
  const routines = objects.filter(
    (item) => (item.fate === "cannot" || item.fate === "by hand") && languages.includes(sizeOf(item).language ?? ""),
  );
  if (routines.length === 0) return undefined;
  return {
    rule: "",
    title: "Routines to write anew, by length",
    effort: "significant",
    changes: routines.length,
    warnings: 0,
    automatic: 0,
    minutes: routines.reduce((sum, item) => sum + Math.ceil((sizeOf(item).lines ?? 0) / step) * minutes, 0),
  };
}
