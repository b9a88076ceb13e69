import { UserError } from "@postgres-to-aurora/domain";
import type { Client } from "@postgres-to-aurora/postgres";

/**
 * Refuses to carry anything on once the cutover has switched to the target: old rows would overwrite new ones.
 * @param empties whether tables of the target are going to be emptied: then any migration's switch counts, since the
 * application's rows are not told apart from old ones
 * @throws UserError ALREADY_SWITCHED
 */
export async function refuseAfterSwitch(target: Client, migration: string, empties: boolean): Promise<void> {
  const { rows } = await target.query("SELECT to_regclass('migration_ctl.journal') IS NOT NULL AS exists");
  if (!rows[0].exists) return;
  // Each run begins with a row that names its migration.
  const { rowCount } = await target.query(
    `SELECT 1 FROM migration_ctl.journal c
      WHERE c.step = 'commit point' AND c.phase = 'done'
        AND ($2 OR NOT EXISTS (SELECT 1 FROM migration_ctl.journal b
               WHERE b.run_id = c.run_id AND b.step = 'begin' AND b.data ->> 'migration' <> $1))
      LIMIT 1`,
    [migration, empties],
  );
  if (rowCount === 0) return;
  throw new UserError({
    code: "ALREADY_SWITCHED",
    what: empties
      ? "A migration was switched to this target already, and its tables are not emptied any more"
      : `Migration ${migration} was switched already`,
    why: "The target takes the application's writes now: old rows would overwrite or replace them",
    remedy: empties
      ? "Check target-url; if these tables are really to be loaded, TRUNCATE them yourself and leave truncate-target out"
      : "Nothing is left to do for this action",
  });
}
