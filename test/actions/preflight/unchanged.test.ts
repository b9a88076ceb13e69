import { beforeAll, describe, expect, test } from "@jest/globals";
import { connectSide } from "@postgres-to-aurora/action-preflight/connect-side";
import { LIMITS } from "@postgres-to-aurora/action-preflight/limits";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { withClient } from "@postgres-to-aurora/postgres";
import { startTestServer, startTestServers } from "@postgres-to-aurora/test-kit";
import { check, hastyClock } from "./in-process.js";

const settings = { autovacuum: "off", max_prepared_transactions: "5" };
const SCHEMA = `CREATE SCHEMA app; CREATE TABLE app.a (id serial PRIMARY KEY, name text UNIQUE);
  INSERT INTO app.a (name) SELECT i::text FROM generate_series(1, 50) i; CREATE VIEW app.v AS SELECT * FROM app.a;
  ALTER TABLE app.a ENABLE ROW LEVEL SECURITY; SELECT lo_create(0); COMMENT ON TABLE app.a IS 'kept';
  CREATE ROLE poor LOGIN PASSWORD 'pw'; CREATE ROLE reader LOGIN REPLICATION PASSWORD 'pw';
  GRANT USAGE ON SCHEMA app TO reader; GRANT SELECT ON ALL TABLES IN SCHEMA app TO reader;
  ALTER ROLE reader IN DATABASE app SET statement_timeout = '1h'`;

let source: EmbeddedServer;
let target: EmbeddedServer;

beforeAll(async () => {
  ({ source, target } = await startTestServers({ source: { settings }, target: { settings } }));
  for (const server of [source, target]) {
    const address = await server.createDatabase("app");
    await withClient(address, {}, (client) => client.query(SCHEMA));
  }
});

/** Every row of every system catalog with its transaction, all parameters, slots and positions of sequences. */
async function snapshot(server: EmbeddedServer): Promise<Record<string, unknown>> {
  return withClient(server.address("app"), {}, async (client) => {
    const { rows } = await client.query(
      `SELECT c.relname AS name FROM pg_catalog.pg_class c
        WHERE c.relnamespace = 'pg_catalog'::regnamespace AND c.relkind = 'r' ORDER BY 1`,
    );
    const seen: Record<string, unknown> = {};
    for (const { name } of rows) {
      const hash = `SELECT pg_catalog.count(*), pg_catalog.sum(pg_catalog.hashtextextended(t.xmin::text || t.ctid::text || t::text, 0)) FROM pg_catalog.${name} t`;
      seen[name] = (await client.query(hash)).rows[0];
    }
    const more: Record<string, string> = {
      rows: "SELECT pg_catalog.count(*), pg_catalog.max(xmin::text::bigint) FROM app.a",
      sequence: "SELECT last_value, is_called FROM app.a_id_seq",
      settings: `SELECT name, setting, source, pending_restart FROM pg_catalog.pg_settings WHERE source <> 'session' ORDER BY 1`,
      slots: "SELECT slot_name FROM pg_catalog.pg_replication_slots",
      prepared: "SELECT gid FROM pg_catalog.pg_prepared_xacts",
      // The next transaction id: nobody wrote anything, not even into a table that is gone again.
      transaction: "SELECT pg_catalog.pg_snapshot_xmax(pg_catalog.pg_current_snapshot())::text AS next",
    };
    for (const [name, sql] of Object.entries(more)) seen[name] = (await client.query(sql)).rows;
    return seen;
  });
}

const USERS: [user: string, password: string | undefined][] = [
  ["postgres", undefined],
  ["poor", "pw"],
  ["reader", "pw"],
];

describe("a run changes nothing on either side", () => {
  const runs = USERS.flatMap((user) => [true, false].map((probeSlot) => [...user, probeSlot] as const));

  test.each(runs)("as %s with password %s, probing a slot: %s", async (user, password, probeSlot) => {
    const before = await Promise.all([snapshot(source), snapshot(target)]);
    const checks = await check(
      { source: source.address("app", user, password), target: target.address("app", user, password) },
      { probeSlot, freeWalBytes: 1, schemas: probeSlot ? ["app"] : [] },
    );
    expect(checks.get("src-connection")?.state).toBe("passed");
    expect(await Promise.all([snapshot(source), snapshot(target)])).toEqual(before);
  });

  test("also when the probe has to be given up", async () => {
    await withClient(source.address("app"), {}, (client) =>
      client.query("BEGIN; INSERT INTO app.a (name) VALUES ('open'); PREPARE TRANSACTION 'open'"),
    );
    const before = await snapshot(source);
    const checks = await check({ source: source.address("app") }, { probeSlot: true, limits: { slotProbe: 200 } });
    expect(checks.get("src-plugin")?.state).toBe("failed");
    expect(await snapshot(source)).toEqual(before);
    await withClient(source.address("app"), {}, (client) => client.query("ROLLBACK PREPARED 'open'"));
  });

  test("because its session refuses every write", async () => {
    const side = await connectSide("source", source.address("app"), {
      ...{ migration: "shop", schemas: [], probeSlot: false, freeWalBytes: undefined, toleratedStop: 1 },
      ...{ limits: LIMITS, clock: hastyClock, instanceAddresses: [] },
    });
    await expect(side.client.query("DELETE FROM app.a")).rejects.toMatchObject({ code: "25006" });
    await side.client.end();
  });

  test("the snapshot would show a change", async () => {
    const before = await snapshot(source);
    await withClient(source.address("app"), {}, (client) => client.query("COMMENT ON TABLE app.a IS 'changed'"));
    const after = await snapshot(source);
    expect(Object.keys(after).filter((name) => JSON.stringify(after[name]) !== JSON.stringify(before[name]))).toEqual(
      expect.arrayContaining(["pg_description", "transaction"]),
    );
  });
});

describe("every version", () => {
  test.each([14, 16, 17, 18])(
    "PostgreSQL %d answers every check, as superuser and as an ordinary user",
    async (version) => {
      const server = await startTestServer({ version, settings });
      const app = await server.createDatabase("app");
      await withClient(app, {}, (client) => client.query(SCHEMA));
      for (const address of [app, server.address("app", "reader", "pw")]) {
        const sides = { source: address, target: { ...address, database: "postgres" } };
        const checks = await check(sides, { probeSlot: true, freeWalBytes: 1 });
        const refused = [...checks.values()].filter(
          ({ state, text }) => state === "skipped" && /SQLSTATE|longer|lock/.test(text),
        );
        expect(refused).toEqual([]);
        expect(checks.get("src-version")?.state).toBe("passed");
      }
      await server.stop();
    },
  );
});
