import type { Rule } from "../rule.js";

/** Keys by which replicated changes find their row. */
export const replicationKeys: Rule[] = [];
