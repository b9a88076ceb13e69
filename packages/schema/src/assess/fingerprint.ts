import { createHash } from "node:crypto";
import { type ObjectRef, objectKey } from "../object-ref.js";

/** Names one finding for a baseline: the same as long as rule, object and evidence (white space aside) are. */
export function fingerprint(ruleId: string, object: ObjectRef, evidence: string): string {
  const normal = evidence.replace(/\s+/g, " ").trim();
  return createHash("sha256")
    .update(`${ruleId}\n${objectKey(object)}\n${normal}`)
    .digest("hex")
    .slice(0, 16);
}
