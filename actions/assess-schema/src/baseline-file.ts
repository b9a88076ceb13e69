import { jsonList } from "./json.js";
import type { AssessmentResult, BaselineEntry, ResultFinding } from "./result.js";

/** All findings that count, as a baseline to edit, in pieces: keep the entries you accept, and give each a reason. */
export function* baselineFile({ findings }: AssessmentResult): Generator<string> {
  yield '{\n  "accepted": ';
  yield* jsonList(entries(findings), "  ");
  yield "\n}\n";
}

function* entries(findings: ResultFinding[]): Generator<BaselineEntry> {
  const seen = new Set<string>();
  for (const { state, fingerprint, ruleId, display } of findings) {
    if (state === "accepted" || seen.has(fingerprint)) continue;
    seen.add(fingerprint);
    yield { fingerprint, rule: ruleId, object: display, reason: "", expires: null };
  }
}
