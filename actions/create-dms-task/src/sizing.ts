import type { Capacity } from "@postgres-to-aurora/aws/dms";

/** What a task has to carry; see the plan. */
export interface LoadSize {
  bytes: number;
  /** Longest value found, KB. */
  largestLobKb: number;
}

/** What is created for it. */
export interface Size {
  instanceClass: string;
  /** GiB. */
  storage: number;
  capacity: Capacity;
}

const GIB = 1024 ** 3;

/** Data up to `gib` with no value above `lobKb`; the README shows the same table. */
const SIZES: { gib: number; lobKb: number; instanceClass: string; capacity: Capacity }[] = [
  { gib: 20, lobKb: 1024, instanceClass: "dms.t3.medium", capacity: { min: 1, max: 4 } },
  { gib: 100, lobKb: 10_240, instanceClass: "dms.t3.large", capacity: { min: 2, max: 8 } },
  { gib: 500, lobKb: 102_400, instanceClass: "dms.r6i.large", capacity: { min: 4, max: 16 } },
  { gib: 2048, lobKb: Number.POSITIVE_INFINITY, instanceClass: "dms.r6i.xlarge", capacity: { min: 8, max: 32 } },
];
const LARGEST = { instanceClass: "dms.r6i.2xlarge", capacity: { min: 16, max: 64 } };

/** DMS keeps logs, changes that wait for their table, and what memory does not hold on one disk. */
const LEAST_STORAGE = 50;
const MOST_STORAGE = 1000;

/**
 * The rule for what is created. Long values decide as well as the mass: they run an instance of 4 GB out of memory.
 * Storage is a quarter of the data, from 50 to 1000 GiB.
 */
export function sizeFor({ bytes, largestLobKb }: LoadSize): Size {
  const { instanceClass, capacity } =
    SIZES.find(({ gib, lobKb }) => bytes <= gib * GIB && largestLobKb <= lobKb) ?? LARGEST;
  const quarter = Math.ceil(bytes / GIB / 4 / 10) * 10;
  return { instanceClass, capacity, storage: Math.min(MOST_STORAGE, Math.max(LEAST_STORAGE, quarter)) };
}

/** The capacity range: the inputs', where given, and around them the rule's. */
export function capacityFor(size: LoadSize, min: number | undefined, max: number | undefined): Capacity {
  const rule = sizeFor(size).capacity;
  const least = min ?? Math.min(rule.min, max ?? rule.min);
  return { min: least, max: max ?? Math.max(rule.max, least) };
}

/** What of an existing capacity range the inputs ask for otherwise; the rule alone changes nothing. */
export function capacityDifferences(
  found: Capacity | undefined,
  min: number | undefined,
  max: number | undefined,
): string[] {
  const differences: string[] = [];
  if (min !== undefined && found?.min !== min) differences.push(`min-capacity: it has ${found?.min}, wanted is ${min}`);
  if (max !== undefined && found?.max !== max) differences.push(`max-capacity: it has ${found?.max}, wanted is ${max}`);
  return differences;
}
