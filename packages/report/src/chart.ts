import type { Section } from "@postgres-to-aurora/domain";

type Series = Extract<Section, { kind: "series" }>;

/** More points than this make Mermaid's axis unreadable. */
const MOST_POINTS = 40;
const BARS = "▁▂▃▄▅▆▇█";

/** A series as a Mermaid chart with a sparkline and the figures beside it: the fact never hangs on the picture. */
export function renderChart({ unit, x, lines }: Series): string {
  if (lines.every(({ values }) => values.length === 0)) return "_No samples._";
  const rows = lines.map(
    ({ name, values }) =>
      `| ${plain(name)} | ${sparkline(values)} | ${round(Math.min(...values))} | ${round(Math.max(...values))} | ${round(values.at(-1) ?? 0)} |`,
  );
  const chart = [
    "```mermaid",
    "xychart-beta",
    `  x-axis [${thin(x)
      .map((label) => `"${plain(String(label))}"`)
      .join(", ")}]`,
    `  y-axis "${plain(unit)}"`,
    ...lines.map(({ values }) => `  line [${thin(values).map(round).join(", ")}]`),
    "```",
  ];
  return [
    `| ${plain(unit)} | course | least | most | last |\n|---|---|---:|---:|---:|\n${rows.join("\n")}`,
    chart.join("\n"),
  ].join("\n\n");
}

/**
 * The course of some values in one line of block characters, at most 60 wide.
 * @param top what a full block stands for, unless a value is larger: with it small values stay low
 */
export function sparkline(values: number[], top = 0): string {
  const shown = thin(values, 60);
  const most = Math.max(...shown, top);
  return shown.map((value) => BARS[most === 0 ? 0 : Math.round((value / most) * (BARS.length - 1))]).join("");
}

function thin<T>(items: T[], most = MOST_POINTS): T[] {
  if (items.length <= most) return items;
  return Array.from({ length: most }, (_, index) => items[Math.round((index * (items.length - 1)) / (most - 1))] as T);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function plain(text: string): string {
  return text.replace(/[^\p{L}\p{N} .:/%+-]/gu, " ");
}
