import type { Rule } from "../rule.js";

/** Encodings, collations and indexes that depend on them. */
export const locale: Rule[] = [];
