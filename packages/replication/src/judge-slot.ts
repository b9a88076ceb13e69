import { bytes, duration, type Finding, type Severity } from "@postgres-to-aurora/domain";
import type { Heartbeat } from "./heartbeat.js";
import { judgeHolders } from "./judge-holders.js";
import { lsnDistance } from "./lsn.js";
import type { SlotLimits, SlotSurroundings } from "./slot-limits.js";
import { isLost, judgeLost, judgeWalStatus } from "./slot-lost.js";
import type { SlotState } from "./slots.js";
import { growth, type WalPressure } from "./wal-pressure.js";

/** A slot that confirms nothing while the server writes less than this is merely quiet, bytes: four WAL segments. */
const STANDING_BYTES = 64 * 1024 ** 2;
/** Less time than this until the slot is lost or the disk full is a warning, ms. */
const NEAR_MS = 4 * 3_600_000;

const RESUME =
  "Run create-dms-task, which resumes the task; if the migration is given up, run decommission, which drops the slot";

/**
 * What a task's slot means for the source: findings with what to do, worst first; none when all is well. Pure.
 * @param previous an earlier look, for growth and for how long nobody has read it; any age will do
 */
export function judgeSlot(
  state: SlotState,
  previous: SlotState | undefined,
  limits: SlotLimits,
  surroundings: SlotSurroundings = {},
): Finding[] {
  if (isLost(state)) return [judgeLost(state)];
  const findings = [
    judgeWalStatus(state),
    retained(state, previous, limits),
    nearLimit(state, surroundings.pressure),
    unread(state, previous, limits, surroundings.pressure),
    standing(state, previous),
    ...judgeHolders(state, surroundings.pressure?.holders ?? []),
    beatless(state, previous, limits, surroundings.heartbeat),
  ];
  const order: Severity[] = ["blocker", "needs-change", "warning", "info"];
  return findings
    .filter((finding) => finding !== undefined)
    .sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}

function retained(state: SlotState, previous: SlotState | undefined, limits: SlotLimits): Finding | undefined {
  const { freeWalBytes } = limits;
  const half = freeWalBytes === undefined ? undefined : freeWalBytes / 2;
  const fills = half !== undefined && state.retainedBytes > half;
  if (state.retainedBytes <= limits.retainedBytes && !fills) return undefined;
  const rate = previous === undefined ? undefined : growth(previous, state);
  const growing = rate !== undefined && rate > 0;
  const full = growing && freeWalBytes !== undefined ? (freeWalBytes / rate) * 1000 : undefined;
  const said = [
    `The slot keeps ${bytes(state.retainedBytes)} of WAL`,
    freeWalBytes === undefined ? "" : `${bytes(freeWalBytes)} of the disk are free`,
    growing ? `${bytes(rate * 3600)} are added in an hour` : "",
    full === undefined ? "" : `the disk is full in about ${duration(full)}`,
  ];
  return finding(
    state,
    "slot-wal-retained",
    fills || (full !== undefined && full < NEAR_MS) ? "needs-change" : "warning",
    said.filter(Boolean).join("; "),
    state.active
      ? "See what keeps the task from reading on: its log, the target, long transactions; enlarge the disk of pg_wal if it needs longer"
      : RESUME,
  );
}

function nearLimit(state: SlotState, pressure: WalPressure | undefined): Finding | undefined {
  const left = pressure?.secondsUntilLost;
  if (left === undefined || left * 1000 > NEAR_MS) return undefined;
  return finding(
    state,
    "slot-limit-near",
    "needs-change",
    `At the present speed the slot passes max_slot_wal_keep_size${pressure?.limitBytes === undefined ? "" : ` (${bytes(pressure.limitBytes)})`} in about ${duration(left * 1000)} and is lost`,
    `Raise max_slot_wal_keep_size (no restart needed), and see that the task reads on${state.active ? "" : ": nobody reads it now"}`,
  );
}

/** The stopped task: nobody reads, and the WAL piles up. */
function unread(
  state: SlotState,
  previous: SlotState | undefined,
  limits: SlotLimits,
  pressure: WalPressure | undefined,
): Finding | undefined {
  if (state.active) return undefined;
  // Before 17 the server does not say since when; the oldest WAL kept is about as old as the last read.
  const seen = previous?.active === false ? (previous.inactiveSince ?? previous.at) : undefined;
  const since = [state.inactiveSince ?? pressure?.oldestWalAt, seen].filter((time) => time !== undefined).sort()[0];
  const age = since === undefined ? undefined : Date.parse(state.at) - Date.parse(since);
  if (age === undefined || age < limits.inactiveMs) return undefined;
  return finding(
    state,
    "slot-inactive",
    "warning",
    `Nobody ${age < 1000 ? "reads the slot" : `has read the slot for ${duration(age)}`}, and it keeps ${bytes(state.retainedBytes)} of WAL: the source's disk fills until somebody does`,
    RESUME,
  );
}

function standing(state: SlotState, previous: SlotState | undefined): Finding | undefined {
  if (!isStanding(state, previous)) return undefined;
  return finding(
    state,
    "slot-not-moving",
    "warning",
    `The slot is read but confirmed nothing while the server wrote ${bytes(lsnDistance(previous?.walLsn ?? state.walLsn, state.walLsn))} of WAL`,
    "A long transaction, a slow target or a quiet database without heartbeat (HeartbeatEnable of the source endpoint) keeps it there",
  );
}

function isStanding(state: SlotState, previous: SlotState | undefined): boolean {
  return (
    state.active &&
    previous?.active === true &&
    previous.confirmedFlushLsn === state.confirmedFlushLsn &&
    lsnDistance(previous.walLsn, state.walLsn) > STANDING_BYTES
  );
}

/** A busy database needs no heartbeat, so a missing one weighs only where the slot stands still. */
function beatless(
  state: SlotState,
  previous: SlotState | undefined,
  limits: SlotLimits,
  heartbeat: Heartbeat | undefined,
): Finding | undefined {
  if (!state.active || heartbeat === undefined) return undefined;
  if (heartbeat.exists && (heartbeat.ageMs === undefined || heartbeat.ageMs <= limits.heartbeatMs)) return undefined;
  return finding(
    state,
    "heartbeat-missing",
    isStanding(state, previous) ? "warning" : "info",
    heartbeat.ageMs === undefined
      ? "DMS writes no heartbeat (there is no table awsdms_heartbeat): while nothing is written in this database, the slot keeps the WAL of all others"
      : `The last heartbeat of DMS is ${duration(heartbeat.ageMs)} old: while nothing is written in this database, the slot keeps the WAL of all others`,
    "Set HeartbeatEnable on the source endpoint, as create-dms-task does, and let its user write in HeartbeatSchema",
  );
}

function finding(state: SlotState, rule: string, severity: Severity, evidence: string, remedy: string): Finding {
  return { rule, severity, object: state.name, evidence, remedy };
}
