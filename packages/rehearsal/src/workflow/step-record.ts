import type { OutputSink } from "./output.js";
import type { JobState } from "./run-state.js";
import type { LineLevel } from "./workflow.js";

/** Lines of one step that are kept for the result; all of them are shown as events. */
const keptLines = 20_000;

/** The platform's limit for the summary of one step, in bytes. */
const summaryLimit = 1024 * 1024;

/** What one step leaves behind. */
export class StepRecord implements OutputSink {
  readonly outputs: Record<string, string> = {};
  /** Masked. */
  summary = "";
  /** A command the runner refused; the step fails with it. */
  refusal: string | undefined;
  readonly #state: JobState;
  readonly #step: number;
  readonly #log: string[] = [];
  #dropped = 0;

  constructor(state: JobState, step: number) {
    this.#state = state;
    this.#step = step;
  }

  write(level: LineLevel, text: string): void {
    for (const each of text.split("\n")) {
      const line = this.#state.run.masks.mask(each);
      if (this.#log.length < keptLines) this.#log.push(level === "plain" ? line : `${level}: ${line}`);
      else this.#dropped += 1;
      this.#state.run.emit({ type: "step-output", job: this.#state.key, step: this.#step, level, line });
    }
  }

  mask(value: string): void {
    this.#state.masks.add(value);
  }

  refuse(why: string): void {
    this.refusal ??= why;
    this.write("error", why);
  }

  /** Keeps the summary; one over the platform's limit is dropped with an error, as there. */
  summarize(markdown: string): void {
    if (Buffer.byteLength(markdown) > summaryLimit)
      this.write("error", "The summary is larger than 1 MiB and is not shown");
    else this.summary = markdown;
  }

  /** The kept lines, masked once more with what has been hidden since. */
  log(): string {
    const lines = this.#dropped > 0 ? [...this.#log, `... ${this.#dropped} more lines`] : this.#log;
    return this.#state.run.masks.mask(lines.join("\n"));
  }
}
