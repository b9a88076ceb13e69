import { unsupported } from "../fault.js";
import { badLogValue } from "./logs.js";

/**
 * The test of an unstructured filter pattern: every plain term or "quoted phrase" must occur, one of the `?terms`
 * must, no `-term` may, `%regular expression%` must match. Upper and lower case differ.
 * @throws Fault InvalidParameterException for a term with punctuation that is not quoted; InvalidOperationFault for
 * JSON and space-delimited patterns
 */
export function filterPattern(pattern: string): (text: string) => boolean {
  if (/^\s*[{[]/.test(pattern)) throw unsupported("JSON and space-delimited filter patterns");
  const terms = pattern.match(/[?-]?(?:"(?:[^"\\]|\\.)*"|%[^%]+%|\S+)/g) ?? [];
  const all: Test[] = [];
  const any: Test[] = [];
  for (const term of terms) {
    const sign = /^[?-]/.exec(term)?.[0];
    const test = readTerm(sign === undefined ? term : term.slice(1));
    if (sign === "?") any.push(test);
    else if (sign === "-") all.push((text) => !test(text));
    else all.push(test);
  }
  return (text) => all.every((test) => test(text)) && (any.length === 0 || any.some((test) => test(text)));
}

type Test = (text: string) => boolean;

function readTerm(term: string): Test {
  if (/^"(.*)"$/s.test(term)) {
    const phrase = term.slice(1, -1).replace(/\\(.)/g, "$1");
    return (text) => text.includes(phrase);
  }
  if (/^%(.+)%$/.test(term)) {
    const expression = new RegExp(term.slice(1, -1));
    return (text) => expression.test(text);
  }
  if (!/^[\p{L}\p{N}_]+$/u.test(term)) throw badLogValue(`Invalid filter pattern: ${term} must stand in double quotes`);
  return (text) => text.includes(term);
}
