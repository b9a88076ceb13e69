import { KnownError } from "@postgres-to-aurora/domain";
import type { Run } from "./ends.js";

/** A role that was just created takes up to a minute until DMS sees it. */
const SPREADS_WITHIN = 120_000;
const PAUSE = 10_000;

/** Runs what makes something in the VPC; while DMS does not see dms-vpc-role, again for up to two minutes. */
export async function onceRoleIsSeen<T>({ clock, signal, log, inputs }: Run, work: () => Promise<T>): Promise<T> {
  const deadline = clock.now() + SPREADS_WITHIN;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const unseen = error instanceof KnownError && error.code === "DMS_VPC_ROLE_MISSING";
      if (!unseen || clock.now() >= deadline) throw error;
      log.info("DMS does not see the role dms-vpc-role yet: trying again");
      await clock.sleep(Math.min(PAUSE, inputs.pollInterval), signal);
    }
  }
}
