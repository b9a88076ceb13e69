import type { AddressInfo } from "node:net";
import { addresses } from "./address.js";
import { continueAssessment } from "./api/assessments.js";
import { testConnectionAgain } from "./api/connection-test.js";
import { finishEndpoint } from "./api/endpoints.js";
import { EventRecorder } from "./api/events.js";
import { finishInstance } from "./api/instances.js";
import { continueStart } from "./api/replication-control.js";
import { readSecret } from "./api/secrets.js";
import { createApi } from "./api/server.js";
import type { Delays, Service } from "./api/service.js";
import { finishDeletion } from "./api/tasks.js";
import { Engine } from "./engine/engine.js";
import { Faults } from "./faults.js";
import type { Task } from "./model.js";
import { Store } from "./store.js";
import { TaskLog } from "./task-log.js";

export type { Delays } from "./api/service.js";

export interface DmsLocalOptions {
  /** Default: any free port. */
  port?: number;
  /** Where the server remembers everything between starts, passwords included. One server per folder. */
  stateFolder: string;
  /** Receives one line per event. */
  log?: (line: string) => void;
  /** How long the passing states (creating, testing, starting ...) last, in milliseconds. */
  delays?: Partial<Delays>;
  /** Secrets Manager's contents: JSON text by name or ARN. */
  secrets?: Record<string, string>;
  /** IAM service roles that do not exist: dms-vpc-role, dms-cloudwatch-logs-role. */
  missingRoles?: string[];
  /** What goes wrong on purpose, as the README lists it: `throttle:StartReplicationTask:3`. */
  faults?: string[];
}

export interface DmsLocal {
  /** For AWS_ENDPOINT_URL_ and DATABASE_MIGRATION_SERVICE, CLOUDWATCH, CLOUDWATCH_LOGS, SECRETS_MANAGER or IAM. */
  url: string;
  port: number;
  /** Adds a fault while the server runs. Throws Error when the specification is none. */
  addFault(specification: string): void;
  /** Forgets every fault. */
  clearFaults(): void;
  /** Makes or rotates a secret. @param text JSON with username, password, host, port */
  putSecret(nameOrArn: string, text: string): void;
  /** Ends the server and its sessions. Running tasks go on at the next start. */
  stop(): Promise<void>;
}

const DELAYS: Delays = { instance: 200, endpoint: 50, connection: 50, task: 100, phase: 30 };

/**
 * Starts a server that speaks the API of AWS DMS (with what belongs to it of CloudWatch, its Logs, Secrets Manager and IAM) on 127.0.0.1 and moves rows between
 * PostgreSQL servers. Tasks that were running when an earlier server on the folder ended, in whatever way, go on.
 * @throws what listening throws, for example when the port is taken
 */
export async function startDmsLocal(options: DmsLocalOptions): Promise<DmsLocal> {
  const log = options.log ?? (() => {});
  const store = new Store(options.stateFolder);
  const timers = new Set<NodeJS.Timeout>();
  const faults = new Faults(options.faults);
  const missingRoles = options.missingRoles ?? [];
  const secrets = { ...options.secrets };
  const taskLog = new TaskLog(store.state, !missingRoles.includes("dms-cloudwatch-logs-role"));
  const addressOf = addresses(store, (id) => readSecret(secrets, id)?.text);
  const service: Service = {
    store,
    faults,
    missingRoles,
    secrets,
    taskLog,
    addressOf,
    events: new EventRecorder(store),
    engine: new Engine({ store, log, taskLog, faults, addressOf }),
    delays: { ...DELAYS, ...options.delays },
    later(milliseconds, work) {
      const timer = setTimeout(() => {
        timers.delete(timer);
        work();
      }, milliseconds);
      timers.add(timer);
    },
    log,
  };
  const server = createApi(service);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  takeUp(service);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    addFault: (specification) => faults.add(specification),
    clearFaults: () => faults.clear(),
    putSecret: (nameOrArn, text) => {
      secrets[nameOrArn] = text;
    },
    async stop() {
      for (const timer of timers) clearTimeout(timer);
      server.close();
      server.closeAllConnections();
      await service.engine.close();
      store.save();
    },
  };
}

/** Goes on where an earlier server ended. */
function takeUp(service: Service): void {
  const { instances, endpoints, connections, tasks, replications, assessmentRuns } = service.store.state;
  for (const instance of instances) if (instance.status !== "available") finishInstance(service, instance);
  for (const endpoint of endpoints) if (endpoint.status !== "active") finishEndpoint(service, endpoint);
  for (const connection of connections) if (connection.status === "testing") testConnectionAgain(service, connection);
  for (const task of tasks) takeUpTask(service, task, () => service.engine.start(task));
  for (const replication of replications) takeUpTask(service, replication, () => continueStart(service, replication));
  for (const run of assessmentRuns) continueAssessment(service, run);
}

function takeUpTask(service: Service, task: Task, continueStarting: () => void): void {
  const { status } = task;
  if (status === "creating" || status === "modifying") task.status = task.started === undefined ? "ready" : "stopped";
  else if (status === "starting") continueStarting();
  else if (status === "running") service.engine.start(task);
  else if (status === "stopping") void service.engine.stop(task);
  else if (status === "deleting") finishDeletion(service, task);
}
