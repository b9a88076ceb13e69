import { type Client, inTransaction } from "@postgres-to-aurora/postgres";
import type { Manifest } from "../manifest.js";
import { displayObject, type ObjectType } from "../object-ref.js";
import type { Phase } from "../phases.js";
import { type Catalog, type CatalogScope, readCatalog } from "./catalog.js";
import { compareCatalogs, pairs, type SchemaDifference } from "./compare-catalogs.js";
import { type Expectation, expectedDifferences } from "./expected.js";
import { settleTexts } from "./settle.js";

export interface CompareOptions {
  /** Sessions with an empty search_path, outside a transaction. */
  source: Client;
  target: Client;
  scope: CatalogScope;
  /** Of the bundle that made the target; without it every difference counts. */
  manifest?: Manifest;
  /** Phases of the bundle that are applied to the target. Default: none. */
  appliedPhases?: readonly Phase[];
}

/** How two databases' schemas compare. */
export interface SchemaComparison {
  /** Those that nothing explains. */
  differences: SchemaDifference[];
  /** Those that the bundle intends, or that end with a phase not applied yet. */
  intended: (SchemaDifference & Expectation)[];
  /** Objects on either side, per type, sorted. */
  objects: { type: ObjectType; source: number; target: number }[];
  /** What was left out. `undecided`: it should have been compared, so equality is not proved. */
  notCompared: { subject: string; reason: string; undecided: boolean }[];
  /** Remarks that are no differences. */
  notes: string[];
}

/**
 * Compares the schemas of two databases: every object that a user made, with all its attributes. Both are read, each at
 * one moment; on the target, definitions may be printed anew inside a transaction that is rolled back.
 * @throws what the sessions throw
 */
export async function compareSchemas(options: CompareOptions): Promise<SchemaComparison> {
  const { manifest, appliedPhases = [] } = options;
  const [source, target] = await Promise.all([
    readAtOneMoment(options.source, options.scope),
    readAtOneMoment(options.target, options.scope),
  ]);
  const notCompared: SchemaComparison["notCompared"] = [];
  const catalogs = { source, target };
  const leaveOut = leftOut(manifest, notCompared, catalogs);
  const differing = compareCatalogs(source, target).filter((difference) => !leaveOut(difference));
  const { differences, undecided } = await settleTexts(options.target, differing, catalogs);
  for (const { difference, reason } of undecided)
    notCompared.push({
      subject: `${displayObject(difference.object)}, ${difference.attribute}`,
      reason,
      undecided: true,
    });

  const explain = manifest ? expectedDifferences(manifest, appliedPhases) : () => undefined;
  const comparison: SchemaComparison = {
    differences: [],
    intended: [],
    objects: countObjects(source, target),
    notCompared,
    notes: versionNotes(source, target),
  };
  for (const difference of differences) {
    const expectation = explain(difference);
    if (expectation) comparison.intended.push({ ...difference, ...expectation });
    else comparison.differences.push(difference);
  }
  return comparison;
}

function readAtOneMoment(client: Client, scope: CatalogScope): Promise<Catalog> {
  return inTransaction(client, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", () => readCatalog(client, scope));
}

/** Which differences the bundle cannot mean, because it does not carry such things; says so once. */
function leftOut(
  manifest: Manifest | undefined,
  notCompared: SchemaComparison["notCompared"],
  { source, target }: { source: Catalog; target: Catalog },
): (difference: SchemaDifference) => boolean {
  const roles = manifest?.roles === true;
  if (!roles)
    notCompared.push({
      subject: "owners, grants and default privileges",
      reason: manifest
        ? "The bundle was exported without roles, so they are not carried"
        : "No bundle says whether they were carried",
      undecided: false,
    });
  const publishing = (type: ObjectType) => type === "publication" || type === "subscription";
  const kept =
    manifest === undefined || manifest.objects.some(({ type }) => type === "PUBLICATION" || type === "SUBSCRIPTION");
  const there = [...source.objects, ...target.objects].some(({ object }) => publishing(object.type));
  if (!kept && there)
    notCompared.push({
      subject: "publications and subscriptions",
      reason: "They belong to the server they stand on; the bundle carries none",
      undecided: false,
    });
  return ({ object, attribute }) =>
    (!roles && (attribute === "grants" || attribute === "owner" || object.type === "default privileges")) ||
    (!kept && publishing(object.type));
}

function countObjects(source: Catalog, target: Catalog): SchemaComparison["objects"] {
  const counts = new Map<ObjectType, { type: ObjectType; source: number; target: number }>();
  for (const [left, right] of pairs(source.objects, target.objects)) {
    const { type } = (left ?? right)!.object;
    const count = counts.get(type) ?? { type, source: 0, target: 0 };
    if (left) count.source++;
    if (right) count.target++;
    counts.set(type, count);
  }
  return [...counts.values()].sort((a, b) => (a.type < b.type ? -1 : 1));
}

function versionNotes(source: Catalog, target: Catalog): string[] {
  const versions = new Map(
    target.objects
      .filter(({ object }) => object.type === "extension")
      .map(({ object, attributes }) => [object.name, attributes["version"]]),
  );
  return source.objects.flatMap(({ object, attributes }) => {
    const other = object.type === "extension" ? versions.get(object.name) : undefined;
    return other === undefined || other === attributes["version"]
      ? []
      : [`Extension ${object.name} has version ${attributes["version"]} on the source and ${other} on the target.`];
  });
}
