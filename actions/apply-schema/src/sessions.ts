import type { Clock } from "@postgres-to-aurora/action-kit";
import { type Client, connect, type DatabaseAddress, withClient } from "@postgres-to-aurora/postgres";
import { claimTarget, joinRun } from "./claim.js";
import type { Step } from "./plan.js";
import { APPLICATION } from "./target.js";

/** Between two attempts to end what the sessions run, in milliseconds. */
const AGAIN = 1_000;

/** How often the server looks whether we are still there, so that a killed run does not build on for hours. */
const CONNECTION_CHECK = "5s";

export interface SessionOptions {
  target: DatabaseAddress;
  migration: string;
  /** Longest wait for a lock, in milliseconds. */
  lockTimeout: number;
  clock: Clock;
  signal: AbortSignal;
  /** Receives what the server says. */
  onNotice: (severity: string, text: string) => void;
}

/** The sessions of one run: the main one, and others that work beside it. All have the same settings. */
export class Sessions {
  readonly #options: SessionOptions;
  readonly #others: Client[] = [];
  readonly #pids = new Map<Client, number>();
  readonly #settings: Step[] = [];
  readonly #onAbort = () => void this.#cancel();
  readonly #over = new AbortController();

  private constructor(
    readonly main: Client,
    options: SessionOptions,
  ) {
    this.#options = options;
    options.signal.addEventListener("abort", this.#onAbort);
  }

  /**
   * Opens the main session, gives it to `use` and closes all there are by then. From an abort on, what they run is
   * cancelled.
   */
  static async with<T>(options: SessionOptions, use: (sessions: Sessions) => Promise<T>): Promise<T> {
    const main = await open(options);
    const sessions = new Sessions(main, options);
    try {
      await sessions.#introduce(main);
      return await use(sessions);
    } finally {
      options.signal.removeEventListener("abort", sessions.#onAbort);
      sessions.#over.abort();
      for (const client of [...sessions.#others, main]) await client.end().catch(() => {});
    }
  }

  /** Makes this run the only one of its migration; see claimTarget. */
  async claim(): Promise<void> {
    await claimTarget(this.main, this.#options.migration);
    await this.main.query(`SET lock_timeout = ${this.#options.lockTimeout}`);
  }

  /** Runs a setting of the file on every session, also on those that are opened later. */
  async set(step: Step): Promise<void> {
    for (const client of [this.main, ...this.#others]) await client.query(step.text);
    this.#settings.push(step);
  }

  /** This many sessions beside the main one. */
  async others(count: number): Promise<Client[]> {
    while (this.#others.length < count) {
      this.#options.signal.throwIfAborted();
      const client = await open(this.#options);
      this.#others.push(client);
      await joinRun(client, this.#options.migration);
      await this.#introduce(client);
      for (const { text } of this.#settings) await client.query(text);
    }
    return this.#others.slice(0, count);
  }

  /** The server's process of a session. */
  pid(client: Client): number {
    return this.#pids.get(client) as number;
  }

  async #introduce(client: Client): Promise<void> {
    const { rows } = await client.query<{ pid: number }>("SELECT pg_catalog.pg_backend_pid() AS pid");
    this.#pids.set(client, (rows[0] as { pid: number }).pid);
    await client.query(`SET lock_timeout = ${this.#options.lockTimeout}`);
    // Since 14, and not on every platform.
    await client.query(`SET client_connection_check_interval = '${CONNECTION_CHECK}'`).catch(() => {});
  }

  /** Once is not enough: a statement may have been on its way, and the server may refuse a connection for a moment. */
  async #cancel(): Promise<void> {
    const { target, clock } = this.#options;
    while (!this.#over.signal.aborted) {
      await withClient(target, { role: "target", applicationName: APPLICATION }, (client) =>
        client.query("SELECT pg_catalog.pg_cancel_backend(pid) FROM pg_catalog.unnest($1::pg_catalog.int4[]) pid", [
          [...this.#pids.values()],
        ]),
      ).catch(() => {});
      await clock.sleep(AGAIN, this.#over.signal).catch(() => {});
    }
  }
}

async function open({ target, onNotice }: SessionOptions): Promise<Client> {
  const client = await connect(target, { role: "target", applicationName: APPLICATION });
  client.on("notice", ({ severity, message }) => onNotice(severity ?? "", message ?? ""));
  return client;
}
