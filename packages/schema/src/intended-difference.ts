import type { ObjectRef } from "./object-ref.js";
import type { Phase } from "./phases.js";

/** Something the bundle does otherwise than the source, on purpose. */
export interface IntendedDifference {
  object: ObjectRef;
  /** Which attribute differs, as the comparison of schemas names it; absent when the object as a whole does. */
  attribute?: string;
  /** What differs and why, in one sentence for people. */
  difference: string;
  /** The rule it follows from, when there is one. */
  rule?: string;
  /** The phase whose application ends the difference; absent when it stays. */
  until?: Phase;
}
