import type { DatabaseAddress, TableScope } from "@postgres-to-aurora/postgres";

/** What a cutover is asked to do. Durations in milliseconds. */
export interface CutoverPlan {
  migration: string;
  source: DatabaseAddress;
  target: DatabaseAddress;
  /** The tables that are carried; what lies outside is neither compared nor missed. */
  scope: TableScope;
  /** Who runs it, for the journal. */
  actor: string;
  /** Users whose writes are never refused, waited for or cut off, beside the users of the two addresses. */
  exemptUsers: string[];
  /** The freeze ends by itself this long after its last renewal. */
  leaseTtl: number;
  /** How long transactions that began before the freeze may go on before they are terminated. */
  grace: number;
  drainTimeout: number;
  /** Longest time from freeze to commit point. */
  freezeLimit: number;
  /** Look and forecast only: nothing is frozen, armed or switched. */
  dryRun: boolean;
}

/** Users whose sessions are never terminated: those of DMS (the addresses' users) and the plan's own. */
export function sparedUsers(plan: CutoverPlan): string[] {
  return [...new Set([plan.source.user, plan.target.user, ...plan.exemptUsers])];
}
