import type { Node } from "@postgres-to-aurora/sql-parser";
import type { ObjectRef } from "../object-ref.js";
import type { DumpStatement } from "./dump-model.js";

/** A piece of stored source text, live or from a dump. */
export interface CodeUnit {
  object: ObjectRef;
  /** `sql`, `plpgsql`, `plperl` ...; views, defaults, checks and the like are `sql`. */
  language: string;
  /** What it is: a statement of its own, or an expression (default, check, policy). */
  form: "routine" | "statement" | "expression";
  /** Source text: of a routine its body, or for BEGIN ATOMIC its whole definition. */
  text: string;
  /** Of a routine: its whole CREATE statement, which the PL/pgSQL parser needs. */
  definition?: string;
  /** Whether the owner's rights apply when it runs. */
  securityDefiner?: boolean;
  /** Place in a dump. */
  at?: { statement: DumpStatement };
}

/** A unit's syntax trees; none when its language has no parser or its text did not parse. */
export interface ParsedCode {
  trees: Node[];
  parsed: boolean;
  /** Text of dynamic SQL: string constants that PL/pgSQL executes. */
  dynamic: string[];
}
