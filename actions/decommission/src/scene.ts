import type { Clock, Log } from "@postgres-to-aurora/action-kit";
import type { Dms, Wait } from "@postgres-to-aurora/aws/dms";
import type { Logs } from "@postgres-to-aurora/aws/logs";
import type { KnownError } from "@postgres-to-aurora/domain";
import type { Client } from "@postgres-to-aurora/postgres";

/** What every part of a run works with. */
export interface Scene {
  migration: string;
  dms: Dms;
  /** Undefined when the logs are to be kept. */
  logs: Logs | undefined;
  source: Side;
  target: Side;
  /** Resource ids that the migration's tasks have or had: they name slots, logs and rows of control tables. */
  taskIds: Set<string>;
  clock: Clock;
  signal: AbortSignal;
  log: Log;
  /** Between two looks at AWS, ms. */
  pause: number;
  /** How to wait for a resource of AWS. @param what names it in the log */
  wait(what: string): Wait;
}

/** One database: a session, or why there is none. */
export type Side = { client: Client } | { client: undefined; problem: KnownError };

/** What a server's refusal of our statements asks of the user. */
export const REMEDIES = {
  "42501": "Give the user that made it (of create-dms-task or cutover), or one that owns the tables",
  "25006": "Give a server and user that may write: this one is read-only",
  "2BP01": "Something that is not of the migration hangs on it: move or drop that, then run again",
  "55P03": "Another session holds a lock on it: wait for it or end it, then run again",
};
