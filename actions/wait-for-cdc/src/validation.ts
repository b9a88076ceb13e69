import { displayName, type Finding, listed } from "@postgres-to-aurora/domain";
import type { SeenTable } from "./observation.js";

/**
 * What the validation of DMS itself says against tables; undefined when it says nothing. It is told and holds nothing
 * up: it has false alarms, and where it is not enabled or finds no key it proves nothing either.
 */
export function validationFinding(tables: SeenTable[]): Finding | undefined {
  const bad = tables.filter(({ validation }) => /^(mismatched records|table error|error)$/i.test(validation));
  if (bad.length === 0) return undefined;
  return {
    rule: "dms-validation-differs",
    severity: "warning",
    object: listed(bad.map(displayName)),
    evidence: `The validation of DMS reports differing rows or an error (${bad.length} tables)`,
    remedy:
      "Run validate-data, which compares every row itself; awsdms_validation_failures_v1 or _v2 in the control schema on the target names the rows DMS means",
  };
}
