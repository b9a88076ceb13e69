import type { Clock, Log } from "@postgres-to-aurora/action-kit";
import type { Client, DatabaseAddress } from "@postgres-to-aurora/postgres";
import type { Phase } from "@postgres-to-aurora/schema";
import { createAppliedPhase, type PhaseKey, readAppliedPhase, recordAppliedPhase } from "./applied-phase.js";
import { beginWithLocks, namedTables } from "./lock-tables.js";
import { firstWords, type Group, groupSteps, planPhase, type Step } from "./plan.js";
import { reportProgress } from "./progress.js";
import { statementError, targetError } from "./statement-error.js";
import {
  cancelStatement,
  claimTarget,
  readAnalyzable,
  readLockable,
  requireEmptyTarget,
  unknownSettings,
} from "./target.js";

/** A phase to apply. */
export interface PhaseRequest {
  migration: string;
  phase: Phase;
  /** Text, name and checksum of the phase's file. */
  sql: string;
  file: string;
  sha256: string;
  /** Schemas of the bundle's objects. */
  schemas: string[];
  /** Longest wait for locks, in milliseconds. */
  lockTimeout: number;
}

/** What applying a phase came to. */
export interface Applied {
  status: "applied" | "already-applied";
  /** Statements this run committed, and those of the whole file. */
  statements: number;
  total: number;
  /** Statements that earlier, unfinished runs had committed. */
  resumedAt: number;
  /** Beginnings of the statements that could not share a transaction. */
  apart: string[];
  /** Settings of the file that this server does not know. */
  skippedSettings: string[];
  /** Tables whose statistics were made. */
  analyzed: number;
  slowest: { statement: string; milliseconds: number }[];
}

interface Tools {
  target: DatabaseAddress;
  clock: Clock;
  log: Log;
  signal: AbortSignal;
}

/** Timeouts in a dump would overrule our own. */
const OUR_SETTINGS: readonly string[] = [
  "statement_timeout",
  "lock_timeout",
  "idle_in_transaction_session_timeout",
  "transaction_timeout",
];

/**
 * Applies one phase: all in one transaction, except what PostgreSQL refuses there, and records it in the same
 * transaction, so that a second run finds it done. On abort the open transaction is rolled back.
 * @throws UserError when the target is not empty (pre-load), had another bundle, or the file holds what is refused;
 * EnvironmentError with file, line and caret when a statement fails; the signal's reason when aborted
 */
export async function applyPhase(client: Client, request: PhaseRequest, tools: Tools): Promise<Applied> {
  const steps = planPhase(request.sql, request.file);
  try {
    return await applySteps(client, request, tools, steps);
  } catch (error) {
    throw tools.signal.aborted ? tools.signal.reason : targetError(error, request.file);
  }
}

async function applySteps(client: Client, request: PhaseRequest, tools: Tools, steps: Step[]): Promise<Applied> {
  await claimTarget(client, request.migration);
  const key: PhaseKey = { migration: request.migration, phase: request.phase, sha256: request.sha256 };
  const before = await readAppliedPhase(client, key);
  const applied: Applied = {
    status: before?.finished ? "already-applied" : "applied",
    statements: 0,
    total: steps.length,
    resumedAt: before?.statements ?? 0,
    apart: [],
    skippedSettings: [],
    analyzed: 0,
    slowest: [],
  };
  if (before?.finished) return applied;
  if (before === undefined && request.phase === "pre-load") await requireEmptyTarget(client, request.schemas);
  return new PhaseRun(client, request, tools, key, steps, applied).run();
}

class PhaseRun {
  #current: Step | undefined;
  /** Statements of the file that are committed, by this run or an earlier one. */
  #committed: number;
  #analyzing = "";

  constructor(
    readonly client: Client,
    readonly request: PhaseRequest,
    readonly tools: Tools,
    readonly key: PhaseKey,
    readonly steps: Step[],
    readonly applied: Applied,
  ) {
    this.#committed = applied.resumedAt;
  }

  async run(): Promise<Applied> {
    const { client, applied, request } = this;
    const { rows } = await client.query<{ pid: number }>("SELECT pg_catalog.pg_backend_pid() AS pid");
    const { target, signal } = this.tools;
    const cancel = () => void cancelStatement(target, (rows[0] as { pid: number }).pid).catch(() => {});
    signal.addEventListener("abort", cancel);
    const progress = reportProgress(this.tools, () => this.#position());
    try {
      await client.query(`SET lock_timeout = ${request.lockTimeout}`);
      const steps = await this.#withoutForeignSettings();
      // Settings went with the session of the earlier run.
      for (const step of steps)
        if (step.mode === "session" && step.index < applied.resumedAt) await this.#execute(step);
      const groups = groupSteps(steps.filter(({ index }) => index >= applied.resumedAt));
      // A file without statements is applied, too, and must be remembered.
      if (groups.length === 0) groups.push({ mode: "together", steps: [] });
      for (const group of groups) await this.#applyGroup(group);
      if (request.phase === "post-load") await this.#analyze();
      await recordAppliedPhase(client, this.key, { statements: applied.total, finished: true });
      applied.slowest.sort((a, b) => b.milliseconds - a.milliseconds).splice(10);
      return applied;
    } finally {
      signal.removeEventListener("abort", cancel);
      await progress.stop();
    }
  }

  async #withoutForeignSettings(): Promise<Step[]> {
    const named = this.steps.flatMap(({ setting }) => setting ?? []);
    const unknown = await unknownSettings(this.client, [...new Set(named)]);
    this.applied.skippedSettings.push(...unknown);
    return this.steps.filter(({ setting }) => !setting || !(unknown.has(setting) || OUR_SETTINGS.includes(setting)));
  }

  async #applyGroup(group: Group): Promise<void> {
    const { client, request, applied } = this;
    const done = (group.steps.at(-1)?.index ?? this.#committed - 1) + 1;
    if (group.mode !== "together") applied.apart.push(...group.steps.slice(-1).map(({ text }) => firstWords(text)));
    const progress = { statements: done, finished: false };
    if (group.mode === "bare") {
      for (const step of group.steps) await this.#execute(step);
      await createAppliedPhase(client);
      await recordAppliedPhase(client, this.key, progress);
    } else {
      const texts = group.mode === "together" ? group.steps.map(({ text }) => text) : [];
      const tables = texts.length === 0 ? [] : namedTables(texts, await readLockable(client, request.schemas));
      const { clock, signal } = this.tools;
      await beginWithLocks(client, { tables, timeout: request.lockTimeout, file: request.file }, clock, signal);
      try {
        for (const step of group.steps) await this.#execute(step);
        this.#current = undefined;
        signal.throwIfAborted();
        await createAppliedPhase(client);
        await recordAppliedPhase(client, this.key, progress);
        await client.query("COMMIT");
      } catch (error) {
        await client.query("ROLLBACK").catch(() => {});
        throw error;
      }
    }
    applied.statements += group.steps.length;
    this.#committed = done;
    this.#current = undefined;
  }

  async #execute(step: Step): Promise<void> {
    const { clock, signal } = this.tools;
    signal.throwIfAborted();
    this.#current = step;
    const startedAt = clock.now();
    try {
      await this.client.query(step.text);
    } catch (error) {
      signal.throwIfAborted();
      const outcome =
        this.#committed === 0
          ? "Nothing was applied"
          : `The first ${this.#committed} statements stay applied, and a second run goes on from there`;
      throw statementError(error, step, this.request.file, this.request.sql, outcome);
    }
    const milliseconds = clock.now() - startedAt;
    if (milliseconds >= 1) this.applied.slowest.push({ statement: firstWords(step.text), milliseconds });
  }

  async #analyze(): Promise<void> {
    const names = await readAnalyzable(this.client, this.request.schemas);
    for (const name of names) {
      this.tools.signal.throwIfAborted();
      this.#analyzing = name;
      await this.client.query(`ANALYZE ${name}`);
    }
    this.applied.analyzed = names.length;
    this.tools.log.info(`Statistics made for ${names.length} tables`);
  }

  #position(): string {
    if (this.#analyzing) return `making statistics: ${this.#analyzing}`;
    const step = this.#current;
    if (!step) return "waiting for locks on the tables";
    return `statement ${step.index + 1} of ${this.applied.total}: ${firstWords(step.text)}`;
  }
}
