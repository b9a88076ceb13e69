import type { Rule } from "../rule.js";

/** Roles, ownership and row-level security. */
export const roles: Rule[] = [];
