/**
 * What a migration leaves, in the order of its removal. Each kind names those that must be gone before it: DMS refuses
 * to delete what is used, and a running task would make its slot and tables anew.
 */
export const ORDER = {
  "replication task": [],
  "serverless replication": [],
  publication: ["replication task", "serverless replication"],
  "replication slot": ["replication task", "serverless replication"],
  endpoint: ["replication task", "serverless replication"],
  certificate: ["endpoint"],
  "replication instance": ["replication task"],
  "subnet group": ["replication instance", "serverless replication"],
  log: ["replication task", "serverless replication"],
  "DMS control tables": ["replication task", "serverless replication"],
  "DMS heartbeat": ["replication task", "serverless replication"],
  "DDL capture": ["replication task", "serverless replication"],
  "write guard": ["replication task", "serverless replication"],
  "control schema": ["replication task", "serverless replication"],
  // Last: it tells the next run that it may go on.
  journal: [],
} as const satisfies Record<string, string[]>;

export type Kind = keyof typeof ORDER;

export type Place = "AWS" | "source" | "target";

/** What a thing costs while it is there. */
export interface Cost {
  /** USD in a month; undefined when no price is known. */
  usd: number | undefined;
  words: string;
}

export const FREE: Cost = { usd: 0, words: "free" };

/** One thing of the migration that is to be removed. */
export interface Thing {
  kind: Kind;
  name: string;
  place: Place;
  /** What it is or holds. */
  detail: string;
  cost: Cost;
  /** Removes it and waits until it is gone. What is gone already is no error. Throws KnownErrors. */
  remove(): Promise<void>;
}

/** Something that is left as it is on purpose. */
export interface Stay {
  name: string;
  place: Place;
  why: string;
}
