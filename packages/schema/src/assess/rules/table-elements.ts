import type { Token } from "@postgres-to-aurora/sql-parser";

/** A column or constraint between the parentheses of a CREATE TABLE; offsets in bytes. */
export interface TableElement {
  start: number;
  /** Behind its last token. */
  end: number;
  /** Where the comma before it begins; the first has none. */
  comma?: number;
}

/** The elements of a CREATE TABLE in order, by its tokens; comments belong to none. */
export function elementsOf(tokens: Token[]): TableElement[] {
  const words = tokens.filter(({ text }) => !/^(--|\/\*)/.test(text));
  const elements: TableElement[] = [];
  let depth = 0;
  let current: TableElement | undefined;
  let comma: number | undefined;
  for (const { start, end, text } of words) {
    if (depth === 1 && (text === "," || text === ")")) {
      if (current) elements.push(current);
      current = undefined;
      if (text === ")") return elements;
      comma = start;
      continue;
    }
    if (text === ")" || text === "]") depth--;
    if (depth >= 1) {
      if (current) current.end = end;
      else current = comma === undefined ? { start, end } : { start, end, comma };
    }
    if (text === "(" || text === "[") depth++;
  }
  return elements;
}

/** The ranges to take out so that the wanted elements go and the commas still fit; they do not overlap. */
export function rangesWithout(
  elements: TableElement[],
  isWanted: (element: TableElement) => boolean,
): { start: number; end: number }[] {
  const firstKept = elements.findIndex((element) => !isWanted(element));
  if (firstKept < 0)
    return elements.length === 0 ? [] : [{ start: elements[0]?.start ?? 0, end: elements.at(-1)?.end ?? 0 }];
  const ranges = elements
    .slice(firstKept)
    .filter(isWanted)
    .map(({ comma, start, end }) => ({ start: comma ?? start, end }));
  // Those in front of everything that stays go with the comma behind them.
  if (firstKept > 0) ranges.unshift({ start: elements[0]?.start ?? 0, end: elements[firstKept]?.start ?? 0 });
  return ranges;
}
