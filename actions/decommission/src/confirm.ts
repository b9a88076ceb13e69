import type { MigrationState } from "@postgres-to-aurora/cutover";
import { UserError } from "@postgres-to-aurora/domain";

/** What stands against removing everything: why, what it would mean, and what to do instead. */
export interface Objection {
  why: string;
  consequence: string;
  remedy: string;
}

const ANEW =
  "the task and its place in the changes are gone, so the migration has to start anew with an empty target; the rows already there stay";

const OBJECTIONS: Record<Exclude<MigrationState, "finished">, Objection> = {
  "not begun": {
    why: "The journal on the target knows no cutover of it",
    consequence: ANEW,
    remedy: "Run cutover first; to give the migration up, set force: true",
  },
  "rolled back": {
    why: "Its cutover was rolled back: the source is the database",
    consequence: ANEW,
    remedy: "Run cutover again; to give the migration up, set force: true",
  },
  unfinished: {
    why: "A cutover began and did not record its end",
    consequence: ANEW,
    remedy: "Run cutover again: it finishes or undoes what was begun; to give the migration up, set force: true",
  },
  switched: {
    why: "Its cutover passed the commit point, but the steps after it are not all done",
    consequence:
      "the cutover cannot be finished any more: point the application at the target and close the source by hand",
    remedy: "Run cutover again: it finishes. Only if that cannot be done, set force: true",
  },
};

/** @param state undefined when the target cannot be reached, so that nobody can tell */
export function objectionTo(state: MigrationState | undefined): Objection | undefined {
  if (state === "finished") return undefined;
  if (state !== undefined) return OBJECTIONS[state];
  return {
    why: "The target cannot be reached, so nobody can tell whether the cutover is finished",
    consequence: ANEW,
    remedy: "Bring the target back; to give the migration up, set force: true",
  };
}

/** What the user is told who asked for the removal too early. */
export function refused(migration: string, { why, consequence, remedy }: Objection): UserError {
  return new UserError({
    code: "CUTOVER_NOT_DONE",
    what: `Nothing was removed: the cutover of ${migration} is not confirmed done`,
    why: `${why}. Removing everything now means: ${consequence}`,
    remedy,
  });
}
