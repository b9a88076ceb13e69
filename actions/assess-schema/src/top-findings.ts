import { type Fix, SEVERITIES } from "@postgres-to-aurora/schema/assess";
import type { ResultFinding, TopFinding } from "./result.js";

const MOST = 10;
const NAMED = 3;

/**
 * The findings to read first, one per rule and remedy, accepted and info ones left out: what is open before what is automatic,
 * worst first, then what concerns most objects.
 */
export function topFindings(findings: ResultFinding[]): TopFinding[] {
  const groups = new Map<string, ResultFinding[]>();
  for (const finding of findings) {
    if (finding.state === "accepted" || finding.severity === "info") continue;
    const key = JSON.stringify([finding.ruleId, finding.severity, finding.remedy]);
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups.values()].sort(byUrgency).slice(0, MOST).map(toTop);
}

/** What a person must do or look at stands before what is fixed anyway. */
function byUrgency(a: ResultFinding[], b: ResultFinding[]): number {
  const [left, right] = [a[0] as ResultFinding, b[0] as ResultFinding];
  return (
    Number(left.state === "automatic") - Number(right.state === "automatic") ||
    SEVERITIES.indexOf(left.severity) - SEVERITIES.indexOf(right.severity) ||
    b.length - a.length ||
    order(left.ruleId, right.ruleId) ||
    order(left.remedy, right.remedy)
  );
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function toTop(group: ResultFinding[]): TopFinding {
  const { ruleId, severity, title, why, remedy, fix, state } = group[0] as ResultFinding;
  return {
    rule: ruleId,
    severity,
    title,
    count: group.length,
    objects: group.slice(0, NAMED).map(({ display }) => display),
    why,
    remedy,
    fix: fixText(ruleId, fix),
    automatic: state === "automatic",
  };
}

/** Who makes a fix, in plain words. */
export function fixText(rule: string, { kind, by, does }: Fix): string {
  if (kind === "manual") return "By hand";
  if (kind === "offered") return `On request: name ${rule} in the input offered of convert-schema. ${does}`;
  if (by === "assess-schema") return `Prepared for you in the files. ${does}`;
  return `Automatic, by ${by ?? "this product"}. ${does}`;
}

/** The objects of a top finding in a few words. */
export function whereText({ objects, count }: TopFinding): string {
  return count > objects.length ? `${objects.join(", ")} and ${count - objects.length} more` : objects.join(", ");
}
