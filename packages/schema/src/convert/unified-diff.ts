/** One line of a comparison: kept, taken out, or put in. */
interface Line {
  sign: " " | "-" | "+";
  text: string;
}

/** Lines shown around a change. */
const CONTEXT = 3;

/** Larger gaps between lines that occur once on both sides are shown as a whole, old then new. */
const LARGEST_TABLE = 250_000;

/**
 * The difference of two versions of a file in the unified format; empty when they are equal. Lines that occur once on
 * both sides are matched first (they are headers, mostly), then what lies between them.
 */
export function unifiedDiff(file: string, before: string, after: string): string {
  if (before === after) return "";
  const lines: Line[] = [];
  compare(linesOf(before), linesOf(after), lines);
  return `--- a/${file}\n+++ b/${file}\n${hunks(lines).join("")}`;
}

function linesOf(text: string): string[] {
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

function compare(before: string[], after: string[], out: Line[]): void {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let [endBefore, endAfter] = [before.length, after.length];
  while (endBefore > start && endAfter > start && before[endBefore - 1] === after[endAfter - 1]) {
    endBefore--;
    endAfter--;
  }
  emit(" ", before.slice(0, start), out);
  between(before.slice(start, endBefore), after.slice(start, endAfter), out);
  emit(" ", before.slice(endBefore), out);
}

function between(before: string[], after: string[], out: Line[]): void {
  const anchors = before.length > 0 && after.length > 0 ? anchorsOf(before, after) : [];
  if (anchors.length === 0) {
    withoutAnchors(before, after, out);
    return;
  }
  let [fromBefore, fromAfter] = [0, 0];
  for (const [atBefore, atAfter] of anchors) {
    compare(before.slice(fromBefore, atBefore), after.slice(fromAfter, atAfter), out);
    emit(" ", [before[atBefore] as string], out);
    [fromBefore, fromAfter] = [atBefore + 1, atAfter + 1];
  }
  compare(before.slice(fromBefore), after.slice(fromAfter), out);
}

/** Positions of lines that occur once on both sides, as many as keep their order. */
function anchorsOf(before: string[], after: string[]): [number, number][] {
  const once = onceIn(before);
  const pairs: [number, number][] = [];
  for (const [text, atAfter] of onceIn(after)) {
    const atBefore = once.get(text);
    if (atBefore !== undefined) pairs.push([atBefore, atAfter]);
  }
  return longestRise(pairs.sort((a, b) => a[1] - b[1]));
}

function onceIn(lines: string[]): Map<string, number> {
  const seen = new Map<string, number>();
  for (const [at, text] of lines.entries()) seen.set(text, seen.has(text) ? -1 : at);
  for (const [text, at] of seen) if (at < 0) seen.delete(text);
  return seen;
}

/** The longest part of the pairs whose first numbers rise, too: by piles, as in the card game patience. */
function longestRise(pairs: [number, number][]): [number, number][] {
  const tops: number[] = [];
  const under: number[] = [];
  for (const [index, [value]] of pairs.entries()) {
    let [low, high] = [0, tops.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tops[middle] as number] as [number, number])[0] < value) low = middle + 1;
      else high = middle;
    }
    under[index] = low === 0 ? -1 : (tops[low - 1] as number);
    tops[low] = index;
  }
  const rise: [number, number][] = [];
  for (let at = tops.at(-1) ?? -1; at >= 0; at = under[at] as number) rise.push(pairs[at] as [number, number]);
  return rise.reverse();
}

/** By a table of longest common rests, where it stays small. */
function withoutAnchors(before: string[], after: string[], out: Line[]): void {
  const width = after.length + 1;
  if (before.length * after.length === 0 || before.length * after.length > LARGEST_TABLE) {
    emit("-", before, out);
    emit("+", after, out);
    return;
  }
  const rest = new Uint32Array((before.length + 1) * width);
  const at = (i: number, j: number) => rest[i * width + j] as number;
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--)
      rest[i * width + j] = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  let [i, j] = [0, 0];
  while (i < before.length && j < after.length) {
    if (before[i] === after[j]) {
      emit(" ", [before[i] as string], out);
      i++;
      j++;
    } else if (at(i + 1, j) >= at(i, j + 1)) emit("-", [before[i++] as string], out);
    else emit("+", [after[j++] as string], out);
  }
  emit("-", before.slice(i), out);
  emit("+", after.slice(j), out);
}

function emit(sign: Line["sign"], texts: string[], out: Line[]): void {
  for (const text of texts) out.push({ sign, text });
}

function hunks(lines: Line[]): string[] {
  const found: string[] = [];
  let [lineBefore, lineAfter] = [1, 1];
  for (let at = 0; at < lines.length; ) {
    let next = at;
    while (next < lines.length && lines[next]?.sign === " ") next++;
    if (next === lines.length) break;
    const start = Math.max(at, next - CONTEXT);
    lineBefore += start - at;
    lineAfter += start - at;
    const end = endOfHunk(lines, next);
    const part = lines.slice(start, end);
    const removed = part.filter(({ sign }) => sign !== "+").length;
    const added = part.filter(({ sign }) => sign !== "-").length;
    const head = `@@ -${range(lineBefore, removed)} +${range(lineAfter, added)} @@\n`;
    found.push(head + part.map(({ sign, text }) => `${sign}${text}\n`).join(""));
    lineBefore += removed;
    lineAfter += added;
    at = end;
  }
  return found;
}

/** A hunk goes on while the next change is near enough for their surroundings to touch. */
function endOfHunk(lines: Line[], firstChange: number): number {
  let last = firstChange;
  for (let at = firstChange; at < lines.length && at - last <= 2 * CONTEXT; at++)
    if (lines[at]?.sign !== " ") last = at;
  return Math.min(lines.length, last + 1 + CONTEXT);
}

function range(start: number, count: number): string {
  return count === 1 ? String(start) : `${count === 0 ? start - 1 : start},${count}`;
}
