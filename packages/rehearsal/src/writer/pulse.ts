import type { WriterCounts, WriterStatus } from "./protocol.js";

/** Follows the acknowledgements: how many, how fast, and the longest silence between two. Times in milliseconds. */
export class Pulse {
  acknowledged = 0;
  #first = 0;
  #last = 0;
  #longest = 0;
  #lastOnSource: number | undefined;
  #switchGap: number | null = null;
  readonly #perSecond: number[] = [];

  /** Counts one acknowledgement that came at `now` from the source or the target. */
  beat(now: number, on: "source" | "target"): void {
    if (this.acknowledged === 0) this.#first = now;
    else this.#longest = Math.max(this.#longest, now - this.#last);
    if (on === "source") this.#lastOnSource = now;
    else if (this.#switchGap === null && this.#lastOnSource !== undefined)
      this.#switchGap = round(now - this.#lastOnSource);
    this.#last = now;
    this.acknowledged++;
    const second = Math.floor((now - this.#first) / 1000);
    while (this.#perSecond.length <= second) this.#perSecond.push(0);
    this.#perSecond[second]!++;
  }

  status(now: number, on: "source" | "target"): WriterStatus {
    const second = Math.floor((now - this.#first) / 1000) - 1;
    const perSecond = this.#perSecond[second] ?? 0;
    return { acknowledged: this.acknowledged, perSecond, longestGapMs: this.#silence(now), on };
  }

  /** The whole story when the writer was told to stop at `now`. A silence that never ended counts. */
  counts(now: number): Pick<WriterCounts, "acknowledged" | "longestGapMs" | "switchGapMs" | "perSecond"> {
    const { acknowledged } = this;
    return { acknowledged, longestGapMs: this.#silence(now), switchGapMs: this.#switchGap, perSecond: this.#perSecond };
  }

  #silence(now: number): number {
    return this.acknowledged === 0 ? 0 : round(Math.max(this.#longest, now - this.#last));
  }
}

/** To tenths: more digits than that are noise. */
function round(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}
