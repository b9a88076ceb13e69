import { bytes, counted } from "@postgres-to-aurora/domain";
import { quoteLiteral } from "@postgres-to-aurora/postgres";
import { parameters, rowOf, shown } from "./ask.js";
import { type Check, found, passed } from "./check.js";
import type { Side } from "./ends.js";
import { commented, setParameter } from "./remedies.js";
import { ownSlot, type Slot, slotsOf } from "./slots.js";

/** One slot and sender for the task, one for the proof slot of the cutover. */
const NEEDED = 2;

/** Whether the source has room for the readers of its changes, and keeps what they have not read. */
export const SOURCE_SLOTS: Check<Side>[] = [
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
];
