import { type Client, quoteIdentifier } from "@postgres-to-aurora/postgres";
import type { Pgoutput } from "pg-logical-replication";
import { formatLsn } from "./lsn.js";

export type Change = Pgoutput.MessageInsert | Pgoutput.MessageUpdate | Pgoutput.MessageDelete;

/** What the slot sends, in commit order: a transaction's changes stand between its begin and its commit. */
export type StreamEvent =
  | { kind: "begin"; lsn: bigint; committedAt: number }
  | { kind: "change"; change: Change; bytes: number }
  | { kind: "truncate"; relations: Pgoutput.MessageRelation[] }
  | { kind: "commit"; end: bigint; committedAt: number };

/** Reads what an output plugin sends. */
export interface StreamDecoder {
  /** The plugin's options, as START_REPLICATION takes them. */
  options: string;
  /** Whether a transaction has begun that is not handed out yet. */
  inside: boolean;
  /** What a message adds to the stream. @param position the message's place in the WAL */
  decode(data: Buffer, position: bigint): StreamEvent[];
}

/** The part of the driver that speaks the replication protocol; its types leave it out. */
interface Wire {
  stream: { pause(): void; resume(): void };
  on(event: "copyData", listener: (message: { chunk: Buffer }) => void): void;
  once(event: "replicationStart", listener: () => void): void;
  sendCopyFromChunk(chunk: Buffer): void;
}

/** Reading stops above this and goes on below half of it, so that memory stays bounded whatever the backlog. */
const MOST_WAITING_BYTES = 16 * 1024 * 1024;
const STATUS_INTERVAL_MS = 1000;
/** The server answers every status; a minute of silence means that the connection is dead. */
const SILENCE_MS = 60_000;
const POSTGRES_EPOCH_MS = 946_684_800_000;

/**
 * Reads a logical slot. It tells the server only what it was told by `applied`, and the end of the
 * stream when nothing is waiting. (The service class of pg-logical-replication confirms one byte beyond the given
 * position, which skips a commit that begins right there after a restart, and what it received rather than what was
 * applied; so only its decoder is used.)
 */
export class ChangeStream {
  /** Everything up to here has arrived. */
  received = 0n;
  /** Everything up to here is applied on the target or was nothing to apply. */
  confirmed = 0n;
  waitingChanges = 0;
  readonly #wire: Wire;
  #events: StreamEvent[] = [];
  #next = 0;
  #waitingBytes = 0;
  #openTransactions = 0;
  #paused = false;
  #failure: unknown;
  #wake: (() => void) | undefined;
  #timer: NodeJS.Timeout | undefined;
  #heard = Date.now();

  /** @param onCommitReceived told a transaction's commit time (ms) when its commit arrives */
  constructor(
    private readonly client: Client,
    private readonly decoder: StreamDecoder,
    private readonly onCommitReceived: (committedAt: number) => void,
  ) {
    this.#wire = (client as unknown as { connection: Wire }).connection;
  }

  /** Begins to stream. Rejects when the server refuses the slot. */
  async start(slot: string, from: bigint): Promise<void> {
    this.confirmed = from;
    this.#wire.on("copyData", ({ chunk }) => this.#take(chunk));
    await new Promise<void>((resolve, reject) => {
      this.#wire.once("replicationStart", resolve);
      this.client
        .query(`START_REPLICATION SLOT ${quoteIdentifier(slot)} LOGICAL ${formatLsn(from)} (${this.decoder.options})`)
        .then(() => this.#end(new Error("The server ended the change stream")))
        .catch((error: unknown) => {
          this.#end(error);
          reject(error);
        });
    });
    this.#timer = setInterval(() => this.#heartbeat(), STATUS_INTERVAL_MS);
    this.#sendStatus(true);
  }

  /** The next event, or undefined when none has arrived yet. */
  shift(): StreamEvent | undefined {
    const event = this.#events[this.#next];
    if (event === undefined) return undefined;
    this.#next++;
    // Dropping taken events in bulk keeps the queue short without moving it for each.
    if (this.#next === this.#events.length || this.#next >= 4096) {
      this.#events = this.#events.slice(this.#next);
      this.#next = 0;
    }
    if (event.kind === "change") {
      this.#waitingBytes -= event.bytes;
      this.waitingChanges--;
      if (this.#paused && this.#waitingBytes < MOST_WAITING_BYTES / 2) {
        this.#paused = false;
        this.#heard = Date.now();
        this.#wire.stream.resume();
      }
    }
    return event;
  }

  get empty(): boolean {
    return this.#events.length === 0;
  }

  /** Resolves when an event is there or `interrupt` was called; rejects when the stream has broken and is read empty. */
  async wait(): Promise<void> {
    if (!this.empty) return;
    if (this.#failure !== undefined) throw this.#failure;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    if (this.empty && this.#failure !== undefined) throw this.#failure;
  }

  /** Ends a wait. */
  interrupt(): void {
    this.#wake?.();
    this.#wake = undefined;
  }

  /** Notes that `transactions` more are done, up to the end position of the last. */
  applied(transactions: number, end: bigint): void {
    this.#openTransactions -= transactions;
    this.confirmed = end;
    this.#sendStatus(false);
  }

  /** Asks the server how far it has come; the answer moves `received`. */
  ping(): void {
    if (this.#failure === undefined && this.#timer !== undefined) this.#sendStatus(true);
  }

  /** Sends nothing any more. */
  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #take(chunk: Buffer): void {
    this.#heard = Date.now();
    try {
      if (chunk[0] === 0x77) this.#decode(chunk.subarray(25), chunk.readBigUInt64BE(1));
      else if (chunk[0] === 0x6b) this.#keepAlive(chunk.readBigUInt64BE(1), chunk[17] === 1);
    } catch (error) {
      this.#end(error);
    }
  }

  #decode(data: Buffer, position: bigint): void {
    for (const event of this.decoder.decode(data, position)) {
      if (event.kind === "begin") this.#openTransactions++;
      else if (event.kind === "change") {
        this.#waitingBytes += event.bytes;
        this.waitingChanges++;
        if (this.#waitingBytes > MOST_WAITING_BYTES && !this.#paused) {
          this.#paused = true;
          this.#wire.stream.pause();
        }
      } else if (event.kind === "commit") {
        this.received = event.end;
        this.onCommitReceived(event.committedAt);
      }
      this.#push(event);
    }
  }

  #keepAlive(end: bigint, answer: boolean): void {
    if (end > this.received) this.received = end;
    if (this.#openTransactions === 0 && !this.decoder.inside && end > this.confirmed) this.confirmed = end;
    if (answer) this.#sendStatus(false);
  }

  #push(event: StreamEvent): void {
    this.#events.push(event);
    if (event.kind !== "begin") this.interrupt();
  }

  #end(error: unknown): void {
    this.#failure ??= error;
    this.stop();
    this.interrupt();
  }

  #heartbeat(): void {
    if (this.#paused || Date.now() - this.#heard <= SILENCE_MS) this.#sendStatus(true);
    else this.#end(new Error("The source is silent: connection lost"));
  }

  /** Standby status update: written, flushed and applied are the same to us. */
  #sendStatus(askAnswer: boolean): void {
    const message = Buffer.alloc(34);
    message.write("r", 0, "latin1");
    for (const offset of [1, 9, 17]) message.writeBigUInt64BE(this.confirmed, offset);
    message.writeBigInt64BE(BigInt(Date.now() - POSTGRES_EPOCH_MS) * 1000n, 25);
    message.writeUInt8(askAnswer ? 1 : 0, 33);
    this.#wire.sendCopyFromChunk(message);
  }
}
