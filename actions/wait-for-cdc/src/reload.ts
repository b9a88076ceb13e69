import { reloadTables } from "@postgres-to-aurora/aws/dms";
import { displayName, listed, type TableName, UserError } from "@postgres-to-aurora/domain";
import { type Client, explainRefusal, inTransaction, quoteName, withClient } from "@postgres-to-aurora/postgres";
import { forgetNotes } from "./control-tables.js";
import { type Place, SESSION } from "./place.js";
import { forgetReloads, type Reload, readyReloads, rememberAsked, rememberEmptied } from "./reload-memory.js";

const KEY = "pg_catalog.hashtextextended('wait-for-cdc reload:' || pg_catalog.current_database(), 0)";
const LOCK_TIMEOUT = "30s";
const REMEDIES = {
  "42501": "Grant TRUNCATE on these tables to the user of target-url, and CREATE on schema migration_ctl",
  "55P03": "Something holds a lock on these tables on the target: see pg_stat_activity there, end it, then run again",
};

/** What came of asking for a reload; `again` holds the tables that failed although they were reloaded. */
export type Reloaded =
  | { kind: "asked"; tables: TableName[] }
  | { kind: "under way" }
  | { kind: "again"; tables: TableName[] };

/**
 * Empties the tables on the target, all in one statement, and has DMS load them anew; each once only until the wait
 * has seen them well. One run at a time does this: another one waits. Safe to repeat wherever it was killed.
 * @param grace milliseconds in which DMS may still show the state from before a reload
 * @throws UserError when the migration was switched, or a foreign key from a table outside refers to one of them
 */
export async function reload(place: Place, tables: TableName[], grace: number): Promise<Reloaded> {
  return withClient(place.target, { role: "target", ...SESSION }, (target) =>
    explainRefusal("target", "empty the tables for their reload", REMEDIES, async () => {
      const { rows } = await target.query(`SELECT pg_catalog.pg_try_advisory_lock(${KEY}) AS ours`);
      if (rows[0].ours !== true) return { kind: "under way" };
      await refuseAfterSwitch(target);
      const past = await readyReloads(target, place.control.taskName);
      const asked = tables.filter((table) => past.get(displayName(table))?.asked === true);
      const again = asked.filter((table) => (past.get(displayName(table)) as Reload).ageMs > grace);
      if (again.length > 0) return { kind: "again", tables: again };
      const open = tables.filter((table) => !asked.includes(table));
      if (open.length === 0) return { kind: "under way" };
      await refuseReferenced(target, open);
      await empty(target, place, open);
      await reloadTables(place.dms, place.taskArn, open);
      await rememberAsked(target, place.control.taskName, open);
      return { kind: "asked", tables: open };
    }),
  );
}

/** All is well: a table that fails later on has another cause and may be reloaded once more. */
export async function forgetAllReloads(place: Place): Promise<void> {
  await withClient(place.target, { role: "target", ...SESSION }, (target) =>
    forgetReloads(target, place.control.taskName),
  );
}

async function empty(target: Client, { control }: Place, tables: TableName[]): Promise<void> {
  await inTransaction(target, "BEGIN", async () => {
    await target.query(`SET LOCAL lock_timeout = '${LOCK_TIMEOUT}'`);
    await target.query(`TRUNCATE ${tables.map((table) => `ONLY ${quoteName(table)}`).join(", ")}`);
    await forgetNotes(target, control, tables);
    await rememberEmptied(target, control.taskName, tables);
  });
}

/** The application writes on the target by then: nothing of it may be emptied. */
async function refuseAfterSwitch(target: Client): Promise<void> {
  const { rows } = await target.query("SELECT pg_catalog.to_regclass('migration_ctl.journal') IS NOT NULL AS exists");
  if (!rows[0].exists) return;
  const { rowCount } = await target.query(
    "SELECT 1 FROM migration_ctl.journal WHERE step = 'commit point' AND phase = 'done' LIMIT 1",
  );
  if (rowCount === 0) return;
  throw new UserError({
    code: "SWITCHED_ALREADY",
    what: "Nothing is reloaded: the migration was switched to the target already",
    why: "The target holds writes of the application that the source does not have",
    remedy: "Correct single rows by hand on the target; validate-data on a copy shows which",
  });
}

/** TRUNCATE would refuse as well, but only the first one; CASCADE would empty tables nobody asked for. */
async function refuseReferenced(target: Client, tables: TableName[]): Promise<void> {
  const { rows } = await target.query(
    `WITH emptied AS (
       SELECT c.oid FROM unnest($1::text[], $2::text[]) AS t(s, r)
         JOIN pg_catalog.pg_namespace n ON n.nspname = t.s
         JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = t.r)
     SELECT DISTINCT rn.nspname || '.' || r.relname || ' refers to ' || fn.nspname || '.' || f.relname AS text
       FROM pg_catalog.pg_constraint k
       JOIN pg_catalog.pg_class r ON r.oid = k.conrelid JOIN pg_catalog.pg_namespace rn ON rn.oid = r.relnamespace
       JOIN pg_catalog.pg_class f ON f.oid = k.confrelid JOIN pg_catalog.pg_namespace fn ON fn.oid = f.relnamespace
      WHERE k.contype = 'f' AND k.confrelid IN (SELECT oid FROM emptied) AND k.conrelid NOT IN (SELECT oid FROM emptied)
      ORDER BY 1`,
    [tables.map(({ schema }) => schema), tables.map(({ name }) => name)],
  );
  if (rows.length === 0) return;
  throw new UserError({
    code: "RELOAD_REFERENCED",
    what: `Tables to be reloaded cannot be emptied on the target: ${listed(rows.map(({ text }) => text as string))}`,
    why: "A foreign key of a table that stays refers to them, and emptying that one as well would lose its rows",
    remedy:
      "Drop these foreign keys on the target (apply-schema makes them again in its post-load phase) and run again, or load everything anew: create-dms-task with restart: reload",
  });
}
