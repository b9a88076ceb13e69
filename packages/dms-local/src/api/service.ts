import type { AddressOf } from "../address.js";
import type { Engine } from "../engine/engine.js";
import type { Faults } from "../faults.js";
import type { Store } from "../store.js";
import type { TaskLog } from "../task-log.js";
import type { EventRecorder } from "./events.js";

/** How long the passing states last, in milliseconds. */
export interface Delays {
  instance: number;
  endpoint: number;
  connection: number;
  task: number;
  /** Each of the passing states of a serverless start. */
  phase: number;
}

/** What every operation works with. */
export interface Service {
  store: Store;
  engine: Engine;
  taskLog: TaskLog;
  faults: Faults;
  events: EventRecorder;
  addressOf: AddressOf;
  /** Names of IAM roles that do not exist. */
  missingRoles: readonly string[];
  /** JSON text by name or ARN. */
  secrets: Record<string, string>;
  delays: Delays;
  /** Does something when a passing state ends; forgotten when the server stops. */
  later(milliseconds: number, work: () => void): void;
  log(line: string): void;
}

/** Handles one operation. @param region of the caller's signature, for new ARNs */
export type Operation<Input, Output> = (service: Service, input: Input, region: string) => Output | Promise<Output>;
