import type { Rule } from "../rule.js";

/** Storage, limits and names. */
export const storage: Rule[] = [];
