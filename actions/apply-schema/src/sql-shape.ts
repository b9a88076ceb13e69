/**
 * A statement reduced to its outline, so that no name, string, comment or inner expression can pass for a keyword.
 */
export interface Shape {
  /**
   * Words in capitals with one blank between: `ALTER TABLE ONLY PUBLIC."0" ADD CONSTRAINT "1" CHECK () ;`.
   * `()` stands for anything in parentheses, `''` for a string, `"0"`, `"1"` ... for the quoted names.
   */
  text: string;
  /** The quoted names, unquoted, by their number in the text. */
  quoted: string[];
}

const PART = `(?:"\\d+"|[^\\s".,;()']+)`;

/** A name of one part, for regular expressions over a shape's text. */
export const SHAPE_PART: string = PART;

/** A name, qualified or not, for regular expressions over a shape's text. */
export const SHAPE_NAME: string = `${PART}(?:\\.${PART})?`;

const TOKEN = new RegExp(
  [
    "\\s+|--[^\\n]*|/\\*",
    "\\$(?:[A-Za-z_\\u0080-\\uffff][\\w\\u0080-\\uffff]*)?\\$",
    "[eE]'[^'\\\\]*(?:(?:\\\\[^]|'')[^'\\\\]*)*'",
    // A doubled quote makes two strings of one, which changes nothing here.
    "'[^']*'",
    '"[^"]*(?:""[^"]*)*"',
    "[A-Za-z_\\u0080-\\uffff][\\w$\\u0080-\\uffff]*|\\d[\\w.]*|[^]",
  ].join("|"),
  "y",
);

/** The outline of one statement, as splitSql gives it. */
export function shapeOf(statement: string): Shape {
  const quoted: string[] = [];
  let text = "";
  let depth = 0;
  for (let at = 0; at < statement.length; ) {
    TOKEN.lastIndex = at;
    const [token] = TOKEN.exec(statement) as RegExpExecArray;
    at = endOf(statement, token, at);
    if (/^(\s|--|\/\*)/.test(token)) continue;
    if (token === ")") depth = Math.max(0, depth - 1);
    else if (depth === 0) text = append(text, outline(token, quoted));
    if (token === "(") depth++;
  }
  return { text, quoted };
}

/** The parts of a name found in a shape's text, unquoted: `PUBLIC."0"` -> `["public", "Odd"]`. */
export function namesOf({ quoted }: Shape, name: string): string[] {
  return name.split(".").map((part) => {
    const number = /^"(\d+)"$/.exec(part)?.[1];
    return number === undefined ? part.replace(/[A-Z]+/g, (word) => word.toLowerCase()) : (quoted[+number] as string);
  });
}

function outline(token: string, quoted: string[]): string {
  if (token === "(") return "()";
  if (/^([eE]?'|\$.*\$$)/.test(token)) return "''";
  if (token.startsWith('"')) return `"${quoted.push(token.slice(1, -1).replaceAll('""', '"')) - 1}"`;
  // The server folds ASCII letters only.
  return token.replace(/[a-z]+/g, (word) => word.toUpperCase());
}

function append(text: string, part: string): string {
  return text === "" || part === "." || text.endsWith(".") ? text + part : `${text} ${part}`;
}

/** Where a token ends: for a comment or a dollar quote, behind the closing one. */
function endOf(statement: string, token: string, start: number): number {
  const after = start + token.length;
  if (token === "/*") return endOfComment(statement, start);
  if (token.length < 2 || !token.startsWith("$")) return after;
  const close = statement.indexOf(token, after);
  return close < 0 ? statement.length : close + token.length;
}

function endOfComment(statement: string, start: number): number {
  const edge = /\/\*|\*\//g;
  edge.lastIndex = start;
  let depth = 0;
  for (let match = edge.exec(statement); match; match = edge.exec(statement)) {
    depth += match[0] === "/*" ? 1 : -1;
    if (depth === 0) return edge.lastIndex;
  }
  return statement.length;
}
