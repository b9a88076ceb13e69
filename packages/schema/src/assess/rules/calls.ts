import { type Fields, namesOf, textOf } from "@postgres-to-aurora/sql-parser";
import type { CodeDetection } from "../rule.js";

type Nodes = NonNullable<CodeDetection["nodes"]>;

/** Finds calls of functions of pg_catalog; a function of the same name in another schema is another one. */
export function callsOf(wanted: RegExp): Nodes {
  return {
    FuncCall: ({ funcname }) => {
      const names = namesOf(funcname);
      const own = names.length === 1 || names[0] === "pg_catalog";
      return own && wanted.test(names.at(-1) as string) ? `${names.at(-1)}()` : undefined;
    },
  };
}

/** Finds where a parameter is set: SET, or set_config with its name as a constant. */
export function setsParameter(parameter: string): Nodes {
  return {
    VariableSetStmt: ({ name }) => (name?.toLowerCase() === parameter ? `SET ${parameter}` : undefined),
    FuncCall: ({ funcname, args }) =>
      namesOf(funcname).at(-1) === "set_config" && constantOf(args?.[0])?.toLowerCase() === parameter
        ? `SET ${parameter}`
        : undefined,
  };
}

function constantOf(node: Fields): string | undefined {
  return textOf(node?.TypeCast?.arg ?? node);
}

/** Joins several sets of checks; of two for one node the first that finds something counts. */
export function eitherOf(...sets: Nodes[]): Nodes {
  const joined: Nodes = {};
  for (const set of sets)
    for (const [type, look] of Object.entries(set)) {
      const before = joined[type];
      joined[type] = before ? (fields, unit, road) => before(fields, unit, road) ?? look(fields, unit, road) : look;
    }
  return joined;
}

/** A pattern for calls of functions, for text without a parser. */
export function callPattern(names: string): RegExp {
  return new RegExp(`(?<![\\w.$"])(?:pg_catalog\\.)?(?:${names})\\s*\\(`, "i");
}
