import { type Finding, listed, UserError } from "@postgres-to-aurora/domain";

/** One blocker for all the objects it is true of; none when there are none. */
export function blocker(
  rule: string,
  objects: string[],
  evidence: (names: string, count: number) => string,
  remedy: string,
): Finding[] {
  return about("blocker", rule, objects, evidence, remedy);
}

/** One finding for all the objects it is true of; none when there are none. */
export function about(
  severity: Finding["severity"],
  rule: string,
  objects: string[],
  evidence: (names: string, count: number) => string,
  remedy: string,
): Finding[] {
  if (objects.length === 0) return [];
  const names = listed(objects);
  return [{ rule, severity, object: names, evidence: evidence(names, objects.length), remedy }];
}

/** Throws one UserError for all blockers among the findings; does nothing when there is none. */
export function refuseBlockers(findings: Finding[]): void {
  const blockers = findings.filter(({ severity }) => severity === "blocker");
  const [first] = blockers;
  if (first === undefined) return;
  if (blockers.length === 1)
    throw new UserError({
      code: codeOf(first),
      what: first.evidence,
      why: "Nothing was changed",
      remedy: first.remedy,
    });
  throw new UserError({
    code: "NOT_READY",
    what: `${blockers.length} things stand in the way of the start:\n${blockers.map(({ evidence, remedy }) => `  ${evidence}. ${remedy}.`).join("\n")}\n`,
    why: "Nothing was changed",
    remedy: "Correct them and run again",
  });
}

function codeOf(finding: Finding): string {
  return finding.rule.toUpperCase().replaceAll("-", "_");
}
