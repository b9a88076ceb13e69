import { createHash } from "node:crypto";
import { escapeHtml } from "@postgres-to-aurora/report";
import { findingsSection } from "./html-findings.js";
import { bar, card, cut, FATE_CLASS, type Html, legend, MOST, severityTag, table } from "./html-parts.js";
import { SCRIPT } from "./html-script.js";
import { baseline, effort, notJudged, objects, rules, settings, sql } from "./html-sections.js";
import { STYLE } from "./html-style.js";
import { type AssessmentResult, FATES } from "./result.js";
import { isPlain } from "./table-verdicts.js";
import { whereText } from "./top-findings.js";
import { missedText, readinessText, severityText } from "./words.js";

const READINESS_CLASS = { BLOCKED: "bad", "CHANGES NEEDED": "hand", "READY WITH FIXES": "auto", READY: "good" };

/** The whole result as one HTML page that needs nothing else and loads nothing: its policy forbids it. */
export function htmlReport(result: AssessmentResult): string {
  const hash = createHash("sha256").update(SCRIPT).digest("base64");
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'`;
  return [
    `<!doctype html><html lang="en"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    `<meta name="viewport" content="width=device-width, initial-scale=1">`,
    `<title>${escapeHtml(`${result.readiness}: ${result.migration}`)}</title><style>${STYLE}</style></head><body>`,
    head(result),
    top(result),
    numbers(result),
    findingsSection(result),
    tables(result),
    objects(result),
    settings(result),
    sql(result),
    effort(result),
    baseline(result),
    notJudged(result),
    rules(result),
    `<script>${SCRIPT}</script></body></html>\n`,
  ].join("\n");
}

function head(result: AssessmentResult): Html {
  const { readiness, source, target, score, grade, gradeMeaning, effort: estimate, objects: all } = result;
  const from = source.input === "live" ? `Database ${source.name}` : `Dump ${source.name}`;
  const links = ["findings", "tables", "objects", "sql", "effort", "rules"];
  const carried = all.filter(({ object }) => object.type === "table").length;
  return [
    `<header><h1><span class="state ${READINESS_CLASS[readiness]}">${readiness}</span></h1>`,
    `<p class="lead">${escapeHtml([readinessText(result), missedText(result) && `${missedText(result)}.`].filter(Boolean).join(" "))}</p>`,
    `<p class="soft">${escapeHtml(`${from}, PostgreSQL ${source.version} to Aurora PostgreSQL ${target.version}. Migration ${result.migration}.`)}</p>`,
    `<nav aria-label="On this page">${links.map((name) => `<a href="#${name}">${name}</a>`).join("")}</nav></header>`,
    `<div class="cards">${[
      card(`${score} %`, "score: objects that cross over as they are or by an automatic fix"),
      card(grade, gradeMeaning),
      card(estimate.hours.high === 0 ? "0 h" : `${estimate.hours.low} to ${estimate.hours.high} h`, "work of people"),
      card(all.length, "objects"),
      card(carried, "tables"),
      ...result.findingsBySeverity
        .filter(({ open, automatic }) => open + automatic > 0)
        .map(({ severity, open, automatic }) =>
          card(open + automatic, `${severityText(severity)}${automatic > 0 ? `, ${automatic} automatic` : ""}`),
        ),
    ].join("")}</div>`,
  ].join("\n");
}

function top({ top: list }: AssessmentResult): Html {
  if (list.length === 0) return "";
  const items = list.map(
    (item) =>
      `<li><b>${escapeHtml(item.title)}</b> ${severityTag(item.severity)} <span class="soft">${escapeHtml(whereText(item))}</span>
<p>${escapeHtml(item.why)}</p><p><b>Do:</b> ${escapeHtml(item.remedy)}</p><p class="soft">${escapeHtml(item.fix)} <code>${escapeHtml(item.rule)}</code></p></li>`,
  );
  return `<h2>Read these first</h2><ol class="top">${items.join("\n")}</ol>`;
}

function numbers({ objectsByType }: AssessmentResult): Html {
  const sums = FATES.map((fate) => objectsByType.reduce((sum, { fates }) => sum + fates[fate], 0));
  const rows = objectsByType.map(({ type, total, fates }) => [
    escapeHtml(type),
    total,
    ...FATES.map((fate) => fates[fate]),
    bar(FATES.map((fate) => ({ count: fates[fate], kind: FATE_CLASS[fate] }))),
  ]);
  return [
    "<h2>What becomes of the objects</h2>",
    bar(FATES.map((fate, index) => ({ count: sums[index] as number, kind: FATE_CLASS[fate] }))),
    legend(),
    table(["type", "total", ...FATES, ""], rows),
  ].join("\n");
}

function tables({ tables: all }: AssessmentResult): Html {
  const carried = all.filter(({ partitioned }) => !partitioned);
  const odd = carried.filter((verdict) => !isPlain(verdict));
  const lob = carried.filter(({ lobColumns }) => lobColumns.length > 0);
  const rows = odd
    .slice(0, MOST)
    .map((item) => [
      escapeHtml(item.table),
      item.fullLoad,
      item.changes,
      item.validation,
      item.nativeCopy ? "yes" : "",
      escapeHtml(item.because.join(", and ")),
      `<code>${escapeHtml(item.rules.join(" "))}</code>`,
    ]);
  return [
    `<h2 id="tables">Tables under DMS</h2>`,
    `<p>${carried.length - odd.length} of ${carried.length} tables are loaded, followed and validated without ado.</p>`,
    rows.length > 0
      ? table(["table", "full load", "changes", "validation", "copy natively", "because", "see"], rows)
      : "",
    cut(odd.length),
    lob.length > 0
      ? `<details><summary>Large columns <span class="soft">${lob.length} tables; the task carries up to 64 KB of each value</span></summary>${table(
          ["table", "columns"],
          lob.slice(0, MOST).map((item) => [escapeHtml(item.table), escapeHtml(item.lobColumns.join(", "))]),
        )}${cut(lob.length)}</details>`
      : "",
  ].join("\n");
}
