import { loadLibrary } from "./load.js";
import type { Node } from "./node.js";

/** Why a text is not SQL that the parser takes. */
export interface SyntaxProblem {
  message: string;
  /** Where, in UTF-16 units into the text. */
  offset: number;
}

/** A token of a statement; offsets in bytes. Comments are tokens, too. */
export interface Token {
  start: number;
  end: number;
  text: string;
}

export type Parsed = { node: Node; problem?: never } | { node?: never; problem: SyntaxProblem };

/** PostgreSQL's parser (that of major 18), loaded. Offsets inside its trees are bytes of UTF-8. */
export interface SqlParser {
  /** Parses one statement. */
  statement(text: string): Parsed;
  /** Parses statements that follow each other, the body of a SQL routine say. */
  statements(text: string): { nodes: Node[]; problem?: SyntaxProblem };
  /** Parses an expression, as in a default or a CHECK. */
  expression(text: string): Parsed;
  /**
   * Parses the body of a PL/pgSQL routine, given as its whole CREATE FUNCTION statement.
   * Undefined where the parser gives up; it refuses a few bodies that servers take.
   */
  plpgsql(createFunction: string): Node | undefined;
  /** The tokens of a text in order, comments included; for finding where a clause ends. Throws what the scanner refuses. */
  tokens(text: string): Token[];
}

/** Loads the parser; about 50 ms the first time. */
export async function loadParser(): Promise<SqlParser> {
  const library = await loadLibrary();
  const parse = (text: string): { nodes: Node[]; problem?: SyntaxProblem } => {
    if (text.trim() === "") return { nodes: [] };
    try {
      const { stmts = [] } = library.parseSync(text) as unknown as { stmts?: { stmt: Node }[] };
      return { nodes: stmts.map(({ stmt }) => stmt) };
    } catch (error) {
      const { message, sqlDetails } = error as Error & { sqlDetails?: { cursorPosition?: number } };
      return { nodes: [], problem: { message, offset: sqlDetails?.cursorPosition ?? 0 } };
    }
  };
  const one = (text: string): Parsed => {
    const { nodes, problem } = parse(text);
    const [node] = nodes;
    return node ? { node } : { problem: problem ?? { message: "There is no statement", offset: 0 } };
  };
  return {
    statements: parse,
    statement: one,
    expression: (text) => one(`SELECT ${text}`),
    plpgsql(createFunction) {
      try {
        const { plpgsql_funcs: [tree] = [] } = library.parsePlPgSQLSync(createFunction) as unknown as {
          plpgsql_funcs?: Node[];
        };
        return tree;
      } catch {
        return undefined;
      }
    },
    tokens: (text) => library.scanSync(text).tokens.map(({ start, end, text: token }) => ({ start, end, text: token })),
  };
}
