import type { Verdict } from "@postgres-to-aurora/domain";
import type { Inputs } from "./io.gen.js";
import type { AssessmentResult, Readiness, ResultFinding } from "./result.js";

type Counted = Pick<ResultFinding, "severity" | "state">;

/** The lowest severities that turn the step red, from strict to lax. */
const REACH: Record<Inputs["failOn"], readonly string[]> = {
  never: [],
  blocker: ["blocker"],
  "needs-change": ["blocker", "needs-change"],
  warning: ["blocker", "needs-change", "warning"],
};

/** Whether the schema can move, from its findings; accepted ones do not count. */
export function readinessOf(findings: Counted[]): Readiness {
  const has = (severity: string, state: string) =>
    findings.some((finding) => finding.severity === severity && finding.state === state);
  if (has("blocker", "open")) return "BLOCKED";
  if (has("needs-change", "open")) return "CHANGES NEEDED";
  if (has("needs-change", "automatic")) return "READY WITH FIXES";
  return "READY";
}

/** Findings that are open, that no automatic fix covers, and that reach the severity of the input fail-on. */
export function failing<Finding extends Counted>(findings: Finding[], failOn: Inputs["failOn"]): Finding[] {
  return findings.filter(({ severity, state }) => state === "open" && REACH[failOn].includes(severity));
}

/**
 * The verdict of the report: fail when fail-on says so; warn when something is to be done first or could not be
 * judged; else pass.
 */
export function verdictOf(
  {
    findings,
    readiness,
    notJudged,
    objects,
  }: Pick<AssessmentResult, "findings" | "readiness" | "notJudged" | "objects">,
  failOn: Inputs["failOn"],
): Verdict {
  if (failing(findings, failOn).length > 0) return "fail";
  const unsure = notJudged.rules.length + notJudged.statements.length > 0;
  const empty = !objects.some(({ object }) => object.type === "table");
  return readiness !== "READY" || unsure || empty ? "warn" : "pass";
}
