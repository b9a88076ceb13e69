import type { Severity } from "@postgres-to-aurora/domain";
import type { AssessmentResult } from "./result.js";
import { WEIGHTS } from "./weights.js";

/** A severity as people read it. */
export function severityText(severity: Severity): string {
  return severity === "needs-change" ? "needs change" : severity;
}

/** What the readiness means for this schema, in one sentence. */
export function readinessText({ readiness, findingsBySeverity, findings }: AssessmentResult): string {
  const of = (severity: Severity) => findingsBySeverity.find((count) => count.severity === severity);
  const [blockers, changes] = [of("blocker")?.open ?? 0, of("needs-change")?.open ?? 0];
  const automatic = of("needs-change")?.automatic ?? 0;
  const byHand = `${count(changes, "change")} by hand`;
  switch (readiness) {
    case "BLOCKED":
      return `${count(blockers, "finding")} must be solved before this schema can move${changes > 0 ? `, beside ${byHand}` : ""}.`;
    case "CHANGES NEEDED":
      return `Can move after ${byHand}${automatic > 0 ? `; ${automatic} more ${automatic === 1 ? "is" : "are"} automatic` : ""}.`;
    case "READY WITH FIXES":
      return `Can move: ${count(automatic, "change is", "changes are")} needed and made automatically${prepared(findings)}.`;
    case "READY":
      return "Can move as it is.";
  }
}

/** Fixes that this action only writes down still have to be run. */
function prepared(findings: AssessmentResult["findings"]): string {
  const own = findings.filter(
    ({ state, severity, fix }) => state === "automatic" && severity === "needs-change" && fix.by === "assess-schema",
  );
  return own.length > 0 ? `, ${own.length} of them by SQL in fixes/ that you run` : "";
}

/** The estimate as people read it: minutes, hours or also days, by its size. */
export function rangeText({ minutes, hours, days }: AssessmentResult["effort"]): string {
  if (minutes === 0) return "no work by hand";
  const rounded = (factor: number) => Math.max(1, Math.round(minutes * factor));
  if (hours.high < 1) return `${rounded(WEIGHTS.low)} to ${rounded(WEIGHTS.high)} minutes of work`;
  const range = `${hours.low} to ${hours.high} hours of work`;
  return hours.high > WEIGHTS.hoursPerDay ? `${range} (${days.low} to ${days.high} days)` : range;
}

/** What could not be judged, in a few words; empty when all was. */
export function missedText({ notJudged: { rules, statements } }: AssessmentResult): string {
  const missed = [
    ...(rules.length > 0 ? [count(rules.length, "rule")] : []),
    ...(statements.length > 0 ? [count(statements.length, "statement")] : []),
  ];
  return missed.length > 0 ? `${missed.join(" and ")} could not be judged` : "";
}

/** `1 table`, `2 tables`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString("en-US")} ${number === 1 ? one : many}`;
}
