import { UserError } from "@postgres-to-aurora/domain";
import type { IntendedDifference } from "./intended-difference.js";
import { PHASES, type Phase, phaseFile } from "./phases.js";

/** One object of the bundle, as pg_dump names it. */
export interface ManifestObject {
  /** `TABLE`, `INDEX`, `FK CONSTRAINT`, `COMMENT` ... */
  type: string;
  /** Empty for what lives in no schema. */
  schema: string;
  name: string;
  phase: Phase;
  /** Of its definition, as pg_dump writes it: sixteen hexadecimal digits. */
  hash: string;
}

export interface ManifestFile {
  sha256: string;
  statements: number;
}

/** `manifest.json` of a schema bundle. Holds no time, so two exports of one database are equal byte for byte. */
export interface Manifest {
  formatVersion: 1;
  migration: string;
  /** Version of the exported server, for example `15.18`. */
  serverVersion: string;
  /** Version of the pg_dump that read it. */
  pgDumpVersion: string;
  /** Schemas that hold or are objects of the bundle, sorted. */
  schemas: string[];
  /** Whether only chosen schemas are carried. */
  partial?: boolean;
  /** Whether roles, owners, grants and default privileges are carried. */
  roles?: boolean;
  /** Objects per type. */
  counts: Record<string, number>;
  /** Set by convert-schema: the major version converted for, and by rule the changes made so far. */
  converted?: { target: number; rules: Record<string, number> };
  /** What differs from the source on purpose. */
  intendedDifferences: IntendedDifference[];
  /** By phase: checksum and number of statements of `<phase>.sql`. */
  files: Record<Phase, ManifestFile>;
  /** In load order within each phase. */
  objects: ManifestObject[];
}

/** The manifest as it is written: readable, one object per line, so that a diff shows what came and went. */
export function formatManifest({ objects, ...head }: Manifest): string {
  const lines = objects.map((object) => `    ${JSON.stringify(object)}`);
  const list = lines.length === 0 ? "[]" : `[\n${lines.join(",\n")}\n  ]`;
  return `${JSON.stringify(head, null, 2).replace(/\n}$/, "")},\n  "objects": ${list}\n}\n`;
}

/**
 * Reads a manifest's text.
 * @param path where it came from, for messages
 * @throws UserError when it is not a manifest this version understands
 */
export function parseManifest(text: string, path: string): Manifest {
  let manifest: Partial<Manifest> | null;
  try {
    manifest = JSON.parse(text);
  } catch (error) {
    throw notAManifest(path, `It is not JSON: ${(error as Error).message}`);
  }
  if (manifest === null || typeof manifest !== "object") throw notAManifest(path, "It holds no JSON object");
  if (manifest.formatVersion !== 1)
    throw notAManifest(path, `Its formatVersion is ${JSON.stringify(manifest.formatVersion)}, this version reads 1`);
  for (const phase of PHASES)
    if (typeof manifest.files?.[phase]?.sha256 !== "string")
      throw notAManifest(path, `It has no sha256 of ${phaseFile(phase)}`);
  if (!Array.isArray(manifest.objects) || !Array.isArray(manifest.schemas))
    throw notAManifest(path, "It lists no objects");
  return manifest as Manifest;
}

function notAManifest(path: string, why: string): UserError {
  return new UserError({
    code: "BAD_MANIFEST",
    what: `${path} is not the manifest of a schema bundle`,
    why,
    remedy: "Make the bundle anew with export-schema, and pass on the whole folder",
  });
}
