export { type AssessOptions, assessCatalog, assessDump, defaultTarget, SEVERITIES } from "./assess.js";
export type { AssessedFinding, Assessment, InventoryObject, RuleRun } from "./assessment.js";
export type { DumpModel, DumpStatement } from "./dump-model.js";
export { modelOfBundle, modelOfDump } from "./read-dump.js";
export type {
  Category,
  Confidence,
  DmsEffect,
  Effort,
  Fix,
  FixSql,
  Hit,
  Road,
  Rule,
  Setting,
} from "./rule.js";
export { ruleSetVersion } from "./rule-set-version.js";
export { LIST_DATE as EXTENSION_LIST } from "./rules/aurora-extensions.js";
export { RULES } from "./rules/index.js";
export { type RuleResults, runOnCatalog, runOnDump } from "./run-rules.js";
export type { RuleHit } from "./search-code.js";
