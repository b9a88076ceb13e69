import { EnvironmentError } from "@postgres-to-aurora/domain";
import { type Client, inTransaction, isServerError } from "@postgres-to-aurora/postgres";
import type { Manifest } from "../manifest.js";
import { displayObject, type ObjectType } from "../object-ref.js";
import type { Phase } from "../phases.js";
import { type Catalog, type CatalogScope, readCatalog } from "./catalog.js";
import { compareCatalogs, pairs, type SchemaDifference } from "./compare-catalogs.js";
import { type Expectation, expectedDifferences } from "./expected.js";
import { isDatabaseWide, type NotCompared, notCompared } from "./not-compared.js";
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
  const scope = { databaseWide: isDatabaseWide(options.scope, manifest), ...options.scope };
  const [source, target] = await Promise.all([
    readAtOneMoment(options.source, "source", scope),
    readAtOneMoment(options.target, "target", scope),
  ]);
  const catalogs = { source, target };
  const left = notCompared(manifest, scope, catalogs);
  const explain = manifest ? expectedDifferences(manifest, appliedPhases) : () => undefined;
  const intended: SchemaComparison["intended"] = [];
  const open: SchemaDifference[] = [];
  for (const difference of compareCatalogs(source, target)) {
    if (left.covers(difference)) continue;
    const expectation = explain(difference);
    if (expectation) intended.push({ ...difference, ...expectation });
    else open.push(difference);
  }
  const { differences, undecided } = await settleTexts(options.target, open, catalogs);
  const texts = undecided.map(({ difference: { object, attribute }, reason }) => ({
    subject: `${displayObject(object)}, ${attribute}`,
    reason,
    undecided: true,
  }));
  return {
    differences,
    intended,
    objects: countObjects(source, target),
    notCompared: [...texts, ...left.subjects],
    notes: versionNotes(source, target),
  };
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
