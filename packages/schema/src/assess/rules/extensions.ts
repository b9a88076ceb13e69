import type { Rule } from "../rule.js";

/** Extensions. */
export const extensions: Rule[] = [];
