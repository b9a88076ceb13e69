import type { Severity } from "@postgres-to-aurora/domain";
import type { ObjectRef } from "../object-ref.js";
import type { Category, Confidence, DmsEffect, Effort, Fix, FixSql, Road, Setting } from "./rule.js";

/** A finding with everything a report needs. */
export interface AssessedFinding {
  ruleId: string;
  category: Category;
  title: string;
  severity: Severity;
  object: ObjectRef;
  evidence: string;
  confidence: Confidence;
  why: string;
  remedy: string;
  effort: Effort;
  fix: Fix & { sql: FixSql[] };
  /** File and 1-based line, of a dump. */
  location?: { file: string; line: number };
  dms?: DmsEffect;
  /** Stays the same as long as rule, object and evidence do (sixteen hexadecimal digits). */
  fingerprint: string;
}

/** What became of one rule. */
export interface RuleRun {
  id: string;
  outcome: "pass" | "found" | "skipped";
  findings: number;
  /** Why it was skipped. */
  reason?: string;
  /**
   * Of a skipped rule. road: it does not concern these versions. input: a dump cannot show it, or it is about dumps
   * only. source: the server refused to tell.
   */
  cause?: "road" | "input" | "source";
}

/** One object of the assessed schema. */
export interface InventoryObject {
  object: ObjectRef;
  /** Estimated rows and bytes; tables of a live source only. */
  rows?: number;
  bytes?: number;
  /** Facts on a table or leaf partition that say what DMS can do with it. */
  table?: { primaryKey: boolean; lobColumns: string[]; partitioned: boolean };
  /** Lines of a routine's body. */
  lines?: number;
  language?: string;
}

export interface Assessment {
  road: Road;
  input: "live" | "dump";
  /** Version of the source server, for example `15.18`. */
  sourceVersion: string;
  /** Sorted by severity, rule, object, evidence. */
  findings: AssessedFinding[];
  /** In the catalogue's order. */
  rules: RuleRun[];
  /** Sorted. */
  inventory: InventoryObject[];
  settings: Setting[];
}
