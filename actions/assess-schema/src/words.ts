import type { Severity } from "@postgres-to-aurora/domain";
import type { AssessmentResult } from "./result.js";

/** A severity as people read it. */
export function severityText(severity: Severity): string {
  return severity === "needs-change" ? "needs change" : severity;
}

/** What the readiness means for this schema, in one sentence. */
export function readinessText({ readiness, findingsBySeverity }: AssessmentResult): string {
  const of = (severity: Severity) => findingsBySeverity.find((count) => count.severity === severity);
  const [blockers, changes] = [of("blocker")?.open ?? 0, of("needs-change")?.open ?? 0];
  const automatic = of("needs-change")?.automatic ?? 0;
  const byHand = `${count(changes, "change")} by hand`;
  switch (readiness) {
    case "BLOCKED":
      return `${count(blockers, "finding")} must be solved before this schema can move${changes > 0 ? `, beside ${byHand}` : ""}.`;
    case "CHANGES NEEDED":
      return `Can move after ${byHand}${automatic > 0 ? `; ${automatic} more are automatic` : ""}.`;
    case "READY WITH FIXES":
      return `Can move: ${count(automatic, "change is", "changes are")} needed and made automatically.`;
    case "READY":
      return "Can move as it is.";
  }
}

/** The estimate as people read it. */
export function rangeText({ hours, days }: AssessmentResult["effort"]): string {
  if (hours.high === 0) return "no work by hand";
  return `${hours.low} to ${hours.high} hours (${days.low} to ${days.high} days)`;
}

/** `1 table`, `2 tables`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString("en-US")} ${number === 1 ? one : many}`;
}
