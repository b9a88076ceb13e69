import type { Context, Outcome } from "@postgres-to-aurora/action-kit";
import type { Section, Verdict } from "@postgres-to-aurora/domain";
import type { Inputs, Outputs } from "./io.gen.js";
import { failing, verdictOf } from "./readiness.js";
import { type AssessmentResult, FATES } from "./result.js";
import { isPlain } from "./table-verdicts.js";
import { whereText } from "./top-findings.js";
import { count, missedText, rangeText, readinessText, severityText } from "./words.js";

/** Lines of a list in the short report; the rest is in the files. */
const MOST_TABLES = 40;
const MOST_UNJUDGED = 20;
/** Characters of a bar. */
const BAR = 20;

export interface Described {
  failOn: Inputs["failOn"];
  /** Where the files are, for people. */
  folder: string;
  files: string[];
}

/** Puts the short face of a result into the action's report, and judges it. */
export function describeAssessment(
  report: Context<Inputs, Outputs>["report"],
  result: AssessmentResult,
  { failOn, folder, files }: Described,
): Outcome {
  const { objects, score, tables } = result;
  report.metric("score", score, "%");
  report.metric("objects", objects.length, "");
  report.metric("tables", objects.filter(({ object }) => object.type === "table").length, "");
  report.metric("effort from", result.effort.hours.low, "h");
  report.metric("effort to", result.effort.hours.high, "h");
  for (const section of [
    atAGlance(result),
    readFirst(result),
    bySeverity(result),
    byType(result),
    ...tableSections(tables),
    ...baselineSections(result),
    ...unjudgedSections(result),
    filesSection(folder, files),
  ])
    report.section(section);
  const verdict = verdictOf(result, failOn);
  return { verdict, headline: headline(result, verdict, failOn) };
}

function headline(result: AssessmentResult, verdict: Verdict, failOn: Inputs["failOn"]): string {
  const { readiness, score, grade, objects, findings } = result;
  const parts = [
    `${readiness}: ${readinessText(result)} Score ${score} %, grade ${grade}, ${rangeText(result.effort)}.`,
  ];
  if (verdict === "fail" && readiness === "READY")
    parts.push(`${count(failing(findings, failOn).length, "finding")} at or above fail-on ${failOn}.`);
  if (!objects.some(({ object }) => object.type === "table"))
    parts.push("There is no table: is this the right database?");
  const missed = missedText(result);
  if (missed !== "") parts.push(`${missed}.`);
  return parts.join(" ");
}

function atAGlance(result: AssessmentResult): Section {
  const { source, target, readiness, score, grade, gradeMeaning } = result;
  const from = source.input === "live" ? `database ${source.name}` : `dump ${source.name}`;
  return {
    kind: "table",
    title: "At a glance",
    columns: ["", ""],
    rows: [
      ["readiness", readiness],
      ["from", `${from}, PostgreSQL ${source.version}`],
      ["to", `Aurora PostgreSQL ${target.version}`],
      ["score", `${bar(score / 100)} ${score} %`],
      ["grade", `${grade}: ${gradeMeaning}`],
      ["effort", rangeText(result.effort)],
    ],
  };
}

function bar(share: number): string {
  const full = Math.floor(share * BAR);
  return "█".repeat(full) + "░".repeat(BAR - full);
}

function readFirst({ top }: AssessmentResult): Section {
  return {
    kind: "table",
    title: "Read these first",
    columns: ["severity", "what", "where", "what to do", "who"],
    rows: top.map((item) => [
      severityText(item.severity),
      `${item.title}. ${item.why}`,
      whereText(item),
      item.remedy,
      `${item.fix} [${item.rule}]`,
    ]),
  };
}

function bySeverity({ findingsBySeverity }: AssessmentResult): Section {
  return {
    kind: "table",
    title: "Findings",
    columns: ["severity", "open", "automatic", "accepted"],
    rows: findingsBySeverity.map(({ severity, open, automatic, accepted }) => [
      severityText(severity),
      open,
      automatic,
      accepted,
    ]),
  };
}

function byType({ objectsByType }: AssessmentResult): Section {
  return {
    kind: "table",
    title: "Objects",
    columns: ["type", "total", ...FATES],
    rows: objectsByType.map(({ type, total, fates }) => [type, total, ...FATES.map((fate) => fates[fate])]),
  };
}

function tableSections(tables: AssessmentResult["tables"]): Section[] {
  const odd = tables.filter((verdict) => !verdict.partitioned && !isPlain(verdict));
  const carried = tables.filter(({ partitioned }) => !partitioned).length;
  if (carried === 0) return [];
  const more = odd.length > MOST_TABLES ? ` ${odd.length - MOST_TABLES} more are in objects.csv.` : "";
  const title = "Tables under DMS";
  const plain = `${carried - odd.length} of ${carried} tables are loaded, followed and validated without ado.${more}`;
  if (odd.length === 0) return [{ kind: "text", title, text: plain }];
  const rows = odd.slice(0, MOST_TABLES).map(({ sentence }) => [sentence]);
  return [{ kind: "table", title, columns: ["what DMS does"], rows, note: plain }];
}

function baselineSections({ baseline: { file, expired, stale } }: AssessmentResult): Section[] {
  if (file === null || expired.length + stale.length === 0) return [];
  return [
    {
      kind: "table",
      title: "Baseline entries to look at",
      columns: ["entry", "rule", "object", "reason", "expires"],
      rows: [
        ...expired.map((entry) => ["expired, counts again", entry.rule, entry.object, entry.reason, entry.expires]),
        ...stale.map((entry) => ["matches nothing", entry.rule, entry.object, entry.reason, entry.expires]),
      ],
    },
  ];
}

function unjudgedSections({ notJudged: { rules, statements } }: AssessmentResult): Section[] {
  const rows = [
    ...rules.map(({ id, title, reason }) => [`${title} (${id})`, reason]),
    ...statements.map(({ file, line, reason }) => [`${file}:${line}`, `Not understood: ${reason}`]),
  ];
  if (rows.length === 0) return [];
  const more = rows.length > MOST_UNJUDGED ? { note: `The first ${MOST_UNJUDGED} of ${rows.length}.` } : {};
  return [
    { kind: "table", title: "Not judged", columns: ["what", "why"], rows: rows.slice(0, MOST_UNJUDGED), ...more },
  ];
}

function filesSection(folder: string, files: string[]): Section {
  return {
    kind: "text",
    title: "Files",
    text: `In ${folder}: ${[...files].sort().join(", ")}. Upload the folder as an artifact and open report.html for everything.`,
  };
}
