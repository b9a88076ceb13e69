import { bytes, duration } from "@postgres-to-aurora/domain";
import { parameters, rowOf, rowsOf, shown } from "./ask.js";
import { type Check, found, passed, skipped } from "./check.js";
import type { Side } from "./ends.js";
import { setLogical, setParameter } from "./remedies.js";
import { readWalRate } from "./wal-rate.js";

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
