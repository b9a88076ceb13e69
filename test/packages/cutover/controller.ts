import { readFileSync } from "node:fs";
import { systemClock } from "@postgres-to-aurora/action-kit";
import { type CutoverPlan, fullRowCheck, runCutover } from "@postgres-to-aurora/cutover";
import { Secret } from "@postgres-to-aurora/domain";
import { collecting, subscriptionTask } from "./stand-ins.js";

/** What the process below is told on stdin. */
export interface Orders {
  plan: Omit<CutoverPlan, "source" | "target">;
  source: Plain;
  target: Plain;
  subscription: string;
  /** Dies by SIGKILL when this step begins or has ended. */
  dieAt?: { step: string; moment: "begin" | "end" };
}

type Plain = Omit<CutoverPlan["source"], "password"> & { password: string };

// A controller in a process of its own, so that it can be killed.
const orders = JSON.parse(readFileSync(0, "utf8")) as Orders;
const source = { ...orders.source, password: new Secret(orders.source.password) };
const target = { ...orders.target, password: new Secret(orders.target.password) };
const die = (step: string, moment: string) => {
  if (orders.dieAt?.step === step && orders.dieAt.moment === moment) process.kill(process.pid, "SIGKILL");
};
await runCutover(
  { ...orders.plan, source, target },
  {
    clock: systemClock,
    forward: subscriptionTask(target, orders.subscription),
    rowCheck: fullRowCheck({ ...orders.plan, source, target }),
    switchTo: async () => {},
    observer: {
      ...collecting([]),
      started: (step) => die(step, "begin"),
      ended: (step) => die(step, "end"),
    },
  },
  new AbortController().signal,
);
