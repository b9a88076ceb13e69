import { type Cell, displayName, type Section } from "@postgres-to-aurora/domain";
import { isLoaded, type SeenTable } from "./observation.js";
import { clockTime, whole } from "./progress.js";
import type { Reporter } from "./reporter.js";

/** As many tables as a person reads. */
const MOST_TABLES = 100;

/** The course of the load and of the latency; a part without at least two looks is left out. */
export function courseSections({ rows, latency }: Reporter): Section[] {
  const sections: Section[] = [];
  if (rows.points.length > 1)
    sections.push({
      kind: "series",
      title: "Rows loaded",
      unit: "rows",
      x: rows.points.map(({ seconds }) => clockTime(seconds)),
      lines: [{ name: "rows loaded", values: rows.points.map((point) => point.rows) }],
    });
  const line = (name: string, of: "source" | "target" | "marker") => ({
    name,
    values: latency.points.map((point) => point[of]),
  });
  sections.push({
    kind: "series",
    title: "Latency",
    unit: "seconds",
    x: latency.points.map(({ seconds }) => clockTime(seconds)),
    lines: [
      line("CDCLatencySource", "source"),
      line("CDCLatencyTarget", "target"),
      line("marker round trip", "marker"),
    ],
  });
  return sections;
}

/** The tables as DMS last showed them: first those not loaded, then the largest; all of them counted by state. */
export function tablesSection(tables: SeenTable[], estimates: Map<string, number>): Section {
  const size = (table: SeenTable) => Math.max(table.rows, estimates.get(displayName(table)) ?? 0);
  const order = [...tables].sort((a, b) => Number(isLoaded(a)) - Number(isLoaded(b)) || size(b) - size(a));
  const shown = order.slice(0, MOST_TABLES);
  const states = new Map<string, number>();
  for (const { state } of tables) states.set(state || "not shown yet", (states.get(state || "not shown yet") ?? 0) + 1);
  const counted = [...states].map(([state, count]) => `${whole(count)} ${state}`).join(", ");
  const cut =
    tables.length > shown.length ? ` Shown are ${shown.length}: those not loaded first, then the largest.` : "";
  return {
    kind: "table",
    title: "Tables",
    columns: ["Table", "State", "Rows loaded", "Rows expected", "Inserts", "Updates", "Deletes", "Validation by DMS"],
    rows: shown.map((table): Cell[] => [
      displayName(table),
      table.state,
      table.rows,
      estimates.get(displayName(table)) ?? null,
      table.inserts,
      table.updates,
      table.deletes,
      table.validation,
    ]),
    note: `${counted}.${cut} Counts of DMS: rows handed to the loader, changes since; the rows expected are the source's own estimate. They prove nothing; validate-data does.`,
  };
}
