import type { TableName } from "@postgres-to-aurora/domain";

/** Time, so that waits can be ended by a signal. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after the milliseconds, or rejects with the signal's reason as soon as it aborts. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** The task that carries rows from source to target (DMS). */
export interface ForwardTask {
  state(signal: AbortSignal): Promise<ForwardTaskState>;
  /** Stops it and waits until it is stopped. Stopping a stopped task is no error. */
  stop(signal: AbortSignal): Promise<void>;
}

export interface ForwardTaskState {
  /** As the control tables on the target call it. */
  name: string;
  /** The service's own word, for messages. */
  status: string;
  running: boolean;
  /** Batch apply keeps no order inside a batch, so one marker proves too little: two are written in turn. */
  batchApply: boolean;
  tables: (TableName & { state: string; completed: boolean })[];
}

/** Compares all rows of both sides while the source is frozen. */
export interface RowCheck {
  /** Opens its sessions, before the freeze. */
  prepare(): Promise<void>;
  compare(signal: AbortSignal): Promise<RowProof>;
  /** Closes what `prepare` opened; also without it. Never throws. */
  close(): Promise<void>;
}

export interface RowProof {
  tables: number;
  rows: number;
  /** What differs, one sentence per table; empty = equal. Without row values. */
  differences: string[];
  /** How it was compared, for the report. */
  method: string;
}

/** What the user's switch command learns on stdin. Never a password. */
export interface SwitchOrder {
  phase: "switch";
  migration: string;
  runId: string;
  host: string;
  port: number;
  database: string;
}

/** Points the application at the target. Must be safe to repeat. */
export type Switch = (order: SwitchOrder, signal: AbortSignal) => Promise<void>;

/** One thing looked at before the freeze. */
export interface Check {
  name: string;
  state: "passed" | "warning" | "failed";
  detail: string;
  /** What to do; empty when passed. */
  remedy: string;
}

/** Follows a run as it goes. */
export interface Observer {
  info(text: string): void;
  warning(text: string): void;
  /** All checks at once, also when some failed. */
  preflight(checks: Check[]): void;
  started(step: string): void;
  ended(step: string, milliseconds: number, outcome: string): void;
}

export interface Ports {
  clock: Clock;
  forward: ForwardTask;
  rowCheck: RowCheck;
  /** Absent: the switch is made by hand. */
  switchTo: Switch | undefined;
  observer: Observer;
}
