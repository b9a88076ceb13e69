import type { Clock } from "@postgres-to-aurora/action-kit";
import type { Client, DatabaseAddress } from "@postgres-to-aurora/postgres";
import type { Limits } from "./limits.js";

/** What the inputs ask for, and what was learnt before the checks. */
export interface Settings {
  migration: string;
  /** Only these schemas; all of the user's when empty. */
  schemas: string[];
  probeSlot: boolean;
  freeWalBytes: number | undefined;
  /** Milliseconds. */
  toleratedStop: number;
  limits: Limits;
  clock: Clock;
  /** Where DMS connects from; empty when no replication instance is known. */
  instanceAddresses: string[];
}

/** What most checks need to know of a server and of the session's user. */
export interface SideFacts {
  /** As server_version_num: 150018. */
  version: number;
  major: number;
  versionText: string;
  user: string;
  database: string;
  superuser: boolean;
  /** May start replication: superuser, REPLICATION, or rds_replication. */
  mayReplicate: boolean;
  /** Sees what other users' sessions do. */
  seesSessions: boolean;
  standby: boolean;
  readOnly: boolean;
  /** Who runs the server: `self` is anything that is not RDS or Aurora. */
  kind: "self" | "rds" | "aurora";
  /** Milliseconds the server's clock is ahead of the runner's, and how far off that may be. */
  clockAhead: number;
  clockError: number;
}

/** One database with an open, read-only session. */
export interface Side {
  role: "source" | "target";
  client: Client;
  address: DatabaseAddress;
  facts: SideFacts;
  settings: Settings;
  /** Bytes of WAL per second, once somebody has measured them (see readWalRate). */
  walRate?: Promise<number>;
}

/** Both databases. */
export interface Pair {
  source: Side;
  target: Side;
  settings: Settings;
}
