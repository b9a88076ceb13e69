import { type Cost, FREE } from "./things.js";

/** Where the prices below hold; shown beside every sum. */
export const PRICE_NOTE = "us-east-1, on demand, as seen in 2026; not your bill";

const HOURS_PER_MONTH = 730;

/** USD per hour with one zone, as far as known; two zones cost twice as much. */
const INSTANCE_HOUR: Record<string, number> = {
  "dms.t2.micro": 0.018,
  "dms.t3.medium": 0.0745,
  "dms.c5.large": 0.154,
};

/** USD per GB and month of gp2 storage beyond what an instance includes: 50 GB with t classes, 100 GB with larger ones. */
const STORAGE = 0.115;
/** USD per GB and month of logs in CloudWatch. */
const LOGS = 0.03;

/** What a replication instance costs in a month. @param storage GiB */
export function instanceCost(size: string, storage: number, multiAz: boolean): Cost {
  const included = size.startsWith("dms.t") ? 50 : 100;
  const zones = multiAz ? 2 : 1;
  const disk = Math.max(0, storage - included) * STORAGE * zones;
  const hour = INSTANCE_HOUR[size];
  if (hour === undefined) return { usd: undefined, words: `unknown: no price of ${size || "its class"} is known here` };
  return cost(hour * HOURS_PER_MONTH * zones + disk);
}

/** What a replication of DMS Serverless costs in a month. @param size lowest and highest capacity, in DCU */
export function serverlessCost(size: string, status: string): Cost {
  const idle = ["created", "ready", "stopped", "failed"].includes(status);
  return {
    usd: undefined,
    words: `unknown: ${size} DCU are billed by the hour${idle ? ", but none while it is stopped" : ""}`,
  };
}

/** What a log costs in a month. @param bytes undefined when it shares a group with others' */
export function logCost(bytes: number | undefined): Cost {
  if (bytes === undefined) return { usd: undefined, words: "unknown: part of a group; about 0.03 per GB" };
  return cost((bytes / 1e9) * LOGS);
}

/** A slot costs nothing until the disk is full. */
export const SLOT_COST: Cost = { usd: 0, words: "free, but it fills the source's disk" };

function cost(usd: number): Cost {
  return usd === 0 ? FREE : { usd, words: usd < 0.01 ? "less than 0.01" : usd.toFixed(2) };
}
