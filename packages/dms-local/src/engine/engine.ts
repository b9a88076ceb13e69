import { isServerError, withClient } from "@postgres-to-aurora/postgres";
import type { AddressOf } from "../address.js";
import type { Faults } from "../faults.js";
import type { Endpoint, Run, Task } from "../model.js";
import type { Store } from "../store.js";
import type { TaskLog } from "../task-log.js";
import { controlTables, forgetTask } from "./control-tables.js";
import { reasonOf, testFailure } from "./failure.js";
import type { Sample } from "./latency.js";
import { Sessions } from "./sessions.js";
import { cleanSource } from "./source-objects.js";
import { TaskRun } from "./task-run.js";

/** What the runs of tasks work with, beside the databases. */
export interface EngineServices {
  store: Store;
  /** The server's own log: one line per event. */
  log(line: string): void;
  /** The tasks' logs, as CloudWatch shows them. */
  taskLog: TaskLog;
  faults: Faults;
  addressOf: AddressOf;
}

/** Everything that touches the databases. */
export class Engine {
  readonly #runs = new Map<Task, TaskRun>();

  constructor(private readonly services: EngineServices) {}

  /** Opens a session of the endpoint's user. Gives nothing, or the failure in the words of DMS. */
  async tryConnection(endpoint: Endpoint): Promise<string | undefined> {
    try {
      await withClient(this.services.addressOf(endpoint), {}, async () => {});
      return undefined;
    } catch (error) {
      return testFailure(error);
    }
  }

  /** Begins or continues a task's run in the background. */
  start(task: Task): void {
    const run = new TaskRun({
      task,
      source: this.#endpoint(task.sourceArn),
      target: this.#endpoint(task.targetArn),
      services: this.services,
      save: () => this.services.store.save(),
      changed: () => this.services.store.saveSoon(),
      log: this.services.log,
    });
    this.#runs.set(task, run);
  }

  #endpoint(arn: string): Endpoint {
    return this.services.store.state.endpoints.find((endpoint) => endpoint.arn === arn) as Endpoint;
  }

  /** Ends a task's run and marks it stopped, unless it failed or finished meanwhile. */
  async stop(task: Task): Promise<void> {
    await this.#runs.get(task)?.stop();
    if (task.status === "stopping") {
      Object.assign(task, { status: "stopped", stopReason: "Stop Reason NORMAL", stopped: Date.now() });
    }
    this.services.store.save();
  }

  /** Tells a task's run that tables wait to be loaded again. */
  reload(task: Task): void {
    this.#runs.get(task)?.reload();
  }

  /** The task's latency measurements, oldest first. */
  samples(task: Task): readonly Sample[] {
    return this.#runs.get(task)?.meter.samples ?? [];
  }

  /** Ends all runs, leaving their tasks marked as running: the next server goes on with them. */
  async close(): Promise<void> {
    await Promise.all([...this.#runs.values()].map((run) => run.stop()));
  }

  /** Drops what a task made on the source and its notes on the target. Gives nothing, or why it could not. */
  async clean(task: Task): Promise<string | undefined> {
    this.#runs.delete(task);
    const runs = [...task.retired, ...(task.run?.chosen ? [task.run] : [])];
    if (runs.length === 0) return undefined;
    const sessions = new Sessions(
      this.#endpoint(task.sourceArn),
      this.#endpoint(task.targetArn),
      this.services.addressOf,
    );
    try {
      await cleanAll(sessions, runs);
      await forgetTask(await sessions.target(), controlTables(task));
      return undefined;
    } catch (error) {
      this.services.log(`task ${task.id}: cleaning up failed: ${reasonOf(error)}`);
      return reasonOf(error);
    } finally {
      sessions.closeAll();
    }
  }
}

/** The walsender of a run that just ended may hold its slot for a moment longer. */
async function cleanAll(sessions: Sessions, runs: Run[]): Promise<void> {
  const source = await sessions.source();
  for (const run of runs) {
    for (let attempt = 1; ; attempt++) {
      try {
        await cleanSource(source, run);
        break;
      } catch (error) {
        if (!isServerError(error) || error.code !== "55006" || attempt === 50) throw error;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  }
}
