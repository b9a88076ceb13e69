import { bytes, duration } from "@postgres-to-aurora/domain";
import { quoteIdentifier } from "@postgres-to-aurora/postgres";
import { parameters, rowOf, rowsOf, shown } from "./ask.js";
import { type Check, found, passed, type Result, skipped } from "./check.js";
import type { Side } from "./ends.js";
import { setParameter } from "./remedies.js";
import { slotsOf } from "./slots.js";

const PLUGIN = "test_decoding";

/** What turns the source's WAL into changes. */
export const SOURCE_DECODING: Check<Side>[] = [
  {
    id: "src-plugin",
    side: "source",
    severity: "blocker",
    title: "The output plugin test_decoding is installed on the source",
    why: "DMS reads the changes through it",
    grant: ({ facts }) => `ALTER ROLE ${quoteIdentifier(facts.user)} REPLICATION;`,
    run: (side) => (side.settings.probeSlot ? probe(side) : lookForPlugin(side)),
  },
  {
    id: "src-decoding-mem",
    side: "source",
    severity: "info",
    title: "Large transactions are decoded in memory",
    why: "What does not fit into logical_decoding_work_mem is written to disk first, and the target falls behind",
    async run(side) {
      const kilobytes = (await parameters(side, ["logical_decoding_work_mem"])).get("logical_decoding_work_mem");
      if (kilobytes === undefined) return passed("before PostgreSQL 13 it cannot be set");
      const spilled = await rowsOf<{ bytes: number }>(
        side,
        side.facts.major >= 14
          ? "SELECT coalesce(sum(spill_bytes), 0)::float8 AS bytes FROM pg_stat_replication_slots"
          : "SELECT 0 AS bytes",
      );
      const size = bytes(Number(kilobytes) * 1024);
      const remedy = setParameter(side, "logical_decoding_work_mem", "256MB", "reload");
      if (Number(kilobytes) < 65_536) return found(`logical_decoding_work_mem is ${size}`, remedy);
      const written = spilled[0]?.bytes ?? 0;
      return written > 0 ? found(`${bytes(written)} did not fit into ${size} so far`, remedy) : passed(size);
    },
  },
  {
    id: "src-workers",
    side: "source",
    severity: "info",
    title: "max_worker_processes suffices where pglogical is loaded",
    why: "pglogical needs workers of its own beside autovacuum and parallel queries",
    grant: ({ facts }) => `GRANT pg_read_all_settings TO ${quoteIdentifier(facts.user)};`,
    async run(side) {
      const loaded = (await shown(side, "shared_preload_libraries")) ?? "";
      if (!/\bpglogical\b/.test(loaded)) return passed("pglogical is not loaded");
      const names = ["max_logical_replication_workers", "autovacuum_max_workers", "max_parallel_workers"];
      const values = await parameters(side, ["max_worker_processes", ...names]);
      const sum = names.reduce((total, name) => total + Number(values.get(name)), 0);
      const most = Number(values.get("max_worker_processes"));
      if (most >= sum) return passed(`${most} for ${sum}`);
      return found(
        `max_worker_processes is ${most}, ${names.join(" + ")} is ${sum}`,
        setParameter(side, "max_worker_processes", String(sum), "restart"),
      );
    },
  },
];

const MISSING = {
  say: "Install the contrib package of the source's PostgreSQL (postgresql-contrib); no restart is needed",
};

/** Proves it with a temporary slot, which waits for all open transactions of the server. */
async function probe(side: Side): Promise<Result> {
  if ((await shown(side, "wal_level")) !== "logical") return skipped("wal_level is not logical, see src-wal-level");
  if (side.facts.standby) return skipped("The source is a standby, see src-primary");
  const { name } = await rowOf<{ name: string }>(side, "SELECT 'preflight_probe_' || pg_backend_pid() AS name");
  const { client, settings } = side;
  await client.query(`SET statement_timeout = ${settings.limits.slotProbe}`);
  try {
    await client.query("SELECT pg_create_logical_replication_slot($1, $2, true)", [name, PLUGIN]);
    return passed("proved with a temporary slot");
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    if (code === "58P01") return found(message, MISSING);
    if (code === "53400") return skipped("No slot is free, see src-slots-free");
    if (code !== "57014") throw error;
    return found(
      `A slot was not ready after ${duration(settings.limits.slotProbe)}: it waits for open transactions`,
      "End the transactions named by src-long-xact and src-prepared-xacts, or run again in a quieter moment",
    );
  } finally {
    // Also after a failure in the middle of its making; it would go with the session anyway.
    await client
      .query("SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE slot_name = $1", [name])
      .catch(() => {});
    await client.query("SET statement_timeout = '60s'");
  }
}

/** Looks for its file, or for a slot that uses it. */
async function lookForPlugin(side: Side): Promise<Result> {
  if (side.facts.kind !== "self") return passed("part of every RDS and Aurora server");
  if ((await slotsOf(side)).some(({ plugin }) => plugin === PLUGIN)) return passed("a slot uses it");
  const reason = "probe-slot is false, and only a superuser may look for the file. probe-slot: true proves it";
  if (!side.facts.superuser) return skipped(reason);
  const { there } = await rowOf<{ there: boolean }>(
    side,
    `SELECT bool_or((pg_stat_file(c.setting || '/${PLUGIN}' || e.ending, true)).size IS NOT NULL) AS there
       FROM pg_config c, (VALUES ('.so'), ('.dylib'), ('.dll')) e (ending) WHERE c.name = 'PKGLIBDIR'`,
  );
  return there
    ? passed("its file is there; probe-slot: true proves that it works")
    : found(`${PLUGIN} is not installed`, MISSING);
}
