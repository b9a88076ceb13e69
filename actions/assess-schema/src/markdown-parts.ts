import { escapeMarkdown } from "@postgres-to-aurora/report";

/** A bullet list, cut after so many lines with a word on where the rest is. */
export function list(lines: string[], most: number): string {
  const shown = lines.slice(0, most).map((line) => `- ${escapeMarkdown(line)}`);
  if (lines.length > most) shown.push(`- and ${lines.length - most} more: see report.json and objects.csv`);
  return shown.join("\n");
}

/** A table; columns of numbers stand on the right. */
export function table(columns: string[], rows: (string | number | null)[][]): string {
  const line = (cells: string[]) => `| ${cells.join(" | ")} |`;
  const numeric = columns.map((_, index) => rows.length > 0 && rows.every((row) => typeof row[index] === "number"));
  return [
    line(columns.map(escapeMarkdown)),
    line(numeric.map((right) => (right ? "---:" : "---"))),
    ...rows.map((row) => line(row.map((value) => escapeMarkdown(String(value ?? ""))))),
  ].join("\n");
}

/** SQL in a fence: one longer than any run of backticks inside cannot be closed by the text. */
export function fence(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const ticks = "`".repeat(longest + 1);
  return `${ticks}sql\n${text}\n${ticks}`;
}
