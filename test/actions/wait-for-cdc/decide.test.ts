import { describe, expect, test } from "@jest/globals";
import { decide } from "@postgres-to-aurora/action-wait-for-cdc/decide";
import type { Observation } from "@postgres-to-aurora/action-wait-for-cdc/observation";
import { loaded, MINUTE, observation, table } from "./observation.js";

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
  [
    "refused changes",
    {
      refused: [
        { schema: "app", name: "t0", count: 1 },
        { schema: "app", name: "t1", count: 2 },
      ],
    },
    "CHANGES_REFUSED",
    /Changes could not be applied.*\(3\): app\.t0 \(1\), app\.t1 \(2\)/,
  ],
  ["a suspended table", { suspended: [{ schema: "app", name: "t1" }] }, "TABLES_SUSPENDED", /\(1\): app\.t1/],
  [
    "a table suspended again after its reload",
    {
      tables: [table("t0"), table("t1", { state: "Table error", reloaded: true })],
      suspended: [{ schema: "app", name: "t1" }],
    },
    "TABLES_FAILED",
    /app\.t1/,
  ],
  [
    "a failed task with values of a row in its message",
    { task: { ...loaded.taskIn("failed"), lastFailureMessage: "duplicate key, Key (id)=(4711) already exists." } },
    "TASK_FAILED",
    /Key \(id\)=\(left out\)/,
  ],
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

const reloads: [name: string, seen: Partial<Observation>, tables: string[] | undefined][] = [
  ["tables in error", { tables: loaded.tables("Table error", "Full load", "Table cancelled") }, ["t0", "t2"]],
  [
    "everything that is wrong, each table once",
    {
      tables: loaded.tables("Table error", "Table completed", "Table completed", "Table completed"),
      suspended: [
        { schema: "app", name: "t0" },
        { schema: "app", name: "t1" },
      ],
      refused: [{ schema: "app", name: "t2", count: 1 }],
    },
    ["t0", "t1", "t2"],
  ],
  ["no table that the target lacks", { tables: loaded.tables("Table error", "Table does not exist") }, undefined],
  ["no table of another task", { refused: [{ schema: "app", name: "other", count: 1 }] }, undefined],
  ["nothing of a failed task", { task: loaded.taskIn("failed"), tables: loaded.tables("Table error") }, undefined],
];

describe("decide", () => {
  test.each(reloads)("a reload would mend %s", (_name, seen, tables) => {
    const decision = decide(observation(seen), want);
    if (decision.kind !== "failed") throw new Error("must fail");
    expect(decision.reloadable?.map(({ name }) => name)).toEqual(tables);
  });

  test("an entry among the suspended tables is past once the table was loaded again", () => {
    const seen = { tables: [table("t0", { reloaded: true })], suspended: [{ schema: "app", name: "t0" }] };
    expect(decide(observation(seen), want)).toEqual({ kind: "good" });
  });

  test.each(["Mismatched records", "No primary key", "Pending validation"])(
    "the validation of DMS saying %s holds nothing up",
    (validation) => {
      expect(decide(observation({ tables: [table("t0", { validation })] }), want)).toEqual({ kind: "good" });
    },
  );

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
