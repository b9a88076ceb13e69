import { describe, expect, test } from "@jest/globals";
import { pollUntil } from "@postgres-to-aurora/aws/dms";
import { fakeClock } from "./fake-clock.js";

const look = (states: string[]) => async () => {
  const state = states.length > 1 ? (states.shift() as string) : (states[0] as string);
  return state === "ready" ? { state, done: true as const, value: "it" } : { state, done: false as const };
};

describe("pollUntil", () => {
  test("polls on through states nobody knows, tells each change once, and keeps its interval", async () => {
    const clock = fakeClock();
    const told: string[] = [];
    const states = ["creating", "creating", "polishing", "creating", "ready"];
    const wait = { clock, interval: 10_000, timeout: 60_000, onChange: (state: string) => told.push(state) };
    expect(await pollUntil("a thing", look(states), wait)).toBe("it");
    expect(told).toEqual(["creating", "polishing", "creating", "ready"]);
    expect(clock.slept).toHaveLength(4);
    for (const milliseconds of clock.slept) {
      expect(milliseconds).toBeGreaterThanOrEqual(10_000);
      expect(milliseconds).toBeLessThanOrEqual(11_000);
    }
  });

  test("gives up at the deadline with the last state in the message", async () => {
    const wait = { clock: fakeClock(), interval: 1000, timeout: 5000 };
    await expect(pollUntil("a thing to be ready", look(["modifying"]), wait)).rejects.toMatchObject({
      code: "POLL_TIMEOUT",
      message: expect.stringMatching(/5 s waiting for a thing to be ready.*"modifying"/),
    });
  });

  test("stops with the signal's reason as soon as it is aborted", async () => {
    const abort = new AbortController();
    const reason = new Error("cancelled");
    const wait = { clock: fakeClock(), interval: 1000, timeout: 5000, signal: abort.signal };
    await expect(
      pollUntil(
        "a thing",
        async () => {
          abort.abort(reason);
          return { state: "creating", done: false };
        },
        wait,
      ),
    ).rejects.toBe(reason);
  });
});
