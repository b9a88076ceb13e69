import { beforeAll, describe, expect, test } from "@jest/globals";
import { LIMITS } from "@postgres-to-aurora/action-create-dms-task/plan/limits";
import { lobSettings } from "@postgres-to-aurora/action-create-dms-task/plan/lob-settings";
import type { ExistingDocuments } from "@postgres-to-aurora/action-create-dms-task/plan/plan";
import type { SourceTable } from "@postgres-to-aurora/action-create-dms-task/plan/source-tables";
import type { Section } from "@postgres-to-aurora/domain";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { startTestServer } from "@postgres-to-aurora/test-kit";
import { database, documentsOf, plan, settingsFile, told } from "./scene.js";

let server: EmbeddedServer;
beforeAll(async () => {
  server = await startTestServer();
});

const KB = 1024;
const long = (kilobytes: number) => `repeat('x', ${kilobytes * KB})`;

describe("the longest value", () => {
  // `bytes` is undefined for types that DMS carries as text of bounded length.
  test.each<[type: string, value: string, bytes: number | undefined]>([
    ["text", "repeat('é', 1000)", 2000],
    ["varchar", long(2), 2048],
    ["varchar(3000)", long(2), undefined],
    ["char(20)", "'x'", undefined],
    ["numeric", "1", undefined],
    ["numeric(12,2)[]", "'{1.00,2.00}'", 11],
    ["public.long_name", long(1), 1024],
    ["public.short_name", "'x'", undefined],
    ["public.above", long(1), 1024],
    ["json", `'{"a": 1}'`, 8],
    ["jsonb", `'{"a":1}'`, 8],
    ["xml", "'<a/>'", 4],
    ["bytea", "decode('00ff00', 'hex')", 3],
    ["tsvector", "'a b'", 7],
    ["path", "'[(0,0),(1,1)]'", 13],
    ["public.pair", "'(1,2)'", 5],
    ["public.citext", "'abc'", 3],
    ["public.hstore", `'a=>1'`, 8],
    ["int4range", "'[1,2)'", undefined],
    ["inet", "'10.0.0.1'", undefined],
    ["uuid", "gen_random_uuid()", undefined],
  ])("of %s", async (type, value, bytes) => {
    const name = `type ${type}`;
    const sql = `CREATE EXTENSION citext; CREATE EXTENSION hstore; CREATE TYPE pair AS (a int, b int);
      CREATE DOMAIN long_name AS text; CREATE DOMAIN above AS long_name; CREATE DOMAIN short_name AS varchar(9);
      CREATE TABLE t (id int PRIMARY KEY, v ${type}, w text);
      INSERT INTO t SELECT 1, ${value}, NULL; INSERT INTO t VALUES (2, NULL, '')`;
    await database(server, name, `SET search_path = public; ${sql}`, async (source) => {
      const { longestLob, tables } = await plan(source);
      expect(tables[0]?.lobs.map((column) => column.name)).toEqual(bytes === undefined ? ["w"] : ["v", "w"]);
      expect(longestLob).toMatchObject(
        bytes === undefined ? { column: undefined, bytes: 0 } : { column: "public.t.v", bytes },
      );
    });
  });

  test("is found among more tables than one statement reads, with odd names", async () => {
    const tables = Array.from(
      { length: 120 },
      (_, index) => `CREATE TABLE s."T""${index}" (id int PRIMARY KEY, "a ""b" text, c jsonb);
       INSERT INTO s."T""${index}" SELECT g, repeat('x', ${index + 1}), NULL FROM generate_series(1, 2) g;`,
    );
    await database(server, "many", `CREATE SCHEMA s; ${tables.join("\n")}`, async (source) => {
      const made = await plan(source);
      expect(made.longestLob).toEqual({ column: 's.T"119.a "b', bytes: 120, method: "exact" });
      const section = lobSection(made.sections);
      expect(section.rows).toHaveLength(50);
      expect(section.rows[0]).toEqual(['s.T"119', 'a "b', 1, "exact"]);
      expect(section.note).toMatch(/240 columns of 120 tables.*\(exact\): 120/);
    });
  });

  test("counts a parent's own rows only once, and the rows of children not for it", async () => {
    const sql = `CREATE SCHEMA s; CREATE TABLE s.t (id int, note text, PRIMARY KEY (id)) PARTITION BY LIST (id);
      CREATE TABLE s.t1 PARTITION OF s.t FOR VALUES IN (1); CREATE TABLE s.t2 PARTITION OF s.t FOR VALUES IN (2);
      INSERT INTO s.t VALUES (1, 'x'), (2, 'xxx')`;
    await database(server, "leaves", sql, async (source) => {
      expect(lobSection((await plan(source)).sections).rows.map(([name]) => name)).toEqual(["s.t2", "s.t1"]);
    });
  });

  test("is estimated from a sample of a big table, said so, and taken for four times as long", async () => {
    const sql = `CREATE SCHEMA s; CREATE TABLE s.big (id int PRIMARY KEY, note text); CREATE TABLE s.small (id int PRIMARY KEY, note text);
      ALTER TABLE s.big ALTER note SET STORAGE PLAIN;
      INSERT INTO s.big SELECT g, repeat('x', 1000 + g) FROM generate_series(1, 1000) g; INSERT INTO s.small VALUES (1, 'x')`;
    await database(server, "sampled", sql, async (source) => {
      const limits = { exactTableBytes: 100_000, sampleShare: 0.1 };
      const made = await plan(source, { limits });
      expect(made.longestLob).toMatchObject({ column: "s.big.note", method: "sampled" });
      const { bytes } = made.longestLob;
      expect(bytes).toBeGreaterThan(1000);
      expect(made.size.largestLobKb).toBe(Math.ceil((4 * bytes) / KB));
      expect(told(made.findings)).toEqual([["lob-lengths-sampled", "info", "s.big"]]);
      expect(lobSection(made.sections).rows).toEqual([
        ["s.big", "note", Math.ceil(bytes / KB), "sampled"],
        ["s.small", "note", 1, "exact"],
      ]);
      for (let run = 0; run < 5; run++) expect(await plan(source, { limits })).toEqual(made);
    });
  });

  test("is read exactly of as many tables as the budget holds, the smallest first", async () => {
    const tables = [3, 1, 2].map(
      (size) => `CREATE TABLE s.t${size} (id int PRIMARY KEY, note text);
       INSERT INTO s.t${size} SELECT g, repeat('x', 2000) FROM generate_series(1, ${size * 40}) g;`,
    );
    await database(server, "budget", `CREATE SCHEMA s; ${tables.join("\n")}`, async (source) => {
      const methods = async (limits: object, existing?: ExistingDocuments) =>
        lobSection((await plan(source, { limits, ...(existing ? { existing } : {}) })).sections)
          .rows.map(([name, , , method]) => `${name} ${method}`)
          .sort();
      const limits = { exactTotalBytes: 260_000, knownTotalBytes: 100_000, sampleShare: 0.5 };
      expect(await methods(limits)).toEqual(["s.t1 exact", "s.t2 exact", "s.t3 sampled"]);
      const existing = documentsOf(await plan(source));
      expect(await methods(limits, existing)).toEqual(["s.t1 exact", "s.t2 kept", "s.t3 kept"]);
    });
  });

  test("of text is read exactly however much lies outside the rows; of jsonb it is not", async () => {
    const sql = `CREATE SCHEMA s; CREATE TABLE s.docs (id int PRIMARY KEY, body text); CREATE TABLE s.trees (id int PRIMARY KEY, body jsonb);
      ALTER TABLE s.docs ALTER body SET STORAGE EXTERNAL; ALTER TABLE s.trees ALTER body SET STORAGE EXTERNAL;
      INSERT INTO s.docs SELECT g, ${long(20)} FROM generate_series(1, 20) g;
      INSERT INTO s.trees SELECT g, to_jsonb(${long(20)}) FROM generate_series(1, 20) g`;
    await database(server, "outside", sql, async (source) => {
      const { rows } = lobSection(
        (await plan(source, { limits: { exactTableBytes: 100_000, sampleShare: 1 } })).sections,
      );
      expect(rows).toEqual([
        ["s.trees", "body", 21, "sampled"],
        ["s.docs", "body", 20, "exact"],
      ]);
    });
  });

  test("is not looked for once the run is cancelled", async () => {
    const sql = "CREATE SCHEMA s; CREATE TABLE s.t (id int PRIMARY KEY, note text); INSERT INTO s.t VALUES (1, 'x')";
    await database(server, "cancelled", sql, async (source) => {
      const reason = new Error("cancelled");
      await expect(plan(source, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    });
  });
});

const table = (lobs: number, more: Partial<SourceTable> = {}) =>
  ({
    schema: "s",
    name: "t",
    key: ["id"],
    lobs: Array.from({ length: lobs }, (_, index) => ({
      name: `c${index}`,
      base: "text",
      notNull: false,
      inKey: false,
    })),
    ...more,
  }) as SourceTable;

describe("the LOB mode", () => {
  const ONE = [table(1)];
  const FOUR = [table(1), table(4)];
  const KEYLESS = [table(4), table(1, { key: [] })];
  const KEYED_BY_TEXT = [table(4, { lobs: table(4).lobs.map((column) => ({ ...column, inKey: true })) })];
  test.each<[string, kilobytes: number, tables: SourceTable[], mode: "limited" | "full", size: number, rows: number]>([
    ["nothing", 0, [], "limited", 64, 10_000],
    ["up to 32 KB", 32, FOUR, "limited", 64, 10_000],
    ["beyond 32 KB, the next power of two", 33, FOUR, "limited", 128, 5_000],
    ["up to 63 KB", 63, FOUR, "limited", 128, 5_000],
    ["beyond 63 KB in one column, the exact size", 96, ONE, "limited", 192, 2_730],
    ["beyond 63 KB in four columns", 96, FOUR, "full", 64, 1_000],
    ["more than the memory holds", 500, ONE, "full", 64, 1_000],
    ["the same where a table has no key", 500, KEYLESS, "limited", 1_024, 128],
    ["the same where a text is the key", 500, KEYED_BY_TEXT, "limited", 1_024, 128],
    ["far more, key or not", 50_000, KEYLESS, "full", 64, 1_000],
    ["beyond all limits", 200_000, ONE, "full", 64, 1_000],
  ])("for %s", (_what, kilobytes, tables, mode, size, rows) => {
    const { TargetMetadata, FullLoadSettings, ValidationSettings } = lobSettings(kilobytes * KB, tables, 4, LIMITS);
    expect(TargetMetadata).toEqual(
      mode === "limited"
        ? { FullLobMode: false, LimitedSizeLobMode: true, LobMaxSize: size }
        : { FullLobMode: true, LimitedSizeLobMode: false, LobChunkSize: 64, InlineLobMaxSize: size },
    );
    expect(FullLoadSettings).toEqual({ CommitRate: rows });
    expect(ValidationSettings).toEqual({ ValidationPartialLobSize: mode === "limited" ? size : 0 });
  });
});

describe("what full LOB mode needs", () => {
  const SQL = `CREATE SCHEMA s; CREATE TABLE s.keyless (a text); ALTER TABLE s.keyless REPLICA IDENTITY FULL;
    CREATE TABLE s.named (name text PRIMARY KEY, note text NOT NULL); CREATE TABLE s.plain (id int PRIMARY KEY, note text);
    CREATE TABLE s.numbers (id int);  ALTER TABLE s.numbers REPLICA IDENTITY FULL;`;

  test("is said of the mode that the settings end in, the user's included", async () => {
    await database(server, "full", SQL, async (source) => {
      const taskSettingsFile = await settingsFile({ TargetMetadata: { FullLobMode: true } });
      const made = await plan(source, { taskSettingsFile });
      expect(told(made.findings)).toEqual([
        ["key-of-any-length", "info", "s.named"],
        ["full-lob-mode-needs-key", "blocker", "s.keyless, s.named"],
        ["full-lob-mode-needs-null", "warning", "s.named.note"],
      ]);
      expect(made.settings["TargetMetadata"]).toMatchObject({ FullLobMode: true, LimitedSizeLobMode: false });
      expect(made.settings["TargetMetadata"]).not.toHaveProperty("LobMaxSize");
      expect(told((await plan(source)).findings)).toEqual([["key-of-any-length", "info", "s.named"]]);
    });
  });

  test.each([
    ["too small for certain", 4, "blocker"],
    ["too small if characters take two bytes", 9, "warning"],
  ])("a LobMaxSize that is %s is told with the column", async (what, size, severity) => {
    const sql = `${SQL} INSERT INTO s.plain VALUES (1, ${long(8)})`;
    await database(server, what, sql, async (source) => {
      const taskSettingsFile = await settingsFile({ TargetMetadata: { LobMaxSize: size } });
      const { findings, settings } = await plan(source, { taskSettingsFile });
      expect(told(findings)).toContainEqual(["lob-longer-than-limit", severity, "s.plain.note"]);
      expect(settings["TargetMetadata"]).toMatchObject({ LobMaxSize: size, LimitedSizeLobMode: true });
    });
  });

  test("LOBs that are switched off are a blocker", async () => {
    await database(server, "off", SQL, async (source) => {
      const taskSettingsFile = await settingsFile({ TargetMetadata: { SupportLobs: false } });
      expect(told((await plan(source, { taskSettingsFile })).findings)).toContainEqual([
        "lobs-left-out",
        "blocker",
        "s.keyless, s.named, s.plain",
      ]);
    });
  });
});

function lobSection(sections: Section[]): Extract<Section, { kind: "table" }> {
  const found = sections.find((section) => section.kind === "table" && section.title === "Longest values");
  return found as Extract<Section, { kind: "table" }>;
}
