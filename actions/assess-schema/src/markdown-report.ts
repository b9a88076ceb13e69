import { escapeMarkdown } from "@postgres-to-aurora/report";
import { PLACES } from "./fix-files.js";
import { findings } from "./markdown-findings.js";
import { fence, list, table } from "./markdown-parts.js";
import { type AssessmentResult, FATES, type SqlItem } from "./result.js";
import { isPlain } from "./table-verdicts.js";
import { whereText } from "./top-findings.js";
import { rangeText, readinessText, severityText } from "./words.js";

/** Objects named under a rule, and lines of a list; the rest is in report.json and objects.csv. */
const MOST_OBJECTS = 50;
const MOST_TABLES = 300;
/** Characters of SQL shown for a place; the whole is in its file. */
const MOST_SQL = 20_000;

const md = escapeMarkdown;

/** report.md: the whole result to read, for a pull request or an archive. */
export function markdownReport(result: AssessmentResult): string {
  const parts = [
    head(result),
    top(result),
    numbers(result),
    effort(result),
    tables(result),
    settings(result),
    sql(result),
    findings(result),
    baseline(result),
    notJudged(result),
    appendix(result),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function head(result: AssessmentResult): string {
  const { source, target, readiness, score, grade, gradeMeaning, effort: estimate } = result;
  const from = source.input === "live" ? `database ${source.name}` : `dump ${source.name}`;
  return [
    `# ${readiness}`,
    md(readinessText(result)),
    `${md(from)}, PostgreSQL ${md(source.version)} to Aurora PostgreSQL ${target.version}.`,
    table(["score", "grade", "effort"], [[`${score} %`, `${grade}: ${gradeMeaning}`, rangeText(estimate)]]),
  ].join("\n\n");
}

function top({ top: list }: AssessmentResult): string {
  if (list.length === 0) return "";
  const items = list.map((item, index) =>
    [
      `${index + 1}. **${md(item.title)}** (${severityText(item.severity)}, ${item.count === 1 ? "1 object" : `${item.count} objects`}): ${md(whereText(item))}  `,
      `   ${md(item.why)}  `,
      `   **Do:** ${md(item.remedy)}  `,
      `   ${md(item.fix)} \\[${md(item.rule)}\\]`,
    ].join("\n"),
  );
  return `## Read these first\n\n${items.join("\n")}`;
}

function numbers({ objectsByType, findingsBySeverity, findingsByCategory }: AssessmentResult): string {
  const sum = FATES.map((fate) => objectsByType.reduce((total, { fates }) => total + fates[fate], 0));
  const slices = FATES.map((fate, index) => `  "${fate}" : ${sum[index]}`).filter((_, index) => sum[index]);
  const chart = slices.length > 0 ? `\`\`\`mermaid\npie showData title Objects\n${slices.join("\n")}\n\`\`\`` : "";
  const states = (rows: { open: number; automatic: number; accepted: number }[], names: string[]) =>
    rows.map((row, index) => [names[index] as string, row.open, row.automatic, row.accepted]);
  return [
    "## Objects",
    chart,
    table(
      ["type", "total", ...FATES],
      [
        ...objectsByType.map(({ type, total, fates }) => [type, total, ...FATES.map((fate) => fates[fate])]),
        ["all", sum.reduce((total, count) => total + count, 0), ...sum],
      ],
    ),
    "## Findings",
    table(
      ["severity", "open", "automatic", "accepted"],
      states(
        findingsBySeverity,
        findingsBySeverity.map(({ severity }) => severityText(severity)),
      ),
    ),
    table(
      ["category", "open", "automatic", "accepted"],
      states(
        findingsByCategory,
        findingsByCategory.map(({ category }) => category),
      ),
    ),
  ]
    .filter(Boolean)
    .join("\n\n");
}

function effort({ effort: { lines, minutes }, effort: estimate }: AssessmentResult): string {
  if (lines.length === 0) return "";
  return [
    "## Effort",
    `${rangeText(estimate)}: the sum of ${minutes} minutes below, times 0.7 to 1.5.`,
    table(
      ["rule", "what", "class", "to change", "to look at", "automatic", "minutes"],
      lines.map((line) => [
        line.rule,
        line.title,
        line.effort,
        line.changes,
        line.warnings,
        line.automatic,
        line.minutes,
      ]),
    ),
  ].join("\n\n");
}

function tables({ tables: all }: AssessmentResult): string {
  const odd = all.filter((item) => !item.partitioned && !isPlain(item));
  const plain = all.filter((item) => !item.partitioned).length - odd.length;
  const lob = all.filter(({ lobColumns }) => lobColumns.length > 0);
  const intro = `DMS loads, follows and validates ${plain} of ${plain + odd.length} tables without ado.`;
  return [
    "## Tables under DMS",
    intro,
    list(
      odd.map(({ sentence }) => sentence),
      MOST_TABLES,
    ),
    lob.length > 0 ? "Large columns (LOB), carried up to 64 KB in the task's limited mode:" : "",
    list(
      lob.map(({ table: name, lobColumns }) => `${name}: ${lobColumns.join(", ")}`),
      MOST_TABLES,
    ),
  ]
    .filter(Boolean)
    .join("\n\n");
}

function settings({ settings: all }: AssessmentResult): string {
  if (all.length === 0) return "";
  return `## Settings that follow\n\n${table(
    ["where", "setting", "value", "why"],
    all.map(({ kind, name, value, why }) => [kind, name, value, why]),
  )}`;
}

function sql({ sql: all }: AssessmentResult): string {
  const places = Object.entries(PLACES).flatMap(([where, { file, what }]) => {
    const items = all.filter((item) => item.where === where);
    return items.length > 0 ? [`### \`${file}\`\n\n${what}\n\n${fence(sqlText(items, file))}`] : [];
  });
  return places.length > 0 ? `## SQL to run\n\nNothing of this was executed.\n\n${places.join("\n\n")}` : "";
}

function sqlText(items: SqlItem[], file: string): string {
  const text = items.map((item) => `-- [${item.rule}]\n${item.sql}`).join("\n");
  return text.length <= MOST_SQL ? text : `${text.slice(0, MOST_SQL)}\n-- and so on: the whole is in ${file}`;
}

function baseline({ baseline: { file, expired, stale }, findings: all }: AssessmentResult): string {
  if (file === null) return "";
  const accepted = all.filter(({ state }) => state === "accepted").length;
  const rows = [
    ...expired.map((entry) => ["expired, counts again", entry.rule, entry.object, entry.reason, entry.expires]),
    ...stale.map((entry) => ["matches nothing", entry.rule, entry.object, entry.reason, entry.expires]),
  ];
  return [
    "## Baseline",
    `${accepted} findings are accepted by ${md(file)}; ${expired.length} of its entries have expired, ${stale.length} match nothing any more.`,
    rows.length > 0 ? table(["entry", "rule", "object", "reason", "expires"], rows) : "",
  ]
    .filter(Boolean)
    .join("\n\n");
}

function notJudged({ notJudged: { rules, statements } }: AssessmentResult): string {
  if (rules.length + statements.length === 0) return "";
  return [
    "## Not judged",
    list(
      rules.map(({ id, title, reason }) => `${title} (${id}): ${reason}`),
      500,
    ),
    list(
      statements.map(({ file, line, reason }) => `${file}:${line} is not understood: ${reason}`),
      MOST_OBJECTS,
    ),
  ]
    .filter(Boolean)
    .join("\n\n");
}

function appendix({ rules, versions }: AssessmentResult): string {
  return [
    "## Every rule",
    `Rule set ${versions.ruleSet}, ${versions.rules} rules. List of extensions of ${versions.extensionList}.`,
    table(
      ["rule", "what", "severity", "outcome", "findings", "reason"],
      rules.map(({ id, title, severity, outcome, findings: count, reason = "" }) => [
        id,
        title,
        severityText(severity),
        outcome,
        count,
        reason,
      ]),
    ),
  ].join("\n\n");
}
