import type { Severity } from "@postgres-to-aurora/domain";
import { escapeHtml } from "@postgres-to-aurora/report";
import { FATES, type Fate } from "./result.js";
import { severityText } from "./words.js";

/** Markup; every text in it is escaped where it is put in. */
export type Html = string;

/** Colour of each outcome. */
export const FATE_CLASS: Record<Fate, string> = {
  "as they are": "good",
  "automatic fix": "auto",
  "by hand": "hand",
  cannot: "bad",
};

const SEVERITY_CLASS: Record<Severity, string> = {
  blocker: "bad",
  "needs-change": "hand",
  warning: "auto",
  info: "info",
};

/** A figure with what it counts. */
export function card(value: string | number, label: string): Html {
  const text = typeof value === "number" ? value.toLocaleString("en-US") : value;
  return `<div class="card"><b>${escapeHtml(text)}</b><span>${escapeHtml(label)}</span></div>`;
}

/** A severity as a coloured word. */
export function severityTag(severity: Severity): Html {
  return `<span class="tag ${SEVERITY_CLASS[severity]}">${severityText(severity)}</span>`;
}

/** A bar of shares; the figures stand beside it, so readers of text miss nothing. */
export function bar(parts: { count: number; kind: string }[]): Html {
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  const pieces = parts
    .filter(({ count }) => count > 0)
    .map(({ count, kind }) => `<i class="${kind}" style="width:${((100 * count) / total).toFixed(2)}%"></i>`);
  return `<div class="bar" aria-hidden="true">${pieces.join("")}</div>`;
}

/** What the colours of a bar mean. */
export function legend(): Html {
  const keys = FATES.map((fate) => `<span class="key ${FATE_CLASS[fate]}"></span>${fate}`);
  return `<p class="soft">${keys.join("")}</p>`;
}

/** A table; cells are markup, numbers stand on the right. */
export function table(columns: string[], rows: (Html | number)[][]): Html {
  const numeric = columns.map((_, index) => rows.length > 0 && rows.every((row) => typeof row[index] === "number"));
  const side = (index: number) => (numeric[index] ? ' class="number"' : "");
  const head = columns.map((column, index) => `<th${side(index)}>${escapeHtml(column)}</th>`).join("");
  const text = (value: Html | number) => (typeof value === "number" ? value.toLocaleString("en-US") : value);
  const body = rows.map(
    (row) => `<tr>${row.map((value, index) => `<td${side(index)}>${text(value)}</td>`).join("")}</tr>`,
  );
  return `<div class="wide"><table><thead><tr>${head}</tr></thead><tbody>${body.join("\n")}</tbody></table></div>`;
}

/** Lines of a list on the page; a browser stays quick, the files hold everything. */
export const MOST = 2_000;

/** Says that a list was cut. */
export function cut(total: number): Html {
  return total > MOST
    ? `<p class="soft">The first ${MOST} of ${total}; all are in objects.csv and report.json.</p>`
    : "";
}
