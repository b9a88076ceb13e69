import type { Severity } from "@postgres-to-aurora/domain";
import { type Client, serverVersion, type TableScope } from "@postgres-to-aurora/postgres";
import { compareObjects } from "../object-ref.js";
import type { AssessedFinding, Assessment, InventoryObject } from "./assessment.js";
import type { DumpModel } from "./dump-model.js";
import { fingerprint } from "./fingerprint.js";
import { inventoryOfCatalog } from "./inventory-of-catalog.js";
import { inventoryOfDump } from "./inventory-of-dump.js";
import type { Road, Rule, Setting } from "./rule.js";
import { RULES } from "./rules/index.js";
import { type RuleResults, runOnCatalog, runOnDump } from "./run-rules.js";
import type { RuleHit } from "./search-code.js";

export interface AssessOptions {
  /** Major version of Aurora PostgreSQL; see defaultTarget. */
  target?: number;
  scope: TableScope;
  /** Told what is at work, for progress: a rule's id, or a few words. */
  step?: (what: string) => void;
}

/** Oldest major of Aurora PostgreSQL in standard support, as of the list of extensions. */
const OLDEST_SUPPORTED = 14;

/** The target's major when none is said: the source's own, or the oldest supported. */
export function defaultTarget(source: number): number {
  return Math.max(source, OLDEST_SUPPORTED);
}

/** Assesses a live database; read-only. Throws what the driver throws when the connection is lost. */
export async function assessCatalog(client: Client, options: AssessOptions): Promise<Assessment> {
  const { major, text } = await serverVersion(client);
  const road = { source: major, target: options.target ?? defaultTarget(major) };
  const results = await runOnCatalog(client, RULES, road, options.scope, options.step);
  options.step?.("inventory");
  const inventory = await inventoryOfCatalog(client, options.scope);
  return complete("live", text, road, results, inventory);
}

/** Assesses a dump or a bundle (see modelOfDump, modelOfBundle). */
export async function assessDump(model: DumpModel, options: AssessOptions): Promise<Assessment> {
  const source = Number.parseInt(model.serverVersion, 10);
  const road = { source, target: options.target ?? defaultTarget(source) };
  const results = await runOnDump(model, RULES, road, options.scope, options.step);
  options.step?.("inventory");
  return complete("dump", model.serverVersion, road, results, inventoryOfDump(model, options.scope));
}

function complete(
  input: Assessment["input"],
  sourceVersion: string,
  road: Road,
  { hits, rules }: RuleResults,
  inventory: InventoryObject[],
): Assessment {
  const findings = hits.map((entry) => toFinding(entry, road)).sort(byWeight);
  return { road, input, sourceVersion, findings, rules, inventory, settings: settingsOf(hits, road) };
}

function toFinding({ rule, hit }: RuleHit, road: Road): AssessedFinding {
  const dms = typeof rule.dms === "function" ? rule.dms(hit) : rule.dms;
  return {
    ruleId: rule.id,
    category: rule.category,
    title: rule.title,
    severity: hit.severity ?? rule.severity,
    object: hit.object,
    evidence: hit.evidence,
    confidence: hit.confidence ?? "parsed",
    why: rule.why,
    remedy: rule.remedyFor?.(hit) ?? rule.remedy,
    effort: rule.effort,
    fix: fixOf(rule, hit, road),
    ...(hit.at ? { location: { file: hit.at.statement.file, line: lineOfHit(hit.at) } } : {}),
    ...(dms ? { dms } : {}),
    fingerprint: fingerprint(rule.id, hit.object, hit.evidence),
  };
}

/** Most findings carry no SQL: they share one object per rule, since there may be a hundred thousand of them. */
const WITHOUT_SQL = new WeakMap<Rule, AssessedFinding["fix"]>();

function fixOf(rule: Rule, hit: RuleHit["hit"], road: Road): AssessedFinding["fix"] {
  const sql = rule.sql?.(hit, road) ?? [];
  if (sql.length > 0) return { ...rule.fix, sql };
  const shared = WITHOUT_SQL.get(rule) ?? { ...rule.fix, sql };
  WITHOUT_SQL.set(rule, shared);
  return shared;
}

function lineOfHit({ statement, byte = 0 }: NonNullable<RuleHit["hit"]["at"]>): number {
  if (byte === 0) return statement.line;
  const before = Buffer.from(statement.text, "utf8").subarray(0, byte).toString("utf8");
  return statement.line + (before.match(/\n/g)?.length ?? 0);
}

/** Severities from worst to least. */
export const SEVERITIES: readonly Severity[] = ["blocker", "needs-change", "warning", "info"];

function byWeight(a: AssessedFinding, b: AssessedFinding): number {
  return (
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    order(a.ruleId, b.ruleId) ||
    compareObjects(a.object, b.object) ||
    order(a.evidence, b.evidence)
  );
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What the findings ask of endpoints, task and parameter group; each setting once. */
function settingsOf(hits: RuleHit[], road: Road): Setting[] {
  const byRule = new Map<Rule, RuleHit["hit"][]>();
  for (const { rule, hit } of hits) {
    const found = byRule.get(rule);
    if (found) found.push(hit);
    else byRule.set(rule, [hit]);
  }
  const all = [...byRule].flatMap(([rule, found]) => rule.settings?.(found, road) ?? []);
  const settings = new Map<string, Setting>();
  for (const setting of all.map((one) => withAllLibraries(one, all)))
    settings.set(JSON.stringify([setting.kind, setting.name, setting.value]), setting);
  return [...settings].sort(([a], [b]) => order(a, b)).map(([, setting]) => setting);
}

const LIBRARIES = "shared_preload_libraries";

/** Several rules may ask for libraries; the parameter is one. */
function withAllLibraries(setting: Setting, all: Setting[]): Setting {
  if (setting.name !== LIBRARIES) return setting;
  const asked = all.filter(({ name }) => name === LIBRARIES);
  const libraries = asked.flatMap(({ value }) => value.split(",").map((library) => library.trim()));
  return { ...setting, value: [...new Set(libraries)].sort().join(","), why: (asked[0] as Setting).why };
}
