import { MIGRATION_SCHEMAS } from "@postgres-to-aurora/domain";
import { type Client, isServerError, type TableScope } from "@postgres-to-aurora/postgres";
import { loadParser } from "@postgres-to-aurora/sql-parser";
import type { ObjectRef } from "../object-ref.js";
import type { RuleRun } from "./assessment.js";
import { codeOfCatalog } from "./code-of-catalog.js";
import { codeOfDump } from "./code-of-dump.js";
import type { DumpModel } from "./dump-model.js";
import type { Hit, Road, Rule } from "./rule.js";
import { type RuleHit, searchCode } from "./search-code.js";

/** What running rules over a schema gave. */
export interface RuleResults {
  hits: RuleHit[];
  rules: RuleRun[];
}

interface CatalogRow {
  type: ObjectRef["type"];
  schema: string | null;
  name: string;
  part: string | null;
  evidence: string | null;
  severity?: Hit["severity"] | null;
  names?: string[] | null;
}

/** insufficient_privilege, undefined_table, undefined_column, undefined_function: the server lacks or hides what is asked. */
const UNANSWERED: readonly string[] = ["42501", "42P01", "42703", "42883"];

/**
 * Runs rules on a live database; read-only. A rule whose query the server refuses for lack of a right or of the
 * catalog is skipped with the reason.
 * @param step told what is at work: the id of each rule, then "source text"
 * @throws what the driver throws when the connection is lost
 */
export async function runOnCatalog(
  client: Client,
  rules: Rule[],
  road: Road,
  scope: TableScope,
  step: (what: string) => void = () => {},
): Promise<RuleResults> {
  const applied = rules.filter((rule) => rule.applies?.(road) === undefined);
  const skipped = new Map<Rule, Skipped>();
  const hits: RuleHit[] = [];
  for (const rule of applied) {
    if (!rule.catalog) continue;
    step(rule.id);
    if (rule.catalog.from !== undefined && road.source < rule.catalog.from) {
      skipped.set(rule, { cause: "road", reason: `PostgreSQL has this from ${rule.catalog.from} on` });
      continue;
    }
    try {
      const { sql } = rule.catalog;
      const { rows } = await client.query<CatalogRow>(typeof sql === "string" ? sql : sql(road));
      for (const row of rows) hits.push({ rule, hit: hitOfRow(row) });
      const reason = rows.length === 0 ? await whyBlind(client, rule) : undefined;
      if (reason !== undefined) skipped.set(rule, { cause: "source", reason });
    } catch (error) {
      if (!isServerError(error) || !UNANSWERED.includes(error.code)) throw error;
      skipped.set(rule, { cause: "source", reason: `The source did not answer: ${error.message}` });
    }
  }
  step("source text");
  hits.push(...(await searchCode(codeOfCatalog(client), applied, await loadParser(), road)));
  return summarise(rules, hits.filter(inScope(scope)), (rule) => {
    if (!rule.catalog && !rule.code) return { cause: "input", reason: "It is about dump files" };
    return offRoad(rule, road) ?? skipped.get(rule);
  });
}

/**
 * Runs rules on a dump or bundle.
 * @param step told what is at work: "statements", the id of each rule that looks at the whole, "source text"
 */
export async function runOnDump(
  model: DumpModel,
  rules: Rule[],
  road: Road,
  scope: TableScope,
  step: (what: string) => void = () => {},
): Promise<RuleResults> {
  const applied = rules.filter((rule) => rule.applies?.(road) === undefined);
  const hits: RuleHit[] = [];
  step("statements");
  for (const statement of model.statements) {
    const wanted = applied.filter((rule) => rule.dump?.statements?.[statement.type]);
    if (wanted.length === 0) continue;
    const fields = model.parser.statement(statement.text).node?.[statement.type];
    for (const rule of wanted)
      for (const hit of rule.dump?.statements?.[statement.type]?.(fields, statement, model, road) ?? [])
        hits.push({ rule, hit: { at: { statement }, ...hit } });
  }
  for (const rule of applied) {
    if (!rule.dump?.model) continue;
    step(rule.id);
    for (const hit of rule.dump.model(model, road)) hits.push({ rule, hit });
  }
  step("source text");
  hits.push(...(await searchCode(codeOfDump(model), applied, model.parser, road)));
  return summarise(rules, hits.filter(inScope(scope)), (rule) => {
    if (!rule.dump && !rule.code) return { cause: "input", reason: rule.liveOnly ?? "A dump does not say it" };
    return offRoad(rule, road);
  });
}

type Skipped = Required<Pick<RuleRun, "cause" | "reason">>;

function offRoad(rule: Rule, road: Road): Skipped | undefined {
  const reason = rule.applies?.(road);
  return reason === undefined ? undefined : { cause: "road", reason };
}

async function whyBlind(client: Client, { catalog }: Rule): Promise<string | undefined> {
  if (catalog?.blind === undefined) return undefined;
  const { rows } = await client.query<{ reason: string }>(catalog.blind);
  return rows[0]?.reason;
}

function hitOfRow({ type, schema, name, part, evidence, severity, names }: CatalogRow): Hit {
  const object: ObjectRef = { type, schema: schema ?? "", name };
  if (part !== null) object.part = part;
  return {
    object,
    evidence: evidence ?? "",
    confidence: "catalog",
    ...(severity ? { severity } : {}),
    ...(names ? { names } : {}),
  };
}

function inScope({ schemas, excluded }: TableScope): (hit: RuleHit) => boolean {
  return ({ hit: { object } }) => {
    const { schema, name } = object;
    if (schema === "") return true;
    if (/^pg_|^information_schema$/.test(schema) && object.type !== "routine") return schema === "pg_catalog";
    if (MIGRATION_SCHEMAS.includes(schema)) return false;
    if (schemas.length > 0 && !schemas.includes(schema)) return false;
    return !excluded.includes(`${schema}.${name}`);
  };
}

function summarise(rules: Rule[], hits: RuleHit[], skipped: (rule: Rule) => Skipped | undefined): RuleResults {
  const unique = new Map<string, RuleHit>();
  for (const entry of hits) {
    const { rule, hit } = entry;
    const key = JSON.stringify([rule.id, hit.object, hit.evidence]);
    if (!unique.has(key)) unique.set(key, entry);
  }
  const found = [...unique.values()];
  const counts = new Map<Rule, number>();
  for (const { rule } of found) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const runs = rules.map((rule): RuleRun => {
    const findings = counts.get(rule) ?? 0;
    const why = findings > 0 ? undefined : skipped(rule);
    if (why !== undefined) return { id: rule.id, outcome: "skipped", findings: 0, ...why };
    return { id: rule.id, outcome: findings > 0 ? "found" : "pass", findings };
  });
  return { hits: found, rules: runs };
}
