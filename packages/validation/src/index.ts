/**
 * The row comparison engine: do two PostgreSQL databases hold the same rows?
 *
 *     const comparison = await compareDatabases(source, target, { live: { task: "fluxo-caixa" } });
 *     comparison.verdict   // only "pass" proves that every row of every table is equal
 *
 * - While writes go on: compareDatabases with `live`. It names tables, counts of missing, extra and changed rows,
 *   and columns; keys only with `showKeys`.
 * - With writes stopped (cutover): `openSessions` before the freeze, then `proveEqual(source, target, { sessions })`
 *   inside it. It costs one scan of each table per side and names differing tables. Close the sessions afterwards.
 */
export { compareDatabases, proveEqual } from "./compare.js";
export type {
  CompareOptions,
  Comparison,
  Difference,
  LiveOptions,
  Progress,
  TableResult,
  TableVerdict,
} from "./comparison.js";
export type { HashMode } from "./row-hash.js";
export { openSessions, type Sessions } from "./sessions.js";
