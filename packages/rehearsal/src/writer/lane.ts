import type { Client, DatabaseAddress } from "@postgres-to-aurora/postgres";
import { recordOperation } from "./ledger.js";
import { codeOf, openSession, transact } from "./session.js";
import type { Workload } from "./workload.js";

/** What all lanes share. */
export interface Road {
  workload: Workload;
  /** Where to write at the moment. */
  place: { on: "source" | "target"; address: DatabaseAddress };
  nextOperation(): number;
  /** Milliseconds to wait for the next turn, so that all lanes together keep the rate. */
  turn(): number;
  committed(id: number, on: "source" | "target"): void;
  unknown(id: number): void;
  failed(code: string): void;
}

/** How long a failed attempt waits before the next one. */
const PAUSE_MS = 7;

/** How long an attempt on the old server may go on after the switch. */
const FAREWELL_MS = 1000;

/** One session that writes transaction after transaction, and comes back after every error. */
export class Lane {
  #client: Client | undefined;
  #on: "source" | "target" | undefined;
  #stopping = false;
  #wake: () => void = () => {};
  #arrived: (() => void)[] = [];
  readonly #number: number;
  readonly #road: Road;

  constructor(number: number, road: Road) {
    this.#number = number;
    this.#road = road;
  }

  /** Writes until stop(). Never throws. */
  async run(): Promise<void> {
    while (!this.#stopping) {
      // The session first: after a switch it is there before the next turn comes.
      const client = await this.#session();
      if (client === undefined) {
        await this.#rest(PAUSE_MS);
        continue;
      }
      await this.#rest(this.#road.turn());
      while (!this.#stopping && (await this.#attempt()) === "again") await this.#rest(PAUSE_MS);
    }
    this.#close();
  }

  /** Ends after the running transaction, at the latest after a while. */
  stop(): void {
    this.#stopping = true;
    this.#wake();
    setTimeout(() => this.#close(), FAREWELL_MS * 3).unref();
  }

  /** Resolves when this lane has a session at the road's present place. */
  follow(): Promise<void> {
    if (this.#on === this.#road.place.on) return Promise.resolve();
    const old = this.#client;
    setTimeout(() => {
      if (old && old === this.#client) this.#close();
    }, FAREWELL_MS).unref();
    this.#wake();
    return new Promise((resolve) => this.#arrived.push(resolve));
  }

  async #attempt(): Promise<"done" | "again"> {
    const { place } = this.#road;
    const client = await this.#session();
    if (client === undefined || this.#on !== place.on) return "again";
    const id = this.#road.nextOperation();
    let committed: (() => void) | undefined;
    const outcome = await transact(client, async () => {
      const done = await this.#road.workload.perform(client);
      committed = done.committed;
      await recordOperation(client, id, this.#number, done.what);
    });
    if (outcome.is === "committed") {
      this.#road.committed(id, place.on);
      committed?.();
      return "done";
    }
    if (outcome.is === "unknown") this.#road.unknown(id);
    this.#road.failed(outcome.code);
    if (outcome.lost) this.#close();
    return "again";
  }

  async #session(): Promise<Client | undefined> {
    const { on, address } = this.#road.place;
    if (this.#on !== on) this.#close();
    if (this.#client) return this.#client;
    try {
      this.#client = await openSession(address);
      this.#on = on;
    } catch (error) {
      this.#road.failed(codeOf(error));
      return undefined;
    }
    if (on === this.#road.place.on) for (const tell of this.#arrived.splice(0)) tell();
    return this.#client;
  }

  #close(): void {
    const client = this.#client;
    this.#client = undefined;
    this.#on = undefined;
    // With a statement under way this cuts the connection, otherwise it says goodbye; nobody waits for either.
    client?.end().catch(() => {});
  }

  #rest(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
