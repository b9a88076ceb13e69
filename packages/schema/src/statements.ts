import { UserError } from "@postgres-to-aurora/domain";

/** A piece of a SQL file between others of its kind; offsets are UTF-16 units into the file's text. */
export interface SqlPiece {
  /** `comment` and `meta` (a psql backslash line) stand between statements; comments inside one belong to it. */
  kind: "statement" | "comment" | "meta";
  start: number;
  end: number;
  /** A statement keeps its semicolon. */
  text: string;
}

const WORD = "[A-Za-z_\\u0080-\\uffff][\\w$\\u0080-\\uffff]*";
const TAG = "\\$(?:[A-Za-z_\\u0080-\\uffff][\\w\\u0080-\\uffff]*)?\\$";
const TOKEN = new RegExp(`\\s+|--[^\\n]*|/\\*|'|"|${TAG}|${WORD}|\\d[\\w.]*|[^]`, "y");

/**
 * Splits SQL text where PostgreSQL's own clients would: semicolons inside strings (standard_conforming_strings on),
 * E'' strings, quoted names, dollar quotes, nested comments, parentheses and BEGIN ATOMIC bodies do not end a statement.
 * @param file name of the text, for messages
 * @throws UserError when a string, name or comment has no end
 */
export function* splitSql(text: string, file: string): Generator<SqlPiece> {
  let statement: StatementState | undefined;
  for (let at = 0; at < text.length; ) {
    TOKEN.lastIndex = at;
    const token = (TOKEN.exec(text) as RegExpExecArray)[0];
    const start = at;
    at = endOfToken(text, token, start, file);
    const comment = token === "/*" || token.startsWith("--");
    if (/^\s/.test(token)) continue;
    if (comment) {
      if (!statement) yield { kind: "comment", start, end: at, text: text.slice(start, at) };
      continue;
    }
    if (token === "\\" && !statement) {
      const line = text.indexOf("\n", start);
      at = line < 0 ? text.length : line;
      yield { kind: "meta", start, end: at, text: text.slice(start, at) };
      continue;
    }
    if (token === ";" && !statement) continue;
    statement ??= { start, end: at, parentheses: 0, bodies: 0, words: [] };
    statement.end = at;
    if (token === ";" && statement.parentheses === 0 && statement.bodies === 0) {
      yield { kind: "statement", start: statement.start, end: at, text: text.slice(statement.start, at) };
      statement = undefined;
    } else follow(statement, token);
  }
  if (statement)
    yield {
      kind: "statement",
      start: statement.start,
      end: statement.end,
      text: text.slice(statement.start, statement.end),
    };
}

interface StatementState {
  start: number;
  end: number;
  parentheses: number;
  /** Depth of BEGIN ATOMIC ... END, CASE ... END inside included. */
  bodies: number;
  /** The first four words in lower case: enough to know CREATE OR REPLACE FUNCTION. */
  words: string[];
}

function follow(statement: StatementState, token: string): void {
  if (token === "(") statement.parentheses++;
  else if (token === ")") statement.parentheses = Math.max(0, statement.parentheses - 1);
  if (!/^[A-Za-z]/.test(token)) return;
  const word = token.toLowerCase();
  if (statement.words.length < 4) statement.words.push(word);
  if (statement.parentheses > 0 || !/^create (or replace )?(function|procedure)\b/.test(statement.words.join(" ")))
    return;
  if (word === "begin" || (word === "case" && statement.bodies > 0)) statement.bodies++;
  else if (word === "end" && statement.bodies > 0) statement.bodies--;
}

/** Where the token that begins at `start` ends: for an opening quote or comment, behind the closing one. */
function endOfToken(text: string, token: string, start: number, file: string): number {
  const after = start + token.length;
  if (token === "'")
    return endOfQuote(text, "'", start, /[eE]/.test(text[start - 1] ?? "") && isPrefix(text, start), file);
  if (token === '"') return endOfQuote(text, '"', start, false, file);
  if (token === "/*") return endOfComment(text, start, file);
  if (token.length > 1 && token.startsWith("$")) {
    const close = text.indexOf(token, after);
    if (close < 0) throw unterminated(`dollar-quoted string ${token}`, text, start, file);
    return close + token.length;
  }
  return after;
}

/** Whether the letter before a quote stands alone, as in E'..', and does not end a longer word. */
function isPrefix(text: string, quote: number): boolean {
  return !/[\w$\u0080-\uffff]/.test(text[quote - 2] ?? "");
}

function endOfQuote(text: string, quote: string, start: number, escapes: boolean, file: string): number {
  for (let at = start + 1; ; ) {
    const close = text.indexOf(quote, at);
    if (close < 0) throw unterminated(quote === "'" ? "string" : "quoted name", text, start, file);
    if (escapes) {
      const backslash = text.indexOf("\\", at);
      if (backslash >= 0 && backslash < close) {
        at = backslash + 2;
        continue;
      }
    }
    if (text[close + 1] !== quote) return close + 1;
    at = close + 2;
  }
}

function endOfComment(text: string, start: number, file: string): number {
  const edge = /\/\*|\*\//g;
  edge.lastIndex = start;
  let depth = 0;
  for (let match = edge.exec(text); match; match = edge.exec(text)) {
    depth += match[0] === "/*" ? 1 : -1;
    if (depth === 0) return edge.lastIndex;
  }
  throw unterminated("comment", text, start, file);
}

function unterminated(what: string, text: string, start: number, file: string): UserError {
  return new UserError({
    code: "SQL_UNTERMINATED",
    what: `${file}:${lineOf(text, start)}: a ${what} begins here and has no end`,
    remedy: "Check that the file is complete and plain SQL, then run again",
  });
}

/** 1-based line of an offset into a text. */
export function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) line++;
  return line;
}
