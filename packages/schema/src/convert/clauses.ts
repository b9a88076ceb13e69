import type { Option, Token } from "@postgres-to-aurora/sql-parser";
import type { StatementEdit } from "./edit.js";

/** A part of a statement, in bytes. */
export interface Clause {
  start: number;
  end: number;
}

/** Where an option of CREATE FUNCTION and its like stands: from its first word to the last before the next option. */
export function optionClause(edit: StatementEdit, options: Option[], option: Option): Clause {
  const next = Math.min(
    ...options.map(({ location }) => location).filter((location) => location > option.location),
    Number.POSITIVE_INFINITY,
  );
  const tokens = sqlTokens(edit).filter(({ start, text }) => start >= option.location && start < next && text !== ";");
  return { start: option.location, end: tokens.at(-1)?.end ?? option.location };
}

/**
 * The first place outside of parentheses where a statement has these words one after the other; the last one may be a
 * name, which is compared as the parser reads it.
 */
export function wordsClause(edit: StatementEdit, keywords: string[], name: string): Clause | undefined {
  const tokens = sqlTokens(edit);
  let depth = 0;
  for (const [index, token] of tokens.entries()) {
    if (token.text === "(") depth++;
    else if (token.text === ")") depth--;
    if (depth > 0 || tokens[index - 1]?.text === ".") continue;
    const last = tokens[index + keywords.length];
    if (
      last &&
      keywords.every((word, at) => tokens[index + at]?.text.toUpperCase() === word) &&
      identifierOf(last) === name
    )
      return { start: token.start, end: last.end };
  }
  return undefined;
}

/** The token that begins at a byte; comments are none. */
export function tokenAt(edit: StatementEdit, byte: number): Token | undefined {
  return sqlTokens(edit).find(({ start }) => start === byte);
}

/** The statement's tokens without comments. */
export function sqlTokens(edit: StatementEdit): Token[] {
  return edit.tokens().filter(({ text }) => !text.startsWith("--") && !text.startsWith("/*"));
}

/** The name that a token stands for, as the parser reads it. */
export function identifierOf({ text }: Token): string {
  if (text.startsWith('"')) return text.slice(1, -1).replaceAll('""', '"');
  if (text.startsWith("'")) return text.slice(1, -1).replaceAll("''", "'");
  return text.toLowerCase();
}
