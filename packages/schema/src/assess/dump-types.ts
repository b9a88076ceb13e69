import { type Fields, namesOf } from "@postgres-to-aurora/sql-parser";
import { relationKey } from "./dump-model.js";

/** A type made by the dump. */
export interface TypeFacts {
  schema: string;
  name: string;
  kind: "domain" | "enum" | "composite" | "range";
  /** Of a domain: what it is over. */
  base?: ColumnType;
  /** Of a composite: its attributes in order. */
  attributes?: { name: string; type: ColumnType }[];
  /** Of an enum: its labels in order. */
  labels?: string[];
}

/** The type of a column as a dump writes it. */
export interface ColumnType {
  /** Empty for built-in types. */
  schema: string;
  /** Internal name for built-in ones: `int4`, `numeric`, `varchar`, `bpchar`, `timestamptz`. */
  name: string;
  array: boolean;
  /** Type modifiers as written: `numeric(12,2)` -> [12, 2]. */
  modifiers: number[];
  /** Kind when the dump itself makes the type; base for built-in and unknown ones (of extensions, say). */
  kind: "base" | "domain" | "enum" | "composite" | "range";
}

/** Types that DMS maps to LOBs. */
const LOB_TYPES: readonly string[] = [
  "text",
  "citext",
  "json",
  "jsonb",
  "xml",
  "bytea",
  "hstore",
  "tsvector",
  "tsquery",
  "path",
  "polygon",
];

/** Reads a TypeName node. */
export function columnType(typeName: Fields, types: ReadonlyMap<string, TypeFacts>): ColumnType {
  const names = namesOf(typeName?.names);
  const name = names.at(-1) ?? "";
  const schema = names.length > 1 && names[0] !== "pg_catalog" ? (names.at(-2) as string) : "";
  const modifiers = ((typeName?.typmods ?? []) as Fields[]).flatMap(({ A_Const: constant }) =>
    constant?.ival ? [Number(constant.ival.ival ?? 0)] : [],
  );
  const own = schema === "" ? undefined : types.get(relationKey(schema, name));
  return { schema, name, array: (typeName?.arrayBounds ?? []).length > 0, modifiers, kind: own?.kind ?? "base" };
}

/** The type below all domains. */
export function baseType(type: ColumnType, types: ReadonlyMap<string, TypeFacts>): ColumnType {
  const own = type.kind === "domain" && !type.array ? types.get(relationKey(type.schema, type.name)) : undefined;
  return own?.base ? baseType(own.base, types) : type;
}

/** Whether DMS treats values of the type as LOBs. */
export function isLobColumn(type: ColumnType, types: ReadonlyMap<string, TypeFacts>): boolean {
  const base = baseType(type, types);
  return base.array || base.kind === "composite" || LOB_TYPES.includes(base.name);
}
