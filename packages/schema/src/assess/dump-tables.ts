import { type DumpModel, relationKey } from "./dump-model.js";
import { type DumpColumn, primaryKeyOf, type Relation } from "./dump-relations.js";
import { baseType, type ColumnType, isLobColumn } from "./dump-types.js";

/** Whether a name is one that DMS gives to what it makes for itself. */
export function isOfDms(name: string): boolean {
  return name.startsWith("awsdms_");
}

/** The user's tables of a dump, partitioned ones and partitions included. */
export function tablesOf(model: DumpModel): Relation[] {
  return [...model.relations.values()].filter(({ type, name }) => type === "table" && !isOfDms(name));
}

/** Tables whose rows DMS carries: permanent ones that hold rows of their own. */
export function carriedTables(model: DumpModel): Relation[] {
  return tablesOf(model).filter(({ partitioned, unlogged }) => !partitioned && !unlogged);
}

/** Permanent tables that define their columns themselves: all but partitions. */
export function definingTables(model: DumpModel): Relation[] {
  return tablesOf(model).filter(({ isPartition, unlogged }) => !isPartition && !unlogged);
}

/** The tables a table inherits from or is a partition of. */
export function parentsOf(relation: Relation, model: DumpModel): Relation[] {
  return relation.parents.flatMap((key) => model.relations.get(key) ?? []);
}

/** The columns of a table in order, those of its parents first, as the server has them. */
export function columnsOf(relation: Relation, model: DumpModel): DumpColumn[] {
  const columns = new Map<string, DumpColumn>();
  for (const parent of parentsOf(relation, model))
    for (const column of columnsOf(parent, model)) columns.set(column.name, column);
  if (relation.columns.size === 0) return [...columns.values()];
  // A partition lists all of its columns, in an order of its own.
  if (relation.isPartition) return [...relation.columns.values()];
  for (const column of relation.columns.values()) columns.set(column.name, column);
  return [...columns.values()];
}

/** Columns of a table's primary key; a partition may have it from the table above. */
export function keyOf(relation: Relation, model: DumpModel): string[] | undefined {
  const own = primaryKeyOf(relation);
  if (own || !relation.isPartition) return own;
  return parentsOf(relation, model)
    .map((parent) => keyOf(parent, model))
    .find((key) => key !== undefined);
}

/** Columns of the index that is a table's replica identity; empty when it has none. */
export function identityColumns({ replicaIdentity, identityIndex, indexes, constraints }: Relation): string[] {
  if (replicaIdentity !== "i") return [];
  const index = indexes.find(({ name }) => name === identityIndex)?.columns;
  return (index ?? constraints.find(({ name }) => name === identityIndex)?.columns ?? []).filter(
    (column) => column !== undefined,
  );
}

/** The type of a column below all domains. */
export function typeBelow(column: DumpColumn, model: DumpModel): ColumnType {
  return baseType(column.type, model.types);
}

/** Name of a column's type as both a dump and the catalog have it: internal, `text` or `int4[]`. */
export function typeName(column: DumpColumn, model: DumpModel): string {
  const { name, array } = typeBelow(column, model);
  return array ? `${name}[]` : name;
}

/** Whether DMS treats a column as a LOB; the type of a table's rows is one, too. */
export function isLob(column: DumpColumn, model: DumpModel): boolean {
  return isLobColumn(column.type, model.types) || isRowType(typeBelow(column, model), model);
}

/** Whether a type is the one of some table's rows. */
export function isRowType({ schema, name }: ColumnType, model: DumpModel): boolean {
  return schema !== "" && model.relations.has(relationKey(schema, name));
}

const KEYS = new WeakMap<DumpModel, Map<string, Set<string>>>();

/**
 * Columns that a table, or any that it is tied to by inheritance or partitioning, uses to tell rows apart: those of
 * primary keys and of replica identities.
 */
export function keyColumnsOfFamily(relation: Relation, model: DumpModel): ReadonlySet<string> {
  let keys = KEYS.get(model);
  if (!keys) {
    keys = readKeys(model);
    KEYS.set(model, keys);
  }
  return keys.get(relationKey(relation.schema, relation.name)) ?? new Set();
}

/** By table: the key columns of its family, one set for all members. */
function readKeys(model: DumpModel): Map<string, Set<string>> {
  const tied = new Map<string, string[]>([...model.relations.keys()].map((key) => [key, []]));
  for (const [key, { parents }] of model.relations)
    for (const parent of parents) {
      tied.get(key)?.push(parent);
      tied.get(parent)?.push(key);
    }
  const keys = new Map<string, Set<string>>();
  for (const first of model.relations.keys()) {
    if (keys.has(first)) continue;
    const columns = new Set<string>();
    const family = new Set([first]);
    for (const key of family) {
      keys.set(key, columns);
      const member = model.relations.get(key);
      for (const column of member ? [...(primaryKeyOf(member) ?? []), ...identityColumns(member)] : [])
        columns.add(column);
      for (const other of tied.get(key) ?? []) family.add(other);
    }
  }
  return keys;
}
