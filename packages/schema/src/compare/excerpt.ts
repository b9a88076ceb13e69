/** Longest value shown whole, and the part shown of longer ones, in characters. */
const WHOLE = 120;
const BEFORE = 30;

const SECRET = /((?:password|passwd|pwd|secret|api_?key|token)\s*(?:=>?|:=?|\s)\s*'*)([^'\s;,)]{3,})/gi;

/**
 * Two differing texts for a report: short ones whole, of long ones the part around the first difference. What looks
 * like a password is masked, line breaks are shown as arrows.
 */
export function excerpts(source: string, target: string): [string, string] {
  const [left, right] = [visible(source), visible(target)];
  if (left === right) return ["(masked)", "(masked, another value)"];
  if (left.length <= WHOLE && right.length <= WHOLE) return [left, right];
  let first = 0;
  while (first < left.length && left[first] === right[first]) first++;
  const from = first <= BEFORE ? 0 : first - BEFORE;
  return [part(left, from), part(right, from)];
}

function visible(text: string): string {
  return text
    .replace(SECRET, "$1***")
    .trim()
    .replace(/\r?\n\s*/g, "↵ ")
    .replaceAll("\t", "⇥");
}

function part(text: string, from: number): string {
  const to = from + WHOLE;
  return `${from > 0 ? "…" : ""}${text.slice(from, to)}${to < text.length ? "…" : ""}`;
}
