export { type Bundle, type BundleContent, readBundle, writeBundle } from "./bundle.js";
export { type BundleOptions, bundleFromDump } from "./bundle-from-dump.js";
export { type Dump, type DumpEntry, parseDump } from "./dump.js";
export type { IntendedDifference } from "./intended-difference.js";
export type { Manifest, ManifestFile, ManifestObject } from "./manifest.js";
export { compareObjects, displayObject, type ObjectRef, type ObjectType, objectKey } from "./object-ref.js";
export { PHASES, type Phase, phaseFile } from "./phases.js";
export { lineOf, type SqlPiece, splitSql } from "./statements.js";
