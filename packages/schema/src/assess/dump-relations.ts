import type { Fields } from "@postgres-to-aurora/sql-parser";
import type { ObjectRef, ObjectType } from "../object-ref.js";
import type { DumpStatement } from "./dump-model.js";
import type { ColumnType } from "./dump-types.js";

export interface DumpColumn {
  name: string;
  type: ColumnType;
  notNull: boolean;
  identity: "" | "always" | "by default";
  generated: boolean;
  /** Of a generated column: computed when it is read, not stored. */
  virtual?: boolean;
  hasDefault: boolean;
  collation?: string;
  compression?: string;
  statement: DumpStatement;
  /** Byte offset of its definition in the statement. */
  byte: number;
}

export interface DumpConstraint {
  name: string;
  /** As in the syntax tree: CONSTR_PRIMARY, CONSTR_UNIQUE, CONSTR_FOREIGN, CONSTR_CHECK, CONSTR_EXCLUSION. */
  type: string;
  columns: string[];
  /** Of a foreign key: ON UPDATE as in the syntax tree (c is CASCADE), and the table it points to. */
  onUpdate?: string;
  references?: { schema: string; name: string };
  deferrable: boolean;
  initiallyDeferred: boolean;
  notValid: boolean;
  statement: DumpStatement;
  byte: number;
}

export interface DumpIndex {
  name: string;
  unique: boolean;
  /** Plain columns; an expression is undefined. */
  columns: (string | undefined)[];
  partial: boolean;
  statement: DumpStatement;
}

/** A table, view or sequence as the dump leaves it behind, later ALTER statements included. */
export interface Relation {
  schema: string;
  name: string;
  type: Extract<ObjectType, "table" | "foreign table" | "view" | "materialized view" | "sequence">;
  columns: Map<string, DumpColumn>;
  constraints: DumpConstraint[];
  indexes: DumpIndex[];
  partitioned: boolean;
  /** `schema.name` keys (relationKey) of what it inherits from or is a partition of. */
  parents: string[];
  isPartition: boolean;
  unlogged: boolean;
  /** n(othing), f(ull), d(efault), i(ndex). */
  replicaIdentity: string;
  /** Name of the index when it is i. */
  identityIndex?: string;
  rowSecurity: boolean;
  statement: DumpStatement;
}

/** The reference of a relation. */
export function relationRef({ type, schema, name }: Relation): ObjectRef {
  return { type, schema, name };
}

/** The reference of a column. */
export function columnRef({ schema, name }: Relation, column: string): ObjectRef {
  return { type: "column", schema, name, part: column };
}

/** Columns of the primary key; undefined without one. */
export function primaryKeyOf(relation: Relation): string[] | undefined {
  return relation.constraints.find(({ type }) => type === "CONSTR_PRIMARY")?.columns;
}

/** Reads a Constraint node. */
export function constraintOf(fields: Fields, statement: DumpStatement, column?: string): DumpConstraint {
  const names = (list: Fields) => ((list ?? []) as Fields[]).map((item) => item.String?.sval ?? "");
  const columns = names(fields.contype === "CONSTR_FOREIGN" ? fields.fk_attrs : fields.keys);
  return {
    name: fields.conname ?? "",
    type: fields.contype,
    columns: columns.length > 0 || column === undefined ? columns : [column],
    ...(fields.contype === "CONSTR_FOREIGN"
      ? {
          onUpdate: fields.fk_upd_action ?? "",
          references: { schema: fields.pktable?.schemaname ?? "", name: fields.pktable?.relname ?? "" },
        }
      : {}),
    deferrable: fields.deferrable === true,
    initiallyDeferred: fields.initdeferred === true,
    notValid: fields.skip_validation === true,
    statement,
    byte: fields.location ?? 0,
  };
}
