export { withoutSecrets } from "../assess/redact.js";
export type { Change } from "./change.js";
export { type Conversion, type ConvertOptions, convertBundle, offeredRules } from "./convert-bundle.js";
export type { StatementEdit } from "./edit.js";
export type { Left } from "./left.js";
export { changeStatement, type StatementChange } from "./statement-change.js";
export { unifiedDiff } from "./unified-diff.js";
