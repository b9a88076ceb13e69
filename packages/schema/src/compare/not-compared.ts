import type { Manifest } from "../manifest.js";
import type { ObjectRef } from "../object-ref.js";
import type { Catalog, CatalogScope } from "./catalog.js";
import type { SchemaDifference } from "./compare-catalogs.js";

/** Something that was left out of a comparison. */
export interface NotCompared {
  subject: string;
  reason: string;
  /** Whether it should have been compared, so that equality is not proved. */
  undecided: boolean;
}

/** What a bundle cannot mean, because it does not carry such things, and what nobody reads. */
export interface LeftOut {
  subjects: NotCompared[];
  /** Whether a difference belongs to it. */
  covers(difference: SchemaDifference): boolean;
}

/** What lives in no schema and a dump of chosen schemas does not hold, by pg_dump's types. */
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

/** Whether to compare what lives in no schema, too: when all schemas are compared, or the bundle holds such objects. */
export function isDatabaseWide({ schemas }: CatalogScope, manifest: Manifest | undefined): boolean {
  return schemas.length === 0 || manifest?.objects.some(({ type }) => IN_NO_SCHEMA.includes(type)) === true;
}

/** What is left out of a comparison, and why. */
export function notCompared(
  manifest: Manifest | undefined,
  { databaseWide }: CatalogScope,
  { source, target }: { source: Catalog; target: Catalog },
): LeftOut {
  const there = (test: (object: ObjectRef) => boolean) =>
    [source, target].some(({ objects }) => objects.some(({ object }) => test(object)));
  const roles = manifest?.roles === true;
  const publications =
    manifest === undefined || manifest.objects.some(({ type }) => /^(PUBLICATION|SUBSCRIPTION)$/.test(type));
  const subjects = [
    !roles && {
      subject: "owners, grants and default privileges",
      reason: manifest
        ? "The bundle was exported without roles, so they are not carried"
        : "No bundle says whether they were carried",
    },
    !publications &&
      there(isReplication) && {
        subject: "publications and subscriptions",
        reason: "They belong to the server they stand on; the bundle carries none",
      },
    !databaseWide && {
      subject: "what lives in no schema: event triggers, casts, foreign servers",
      reason: "Only chosen schemas are compared, and the bundle holds none of these",
    },
    there(({ type }) => type === "foreign server" || type === "user mapping") && {
      subject: "options of user mappings, and values of the options of foreign servers",
      reason: "They may be passwords, so they are not read",
    },
    {
      subject: "values of sequences, security labels, tablespaces, settings of the database and of roles",
      reason: "They are not part of the schema as it is carried",
    },
  ];
  return {
    subjects: subjects.flatMap((one) => (one ? [{ ...one, undecided: false }] : [])),
    covers: ({ object, attribute }) =>
      (!roles && (attribute === "grants" || attribute === "owner" || object.type === "default privileges")) ||
      (!publications && isReplication(object)),
  };
}

function isReplication({ type }: ObjectRef): boolean {
  return type === "publication" || type === "subscription";
}
