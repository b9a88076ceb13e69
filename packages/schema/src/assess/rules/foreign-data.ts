import type { Rule } from "../rule.js";

/** Foreign servers, tables and user mappings. */
export const foreignData: Rule[] = [];
