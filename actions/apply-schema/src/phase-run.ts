import { type Client, isServerError } from "@postgres-to-aurora/postgres";
import { recordSql } from "./journal.js";
import { beginWithLocks, type Locks } from "./lock-tables.js";
import type { Applied, PhaseRequest, RunFacts, Tools } from "./phase.js";
import { firstWords, type Step } from "./plan.js";
import { StatementFailure } from "./statement-error.js";
import { existingRoles, unknownSettings } from "./target.js";

/** What one session is doing. */
interface Activity {
  what: string;
  since: number;
}

/** Timeouts in a dump would overrule our own. */
const OUR_SETTINGS: readonly string[] = [
  "statement_timeout",
  "lock_timeout",
  "idle_in_transaction_session_timeout",
  "transaction_timeout",
];

const SLOWEST = 10;

/** One run of one phase: what is done, what is going on, and the one way in which statements are run. */
export class PhaseRun {
  readonly applied: Applied;
  readonly active = new Map<Client, Activity>();
  /** Set while several sessions work and the main one is free for questions. */
  parallel = false;
  #work = 0;

  constructor(
    readonly request: PhaseRequest,
    readonly tools: Tools,
    readonly facts: RunFacts,
  ) {
    const { steps, progress } = facts;
    this.applied = {
      status: progress.finished ? "already-applied" : "applied",
      statements: 0,
      total: steps.filter(({ mode }) => mode !== "session").length,
      before: progress.done.size,
      apart: [],
      existingRoles: [],
      skippedSettings: [],
      analyzed: 0,
      stages: [],
      slowest: [],
    };
  }

  get main(): Client {
    return this.tools.sessions.main;
  }

  /** The steps still to be done, and all settings; without those this server does not know, timeouts, and roles it has. */
  async remaining(): Promise<Step[]> {
    const { steps, progress } = this.facts;
    const unknown = await unknownSettings(this.main, [...new Set(steps.flatMap(({ setting }) => setting ?? []))]);
    this.applied.skippedSettings.push(...unknown);
    const existing = await existingRoles(
      this.main,
      steps.flatMap(({ role, index }) => (progress.done.has(index) ? [] : (role ?? []))),
    );
    this.applied.existingRoles.push(...existing);
    return steps.filter(({ mode, setting, index, role }) => {
      if (role !== undefined && existing.has(role)) return false;
      if (mode !== "session") return !progress.done.has(index);
      return !setting || !(unknown.has(setting) || OUR_SETTINGS.includes(setting));
    });
  }

  /**
   * Runs one statement.
   * @param ending SQL of our own that goes in the same message, which spares the way to the server and back
   * @throws StatementFailure with what the server said
   */
  async execute(client: Client, step: Step, sql: string = step.text, ending = ""): Promise<void> {
    const { clock, signal } = this.tools;
    signal.throwIfAborted();
    const since = clock.now();
    this.active.set(client, { what: firstWords(sql), since });
    try {
      await client.query(ending === "" ? sql : `${sql.replace(/;$/, "")};\n${ending}`);
    } catch (error) {
      signal.throwIfAborted();
      throw new StatementFailure(step, error);
    } finally {
      this.active.delete(client);
    }
    this.note(firstWords(sql), clock.now() - since);
  }

  /** Keeps the time of a piece of work if it is among the longest. */
  note(statement: string, milliseconds: number): void {
    this.#work += milliseconds;
    const { slowest } = this.applied;
    if (milliseconds < 1) return;
    slowest.push({ statement, milliseconds });
    if (slowest.length > SLOWEST) slowest.sort((a, b) => b.milliseconds - a.milliseconds).splice(SLOWEST);
  }

  /**
   * One transaction: locks, statements, and the journal's entry for the step.
   * @param finished whether the step is done then, or half done
   */
  async commit(client: Client, step: Step, locks: Locks, statements: string[], finished = true): Promise<void> {
    await this.begin(client, locks);
    try {
      for (const sql of statements.slice(0, -1)) await this.execute(client, step, sql);
      const ending = `${recordSql(this.facts.key, [step.index], finished)}; COMMIT`;
      await this.execute(client, step, statements.at(-1), ending);
    } catch (error) {
      await client.query("ROLLBACK").catch(() => {});
      throw error;
    }
    this.#count([step], finished);
  }

  async begin(client: Client, locks: Locks): Promise<void> {
    const { lockTimeout, file } = this.request;
    const { clock, signal } = this.tools;
    await beginWithLocks(client, { ...locks, timeout: lockTimeout, file }, clock, signal);
  }

  /** Enters steps into the journal; with `commit` the open transaction ends in the same message. */
  async record(client: Client, steps: Step[], finished: boolean, commit: boolean): Promise<void> {
    const indexes = steps.filter(({ mode }) => mode !== "session").map(({ index }) => index);
    try {
      await client.query(`${recordSql(this.facts.key, indexes, finished)}${commit ? "; COMMIT" : ""}`);
    } catch (error) {
      this.tools.signal.throwIfAborted();
      const last = steps.at(-1);
      // A constraint that the statement deferred is checked at the end.
      throw last && isServerError(error) && error.code.startsWith("23") ? new StatementFailure(last, error) : error;
    }
    this.#count(steps, finished);
  }

  #count(steps: Step[], finished: boolean): void {
    const { done, half } = this.facts.progress;
    for (const { mode, index } of steps) {
      if (mode === "session") continue;
      (finished ? done : half).add(index);
      if (finished) this.applied.statements++;
    }
  }

  /** Runs a part of the work and keeps how long it took. */
  async stage(name: string, count: number, sessions: number, work: () => Promise<void>): Promise<void> {
    const { clock } = this.tools;
    const since = clock.now();
    const before = this.#work;
    await work();
    const milliseconds = clock.now() - since;
    this.applied.stages.push({ name, count, sessions, milliseconds, work: this.#work - before });
  }

  /** For people: what became of the statements so far. */
  get outcome(): string {
    if (this.request.dryRun) return "This is a dry run: nothing stays applied";
    const done = this.facts.progress.done.size;
    if (done === 0) return "Nothing was applied";
    return `${done} of ${this.applied.total} statements stay applied, and a second run goes on from there`;
  }
}

/** Locks on nothing, for a statement that takes its own. */
export const NO_LOCKS: Locks = { tables: [], mode: "ACCESS EXCLUSIVE" };
