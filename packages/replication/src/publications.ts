import { type Client, quoteIdentifier } from "@postgres-to-aurora/postgres";
import { readSlots, type TaskSlotOwner, taskSlots } from "./slots.js";

/** A publication on the source that a task reads its changes through. */
export interface TaskPublication {
  name: string;
  /** How many tables it names. */
  tables: number;
  /** The task's slot it belongs to; undefined when its slot is gone, so that nothing reads it any more. */
  slot?: string;
}

/** Tasks that read through pgoutput name their publications by the UUID that ends their slot's name. */
const NAME = /^dms_([0-9a-f]{8}(?:_[0-9a-f]{4}){3}_[0-9a-f]{12})_(?:changes|inserts)$/;

/**
 * The publications made for one task in the database of this session, by name, and those whose slot is gone, whoever
 * had them: they keep no WAL, but nobody needs them. With test_decoding and pglogical there are none.
 * A task that is being started makes them a moment before its slot.
 */
export async function taskPublications(source: Client, owner: TaskSlotOwner): Promise<TaskPublication[]> {
  const { rows } = await source.query(
    `SELECT p.pubname::text AS name,
            (SELECT pg_catalog.count(*)::int FROM pg_catalog.pg_publication_rel r WHERE r.prpubid = p.oid) AS tables
       FROM pg_catalog.pg_publication p WHERE p.pubname LIKE 'dms\\_%' ORDER BY p.pubname COLLATE "C"`,
  );
  const own = (await taskSlots(source, owner)).map((slot) => slot.name);
  const all = (await readSlots(source)).map((slot) => slot.name);
  return (rows as { name: string; tables: number }[]).flatMap(({ name, tables }) => {
    const id = NAME.exec(name)?.[1];
    if (id === undefined) return [];
    const slot = own.find((candidate) => candidate.endsWith(`_${id}`));
    if (slot !== undefined) return [{ name, tables, slot }];
    return all.some((candidate) => candidate.endsWith(`_${id}`)) ? [] : [{ name, tables }];
  });
}

/** Drops a publication. Gives `absent` when there is none of that name. Throws the server's error without the right. */
export async function dropPublication(source: Client, name: string): Promise<"dropped" | "absent"> {
  try {
    await source.query(`DROP PUBLICATION ${quoteIdentifier(name)}`);
    return "dropped";
  } catch (error) {
    if ((error as { code?: string }).code === "42704") return "absent";
    throw error;
  }
}
