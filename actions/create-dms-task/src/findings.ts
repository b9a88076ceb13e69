import { type Finding, UserError } from "@postgres-to-aurora/domain";

/** Names for a message: all of a few, the first ten of many. */
export function listed(names: string[]): string {
  return names.length <= 10 ? names.join(", ") : `${names.slice(0, 10).join(", ")} and ${names.length - 10} more`;
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
