import type { Rule } from "../rule.js";

/** What the application and the operation rely on. */
export const operation: Rule[] = [];
