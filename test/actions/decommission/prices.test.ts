import { expect, test } from "@jest/globals";
import { instanceCost, logCost, serverlessCost } from "@postgres-to-aurora/action-decommission/prices";
import { inOrder, monthlyCost } from "@postgres-to-aurora/action-decommission/report";
import type { Thing } from "@postgres-to-aurora/action-decommission/things";

test.each([
  ["dms.t3.medium", 50, false, 54.385],
  ["dms.t3.medium", 60, false, 55.535],
  ["dms.t3.medium", 60, true, 111.07],
  ["dms.c5.large", 100, false, 112.42],
  ["dms.c5.large", 110, false, 113.57],
  ["dms.r6i.32xlarge", 100, false, undefined],
])("%s with %s GB, in two zones: %s", (size, storage, multiAz, usd) => {
  const { usd: found, words } = instanceCost(size, storage, multiAz);
  if (usd === undefined) expect([found, words]).toEqual([undefined, `unknown: no price of ${size} is known here`]);
  else expect(found).toBeCloseTo(usd, 6);
});

test("a log costs by its size, capacity by the hour, and what is unknown is no part of the sum", () => {
  expect(logCost(0)).toEqual({ usd: 0, words: "free" });
  expect(logCost(1e6).words).toBe("less than 0.01");
  expect(logCost(50e9)).toEqual({ usd: 1.5, words: "1.50" });
  expect(serverlessCost("1-8", "stopped").words).toMatch(/1-8 DCU.*none while it is stopped/);
  expect(serverlessCost("1-8", "running").words).not.toMatch(/stopped/);
  const thing = (kind: Thing["kind"], cost: Thing["cost"]): Thing => ({
    kind,
    name: kind,
    place: "AWS",
    detail: "",
    cost,
    remove: async () => {},
  });
  const things = [thing("log", logCost(50e9)), thing("serverless replication", serverlessCost("1-8", "running"))];
  expect(monthlyCost(things)).toEqual({ usd: 1.5, unknown: 1 });
  expect(inOrder(things).map(({ kind }) => kind)).toEqual(["serverless replication", "log"]);
});
