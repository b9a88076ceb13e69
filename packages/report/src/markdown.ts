import type { Cell, Report, Section } from "@postgres-to-aurora/domain";
import { renderChart } from "./chart.js";
import { isNumeric } from "./numeric.js";

/** GitHub drops a summary over 1 MiB whole; what does not fit stays in report.json. */
const LARGEST = 900_000;
const MOST_ROWS = 500;

const BADGE = { pass: "✅ pass", warn: "⚠️ warn", fail: "❌ fail", unproved: "❔ unproved" };

/** A report as GitHub-flavoured markdown. All texts are escaped: a table named `<b>|` stays a name. */
export function renderMarkdown(report: Report): string {
  const seconds = (Date.parse(report.finishedAt) - Date.parse(report.startedAt)) / 1000;
  const parts = [
    `## ${BADGE[report.verdict]} · ${report.action}${report.migration ? ` · ${escapeMarkdown(report.migration)}` : ""}`,
    block(report.headline),
    metrics(report),
  ];
  for (const section of report.sections) {
    const text = renderSection(section);
    if (parts.join("\n\n").length + text.length > LARGEST) {
      parts.push(`_More in \`${report.action}.json\`: this summary is full._`);
      break;
    }
    parts.push(text);
  }
  const link = report.runUrl ? ` · [run](${report.runUrl})` : "";
  parts.push(
    `<sub>postgres-to-aurora ${escapeMarkdown(report.actionVersion)} · ${seconds.toFixed(1)} s · ${report.finishedAt}${link}</sub>`,
  );
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

/** Text as it is, whatever markdown or HTML it holds; line breaks kept. */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/[\\`*_{}[\]#|~@!]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/\r?\n/g, "<br>");
}

/** A message of several lines (a caret under SQL) keeps its columns; one line is a paragraph. */
function block(text: string): string {
  return text.includes("\n") ? fence(text, "") : escapeMarkdown(text);
}

function metrics({ metrics: list }: Report): string {
  if (list.length === 0) return "";
  return list
    .map(
      ({ name, value, unit }) =>
        `**${escapeMarkdown(name)}** ${number(value)}${unit ? ` ${escapeMarkdown(unit)}` : ""}`,
    )
    .join(" · ");
}

function number(value: number): string {
  return value.toLocaleString("en-US", { maximumFractionDigits: 2 });
}

function renderSection(section: Section): string {
  const title = `### ${escapeMarkdown(section.title)}`;
  switch (section.kind) {
    case "table":
      return [title, section.note ? escapeMarkdown(section.note) : "", table(section.columns, section.rows)]
        .filter(Boolean)
        .join("\n\n");
    case "findings":
      return [
        title,
        table(
          ["Severity", "Rule", "Object", "Evidence", "Remedy"],
          section.findings.map((f) => [f.severity, f.rule, f.object, f.evidence, f.remedy]),
        ),
      ].join("\n\n");
    case "timings":
      return [
        title,
        table(
          ["Step", "ms", "Outcome"],
          section.steps.map((s) => [s.name, Math.round(s.milliseconds), s.outcome]),
        ),
      ].join("\n\n");
    case "series":
      return [title, renderChart(section)].join("\n\n");
    case "diff":
      return [title, fence(section.diff, "diff")].join("\n\n");
    case "text":
      return [title, block(section.text)].join("\n\n");
  }
}

function table(columns: string[], rows: Cell[][]): string {
  if (rows.length === 0) return "_None._";
  const line = (cells: string[]) => `| ${cells.join(" | ")} |`;
  const numeric = columns.map((_, index) => isNumeric(rows.map((row) => row[index])));
  const shown = rows.slice(0, MOST_ROWS).map((row) => line(row.map(cell)));
  const more = rows.length > MOST_ROWS ? `\n\n_${number(rows.length - MOST_ROWS)} more rows in the JSON report._` : "";
  return (
    [line(columns.map(escapeMarkdown)), line(numeric.map((right) => (right ? "---:" : "---"))), ...shown].join("\n") +
    more
  );
}

function cell(value: Cell): string {
  if (value === null) return "";
  if (typeof value === "number") return number(value);
  if (typeof value === "boolean") return value ? "yes" : "no";
  return escapeMarkdown(value);
}

/** A fence longer than any run of backticks inside cannot be closed by the text. */
function fence(text: string, language: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const ticks = "`".repeat(longest + 1);
  return `${ticks}${language}\n${text.replace(/\n$/, "")}\n${ticks}`;
}
