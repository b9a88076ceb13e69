import type { ErrorFacts, TableName } from "@postgres-to-aurora/domain";
import { tableFailure, taskFailure } from "./failure.js";
import { isLoaded, type Observation } from "./observation.js";

/** When a look counts as a good sample. */
export interface Want {
  thresholdMs: number;
}

/**
 * What one look means: the migration failed, the look is a good sample, or it is too early.
 * `reason` says in a few words what is still missing.
 */
export type Decision =
  | {
      kind: "failed";
      facts: ErrorFacts;
      /** The tables whose reload would mend it; undefined when no reload can. */
      reloadable?: TableName[];
    }
  | { kind: "good" }
  | { kind: "wait"; reason: string };

/** A latency measured longer ago is unknown, which is never zero. */
const FRESH_MS = 5 * 60_000;

/**
 * Judges one look. Pure: the same look always means the same. States nobody knows are waited for. Several looks may
 * see the same datapoint, since CloudWatch has one a minute; each is a sample of its own by its own marker row.
 */
export function decide(seen: Observation, want: Want): Decision {
  const standing = taskFailure(seen);
  if (standing !== undefined) return { kind: "failed", facts: standing };
  const failure = tableFailure(seen);
  if (failure !== undefined) return { kind: "failed", ...failure };
  const open = seen.tables.filter((table) => !isLoaded(table));
  if (open.length > 0) return wait(`${open.length} of ${seen.tables.length} tables are not loaded yet`);
  if (seen.task.status !== "running") return wait(`the task is ${seen.task.status}`);
  for (const side of ["source", "target"] as const) {
    const latency = seen.latency?.[side];
    if (latency === undefined) return wait(`the CDC latency of the ${side} was not measured lately`);
    if (latency.ageMs > FRESH_MS)
      return wait(`the newest CDC latency of the ${side} is ${Math.round(latency.ageMs / 60_000)} minutes old`);
    if (latency.seconds * 1000 > want.thresholdMs)
      return wait(`the CDC latency of the ${side} is ${latency.seconds} s`);
  }
  if (seen.marker?.arrived !== true) return wait("the marker did not arrive on the target");
  return { kind: "good" };
}

function wait(reason: string): Decision {
  return { kind: "wait", reason };
}
