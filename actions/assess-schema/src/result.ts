import type { Severity } from "@postgres-to-aurora/domain";
import type { ObjectRef } from "@postgres-to-aurora/schema";
import type { Category, Confidence, Effort, Fix, FixSql, RuleRun, Setting } from "@postgres-to-aurora/schema/assess";

/** Whether the schema can move: see readinessOf. */
export type Readiness = "BLOCKED" | "CHANGES NEEDED" | "READY WITH FIXES" | "READY";

/** What becomes of an object: nothing to do, fixed by this product, changed by a person, or it cannot exist or be carried. */
export type Fate = "as they are" | "automatic fix" | "by hand" | "cannot";

/** From best to worst. */
export const FATES: readonly Fate[] = ["as they are", "automatic fix", "by hand", "cannot"];

/** One entry of a baseline file. */
export interface BaselineEntry {
  fingerprint: string;
  rule: string;
  /** For people; the fingerprint decides. */
  object: string;
  reason: string;
  /** Last day (UTC) on which it holds, YYYY-MM-DD; null when it never ends. */
  expires: string | null;
}

/** A finding as report.json has it. */
export interface ResultFinding {
  ruleId: string;
  severity: Severity;
  category: Category;
  title: string;
  object: ObjectRef;
  /** `table public.orders` */
  display: string;
  location?: { file: string; line: number };
  evidence: string;
  confidence: Confidence;
  why: string;
  remedy: string;
  fix: Fix & { sql: FixSql[] };
  /**
   * open counts; automatic is open and fixed by this product; accepted stands in the baseline. A blocker is never
   * automatic: it is open until the converted bundle is assessed and it is gone.
   */
  state: "open" | "automatic" | "accepted";
  accepted?: { reason: string; expires: string | null };
  /** Minutes of a person for this one, without what its rule costs once. */
  effortMinutes: number;
  docs: string[];
  fingerprint: string;
}

export interface SeverityCount {
  severity: Severity;
  /** Not accepted, and nothing of this product fixes it. */
  open: number;
  automatic: number;
  accepted: number;
}

export interface TypeCount {
  type: string;
  total: number;
  fates: Record<Fate, number>;
}

export interface EffortLine {
  rule: string;
  title: string;
  effort: Effort;
  /** Findings a person changes, looks at, or reviews the fix of. */
  changes: number;
  warnings: number;
  automatic: number;
  minutes: number;
}

export interface TopFinding {
  rule: string;
  severity: Severity;
  title: string;
  count: number;
  /** Up to three of its objects. */
  objects: string[];
  why: string;
  remedy: string;
  /** Who makes it, in plain words. */
  fix: string;
  automatic: boolean;
}

/** What DMS does with one table. */
export interface TableVerdict {
  table: string;
  fullLoad: "yes" | "no";
  changes: "yes" | "inserts only" | "no";
  validation: "yes" | "no";
  nativeCopy: boolean;
  /** Its own rows are in its partitions, which are carried one by one. */
  partitioned: boolean;
  lobColumns: string[];
  because: string[];
  rules: string[];
  sentence: string;
}

export interface ResultObject {
  object: ObjectRef;
  display: string;
  fate: Fate;
  rows?: number;
  bytes?: number;
  /** Rules of its findings, sorted. */
  rules: string[];
  worst?: Severity;
  findings: number;
}

export interface SqlItem {
  where: FixSql["where"];
  rule: string;
  object: string;
  sql: string;
}

export interface ResultRule extends RuleRun {
  title: string;
  category: Category;
  severity: Severity;
}

/** The whole result; report.json is this, as it stands. */
export interface AssessmentResult {
  schemaVersion: 1;
  migration: string;
  source: { input: "live" | "dump"; name: string; version: string };
  target: { version: number };
  /** extensionList: month of the list of what Aurora offers. */
  versions: { ruleSet: string; rules: number; extensionList: string };
  readiness: Readiness;
  score: number;
  grade: string;
  /** What the grade's letter and digit mean here. */
  gradeMeaning: string;
  effort: {
    minutes: number;
    hours: { low: number; high: number };
    days: { low: number; high: number };
    lines: EffortLine[];
  };
  objectsByType: TypeCount[];
  findingsBySeverity: SeverityCount[];
  findingsByCategory: { category: Category; open: number; automatic: number; accepted: number }[];
  top: TopFinding[];
  findings: ResultFinding[];
  baseline: { file: string | null; expired: BaselineEntry[]; stale: BaselineEntry[] };
  tables: TableVerdict[];
  objects: ResultObject[];
  settings: Setting[];
  sql: SqlItem[];
  /** What could not be judged: rules, and statements of the dump that are not understood. */
  notJudged: {
    rules: { id: string; title: string; reason: string }[];
    statements: { file: string; line: number; reason: string }[];
  };
  rules: ResultRule[];
}
