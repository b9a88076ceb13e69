import type { Effort } from "@postgres-to-aurora/schema/assess";

/** What the effort and the grade are computed from; minutes are a person's. */
export const WEIGHTS = {
  /** Once for a rule: reading up, trying one, telling colleagues. */
  once: { trivial: 5, simple: 60, medium: 240, significant: 720 } satisfies Record<Effort, number>,
  /** For each of its findings that a person must change. */
  each: { trivial: 1, simple: 15, medium: 60, significant: 240 } satisfies Record<Effort, number>,
  /** A warning is looked at, not changed, whatever its rule's effort. */
  warning: "trivial" satisfies Effort as Effort,
  /** Once for a rule whose fix is automatic: reading what the fix did. */
  review: 5,
  /** Routines in these languages are written anew: minutes for every so many lines, on top. */
  rewriting: {
    languages: ["plperlu", "plpython2u", "plpython3u", "plpythonu", "pltclu", "plsh", "pljavau", "plr"] as string[],
    lines: 50,
    minutes: 30,
  },
  /** The estimate is given from `low` to `high` times the sum. */
  low: 0.7,
  high: 1.5,
  hoursPerDay: 8,
  /** Grade B up to so many days of the sum, C above. */
  gradeDays: 5,
} as const;
