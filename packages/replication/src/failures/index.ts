import { CONNECTION } from "./connection.js";
import type { Failure, FailureFacts, KnownFailure } from "./failure.js";
import { LOADING } from "./loading.js";
import { LOBS } from "./lobs.js";
import { REQUESTS } from "./requests.js";
import { RUNNING } from "./running.js";
import { SOURCE_WAL } from "./source-wal.js";

export { type Detection, FIELD_FAILURES, type FieldFailure } from "./detection.js";
export type { Failure, FailureFacts, KnownFailure } from "./failure.js";
export { withoutRowValues } from "./row-values.js";
export { explainStopReason } from "./stop-reasons.js";

/** Every known failure; among equals the earlier one is told first. */
export const FAILURES: readonly Failure[] = [
  ...CONNECTION,
  ...SOURCE_WAL,
  ...LOBS,
  ...LOADING,
  ...RUNNING,
  ...REQUESTS,
];

/** The known failures that the facts point to, most specific first; none when nothing known fits. */
export function explainFailure(facts: FailureFacts): KnownFailure[] {
  const fitting = FAILURES.map((failure) => ({ failure, fit: failure.match(facts) })).filter(({ fit }) => fit > 0);
  const exact = fitting.filter(({ fit }) => fit > 1).sort((a, b) => b.fit - a.fit);
  return (exact.length > 0 ? exact : fitting).map(({ failure: { id, number, symptom, cause, remedy } }) => ({
    id,
    ...(number === undefined ? {} : { number }),
    symptom,
    cause,
    remedy: remedy(facts),
  }));
}
