import { beforeAll, describe, expect, test } from "@jest/globals";
import { planDifferences } from "@postgres-to-aurora/action-create-dms-task/plan/plan";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { findTool, libpqEnvironment, runTool, withClient } from "@postgres-to-aurora/postgres";
import { mappedTables, tableMappings } from "@postgres-to-aurora/replication";
import { checkTableMappings, checkTaskSettings } from "@postgres-to-aurora/replication/documents";
import { corpus, startTestServer } from "@postgres-to-aurora/test-kit";
import { database, documentsOf, plan, settingsFile, told } from "./scene.js";

let server: EmbeddedServer;
beforeAll(async () => {
  server = await startTestServer();
});

const SQL = `CREATE SCHEMA s; CREATE TABLE s.a (id int PRIMARY KEY, note text, g int GENERATED ALWAYS AS (id + 1) STORED);
  CREATE TABLE s.b (id int PRIMARY KEY, note text); INSERT INTO s.a VALUES (1, repeat('x', 10000));
  INSERT INTO s.b SELECT g, repeat('x', 1000) FROM generate_series(1, 200) g;`;

describe("a second run", () => {
  test("with the same inputs gives the same plan, byte by byte, and differs in nothing", async () => {
    await database(server, "same", SQL, async (source) => {
      const first = await plan(source);
      expect(JSON.stringify(await plan(source))).toBe(JSON.stringify(first));
      const again = await plan(source, { existing: documentsOf(first) });
      expect(JSON.stringify(documentsOf(again))).toBe(JSON.stringify(documentsOf(first)));
      expect(planDifferences(documentsOf(first), again)).toEqual({ mappings: [], settings: [] });
    });
  });

  test("takes a task as the same that shows more settings than we set", async () => {
    await database(server, "echo", SQL, async (source) => {
      const first = await plan(source);
      const { TargetMetadata, ...rest } = first.settings as { TargetMetadata: object };
      const shown = {
        ...rest,
        TargetMetadata: { ...TargetMetadata, LobChunkSize: 64, InlineLobMaxSize: 0 },
        TTSettings: null,
      };
      const existing = { tableMappings: first.mappings, settings: JSON.stringify(shown) };
      expect(planDifferences(existing, await plan(source, { existing }))).toEqual({ mappings: [], settings: [] });
    });
  });

  test("reads nothing large again once the task has run", async () => {
    await database(server, "large", SQL, async (source) => {
      const existing = documentsOf(await plan(source));
      await source.query("UPDATE s.b SET note = repeat('y', 100000)");
      const limits = { knownTableBytes: 20_000 };
      const again = await plan(source, { existing, limits });
      expect(again.longestLob).toMatchObject({ column: "s.a.note", bytes: 10_000 });
      expect(planDifferences(existing, again).settings).toEqual([]);
      expect(again.sections.find(({ title }) => title === "Longest values")).toMatchObject({
        rows: [
          ["s.a", "note", 10, "exact"],
          ["s.b", "note", null, "kept"],
        ],
      });
      const reloading = await plan(source, { existing: { ...existing, hasRun: false }, limits });
      expect(planDifferences(existing, reloading).settings).toContain(
        "TargetMetadata.LobMaxSize: it has 64, wanted is 256; the longest value, in s.b.note, has 98 KB",
      );
    });
  });

  test("says what is different, each with its place", async () => {
    await database(server, "different", SQL, async (source) => {
      const existing = documentsOf(await plan(source));
      await source.query(
        "ALTER TABLE s.a ADD h int GENERATED ALWAYS AS (id) STORED; CREATE TABLE s.c (id int PRIMARY KEY); DROP TABLE s.b",
      );
      const taskSettingsFile = await settingsFile({ FullLoadSettings: { MaxFullLoadSubTasks: 2 }, TTSettings: null });
      expect(planDifferences(existing, await plan(source, { existing, taskSettingsFile }))).toEqual({
        mappings: [
          "tables: it does not carry s.c",
          "tables: it carries s.b, which is not wanted or not there",
          "columns left out of s.a: it has g, wanted is g, h",
        ],
        settings: [
          "FullLoadSettings.MaxFullLoadSubTasks: it has 4, wanted is 2",
          "TTSettings: it has nothing, wanted is null",
        ],
      });
    });
  });

  test("says so when ranges are others", async () => {
    await database(server, "ranges", SQL, async (source) => {
      const made = await plan(source, { limits: { rangesBytes: 20_000 } });
      const tables = mappedTables(made.mappings).map(({ ranges: _none, ...table }) => table);
      const existing = { tableMappings: tableMappings(tables), settings: "{}" };
      expect(planDifferences(existing, made).mappings).toEqual([
        expect.stringMatching(/^ranges of s\.b: it has none, wanted is \d ranges of id$/),
      ]);
    });
  });

  test("refuses a task that something else made", async () => {
    const rule = { "rule-type": "selection", "rule-id": "1", "rule-name": "1", "rule-action": "include" };
    const rules = [{ ...rule, "object-locator": { "schema-name": "%", "table-name": "%" } }];
    await database(server, "foreign", SQL, async (source) => {
      const existing = { tableMappings: JSON.stringify({ rules }), settings: "{}" };
      await expect(plan(source, { existing })).rejects.toMatchObject({ code: "DMS_MAPPINGS_UNKNOWN" });
    });
  });

  test("takes settings that are no document for none", async () => {
    await database(server, "unread", SQL, async (source) => {
      const { mappings } = await plan(source);
      const existing = { tableMappings: mappings, settings: "" };
      const again = await plan(source, { existing });
      expect(planDifferences(existing, again).settings).toContain(
        "Logging.EnableLogging: it has nothing, wanted is true",
      );
    });
  });
});

const SAMPLES: [name: string, tables: number, findings: string[][]][] = [
  // Partitions are counted, their parent is not.
  ["pagila", 21, []],
  ["chinook", 11, []],
  ["northwind", 14, []],
  [
    "danbooru-structure",
    65,
    [
      ["table-unlogged", "blocker", "public.rate_limits"],
      ["table-without-key", "blocker", "public.ai_tags"],
      ["key-of-any-length", "info", "public.ar_internal_metadata, public.schema_migrations"],
    ],
  ],
  [
    "bytebase-structure",
    37,
    [["key-of-any-length", "info", "public.review_config, public.sheet_blob, public.user_group"]],
  ],
];

describe("databases of others", () => {
  for (const [name, tables, findings] of SAMPLES) {
    const file = corpus(`${name}.sql`);
    (file ? test : test.skip)(`${name} gives valid documents`, async () => {
      const address = await server.createDatabase(name);
      const psql = await findTool("psql", 15);
      await runTool(psql.path, ["-X", "-q", "-f", file as string], { env: libpqEnvironment(address) });
      await withClient(address, {}, async (source) => {
        const made = await plan(source);
        await checkTableMappings(made.mappings);
        await checkTaskSettings(made.settings);
        expect(made.tables).toHaveLength(tables);
        expect(told(made.findings)).toEqual(findings);
        expect(made.settings["TargetMetadata"]).toMatchObject({ LimitedSizeLobMode: true, LobMaxSize: 64 });
      });
    });
  }
});
