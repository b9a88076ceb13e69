import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { EnvironmentError } from "@postgres-to-aurora/domain";
import type { DatabaseAddress } from "@postgres-to-aurora/postgres";
import { createLedger } from "./ledger.js";
import {
  type Mode,
  toPlain,
  type WriterCommand,
  type WriterCounts,
  type WriterEvent,
  type WriterOrders,
  type WriterStatus,
} from "./protocol.js";

export interface WriterOptions {
  /** The database to write to, as the application's user. */
  address: DatabaseAddress;
  /** Where to go on after the switch, as the application's user. */
  target: DatabaseAddress;
  /** A user of the source who may create a schema; makes the writer's own tables before it starts. */
  owner: DatabaseAddress;
  /** Transactions per second. */
  rate: number;
  /** Database sessions; default by the rate: one per 25 transactions/s, 2 to 32. */
  sessions?: number;
  /** `generic` writes to any schema, as far as its rules allow. */
  mode: Mode;
  /** Where the acknowledgements are kept; made if missing. */
  folder: string;
}

/** What a stopped writer knows, for proveWrites. */
export interface WriterResult extends WriterCounts {
  mode: Mode;
  /** File with one line `id milliseconds` per acknowledged transaction. */
  acknowledgements: string;
}

/** A writer that commits transactions on and on in a process of its own. */
export interface LiveWriter {
  /** What it writes to, for people. */
  readonly notes: string[];
  /** The Unix socket on which switch-writer.js knocks. */
  readonly socket: string;
  status(): WriterStatus;
  /** Moves it to the target; resolves when every session is there. Throws EnvironmentError when that fails. */
  switchOver(): Promise<void>;
  /** Ends it. A second call gives the same result. Throws EnvironmentError when its process died. */
  stop(): Promise<WriterResult>;
}

const READY_TIMEOUT_MS = 60_000;

/**
 * Makes the writer's tables on the source and starts the writer.
 * @returns the writer, after its first acknowledged transaction
 * @throws EnvironmentError when it cannot write; UserError when the source cannot be reached
 */
export async function startWriter(options: WriterOptions): Promise<LiveWriter> {
  const sessions = options.sessions ?? Math.min(Math.max(Math.ceil(options.rate / 25), 2), 32);
  await createLedger(options.owner, options.address.user, sessions);
  await mkdir(options.folder, { recursive: true });
  const acknowledgements = join(options.folder, "acknowledged.log");
  // Paths of Unix sockets must be short.
  const door = await mkdtemp(join(tmpdir(), "writer-"));
  const orders: WriterOrders = {
    address: toPlain(options.address),
    target: toPlain(options.target),
    rate: options.rate,
    sessions,
    mode: options.mode,
    acknowledgements,
    socket: join(door, "switch"),
  };
  const writer = new WriterProcess(orders, () => rm(door, { recursive: true, force: true }));
  await writer.ready;
  return writer;
}

/** The switch command for the cutover action: one argv item per line. */
export function switchCommand({ socket }: LiveWriter): string {
  return [process.execPath, fileURLToPath(new URL("./switch-writer.js", import.meta.url)), socket].join("\n");
}

class WriterProcess implements LiveWriter {
  readonly notes: string[] = [];
  readonly socket: string;
  readonly ready: Promise<void>;
  #status: WriterStatus = { acknowledged: 0, perSecond: 0, longestGapMs: 0, on: "source" };
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #result: Promise<WriterResult>;
  #onReady: () => void = () => {};
  #onSwitched: ((failure: string | undefined) => void)[] = [];
  #failure = "";

  constructor(orders: WriterOrders, cleanUp: () => Promise<void>) {
    this.socket = orders.socket;
    // Detached: Ctrl-C in a terminal must not end the writer before the rehearsal does.
    this.#child = spawn(process.execPath, [fileURLToPath(new URL("./writer.js", import.meta.url))], {
      stdio: ["pipe", "pipe", "pipe"],
      detached: true,
    });
    this.#child.stdin.on("error", () => {});
    this.#child.stderr.setEncoding("utf8").on("data", (text: string) => {
      this.#failure += text;
    });
    this.#result = this.#listen(orders).finally(cleanUp);
    this.#result.catch(() => {}); // told to those who ask
    this.ready = this.#awaitReady();
    this.#write(orders);
  }

  status(): WriterStatus {
    return this.#status;
  }

  async switchOver(): Promise<void> {
    const switched = new Promise<string | undefined>((resolve) => this.#onSwitched.push(resolve));
    this.#write({ do: "switch" } satisfies WriterCommand);
    const failure = await Promise.race([switched, this.#result.then(() => "it was stopped")]);
    if (failure !== undefined) throw writerError("could not move to the target", failure);
  }

  stop(): Promise<WriterResult> {
    this.#write({ do: "stop" } satisfies WriterCommand);
    this.#child.stdin.end();
    return this.#result;
  }

  async #awaitReady(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const ready = new Promise<void>((resolve, reject) => {
      this.#onReady = resolve;
      timer = setTimeout(() => reject(writerError("wrote nothing in 60 s", this.#failure)), READY_TIMEOUT_MS);
    });
    try {
      await Promise.race([ready, this.#result]);
    } catch (error) {
      this.#child.kill("SIGKILL");
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  async #listen(orders: WriterOrders): Promise<WriterResult> {
    let counts: WriterCounts | undefined;
    const ended = once(this.#child, "exit");
    for await (const line of createInterface({ input: this.#child.stdout })) {
      const event = JSON.parse(line) as WriterEvent;
      if (event.is === "status") this.#status = event.status;
      else if (event.is === "ready") {
        this.notes.push(...event.notes);
        this.#onReady();
      } else if (event.is === "switched") for (const tell of this.#onSwitched.splice(0)) tell(event.failure);
      else if (event.is === "failed") this.#failure = event.message;
      else counts = event.counts;
    }
    const [code, signal] = await ended;
    if (counts === undefined) throw writerError("ended by itself", this.#failure || `exit code ${code ?? signal}`);
    return { ...counts, mode: orders.mode, acknowledgements: orders.acknowledgements };
  }

  #write(line: object): void {
    if (this.#child.stdin.writable) this.#child.stdin.write(`${JSON.stringify(line)}\n`);
  }
}

function writerError(what: string, why: string): EnvironmentError {
  return new EnvironmentError({
    code: "WRITER_FAILED",
    what: `The live writer ${what}`,
    why: why.trim(),
    remedy: "Correct the cause named above and run again",
  });
}
