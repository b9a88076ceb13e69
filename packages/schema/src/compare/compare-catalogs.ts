import { compareObjects, type ObjectRef, objectKey } from "../object-ref.js";
import type { Catalog, CatalogObject } from "./catalog.js";
import { comparableValues, type GrantRules, grantRules } from "./comparable-values.js";

/** One thing in which two databases differ. */
export interface SchemaDifference {
  object: ObjectRef;
  /** `missing`: on the source only; `extra`: on the target only; `different`: an attribute differs. */
  kind: "missing" | "extra" | "different";
  /** Which one differs; only of `different`. */
  attribute?: string;
  /** The attribute's value on either side; absent when it is the usual one. */
  source?: string;
  target?: string;
}

/** Objects that others are parts of. */
const WHOLES: readonly string[] = ["table", "foreign table", "view", "materialized view", "domain"];

/**
 * Sets two catalogs against each other, object by object and attribute by attribute. What follows from another
 * difference is left out: the columns of a missing table, the same change of a partition and of its parent.
 * @returns sorted by object, then attribute
 */
export function compareCatalogs(source: Catalog, target: Catalog): SchemaDifference[] {
  const found: Found[] = [];
  const rules = grantRules(source, target);
  for (const [left, right] of pairs(source.objects, target.objects)) {
    const { object, of } = (left ?? right) as CatalogObject;
    if (left && right)
      for (const difference of compareAttributes(left, right, rules)) found.push({ difference, of: of ?? [] });
    else if (left || !isPublic(object))
      found.push({ difference: { object, kind: left ? "missing" : "extra" }, of: of ?? [] });
  }
  return withoutConsequences(found);
}

/** Walks two sorted lists side by side. */
export function* pairs(
  source: CatalogObject[],
  target: CatalogObject[],
): Generator<[CatalogObject | undefined, CatalogObject | undefined]> {
  for (let s = 0, t = 0; s < source.length || t < target.length; ) {
    const left = source[s];
    const right = target[t];
    const order = left && right ? compareObjects(left.object, right.object) : left ? -1 : 1;
    yield [order <= 0 ? left : undefined, order >= 0 ? right : undefined];
    if (order <= 0) s++;
    if (order >= 0) t++;
  }
}

function compareAttributes(left: CatalogObject, right: CatalogObject, rules: GrantRules): SchemaDifference[] {
  const names = new Set([...Object.keys(left.attributes), ...Object.keys(right.attributes)]);
  const differences: SchemaDifference[] = [];
  for (const name of [...names].sort()) {
    const [source, target] = comparableValues(name, left, right, rules);
    if (source === target) continue;
    differences.push({
      object: left.object,
      kind: "different",
      attribute: name,
      ...(source === undefined ? {} : { source }),
      ...(target === undefined ? {} : { target }),
    });
  }
  return differences;
}

/** Every new database has this schema; what stands in it is compared by itself. */
function isPublic({ type, name }: ObjectRef): boolean {
  return type === "schema" && name === "public";
}

interface Found {
  difference: SchemaDifference;
  /** What the object comes and goes with. */
  of: ObjectRef[];
}

function withoutConsequences(found: Found[]): SchemaDifference[] {
  const known = new Set(found.map(({ difference }) => signature(difference, difference.object)));
  const wholes = new Set(
    found
      .filter(({ difference: { object } }) => WHOLES.includes(object.type))
      .map(({ difference }) => whole(difference)),
  );
  return found
    .filter(({ difference, of }) => {
      const { object, kind, attribute } = difference;
      // A partition has settings of its own, unlike its columns.
      const own = WHOLES.includes(object.type) && kind === "different" && attribute !== "column order";
      if (!own && of.some((one) => known.has(signature(difference, one)))) return false;
      return kind === "different" || object.part === undefined || !wholes.has(whole(difference));
    })
    .map(({ difference }) => difference);
}

/** Equal for the same change of another object. */
function signature({ kind, attribute, source, target }: SchemaDifference, object: ObjectRef): string {
  return JSON.stringify([objectKey(object), kind, attribute, source, target]);
}

function whole({ kind, object }: SchemaDifference): string {
  return JSON.stringify([kind, object.schema, object.name]);
}
