import { UserError } from "@postgres-to-aurora/domain";
import type { Client } from "@postgres-to-aurora/postgres";

/** Refuses to carry anything on once the cutover has switched to the target: old rows would overwrite new ones. */
export async function refuseAfterSwitch(target: Client, task: string): Promise<void> {
  const { rows } = await target.query("SELECT to_regclass('migration_ctl.journal') IS NOT NULL AS exists");
  if (!rows[0].exists) return;
  const { rowCount } = await target.query(
    "SELECT 1 FROM migration_ctl.journal WHERE step = 'commit point' AND phase = 'done' LIMIT 1",
  );
  if (rowCount === 0) return;
  throw new UserError({
    code: "ALREADY_SWITCHED",
    what: `Replication task ${task} is stopped because the migration was switched already`,
    why: "The target takes the application's writes now: carrying old changes on would overwrite them",
    remedy: "Nothing is left to do for this action",
  });
}
