import { describe, expect, test } from "@jest/globals";
import { verdictOf } from "@postgres-to-aurora/action-assess-schema/readiness";
import { readinessText } from "@postgres-to-aurora/action-assess-schema/words";
import type { AssessedFinding } from "@postgres-to-aurora/schema/assess";
import { AUTOMATIC, assessment, finding, resultOf, table } from "./made.js";

const blocker = () => finding({ ruleId: "a-blocker", severity: "blocker" });
const byHand = () => finding({ ruleId: "a-change" });
const automatic = () => finding({ ruleId: "a-fix", fix: AUTOMATIC });
const warning = () => finding({ ruleId: "a-warning", severity: "warning" });
const info = () => finding({ ruleId: "an-info", severity: "info" });

describe("readiness", () => {
  test.each<[string, AssessedFinding[], string, number, string]>([
    ["nothing found", [], "READY", 100, "A-1"],
    ["warnings and infos only", [warning(), info()], "READY", 100, "A-1"],
    ["all changes automatic", [automatic(), warning()], "READY WITH FIXES", 100, "A-1"],
    ["one change by hand", [automatic(), byHand()], "CHANGES NEEDED", 50, "B-1"],
    [
      "an offered fix is by hand until somebody asks for it",
      [finding({ fix: { ...AUTOMATIC, kind: "offered" } })],
      "CHANGES NEEDED",
      50,
      "B-1",
    ],
    ["a blocker beside everything", [blocker(), byHand(), automatic()], "BLOCKED", 50, "B-1"],
    [
      "a blocker with an automatic fix is one until the converted schema shows it gone",
      [finding({ severity: "blocker", fix: AUTOMATIC })],
      "BLOCKED",
      50,
      "B-1",
    ],
  ])("%s", (_, findings, readiness, score, grade) => {
    expect(resultOf(assessment(findings))).toMatchObject({ readiness, score, grade });
  });
});

describe("the headline", () => {
  test.each<[string, AssessedFinding[], string]>([
    ["READY", [], "Can move as it is."],
    ["READY WITH FIXES", [automatic()], "Can move: 1 change is needed and made automatically."],
    [
      "SQL that somebody must run is not passed off as done",
      [automatic(), finding({ fix: { ...AUTOMATIC, by: "assess-schema" } })],
      "Can move: 2 changes are needed and made automatically, 1 of them by SQL in fixes/ that you run.",
    ],
    ["CHANGES NEEDED", [byHand(), automatic()], "Can move after 1 change by hand; 1 more is automatic."],
    [
      "BLOCKED",
      [blocker(), byHand()],
      "1 finding must be solved before this schema can move, beside 1 change by hand.",
    ],
  ])("%s", (_, findings, text) => {
    expect(readinessText(resultOf(assessment(findings)))).toBe(text);
  });
});

describe("fail-on", () => {
  const cases = {
    blocker: [blocker()],
    "by hand": [byHand()],
    automatic: [automatic()],
    warning: [warning()],
    info: [info()],
    nothing: [],
  };
  const expected: Record<string, Record<string, string>> = {
    blocker: { blocker: "fail", "by hand": "warn", automatic: "warn", warning: "pass", info: "pass", nothing: "pass" },
    "needs-change": {
      blocker: "fail",
      "by hand": "fail",
      automatic: "warn",
      warning: "pass",
      info: "pass",
      nothing: "pass",
    },
    warning: { blocker: "fail", "by hand": "fail", automatic: "warn", warning: "fail", info: "pass", nothing: "pass" },
    never: { blocker: "warn", "by hand": "warn", automatic: "warn", warning: "pass", info: "pass", nothing: "pass" },
  };
  const rows = Object.entries(expected).flatMap(([failOn, verdicts]) =>
    Object.entries(verdicts).map(([name, verdict]) => [failOn, name, verdict] as const),
  );

  test.each(rows)("%s, found %s: %s", (failOn, name, verdict) => {
    const result = resultOf(assessment(cases[name as keyof typeof cases]));
    expect(verdictOf(result, failOn as "never")).toBe(verdict);
  });

  test("what could not be judged is never a pass, and rules that do not concern the case are no loss", () => {
    const run = { id: "made-up", outcome: "skipped", findings: 0, reason: "x" } as const;
    const verdict = (input: "live" | "dump", cause: "road" | "input" | "source") =>
      verdictOf(resultOf(assessment([], { input, rules: [{ ...run, cause }] })), "blocker");
    expect([verdict("live", "road"), verdict("live", "input"), verdict("live", "source")]).toEqual([
      "pass",
      "pass",
      "warn",
    ]);
    expect([verdict("dump", "road"), verdict("dump", "input")]).toEqual(["pass", "warn"]);
    const unparsed = [{ file: "dump.sql", line: 3, reason: "syntax error" }];
    expect(verdictOf(resultOf(assessment([]), { unparsed }), "blocker")).toBe("warn");
  });

  test("a database without tables is no pass", () => {
    expect(verdictOf(resultOf(assessment([], { inventory: [] })), "blocker")).toBe("warn");
  });
});

describe("objects", () => {
  test("a column's finding counts for its table, one on what no inventory lists for itself", () => {
    const column = finding({ object: { ...table("orders"), type: "column", part: "note" } });
    const role = finding({ object: { type: "role", schema: "", name: "app" }, severity: "blocker" });
    const { objects, objectsByType, score } = resultOf(assessment([column, role]));
    expect(objects.map(({ display, fate, findings }) => [display, fate, findings])).toEqual([
      ["role app", "cannot", 1],
      ["table app.lines", "as they are", 0],
      ["table app.orders", "by hand", 1],
    ]);
    expect(objectsByType.map(({ type, total }) => [type, total])).toEqual([
      ["role", 1],
      ["table", 2],
    ]);
    expect(score).toBe(33);
  });

  test("a table takes nothing from a routine or an index of the same name", () => {
    const index = { type: "index", schema: "app", name: "orders" } as const;
    const made = assessment([finding({ object: index })]);
    const { objects } = resultOf({ ...made, inventory: [{ object: index }, ...made.inventory] });
    expect(objects.find(({ display }) => display === "table app.orders")?.findings).toBe(0);
    expect(objects.find(({ display }) => display === "index app.orders")?.fate).toBe("by hand");
  });
});

describe("effort", () => {
  test("a rule costs once and for each of its findings; automatic fixes are reviewed, warnings looked at, infos free", () => {
    const findings = [
      finding({ ruleId: "r-medium", effort: "medium" }),
      finding({ ruleId: "r-medium", effort: "medium" }),
      finding({ ruleId: "r-auto", effort: "significant", fix: AUTOMATIC }),
      finding({ ruleId: "r-warning", effort: "significant", severity: "warning" }),
      finding({ ruleId: "r-info", effort: "significant", severity: "info" }),
    ];
    const { effort } = resultOf(assessment(findings));
    expect(effort.lines.map(({ rule, minutes }) => [rule, minutes])).toEqual([
      ["r-medium", 240 + 2 * 60],
      ["r-warning", 5 + 1],
      ["r-auto", 5],
    ]);
    expect(effort).toMatchObject({ minutes: 371, hours: { low: 4.3, high: 9.3 }, days: { low: 0.5, high: 1.2 } });
  });

  test("routines that must be written anew cost by length, and lift the grade's digit", () => {
    const routine = { type: "routine", schema: "app", name: "f()" } as const;
    const made = assessment([finding({ ruleId: "r", effort: "trivial", object: routine, severity: "blocker" })]);
    const sized = { ...made, inventory: [...made.inventory, { object: routine, language: "plpython3u", lines: 120 }] };
    expect(resultOf(sized)).toMatchObject({ grade: "B-5", effort: { minutes: 5 + 1 + 3 * 30 } });
  });

  test("more than five days is grade C", () => {
    const many = Array.from({ length: 12 }, () => finding({ ruleId: "r", effort: "significant" }));
    expect(resultOf(assessment(many)).grade).toBe("C-1");
  });
});

describe("tables under DMS", () => {
  test("one sentence each, from the worst of its effects", () => {
    const because = (text: string) => ({ because: text });
    const findings = [
      finding({ ruleId: "no-key", dms: { cdc: "insert-only", validation: "no", ...because("it has no primary key") } }),
      finding({
        ruleId: "odd-column",
        object: { ...table("orders"), type: "column", part: "shape" },
        dms: { nativeCopy: true, ...because("shape is of a type DMS does not know") },
      }),
      finding({
        ruleId: "elsewhere",
        object: { type: "index", schema: "app", name: "lines" },
        dms: { cdc: "no", ...because("x") },
      }),
    ];
    expect(resultOf(assessment(findings)).tables.map(({ sentence }) => sentence)).toEqual([
      "app.lines: full load yes, change stream yes, validation yes.",
      "app.orders: full load yes, change stream inserts only, validation no, better copied by PostgreSQL's own tools, because it has no primary key, and shape is of a type DMS does not know; see no-key, odd-column.",
    ]);
  });

  test("a partitioned table is carried by its partitions", () => {
    const made = assessment([]);
    made.inventory = [{ object: table("p"), table: { primaryKey: false, lobColumns: ["note"], partitioned: true } }];
    expect(resultOf(made).tables[0]).toMatchObject({
      partitioned: true,
      sentence: "app.p: a partitioned table; its rows are carried by its partitions.",
    });
  });
});

describe("the findings to read first", () => {
  test("what a person must do first, worst first, grouped by rule; infos and accepted ones left out", () => {
    const made = [automatic(), automatic(), byHand(), byHand(), blocker(), warning(), info()];
    const { top } = resultOf(assessment(made));
    expect(top.map(({ rule, count }) => [rule, count])).toEqual([
      ["a-blocker", 1],
      ["a-change", 2],
      ["a-warning", 1],
      ["a-fix", 2],
    ]);
    expect(top[3]?.fix).toBe("Automatic, by convert-schema. It is left out");
  });

  test("findings of one rule with other remedies stand apart; ten at most, of each up to three objects", () => {
    const apart = [finding({ ruleId: "r", remedy: "Do this." }), finding({ ruleId: "r", remedy: "Do that." })];
    expect(resultOf(assessment(apart)).top.map(({ remedy }) => remedy)).toEqual(["Do that.", "Do this."]);
    const crowd = Array.from({ length: 60 }, (_, index) =>
      finding({ ruleId: `r-${index % 12}`, object: table(`t${index}`) }),
    );
    const { top } = resultOf(assessment(crowd));
    expect(top).toHaveLength(10);
    expect(top.every(({ objects, count }) => objects.length === 3 && count === 5)).toBe(true);
  });
});
