import { chmod, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { connect, type DatabaseAddress, withClient } from "@postgres-to-aurora/postgres";
import { startTestServer, tempFolder } from "@postgres-to-aurora/test-kit";
import { check, paste, states } from "./in-process.js";

let good: EmbeddedServer;
let shop: DatabaseAddress;
let bad: EmbeddedServer;

beforeAll(async () => {
  [good, bad] = await Promise.all([
    startTestServer({ settings: { max_prepared_transactions: "5", autovacuum: "off", tcp_keepalives_idle: "60" } }),
    startTestServer({
      settings: {
        wal_level: "replica",
        max_replication_slots: "1",
        max_wal_senders: "1",
        wal_sender_timeout: "5s",
        max_slot_wal_keep_size: "64MB",
        max_connections: "14",
        logical_decoding_work_mem: "1MB",
        statement_timeout: "30s",
        idle_in_transaction_session_timeout: "1h",
        idle_session_timeout: "2h",
        password_encryption: "md5",
        tcp_keepalives_idle: "7200",
      },
    }),
  ]);
  shop = await good.createDatabase("shop");
  await withClient(shop, {}, (client) =>
    client.query("CREATE TABLE public.items (id int PRIMARY KEY, name text UNIQUE); ANALYZE public.items"),
  );
});

const SETTINGS: [id: string, says: RegExp][] = [
  ["src-wal-level", /wal_level is replica/],
  ["src-slots-free", /1 of 1 slot free, 2 needed/],
  ["src-walsenders-free", /1 of 1 WAL sender free, 2 needed/],
  ["src-wal-sender-timeout", /5000 ms/],
  ["src-slot-keep-size", /64 MiB/],
  ["src-connections", /under max_connections, 18 wanted/],
  [
    "src-idle-timeout",
    /idle_in_transaction_session_timeout = 3600000 ms, idle_session_timeout = 7200000 ms, statement_timeout = 30000 ms/,
  ],
];

describe("a server's settings", () => {
  test("all that are wrong are found in one run, and none on a sound server", async () => {
    const [wrong, right] = await Promise.all([check({ source: bad.superuser }), check({ source: shop })]);
    for (const [id, says] of SETTINGS) {
      expect(wrong.get(id)).toMatchObject({ text: expect.stringMatching(says) });
      expect(["failed", "warning"]).toContain(wrong.get(id)?.state);
      expect(right.get(id)).toMatchObject({ state: "passed" });
    }
    expect(states(wrong, ["src-wal-level", "src-slot-keep-size"])).toEqual({
      "src-wal-level": "failed",
      "src-slot-keep-size": "warning",
    });
  });

  test("what is only to be known passes with a note and its remedy", async () => {
    const [wrong, right] = await Promise.all([check({ source: bad.superuser }), check({ source: shop })]);
    for (const [id, says] of [
      ["src-decoding-mem", /logical_decoding_work_mem is 1 MiB/],
      ["src-keepalive", /7200 s/],
      ["src-scram", /md5/],
      ["src-checksums", /off/],
    ] as const)
      expect(wrong.get(id)).toMatchObject({
        state: "passed",
        text: expect.stringMatching(says),
        remedy: expect.anything(),
      });
    for (const id of ["src-decoding-mem", "src-keepalive", "src-scram"])
      expect(right.get(id)).toMatchObject({ state: "passed", remedy: undefined });
  });

  test("a database without tables has nothing to carry", async () => {
    expect((await check({ source: bad.superuser })).get("src-tables")).toMatchObject({
      state: "failed",
      text: "Database postgres has no table",
    });
  });

  test("a setting that waits for a restart is said so, and the statements given make every check pass", async () => {
    const ids = [...SETTINGS.map(([id]) => id), "src-decoding-mem", "src-keepalive"];
    await paste(bad.superuser, await check({ source: bad.superuser }), ids);
    const waiting = await check({ source: bad.superuser });
    expect(waiting.get("src-wal-level")?.text).toMatch(/waits for a restart/);
    await bad.restart();
    const after = await check({ source: bad.superuser });
    expect(ids.map((id) => [id, after.get(id)?.state, after.get(id)?.remedy])).toEqual(
      ids.map((id) => [id, "passed", undefined]),
    );
  });
});

describe("schemas and tables", () => {
  test("tables of the named schemas are counted; a misspelt schema is named", async () => {
    expect((await check({ source: shop })).get("src-tables")).toMatchObject({ text: "1 table in public" });
    expect((await check({ source: shop }, { schemas: ["public", "Public"] })).get("src-tables")).toMatchObject({
      state: "failed",
      text: "No schema with a table in it is called Public",
    });
  });

  test("very large tables and those with a unique index beside the key are noted", async () => {
    await withClient(shop, {}, (client) =>
      client.query(
        "CREATE TABLE public.big (t text); INSERT INTO public.big SELECT repeat('x', 1000) FROM generate_series(1, 99); ANALYZE public.big",
      ),
    );
    const checks = await check({ source: shop }, { limits: { largeTable: 8192 } });
    expect(checks.get("src-size")?.text).toMatch(/very large: public\.big 1\d\d KiB/);
    expect((await check({ source: shop })).get("src-size")?.text).toMatch(/largest: public\.big/);
  });
});

describe("slots", () => {
  const slot = (name: string, plugin = "test_decoding") =>
    withClient(shop, {}, (client) =>
      client.query("SELECT pg_catalog.pg_create_logical_replication_slot($1, $2)", [name, plugin]),
    );

  test("a slot nobody reads is named with a statement that stays a comment; the migration's own is not to be dropped", async () => {
    expect((await check({ source: shop })).get("src-existing-slots")).toMatchObject({ state: "passed" });
    const { rows } = await withClient(shop, {}, (client) =>
      client.query(
        "SELECT pg_catalog.lpad(oid::text, 8, '0') AS oid FROM pg_catalog.pg_database WHERE datname = 'shop'",
      ),
    );
    const own = `shop_${rows[0].oid}_0a1b2c3d_1111`;
    await slot("forgotten");
    await slot(own);
    const dead = (await check({ source: shop })).get("src-existing-slots");
    expect(dead).toMatchObject({
      state: "warning",
      text: expect.stringMatching(/^forgotten \(inactive, holds .* of WAL\), shop_/),
    });
    expect(dead?.remedy?.sql).toEqual([
      "-- if nobody needs it: SELECT pg_catalog.pg_drop_replication_slot('forgotten');",
    ]);
    expect(dead?.remedy?.say).toMatch(/Resume this migration's task/);
    await withClient(shop, {}, (client) =>
      client.query("SELECT pg_catalog.pg_drop_replication_slot(slot_name) FROM pg_catalog.pg_replication_slots"),
    );
  });

  test("the slot of the migration's own task counts as the one it needs", async () => {
    const tight = await startTestServer({ settings: { max_replication_slots: "2" } });
    await withClient(tight.superuser, {}, (client) =>
      client.query("SELECT pg_catalog.pg_create_logical_replication_slot('shop_00000005_0a1b', 'test_decoding')"),
    );
    expect(states(await check({ source: tight.superuser }), ["src-slots-free"])).toEqual({
      "src-slots-free": "passed",
    });
    expect(states(await check({ source: tight.superuser }, { migration: "sho" }), ["src-slots-free"])).toEqual({
      "src-slots-free": "failed",
    });
    await withClient(tight.superuser, {}, (client) =>
      client.query(`SELECT pg_catalog.pg_drop_replication_slot('shop_00000005_0a1b');
        SELECT pg_catalog.pg_create_logical_replication_slot('shop_2_00000005_0a1b', 'test_decoding')`),
    );
    // The slot of migration "shop-2" is not one of migration "shop".
    expect(states(await check({ source: tight.superuser }), ["src-slots-free"])).toEqual({
      "src-slots-free": "failed",
    });
    const other = await check({ source: tight.superuser }, { migration: "shop-2" });
    expect(states(other, ["src-slots-free"])).toEqual({ "src-slots-free": "passed" });
    await tight.stop();
  });

  test("the plugin is proved by a temporary slot when asked for, found by its file otherwise", async () => {
    expect((await check({ source: shop })).get("src-plugin")).toMatchObject({
      state: "passed",
      text: expect.stringMatching(/its file is there/),
    });
    expect((await check({ source: shop }, { probeSlot: true })).get("src-plugin")).toMatchObject({
      state: "passed",
      text: "proved with a temporary slot",
    });
    await withClient(shop, {}, async (client) => {
      expect((await client.query("SELECT FROM pg_catalog.pg_replication_slots")).rowCount).toBe(0);
    });
  });
});

describe("sessions", () => {
  test("a prepared transaction is named with its database, and the probe's slot does not wait for it for ever", async () => {
    await withClient(shop, {}, (client) =>
      client.query("BEGIN; INSERT INTO public.items VALUES (1, 'a'); PREPARE TRANSACTION 'it''s\nDROP TABLE x; one'"),
    );
    const checks = await check({ source: shop }, { probeSlot: true, limits: { slotProbe: 300 } });
    const prepared = checks.get("src-prepared-xacts");
    expect(prepared).toMatchObject({ state: "failed", text: expect.stringMatching(/it's\nDROP TABLE x; one in shop/) });
    // Every line stays a comment, whatever the name holds.
    for (const line of (prepared?.remedy?.sql ?? []).join("\n").split("\n")) expect(line).toMatch(/^--/);
    expect(checks.get("src-plugin")).toMatchObject({
      state: "failed",
      text: expect.stringMatching(/open transactions/),
    });
    await withClient(shop, {}, async (client) => {
      expect((await client.query("SELECT FROM pg_catalog.pg_replication_slots")).rowCount).toBe(0);
      await client.query("ROLLBACK PREPARED 'it''s\nDROP TABLE x; one'");
    });
    expect(states(await check({ source: shop }), ["src-prepared-xacts"])).toEqual({ "src-prepared-xacts": "passed" });
  });

  test("an old transaction is named by its process", async () => {
    const other = await connect(shop);
    await other.query("BEGIN; SELECT 1");
    const { rows } = await other.query("SELECT pg_catalog.pg_backend_pid() AS pid");
    const checks = await check({ source: shop }, { limits: { longTransaction: 0 } });
    expect(checks.get("src-long-xact")).toMatchObject({
      state: "warning",
      text: expect.stringContaining(`pid ${rows[0].pid} (postgres in shop`),
    });
    expect(states(await check({ source: shop }), ["src-long-xact"])).toEqual({ "src-long-xact": "passed" });
    await other.end();
  });
});

describe("the state of the data", () => {
  test("age, dead rows, missing statistics and large objects are found", async () => {
    const address = await good.createDatabase("worn");
    await withClient(address, {}, (client) =>
      client.query(`CREATE TABLE public.worn (id int); INSERT INTO public.worn SELECT generate_series(1, 20);
        DELETE FROM public.worn WHERE id < 10; CREATE TABLE public."new" (id int); SELECT lo_create(0)`),
    );
    // Statistics arrive when a session ends or a moment later.
    await withClient(address, {}, async (client) => {
      for (let dead = 0; dead < 9; )
        dead = (
          await client.query("SELECT n_dead_tup::int AS n FROM pg_catalog.pg_stat_user_tables WHERE relname = 'worn'")
        ).rows[0].n;
    });
    const checks = await check({ source: address }, { limits: { wraparoundAge: 1, bloatRows: 5 } });
    expect(checks.get("src-wraparound")).toMatchObject({
      state: "warning",
      text: expect.stringMatching(/worn: \d+ trans/),
    });
    expect(checks.get("src-bloat")).toMatchObject({
      text: "public.worn (82 % dead)",
      remedy: { sql: ['VACUUM (ANALYZE) "public"."worn";'] },
    });
    expect(checks.get("src-stats")?.text).toBe("2 were not: public.new, public.worn");
    expect(checks.get("src-large-objects")).toMatchObject({ state: "failed", text: "1 large object in worn" });
    await paste(address, checks, ["src-bloat", "src-stats"]);
    const after = await check({ source: address }, { limits: { bloatRows: 5 } });
    for (const id of ["src-wraparound", "src-bloat", "src-stats"])
      expect(after.get(id)).toMatchObject({ state: "passed", remedy: undefined });
    expect(states(await check({ source: shop }), ["src-large-objects"])).toEqual({ "src-large-objects": "passed" });
  });

  test("a collation that was made with another library version is found", async () => {
    await withClient(shop, {}, (client) =>
      client.query(`UPDATE pg_catalog.pg_database SET datcollversion = '0' WHERE datname = 'shop'`),
    );
    // The C library has no versions for the locale C, so what is stored is compared with nothing.
    expect(states(await check({ source: shop }), ["src-integrity"])).toEqual({ "src-integrity": "passed" });
    await withClient(shop, {}, (client) =>
      client.query(`UPDATE pg_catalog.pg_database SET datcollversion = NULL WHERE datname = 'shop';
        CREATE COLLATION public.german (provider = icu, locale = 'de');
        CREATE TABLE public.sorted (t text COLLATE public.german)`),
    );
    expect(states(await check({ source: shop }), ["src-integrity"])).toEqual({ "src-integrity": "passed" });
    await withClient(shop, {}, (client) =>
      client.query(`UPDATE pg_catalog.pg_collation SET collversion = '1.0' WHERE collname = 'german'`),
    );
    expect((await check({ source: shop })).get("src-integrity")).toMatchObject({
      state: "warning",
      text: "The collation library changed since indexes were built: public.german",
    });
    await paste(shop, await check({ source: shop }), ["src-integrity"]);
    expect(states(await check({ source: shop }), ["src-integrity"])).toEqual({ "src-integrity": "passed" });
  });

  test("the WAL of a stop is compared with the free disk, and told when the disk is not known", async () => {
    const none = await check({ source: shop });
    expect(none.get("src-wal-headroom")).toMatchObject({
      state: "skipped",
      text: expect.stringMatching(/free-wal-bytes is not given.*in 24 h/),
    });
    // WAL that is written between the two looks.
    const clock = {
      now: () => Date.now(),
      sleep: () =>
        withClient(shop, {}, async (client) => {
          await client.query("UPDATE public.big SET t = t || 'y'");
        }),
    };
    const small = await check({ source: shop }, { clock, freeWalBytes: 1_000_000 });
    expect(small.get("src-wal-headroom")).toMatchObject({
      state: "warning",
      text: expect.stringMatching(/only 976.6 KiB are free|only 977 KiB are free/),
    });
    const large = await check(
      { source: shop },
      { clock, freeWalBytes: Number.MAX_SAFE_INTEGER, toleratedStop: 60_000 },
    );
    expect(large.get("src-wal-headroom")?.state).toBe("passed");
  });

  test("a quiet database beside busy ones is noted", async () => {
    const quiet = await good.createDatabase("quiet");
    const busy = await good.createDatabase("busy");
    await withClient(busy, {}, (client) =>
      client.query("CREATE TABLE public.t AS SELECT generate_series(1, 200000) AS i"),
    );
    await withClient(quiet, {}, async (client) => {
      const written = () =>
        client.query("SELECT tup_inserted::int AS n FROM pg_catalog.pg_stat_database WHERE datname = 'busy'");
      while ((await written()).rows[0].n < 200_000);
    });
    expect((await check({ source: quiet })).get("src-heartbeat")?.text).toMatch(/were written in quiet$/);
    expect((await check({ source: busy })).get("src-heartbeat")?.text).toBe("");
  });
});

describe("a standby", () => {
  test("is refused, without any check failing on its way", async () => {
    const parent = await tempFolder();
    await chmod(parent, 0o755);
    const folder = join(parent, "standby");
    const server = await startTestServer({ folder });
    await withClient(server.superuser, {}, (client) => client.query("CREATE TABLE public.t (id int PRIMARY KEY)"));
    await writeFile(join(folder, "data", "standby.signal"), "");
    await server.restart();
    const checks = await check({ source: server.superuser, target: server.superuser }, { probeSlot: true });
    expect(
      states(checks, ["src-primary", "tgt-writer", "src-plugin", "src-wal-headroom", "tgt-same-database"]),
    ).toEqual({
      "src-primary": "failed",
      "tgt-writer": "failed",
      "src-plugin": "skipped",
      "src-wal-headroom": "skipped",
      "tgt-same-database": "failed",
    });
    expect([...checks.values()].filter(({ text }) => /SQLSTATE/.test(text))).toEqual([]);
    await server.stop();
  });
});
