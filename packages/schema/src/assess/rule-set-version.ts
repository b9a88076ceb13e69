import { createHash } from "node:crypto";
import type { Rule } from "./rule.js";

/** Names a state of the catalogue (twelve hexadecimal digits): changes when a rule comes, goes or reads otherwise. */
export function ruleSetVersion(rules: Rule[]): string {
  const hash = createHash("sha256");
  for (const { id, category, severity, title, why, remedy, effort, fix } of rules)
    hash.update(JSON.stringify([id, category, severity, title, why, remedy, effort, fix]));
  return hash.digest("hex").slice(0, 12);
}
