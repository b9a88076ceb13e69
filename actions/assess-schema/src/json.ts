import type { AssessmentResult } from "./result.js";

/**
 * report.json in pieces, since that of a large schema is large: one line per entry of each list, so that a diff of two
 * runs shows what came and went.
 */
export function* resultJson(result: AssessmentResult): Generator<string> {
  let before = "{\n";
  for (const [name, value] of Object.entries(result)) {
    yield `${before}  ${JSON.stringify(name)}: `;
    if (Array.isArray(value)) yield* jsonList(value, "  ");
    else yield JSON.stringify(value);
    before = ",\n";
  }
  yield "\n}\n";
}

/** A list in JSON, one entry per line, in pieces. */
export function* jsonList(items: Iterable<unknown>, indent: string): Generator<string> {
  let before = "[\n";
  for (const item of items) {
    yield `${before}${indent}  ${JSON.stringify(item)}`;
    before = ",\n";
  }
  yield before === "[\n" ? "[]" : `\n${indent}]`;
}
