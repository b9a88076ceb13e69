import { describe, expect, test } from "@jest/globals";
import { decide, type Observation } from "@postgres-to-aurora/action-wait-for-cdc/decide";
import { loaded, MINUTE, observation } from "./observation.js";

const want = { thresholdMs: 5000 };

const failures: [name: string, seen: Partial<Observation>, code: string, says: RegExp][] = [
  ["a failed task", { task: loaded.taskIn("failed") }, "TASK_FAILED", /FATAL_ERROR: out of memory/],
  ["a stopped task", { task: loaded.taskIn("stopped") }, "TASK_STOPPED", /is stopped.*FATAL_ERROR/],
  ["a task being deleted", { task: loaded.taskIn("deleting") }, "TASK_STOPPED", /is deleting/],
  ["a task never started", { task: { ...loaded.taskIn("ready"), hasRun: false } }, "TASK_NOT_STARTED", /start: true/],
  [
    "a table in error",
    { tables: loaded.tables("Table completed", "Table error") },
    "TABLES_FAILED",
    /app\.t1 \(Table error\)/,
  ],
  ["a table error in other letters", { tables: loaded.tables("TABLE ERROR") }, "TABLES_FAILED", /app\.t0/],
  ["a cancelled table", { tables: loaded.tables("Table cancelled") }, "TABLES_FAILED", /app\.t0/],
  ["a table missing on the target", { tables: loaded.tables("Table does not exist") }, "TABLES_FAILED", /app\.t0/],
  [
    "a table in error while another still loads",
    { tables: loaded.tables("Full load", "Table error") },
    "TABLES_FAILED",
    /app\.t1/,
  ],
  ["refused changes", { exceptions: 3 }, "CHANGES_REFUSED", /Changes could not be applied.*\(3\)/],
];

const waits: [name: string, seen: Partial<Observation>, reason: RegExp][] = [
  ["a table still loading", { tables: loaded.tables("Table completed", "Full load") }, /1 of 2 tables/],
  ["a table the task does not show yet", { tables: loaded.tables("Table completed", "") }, /1 of 2 tables/],
  ["a table in a state nobody knows", { tables: loaded.tables("Table pondered") }, /1 of 1 tables/],
  ["a task that is starting", { task: loaded.taskIn("starting") }, /task is starting/],
  ["a task in a state nobody knows", { task: loaded.taskIn("pondering") }, /task is pondering/],
  ["no metric at all", { latency: { source: undefined, target: undefined } }, /source was not measured/],
  [
    "only one side measured",
    { latency: { source: { seconds: 0, ageMs: 0 }, target: undefined } },
    /target was not measured/,
  ],
  [
    "a stale zero",
    { latency: { source: { seconds: 0, ageMs: 0 }, target: { seconds: 0, ageMs: 6 * MINUTE } } },
    /target is 6 minutes old/,
  ],
  [
    "a latency above the threshold",
    { latency: { source: { seconds: 5.1, ageMs: 0 }, target: { seconds: 0, ageMs: 0 } } },
    /source is 5.1 s/,
  ],
  ["a marker that did not arrive", { marker: { arrived: false, roundTripMs: 15_000 } }, /marker did not arrive/],
  ["a marker not sent yet", { marker: undefined as never }, /marker did not arrive/],
];

describe("decide", () => {
  test("all loaded, both latencies low and fresh, marker arrived: a good sample", () => {
    expect(decide(observation(), want)).toEqual({ kind: "good" });
  });

  test("a latency of exactly the threshold is still good", () => {
    const latency = { source: { seconds: 5, ageMs: 0 }, target: { seconds: 5, ageMs: 5 * MINUTE } };
    expect(decide(observation({ latency }), want)).toEqual({ kind: "good" });
  });

  test.each(failures)("%s fails at once", (_name, seen, code, says) => {
    const decision = decide(observation(seen), want);
    expect(decision.kind).toBe("failed");
    if (decision.kind !== "failed") return;
    expect(decision.facts.code).toBe(code);
    expect(`${decision.facts.what} ${decision.facts.why ?? ""} ${decision.facts.remedy}`).toMatch(says);
  });

  test.each(waits)("%s is waited for", (_name, seen, reason) => {
    expect(decide(observation(seen), want)).toEqual({ kind: "wait", reason: expect.stringMatching(reason) });
  });

  test("of many failed tables ten are named and the rest counted", () => {
    const decision = decide(observation({ tables: loaded.tables(...Array(25).fill("Table error")) }), want);
    if (decision.kind !== "failed") throw new Error("must fail");
    expect(decision.facts.what).toMatch(/\(25\).* and 15 more$/);
  });
});
