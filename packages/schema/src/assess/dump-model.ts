import type { SqlParser } from "@postgres-to-aurora/sql-parser";
import type { Phase } from "../phases.js";
import type { Relation } from "./dump-relations.js";
import type { TypeFacts } from "./dump-types.js";

/** One statement of a dump or of a bundle's file. */
export interface DumpStatement {
  /** Name of the file it stands in, for people. */
  file: string;
  text: string;
  /** Where it begins in the file: UTF-16 units, and 1-based line. */
  start: number;
  line: number;
  /** Type of its node, for example `CreateStmt`; empty when it did not parse. */
  type: string;
  /** In a bundle: the phase whose file it stands in. */
  phase?: Phase;
}

/** What a dump says, small enough to keep for thousands of tables; trees are parsed again when needed. */
export interface DumpModel {
  parser: SqlParser;
  /** Versions of the dumped server and of pg_dump, for example `15.18`. */
  serverVersion: string;
  toolVersion: string;
  statements: DumpStatement[];
  /** Statements the parser refused, with its reason. */
  unparsed: { statement: DumpStatement; reason: string }[];
  /** psql lines (`\restrict`, `\connect`) by 1-based line. */
  metaLines: { file: string; line: number; text: string }[];
  /** Tables, views, sequences ... by relationKey. */
  relations: Map<string, Relation>;
  /** Domains, enums, composites and ranges of the dump by relationKey. */
  types: Map<string, TypeFacts>;
  /** Roles that the dump itself creates. */
  roles: Set<string>;
  extensions: { name: string; schema: string | undefined; statement: DumpStatement }[];
}

/** Key of a relation or type in the model's maps. */
export function relationKey(schema: string, name: string): string {
  return `${schema}\0${name}`;
}
