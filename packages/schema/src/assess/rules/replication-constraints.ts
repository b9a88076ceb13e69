import type { Rule } from "../rule.js";

/** Constraints and indexes that must wait for the rows. */
export const replicationConstraints: Rule[] = [];
