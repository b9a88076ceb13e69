import { splitSql } from "../statements.js";

/**
 * Puts mark lines before statements, given by where these begin, and takes older marks out.
 * @returns the new text, and by where they began the 1-based lines of the statements in it
 */
export function withMarks(
  sql: string,
  file: string,
  marks: ReadonlyMap<number, string[]>,
): { text: string; lines: Map<number, number> } {
  const lines = new Map<number, number>();
  const parts: string[] = [];
  let kept = 0;
  let line = 1;
  const put = (text: string) => {
    parts.push(text);
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) line++;
  };
  const keep = (upTo: number) => {
    put(sql.slice(kept, upTo));
    kept = upTo;
  };
  for (const mark of marks.get(0) ?? []) put(`${mark}\n`);
  for (const { kind, start, end, text } of splitSql(sql, file)) {
    if (kind === "comment" && text.startsWith("-- left: ")) {
      keep(start);
      kept = sql[end] === "\n" ? end + 1 : end;
    } else if (kind === "statement") {
      keep(start);
      if (start > 0) for (const mark of marks.get(start) ?? []) put(`${mark}\n`);
      lines.set(start, line);
    }
  }
  put(sql.slice(kept));
  return { text: parts.join(""), lines };
}
