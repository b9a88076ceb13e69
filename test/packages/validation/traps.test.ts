import { beforeAll, describe, expect, test } from "@jest/globals";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { startTestServer } from "@postgres-to-aurora/test-kit";
import type { HashMode } from "@postgres-to-aurora/validation";
import { compare, makePair } from "./pair.js";

/** Pairs of values that known comparers confuse, one table each: the target's second row holds the other value. */
const UNLIKE: [table: string, type: string, source: string, target: string][] = [
  ["null_and_marker", "text", "NULL", "'<null>'"],
  ["null_and_empty", "text", "NULL", "''"],
  ["tiny_float", "float8", "1e-20", "2e-20"],
  ["float_last_digit", "float8", "0.1::float8 + 0.2::float8", "0.3"],
  ["numeric_scale", "numeric", "1.0", "1.00"],
  ["equal_32_bit_hash", "int", "42151", "293662"],
  ["month_and_days", "interval", "'1 mon'", "'30 days'"],
  ["jsonb_scale", "jsonb", `'{"a": 1.0}'`, `'{"a": 1.00}'`],
  ["negative_zero", "float8", "'-0'", "'0'"],
  ["infinity", "timestamp", "'infinity'", "NULL"],
  ["padding", "text", "'x'", "'x '"],
  ["array_null", "text[]", "ARRAY[NULL]", "ARRAY['NULL']"],
  ["array_bounds", "int[]", "'{1,2}'", "'[0:1]={1,2}'"],
  ["empty_and_no_bytes", "bytea", "''", "NULL"],
  ["range_bounds", "numrange", "'[1,2)'", "'[1,2]'"],
  ["letter_case", "text COLLATE ignore_case", "'Ação'", "'AÇÃO'"],
  ["money_cents", "money", "'1.10'", "'1.11'"],
];

let server: EmbeddedServer;
let other: EmbeddedServer;
beforeAll(async () => {
  server = await startTestServer();
  // Everything a server may say differently about the same values.
  other = await startTestServer({
    settings: { timezone: "Asia/Tokyo", datestyle: "SQL, DMY", intervalstyle: "iso_8601", extra_float_digits: "0" },
  });
});

const COLLATION = "CREATE COLLATION ignore_case (provider = icu, locale = 'und-u-ks-level2', deterministic = false);";

describe.each<HashMode>(["record", "text", "md5"])("with row hash %s", (mode) => {
  test("values that look alike are told apart, in every table and in no other", async () => {
    const tables = (side: 2 | 3) =>
      UNLIKE.map(
        (row) =>
          `CREATE TABLE ${row[0]} (id int PRIMARY KEY, v ${row[1]});
           INSERT INTO ${row[0]} VALUES (1, ${row[2]}), (2, ${row[side]}), (3, ${row[3]});`,
      ).join("");
    const pair = await makePair([server, other], COLLATION, tables(2), tables(3));
    const result = await compare(pair, { mode });
    expect(result.hash).toBe(mode);
    const found = result.tables.map(({ name, verdict, changed, columns }) => [name, verdict, changed, columns.join()]);
    expect(found.sort()).toEqual(UNLIKE.map(([name]) => [name, "different", 1, "v"]).sort());
    expect(result.verdict).toBe("fail");
    expect(result.totals).toMatchObject({ tables: UNLIKE.length, rows: 3 * UNLIKE.length, differences: UNLIKE.length });
  });

  test("a border between two columns is seen", async () => {
    const table = "CREATE TABLE t (id text PRIMARY KEY, a text, b text);";
    const pair = await makePair(
      server,
      table,
      "INSERT INTO t VALUES ('k','a|b','c')",
      "INSERT INTO t VALUES ('k','a','b|c')",
    );
    expect((await compare(pair, { mode })).of("t")).toMatchObject({
      verdict: "different",
      changed: 1,
      columns: ["a", "b"],
    });
  });

  test("one column's values swapped between two rows are seen, with a key of any kind and without one", async () => {
    // A table for each swap: one swap that is seen would hide another that is not.
    const keys = {
      int: "id int PRIMARY KEY",
      text: "id text PRIMARY KEY",
      two: "id int, PRIMARY KEY (a, id)",
      none: "id int",
    };
    const tables = Object.entries(keys).flatMap(([kind, key]) =>
      Array.from({ length: 10 }, (_, swap) => ({ name: `${kind}_${swap}`, kind, key, swap: swap + 1 })),
    );
    const create = tables.map(
      ({ name, key }) => `CREATE TABLE ${name} (a int, b int, ${key});
        INSERT INTO ${name} (id, a, b) SELECT i, i * 7919 % 1000, i * 31 % 100 FROM generate_series(1, 40) AS i;`,
    );
    const swap = tables.map(({ name, swap }) => {
      const value = (id: number) => `(SELECT b FROM ${name} WHERE id::text = '${id}')`;
      return `UPDATE ${name} SET b = CASE id::text WHEN '${swap}' THEN ${value(swap + 20)} ELSE ${value(swap)} END
        WHERE id::text IN ('${swap}', '${swap + 20}');`;
    });
    const pair = await makePair(server, create.join(""), "", swap.join(""));
    const result = await compare(pair, { mode });
    for (const { name, kind } of tables)
      expect(result.of(name)).toMatchObject(
        kind === "none"
          ? { verdict: "different", changed: 0, missing: 2, extra: 2 }
          : { verdict: "different", changed: 2, missing: 0, extra: 0, columns: ["b"] },
      );
  });

  test("equal rows are equal, whatever the servers' settings, type OIDs, column order and NaN bits", async () => {
    const both = `CREATE TABLE filler (id int PRIMARY KEY);`;
    const columns = `id int PRIMARY KEY, at timestamptz, d date, span interval, f float8, r real, n numeric, state mood,
      states mood[], who person, days daterange, price money, raw bytea, j jsonb, js json, u uuid, t text, v varchar(9),
      c char(4), net inet, x bit(3), tz timetz, pt point, ts tsvector, big text, reg regtype`;
    const shuffled = columns.replace("at timestamptz, ", "").replace("id int", "at timestamptz, id int");
    const types = `CREATE TYPE mood AS ENUM ('bem', 'mal'); CREATE TYPE person AS (name text, mood mood);`;
    const rows = (nan: string) => `INSERT INTO t
      (id, at, d, span, f, r, n, state, states, who, days, price, raw, j, js, u, t, v, c, net, x, tz, pt, ts, big, reg)
      SELECT i, timestamptz '2024-03-10 02:30:00+00' + i * interval '1 hour', date '2024-01-01' + i, i * interval '1 day 1 min',
        CASE i WHEN 1 THEN ${nan} ELSE i / 3.0 END, i / 7.0, i * 1.10, 'mal', '{bem,mal}', ROW('x' || i, 'bem')::person,
        daterange(date '2024-01-01', date '2024-01-01' + i), i::numeric::money, decode(repeat('00ff', i), 'hex'),
        '{"b": 1.50, "a": [null]}', '{"b":  1}', md5(i::text)::uuid, 'ação ' || i, 'v' || i, 'c', '10.0.0.1/8', '101',
        '12:00:00-03', point(i, 0.1), to_tsvector('simple', 'a b c'), repeat(md5(i::text), 20000), 'mood'::regtype
      FROM generate_series(1, 3) AS i;`;
    const pair = await makePair(
      [server, other],
      both,
      `${types} CREATE TABLE t (${columns}); ${rows("'NaN'")}`,
      `CREATE TYPE a AS ENUM ('x'); CREATE TYPE b AS (x int); ${types} CREATE TABLE t (${shuffled}); ${rows("-'NaN'::float8")}`,
    );
    const result = await compare(pair, { mode });
    expect(result.of("t")).toMatchObject({ verdict: "equal", reason: "", rows: { source: 3, target: 3 } });
    expect(result.verdict).toBe("pass");
  });

  test("duplicates in a table without key are counted", async () => {
    const table = "CREATE TABLE t (a int, b text);";
    const pair = await makePair(
      server,
      table,
      "INSERT INTO t SELECT 1, 'x' FROM generate_series(1, 4); INSERT INTO t VALUES (2, NULL), (2, NULL), (3, 'y');",
      "INSERT INTO t SELECT 1, 'x' FROM generate_series(1, 2); INSERT INTO t VALUES (2, NULL), (3, 'y'), (3, 'y'), (3, 'y'), (2, NULL);",
    );
    expect((await compare(pair, { mode })).of("t")).toMatchObject({
      rows: { source: 7, target: 7 },
      verdict: "different",
      missing: 2,
      extra: 2,
      changed: 0,
    });
  });
});
