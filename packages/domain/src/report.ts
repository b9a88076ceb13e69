/** `unproved` never counts as pass. */
export type Verdict = "pass" | "warn" | "fail" | "unproved";

export type Severity = "blocker" | "needs-change" | "warning" | "info";

/** One thing a check found, and what to do about it. */
export interface Finding {
  rule: string;
  severity: Severity;
  object: string;
  evidence: string;
  remedy: string;
}

export interface Metric {
  name: string;
  value: number;
  /** "ms", "rows", "tables", "bytes", "tx/s", "" ... */
  unit: string;
}

export type Cell = string | number | boolean | null;

/** A part of a report. Cells and texts are data: renderers escape them. */
export type Section =
  | { kind: "table"; title: string; columns: string[]; rows: Cell[][]; note?: string }
  | { kind: "findings"; title: string; findings: Finding[] }
  | { kind: "series"; title: string; unit: string; x: (string | number)[]; lines: { name: string; values: number[] }[] }
  | { kind: "text"; title: string; text: string }
  | { kind: "diff"; title: string; diff: string }
  | { kind: "timings"; title: string; steps: { name: string; milliseconds: number; outcome: string }[] };

/** What an action found, as data. Written to `<report-dir>/<action>.json`. */
export interface Report {
  schemaVersion: 1;
  migration: string;
  action: string;
  actionVersion: string;
  runUrl?: string;
  /** ISO 8601, UTC. */
  startedAt: string;
  finishedAt: string;
  verdict: Verdict;
  /** One sentence. */
  headline: string;
  metrics: Metric[];
  sections: Section[];
}

/** The worst of several verdicts: fail, unproved, warn, pass. No verdict at all is `unproved`. */
export function worst(verdicts: Verdict[]): Verdict {
  const order: Verdict[] = ["fail", "unproved", "warn", "pass"];
  return order.find((verdict) => verdicts.includes(verdict)) ?? "unproved";
}
