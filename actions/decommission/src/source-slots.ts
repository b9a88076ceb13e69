import { counted, type Finding } from "@postgres-to-aurora/domain";
import { type Client, explainRefusal } from "@postgres-to-aurora/postgres";
import {
  dropPublication,
  dropSlot,
  readSlots,
  type SlotState,
  taskPublications,
  taskSlots,
} from "@postgres-to-aurora/replication";
import { SLOT_COST } from "./prices.js";
import { REMEDIES, type Scene } from "./scene.js";
import { FREE, type Thing } from "./things.js";

/** A deleted task's session on the source ends by itself; so long it may take, ms. */
const READER_GOES_WITHIN = 60_000;
const LOOK_EVERY = 1_000;

/** What DMS names its slots like: task, database, run. */
const LIKE_DMS = /_\d{8,}_[0-9a-f]{8}(_[0-9a-f]{4}){3}_[0-9a-f]{12}$/;

/** The slots and publications of a migration, and what is not touched although it looks like one. */
export interface SlotLook {
  things: Thing[];
  findings: Finding[];
  /** Whether a slot in this database belongs to another task of DMS. */
  others: boolean;
}

/**
 * Slots and publications that DMS made for the migration's tasks in this database.
 * @param neighbours other migrations of this source: a slot that may as well be one of theirs is not touched
 */
export async function lookAtSlots(scene: Scene, source: Client, neighbours: string[]): Promise<SlotLook> {
  const slotsOf = async (ids: Iterable<string>) => {
    const found = new Map<string, SlotState>();
    for (const taskResourceId of ids)
      for (const slot of await taskSlots(source, { taskResourceId })) found.set(slot.name, slot);
    return found;
  };
  const own = await slotsOf(scene.taskIds);
  const theirs = await slotsOf(neighbours);
  const publications = new Map<string, Thing>();
  for (const taskResourceId of scene.taskIds)
    for (const { name, tables, slot } of await taskPublications(source, { taskResourceId })) {
      // One without a slot may be another task's that is just being started.
      if (slot === undefined ? neighbours.length > 0 : theirs.has(slot)) continue;
      publications.set(name, {
        kind: "publication",
        name,
        place: "source",
        detail: counted(tables, "table"),
        cost: FREE,
        remove: async () =>
          void (await explainRefusal("source", `drop publication ${name}`, REMEDIES, () =>
            dropPublication(source, name),
          )),
      });
    }
  const slots = [...own.values()]
    .filter(({ name }) => !theirs.has(name))
    .map((slot): Thing => {
      const { name, active, retainedBytes } = slot;
      return {
        kind: "replication slot",
        name,
        place: "source",
        detail: `${active ? "in use" : "not in use"}, holds back ${(retainedBytes / 1e6).toFixed(1)} MB of WAL`,
        cost: SLOT_COST,
        remove: () => dropWhenFree(scene, source, name),
      };
    });
  const foreign = (await likeDms(source)).filter(({ name }) => !own.has(name) || theirs.has(name));
  const findings = foreign
    .filter(({ active, name }) => !active || theirs.has(name))
    .map((slot) => (own.has(slot.name) ? ambiguous(slot, neighbours) : notOurs(slot)));
  return { things: [...publications.values(), ...slots], findings, others: foreign.length > 0 };
}

async function likeDms(source: Client): Promise<SlotState[]> {
  const { rows } = await source.query("SELECT pg_catalog.current_database() AS name");
  const database = (rows[0] as { name: string }).name;
  return (await readSlots(source)).filter((slot) => slot.database === database && LIKE_DMS.test(slot.name));
}

async function dropWhenFree({ clock, signal }: Scene, source: Client, name: string): Promise<void> {
  for (const deadline = clock.now() + READER_GOES_WITHIN; ; await clock.sleep(LOOK_EVERY, signal)) {
    try {
      await explainRefusal("source", `drop replication slot ${name}`, REMEDIES, () => dropSlot(source, name));
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== "SLOT_ACTIVE" || clock.now() > deadline) throw error;
    }
  }
}

const dropIt = (name: string): string => `SELECT pg_drop_replication_slot('${name}')`;

function ambiguous({ name, active }: SlotState, neighbours: string[]): Finding {
  return {
    rule: "slot-of-two-migrations",
    severity: "warning",
    object: name,
    evidence: `This ${active ? "active" : "idle"} slot may belong to ${neighbours.join(" or ")}: DMS names slots by the first 16 characters of a task`,
    remedy: `It was not touched. If no task of theirs needs it, on the source: ${dropIt(name)}`,
  };
}

function notOurs({ name, retainedBytes }: SlotState): Finding {
  return {
    rule: "idle-slot",
    severity: "info",
    object: name,
    evidence: `An idle slot that looks like one of DMS, but not of this migration, holds back ${(retainedBytes / 1e6).toFixed(1)} MB of WAL`,
    remedy: `It was not touched. If its task is gone, on the source: ${dropIt(name)}`,
  };
}
