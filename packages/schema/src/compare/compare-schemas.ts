import { EnvironmentError } from "@postgres-to-aurora/domain";
import { type Client, inTransaction, isServerError } from "@postgres-to-aurora/postgres";
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

/** Something that was left out. */
export interface NotCompared {
  subject: string;
  reason: string;
  /** Whether it should have been compared, so that equality is not proved. */
  undecided: boolean;
}

/** How two databases' schemas compare. */
export interface SchemaComparison {
  /** Those that nothing explains. */
  differences: SchemaDifference[];
  /** Those that the bundle intends, or that end with a phase not applied yet. */
  intended: (SchemaDifference & Expectation)[];
  /** Objects on either side, per type, sorted. */
  objects: { type: ObjectType; source: number; target: number }[];
  notCompared: NotCompared[];
  /** Remarks that are no differences. */
  notes: string[];
}

/**
 * Compares the schemas of two databases: every object that a user made, with all its attributes. Both are read, each at
 * one moment; on the target, definitions may be printed anew inside a transaction that is rolled back.
 * @throws EnvironmentError when a side cannot be read
 */
export async function compareSchemas(options: CompareOptions): Promise<SchemaComparison> {
  const { manifest, appliedPhases = [] } = options;
  const scope = { databaseWide: isDatabaseWide(options), ...options.scope };
  const [source, target] = await Promise.all([
    readAtOneMoment(options.source, "source", scope),
    readAtOneMoment(options.target, "target", scope),
  ]);
  const notCompared: NotCompared[] = [];
  const catalogs = { source, target };
  const leaveOut = leftOut(manifest, notCompared, catalogs);
  notCompared.push(...neverCompared(scope, catalogs));
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

/** A definition that changes while it is read may be gone half-way. */
async function readAtOneMoment(client: Client, side: "source" | "target", scope: CatalogScope): Promise<Catalog> {
  try {
    return await inTransaction(client, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", async () => {
      // Printing a definition waits for whoever changes it.
      await client.query("SET LOCAL lock_timeout = '30s'");
      return readCatalog(client, scope);
    });
  } catch (error) {
    if (!isServerError(error)) throw error;
    throw new EnvironmentError({
      code: "SCHEMA_NOT_READ",
      what: `The definitions of the ${side} could not be read`,
      why: `${error.message} (SQLSTATE ${error.code})`,
      remedy: "Hold back schema changes during the migration, and run again",
      cause: error,
    });
  }
}

/** Which differences the bundle cannot mean, because it does not carry such things; says so once. */
function leftOut(
  manifest: Manifest | undefined,
  notCompared: NotCompared[],
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

/** What lives in no schema and a dump of chosen schemas does not hold. */
const IN_NO_SCHEMA: readonly string[] = [
  "ACCESS METHOD",
  "CAST",
  "EVENT TRIGGER",
  "FOREIGN DATA WRAPPER",
  "PROCEDURAL LANGUAGE",
  "SERVER",
  "TRANSFORM",
  "USER MAPPING",
];

function isDatabaseWide({ scope, manifest }: CompareOptions): boolean {
  return scope.schemas.length === 0 || manifest?.objects.some(({ type }) => IN_NO_SCHEMA.includes(type)) === true;
}

function neverCompared(scope: CatalogScope, { source, target }: { source: Catalog; target: Catalog }): NotCompared[] {
  const left: NotCompared[] = [];
  if (!scope.databaseWide)
    left.push({
      subject: "what lives in no schema: event triggers, casts, foreign servers",
      reason: "Only chosen schemas are compared, and the bundle holds none of these",
      undecided: false,
    });
  if ([...source.objects, ...target.objects].some(({ object }) => /^(foreign server|user mapping)$/.test(object.type)))
    left.push({
      subject: "values of the options of foreign servers and user mappings",
      reason: "They may be passwords, so they are not read",
      undecided: false,
    });
  left.push({
    subject: "values of sequences, security labels, tablespaces, settings of the database and of roles",
    reason: "They are not part of the schema as it is carried",
    undecided: false,
  });
  return left;
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
