import { beforeAll, describe, expect, test } from "@jest/globals";
import { quantiles } from "@postgres-to-aurora/action-create-dms-task/plan/load-ranges";
import type { Plan } from "@postgres-to-aurora/action-create-dms-task/plan/plan";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { type Client, quoteIdentifier } from "@postgres-to-aurora/postgres";
import { type LoadRanges, mappedTables } from "@postgres-to-aurora/replication";
import { startTestServer } from "@postgres-to-aurora/test-kit";
import { database, documentsOf, plan, told } from "./scene.js";

let server: EmbeddedServer;
beforeAll(async () => {
  server = await startTestServer();
});

/** Tables from 100 KB on count as big; one segment per 100 KB. */
const limits = { rangesBytes: 100_000, oneLoaderBytes: 100_000 };

const rangesOf = ({ mappings }: Plan): LoadRanges | undefined => mappedTables(mappings)[0]?.ranges;

/** Analyses `s.t` once the server has counted its rows, which it does with a delay. */
async function analyze(source: Client): Promise<void> {
  await source.query("SELECT pg_catalog.pg_stat_force_next_flush()");
  await source.query("ANALYZE s.t");
}

/** Rows of `s.t` in each segment that the bounds make, each bound belonging to the segment below it. */
async function rowsPerSegment(source: Client, { columns, boundaries }: LoadRanges): Promise<number[]> {
  const column = quoteIdentifier(columns[0] as string);
  const counts = ["-", ...boundaries.map(([bound]) => bound)].map((lower, index) => {
    const upper = boundaries[index]?.[0];
    const conditions = [lower !== "-" && `${column} > '${lower}'`, upper !== undefined && `${column} <= '${upper}'`];
    return `(SELECT count(*)::int FROM s.t WHERE ${conditions.filter(Boolean).join(" AND ")})`;
  });
  return (await source.query(`SELECT ARRAY[${counts.join(", ")}] AS counts`)).rows[0].counts as number[];
}

const keys: [type: string, value: string][] = [
  ["smallint", "(g % 32000)::int2"],
  ["int", "g * 7"],
  ["bigint", "g * 5000000000"],
  ["date", "date '2020-01-01' + g"],
  ["timestamp", "timestamp '2020-01-01' + g * interval '61.5 seconds'"],
  ["public.counted", "g"],
];

describe("a big table", () => {
  test.each(keys.flatMap(([type, value]) => [true, false].map((analyzed) => [type, value, analyzed] as const)))(
    "is cut evenly by a key of type %s (%s, analyzed: %s)",
    async (type, value, analyzed) => {
      const sql = `CREATE SCHEMA s; CREATE DOMAIN public.counted AS int; CREATE TABLE s.t ("the Key" ${type} PRIMARY KEY, pad char(100));
        INSERT INTO s.t SELECT ${value}, '' FROM generate_series(1, 6000) g`;
      await database(server, `cut ${type} ${analyzed}`, sql, async (source) => {
        if (analyzed) await analyze(source);
        const made = await plan(source, { limits });
        const ranges = rangesOf(made) as LoadRanges;
        expect(ranges.columns).toEqual(["the Key"]);
        expect(ranges.boundaries).toHaveLength(7);
        const counts = await rowsPerSegment(source, ranges);
        expect(counts.reduce((sum, count) => sum + count)).toBe(6000);
        for (const count of counts) expect(Math.abs(count - 750)).toBeLessThan(150);
        expect(made.findings).toEqual([]);
        const tables = made.sections.find(({ title }) => title === "Tables") as { rows: unknown[][] };
        expect(tables.rows[0]?.at(-1)).toBe(
          `in 8 ranges of the Key, by ${analyzed ? "the statistics of ANALYZE" : "a sample"}`,
        );
        const text = made.sections.find(({ title }) => title === "Table mappings") as { text: string };
        expect(text.text).toContain('"boundaries":"7 bounds"');
        expect(text.text).not.toContain(ranges.boundaries[0]?.[0]);
      });
    },
  );

  test("of many estimated rows is cut whatever its size", async () => {
    const sql = `CREATE SCHEMA s; CREATE TABLE s.t (id int PRIMARY KEY); INSERT INTO s.t SELECT generate_series(1, 1000); ANALYZE s.t`;
    await database(server, "rows", sql, async (source) => {
      expect(rangesOf(await plan(source, { limits: { rangesRows: 500 } }))?.boundaries).toHaveLength(1);
      expect(rangesOf(await plan(source, { limits: { rangesRows: 1001 } }))).toBeUndefined();
    });
  });

  test.each([
    [
      "with a key that begins with few values",
      "k int, id int, pad char(100), PRIMARY KEY (k, id)",
      "g % 3, g, ''",
      "0 1",
    ],
    ["with one value", "k int, id int, pad char(100), PRIMARY KEY (k, id)", "1, g, ''", undefined],
  ])("%s is cut where the values change", async (what, columns, values, bounds) => {
    const sql = `CREATE SCHEMA s; CREATE TABLE s.t (${columns}); INSERT INTO s.t SELECT ${values} FROM generate_series(1, 6000) g; ANALYZE s.t`;
    await database(server, what, sql, async (source) => {
      const made = await plan(source, { limits });
      expect(rangesOf(made)?.boundaries.flat().join(" ")).toBe(bounds);
      expect(told(made.findings)).toEqual(bounds === undefined ? [["table-for-one-loader", "warning", "s.t"]] : []);
    });
  });

  test("with one frequent value is cut by its rows, not by the statistics, which leave that value out", async () => {
    const sql = `CREATE SCHEMA s; CREATE TABLE s.t (k int, id int, pad char(100), PRIMARY KEY (k, id));
      INSERT INTO s.t SELECT CASE WHEN g <= 3000 THEN 0 ELSE g END, g, '' FROM generate_series(1, 6000) g`;
    await database(server, "frequent", sql, async (source) => {
      await analyze(source);
      const { columns, boundaries } = rangesOf(await plan(source, { limits })) as LoadRanges;
      expect(columns).toEqual(["k"]);
      expect(boundaries).toHaveLength(4);
      expect(boundaries[0]).toEqual(["0"]);
    });
  });

  test.each([
    ["without primary key", "id int", /it has no primary key/],
    ["with a uuid as key", "id uuid PRIMARY KEY", /of type uuid/],
    ["with a time zone in the key", "id timestamptz PRIMARY KEY", /of type timestamptz/],
  ])("%s is loaded at one go, and the reason is told", async (what, column, reason) => {
    const value = column.startsWith("id uuid")
      ? "gen_random_uuid()"
      : column.startsWith("id int")
        ? "g"
        : "now() + g * interval '1 s'";
    const sql = `CREATE SCHEMA s; CREATE TABLE s.t (${column}, pad char(100)); ALTER TABLE s.t REPLICA IDENTITY FULL;
      INSERT INTO s.t SELECT ${value}, '' FROM generate_series(1, 2000) g`;
    await database(server, what, sql, async (source) => {
      const { findings, mappings } = await plan(source, { limits });
      expect(told(findings)).toEqual([["table-for-one-loader", "warning", "s.t"]]);
      expect(findings[0]?.evidence).toMatch(reason);
      expect(mappedTables(mappings)[0]?.ranges).toBeUndefined();
      expect((await plan(source, { limits: { rangesBytes: 100_000 } })).findings).toEqual([]);
    });
  });

  test("whose statistics are old is cut by a sample", async () => {
    const sql = `CREATE SCHEMA s; CREATE TABLE s.t (id int PRIMARY KEY, pad char(100)); INSERT INTO s.t SELECT g, '' FROM generate_series(1, 3000) g`;
    await database(server, "old", sql, async (source) => {
      await analyze(source);
      await source.query("INSERT INTO s.t SELECT g, '' FROM generate_series(3001, 6000) g");
      await source.query("SELECT pg_catalog.pg_stat_force_next_flush()");
      const counts = await rowsPerSegment(source, rangesOf(await plan(source, { limits })) as LoadRanges);
      expect(Math.max(...counts)).toBeLessThan(1000);
    });
  });

  test("keeps its ranges in a later run, though its rows are others by then", async () => {
    const sql = `CREATE SCHEMA s; CREATE TABLE s.t (id int PRIMARY KEY, pad char(100)); INSERT INTO s.t SELECT g, '' FROM generate_series(1, 3000) g`;
    await database(server, "kept", sql, async (source) => {
      const first = await plan(source, { limits });
      await source.query("UPDATE s.t SET id = id + 100000; ANALYZE s.t");
      expect((await plan(source, { limits, existing: documentsOf(first) })).mappings).toBe(first.mappings);
      expect((await plan(source, { limits })).mappings).not.toBe(first.mappings);
      await source.query("ALTER TABLE s.t RENAME id TO nr");
      expect(rangesOf(await plan(source, { limits, existing: documentsOf(first) }))).toBeUndefined();
    });
  });

  test("a table that was small when the task was made gets no ranges later", async () => {
    await database(
      server,
      "grown",
      "CREATE SCHEMA s; CREATE TABLE s.t (id int PRIMARY KEY, pad char(100))",
      async (source) => {
        const first = await plan(source, { limits });
        await source.query("INSERT INTO s.t SELECT g, '' FROM generate_series(1, 3000) g");
        expect((await plan(source, { limits, existing: documentsOf(first) })).mappings).toBe(first.mappings);
      },
    );
  });
});

describe("bounds", () => {
  test.each([
    ["of no value", [], 4, []],
    ["of one", ["1"], 4, []],
    ["of as many as segments", ["1", "2", "3", "4"], 4, ["1", "2", "3"]],
    ["of many", Array.from({ length: 100 }, (_, index) => String(index)), 4, ["24", "49", "74"]],
    ["without infinity", ["-infinity", "-infinity", "2020-01-01", "infinity"], 4, ["2020-01-01"]],
  ])("%s", (_what, values, segments, bounds) => {
    expect(quantiles(values, segments)).toEqual(bounds);
  });
});
