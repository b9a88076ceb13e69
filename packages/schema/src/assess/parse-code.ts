import { type Fields, findNodes, type Node, namesOf, type SqlParser, walk } from "@postgres-to-aurora/sql-parser";
import type { CodeUnit, ParsedCode } from "./code-unit.js";

/** PL/pgSQL statements that run text put together at run time. */
const DYNAMIC: readonly string[] = [
  "PLpgSQL_stmt_dynexecute",
  "PLpgSQL_stmt_dynfors",
  "PLpgSQL_stmt_open",
  "PLpgSQL_stmt_return_query",
];

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
  for (const { query, parseMode } of findNodes(tree, "PLpgSQL_expr") as Fields[]) {
    const parsed = expressionTree(String(query), Number(parseMode ?? 0), parser);
    if (parsed) trees.push(parsed);
  }
  return { trees, parsed: true, dynamic: dynamicText(tree, parser) };
}

/** String constants in what a routine executes, and in what it puts into the variables named there. */
function dynamicText(tree: Node, parser: SqlParser): string[] {
  const executed = DYNAMIC.flatMap((type) => findNodes(tree, type) as Fields[]).flatMap(
    ({ query, dynquery }) => (query ?? dynquery)?.PLpgSQL_expr ?? [],
  );
  const trees = executed.map(({ query }) => parser.expression(String(query)).node);
  const variables = new Set(
    trees.flatMap((each) => findNodes(each, "ColumnRef").map(({ fields }) => namesOf(fields).at(-1))),
  );
  const datums = (tree["PLpgSQL_function"]?.datums ?? []) as Fields[];
  const isExecuted = (datum: Fields) => variables.has(datum?.PLpgSQL_var?.refname);
  for (const datum of datums) {
    const { query } = datum.PLpgSQL_var?.default_val?.PLpgSQL_expr ?? {};
    if (query !== undefined && isExecuted(datum)) trees.push(expressionTree(String(query), 2, parser));
  }
  for (const { varno, expr } of findNodes(tree, "PLpgSQL_stmt_assign") as Fields[])
    if (isExecuted(datums[varno ?? 0]))
      trees.push(expressionTree(String(expr?.PLpgSQL_expr?.query), Number(expr?.PLpgSQL_expr?.parseMode ?? 0), parser));
  return trees.flatMap(stringsOf);
}

/** Modes of PL/pgSQL's expressions: 0 a statement, 2 an expression, 3 and more an assignment. */
function expressionTree(text: string, mode: number, parser: SqlParser): Node | undefined {
  if (mode === 0) return parser.statement(text).node;
  const value = mode >= 3 ? text.replace(/^[^:=]*:?=/, "") : text;
  return parser.expression(value).node;
}

function stringsOf(tree: Node | undefined): string[] {
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
