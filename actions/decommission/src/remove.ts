import { KnownError } from "@postgres-to-aurora/domain";
import type { Scene } from "./scene.js";
import { type Kind, ORDER, type Thing } from "./things.js";

/** How the removal of one thing ended. */
export interface Outcome {
  thing: Thing;
  removed: boolean;
  words: string;
  error?: KnownError;
  milliseconds: number;
}

/**
 * Removes things kind by kind. One that cannot be removed does not stop the others, only those that must come after
 * it. Things on AWS of one kind go at the same time: each takes minutes.
 * @param keepJournal why the journal must stay even when all else is gone
 * @throws the signal's reason when cancelled; what is no KnownError
 */
export async function removeAll(scene: Scene, things: Thing[], keepJournal: string | undefined): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const failed = new Set<Kind>();
  for (const [kind, needs] of Object.entries(ORDER) as [Kind, readonly Kind[]][]) {
    scene.signal.throwIfAborted();
    const group = things.filter((thing) => thing.kind === kind);
    const first = needs.find((other) => failed.has(other));
    const before = kind === "journal" && failed.size > 0 && keepJournal === undefined ? "something above" : first;
    const waiting = kind === "journal" && keepJournal ? keepJournal : before && `must wait for: ${before}`;
    const ended =
      waiting !== undefined
        ? group.map((thing) => ({ thing, removed: false, words: `not tried, ${waiting}`, milliseconds: 0 }))
        : group[0]?.place === "AWS"
          ? await Promise.all(group.map((thing) => removeOne(scene, thing)))
          : await oneByOne(scene, group);
    if (ended.some(({ removed }) => !removed)) failed.add(kind);
    outcomes.push(...ended);
  }
  return outcomes;
}

async function oneByOne(scene: Scene, things: Thing[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const thing of things) outcomes.push(await removeOne(scene, thing));
  return outcomes;
}

async function removeOne({ clock, log, signal }: Scene, thing: Thing): Promise<Outcome> {
  const { kind, name, place } = thing;
  const began = clock.now();
  try {
    await thing.remove();
    log.info(`Removed ${kind} ${name} (${place})`);
    return { thing, removed: true, words: "removed", milliseconds: clock.now() - began };
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof KnownError)) throw error;
    log.warning(`Not removed: ${kind} ${name} (${place}). ${error.message}`);
    return { thing, removed: false, words: `failed: ${error.message}`, error, milliseconds: clock.now() - began };
  }
}
