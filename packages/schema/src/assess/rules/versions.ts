import type { Rule } from "../rule.js";

/** What changes between majors. */
export const versions: Rule[] = [];
