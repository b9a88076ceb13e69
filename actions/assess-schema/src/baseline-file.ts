import type { AssessmentResult } from "./result.js";

/** All findings that count, as a baseline to edit: keep the entries you accept, and give each a reason. */
export function baselineFile({ findings }: AssessmentResult): string {
  const seen = new Set<string>();
  const accepted = findings.flatMap(({ state, fingerprint, ruleId, display }) => {
    if (state === "accepted" || seen.has(fingerprint)) return [];
    seen.add(fingerprint);
    return [{ fingerprint, rule: ruleId, object: display, reason: "", expires: null }];
  });
  const lines = accepted.map((entry) => `    ${JSON.stringify(entry)}`);
  return `{\n  "accepted": [${lines.length > 0 ? `\n${lines.join(",\n")}\n  ` : ""}]\n}\n`;
}
