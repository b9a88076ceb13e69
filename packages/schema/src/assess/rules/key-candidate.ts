import type { DumpModel } from "../dump-model.js";
import type { Relation } from "../dump-relations.js";
import { columnsOf, keyOf, parentsOf } from "../dump-tables.js";

/** Whether a table of a dump has a primary key that identifies rows in the change stream: a deferrable one does not. */
export function usableKey(table: Relation, model: DumpModel): boolean {
  if (keyOf(table, model) === undefined) return false;
  const own = table.constraints.find(({ type }) => type === "CONSTR_PRIMARY");
  if (own) return !own.deferrable;
  return parentsOf(table, model).some((parent) => usableKey(parent, model));
}

/**
 * Name of the unique index or constraint that could be a table's key: complete, checked at once, over plain NOT NULL
 * columns. Of several the first by name.
 */
export function keyCandidate(table: Relation, model: DumpModel): string | undefined {
  const filled = new Set(columnsOf(table, model).flatMap(({ name, notNull }) => (notNull ? [name] : [])));
  const complete = (columns: (string | undefined)[]) =>
    columns.length > 0 && columns.every((column) => column !== undefined && filled.has(column));
  const indexes = table.indexes.filter(({ unique, partial, columns }) => unique && !partial && complete(columns));
  const constraints = table.constraints.filter(
    ({ type, deferrable, columns }) => type === "CONSTR_UNIQUE" && !deferrable && complete(columns),
  );
  return [...indexes, ...constraints].map(({ name }) => name).sort()[0];
}
