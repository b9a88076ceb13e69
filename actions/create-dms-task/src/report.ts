import { displayName, type Finding, type Section } from "@postgres-to-aurora/domain";
import type { SourceTable } from "./source-tables.js";

/** One AWS resource the task needs, and where it came from. */
export interface Resource {
  what: string;
  name: string;
  arn: string;
  detail: string;
  outcome: "created" | "adopted";
}

/** The tables the task carries, largest first. */
export function tablesSection(tables: SourceTable[]): Section {
  return {
    kind: "table",
    title: "Tables",
    columns: ["Table", "Key", "Rows (estimated)", "MiB"],
    rows: [...tables]
      .sort((a, b) => b.bytes - a.bytes)
      .map((table) => [
        displayName(table),
        table.keyKind,
        table.estimatedRows < 0 ? null : Math.round(table.estimatedRows),
        Math.round((table.bytes / 1024 ** 2) * 100) / 100,
      ]),
    note: "Each is named by a rule of its own in the task's table mappings; partitioned tables are carried by their partitions.",
  };
}

/** The AWS resources of the migration. */
export function resourcesSection(resources: Resource[]): Section {
  return {
    kind: "table",
    title: "AWS resources",
    columns: ["Resource", "Name", "Outcome", "Detail", "ARN"],
    rows: resources.map(({ what, name, outcome, detail, arn }) => [what, name, outcome, detail, arn]),
  };
}

/** Findings, the worst first. */
export function findingsSection(findings: Finding[]): Section {
  const order = ["blocker", "needs-change", "warning", "info"];
  return {
    kind: "findings",
    title: "Findings",
    findings: [...findings].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity)),
  };
}
