import { type Fields, findNodes, type Node, type SqlParser, walk } from "@postgres-to-aurora/sql-parser";
import type { CodeUnit, ParsedCode } from "./code-unit.js";

/** PL/pgSQL statements that run text put together at run time. */
const DYNAMIC: readonly string[] = ["PLpgSQL_stmt_dynexecute", "PLpgSQL_stmt_dynfors"];

/** Parses a unit: SQL with PostgreSQL's parser, PL/pgSQL with its own and then each of its expressions. */
export function parseCode(unit: CodeUnit, parser: SqlParser): ParsedCode {
  if (unit.language === "plpgsql") return parsePlpgsql(unit, parser);
  if (unit.language !== "sql") return { trees: [], parsed: false, dynamic: [] };
  if (unit.form === "expression") {
    const { node } = parser.expression(unit.text);
    return { trees: node ? [node] : [], parsed: node !== undefined, dynamic: [] };
  }
  const { nodes, problem } = parser.statements(unit.text);
  return { trees: nodes, parsed: problem === undefined, dynamic: [] };
}

function parsePlpgsql(unit: CodeUnit, parser: SqlParser): ParsedCode {
  const tree = unit.definition === undefined ? undefined : parser.plpgsql(unit.definition);
  if (tree === undefined) return { trees: [], parsed: false, dynamic: [] };
  const trees: Node[] = [tree];
  const dynamic: string[] = [];
  for (const { query, parseMode } of findNodes(tree, "PLpgSQL_expr") as Fields[]) {
    const parsed = expressionTree(String(query), Number(parseMode ?? 0), parser);
    if (parsed) trees.push(parsed);
  }
  for (const type of DYNAMIC)
    for (const { query } of findNodes(tree, type) as Fields[])
      if (query?.PLpgSQL_expr) dynamic.push(...stringsOf(query.PLpgSQL_expr, parser));
  return { trees, parsed: true, dynamic };
}

/** Modes of PL/pgSQL's expressions: 0 a statement, 2 an expression, 3 and more an assignment. */
function expressionTree(text: string, mode: number, parser: SqlParser): Node | undefined {
  if (mode === 0) return parser.statement(text).node;
  const value = mode >= 3 ? text.replace(/^[^:=]*:?=/, "") : text;
  return parser.expression(value).node;
}

function stringsOf({ query }: Fields, parser: SqlParser): string[] {
  const tree = parser.expression(String(query)).node;
  const strings: string[] = [];
  walk(tree, (name, fields) => {
    if (name === "A_Const" && fields.sval) strings.push(fields.sval.sval ?? "");
  });
  return strings;
}

/** The text with comments blanked out, for patterns; strings stay. */
export function withoutComments(text: string): string {
  return text.replace(/'(?:[^']|'')*'|--[^\n]*|\/\*[\s\S]*?\*\//g, (piece) =>
    piece.startsWith("'") ? piece : piece.replace(/[^\n]/g, " "),
  );
}
