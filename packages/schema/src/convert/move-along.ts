import type { Rule } from "../assess/rule.js";
import { PHASES, type Phase } from "../phases.js";
import type { Keys } from "./object-keys.js";

/** What becomes of one statement, besides its text. */
export interface Fate {
  keys: Keys;
  phase: Phase;
  /** Set when it is left out or moves because of what it is about; by the fix of which rule. */
  along?: { rule: Rule; why: string };
  leftOut?: Rule;
  moved?: Rule;
}

/**
 * Lets statements follow what they are about: a comment its index, an attachment both its indexes, a foreign key the
 * key it points to. Whatever is about something left out cannot stand either.
 */
export function moveAlong(fates: Fate[]): void {
  const makers = new Map<string, Fate[]>();
  for (const fate of fates) for (const key of fate.keys.makes) makers.set(key, [...(makers.get(key) ?? []), fate]);
  for (let again = true; again; ) {
    again = false;
    for (const fate of fates) if (!fate.leftOut && follow(fate, makers)) again = true;
  }
}

function follow(fate: Fate, makers: ReadonlyMap<string, Fate[]>): boolean {
  let changed = false;
  for (const key of fate.keys.about) {
    const made = makers.get(key);
    if (!made || made.includes(fate)) continue;
    const standing = made.filter(({ leftOut }) => !leftOut);
    const [first] = made as [Fate, ...Fate[]];
    if (standing.length === 0) {
      const rule = first.leftOut as Rule;
      fate.leftOut = rule;
      fate.along = { rule, why: "what it belongs to is left out" };
      return true;
    }
    const earliest = standing.reduce((a, b) => (order(b.phase) < order(a.phase) ? b : a));
    if (earliest.moved && order(earliest.phase) > order(fate.phase)) {
      fate.phase = earliest.phase;
      fate.moved = earliest.moved;
      fate.along = { rule: earliest.moved, why: "goes where what it belongs to goes" };
      changed = true;
    }
  }
  return changed;
}

function order(phase: Phase): number {
  return PHASES.indexOf(phase);
}
