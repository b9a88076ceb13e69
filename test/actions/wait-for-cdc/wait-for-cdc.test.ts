import { describe, expect, test } from "@jest/globals";
import type { Observation } from "@postgres-to-aurora/action-wait-for-cdc/observation";
import { type Failure, waitForCdc } from "@postgres-to-aurora/action-wait-for-cdc/wait-for-cdc";
import { EnvironmentError, UserError } from "@postgres-to-aurora/domain";
import { fakeClock } from "../../packages/aws/fake-clock.js";
import { loaded, observation } from "./observation.js";

const plan = { threshold: 5000, samples: 3, interval: 15_000, timeout: 5 * 3_600_000 };
const late = observation({ marker: { arrived: false, roundTripMs: 15_000 } });
const good = observation();
const failedTable = observation({ tables: loaded.tables("Table completed", "Table error") });

type Look = Observation | Error;

/** Waits over these looks in turn (the last one for ever); an Error is thrown by its look. */
async function wait(looks: Look[], changes: Partial<typeof plan> = {}, mend = endTheWait) {
  const heard: string[] = [];
  const freshLooks: number[] = [];
  let seen = 0;
  const clock = fakeClock();
  const result = await waitForCdc(
    { ...plan, ...changes },
    {
      look: async (fresh) => {
        if (fresh) freshLooks.push(seen);
        const next = looks[Math.min(seen++, looks.length - 1)] as Look;
        if (next instanceof Error) throw next;
        return next;
      },
      mend,
      onLook: (_seen, { kind }, goodOnes) => heard.push(`${kind} ${goodOnes}`),
      onMiss: (message) => heard.push(message),
      clock,
      signal: new AbortController().signal,
    },
  );
  return { ...result, heard, looks: seen, freshLooks, slept: clock.slept };
}

async function endTheWait({ facts }: Failure): Promise<string> {
  throw new EnvironmentError(facts);
}

const away = new EnvironmentError({ code: "CONNECTION_FAILED", what: "The target is away", remedy: "wait" });
const throttled = new EnvironmentError({ code: "AWS_THROTTLED", what: "too much", remedy: "raise poll-interval" });

describe("waitForCdc", () => {
  test("so many good samples in a row are caught up, no fewer, and the last one is looked at wholly anew", async () => {
    expect(await wait([good])).toMatchObject({ status: "caught-up", looks: 3, freshLooks: [2] });
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

  test("a failed task ends the wait at once", async () => {
    await expect(wait([good, observation({ task: loaded.taskIn("failed") })])).rejects.toMatchObject({
      code: "TASK_FAILED",
    });
  });

  test("a failure that is being mended is waited for, and the count starts anew", async () => {
    const mended = async () => "tables are being reloaded";
    expect(await wait([good, good, failedTable, good], {}, mended)).toMatchObject({ status: "caught-up", looks: 6 });
    expect(await wait([failedTable], { timeout: 30_000 }, mended)).toMatchObject({
      status: "timed-out",
      reason: "tables are being reloaded",
    });
  });

  test("a database that is away for a while is waited for, and the count starts anew", async () => {
    const result = await wait([good, good, away, away, good]);
    expect(result).toMatchObject({ status: "caught-up", looks: 7 });
    expect(result.heard.filter((line) => line.includes("The target is away"))).toHaveLength(2);
  });

  test("at the first look the same is an error: nothing shows yet that the inputs are right", async () => {
    await expect(wait([away])).rejects.toBe(away);
  });

  test("throttled, it asks half as often each time, down to every two minutes, and then as before", async () => {
    const { status, slept } = await wait([...Array(6).fill(throttled), good]);
    expect(status).toBe("caught-up");
    // Each pause is lengthened by up to a tenth.
    expect(slept.map((pause) => Math.floor(pause / 15_000) * 15)).toEqual([30, 60, 120, 120, 120, 120, 15, 15]);
  });

  test("expired credentials are an error at any time", async () => {
    const expired = new UserError({ code: "AWS_CREDENTIALS_EXPIRED", what: "expired", remedy: "renew" });
    await expect(wait([good, expired])).rejects.toBe(expired);
  });

  test("a look that hangs does not hold a cancelled wait", async () => {
    const abort = new AbortController();
    const waiting = waitForCdc(plan, {
      look: () => new Promise(() => abort.abort(new Error("cancelled"))),
      mend: endTheWait,
      onLook: () => {},
      onMiss: () => {},
      clock: fakeClock(),
      signal: abort.signal,
    });
    await expect(waiting).rejects.toThrow("cancelled");
  });
});
