import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { type Client, connect, type DatabaseAddress, withClient } from "@postgres-to-aurora/postgres";
import { explainFailure } from "@postgres-to-aurora/replication/failures";
import { startTestServer } from "@postgres-to-aurora/test-kit";

const SCHEMA = `
  CREATE SCHEMA app;
  CREATE TABLE app.customer (id int PRIMARY KEY, profile json, short varchar(3), amount numeric(4,2), CHECK (amount > 0));
  CREATE TABLE app."order" (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer int NOT NULL REFERENCES app.customer,
    doubled int GENERATED ALWAYS AS (customer * 2) STORED);
  CREATE VIEW app.report AS SELECT id FROM app.customer;
  CREATE TABLE app.awsdms_status (a int);
  CREATE TABLE app.keyless (a int);
  INSERT INTO app.customer VALUES (1), (2);
  INSERT INTO app.keyless VALUES (1);
  CREATE ROLE plain LOGIN PASSWORD 'plain';
  GRANT USAGE ON SCHEMA app TO plain;`;

/** Statements that a server refuses, and the failure its own words must point to. */
const REFUSED: [id: string, sql: string, side: "source" | "target"][] = [
  ["foreign-key", `INSERT INTO app."order" (customer) VALUES (99)`, "target"],
  ["truncate-referenced", "TRUNCATE app.customer", "target"],
  ["drop-dependent", "DROP TABLE app.customer", "target"],
  ["duplicate-key", "INSERT INTO app.customer VALUES (1)", "target"],
  ["lob-truncated", `INSERT INTO app.customer VALUES (3, '{"cut":')`, "target"],
  ["lob-not-null", `INSERT INTO app."order" (customer) VALUES (NULL)`, "target"],
  ["control-tables-left", "CREATE TABLE app.awsdms_status (a int)", "target"],
  ["schema-drift", "INSERT INTO app.customer (missing) VALUES (1)", "target"],
  ["schema-drift", "INSERT INTO app.missing VALUES (1)", "target"],
  ["schema-drift", "INSERT INTO app.customer (id, short) VALUES (3, 'long')", "target"],
  ["schema-drift", "INSERT INTO app.customer (id, amount) VALUES (3, 1000)", "target"],
  ["schema-drift", "INSERT INTO app.customer (id, amount) VALUES (3, -1)", "target"],
  ["generated-value", `INSERT INTO app."order" (id, customer) VALUES (7, 1)`, "target"],
  ["generated-value", `INSERT INTO app."order" (customer, doubled) VALUES (1, 7)`, "target"],
  ["generated-value", `COPY app."order" (customer, doubled) FROM STDIN`, "target"],
  ["generated-value", `UPDATE app."order" SET id = 7`, "target"],
  ["target-read-only", "BEGIN READ ONLY; INSERT INTO app.customer VALUES (3)", "target"],
  ["statement-timeout", "SET statement_timeout = 1; SELECT pg_sleep(5)", "target"],
  ["zero-byte", "SELECT convert_from('\\xff', 'UTF8')", "target"],
  ["slot-missing", "SELECT pg_drop_replication_slot('nobody')", "source"],
  ["plugin-missing", "SELECT pg_create_logical_replication_slot('x', 'pglogical_output')", "source"],
  ["no-slot-free", "SELECT pg_create_logical_replication_slot('second', 'pgoutput')", "source"],
  ["updates-not-carried", "UPDATE app.keyless SET a = 2", "source"],
];

const REFUSED_TO_PLAIN: [id: string, sql: string, side: "source" | "target"][] = [
  ["permission-denied", "SELECT FROM app.customer", "source"],
  ["replica-role-refused", "SET session_replication_role = replica", "target"],
  ["no-replication-right", "SELECT pg_create_logical_replication_slot('mine', 'pgoutput')", "source"],
];

/** The server's own words, without its code. */
async function wordsOf(client: Client, sql: string): Promise<string> {
  const refusal = await client.query(sql).then(
    () => "it was not refused",
    (error: Error) => error.message,
  );
  await client.query("ROLLBACK");
  await client.query("RESET ALL");
  return refusal;
}

describe.each([14, 15, 16, 17, 18])("the words of PostgreSQL %i", (version) => {
  let server: EmbeddedServer;
  let address: DatabaseAddress;
  let client: Client;

  beforeAll(async () => {
    server = await startTestServer({
      version,
      settings: {
        max_replication_slots: "1",
        max_wal_senders: "1",
        max_slot_wal_keep_size: "32MB",
        max_wal_size: "32MB",
        min_wal_size: "32MB",
      },
    });
    address = await server.createDatabase("shop");
    client = await connect(address);
    await client.query(SCHEMA);
    await client.query("CREATE PUBLICATION everything FOR ALL TABLES");
  });
  afterAll(async () => {
    await client.end();
    await server.stop();
  });

  test.each(REFUSED.filter(([id]) => id !== "no-slot-free"))("%s: %s", async (id, sql, side) => {
    const message = await wordsOf(client, sql);
    expect([message, explainFailure({ messages: [message], side })[0]?.id]).toEqual([message, id]);
  });

  test.each(REFUSED_TO_PLAIN)("a user without rights, %s: %s", async (id, sql, side) => {
    await withClient(server.address("shop", "plain", "plain"), {}, async (plain) => {
      const message = await wordsOf(plain, sql);
      expect([message, explainFailure({ messages: [message], side })[0]?.id]).toEqual([message, id]);
    });
  });

  test.each([
    ["connection-password", () => server.address("shop", "plain", "wrong")],
    ["connection-database", () => server.address("nowhere")],
    ["connection-no-tls", () => ({ ...server.address("shop"), tls: "require" as const })],
    ["connection-refused", () => ({ ...server.address("shop"), port: 1 })],
    ["connection-dns", () => ({ ...server.address("shop"), host: "nowhere.invalid" })],
  ])("a session that is not to be had, %s", async (id, where) => {
    const refusal = await connect(where(), { role: "source" }).then(
      () => "it was let in",
      (error: { cause?: Error }) => error.cause?.message ?? "",
    );
    expect([refusal, explainFailure({ messages: [refusal], side: "source" })[0]?.id]).toEqual([refusal, id]);
  });

  test("no-slot-free, slot-in-use, no-sender-free and slot-invalidated, in the order a source meets them", async () => {
    const told = (message: string) => [message, explainFailure({ messages: [message], side: "source" })[0]?.id];
    await client.query("SELECT pg_create_logical_replication_slot('first', 'pgoutput')");
    const full = await wordsOf(client, REFUSED.find(([id]) => id === "no-slot-free")?.[1] ?? "");
    expect(told(full)).toEqual([full, "no-slot-free"]);

    const reader = await connect(address, { replication: true });
    reader
      .query(`START_REPLICATION SLOT first LOGICAL 0/0 (proto_version '1', publication_names 'everything')`)
      .catch(() => {});
    const isActive = async () => {
      const { rows } = await client.query("SELECT active FROM pg_replication_slots WHERE slot_name = 'first'");
      return rows[0].active as boolean;
    };
    while (!(await isActive())) await new Promise((done) => setTimeout(done, 20));
    const busy = await wordsOf(client, "SELECT pg_drop_replication_slot('first')");
    expect(told(busy)).toEqual([busy, "slot-in-use"]);
    const senders = await connect(address, { replication: true }).then(
      () => "it was let in",
      (error: { cause?: Error }) => error.cause?.message ?? "",
    );
    expect(told(senders)).toEqual([senders, "no-sender-free"]);
    (reader as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
    while (await isActive()) await new Promise((done) => setTimeout(done, 20));

    for (let count = 0; count < 6; count++) {
      await client.query("SELECT pg_logical_emit_message(false, 'test', 'filler')");
      await client.query("SELECT pg_switch_wal()");
    }
    await client.query("CHECKPOINT");
    const lost = await wordsOf(
      client,
      "SELECT pg_logical_slot_get_binary_changes('first', NULL, NULL, 'proto_version', '1', 'publication_names', 'everything')",
    );
    expect(told(lost)).toEqual([lost, "slot-invalidated"]);
  });
});
