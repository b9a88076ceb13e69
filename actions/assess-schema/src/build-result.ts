import { displayObject, objectKey } from "@postgres-to-aurora/schema";
import {
  type AssessedFinding,
  type Assessment,
  type Category,
  EXTENSION_LIST,
  RULES,
  ruleSetVersion,
  SEVERITIES,
} from "@postgres-to-aurora/schema/assess";
import { applyBaseline } from "./baseline.js";
import { effortOf, minutesEach } from "./effort.js";
import { gradeOf } from "./grade.js";
import { countByType, objectsOf, scoreOf } from "./objects.js";
import { readinessOf } from "./readiness.js";
import type { AssessmentResult, BaselineEntry, ResultFinding, ResultRule, SqlItem } from "./result.js";
import { tableVerdicts } from "./table-verdicts.js";
import { topFindings } from "./top-findings.js";

/** What a result is made of, beside the assessment itself. */
export interface ResultFacts {
  migration: string;
  /** The baseline's file as the user named it, and its entries. */
  baseline: { file: string; entries: BaselineEntry[] } | undefined;
  /** UTC day, YYYY-MM-DD. */
  today: string;
}

/** An assessment with what only the input knows. */
export interface Assessed {
  assessment: Assessment;
  /** Name of the database, or the dump as the user named it. */
  name: string;
  /** Statements of the dump that are not understood. */
  unparsed: AssessmentResult["notJudged"]["statements"];
}

const RULE = new Map(RULES.map((rule) => [rule.id, rule]));

/** Everything the report says, from an assessment and a baseline. Holds no time: the same schema gives the same result. */
export function buildResult({ assessment, name, unparsed }: Assessed, facts: ResultFacts): AssessmentResult {
  const applied = applyBaseline(facts.baseline?.entries ?? [], assessment.findings, facts.today);
  const findings = assessment.findings.map((finding) => toResult(finding, applied.accepted));
  const objects = objectsOf(assessment.inventory, findings);
  const routines = assessment.inventory.filter(({ language }) => language !== undefined);
  const sizes = new Map(routines.map((item) => [objectKey(item.object), item]));
  const efforts = new Map(assessment.findings.map(({ ruleId, effort }) => [ruleId, effort]));
  const effort = effortOf(findings, efforts, objects, ({ object }) => sizes.get(objectKey(object)) ?? {});
  const rules = assessment.rules.map((run): ResultRule => {
    const { title = run.id, category = "operation", severity = "info" } = RULE.get(run.id) ?? {};
    return { ...run, title, category, severity };
  });
  return {
    schemaVersion: 1,
    migration: facts.migration,
    source: { input: assessment.input, name, version: assessment.sourceVersion },
    target: { version: assessment.road.target },
    versions: { ruleSet: ruleSetVersion(RULES), rules: RULES.length, extensionList: EXTENSION_LIST },
    readiness: readinessOf(findings),
    score: scoreOf(objects),
    ...gradeOf(objects, effort.minutes),
    effort,
    objectsByType: countByType(objects),
    findingsBySeverity: SEVERITIES.map((severity) => ({
      severity,
      ...states(findings.filter((finding) => finding.severity === severity)),
    })),
    findingsByCategory: categories(findings).map((category) => ({
      category,
      ...states(findings.filter((finding) => finding.category === category)),
    })),
    top: topFindings(findings),
    findings,
    baseline: { file: facts.baseline?.file ?? null, expired: applied.expired, stale: applied.stale },
    tables: tableVerdicts(assessment.inventory, assessment.findings),
    objects,
    settings: assessment.settings,
    sql: sqlOf(findings),
    notJudged: { rules: notJudged(rules, assessment.input), statements: unparsed },
    rules,
  };
}

function toResult(finding: AssessedFinding, accepted: ReadonlyMap<string, BaselineEntry>): ResultFinding {
  const entry = accepted.get(finding.fingerprint);
  // A blocker is believed to be gone when the converted schema shows it, not before.
  const automatic = finding.fix.kind === "auto" && finding.severity !== "blocker";
  const state = entry ? "accepted" : automatic ? "automatic" : "open";
  return {
    ruleId: finding.ruleId,
    severity: finding.severity,
    category: finding.category,
    title: finding.title,
    object: finding.object,
    display: displayObject(finding.object),
    ...(finding.location ? { location: finding.location } : {}),
    evidence: finding.evidence,
    confidence: finding.confidence,
    why: finding.why,
    remedy: finding.remedy,
    fix: finding.fix,
    state,
    ...(entry ? { accepted: { reason: entry.reason, expires: entry.expires } } : {}),
    effortMinutes: minutesEach(finding.severity, finding.effort, state),
    docs: docsOf(finding.ruleId),
    fingerprint: finding.fingerprint,
  };
}

const DOCS = new Map<string, string[]>();

/** Where the rule is explained; one list per rule. */
function docsOf(rule: string): string[] {
  const docs = DOCS.get(rule) ?? [`docs/rules.md#${rule}`];
  DOCS.set(rule, docs);
  return docs;
}

function states(findings: ResultFinding[]): Record<ResultFinding["state"], number> {
  const counts = { open: 0, automatic: 0, accepted: 0 };
  for (const { state } of findings) counts[state]++;
  return counts;
}

function categories(findings: ResultFinding[]): Category[] {
  return [...new Set(findings.map(({ category }) => category))].sort();
}

/** A rule about dump files says nothing on a live database, so it is not missed there. */
function notJudged(rules: ResultRule[], input: Assessment["input"]): AssessmentResult["notJudged"]["rules"] {
  return rules
    .filter(({ cause }) => cause === "source" || (cause === "input" && input === "dump"))
    .map(({ id, title, reason = "" }) => ({ id, title, reason }));
}

const PLACES: readonly SqlItem["where"][] = ["source", "P0", "P1", "P2", "P3"];

/** SQL of the findings that are not accepted, by place, rule and object; what several findings share stands once. */
function sqlOf(findings: ResultFinding[]): SqlItem[] {
  const items = new Map<string, SqlItem>();
  for (const { state, ruleId: rule, display, fix } of findings)
    if (state !== "accepted")
      for (const { where, sql } of fix.sql) {
        const key = JSON.stringify([where, rule, sql]);
        if (!items.has(key)) items.set(key, { where, rule, object: display, sql: sql.trim() });
      }
  return [...items.values()].sort((a, b) => PLACES.indexOf(a.where) - PLACES.indexOf(b.where));
}
