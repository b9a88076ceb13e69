import { errorText } from "@postgres-to-aurora/domain";
import type { Journal } from "./journal.js";
import type { Clock, Observer } from "./ports.js";

/** Runs the steps of a cutover: timed for the report and, with a journal, recorded before and after. */
export class Steps {
  constructor(
    private readonly clock: Clock,
    private readonly observer: Observer,
    private readonly journal?: Journal,
  ) {}

  /** Runs a step and records its intent, and its result (as `tell` puts it) or failure. */
  async run<T>(name: string, body: () => Promise<T>, tell: (result: T) => object = () => ({})): Promise<T> {
    this.journal?.note(name, "intent");
    try {
      const result = await this.time(name, body);
      this.journal?.note(name, "done", tell(result));
      return result;
    } catch (error) {
      this.journal?.note(name, "failed", { error: errorText(error) });
      throw error;
    }
  }

  /** Runs a step for the report only. */
  async time<T>(name: string, body: () => Promise<T>): Promise<T> {
    const begun = this.clock.now();
    this.observer.started(name);
    try {
      const result = await body();
      this.observer.ended(name, this.clock.now() - begun, "done");
      return result;
    } catch (error) {
      this.observer.ended(name, this.clock.now() - begun, errorText(error));
      throw error;
    }
  }
}
