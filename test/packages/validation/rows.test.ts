import { beforeAll, describe, expect, test } from "@jest/globals";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { withClient } from "@postgres-to-aurora/postgres";
import { startTestServer } from "@postgres-to-aurora/test-kit";
import { compareDatabases, openSessions, proveEqual } from "@postgres-to-aurora/validation";
import { compare, makePair, type Pair, run } from "./pair.js";

let server: EmbeddedServer;
beforeAll(async () => {
  server = await startTestServer({ settings: { max_connections: "60" } });
});

/** Tables of every kind of key; each has a column v and 30 rows, v1 to v30. */
const KINDS: Record<string, { name: string; create: string }> = {
  "an integer key": {
    name: "by_int",
    create:
      "CREATE TABLE by_int (id int PRIMARY KEY, v text); INSERT INTO by_int SELECT i, 'v' || i FROM generate_series(1, 30) i;",
  },
  "a uuid key": {
    name: "by_uuid",
    create:
      "CREATE TABLE by_uuid (id uuid PRIMARY KEY, v text); INSERT INTO by_uuid SELECT md5(i::text)::uuid, 'v' || i FROM generate_series(1, 30) i;",
  },
  "a text key with odd letters": {
    name: "by_text",
    create: `CREATE TABLE by_text (id text PRIMARY KEY, v text); INSERT INTO by_text SELECT E'ç"\\\\\\n\\t\\u2028,{' || i, 'v' || i FROM generate_series(1, 30) i;`,
  },
  "a compound key of odd types": {
    name: "by_many",
    create: `CREATE TYPE tone AS ENUM ('a', 'b'); CREATE DOMAIN code AS text;
      CREATE TABLE by_many (at timestamptz, n numeric, tone tone, code code, c char(3), f float8, v text, PRIMARY KEY (n, at, tone, code, c, f));
      INSERT INTO by_many SELECT timestamptz '2024-01-01' + i * interval '1 us', i / 10.0, 'b', 'x' || i, 'c', i / 3.0, 'v' || i FROM generate_series(1, 30) i;`,
  },
  "no key": {
    name: "by_none",
    create:
      "CREATE TABLE by_none (id int, v text); INSERT INTO by_none SELECT i, 'v' || i FROM generate_series(1, 30) i;",
  },
  "names that need quotes": {
    name: 'Ta"ble. x',
    create: `CREATE TABLE "Ta""ble. x" ("Key" int PRIMARY KEY, "o'r ""der" int GENERATED ALWAYS AS (1) STORED, v text);
      INSERT INTO "Ta""ble. x" ("Key", v) SELECT i, 'v' || i FROM generate_series(1, 30) i;`,
  },
  "a leaf partition": {
    name: "leaf_2",
    create: `CREATE TABLE tree (id int, v text, PRIMARY KEY (id)) PARTITION BY RANGE (id);
      CREATE TABLE leaf_1 PARTITION OF tree FOR VALUES FROM (1) TO (3); CREATE TABLE leaf_2 PARTITION OF tree FOR VALUES FROM (3) TO (99);
      INSERT INTO tree SELECT i, 'v' || i FROM generate_series(1, 30) i;`,
  },
  "an inheritance parent": {
    name: "parent",
    create: `CREATE TABLE parent (id int PRIMARY KEY, v text); CREATE TABLE child () INHERITS (parent);
      INSERT INTO parent SELECT i, 'v' || i FROM generate_series(1, 30) i; INSERT INTO child VALUES (900, 'c');`,
  },
  "a key that only the source has": {
    name: "late_key",
    create:
      "CREATE TABLE late_key (id int NOT NULL, v text); INSERT INTO late_key SELECT i, 'v' || i FROM generate_series(1, 30) i;",
  },
};

const ALL = Object.values(KINDS)
  .map(({ create }) => create)
  .join("\n");
const KEY_ON_SOURCE = "ALTER TABLE late_key ADD PRIMARY KEY (id);";
const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

describe("one differing row", () => {
  let pair: Pair;
  beforeAll(async () => {
    pair = await makePair(server, ALL, KEY_ON_SOURCE);
  });

  /** What is found after an edit; the table must be the only one that is not equal. `undo` makes the sides equal again. */
  async function foundAfter(name: string, side: keyof Pair, edit: string, undo: () => Promise<unknown>) {
    await run(pair[side], edit);
    const result = await compare(pair, { showKeys: side === "target" });
    await undo();
    expect(result.verdict).toBe("fail");
    expect(result.tables.filter(({ verdict }) => verdict !== "equal").map((table) => table.name)).toEqual([name]);
    return result.of(name)!;
  }

  describe.each(Object.entries(KINDS))("in a table with %s", (kind, { name }) => {
    const table = quoted(name);

    test("is found and its column named, when it changed", async () => {
      const edit = `UPDATE ${table} SET v = 'v7!' WHERE v = 'v7'`;
      const undo = () => run(pair.target, `UPDATE ${table} SET v = 'v7' WHERE v = 'v7!'`);
      const found = await foundAfter(name, "target", edit, undo);
      if (kind === "no key") expect(found).toMatchObject({ missing: 1, extra: 1, columns: [] });
      else {
        expect(found).toMatchObject({ missing: 0, extra: 0, changed: 1, columns: ["v"] });
        expect(found.keys).toEqual([{ key: expect.any(String), difference: "changed" }]);
      }
    });

    test("is found when it is missing", async () => {
      const edit = `DELETE FROM ${table} WHERE v = 'v8'`;
      const found = await foundAfter(name, "target", edit, () => run(pair.source, edit));
      expect(found.rows.target).toBe(found.rows.source! - 1);
      expect(found).toMatchObject({ missing: 1, extra: 0, changed: 0, atLeast: false });
    });

    test("is found when it is extra", async () => {
      const edit = `DELETE FROM ${table} WHERE v = 'v9'`;
      const found = await foundAfter(name, "source", edit, () => run(pair.target, edit));
      expect(found).toMatchObject({ missing: 0, extra: 1, changed: 0 });
      expect(found).not.toHaveProperty("keys");
    });
  });
});

describe("a table of many rows", () => {
  const table = (name: string, key: string) =>
    `CREATE TABLE ${name} (${key}, v int); INSERT INTO ${name} SELECT i, i FROM generate_series(1, 50000) i;`;
  let pair: Pair;
  beforeAll(async () => {
    const create =
      table("by_int", "id int PRIMARY KEY") + table("by_text", "id text PRIMARY KEY") + table("by_none", "id int");
    pair = await makePair(server, create);
    for (const name of ["by_int", "by_text", "by_none"])
      await run(
        pair.target,
        `UPDATE ${name} SET v = -v WHERE id::int % 10000 = 3; DELETE FROM ${name} WHERE id::int IN (1, 50000);
         INSERT INTO ${name} VALUES (60000, 1), (60001, 1), (60002, 1)`,
      );
  });

  test("its differing rows are found exactly, by way of hash buckets", async () => {
    const result = await compare(pair, { showKeys: true });
    const found = { verdict: "different", changed: 5, missing: 2, extra: 3, atLeast: false };
    expect(result.of("by_int")).toMatchObject({ ...found, columns: ["v"] });
    expect(result.of("by_text")).toMatchObject({ ...found, columns: ["v"] });
    expect(result.of("by_none")).toMatchObject({ ...found, changed: 0, missing: 7, extra: 8 });
    const keys = (of: string, kind: string) =>
      result
        .of(of)
        ?.keys?.filter(({ difference }) => difference === kind)
        .map(({ key }) => Number(JSON.parse(key)[0]))
        .sort((a, b) => a - b);
    for (const name of ["by_int", "by_text"]) {
      expect(keys(name, "changed")).toEqual([3, 10003, 20003, 30003, 40003]);
      expect(keys(name, "missing")).toEqual([1, 50000]);
      expect(keys(name, "extra")).toEqual([60000, 60001, 60002]);
    }
  });

  test("no key and no value stands in the result unless asked for", async () => {
    const { tables, notes } = await compare(pair);
    expect(JSON.stringify([tables, notes])).not.toMatch(/60001|20003/);
  });

  test("keys beyond the cap are counted, not listed", async () => {
    const result = await compare(pair, { showKeys: true, keyLimit: 2 });
    expect(result.of("by_int")?.keys).toHaveLength(2);
    expect(result.of("by_int")).toMatchObject({ changed: 5, missing: 2, extra: 3 });
  });
});

describe("what cannot be compared is named, and the rest is compared", () => {
  test("tables and columns on one side only, and types that differ", async () => {
    const pair = await makePair(
      server,
      "CREATE TABLE same (id int PRIMARY KEY); INSERT INTO same VALUES (1);",
      `CREATE TABLE lost (id int); CREATE TABLE t (id int PRIMARY KEY, a int, gone text); INSERT INTO t VALUES (1, 2, 'x');
       CREATE TABLE typed (id int PRIMARY KEY, n numeric(10,2), v int); INSERT INTO typed VALUES (1, 1, 1);`,
      `CREATE TABLE stray (id int); CREATE TABLE t (id int PRIMARY KEY, "new" text, a int); INSERT INTO t VALUES (1, 'y', 3);
       CREATE TABLE typed (id int PRIMARY KEY, v int, n numeric(10,3)); INSERT INTO typed VALUES (1, 1, 1);`,
    );
    const result = await compare(pair);
    expect(result.of("lost")).toMatchObject({ verdict: "different", reason: "The table is on the source only" });
    expect(result.of("stray")).toMatchObject({ verdict: "different", reason: "The table is on the target only" });
    expect(result.of("t")).toMatchObject({ verdict: "different", changed: 1, columns: ["gone", "new", "a"] });
    expect(result.of("typed")).toMatchObject({ verdict: "unproved", changed: 0, columns: ["n"] });
    expect(result.of("typed")?.reason).toContain("numeric(10,2) on the source and numeric(10,3) on the target");
    expect(result.of("same")?.verdict).toBe("equal");
    expect(result.verdict).toBe("fail");
    expect(result.totals).toMatchObject({ tables: 3, differences: 5 });
  });

  test("tables the user may not read, or not read whole", async () => {
    const pair = await makePair(
      server,
      `CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (id int PRIMARY KEY); CREATE TABLE c (id int PRIMARY KEY); CREATE TABLE d (id int PRIMARY KEY);
       ALTER TABLE b ENABLE ROW LEVEL SECURITY; CREATE POLICY p ON b USING (id > 0);`,
      "",
      `CREATE ROLE reader LOGIN PASSWORD 'reader'; GRANT SELECT ON b, c, d TO reader;`,
    );
    const target = server.address(pair.target.database, "reader", "reader");
    const result = await compare({ ...pair, target }, { workers: 1 });
    expect(result.of("a")).toMatchObject({ verdict: "not-checked", rows: { source: null, target: null } });
    expect(result.of("a")?.reason).toBe("target: permission denied for table a (SQLSTATE 42501)");
    expect(result.of("b")?.reason).toContain("row-level security");
    expect([result.of("c")?.verdict, result.of("d")?.verdict]).toEqual(["equal", "equal"]);
    expect(result.verdict).toBe("unproved");
    expect(
      (await compare({ ...pair, target }, { scope: { schemas: [], excluded: ["public.a", "public.b"] } })).verdict,
    ).toBe("pass");
  });

  test("an excluded table, or partitioned table with all its leaves, does not weigh", async () => {
    const edit = `UPDATE by_int SET v = ''; UPDATE tree SET v = '';`;
    const pair = await makePair(server, ALL, KEY_ON_SOURCE, edit);
    const result = await compare(pair, { scope: { schemas: [], excluded: ["public.by_int", "public.tree"] } });
    expect(result.tables.filter(({ excluded }) => excluded).map(({ name, verdict }) => `${name} ${verdict}`)).toEqual([
      "by_int not-checked",
      "leaf_1 not-checked",
      "leaf_2 not-checked",
    ]);
    expect(result).toMatchObject({ verdict: "pass", totals: { tables: 8, differences: 0 } });
  });

  test("a name in exclude or schemas that no side has is refused", async () => {
    const pair = await makePair(server, "CREATE TABLE t (id int PRIMARY KEY)");
    await expect(compare(pair, { scope: { schemas: [], excluded: ["public.t", "public.nope"] } })).rejects.toThrow(
      /Input exclude-tables names what either side does not have: public\.nope\./,
    );
    await expect(compare(pair, { scope: { schemas: ["publik"], excluded: [] } })).rejects.toThrow(
      /Input schemas names what either side does not have: publik\./,
    );
  });

  test("a database without tables proves nothing", async () => {
    expect((await compare(await makePair(server, ""))).verdict).toBe("unproved");
  });

  test("a table without columns is compared by its number of rows", async () => {
    const pair = await makePair(
      server,
      "CREATE TABLE t (); INSERT INTO t DEFAULT VALUES;",
      "",
      "INSERT INTO t DEFAULT VALUES",
    );
    expect((await compare(pair)).of("t")).toMatchObject({ verdict: "different", extra: 1 });
  });
});

describe("one moment per side", () => {
  test("rows that move from one table to another while the comparison runs are never seen twice", async () => {
    const pair = await makePair(
      server,
      "CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (id int PRIMARY KEY); INSERT INTO a SELECT generate_series(1, 100);",
    );
    let moved = false;
    const result = await compareDatabases(pair.source, pair.target, {
      workers: 1,
      onProgress: ({ tablesDone }) => {
        // After the first table is read, on the target only.
        if (tablesDone === 0 || moved) return;
        moved = true;
        void run(pair.target, "WITH gone AS (DELETE FROM a RETURNING id) INSERT INTO b SELECT id FROM gone");
      },
    });
    expect(moved).toBe(true);
    expect(result.verdict).toBe("pass");
  });
});

describe("proveEqual", () => {
  test("proves equal databases and names a differing table, on sessions that stay open", async () => {
    const pair = await makePair(server, ALL, KEY_ON_SOURCE);
    const sessions = await openSessions(pair.source, pair.target, 2);
    try {
      expect((await proveEqual(pair.source, pair.target, { sessions })).verdict).toBe("pass");
      await run(pair.target, "UPDATE by_uuid SET v = NULL WHERE v = 'v3'");
      const result = await proveEqual(pair.source, pair.target, { sessions });
      expect(result.verdict).toBe("fail");
      expect(result.tables[0]).toMatchObject({
        name: "by_uuid",
        verdict: "different",
        reason: "Count or checksum of the rows differs",
      });
      expect(result.totals.differences).toBe(1);
    } finally {
      await sessions.close();
    }
  });
});

describe("a comparison that is stopped", () => {
  test("throws the signal's reason, and leaves no session behind", async () => {
    const pair = await makePair(server, "CREATE TABLE t (id int PRIMARY KEY); INSERT INTO t VALUES (1);");
    await withClient(pair.target, {}, async (blocker) => {
      await blocker.query("BEGIN; LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE");
      const abort = new AbortController();
      const running = compareDatabases(pair.source, pair.target, { signal: abort.signal });
      setTimeout(() => abort.abort(new Error("enough")), 300);
      await expect(running).rejects.toThrow("enough");
      const { rows } = await blocker.query(
        "SELECT count(*)::int AS n FROM pg_stat_activity WHERE application_name = 'postgres-to-aurora validation' AND wait_event_type = 'Lock'",
      );
      expect(rows).toEqual([{ n: 0 }]);
    });
  });

  test("a session killed on the way is an error, never a result", async () => {
    const pair = await makePair(server, "CREATE TABLE t (id int PRIMARY KEY); INSERT INTO t VALUES (1);");
    await withClient(pair.target, {}, async (blocker) => {
      await blocker.query("BEGIN; LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE");
      const running = expect(compareDatabases(pair.source, pair.target)).rejects.toThrow(
        /interrupted, so nothing is proved/,
      );
      const kill = `SELECT count(pg_terminate_backend(pid))::int AS n FROM pg_stat_activity
        WHERE datname = '${pair.target.database}' AND wait_event_type = 'Lock'`;
      for (let killed = 0; killed === 0; )
        killed = await withClient(
          server.superuser,
          {},
          async (client) => (await client.query<{ n: number }>(kill)).rows[0]!.n,
        );
      await running;
    });
  });
});
