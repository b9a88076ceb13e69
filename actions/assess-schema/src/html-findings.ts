import { escapeHtml } from "@postgres-to-aurora/report";
import { SEVERITIES } from "@postgres-to-aurora/schema/assess";
import { type Html, severityTag } from "./html-parts.js";
import type { AssessmentResult, ResultFinding } from "./result.js";
import { fixText } from "./top-findings.js";
import { severityText } from "./words.js";

/** Findings on the page; with more a browser gets slow. They are sorted, worst first. */
const MOST = 5_000;

/** All findings by rule, with the form that filters them. */
export function findingsSection({ findings }: AssessmentResult): Html {
  const shown = findings.slice(0, MOST);
  const groups = new Map<string, ResultFinding[]>();
  for (const finding of shown) {
    const group = groups.get(finding.ruleId);
    if (group) group.push(finding);
    else groups.set(finding.ruleId, [finding]);
  }
  const left =
    findings.length > MOST
      ? `<p class="soft">The first ${MOST} of ${findings.length}, worst first; all are in report.json.</p>`
      : "";
  return [
    `<h2 id="findings">Findings</h2>${left}`,
    findings.length > 0 ? form(shown) : `<p class="soft">None.</p>${form(shown)}`,
    ...[...groups].map(([rule, group]) => ruleGroup(rule, group)),
  ].join("\n");
}

function form(findings: ResultFinding[]): Html {
  const categories = [...new Set(findings.map(({ category }) => category))].sort();
  const boxes = SEVERITIES.map(
    (severity) =>
      `<label><input type="checkbox" name="severity" value="${severity}" checked> ${severityText(severity)}</label>`,
  );
  const option = (value: string, text = value) => `<option value="${escapeHtml(value)}">${escapeHtml(text)}</option>`;
  return `<form id="filters" hidden role="search" aria-label="Filter the findings">
<fieldset><legend>Severity</legend>${boxes.join("")}</fieldset>
<label>Category <select name="category">${option("", "all")}${categories.map((category) => option(category)).join("")}</select></label>
<label>Fix <select name="fix">${option("", "all")}${option("auto", "automatic")}${option("offered", "on request")}${option("manual", "by hand")}${option("accepted", "accepted")}</select></label>
<label>Text <input type="search" name="text" size="16" title="Press / to come here, Escape to clear"></label>
<label>Object <input type="search" name="object" size="16"></label>
<button type="reset">Clear</button> <output id="shown" class="soft"></output></form>`;
}

function ruleGroup(rule: string, group: ResultFinding[]): Html {
  const { title, category, why, fix, severity } = group[0] as ResultFinding;
  const remedies = new Set(group.map(({ remedy }) => remedy));
  const todo = remedies.size === 1 ? `<p><b>Do:</b> ${escapeHtml([...remedies][0] as string)}</p>` : "";
  const rows = group.map((finding) => findingRow(finding, remedies.size > 1));
  return `<details data-category="${escapeHtml(category)}" id="rule-${escapeHtml(rule)}"><summary>${severityTag(severity)} ${escapeHtml(title)} <span class="soft"><span class="count">${group.length}</span> · ${escapeHtml(category)} · <code>${escapeHtml(rule)}</code></span></summary>
<div class="about"><p>${escapeHtml(why)}</p>${todo}<p class="soft">${escapeHtml(fixText(rule, fix))}</p><p hidden>${escapeHtml(`${title} ${rule}`)}</p></div>
<div class="wide"><table><thead><tr><th>object</th><th>what</th><th>severity</th><th>where</th><th>known by</th></tr></thead><tbody>${rows.join("\n")}</tbody></table></div></details>`;
}

function findingRow(finding: ResultFinding, ownRemedy: boolean): Html {
  const { severity, state, fix, display, evidence, location, confidence, accepted, remedy } = finding;
  const place = location ? `${location.file}:${location.line}` : "";
  const taken = accepted
    ? ` <span class="tag">accepted: ${escapeHtml(accepted.reason)}${accepted.expires ? `, until ${escapeHtml(accepted.expires)}` : ""}</span>`
    : "";
  const todo = ownRemedy ? `<br>${escapeHtml(remedy)}` : "";
  const kind = state === "accepted" ? "accepted" : fix.kind;
  return `<tr data-severity="${severity}" data-fix="${kind}"><td>${escapeHtml(display)}</td><td><code>${escapeHtml(evidence)}</code>${todo}${taken}</td><td>${severityTag(severity)}</td><td><code>${escapeHtml(place)}</code></td><td class="soft">${confidence}</td></tr>`;
}
