import type { Client } from "@postgres-to-aurora/postgres";
import type { Endpoint, Run, TableRecord, Task } from "../model.js";
import { readTableMappings, type TableMappings } from "../table-mappings.js";
import { Applier } from "./apply.js";
import { ChangeStream } from "./change-stream.js";
import {
  beginRun,
  type ControlTables,
  controlTables,
  createControlTables,
  readPosition,
  readTableStates,
} from "./control-tables.js";
import { Conversions, endpointSetting } from "./conversion.js";
import type { EngineServices } from "./engine.js";
import { FatalTaskError, isRecoverable, reasonOf, withoutValues } from "./failure.js";
import { loadTables } from "./full-load.js";
import { Heartbeat } from "./heartbeat.js";
import { LatencyMeter } from "./latency.js";
import { formatLsn, parseLsn } from "./lsn.js";
import { PgoutputDecoder } from "./pgoutput-decoder.js";
import type { Say } from "./say.js";
import { Sessions } from "./sessions.js";
import {
  checkGivenSlot,
  chooseTables,
  cleanSource,
  openPlainSnapshot,
  openSnapshot,
  prepareSource,
  publicationNames,
  slotName,
} from "./source-objects.js";
import { type Progress, StatusTables } from "./status-tables.js";
import { readRelations, TestDecoding } from "./test-decoding.js";

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5000;
/** How long a stop waits for the transaction in progress before it cuts the sessions. */
const STOP_PATIENCE_MS = 10_000;

export interface RunOptions {
  task: Task;
  source: Endpoint;
  target: Endpoint;
  services: EngineServices;
  /** The state changed and must be on disk before going on. */
  save(): void;
  /** Counters changed. */
  changed(): void;
  log(line: string): void;
}

/** A task that is running: sets up, loads, follows the changes, and begins again after every outage. */
export class TaskRun {
  readonly meter = new LatencyMeter();
  readonly finished: Promise<void>;
  readonly #task: Task;
  readonly #run: Run;
  readonly #control: ControlTables;
  readonly #mappings: TableMappings;
  readonly #conversions: Conversions;
  readonly #say: Say;
  #heartbeat: Heartbeat | undefined;
  #statusTables: StatusTables | undefined;
  #stopping = false;
  #reloading = false;
  #stream: ChangeStream | undefined;
  #sessions!: Sessions;
  #endPause: (() => void) | undefined;
  #failures = 0;

  constructor(private readonly options: RunOptions) {
    this.#task = options.task;
    this.#run = options.task.run as Run;
    const { task, source, target, services } = options;
    this.#control = controlTables(task);
    this.#mappings = readTableMappings(task.mappings);
    this.#conversions = new Conversions(task, this.#mappings, source, target);
    this.#say = (component, severity, text) => {
      services.taskLog.write(task, component, severity, text);
      if (severity !== "I") options.log(`task ${task.id}: ${text}`);
    };
    this.finished = this.#main();
  }

  /** Ends the run; what is committed on the target stays. Resolves when nothing of it runs any more. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#stream?.interrupt();
    this.#endPause?.();
    // Loads in progress begin anew later; only a group that is being applied is worth waiting for.
    if (this.#stream === undefined) this.#sessions.closeAll();
    const impatience = setTimeout(() => this.#sessions.closeAll(), STOP_PATIENCE_MS);
    await this.finished;
    clearTimeout(impatience);
  }

  /** Tables wait to be loaded again. */
  reload(): void {
    this.#reloading = true;
    this.#stream?.interrupt();
  }

  async #main(): Promise<void> {
    while (!this.#stopping) {
      this.#sessions = new Sessions(this.options.source, this.options.target, this.options.services.addressOf);
      try {
        await this.#once();
        break;
      } catch (error) {
        if (this.#stopping) break;
        this.#failures++;
        const { RecoverableErrorCount: limit } = this.#task.settings.ErrorBehavior;
        if (!isRecoverable(error)) {
          this.#fail("FATAL_ERROR", error);
          break;
        }
        if (limit >= 0 && this.#failures > limit) {
          this.#fail("RECOVERABLE_ERROR", error);
          break;
        }
        if (this.#failures < 4 || this.#failures % 20 === 0) this.#tellRetry(error);
        await this.#pause(Math.min(FIRST_PAUSE_MS * 2 ** (this.#failures - 1), LONGEST_PAUSE_MS));
      } finally {
        this.#stream?.stop();
        this.#stream = undefined;
        this.#heartbeat?.stop();
        await this.#statusTables?.stop(this.#stopping || this.#task.status !== "running");
        this.#sessions.closeAll();
      }
    }
    this.meter.stop();
    if (this.#stopping) this.#say("TASK_MANAGER", "I", `Task '${this.#task.id}' is stopped`);
  }

  #tellRetry(error: unknown): void {
    const reason = this.#sessions.lost ?? withoutValues(reasonOf(error));
    this.#say("TASK_MANAGER", "W", `Recoverable error: ${reason}; trying again (${this.#failures})`);
  }

  #pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #fail(reason: string, error: unknown): void {
    const message = error instanceof FatalTaskError ? error.message : withoutValues(reasonOf(error));
    this.#say("TASK_MANAGER", "E", `Task '${this.#task.id}' failed: ${message}`);
    Object.assign(this.#task, {
      status: "failed",
      stopReason: `Stop Reason ${reason} Error Level FATAL`,
      failure: `Last Error ${message} Stop Reason ${reason} Error Level FATAL.`,
      stopped: Date.now(),
    });
    this.options.save();
  }

  #finish(reason: string): void {
    Object.assign(this.#task, { status: "stopped", stopReason: `Stop Reason ${reason}`, stopped: Date.now() });
    this.#say("TASK_MANAGER", "I", `Task '${this.#task.id}' is stopped: ${reason}`);
    this.options.save();
  }

  async #once(): Promise<void> {
    await this.#sessions.watch();
    const source = await this.#sessions.source();
    const target = await this.#sessions.target();
    await this.#setUp(source, target);
    if (this.#task.status === "starting") {
      this.#task.status = "running";
      this.options.save();
    }
    if (this.#task.type !== "full-load") {
      this.#heartbeat = new Heartbeat(this.options.source, this.#task.resourceId, this.#sessions, this.#say);
      this.#statusTables = new StatusTables(this.#task, this.#control, this.#sessions, () => this.#progress());
    }
    if (await this.#loadPending()) return;
    if (this.#task.type === "full-load") return this.#finish("FULL_LOAD_ONLY_FINISHED");
    while (!this.#stopping) {
      const cachedUntil = await this.#cachedChangesEnd(source);
      const reachedEnd = await this.#follow(source, target, cachedUntil);
      if (reachedEnd) return this.#finish("STOPPED_AFTER_CACHED_EVENTS");
      if (this.#reloading && !this.#stopping) await this.#loadPending();
    }
  }

  async #setUp(source: Client, target: Client): Promise<void> {
    const task = this.#task;
    const run = this.#run;
    for (const old of [...task.retired]) {
      await cleanSource(source, old);
      task.retired.splice(task.retired.indexOf(old), 1);
    }
    if (!run.chosen) {
      const given = task.type === "full-load" ? undefined : endpointSetting(this.options.source, "SlotName");
      if (given) run.givenSlot = true;
      run.slot = given || (await slotName(source, task.resourceId, run.id));
      run.tables = await chooseTables(source, this.#mappings, run.id);
      if (run.tables.length === 0 && task.settings.ErrorBehavior.FailOnNoTablesCaptured)
        throw new FatalTaskError(
          "No tables were found at task initialization. Either the selected table(s) or schemas(s) no longer exist or no match was found for the table selection pattern(s).",
        );
      run.chosen = true;
      this.options.save();
    }
    await createControlTables(target, task);
    await beginRun(target, this.#control, run.id, run.tables);
    await readTableStates(target, this.#control, run.tables);
    if (task.type !== "full-load") {
      await this.#prepareSlot(source);
      run.prepared = true;
    }
    if (task.type === "cdc")
      for (const table of run.tables) if (table.state === "Before load") table.state = "Table completed";
    this.options.save();
  }

  async #prepareSlot(source: Client): Promise<void> {
    const run = this.#run;
    if (run.givenSlot) {
      const { cdcStart } = this.#task;
      if (cdcStart === undefined)
        throw new FatalTaskError(
          `SlotName: replication slot "${run.slot}" needs a valid CdcStartPosition, and a task with MigrationType cdc. Otherwise remove SlotName from the source endpoint`,
        );
      return checkGivenSlot(source, run.slot, parseLsn(cdcStart), run.prepared === true);
    }
    const workDone = run.prepared === true || run.tables.some(({ loadLsn }) => loadLsn !== undefined);
    const replication = await this.#sessions.replication();
    const made = await prepareSource(source, replication, run, workDone);
    this.#say("SOURCE_CAPTURE", "I", `Replication slot '${run.slot}' ${made ? "was created" : "is used again"}`);
    this.#sessions.close(replication);
  }

  /** Loads the tables that need it. Gives true when the task is to stop after that. */
  async #loadPending(): Promise<boolean> {
    this.#reloading = false;
    const task = this.#task;
    const pending = this.#run.tables.filter(({ state }) => isPending(state));
    if (pending.length > 0) {
      task.fullLoadStarted ??= Date.now();
      this.#say("TASK_MANAGER", "I", `Loading ${pending.length} tables`);
      await this.#load(pending);
    }
    if (task.fullLoadFinished !== undefined || task.type === "cdc") return false;
    task.fullLoadFinished = Date.now();
    this.options.save();
    if (!task.settings.FullLoadSettings.StopTaskCachedChangesNotApplied || task.type === "full-load") return false;
    this.#run.stoppedAfterLoad = true;
    this.#finish("STOPPED_AFTER_FULL_LOAD");
    return true;
  }

  async #load(pending: TableRecord[]): Promise<void> {
    const cdc = this.#task.type !== "full-load";
    const holder = cdc ? await this.#sessions.replication() : await this.#sessions.source();
    const snapshot = cdc ? await openSnapshot(holder, this.#run) : await openPlainSnapshot(holder);
    await loadTables(
      {
        task: this.#task,
        sessions: this.#sessions,
        control: this.#control,
        snapshot,
        mappings: this.#mappings,
        conversions: this.#conversions,
        faults: this.options.services.faults,
        say: this.#say,
        changed: this.options.changed,
      },
      pending,
    );
    this.#sessions.close(holder);
  }

  #progress(): Progress {
    const sample = this.meter.samples.at(-1);
    return {
      phase: this.#run.tables.some(({ state }) => isPending(state)) ? "FULL LOAD" : "CHANGE PROCESSING",
      pending: this.#stream?.waitingChanges ?? 0,
      received: this.#stream?.received ?? 0n,
      applied: this.#stream?.confirmed ?? 0n,
      receivedAt: this.meter.lastReceived,
      appliedAt: this.meter.lastApplied,
      latency: sample?.target ?? 0,
    };
  }

  /** Where the source's WAL ends if the task is to stop once the changes made during the load are applied. */
  async #cachedChangesEnd(source: Client): Promise<bigint | undefined> {
    if (!this.#task.settings.FullLoadSettings.StopTaskCachedChangesApplied || this.#run.stoppedAfterLoad)
      return undefined;
    const { rows } = await source.query("SELECT pg_catalog.pg_current_wal_flush_lsn()::text AS lsn");
    return parseLsn((rows[0] as { lsn: string }).lsn);
  }

  /** Applies changes until a stop, a reload, or the given position; true for the latter. */
  async #follow(source: Client, target: Client, until: bigint | undefined): Promise<boolean> {
    const task = this.#task;
    const run = this.#run;
    const replication = await this.#sessions.replication();
    const decoder = run.givenSlot
      ? new TestDecoding(await readRelations(source, run.tables))
      : new PgoutputDecoder(Object.values(publicationNames(run)));
    const stream = new ChangeStream(replication, decoder, (committedAt) => this.meter.received(committedAt));
    this.#stream = stream;
    const position = await readPosition(target, this.#control);
    const from = position === 0n && run.givenSlot ? parseLsn(task.cdcStart ?? "0/0") : position;
    this.#say("SOURCE_CAPTURE", "I", `Following changes from ${formatLsn(from)} with slot '${run.slot}'`);
    await stream.start(run.slot, from);
    this.#failures = 0;
    this.meter.follow(stream, source);
    const reachedEnd = () => until !== undefined && stream.confirmed >= until;
    const waker = until === undefined ? undefined : setInterval(() => stream.interrupt(), 100);
    const pause = () => this.#stopping || this.#reloading || reachedEnd();
    try {
      await new Applier({
        task,
        run,
        source,
        target,
        control: this.#control,
        conversions: this.#conversions,
        stream,
        meter: this.meter,
        position,
        pause,
        changed: this.options.changed,
        say: this.#say,
      }).follow();
    } finally {
      clearInterval(waker);
      stream.stop();
      this.#stream = undefined;
      this.#sessions.close(replication);
    }
    if (!reachedEnd() || this.#stopping) return false;
    run.stoppedAfterLoad = true;
    return true;
  }
}

const isPending = (state: TableRecord["state"]): boolean =>
  state === "Before load" || state === "Full load" || state === "Table is being reloaded";
