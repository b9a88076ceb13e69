import type { Rule } from "../rule.js";

/** Kinds of tables that full load and change stream treat otherwise. */
export const replicationTables: Rule[] = [];
