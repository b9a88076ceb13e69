import { UserError } from "@postgres-to-aurora/domain";
import { defaultTarget } from "../assess/assess.js";
import { modelOfBundle } from "../assess/read-dump.js";
import type { Road, Rule } from "../assess/rule.js";
import { RULES } from "../assess/rules/index.js";
import type { BundleContent } from "../bundle.js";
import type { IntendedDifference } from "../intended-difference.js";
import type { ManifestObject } from "../manifest.js";
import { objectKey } from "../object-ref.js";
import type { Change } from "./change.js";
import { planPass } from "./convert-pass.js";
import { type Left, markLeft } from "./left.js";
import { rewrite } from "./rewrite.js";

export interface ConvertOptions {
  /** Major version of Aurora PostgreSQL; see defaultTarget. */
  target?: number | undefined;
  /** Ids of rules whose offered fix is made, too. */
  offered?: readonly string[];
  /** By default the whole catalogue. */
  rules?: Rule[];
}

/** A converted bundle, and what was done to it. */
export interface Conversion {
  bundle: BundleContent;
  road: Road;
  /** In the order of the phases and their statements, as they were met. */
  changes: Change[];
  /** What the target will have otherwise than the source because of these changes. */
  intended: IntendedDifference[];
  /** What a person must look at, worst first. */
  left: Left[];
}

/** A fix may make another one possible; more rounds than this mean that two of them undo each other. */
const MOST_PASSES = 6;

/**
 * Makes all automatic fixes, and the offered ones that are named, in a bundle. Nothing but the places they are about
 * changes. The result of a conversion converted again stays the same, byte for byte.
 * @throws UserError when `offered` names a rule that offers no fix
 */
export async function convertBundle(bundle: BundleContent, options: ConvertOptions = {}): Promise<Conversion> {
  const rules = options.rules ?? RULES;
  const source = Number.parseInt(bundle.manifest.serverVersion, 10);
  const road = { source, target: options.target ?? defaultTarget(source) };
  const wanted = wantedFixes(rules, options.offered ?? [], road);
  const changes: Change[] = [];
  const intended: IntendedDifference[] = [];
  let current = bundle;
  let model = await modelOfBundle(current);
  for (let pass = 1; ; pass++) {
    const plan = planPass(current, model, wanted, road);
    if (plan.changes.length === 0) break;
    if (pass > MOST_PASSES) throw new Error(`The fixes of ${ruleNames(plan.changes)} come to no end`);
    changes.push(...plan.changes);
    intended.push(...plan.intended);
    const { sql, objects } = rewrite(current, plan.plans);
    current = { manifest: withObjects(current.manifest, objects), sql };
    model = await modelOfBundle(current);
  }
  const manifest = { ...current.manifest };
  const known = new Set(manifest.intendedDifferences.map(differenceKey));
  const fresh = unique(intended).filter((difference) => !known.has(differenceKey(difference)));
  manifest.intendedDifferences = [...manifest.intendedDifferences, ...fresh];
  manifest.converted = { target: road.target, rules: countRules(manifest.converted?.rules ?? {}, changes) };
  const { left, sql } = await markLeft(
    { manifest, sql: current.sql },
    { model, rules, applied: new Set(wanted), road, intended: manifest.intendedDifferences },
  );
  return { bundle: { manifest, sql }, road, changes, intended: fresh, left };
}

/** Rules that convert-schema can apply when asked to. */
export function offeredRules(rules: Rule[] = RULES): string[] {
  return rules.filter(({ fix, convert }) => fix.kind === "offered" && convert).map(({ id }) => id);
}

function wantedFixes(rules: Rule[], offered: readonly string[], road: Road): Rule[] {
  const known = offeredRules(rules);
  const unknown = offered.filter((id) => !known.includes(id));
  if (unknown.length > 0)
    throw new UserError({
      code: "NOT_OFFERED",
      what: `offered names ${unknown.join(", ")}, which ${unknown.length === 1 ? "is" : "are"} not offered`,
      why: known.length > 0 ? `The rules that offer a fix are ${known.join(", ")}` : "No rule offers a fix",
      remedy: "Correct the input offered; automatic fixes are made without being named",
    });
  return rules.filter(
    ({ id, fix, convert, applies }) =>
      convert && (fix.kind === "auto" || (fix.kind === "offered" && offered.includes(id))) && !applies?.(road),
  );
}

function ruleNames(changes: Change[]): string {
  return [...new Set(changes.map(({ rule }) => rule))].join(", ");
}

/** The manifest with another list of objects; what follows from the list, too. */
function withObjects(manifest: BundleContent["manifest"], objects: ManifestObject[]): BundleContent["manifest"] {
  if (objects.length === manifest.objects.length) return { ...manifest, objects };
  const counts: Record<string, number> = {};
  for (const type of objects.map((object) => object.type).sort()) counts[type] = (counts[type] ?? 0) + 1;
  const schemaOf = ({ type, schema, name }: ManifestObject) => (type === "SCHEMA" ? name : schema);
  const had = new Set(manifest.objects.map(schemaOf));
  const has = new Set(objects.map(schemaOf));
  const schemas = manifest.schemas.filter((schema) => has.has(schema) || !had.has(schema));
  return { ...manifest, schemas, counts, objects };
}

function countRules(before: Record<string, number>, changes: Change[]): Record<string, number> {
  const counts = { ...before };
  for (const { rule } of changes) counts[rule] = (counts[rule] ?? 0) + 1;
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function unique(differences: IntendedDifference[]): IntendedDifference[] {
  return [...new Map(differences.map((difference) => [differenceKey(difference), difference])).values()];
}

function differenceKey({ object, attribute, rule, difference, until }: IntendedDifference): string {
  return JSON.stringify([objectKey(object), attribute, rule, difference, until]);
}
