import { bytes, type Finding } from "@postgres-to-aurora/domain";
import type { SlotState } from "./slots.js";

const RELOAD =
  "then run create-dms-task with restart: reload and truncate-target: true, which loads everything again with a new slot: nothing can read on from this one";

/** Whether the server has given the slot up: changes since then are lost to its task. */
export function isLost(state: SlotState): boolean {
  return state.walStatus === "lost" || state.invalidationReason !== undefined;
}

/** What it means that a slot is lost. */
export function judgeLost(state: SlotState): Finding {
  const { evidence, remedy } = REASONS[state.invalidationReason ?? ""] ?? {
    evidence: "The server removed WAL that the slot still needed: max_slot_wal_keep_size was exceeded",
    remedy: "Raise max_slot_wal_keep_size (or set -1 and watch the disk)",
  };
  return { rule: "slot-lost", severity: "blocker", object: state.name, evidence, remedy: `${remedy}, ${RELOAD}` };
}

/** Reasons of pg_replication_slots.invalidation_reason that are not about removed WAL. */
const REASONS: Record<string, { evidence: string; remedy: string }> = {
  idle_timeout: {
    evidence: "Nobody read the slot for longer than idle_replication_slot_timeout, so the server gave it up",
    remedy: "ALTER SYSTEM SET idle_replication_slot_timeout = 0 and SELECT pg_reload_conf() on the source",
  },
  rows_removed: {
    evidence: "A standby removed rows that the slot still needed",
    remedy: "Use the primary as the source, or switch hot_standby_feedback on",
  },
  wal_level_insufficient: {
    evidence: "wal_level was lowered below logical, so the server gave the slot up",
    remedy: "ALTER SYSTEM SET wal_level = 'logical' and restart the source",
  },
};

/** What wal_status says of a slot that is not lost yet. */
export function judgeWalStatus(state: SlotState): Finding | undefined {
  const finding = { object: state.name };
  if (state.walStatus === "unreserved")
    return {
      ...finding,
      rule: "slot-unreserved",
      severity: "needs-change",
      evidence: `The slot keeps ${bytes(state.retainedBytes)} of WAL, more than max_slot_wal_keep_size allows: the next checkpoint may take it away`,
      remedy:
        "Raise max_slot_wal_keep_size now (ALTER SYSTEM SET ..., SELECT pg_reload_conf()), then see that the task reads on",
    };
  if (state.walStatus !== "extended") return undefined;
  const much = "The slot makes the server keep more WAL than max_wal_size";
  if (state.safeWalBytes === undefined)
    return {
      ...finding,
      rule: "slot-extended",
      severity: "info",
      evidence: much,
      remedy: "See that the task reads on, and watch the disk: max_slot_wal_keep_size sets no limit",
    };
  return {
    ...finding,
    rule: "slot-extended",
    severity: "warning",
    evidence: `${much}; ${bytes(state.safeWalBytes)} more may be written before it can be lost`,
    remedy: "See that the task reads on; raise max_slot_wal_keep_size if the load needs longer",
  };
}
