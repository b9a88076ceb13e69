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

const TAG = /\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/y;
const ROUTINE = /CREATE\s+(?:OR\s+REPLACE\s+)?(?:FUNCTION|PROCEDURE)\b/iy;
/** What can end a statement or hide its end; only where words matter, those too. */
const MARK = /['"$;()]|--|\/\*/g;
const MARK_OR_WORD = /['"$;()]|--|\/\*|[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/g;
const WORD_CHARACTER = /[\w$\u0080-\uffff]/;

/**
 * Splits SQL text where PostgreSQL's own clients would: semicolons inside strings (standard_conforming_strings on),
 * E'' strings, quoted names, dollar quotes, nested comments, parentheses and BEGIN ATOMIC bodies do not end a statement.
 * @param file name of the text, for messages
 * @throws UserError when a string, name or comment has no end
 */
export function* splitSql(text: string, file: string): Generator<SqlPiece> {
  for (let at = afterSpace(text, 0); at < text.length; at = afterSpace(text, at)) {
    const start = at;
    const kind = kindOf(text, start);
    if (kind === "statement") at = endOfStatement(text, start, file);
    else if (kind === "line comment" || kind === "meta") at = endOfLine(text, start);
    else if (kind === "comment") at = endOfComment(text, start, file);
    else {
      at = start + 1;
      continue;
    }
    // Without a semicolon, the last statement ends where its text does.
    const end = kind === "statement" && at === text.length ? text.trimEnd().length : at;
    yield { kind: kind === "line comment" ? "comment" : kind, start, end, text: text.slice(start, end) };
  }
}

function kindOf(text: string, at: number): "statement" | "comment" | "line comment" | "meta" | "nothing" {
  const first = text[at];
  if (first === ";") return "nothing";
  if (first === "\\") return "meta";
  if (first === "-" && text[at + 1] === "-") return "line comment";
  return first === "/" && text[at + 1] === "*" ? "comment" : "statement";
}

function afterSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text[at] as string)) at++;
  return at;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

/** Behind the semicolon that ends the statement, or the end of the text. */
function endOfStatement(text: string, start: number, file: string): number {
  ROUTINE.lastIndex = start;
  const routine = ROUTINE.test(text);
  // Only a routine can have a BEGIN ATOMIC body, whose semicolons end nothing.
  const mark = routine ? MARK_OR_WORD : MARK;
  let parentheses = 0;
  /** Depth of BEGIN ATOMIC ... END, CASE ... END inside included. */
  let bodies = 0;
  mark.lastIndex = start;
  for (let match = mark.exec(text); match; match = mark.exec(text)) {
    const [found] = match;
    if (found === "(") parentheses++;
    else if (found === ")") parentheses = Math.max(0, parentheses - 1);
    else if (found === ";") {
      if (parentheses === 0 && bodies === 0) return match.index + 1;
    } else if (found.length > 0 && /[A-Za-z_\u0080-\uffff]/.test(found[0] as string)) {
      const word = found.toLowerCase();
      if (parentheses > 0) continue;
      if (word === "begin" || (word === "case" && bodies > 0)) bodies++;
      else if (word === "end" && bodies > 0) bodies--;
    } else mark.lastIndex = endOfQuoted(text, found, match.index, file);
  }
  return text.length;
}

/** Where what a quote, dollar or comment mark begins ends. */
function endOfQuoted(text: string, mark: string, start: number, file: string): number {
  if (mark === "'") return endOfQuote(text, "'", start, isEscapeString(text, start), file);
  if (mark === '"') return endOfQuote(text, '"', start, false, file);
  if (mark === "--") return endOfLine(text, start);
  if (mark === "/*") return endOfComment(text, start, file);
  // A dollar inside a name, or of a parameter, quotes nothing.
  TAG.lastIndex = start;
  const tag = start > 0 && WORD_CHARACTER.test(text[start - 1] as string) ? undefined : TAG.exec(text)?.[0];
  if (tag === undefined) return start + 1;
  const close = text.indexOf(tag, start + tag.length);
  if (close < 0) throw unterminated(`dollar-quoted string ${tag}`, text, start, file);
  return close + tag.length;
}

/** Whether the letter before a quote makes it E'..', and does not end a longer word. */
function isEscapeString(text: string, quote: number): boolean {
  return /[eE]/.test(text[quote - 1] ?? "") && !WORD_CHARACTER.test(text[quote - 2] ?? "");
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
