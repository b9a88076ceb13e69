import { quoteIdentifier } from "@postgres-to-aurora/postgres";
import { type Fields, optionsOf } from "@postgres-to-aurora/sql-parser";
import type { StatementEdit } from "../../convert/edit.js";
import { routineRef } from "../code-of-dump.js";

/** Whether CREATE FUNCTION says SECURITY DEFINER. */
export function isDefiner({ options }: Fields): boolean {
  return optionsOf(options).some(({ name, arg }) => name === "security" && arg?.Boolean?.boolval === true);
}

/** Whether CREATE FUNCTION sets the search_path. */
export function setsSearchPath({ options }: Fields): boolean {
  return optionsOf(options).some(
    ({ name, arg }) => name === "set" && arg?.VariableSetStmt?.name?.toLowerCase() === "search_path",
  );
}

/** Adds SET search_path to a CREATE FUNCTION that lacks it: the routine's schema, public, and pg_temp last. */
export function addSearchPath(fields: Fields, edit: StatementEdit): void {
  const language = optionsOf(fields.options).find(({ name }) => name === "language");
  if (setsSearchPath(fields) || language === undefined) return;
  const object = routineRef(fields);
  const schemas = [...new Set([object.schema, "public", "pg_temp"])].filter((schema) => schema !== "");
  const path = schemas.map(quoteIdentifier).join(", ");
  edit.replace(language.location, language.location, `SET search_path TO ${path} `);
  edit.intend({
    object,
    attribute: "configuration",
    difference: `Has a search_path of its own: ${schemas.join(", ")}`,
  });
}
