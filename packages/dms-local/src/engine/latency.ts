import type { Client } from "@postgres-to-aurora/postgres";
import type { ChangeStream } from "./change-stream.js";
import { parseLsn } from "./lsn.js";

/** One measurement. Latencies in seconds. */
export interface Sample {
  /** Milliseconds since 1970. */
  at: number;
  source: number;
  target: number;
  /** Changes that have arrived and wait for the target. */
  waiting: number;
}

interface Probe {
  /** Where the source's WAL ended; undefined when it could not be asked. */
  lsn: bigint | undefined;
  at: number;
}

const SAMPLE_MS = 1000;
const KEPT_SAMPLES = 3600;

/**
 * Measures how far behind reading (source latency) and applying (target latency) are. Each second it asks the source
 * where its WAL ends; a side is caught up with that moment only when it has passed that position. Beside that count
 * the commit times of what was received and applied. So 0 is only seen when everything committed a second ago is done.
 */
export class LatencyMeter {
  readonly samples: Sample[] = [];
  /** Commit times (ms since 1970, the source's clock) of the last transactions received and applied; 0 for none. */
  lastReceived = 0;
  lastApplied = 0;
  #unread: Probe[] = [];
  #unapplied: Probe[] = [];
  #longestReceive = 0;
  #longestApply = 0;
  #oldestOpen: number | undefined;
  #timer: NodeJS.Timeout | undefined;
  #stream: ChangeStream | undefined;
  #source: Client | undefined;
  #idle: { end: bigint | undefined; received: bigint } = { end: undefined, received: 0n };

  /** Notes the delay of a transaction that arrived. @param committedAt milliseconds since 1970, the source's clock */
  received(committedAt: number): void {
    this.lastReceived = committedAt;
    this.#longestReceive = Math.max(this.#longestReceive, Date.now() - committedAt);
  }

  /** Notes that applying transactions has begun; the first was committed at this time. */
  applying(committedAt: number): void {
    this.#oldestOpen ??= committedAt;
  }

  /** Notes that what was begun is committed on the target. @param committedAt of the last transaction, on the source */
  applied(committedAt: number): void {
    this.lastApplied = committedAt;
    if (this.#oldestOpen !== undefined)
      this.#longestApply = Math.max(this.#longestApply, Date.now() - this.#oldestOpen);
    this.#oldestOpen = undefined;
  }

  /** Measures this stream from now on; goes on measuring (growing latency) when it breaks, until `stop`. */
  follow(stream: ChangeStream, source: Client): void {
    this.#stream = stream;
    this.#source = source;
    this.#oldestOpen = undefined;
    this.#timer ??= setInterval(() => this.#tick(), SAMPLE_MS);
    void this.#probe();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#unread = [];
    this.#unapplied = [];
  }

  #tick(): void {
    const stream = this.#stream;
    if (stream === undefined) return;
    const now = Date.now();
    const deadEnd = this.#deadEnd(stream);
    const allApplied = stream.confirmed >= stream.received;
    this.#unread = notReached(this.#unread, deadEnd ?? stream.received);
    this.#unapplied = notReached(this.#unapplied, allApplied && deadEnd !== undefined ? deadEnd : stream.confirmed);
    const source = Math.max(this.#longestReceive, age(this.#unread, now));
    const open = this.#oldestOpen === undefined ? 0 : now - this.#oldestOpen;
    const target = Math.max(this.#longestApply, open, age(this.#unapplied, now));
    this.samples.push({ at: now, source: seconds(source), target: seconds(target), waiting: stream.waitingChanges });
    if (this.samples.length > KEPT_SAMPLES) this.samples.shift();
    this.#longestReceive = 0;
    this.#longestApply = 0;
    void this.#probe();
  }

  /**
   * The newest asked position if it is a page boundary that reading stands before and cannot pass: the source's
   * flushed WAL may end there inside a record, and nothing comes until more is written. Known by a whole second
   * that brought nothing.
   */
  #deadEnd(stream: ChangeStream): bigint | undefined {
    const end = this.#unread.at(-1)?.lsn;
    const same = this.#idle.end === end && this.#idle.received === stream.received;
    this.#idle = { end, received: stream.received };
    return same && end !== undefined && end % 8192n === 0n ? end : undefined;
  }

  async #probe(): Promise<void> {
    const at = Date.now();
    let lsn: bigint | undefined;
    try {
      const { rows } = await this.#source!.query("SELECT pg_catalog.pg_current_wal_flush_lsn()::text AS lsn");
      lsn = parseLsn((rows[0] as { lsn: string }).lsn);
    } catch {
      // The source cannot be asked: this moment stays unproved until a later one is proved.
    }
    this.#unread.push({ lsn, at });
    this.#unapplied.push({ lsn, at });
    this.#stream?.ping();
  }
}

function notReached(probes: Probe[], position: bigint): Probe[] {
  const reached = probes.findLastIndex(({ lsn }) => lsn !== undefined && lsn <= position);
  return probes.slice(reached + 1);
}

const age = (probes: Probe[], now: number): number => (probes[0] === undefined ? 0 : now - probes[0].at);
const seconds = (milliseconds: number): number => Math.max(0, Math.round(milliseconds) / 1000);
