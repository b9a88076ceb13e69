import { type Fields, namesOf } from "@postgres-to-aurora/sql-parser";

/** Built-in types by internal name, as the server prints them. */
const PRINTED: Record<string, string> = {
  any: '"any"',
  bool: "boolean",
  bpchar: "character",
  char: '"char"',
  float4: "real",
  float8: "double precision",
  int2: "smallint",
  int4: "integer",
  int8: "bigint",
  time: "time without time zone",
  timetz: "time with time zone",
  timestamp: "timestamp without time zone",
  timestamptz: "timestamp with time zone",
  varbit: "bit varying",
  varchar: "character varying",
};

/** A TypeName node as format_type prints it, without modifiers: `integer`, `app.status[]`. */
export function typeText(typeName: Fields): string {
  const names = namesOf(typeName?.names);
  const brackets = "[]".repeat((typeName?.arrayBounds ?? []).length);
  const setof = typeName?.setof ? "SETOF " : "";
  const name = names.at(-1) ?? "";
  const builtIn = names.length === 1 || names[0] === "pg_catalog";
  return `${setof}${builtIn ? (PRINTED[name] ?? name) : names.map(quoted).join(".")}${brackets}`;
}

function quoted(name: string): string {
  return /^[a-z_][a-z0-9_$]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}
