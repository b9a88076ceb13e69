import type { Rule } from "../rule.js";

/** Columns that the load or the change stream cannot write as they are. */
export const replicationColumns: Rule[] = [];
