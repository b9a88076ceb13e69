import { describe, expect, test } from "@jest/globals";
import type { Observation } from "@postgres-to-aurora/action-wait-for-cdc/decide";
import { LatencyCourse } from "@postgres-to-aurora/action-wait-for-cdc/report";
import { waitForCdc } from "@postgres-to-aurora/action-wait-for-cdc/wait-for-cdc";
import { EnvironmentError, UserError } from "@postgres-to-aurora/domain";
import { fakeClock } from "../../packages/aws/fake-clock.js";
import { loaded, observation } from "./observation.js";

const plan = { threshold: 5000, samples: 3, interval: 15_000, timeout: 5 * 3_600_000 };
const late = observation({ marker: { arrived: false, roundTripMs: 15_000 } });
const good = observation();

/** Waits over these looks in turn (the last one for ever); an Error is thrown by its look. */
async function wait(looks: (Observation | Error)[], changes: Partial<typeof plan> = {}) {
  const lines: string[] = [];
  let seen = 0;
  const clock = fakeClock();
  const result = await waitForCdc(
    { ...plan, ...changes },
    {
      look: async () => {
        const next = looks[Math.min(seen++, looks.length - 1)] as Observation | Error;
        if (next instanceof Error) throw next;
        return { seen: next, statistics: [] };
      },
      onLook: () => {},
      clock,
      log: { info: (line) => lines.push(line), debug() {}, warning() {}, group: (_title, body) => body() },
      signal: new AbortController().signal,
    },
  );
  return { ...result, lines, looks: seen, clock };
}

const away = new EnvironmentError({ code: "CONNECTION_FAILED", what: "The target is away", remedy: "wait" });

describe("waitForCdc", () => {
  test("so many good samples in a row are caught up, no fewer", async () => {
    expect(await wait([good])).toMatchObject({ status: "caught-up", looks: 3 });
  });

  test("a bad sample in between starts the count anew", async () => {
    expect(await wait([good, good, late, good])).toMatchObject({ status: "caught-up", looks: 6 });
  });

  test("the time runs out with the reason of the last look", async () => {
    const { status, reason, looks } = await wait([late], { timeout: 60_000 });
    expect({ status, reason }).toEqual({ status: "timed-out", reason: "the marker did not arrive on the target" });
    expect(looks).toBe(5);
  });

  test("good samples too few for the time are told as that", async () => {
    expect(await wait([late, good], { timeout: 20_000 })).toMatchObject({
      status: "timed-out",
      reason: "only 2 of 3 samples in a row were good",
    });
  });

  test("only changes are printed", async () => {
    const loading = observation({ tables: loaded.tables("Table completed", "Full load"), marker: undefined as never });
    const { lines } = await wait([loading, loading, loading, loading, good]);
    expect(lines).toEqual([
      "1/2 tables loaded (1 Full load), 20 rows, task running",
      "latency source 1 s, target 2 s, marker 0.4 s: good sample 1/3",
      "latency source 1 s, target 2 s, marker 0.4 s: good sample 2/3",
      "latency source 1 s, target 2 s, marker 0.4 s: good sample 3/3",
    ]);
  });

  test("a failed task ends the wait at once", async () => {
    await expect(wait([good, observation({ task: loaded.taskIn("failed") })])).rejects.toMatchObject({
      code: "TASK_FAILED",
    });
  });

  test("a database that is away for a while is waited for, and the count starts anew", async () => {
    const result = await wait([good, good, away, away, good]);
    expect(result).toMatchObject({ status: "caught-up", looks: 7 });
    expect(result.lines.filter((line) => line.includes("The target is away"))).toHaveLength(1);
  });

  test("at the first look the same is an error: nothing shows yet that the inputs are right", async () => {
    await expect(wait([away])).rejects.toBe(away);
  });

  test("expired credentials are an error at any time", async () => {
    const expired = new UserError({ code: "AWS_CREDENTIALS_EXPIRED", what: "expired", remedy: "renew" });
    await expect(wait([good, expired])).rejects.toBe(expired);
  });
});

describe("LatencyCourse", () => {
  test("keeps a bounded number of points over days, first and last part alike", () => {
    const course = new LatencyCourse();
    for (let second = 0; second < 100_000; second++) course.add(second, good);
    const section = course.section();
    if (section.kind !== "series") throw new Error("must be a series");
    expect(section.x.length).toBeLessThanOrEqual(500);
    expect(section.x[0]).toBe("0 s");
    expect(Number.parseInt(String(section.x.at(-1)), 10)).toBeGreaterThan(99_000);
    expect(section.lines.map(({ values }) => values.length)).toEqual(Array(3).fill(section.x.length));
  });

  test("a look without a measurement makes no point", () => {
    const course = new LatencyCourse();
    course.add(1, observation({ latency: { source: undefined, target: undefined } }));
    expect(course.section()).toMatchObject({ x: [] });
  });
});
