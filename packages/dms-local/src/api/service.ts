import type { Engine } from "../engine/engine.js";
import type { Store } from "../store.js";

/** How long the passing states last, in milliseconds. */
export interface Delays {
  instance: number;
  endpoint: number;
  connection: number;
  task: number;
}

/** What every operation works with. */
export interface Service {
  store: Store;
  engine: Engine;
  delays: Delays;
  /** Does something when a passing state ends; forgotten when the server stops. */
  later(milliseconds: number, work: () => void): void;
  log(line: string): void;
}

/** Handles one operation. @param region of the caller's signature, for new ARNs */
export type Operation<Input, Output> = (service: Service, input: Input, region: string) => Output | Promise<Output>;
