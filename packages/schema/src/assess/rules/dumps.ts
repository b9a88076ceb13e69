import type { Rule } from "../rule.js";

/** What only a dump shows, and what it lacks. */
export const dumps: Rule[] = [];
