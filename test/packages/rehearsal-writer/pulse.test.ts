import { describe, expect, test } from "@jest/globals";
import { Pulse } from "@postgres-to-aurora/rehearsal";

describe("the pulse of the writer", () => {
  test("takes the longest silence between two acknowledgements and the one around the switch", () => {
    const pulse = new Pulse();
    for (const now of [1000, 1010, 1310, 1320]) pulse.beat(now, "source");
    for (const now of [1470, 1480]) pulse.beat(now, "target");
    expect(pulse.counts(1485)).toEqual({ acknowledged: 6, longestGapMs: 300, switchGapMs: 150, perSecond: [6] });
  });

  test("counts a silence that has not ended", () => {
    const pulse = new Pulse();
    pulse.beat(0, "source");
    pulse.beat(10, "source");
    expect(pulse.status(900, "source").longestGapMs).toBe(890);
    expect(pulse.counts(2010).longestGapMs).toBe(2000);
  });

  test("keeps the seconds without a write in the count per second", () => {
    const pulse = new Pulse();
    for (const now of [500, 600, 3700]) pulse.beat(now, "source");
    expect(pulse.counts(3700).perSecond).toEqual([2, 0, 0, 1]);
    expect(pulse.status(1600, "source").perSecond).toBe(2);
  });

  test("knows no switch and no silence before anything was written", () => {
    expect(new Pulse().counts(50)).toEqual({ acknowledged: 0, longestGapMs: 0, switchGapMs: null, perSecond: [] });
  });
});
