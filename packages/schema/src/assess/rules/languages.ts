import type { Rule } from "../rule.js";

/** Languages of routines. */
export const languages: Rule[] = [];
