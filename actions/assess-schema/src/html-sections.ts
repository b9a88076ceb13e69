import { escapeHtml } from "@postgres-to-aurora/report";
import { PLACES } from "./fix-files.js";
import { cut, FATE_CLASS, type Html, MOST, severityTag, table } from "./html-parts.js";
import type { AssessmentResult } from "./result.js";
import { rangeText } from "./words.js";

/** Characters of SQL shown for a place; the whole is in its file. */
const MOST_SQL = 200_000;

/** Every object that has a finding, with what becomes of it. */
export function objects({ objects: all }: AssessmentResult): Html {
  const concerned = all.filter(({ findings }) => findings > 0);
  const rows = concerned
    .slice(0, MOST)
    .map(
      ({ object, display, fate, rules: own, rows: estimate }) =>
        `<tr data-object="${escapeHtml(display)}"><td>${escapeHtml(display)}</td><td>${escapeHtml(object.type)}</td><td><span class="tag ${FATE_CLASS[fate]}">${fate}</span></td><td class="number">${estimate === undefined ? "" : Math.round(estimate).toLocaleString("en-US")}</td><td><code>${escapeHtml(own.join(" "))}</code></td></tr>`,
    );
  return [
    `<h2 id="objects">Objects with findings</h2>`,
    `<p class="soft">${all.length - concerned.length} objects have none. All are in objects.csv.</p>`,
    rows.length > 0
      ? `<div class="wide"><table><thead><tr><th>object</th><th>type</th><th>outcome</th><th class="number">rows</th><th>rules</th></tr></thead><tbody>${rows.join("\n")}</tbody></table></div>`
      : "",
    cut(concerned.length),
  ].join("\n");
}

/** Settings of endpoints, task and parameter group that follow from the findings. */
export function settings({ settings: all }: AssessmentResult): Html {
  if (all.length === 0) return "";
  const rows = all.map(({ kind, name, value, why }) => [
    escapeHtml(kind),
    `<code>${escapeHtml(name)}</code>`,
    `<code>${escapeHtml(value)}</code>`,
    escapeHtml(why),
  ]);
  return `<h2>Settings that follow</h2>${table(["where", "setting", "value", "why"], rows)}`;
}

/** SQL to run, by place. */
export function sql({ sql: all }: AssessmentResult): Html {
  const places = Object.entries(PLACES).flatMap(([where, { file, what }]) => {
    const items = all.filter((item) => item.where === where);
    if (items.length === 0) return [];
    const text = items.map((item) => `-- [${item.rule}]\n${item.sql}`).join("\n");
    const shown = text.length > MOST_SQL ? `${text.slice(0, MOST_SQL)}\n-- and so on: the whole is in ${file}` : text;
    return [
      `<details><summary><code>${file}</code> <span class="soft">${what} ${items.length} in all.</span></summary><pre tabindex="0">${escapeHtml(shown)}</pre></details>`,
    ];
  });
  const none = places.length === 0 ? `<p class="soft">None.</p>` : `<p class="soft">Nothing of this was executed.</p>`;
  return `<h2 id="sql">SQL to run</h2>${none}${places.join("\n")}`;
}

/** The table behind the estimate. */
export function effort({ effort: estimate }: AssessmentResult): Html {
  const rows = estimate.lines.map((line) => [
    line.rule === "" ? escapeHtml(line.title) : `${escapeHtml(line.title)} <code>${escapeHtml(line.rule)}</code>`,
    line.effort,
    line.changes,
    line.warnings,
    line.automatic,
    line.minutes,
  ]);
  const sum = `<p>${escapeHtml(rangeText(estimate))}: the sum of ${estimate.minutes} minutes, times 0.7 to 1.5.</p>`;
  return `<h2 id="effort">Effort</h2>${sum}${rows.length > 0 ? table(["rule", "class", "to change", "to look at", "automatic", "minutes"], rows) : ""}`;
}

/** What the baseline accepts, and its entries to look at. */
export function baseline({ baseline: { file, expired, stale }, findings }: AssessmentResult): Html {
  if (file === null) return "";
  const accepted = findings.filter(({ state }) => state === "accepted").length;
  const row = (what: string) => (entry: (typeof expired)[number]) =>
    [what, entry.rule, entry.object, entry.reason, entry.expires ?? "never"].map(escapeHtml);
  const rows = [...expired.map(row("expired, counts again")), ...stale.map(row("matches nothing"))];
  return [
    "<h2>Baseline</h2>",
    `<p>${accepted} findings are accepted by ${escapeHtml(file)}.</p>`,
    rows.length > 0 ? table(["entry", "rule", "object", "reason", "expires"], rows) : "",
  ].join("");
}

/** What could not be judged, and why. */
export function notJudged({ notJudged: { rules: skipped, statements } }: AssessmentResult): Html {
  const rows = [
    ...skipped.map(({ id, title, reason }) => [
      `${escapeHtml(title)} <code>${escapeHtml(id)}</code>`,
      escapeHtml(reason),
    ]),
    ...statements
      .slice(0, MOST)
      .map(({ file, line, reason }) => [escapeHtml(`${file}:${line}`), escapeHtml(`Not understood: ${reason}`)]),
  ];
  return rows.length > 0 ? `<h2>Not judged</h2>${table(["what", "why"], rows)}` : "";
}

/** The appendix: every rule with what became of it. */
export function rules({ rules: all, versions }: AssessmentResult): Html {
  const rows = all.map(({ id, title, severity, outcome, findings, reason = "" }) => [
    `<code>${escapeHtml(id)}</code>`,
    escapeHtml(title),
    severityTag(severity),
    outcome,
    findings,
    escapeHtml(reason),
  ]);
  return `<h2 id="rules">Every rule</h2><p class="soft">Rule set ${versions.ruleSet}, ${versions.rules} rules. List of extensions of ${versions.extensionList}.</p><details><summary>All rules with their outcome</summary>${table(["rule", "what", "severity", "outcome", "findings", "reason"], rows)}</details>`;
}
