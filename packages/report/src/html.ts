import type { Cell, Report, Section } from "@postgres-to-aurora/domain";
import { isNumeric } from "./numeric.js";
import { escapeHtml, svgChart } from "./svg-chart.js";

const STYLE = `
:root { color-scheme: light dark; --ink: #1f2328; --soft: #59636e; --line: #d1d9e0; --paper: #fff; --pass: #1a7f37; --warn: #9a6700; --fail: #cf222e; --unproved: #6639ba; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --soft: #9198a1; --line: #3d444d; --paper: #0d1117; --pass: #3fb950; --warn: #d29922; --fail: #f85149; --unproved: #ab7df8; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 64rem; padding: 2rem 1.25rem 4rem; font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
h1 { font-size: 1.6rem; margin: 0 0 .25rem; } h2 { font-size: 1.15rem; margin: 2.25rem 0 .5rem; }
.soft { color: var(--soft); } .badge { color: #fff; border-radius: 1rem; padding: .1rem .7rem; font-size: .9rem; vertical-align: middle; }
.pass { background: var(--pass); } .warn { background: var(--warn); } .fail { background: var(--fail); } .unproved { background: var(--unproved); }
.metrics { display: flex; flex-wrap: wrap; gap: .75rem; margin: 1.5rem 0 0; }
.metric { border: 1px solid var(--line); border-radius: .5rem; padding: .6rem .9rem; min-width: 8.5rem; }
.metric b { display: block; font-size: 1.35rem; font-variant-numeric: tabular-nums; } .metric span { color: var(--soft); font-size: .85rem; }
.wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { border-bottom: 1px solid var(--line); padding: .35rem .6rem; text-align: left; vertical-align: top; }
td { min-width: 5.5rem; overflow-wrap: anywhere; } th { color: var(--soft); font-weight: 600; }
td.number, th.number { text-align: right; white-space: nowrap; } pre { border: 1px solid var(--line); border-radius: .5rem; padding: .8rem; overflow-x: auto; white-space: pre-wrap; }
.bar { background: var(--pass); height: .7rem; border-radius: .2rem; min-width: 2px; } .bar.other { background: var(--fail); }
svg text { fill: var(--soft); font: 11px system-ui, sans-serif; } svg .axis { stroke: var(--line); }
`;

/** A report as one HTML file that needs nothing else: no script, no font, no picture from outside. */
export function renderHtml(report: Report): string {
  const seconds = (Date.parse(report.finishedAt) - Date.parse(report.startedAt)) / 1000;
  const title = [report.action, report.migration].filter(Boolean).join(" · ");
  return [
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">`,
    `<title>${escapeHtml(`${report.verdict}: ${title}`)}</title><style>${STYLE}</style>`,
    `<h1>${escapeHtml(title)} <span class="badge ${report.verdict}">${report.verdict}</span></h1>`,
    `<p>${lines(report.headline)}</p>`,
    `<p class="soft">${escapeHtml(report.finishedAt)} · ${seconds.toFixed(1)} s · version ${escapeHtml(report.actionVersion)}</p>`,
    metrics(report),
    ...report.sections.map((section) => `<h2>${escapeHtml(section.title)}</h2>\n${body(section)}`),
    "</html>\n",
  ].join("\n");
}

function metrics({ metrics: list }: Report): string {
  if (list.length === 0) return "";
  const cards = list.map(({ name, value, unit }) => {
    const text = value.toLocaleString("en-US", { maximumFractionDigits: 1 });
    return `<div class="metric"><b>${text}${unit ? ` ${escapeHtml(unit)}` : ""}</b><span>${escapeHtml(name)}</span></div>`;
  });
  return `<div class="metrics">${cards.join("")}</div>`;
}

function body(section: Section): string {
  switch (section.kind) {
    case "table":
      return (section.note ? `<p>${lines(section.note)}</p>` : "") + table(section.columns, section.rows);
    case "findings":
      return table(
        ["Severity", "Rule", "Object", "Evidence", "Remedy"],
        section.findings.map((f) => [f.severity, f.rule, f.object, f.evidence, f.remedy]),
      );
    case "timings":
      return timings(section.steps);
    case "series":
      return svgChart(section);
    case "diff":
      return `<pre>${escapeHtml(section.diff)}</pre>`;
    case "text":
      return section.text.includes("\n")
        ? `<pre>${escapeHtml(section.text)}</pre>`
        : `<p>${escapeHtml(section.text)}</p>`;
  }
}

/** Steps one after the other, each with a bar as long as its share of the longest. */
function timings(steps: Extract<Section, { kind: "timings" }>["steps"]): string {
  const longest = Math.max(...steps.map(({ milliseconds }) => milliseconds), 1);
  const rows = steps.map(({ name, milliseconds, outcome }) => {
    const bar = `<div class="bar${outcome === "fail" ? " other" : ""}" style="width:${((100 * milliseconds) / longest).toFixed(1)}%"></div>`;
    return `<tr><td>${escapeHtml(name)}</td><td>${escapeHtml(outcome)}</td><td class="number">${duration(milliseconds)}</td><td style="width:45%">${bar}</td></tr>`;
  });
  return `<div class="wide"><table>${rows.join("")}</table></div>`;
}

function duration(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

function table(columns: string[], rows: Cell[][]): string {
  if (rows.length === 0) return `<p class="soft">None.</p>`;
  const numeric = columns.map((_, index) => isNumeric(rows.map((row) => row[index])));
  const tag = (name: string, index: number, text: string) =>
    `<${name}${numeric[index] ? ' class="number"' : ""}>${text}</${name}>`;
  const head = columns.map((column, index) => tag("th", index, escapeHtml(column))).join("");
  const bodyRows = rows.map((row) => `<tr>${row.map((value, index) => tag("td", index, cell(value))).join("")}</tr>`);
  return `<div class="wide"><table><tr>${head}</tr>${bodyRows.join("")}</table></div>`;
}

function cell(value: Cell): string {
  if (value === null) return "";
  if (typeof value === "number") return value.toLocaleString("en-US", { maximumFractionDigits: 2 });
  if (typeof value === "boolean") return value ? "yes" : "no";
  return lines(value);
}

function lines(text: string): string {
  return escapeHtml(text).replaceAll("\n", "<br>");
}
