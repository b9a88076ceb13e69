import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { type Client, connect, type DatabaseAddress, withClient } from "@postgres-to-aurora/postgres";
import {
  DEFAULT_SLOT_LIMITS,
  dropPublication,
  dropSlot,
  isLost,
  judgeSlot,
  readHeartbeat,
  readSlots,
  taskPublications,
  taskSlots,
  walPressure,
} from "@postgres-to-aurora/replication";
import { startTestServer } from "@postgres-to-aurora/test-kit";

const RUN = "0f0e7f43_7a3c_4f0e_9f0f_0a4f3a3c1d11";
const SEGMENT = 16 * 1024 ** 2;

describe.each([14, 15, 16, 17, 18])("slots of PostgreSQL %i", (version) => {
  let server: EmbeddedServer;
  let address: DatabaseAddress;
  let source: Client;
  let oid: string;

  beforeAll(async () => {
    server = await startTestServer({
      version,
      settings: {
        max_slot_wal_keep_size: "96MB",
        max_wal_size: "32MB",
        min_wal_size: "32MB",
        max_prepared_transactions: "4",
      },
    });
    address = await server.createDatabase("shop");
    source = await connect(address);
    const { rows } = await source.query("SELECT oid::text AS oid FROM pg_database WHERE datname = 'shop'");
    oid = String(rows[0].oid).padStart(8, "0");
    await source.query("CREATE TABLE public.item (id int PRIMARY KEY)");
  });
  afterAll(async () => {
    await source.end();
    await server.stop();
  });

  const ownName = () => `shop_live_2026_${oid}_${RUN}`;
  const owner = { taskResourceId: "Shop-Live-2026" };
  const create = (name: string) =>
    source.query("SELECT pg_create_logical_replication_slot($1, 'pgoutput')", [name]).then(() => {});
  const stateOf = async (name: string) => (await readSlots(source)).find((slot) => slot.name === name);
  /** Writes whole segments of WAL, so that little data makes much distance. */
  const fill = async (segments: number) => {
    for (let count = 0; count < segments; count++) {
      await source.query("SELECT pg_logical_emit_message(false, 'test', 'filler')");
      await source.query("SELECT pg_switch_wal()");
    }
  };

  test("a task's slots are told by resource id and database; those of others are left out", async () => {
    await server.createDatabase("other");
    await create(ownName());
    await create(`shop_live_2027_${oid}_${RUN}`);
    await create(`shop_live_2026_${String(Number(oid) + 1).padStart(8, "0")}_${RUN}`);
    await create("shop_live_2026_backup");
    await withClient(server.address("other"), {}, async (other) => {
      await other.query("SELECT pg_create_logical_replication_slot('elsewhere', 'pgoutput')");
      expect(await taskSlots(other, owner)).toEqual([]);
    });
    expect((await taskSlots(source, owner)).map(({ name }) => name)).toEqual([ownName()]);
    expect((await readSlots(source)).map(({ name }) => name)).toHaveLength(5);
    const state = await stateOf(ownName());
    expect(state).toMatchObject({ plugin: "pgoutput", database: "shop", active: false, walStatus: "reserved" });
    expect(state?.safeWalBytes).toBeGreaterThan(SEGMENT);
    expect(state?.activePid).toBeUndefined();
    for (const { name } of await readSlots(source)) if (name !== ownName()) await dropIn(name);
  });

  const dropIn = async (name: string) => {
    const { database } = (await stateOf(name)) ?? { database: "shop" };
    await withClient(server.address(database), {}, (client) => dropSlot(client, name));
  };

  test("publications are found by the UUID of their slot, and those nothing reads by having none", async () => {
    const gone = RUN.replace("0f0e", "ffff");
    for (const name of [`dms_${RUN}_changes`, `dms_${gone}_inserts`, "dms_own_business", "reporting"])
      await source.query(`CREATE PUBLICATION "${name}" FOR TABLE public.item`);
    expect(await taskPublications(source, owner)).toEqual([
      { name: `dms_${RUN}_changes`, tables: 1, slot: ownName() },
      { name: `dms_${gone}_inserts`, tables: 1 },
    ]);
    expect((await taskPublications(source, { taskResourceId: "another" })).map(({ name }) => name)).toEqual([
      `dms_${gone}_inserts`,
    ]);
    expect(await dropPublication(source, `dms_${gone}_inserts`)).toBe("dropped");
    expect(await dropPublication(source, `dms_${gone}_inserts`)).toBe("absent");
  });

  test("an active slot is not dropped, and its reader is named", async () => {
    const reader = await connect(address, { replication: true, applicationName: "replicator" });
    reader
      .query(
        `START_REPLICATION SLOT "${ownName()}" LOGICAL 0/0 (proto_version '1', publication_names '"dms_${RUN}_changes"')`,
      )
      .catch(() => {});
    while (!(await stateOf(ownName()))?.active) await sleep(20);
    const pid = (await stateOf(ownName()))?.activePid;
    await expect(dropSlot(source, ownName())).rejects.toMatchObject({
      code: "SLOT_ACTIVE",
      why: `Its reader is pid ${pid}: user postgres, application replicator, from 127.0.0.1/32`,
    });
    (reader as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
    while ((await stateOf(ownName()))?.active) await sleep(20);
  });

  test("WAL that piles up behind an abandoned slot is told with growth, limit and what to do", async () => {
    const before = await stateOf(ownName());
    await fill(3);
    const now = await stateOf(ownName());
    if (!before || !now) throw new Error("no slot");
    expect(now.retainedBytes - before.retainedBytes).toBeGreaterThan(2 * SEGMENT);
    const pressure = await walPressure(source, now, before);
    expect(pressure.limitBytes).toBe(96 * 1024 ** 2);
    expect(pressure.growthPerSecond).toBeGreaterThan(0);
    expect(pressure.secondsUntilLost).toBeGreaterThan(0);
    expect(pressure.walDirectoryBytes).toBeGreaterThan(2 * SEGMENT);
    expect(Date.parse(pressure.oldestWalAt ?? "")).toBeLessThanOrEqual(Date.parse(now.at));

    const limits = { ...DEFAULT_SLOT_LIMITS, retainedBytes: SEGMENT, inactiveMs: 0 };
    const findings = judgeSlot(now, before, limits, { pressure });
    expect(findings.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(["slot-wal-retained", "slot-inactive", "slot-limit-near"]),
    );
    expect(findings.find(({ rule }) => rule === "slot-inactive")?.remedy).toMatch(/create-dms-task.*decommission/);
  });

  test("a prepared transaction and a long one that hold the slot are named with what ends them", async () => {
    const writer = await connect(address, { applicationName: "night job" });
    await writer.query("BEGIN; INSERT INTO public.item VALUES (1); PREPARE TRANSACTION 'order-77'");
    await writer.query("BEGIN; INSERT INTO public.item VALUES (2)");
    const reader = await connect(address);
    await reader.query("BEGIN; SELECT FROM public.item");
    const state = await stateOf(ownName());
    if (!state) throw new Error("no slot");
    const { holders } = await walPressure(source, state, undefined, 0);
    expect(holders).toEqual([
      expect.objectContaining({ kind: "prepared", name: "order-77", user: "postgres", database: "shop" }),
      expect.objectContaining({ kind: "transaction", application: "night job", database: "shop" }),
    ]);
    const findings = judgeSlot(state, undefined, DEFAULT_SLOT_LIMITS, { pressure: { holders } });
    const remedies = findings.map(({ rule, remedy }) => `${rule}: ${remedy}`).join("\n");
    expect(remedies).toContain(`ROLLBACK PREPARED 'order-77' (or COMMIT PREPARED) in "shop"`);
    expect(remedies).toMatch(/wal-held-by-transaction: .*pg_terminate_backend\(\d+\)/);
    // With the usual patience neither counts.
    expect((await walPressure(source, state)).holders).toEqual([]);
    await writer.query("COMMIT");
    await writer.query("ROLLBACK PREPARED 'order-77'");
    await writer.end();
    await reader.end();
  });

  test("a user without rights learns what the slots keep, not how large the WAL folder is", async () => {
    await source.query("CREATE ROLE plain LOGIN PASSWORD 'plain'");
    await withClient(server.address("shop", "plain", "plain"), {}, async (plain) => {
      const state = (await taskSlots(plain, owner))[0];
      expect(state?.retainedBytes).toBeGreaterThan(0);
      if (!state) return;
      const pressure = await walPressure(plain, state);
      expect(pressure.walDirectoryBytes).toBeUndefined();
      await expect(dropSlot(plain, state.name)).rejects.toMatchObject({ code: "SLOT_DROP_REFUSED" });
    });
  });

  test("a slot that max_slot_wal_keep_size took away is lost for good", async () => {
    await fill(9);
    await source.query("CHECKPOINT");
    const state = await stateOf(ownName());
    if (!state) throw new Error("no slot");
    expect(state.walStatus).toBe("lost");
    expect(isLost(state)).toBe(true);
    if (version >= 17) expect(state.invalidationReason).toBe("wal_removed");
    const findings = judgeSlot(state, undefined, DEFAULT_SLOT_LIMITS);
    expect(findings).toEqual([expect.objectContaining({ rule: "slot-lost", severity: "blocker", object: ownName() })]);
    expect(findings[0]?.remedy).toMatch(/restart: reload/);
    expect(await walPressure(source, state)).not.toHaveProperty("oldestWalAt");
    expect(await dropSlot(source, ownName())).toBe("dropped");
    expect(await dropSlot(source, ownName())).toBe("absent");
  });

  test("the heartbeat's age is read where there is one", async () => {
    expect(await readHeartbeat(source, "migration_ctl")).toEqual({ exists: false });
    await source.query(`CREATE SCHEMA migration_ctl;
      CREATE TABLE migration_ctl.awsdms_heartbeat (hb_key bigint PRIMARY KEY, hb_last_heartbeat_at timestamp)`);
    expect(await readHeartbeat(source, "migration_ctl")).toEqual({ exists: true });
    await source.query("INSERT INTO migration_ctl.awsdms_heartbeat VALUES (1, now() - interval '10 minutes')");
    const heartbeat = await readHeartbeat(source, "migration_ctl");
    expect(heartbeat.ageMs).toBeGreaterThanOrEqual(600_000);
    // The server's clock counts, also where its zone is another.
    await source.query("ALTER DATABASE shop SET TimeZone = 'America/Sao_Paulo'");
    await withClient(address, {}, async (there) => {
      await there.query(
        "UPDATE migration_ctl.awsdms_heartbeat SET hb_last_heartbeat_at = now() AT TIME ZONE 'America/Sao_Paulo'",
      );
      expect((await readHeartbeat(there, "migration_ctl")).ageMs).toBeLessThan(600_000);
    });
    await withClient(server.address("shop", "plain", "plain"), {}, async (plain) => {
      expect(await readHeartbeat(plain, "migration_ctl")).toEqual({ exists: true });
    });
  });
});
