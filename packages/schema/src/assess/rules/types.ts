import type { Rule } from "../rule.js";

/** Column types under DMS. */
export const types: Rule[] = [];
