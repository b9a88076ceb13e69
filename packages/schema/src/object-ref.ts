/** Kinds of objects, as findings, comparisons and intended differences name them. */
export type ObjectType =
  | "access method"
  | "cast"
  | "collation"
  | "column"
  | "constraint"
  | "conversion"
  | "database"
  | "default privileges"
  | "domain"
  | "event trigger"
  | "extension"
  | "foreign data wrapper"
  | "foreign server"
  | "foreign table"
  | "index"
  | "language"
  | "large objects"
  | "materialized view"
  | "operator"
  | "operator class"
  | "operator family"
  | "policy"
  | "publication"
  | "role"
  | "routine"
  | "rule"
  | "schema"
  | "sequence"
  | "setting"
  | "statistics"
  | "subscription"
  | "table"
  | "tablespace"
  | "text search configuration"
  | "text search dictionary"
  | "text search parser"
  | "text search template"
  | "transform"
  | "trigger"
  | "type"
  | "user mapping"
  | "view";

/** One object of a database; all names unquoted. */
export interface ObjectRef {
  type: ObjectType;
  /** Empty for what lives in no schema. */
  schema: string;
  /** Of a routine, operator or aggregate with its argument types: `f(integer, text)`. */
  name: string;
  /** Own name of a column, constraint, trigger, rule or policy; `name` is then that of its table (or domain). */
  part?: string;
}

/** For maps: equal exactly when two references mean the same object. */
export function objectKey({ type, schema, name, part }: ObjectRef): string {
  return JSON.stringify([type, schema, name, part ?? null]);
}

/** As people read it: `table public.orders`, `column public.orders.id`, `trigger audit on public.orders`. */
export function displayObject({ type, schema, name, part }: ObjectRef): string {
  const qualified = schema === "" ? name : `${schema}.${name}`;
  if (part === undefined) return `${type} ${qualified}`;
  return type === "column" ? `column ${qualified}.${part}` : `${type} ${part} on ${qualified}`;
}

/** Sorts by schema, name, part and type, by code points. */
export function compareObjects(a: ObjectRef, b: ObjectRef): number {
  const order = (ref: ObjectRef) => [ref.schema, ref.name, ref.part ?? "", ref.type];
  const [left, right] = [order(a), order(b)];
  for (const [index, value] of left.entries()) {
    const other = right[index] as string;
    if (value !== other) return value < other ? -1 : 1;
  }
  return 0;
}
