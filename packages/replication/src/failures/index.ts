import type { FailureFacts, KnownFailure } from "./failure.js";

export type { FailureFacts, KnownFailure } from "./failure.js";

/** Every known failure, in the order of the troubleshooting page; remedies speak of "the source or target" in general. */
export const FAILURES: readonly KnownFailure[] = [];

/** The known failures that the facts point to, most specific first; none when nothing known fits. */
export function explainFailure(facts: FailureFacts): KnownFailure[] {
  void facts;
  return [];
}

/** A stop reason of DMS (`Stop Reason FATAL_ERROR Error Level FATAL`) in plain words; undefined for one nobody knows. */
export function explainStopReason(stopReason: string): string | undefined {
  void stopReason;
  return undefined;
}

/** Every SQLSTATE found in messages or log lines, with what it means; unknown ones are left out. */
export function explainSqlStates(messages: string[]): { code: string; meaning: string }[] {
  void messages;
  return [];
}
