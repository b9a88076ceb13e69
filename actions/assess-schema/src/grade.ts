import type { AssessmentResult, ResultObject } from "./result.js";
import { WEIGHTS } from "./weights.js";

const LETTERS = {
  A: "nothing to change by hand",
  B: `work by hand, up to ${WEIGHTS.gradeDays} days`,
  C: `work by hand, more than ${WEIGHTS.gradeDays} days`,
};

const DIGITS: Record<number, string> = {
  1: "no routines, no triggers",
  2: "triggers, no routines to change",
  3: "routines, none of them to change",
  4: "views, triggers or rules to change",
  5: "routines to change",
};

const LOGIC: readonly string[] = ["view", "materialized view", "trigger", "rule"];

/**
 * A letter and a digit, after ora2pg: how much is left to people, and how much logic the database holds.
 * @param minutes of the effort, before its range
 */
export function gradeOf(objects: ResultObject[], minutes: number): Pick<AssessmentResult, "grade" | "gradeMeaning"> {
  const changed = (types: readonly string[]) =>
    objects.some(({ object, fate }) => types.includes(object.type) && (fate === "by hand" || fate === "cannot"));
  const has = (type: string) => objects.some(({ object }) => object.type === type);
  const byHand = objects.some(({ fate }) => fate === "by hand" || fate === "cannot");
  const days = minutes / 60 / WEIGHTS.hoursPerDay;
  const letter = !byHand ? "A" : days <= WEIGHTS.gradeDays ? "B" : "C";
  const digit = changed(["routine"]) ? 5 : changed(LOGIC) ? 4 : has("routine") ? 3 : has("trigger") ? 2 : 1;
  return { grade: `${letter}-${digit}`, gradeMeaning: `${LETTERS[letter]}; ${DIGITS[digit]}` };
}
