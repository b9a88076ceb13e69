import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, describe, expect, test } from "@jest/globals";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { findTool, libpqEnvironment, runTool } from "@postgres-to-aurora/postgres";
import { proveWrites, startWriter, type WriterResult } from "@postgres-to-aurora/rehearsal";
import { corpus, startTestServer, tempFolder } from "@postgres-to-aurora/test-kit";
import { ask } from "./moving.js";

const SCHEMA = `
  CREATE SCHEMA shop;
  CREATE TABLE shop."Customer" (id integer PRIMARY KEY, "E-mail" text NOT NULL UNIQUE, name varchar(20), seen timestamptz);
  CREATE TABLE shop.orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer integer REFERENCES shop."Customer" (id),
    total numeric(8,2) CHECK (total > 0), doubled numeric GENERATED ALWAYS AS (total * 2) STORED);
  CREATE TABLE shop.line (order_id bigint REFERENCES shop.orders (id), n smallint, PRIMARY KEY (order_id, n));
  CREATE TABLE shop.fixed (id integer PRIMARY KEY CHECK (id = 1), word text CHECK (word = 'only'));
  CREATE TABLE shop.keyless (word text);
  CREATE TABLE shop.empty (id integer PRIMARY KEY);
  INSERT INTO shop."Customer" SELECT i, i || '@example.com', 'Name ' || i FROM generate_series(1, 20) AS i;
  INSERT INTO shop.orders (customer, total) SELECT i, i FROM generate_series(1, 20) AS i;
  INSERT INTO shop.line SELECT i, 1 FROM generate_series(1, 20) AS i;
  INSERT INTO shop.fixed VALUES (1, 'only');
  INSERT INTO shop.keyless VALUES ('kept');`;

describe("the generic writer", () => {
  let server: EmbeddedServer;

  beforeAll(async () => {
    server = await startTestServer();
  });

  async function write(database: string, enough: number): Promise<{ notes: string[]; result: WriterResult }> {
    const address = server.address(database);
    const folder = await tempFolder();
    const writer = await startWriter({ address, target: address, owner: address, rate: 300, mode: "generic", folder });
    while (writer.status().acknowledged < enough) await sleep(20);
    const result = await writer.stop();
    expect(await proveWrites(address, result)).toMatchObject({ lost: 0, doubled: 0 });
    return { notes: writer.notes, result };
  }

  test("finds out what each table allows, says so, and keeps to it", async () => {
    await server.createDatabase("shop");
    await ask(server, "shop", SCHEMA);
    const { notes } = await write("shop", 300);
    expect(notes).toEqual([
      "Updates rows of: shop.Customer, shop.orders",
      "Inserts and deletes rows of: shop.Customer, shop.line, shop.orders",
      "Leaves alone, since every attempt was refused: shop.fixed",
      "Leaves alone, for want of a primary key or of rows: shop.empty, shop.keyless",
    ]);
    const [rows] = await ask(
      server,
      "shop",
      `SELECT (SELECT count(*)::int FROM shop."Customer" WHERE id > 20) AS customers, (SELECT count(*)::int FROM shop.orders WHERE id > 20) AS orders,
              (SELECT count(*)::int FROM shop.fixed) AS fixed, (SELECT count(*)::int FROM shop.keyless) AS keyless`,
    );
    expect(rows).toMatchObject({ customers: expect.any(Number), fixed: 1, keyless: 1 });
    expect(rows?.["customers"]).toBeGreaterThan(0);
    expect(rows?.["orders"]).toBeGreaterThan(0);
    const done = await ask(
      server,
      "shop",
      "SELECT DISTINCT unnest(string_to_array(what, ', ')) AS what FROM rehearsal_writer.operation",
    );
    expect(done.map(({ what }) => what)).toEqual(
      expect.arrayContaining(["update shop.Customer", "insert shop.orders", "delete shop.orders"]),
    );
  });

  test("writes its own tables where there is nothing else to write", async () => {
    await server.createDatabase("bare");
    const { notes, result } = await write("bare", 10);
    expect(notes).toEqual(["Writes to its own tables only: there is no other table it can write to"]);
    expect(result.refused).toBe(0);
  });

  for (const name of ["pagila", "chinook", "northwind"]) {
    const file = corpus(`${name}.sql`);
    (file ? test : test.skip)(`updates and inserts rows of ${name}`, async () => {
      const address = await server.createDatabase(name);
      const psql = await findTool("psql", 15);
      await runTool(psql.path, ["-X", "-q", "-f", file as string], { env: libpqEnvironment(address) });
      const { notes } = await write(name, 150);
      expect(notes[0]).toMatch(/^Updates rows of: public\./);
      expect(notes[1]).toMatch(/^Inserts and deletes rows of: public\./);
    });
  }
});
