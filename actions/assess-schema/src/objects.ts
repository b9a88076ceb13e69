import { compareObjects, displayObject, type ObjectRef, objectKey } from "@postgres-to-aurora/schema";
import { type InventoryObject, SEVERITIES } from "@postgres-to-aurora/schema/assess";
import { FATES, type Fate, type ResultFinding, type ResultObject, type TypeCount } from "./result.js";

/**
 * Every object with what its findings make of it. A finding on a column counts for its table, one on a part that is
 * no object of the inventory for what the part belongs to; what no inventory lists (a role, the database itself)
 * comes in through findings above info.
 */
export function objectsOf(inventory: InventoryObject[], findings: ResultFinding[]): ResultObject[] {
  const items = new Map<string, { known: InventoryObject; findings: ResultFinding[] }>();
  const byName = new Map<string, string>();
  for (const known of inventory) {
    const key = objectKey(known.object);
    items.set(key, { known, findings: [] });
    if (known.object.part === undefined && known.object.type !== "index" && known.object.type !== "routine")
      byName.set(nameKey(known.object), key);
  }
  for (const finding of findings) {
    const key = keyOf(finding.object, items, byName);
    const item = items.get(key);
    if (item) item.findings.push(finding);
    else if (finding.severity !== "info") items.set(key, { known: { object: finding.object }, findings: [finding] });
  }
  return [...items.values()]
    .map(({ known, findings: own }) => toObject(known, own))
    .sort((a, b) => compareObjects(a.object, b.object));
}

function nameKey({ schema, name }: ObjectRef): string {
  return JSON.stringify([schema, name]);
}

function keyOf(object: ObjectRef, items: ReadonlyMap<string, unknown>, byName: ReadonlyMap<string, string>): string {
  const key = objectKey(object);
  if (object.part === undefined || items.has(key)) return key;
  return byName.get(nameKey(object)) ?? key;
}

function toObject({ object, rows, bytes }: InventoryObject, findings: ResultFinding[]): ResultObject {
  const worst = SEVERITIES.find((severity) => findings.some((finding) => finding.severity === severity));
  return {
    object,
    display: displayObject(object),
    fate: fateOf(findings),
    ...(rows === undefined ? {} : { rows }),
    ...(bytes === undefined ? {} : { bytes }),
    rules: [...new Set(findings.map(({ ruleId }) => ruleId))].sort(),
    ...(worst === undefined ? {} : { worst }),
    findings: findings.length,
  };
}

/** What becomes of an object; warnings and accepted findings leave it as it is. */
export function fateOf(findings: Pick<ResultFinding, "severity" | "state">[]): Fate {
  const has = (severity: string, state: string) =>
    findings.some((finding) => finding.severity === severity && finding.state === state);
  if (has("blocker", "open")) return "cannot";
  if (has("needs-change", "open")) return "by hand";
  return has("needs-change", "automatic") ? "automatic fix" : "as they are";
}

/** Objects by type, sorted by type. */
export function countByType(objects: ResultObject[]): TypeCount[] {
  const counts = new Map<string, TypeCount>();
  for (const { object, fate } of objects) {
    const count = counts.get(object.type) ?? { type: object.type, total: 0, fates: noFates() };
    counts.set(object.type, count);
    count.total++;
    count.fates[fate]++;
  }
  return [...counts.values()].sort((a, b) => (a.type < b.type ? -1 : 1));
}

function noFates(): Record<Fate, number> {
  return Object.fromEntries(FATES.map((fate) => [fate, 0])) as Record<Fate, number>;
}

/** Share of the objects that cross over as they are or by an automatic fix, in whole percent, rounded down. */
export function scoreOf(objects: ResultObject[]): number {
  if (objects.length === 0) return 100;
  const over = objects.filter(({ fate }) => fate === "as they are" || fate === "automatic fix").length;
  return Math.floor((100 * over) / objects.length);
}
