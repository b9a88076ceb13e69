import { displayName, UserError } from "@postgres-to-aurora/domain";
import type { Table } from "./tables.js";

/** Which tables an action is about, as the inputs `schemas` and `exclude-tables` say. */
export interface TableScope {
  /** Only these schemas; all when empty. */
  schemas: string[];
  /** Not these, as `schema.table`; a partitioned table stands for all its partitions. */
  excluded: string[];
}

/** Whether a table lies in the scope's schemas and is not excluded. */
export function isInScope(table: Table, scope: TableScope): boolean {
  return isInSchemas(table, scope) && !isExcluded(table, scope);
}

/** Whether a table lies in the scope's schemas. */
export function isInSchemas({ schema }: { schema: string }, { schemas }: TableScope): boolean {
  return schemas.length === 0 || schemas.includes(schema);
}

/** Whether a table, or a partitioned table above it, is excluded by name. */
export function isExcluded(table: Table, { excluded }: TableScope): boolean {
  return excluded.some((name) => isNamed(table, name));
}

/**
 * Refuses a scope that names what is not there, which is mostly a typing error.
 * @param tables all there are
 * @param where completes "which ... does not have", for example "the source"
 * @throws UserError naming input and names
 */
export function checkScope(tables: Table[], scope: TableScope, where: string): void {
  const schemas = scope.schemas.filter((schema) => !tables.some((table) => table.schema === schema));
  if (schemas.length > 0)
    throw new UserError({
      code: "UNKNOWN_SCHEMA",
      what: `Input schemas names what ${where} does not have: ${schemas.join(", ")}`,
      why: "There is no such schema with a table in it; names are case-sensitive",
      remedy: `Correct schemas; there are ${[...new Set(tables.map((table) => table.schema))].join(", ") || "none with tables"}`,
    });
  const unknown = scope.excluded.filter((name) => !tables.some((table) => isNamed(table, name)));
  if (unknown.length > 0)
    throw new UserError({
      code: "UNKNOWN_TABLE",
      what: `Input exclude-tables names what ${where} does not have: ${unknown.join(", ")}`,
      why: "There is no such table; names are case-sensitive and written schema.table, without quotes",
      remedy: "Correct exclude-tables",
    });
}

function isNamed(table: Table, name: string): boolean {
  return displayName(table) === name || table.partitionOf.includes(name);
}
