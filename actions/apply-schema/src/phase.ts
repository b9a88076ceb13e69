import type { Clock, Log } from "@postgres-to-aurora/action-kit";
import type { Manifest, Phase } from "@postgres-to-aurora/schema";
import type { PhaseKey, Progress } from "./journal.js";
import type { Step } from "./plan.js";
import type { Sessions } from "./sessions.js";

/** A phase to apply. */
export interface PhaseRequest {
  migration: string;
  phase: Phase;
  /** Text, name and checksum of the phase's file. */
  sql: string;
  file: string;
  sha256: string;
  /** Of the bundle: its schemas, and what it holds in which phase. */
  manifest: Manifest;
  /** Longest wait for locks, in milliseconds. */
  lockTimeout: number;
  /** Sessions that build indexes and check constraints at the same time. */
  workers: number;
  /** Major version of the target. */
  major: number;
  /** Whether nothing is to stay. */
  dryRun: boolean;
}

/** What applying a phase came to. */
export interface Applied {
  status: "applied" | "already-applied";
  /** Statements this run committed, settings not counted. */
  statements: number;
  /** Those of the whole file. */
  total: number;
  /** Those that earlier, unfinished runs had committed. */
  before: number;
  /** Beginnings of the statements that could not share a transaction. */
  apart: string[];
  /** Roles that were there already: a server has them for all its databases. */
  existingRoles: string[];
  /** Settings of the file that this server does not know. */
  skippedSettings: string[];
  /** Tables whose statistics were made. */
  analyzed: number;
  stages: StageResult[];
  slowest: { statement: string; milliseconds: number }[];
}

/** A part of the work that ended before the next began. */
export interface StageResult {
  name: string;
  /** Statements, or tables. */
  count: number;
  sessions: number;
  /** From its begin to its end, and the times of its statements added up. */
  milliseconds: number;
  work: number;
}

export interface Tools {
  sessions: Sessions;
  clock: Clock;
  log: Log;
  signal: AbortSignal;
}

/** What a run has found out before it begins. */
export interface RunFacts {
  key: PhaseKey;
  steps: Step[];
  progress: Progress;
  /** Phases of this migration that are finished on the target. */
  finished: Phase[];
}
