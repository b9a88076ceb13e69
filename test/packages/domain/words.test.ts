import { expect, test } from "@jest/globals";
import { bytes, counted, duration, listed } from "@postgres-to-aurora/domain";

test("amounts are told in the unit that people would choose", () => {
  expect([0, 1, 1023, 1536, 100 * 1024 ** 2, 1.5 * 1024 ** 3].map(bytes)).toEqual([
    "0 bytes",
    "1 bytes",
    "1023 bytes",
    "1.5 KiB",
    "100 MiB",
    "1.5 GiB",
  ]);
  expect([0, 45_000, 119_000, 720_000, 86_400_000].map(duration)).toEqual(["0 s", "45 s", "119 s", "12 min", "24 h"]);
  expect([1, 3].map((count) => counted(count, "slot"))).toEqual(["1 slot", "3 slots"]);
});

test("of many names the first ten are told, and how many more there are", () => {
  const names = Array.from({ length: 12 }, (_, index) => `t${index}`);
  expect(listed(names.slice(0, 2))).toBe("t0, t1");
  expect(listed(names)).toBe("t0, t1, t2, t3, t4, t5, t6, t7, t8, t9 and 2 more");
});
