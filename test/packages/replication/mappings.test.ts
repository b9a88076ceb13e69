import { describe, expect, test } from "@jest/globals";
import { compareTables, type MappedTable, mappedTables, tableMappings } from "@postgres-to-aurora/replication";
import { checkTableMappings } from "@postgres-to-aurora/replication/documents";

const TABLES: MappedTable[] = [
  { schema: "app", name: "contas_%", removedColumns: ["total", 'odd "name"'] },
  { schema: "App", name: "t_1" },
  { schema: "[_]", name: "[]%]", removedColumns: ["a_[b]"] },
  { schema: "a.b", name: "c", ranges: { columns: ["id"], boundaries: [["100"], ["200"]] } },
  { schema: "a", name: "b.c", removedColumns: ["g"], ranges: { columns: ["dia"], boundaries: [["2026-01-01"]] } },
];

const selection = (id: string, more: object = {}) => ({
  "rule-type": "selection",
  "rule-id": id,
  "rule-name": id,
  "object-locator": { "schema-name": "app", "table-name": "t" },
  "rule-action": "explicit",
  ...more,
});
const document = (...rules: object[]) => JSON.stringify({ rules });

describe("what is written is read back", () => {
  test("with removed columns and ranges, names with dots and wildcard characters included", async () => {
    const text = tableMappings(TABLES);
    expect(mappedTables(text)).toEqual(TABLES);
    await checkTableMappings(text);
  });

  test("rule ids and names are unique and counted from 1", () => {
    const { rules } = JSON.parse(tableMappings(TABLES)) as { rules: Record<string, string>[] };
    expect(rules.map((rule) => rule["rule-id"])).toEqual(Array.from({ length: 11 }, (_, index) => String(index + 1)));
    expect(rules.map((rule) => rule["rule-name"])).toEqual(rules.map((rule) => rule["rule-id"]));
  });

  test("a removed column is that of one table, though underscores are wildcards there", () => {
    const { rules } = JSON.parse(tableMappings([{ schema: "s_a", name: "t_1", removedColumns: ["c_d"] }]));
    expect(rules.map((rule: { "object-locator": object }) => rule["object-locator"])).toEqual([
      { "schema-name": "s_a", "table-name": "t_1" },
      { "schema-name": "s[_]a", "table-name": "t[_]1", "column-name": "c[_]d" },
    ]);
  });

  test("a comparison knows tables by their names alone", () => {
    expect(compareTables(TABLES, [{ schema: "app", name: "contas_%" }])).toEqual({
      missing: ["App.t_1", "[_].[]%]", "a.b.c"],
      unwanted: [],
    });
  });
});

describe("mappings of another origin are refused, since nobody can count their tables", () => {
  test.each([
    ["a wildcard", document(selection("1", { "rule-action": "include" }))],
    ["no rule", document()],
    ["nothing", ""],
    ["no JSON", "{"],
    ["rules that are no objects", '{"rules":[null]}'],
    ["a transformation we do not write", document(selection("1"), transformation({ "rule-action": "rename" }))],
    ["a removed column of a table that is not selected", document(transformation({}))],
    ["a parallel load we do not write", document(selection("1"), settings({ "parallel-load": { type: "none" } }))],
    ["LOB settings", document(selection("1"), settings({ "lob-settings": { mode: "unlimited" } }))],
  ])("%s", (_what, text) => {
    expect(() => mappedTables(text)).toThrow(expect.objectContaining({ code: "DMS_MAPPINGS_UNKNOWN" }));
  });
});

describe("checking mappings before DMS sees them", () => {
  test.each([
    ["every kind of rule", [selection("1"), transformation({}), settings({}), validation({})]],
    ["an include with filters", [selection("1", { "rule-action": "include", "load-order": 2, filters: [filter()] })]],
  ])("%s is valid", async (_what, rules) => {
    await expect(checkTableMappings(document(...rules))).resolves.toBeUndefined();
  });

  test.each<[string, string, RegExp]>([
    ["text that is no JSON", "{", /not JSON/],
    ["no rules at all", "{}", /The document has no rules/],
    ["an empty list", document(), /rules must NOT have fewer than 1 items/],
    [
      "an unknown kind",
      document(selection("1", { "rule-type": "select" })),
      /rules\[0\]\.rule-type must be one of sel/,
    ],
    [
      "an unknown action",
      document(selection("1", { "rule-action": "explict" })),
      /rules\[0\]\.rule-action must be one/,
    ],
    [
      "a misspelt member",
      document(selection("1", { loadorder: 1 })),
      /rules\[0\]\.loadorder is unknown, did you mean load-order\?/,
    ],
    ["an id that is no number", document(selection("one")), /rules\[0\]\.rule-id must match/],
    ["an id as number", document(selection("1", { "rule-id": 1 })), /rules\[0\]\.rule-id must be string, not number/],
    ["no name", document(selection("1", { "rule-name": undefined })), /rules\[0\] has no rule-name/],
    [
      "a locator without table",
      document(selection("1", { "object-locator": { "schema-name": "a" } })),
      /rules\[0\]\.object-locator has no table-name/,
    ],
    [
      "the same id twice",
      document(selection("7"), selection("7", { "rule-name": "b" })),
      /rule-id 7 occurs more than once/,
    ],
    [
      "the same name twice",
      document(selection("7"), selection("8", { "rule-name": "7" })),
      /rule-name 7 occurs more than once/,
    ],
    [
      "a parallel load for other engines",
      document(settings({ "parallel-load": { type: "partitions-auto" } })),
      /parallel-load\.type must be one of none, ranges/,
    ],
    [
      "ranges without bounds",
      document(settings({ "parallel-load": { type: "ranges", columns: ["id"] } })),
      /parallel-load has no boundaries/,
    ],
    [
      "bounds that do not fit the columns",
      document(settings({ "parallel-load": { type: "ranges", columns: ["a", "b"], boundaries: [["1"]] } })),
      /one value per column/,
    ],
    [
      "a LOB size beyond its bound",
      document(settings({ "lob-settings": { mode: "unlimited", "bulk-max-size": 102401 } })),
      /bulk-max-size must be at most 102400/,
    ],
  ])("%s is refused with its place", async (_what, text, says) => {
    const failure = checkTableMappings(text);
    await expect(failure).rejects.toMatchObject({ code: "BAD_TABLE_MAPPINGS", why: expect.stringMatching(says) });
  });

  test("values of rows are not shown", async () => {
    const text = document(settings({ "parallel-load": { type: "ranges", columns: ["id"], boundaries: [[4711]] } }));
    const failure = await checkTableMappings(text).catch((error: Error) => error.message);
    expect(failure).toMatch(/boundaries\[0\]\[0\] must be string, not number/);
    expect(failure).not.toContain("4711");
  });

  test("of many problems the first are shown and the rest counted", async () => {
    const rules = Array.from({ length: 9 }, (_, index) => selection(String(index), { extra: 1 }));
    await expect(checkTableMappings(document(...rules))).rejects.toThrow(/rules\[4\]\.extra.*and 4 more/s);
  });
});

function transformation(more: object): object {
  return {
    ...selection("2", { "rule-type": "transformation", "rule-action": "remove-column", "rule-target": "column" }),
    "object-locator": { "schema-name": "app", "table-name": "t", "column-name": "g" },
    ...more,
  };
}

function settings(more: object): object {
  const { "rule-action": _none, ...rest } = selection("3", { "rule-type": "table-settings" });
  return { ...rest, ...more };
}

function validation(more: object): object {
  return {
    ...selection("4", { "rule-type": "validation", "rule-action": "override-validation-function" }),
    "rule-target": "column",
    "object-locator": { "schema-name": "app", "table-name": "t", "column-name": "g" },
    "source-function": "abs(g)",
    ...more,
  };
}

function filter(): object {
  const conditions = [{ "filter-operator": "between", "start-value": "1", "end-value": "9" }];
  return { "filter-type": "source", "column-name": "id", "filter-conditions": conditions };
}
