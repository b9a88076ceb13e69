import type { Rule } from "../rule.js";

/** What DMS does not carry at all, and code that disturbs it. */
export const replicationObjects: Rule[] = [];
