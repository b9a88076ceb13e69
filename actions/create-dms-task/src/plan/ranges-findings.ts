import { displayName, type Finding } from "@postgres-to-aurora/domain";
import type { Limits } from "./limits.js";
import type { BigTable } from "./load-ranges.js";

/** A warning for each table that is so large that one loader needs hours for it. */
export function rangesFindings(big: BigTable[], { oneLoaderBytes }: Limits): Finding[] {
  return big
    .filter(({ table, ranges }) => ranges === undefined && table.bytes >= oneLoaderBytes)
    .map(({ table, reason }) => ({
      rule: "table-for-one-loader",
      severity: "warning",
      object: displayName(table),
      evidence: `One loader carries all of its ${Math.round(table.bytes / 1024 ** 3)} GiB, since ${reason}; changes wait on the source meanwhile`,
      remedy:
        "Give it a primary key that begins with an integer, date or timestamp, or make sure that the source has room for the write-ahead log of some hours",
    }));
}
