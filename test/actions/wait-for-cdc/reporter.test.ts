import { describe, expect, test } from "@jest/globals";
import type { Decision } from "@postgres-to-aurora/action-wait-for-cdc/decide";
import { secondsLeft } from "@postgres-to-aurora/action-wait-for-cdc/load-speed";
import type { Observation, SeenTable } from "@postgres-to-aurora/action-wait-for-cdc/observation";
import { courseSections, tablesSection } from "@postgres-to-aurora/action-wait-for-cdc/report";
import { Reporter } from "@postgres-to-aurora/action-wait-for-cdc/reporter";
import { fakeClock } from "../../packages/aws/fake-clock.js";
import { observation, table } from "./observation.js";

const early: Decision = { kind: "wait", reason: "the CDC latency of the target is 90 s" };

function reporter(estimates: Record<string, number> = {}) {
  const lines: string[] = [];
  const clock = fakeClock();
  const told = new Reporter(
    clock,
    { info: (line) => lines.push(line), debug() {}, warning() {}, group: (_title, body) => body() },
    new Map(Object.entries(estimates)),
    5,
  );
  const see = async (seen: Observation, seconds: number, decision = early, good = 0) => {
    await clock.sleep(seconds * 1000);
    told.saw(seen, decision, good, 3);
  };
  return { told, lines, see };
}

const loading = (rows: number, more: SeenTable[] = []): Observation => ({
  task: observation().task,
  tables: [table("a", { state: "Full load", rows }), table("b", { state: "Before load", rows: 0 }), ...more],
  refused: [],
  suspended: [],
});

const following = (target: number) =>
  observation({ latency: { source: { seconds: 0, ageMs: 0 }, target: { seconds: target, ageMs: 0 } } });

describe("the wait in the log", () => {
  test("the load is told with speed, time left and the largest table, at most every ten seconds", async () => {
    const { lines, see } = reporter({ "app.a": 100_000, "app.b": 50_000 });
    for (let look = 0; look <= 20; look++) await see(loading(look * 1000), 1);
    expect(lines).toEqual([
      "0/2 tables loaded (1 loading, 1 queued), 0 rows, largest under way app.a 0 of about 100,000",
      "0/2 tables loaded (1 loading, 1 queued), 10,000 rows, 1,000 rows/s, about 2 min left, largest under way app.a 10,000 of about 100,000",
      "0/2 tables loaded (1 loading, 1 queued), 20,000 rows, 1,000 rows/s, about 2 min left, largest under way app.a 20,000 of about 100,000",
    ]);
  });

  test("a table that fails, a task that is no longer running and the end of the load are told at once", async () => {
    const { lines, see } = reporter();
    await see(loading(1), 1);
    await see(loading(1, [table("c", { state: "Table error" })]), 1);
    await see({ ...loading(1), task: { ...observation().task, status: "pondering" } }, 1);
    await see(following(90), 1);
    expect(lines.slice(1)).toEqual([
      "0/3 tables loaded (1 loading, 1 queued, 1 failed), 11 rows, 10 rows/s, largest under way app.a 1",
      "0/2 tables loaded (1 loading, 1 queued), 1 rows, largest under way app.a 1, task pondering",
      "latency source 0 s, target 90 s, marker 0.4 s: waiting, the CDC latency of the target is 90 s",
    ]);
  });

  test("a state nobody knows is told in the words of DMS", async () => {
    const { lines, see } = reporter();
    await see(loading(1, [table("c", { state: "Table pondered" }), table("d", { state: "" })]), 1);
    expect(lines[0]).toContain("0/4 tables loaded (1 loading, 1 queued, 1 Table pondered, 1 not shown yet)");
  });

  test("the latency is told with the course of the last samples, and every good one", async () => {
    const { lines, see } = reporter();
    await see(following(8), 15);
    await see(following(4), 15);
    await see(following(0), 1, { kind: "good" }, 1);
    await see(following(0), 1, { kind: "good" }, 2);
    expect(lines.at(-2)).toBe("latency source 0 s ▁▁▁, target 0 s █▅▁, marker 0.4 s ▂▂▂: good sample 1/3");
    expect(lines.at(-1)).toContain("good sample 2/3");
  });

  test("a look that failed is told once, however often it fails in the same way", () => {
    const { told, lines } = reporter();
    for (let times = 0; times < 5; times++) told.missed("The target is away.");
    expect(lines).toEqual(["Looking again after: The target is away."]);
  });
});

describe("the time left", () => {
  const half = [table("a", { state: "Full load", rows: 500 }), table("b")];
  test.each<[string, SeenTable[], Record<string, number>, number | undefined, number | undefined]>([
    ["rows still expected at the speed measured", half, { "app.a": 1500 }, 10, 100],
    ["nothing once all are loaded", [table("a")], {}, undefined, 0],
    ["unknown while nothing moves", half, { "app.a": 1500 }, 0, undefined],
    ["unknown before the second look", half, { "app.a": 1500 }, undefined, undefined],
    ["unknown without an estimate", half, {}, 10, undefined],
    ["unknown when more came than was expected", half, { "app.a": 400 }, 10, undefined],
  ])("is %s", (_name, tables, estimates, speed, seconds) => {
    expect(secondsLeft(tables, new Map(Object.entries(estimates)), speed)).toBe(seconds);
  });

  test("a reload, which takes rows back, measures anew", async () => {
    const { told, see } = reporter({ "app.a": 1000 });
    await see(loading(500), 10);
    await see(loading(600), 10);
    expect(told.secondsLeft).toBe(40);
    await see(loading(0), 10);
    expect(told.secondsLeft).toBeUndefined();
    await see(loading(100), 10);
    expect(told.secondsLeft).toBe(90);
  });
});

describe("the wait in the report", () => {
  test("the charts keep a bounded number of points over days, first and last among them", async () => {
    const { told, see } = reporter();
    for (let look = 0; look < 20_000; look++) await see(following(look), 15, { kind: "good" }, 1);
    const sections = courseSections(told);
    expect(sections.map(({ title }) => title)).toEqual(["Rows loaded", "Latency"]);
    for (const section of sections) {
      if (section.kind !== "series") throw new Error("must be a series");
      expect(section.x.length).toBeLessThanOrEqual(501);
      expect(section.x.length).toBeGreaterThan(200);
      expect([section.x[0], section.x.at(-1)]).toEqual(["0:15", "83:20:00"]);
      expect(new Set(section.lines.map(({ values }) => values.length))).toEqual(new Set([section.x.length]));
    }
    expect(sections[1]).toMatchObject({ lines: [{}, { name: "CDCLatencyTarget" }, {}] });
  });

  test("a look without a measurement makes no point", async () => {
    const { told, see } = reporter();
    await see(observation({ latency: { source: undefined, target: undefined } }), 1);
    expect(courseSections(told)).toMatchObject([{ title: "Latency", x: [] }]);
  });

  test("of 10,000 tables a hundred are shown, those not loaded first, and all are counted", () => {
    const tables = Array.from({ length: 10_000 }, (_, index) => table(`t${index}`, { rows: index }));
    (tables[7] as SeenTable).state = "Table error";
    const section = tablesSection(tables, new Map([["app.t3", 1e9]]));
    if (section.kind !== "table") throw new Error("must be a table");
    expect(section.rows).toHaveLength(100);
    expect(section.rows.slice(0, 3).map(([name]) => name)).toEqual(["app.t7", "app.t3", "app.t9999"]);
    expect(section.note).toMatch(/^9,999 Table completed, 1 Table error\. Shown are 100/);
  });
});
