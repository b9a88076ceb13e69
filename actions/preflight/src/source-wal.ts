import { quoteLiteral } from "@postgres-to-aurora/postgres";
import { parameters, rowOf, rowsOf, shown } from "./ask.js";
import { type Check, found, passed, skipped } from "./check.js";
import type { Side } from "./ends.js";
import { commented, setLogical, setParameter } from "./remedies.js";
import { ownSlot, type Slot, slotsOf } from "./slots.js";
import { readWalRate } from "./wal-rate.js";
import { bytes, counted, duration } from "./words.js";

/** One slot and sender for the task, one for the proof slot of the cutover. */
const NEEDED = 2;

async function pendingRestart(side: Side, name: string): Promise<string> {
  const rows = await rowsOf(side, "SELECT 1 FROM pg_settings WHERE name = $1 AND pending_restart", [name]);
  return rows.length > 0 ? " (changed in the configuration, waits for a restart)" : "";
}

/** Whether changes can be read from the source's WAL, and whether that can go on for long enough. */
export const SOURCE_WAL: Check<Side>[] = [
  {
    id: "src-wal-level",
    side: "source",
    severity: "blocker",
    title: "wal_level is logical",
    why: "Without it the changes during and after the load cannot be read",
    async run(side) {
      const level = await shown(side, "wal_level");
      if (level === "logical") return passed();
      return found(`wal_level is ${level}${await pendingRestart(side, "wal_level")}`, setLogical(side));
    },
  },
  {
    id: "src-slots-free",
    side: "source",
    severity: "blocker",
    title: "Two replication slots are free: for the task and for the cutover's proof",
    why: "The task cannot start without a slot, and the cutover proves with a second one that nothing is missing",
    async run(side) {
      const slots = await slotsOf(side);
      const most = Number(await shown(side, "max_replication_slots"));
      const needed = slots.some((slot) => ownSlot(slot, side)) ? NEEDED - 1 : NEEDED;
      const free = most - slots.length;
      if (free >= needed) return passed(`${free} of ${most} free`);
      return found(
        `${free} of ${counted(most, "slot")} free, ${needed} needed`,
        setParameter(side, "max_replication_slots", String(most + needed - free), "restart"),
      );
    },
  },
  {
    id: "src-walsenders-free",
    side: "source",
    severity: "blocker",
    title: "Two WAL senders are free",
    why: "Each reader of changes takes one, and one must be left for a reconnect",
    async run(side) {
      const { most, used } = await rowOf<{ most: number; used: number }>(
        side,
        `SELECT current_setting('max_wal_senders')::int AS most, count(*)::int AS used FROM pg_stat_replication`,
      );
      const running = (await slotsOf(side)).some((slot) => slot.active && ownSlot(slot, side));
      const needed = running ? NEEDED - 1 : NEEDED;
      if (most - used >= needed) return passed(`${most - used} of ${most} free`);
      return found(
        `${most - used} of ${counted(most, "WAL sender")} free, ${needed} needed`,
        setParameter(side, "max_wal_senders", String(used + needed), "restart"),
      );
    },
  },
  {
    id: "src-wal-sender-timeout",
    side: "source",
    severity: "blocker",
    title: "wal_sender_timeout is off or between 10 s and 5 min",
    why: "DMS refuses to start below 10 s; a dead connection is noticed late above 5 min",
    async run(side) {
      const timeout = Number((await parameters(side, ["wal_sender_timeout"])).get("wal_sender_timeout"));
      const remedy = setParameter(side, "wal_sender_timeout", "60s", "reload");
      if (timeout > 0 && timeout < 10_000) return found(`wal_sender_timeout is ${timeout} ms`, remedy);
      if (timeout >= 300_000) return found(`wal_sender_timeout is ${duration(timeout)}`, remedy, "info");
      return passed(timeout === 0 ? "off" : duration(timeout));
    },
  },
  {
    id: "src-slot-keep-size",
    side: "source",
    severity: "warning",
    title: "Nothing makes the source drop the slot of a task that falls behind",
    why: "A task whose slot is lost must load everything again",
    async run(side) {
      const values = await parameters(side, ["max_slot_wal_keep_size", "idle_replication_slot_timeout"]);
      const kept = values.get("max_slot_wal_keep_size") ?? "-1";
      const idle = values.get("idle_replication_slot_timeout") ?? "0";
      const remedies = [
        ...(kept === "-1" ? [] : [setParameter(side, "max_slot_wal_keep_size", "-1", "reload")]),
        ...(idle === "0" ? [] : [setParameter(side, "idle_replication_slot_timeout", "0", "reload")]),
      ];
      if (remedies.length === 0) return passed("unlimited: watch the disk");
      const said = [
        kept === "-1" ? "" : `max_slot_wal_keep_size is ${bytes(Number(kept) * 1024 ** 2)}`,
        idle === "0" ? "" : `idle_replication_slot_timeout is ${idle}`,
      ];
      return found(said.filter(Boolean).join("; "), {
        say: `${remedies.map(({ say }) => say).join("; ")}. Watch the disk until the migration is over`,
        sql: [...new Set(remedies.flatMap(({ sql = [] }) => sql))],
      });
    },
  },
  {
    id: "src-existing-slots",
    side: "source",
    severity: "warning",
    title: "No replication slot of the source is dead",
    why: "A slot nobody reads keeps WAL until the disk is full; who reads the others must be moved, too",
    async run(side) {
      const slots = await slotsOf(side);
      const lost = ({ walStatus }: Slot) => walStatus === "lost" || walStatus === "unreserved";
      const dead = slots.filter((slot) => lost(slot) || (!slot.active && slot.retained !== null));
      const living = slots.filter((slot) => !dead.includes(slot) && !ownSlot(slot, side)).map(({ name }) => name);
      if (dead.length === 0)
        return passed(living.length > 0 ? `read by others, to be moved: ${living.join(", ")}` : "");
      const show = (slot: Slot) =>
        `${slot.name} (${lost(slot) ? slot.walStatus : "inactive"}, holds ${bytes(slot.retained ?? 0)} of WAL)`;
      const mine = dead.filter((slot) => ownSlot(slot, side));
      return found(dead.map(show).join(", "), {
        say: mine.length > 0 ? "Resume this migration's task; drop slots nobody reads" : "Drop slots nobody reads",
        sql: dead
          .filter((slot) => !mine.includes(slot))
          .map(({ name }) =>
            commented("if nobody needs it", `SELECT pg_catalog.pg_drop_replication_slot(${quoteLiteral(name)});`),
          ),
      });
    },
  },
  {
    id: "src-wal-headroom",
    side: "source",
    severity: "warning",
    title: "The WAL of the longest tolerated stop fills less than half of the free disk",
    why: "While DMS stands still, the source keeps all WAL; a full disk stops the source",
    async run(side) {
      if (side.facts.standby) return skipped("The source is a standby");
      const { freeWalBytes, toleratedStop } = side.settings;
      const rate = await readWalRate(side);
      const need = (rate * toleratedStop) / 1000;
      const said = `${bytes(rate * 3600)} of WAL an hour makes ${bytes(need)} in ${duration(toleratedStop)}`;
      if (freeWalBytes === undefined) return skipped(`free-wal-bytes is not given. ${said}`);
      if (need < freeWalBytes / 2) return passed(`${said}; ${bytes(freeWalBytes)} are free`);
      return found(
        `${said}; only ${bytes(freeWalBytes)} are free`,
        `Enlarge the disk to have ${bytes(2 * need)} free, or bear a shorter stop (tolerated-stop) and set an alarm`,
      );
    },
  },
  {
    id: "src-heartbeat",
    side: "source",
    severity: "info",
    title: "The database itself writes, not only its neighbours on the server",
    why: "The slot of a quiet database holds the WAL of busy ones until something is written in it",
    async run(side) {
      const { own, all } = await rowOf<{ own: number; all: number }>(
        side,
        `SELECT coalesce(sum(tup_inserted + tup_updated + tup_deleted), 0)::float8 AS all,
                coalesce(sum(tup_inserted + tup_updated + tup_deleted) FILTER (WHERE datname = current_database()), 0)::float8 AS own
           FROM pg_stat_database`,
      );
      if (all === 0 || own / all >= 0.01) return passed();
      return found(
        `${own} of ${all} rows written on the server were written in ${side.facts.database}`,
        "Keep HeartbeatEnable on the source endpoint, as create-dms-task sets it",
      );
    },
  },
];
