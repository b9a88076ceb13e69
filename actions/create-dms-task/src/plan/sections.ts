import { displayName, type Section } from "@postgres-to-aurora/domain";
import type { MappedTable } from "@postgres-to-aurora/replication";
import type { BigTable } from "./load-ranges.js";
import type { LobLengths } from "./lob-lengths.js";
import type { Settings } from "./settings.js";
import type { SourceTable } from "./source-tables.js";

/** Rows and rules shown of many; the whole documents stand in files of their own. */
const SHOWN = 50;

/**
 * The tables the task carries, largest first.
 * @param mapped how each is mapped, in the order of `tables`
 * @param big the reasons for ranges and for one loader
 */
export function tablesSection(tables: SourceTable[], mapped: MappedTable[], big: BigTable[]): Section {
  const reasons = new Map(big.map(({ table, reason }) => [table, reason]));
  const loading = new Map(tables.map((table, index) => [table, loadingOf(mapped[index], reasons.get(table))]));
  return {
    kind: "table",
    title: "Tables",
    columns: ["Table", "Key", "Rows (estimated)", "MiB", "Loaded"],
    rows: [...tables]
      .sort((a, b) => b.bytes - a.bytes)
      .map((table) => [
        displayName(table),
        table.keyKind,
        table.estimatedRows < 0 ? null : Math.round(table.estimatedRows),
        Math.round((table.bytes / 1024 ** 2) * 100) / 100,
        loading.get(table) ?? "",
      ]),
    note: "Each is named by a rule of its own in the task's table mappings; partitioned tables are carried by their partitions.",
  };
}

function loadingOf(mapped: MappedTable | undefined, reason: string | undefined): string {
  const { ranges, removedColumns } = mapped ?? {};
  const parts: string[] = [];
  if (ranges)
    parts.push(`in ${ranges.boundaries.length + 1} ranges of ${ranges.columns.join(", ")}, ${reason ?? "as before"}`);
  else if (reason !== undefined) parts.push(`at one go: ${reason}`);
  if (removedColumns) parts.push(`without generated ${removedColumns.join(", ")}`);
  return parts.join("; ");
}

/** The longest values of LOB columns, and how they were found. */
export function lobSection(lengths: LobLengths[]): Section {
  const rows = lengths.flatMap(({ table, method, bytes }) =>
    table.lobs.map((column, index) => ({
      name: displayName(table),
      column: column.name,
      bytes: bytes[index] ?? 0,
      method,
    })),
  );
  const count = (wanted: string) => lengths.filter(({ method }) => method === wanted).length;
  return {
    kind: "table",
    title: "Longest values",
    columns: ["Table", "Column", "KB", "Found"],
    rows: rows
      .filter(({ method, bytes }) => bytes > 0 || method === "kept")
      .sort((a, b) => b.bytes - a.bytes)
      .slice(0, SHOWN)
      .map(({ name, column, bytes, method }) => [
        name,
        column,
        method === "kept" ? null : Math.ceil(bytes / 1024),
        method,
      ]),
    note: `${rows.length} columns of ${lengths.length} tables hold values of any length. Tables read whole (exact): ${count("exact")}, estimated from a sample (sampled): ${count("sampled")}, not read again, since the task has run (kept): ${count("kept")}.`,
  };
}

/**
 * The two documents as DMS gets them, the mappings shortened to their first rules. The bounds of ranges are values of
 * rows and are counted only.
 */
export function documentSections(mappings: string, settings: Settings): Section[] {
  const { rules } = JSON.parse(mappings) as { rules: Settings[] };
  const rest = rules.length - SHOWN;
  const shown = rules.slice(0, SHOWN).map((rule) => JSON.stringify(rule, withoutBounds));
  if (rest > 0) shown.push(`... and ${rest} more rules`);
  return [
    { kind: "text", title: "Table mappings", text: `${shown.join("\n")}\n` },
    { kind: "text", title: "Task settings", text: `${JSON.stringify(settings, undefined, 2)}\n` },
  ];
}

function withoutBounds(key: string, value: unknown): unknown {
  return key === "boundaries" && Array.isArray(value) ? `${value.length} bounds` : value;
}
