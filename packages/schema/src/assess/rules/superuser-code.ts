import type { Rule } from "../rule.js";

/** What source text does that only a superuser may. */
export const superuserCode: Rule[] = [];
