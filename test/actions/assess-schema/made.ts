import { type Assessed, buildResult, type ResultFacts } from "@postgres-to-aurora/action-assess-schema/build-result";
import type { AssessmentResult } from "@postgres-to-aurora/action-assess-schema/result";
import type { ObjectRef } from "@postgres-to-aurora/schema";
import type { AssessedFinding, Assessment } from "@postgres-to-aurora/schema/assess";

let fingerprints = 0;

/** A table of schema app. */
export function table(name: string): ObjectRef {
  return { type: "table", schema: "app", name };
}

/** A finding on table app.orders: a change by hand unless said otherwise. */
export function finding(changes: Partial<AssessedFinding> = {}): AssessedFinding {
  return {
    ruleId: "made-up",
    category: "replication",
    title: "Made up",
    severity: "needs-change",
    object: table("orders"),
    evidence: "as it is",
    confidence: "catalog",
    why: "It does not work there.",
    remedy: "Do it otherwise.",
    effort: "simple",
    fix: { kind: "manual", does: "Nothing", sql: [] },
    fingerprint: (++fingerprints).toString(16).padStart(16, "0"),
    ...changes,
  };
}

/** A fix that this product makes. */
export const AUTOMATIC: AssessedFinding["fix"] = {
  kind: "auto",
  by: "convert-schema",
  phase: "pre-load",
  does: "It is left out",
  sql: [],
};

/** An assessment of a database with the tables app.orders and app.lines. */
export function assessment(findings: AssessedFinding[], changes: Partial<Assessment> = {}): Assessment {
  const facts = { primaryKey: true, lobColumns: [], partitioned: false };
  return {
    road: { source: 15, target: 16 },
    input: "live",
    sourceVersion: "15.18",
    findings,
    rules: [{ id: "made-up", outcome: "found", findings: findings.length }],
    inventory: [
      { object: table("lines"), table: facts },
      { object: table("orders"), rows: 12, bytes: 8192, table: facts },
    ],
    settings: [],
    ...changes,
  };
}

/** The result of an assessment of the day 2026-11-22. */
export function resultOf(made: Assessment, facts: Partial<ResultFacts & Assessed> = {}): AssessmentResult {
  const { name = "shop", unparsed = [], migration = "shop", baseline, today = "2026-11-22" } = facts;
  return buildResult({ assessment: made, name, unparsed }, { migration, baseline, today });
}
