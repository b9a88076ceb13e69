import { setFlagsFromString } from "node:v8";
import type { Context, Outcome } from "@postgres-to-aurora/action-kit";
import { CONTROL_SCHEMA, displayName, type Finding, listed, type Section } from "@postgres-to-aurora/domain";
import { withClient } from "@postgres-to-aurora/postgres";
import { readEstimates } from "./estimates.js";
import { explain, lookIntoLog } from "./explain.js";
import type { Inputs, Outputs } from "./io.gen.js";
import type { Observation } from "./observation.js";
import { observe } from "./observe.js";
import { findPlace, type Place, SESSION } from "./place.js";
import { findingsOf, publish } from "./publish.js";
import { forgetAllReloads, reload } from "./reload.js";
import { Reporter } from "./reporter.js";
import { SourceWatch } from "./source-watch.js";
import { type Failure, type WaitResult, waitForCdc } from "./wait-for-cdc.js";

const GIB = 1024 ** 3;
/** For three looks, and within these bounds, DMS may still show a table's state from before its reload. */
const LEAST_GRACE_MS = 3_000;
const MOST_GRACE_MS = 60_000;

/** Waits until the migration's task has caught up, proved by samples; see the README for what counts. */
export async function run(context: Context<Inputs, Outputs>): Promise<Outcome> {
  // Each look at thousands of tables leaves much garbage and little else. Without this the heap grows before it is
  // collected: 10,000 tables then take 220 MB instead of 135.
  setFlagsFromString("--optimize-for-size");
  const place = await findPlace(context);
  return new WaitRun(context, place, await estimatesOf(place)).go();
}

async function estimatesOf({ source, expected }: Place): Promise<Map<string, number>> {
  return withClient(source, { role: "source", ...SESSION }, (client) => readEstimates(client, expected));
}

/** One wait: its loop's tools, and what it leaves in outputs and report however it ends. */
class WaitRun {
  readonly #context: Context<Inputs, Outputs>;
  readonly #place: Place;
  readonly #reporter: Reporter;
  readonly #watch: SourceWatch;
  /** What is said before the charts: why it failed, lines of the log. */
  readonly #sections: Section[] = [];
  readonly #reloaded = new Set<string>();
  /** What the task's log tells though the task did not fail. */
  #noticed: Finding[] = [];

  constructor(context: Context<Inputs, Outputs>, place: Place, estimates: Map<string, number>) {
    const { inputs, clock, log } = context;
    const { source, taskArn } = place;
    this.#context = context;
    this.#place = place;
    this.#reporter = new Reporter(clock, log, estimates, inputs.latencyThreshold / 1000);
    this.#watch = new SourceWatch({ source, taskArn, clock, log, walWarning: inputs.walWarning * GIB });
  }

  async go(): Promise<Outcome> {
    const { output, clock, signal } = this.#context;
    const started = clock.now();
    output("tables", this.#tables);
    try {
      const result = await this.#wait(started + this.#context.inputs.timeout);
      output("status", result.status);
      return await this.#outcome(result, `${Math.round((clock.now() - started) / 1000)} s`);
    } catch (error) {
      if (!signal.aborted) output("status", "failed");
      throw error;
    } finally {
      this.#publish();
    }
  }

  /** The user's; the marker is ours. */
  get #tables(): number {
    return this.#place.expected.filter(({ schema }) => schema !== CONTROL_SCHEMA).length;
  }

  #wait(deadline: number): Promise<WaitResult> {
    const { inputs, clock, signal } = this.#context;
    const { latencyThreshold: threshold, samples, pollInterval: interval, timeout } = inputs;
    return waitForCdc(
      { threshold, samples, interval, timeout },
      {
        look: async (fresh) => {
          await this.#watch.look();
          return observe(this.#place, fresh, deadline);
        },
        mend: (failure, seen) => this.#mend(failure, seen),
        onLook: (seen, decision, good) => this.#reporter.saw(seen, decision, good, samples),
        onMiss: (message) => this.#reporter.missed(message),
        clock,
        signal,
      },
    );
  }

  /** Reloads what can be and may be reloaded; everything else ends the wait with an explanation. */
  async #mend({ facts, reloadable }: Failure, seen: Observation): Promise<string> {
    const { inputs, log } = this.#context;
    if (inputs.onTableError === "fail" || reloadable === undefined) throw await this.#explained(facts, seen);
    if (seen.task.status !== "running") return `tables are to be reloaded, but the task is ${seen.task.status}`;
    const grace = Math.min(Math.max(inputs.pollInterval * 3, LEAST_GRACE_MS), MOST_GRACE_MS);
    const done = await reload(this.#place, reloadable, grace);
    if (done.kind === "under way") return "tables are being reloaded";
    const names = listed(done.tables.map(displayName));
    if (done.kind === "asked") {
      for (const table of done.tables) this.#reloaded.add(displayName(table));
      log.warning(`${facts.what}. Emptied on the target and being loaded again: ${names}`);
      return "tables are being reloaded";
    }
    throw await this.#explained(
      {
        ...facts,
        why: `These were reloaded once already and failed again: ${names}`,
        remedy: `Correct the cause, which the task's CloudWatch log names in lines with ]E:. To allow another reload: DELETE FROM migration_ctl.reload on the target, then run this again`,
      },
      seen,
    );
  }

  async #explained(facts: Failure["facts"], seen: Observation): Promise<Error> {
    const { status, hasRun, stopped } = seen.task;
    const stands = status !== "running" && hasRun;
    const kept = stands ? await this.#watch.lookAtStanding(stopped) : undefined;
    const { error, sections } = await explain(this.#place, facts, seen, kept);
    this.#sections.push(...sections);
    return error;
  }

  async #outcome({ status, reason }: WaitResult, after: string): Promise<Outcome> {
    const { findings, sections } = await lookIntoLog(this.#place, status === "timed-out");
    this.#noticed = findings;
    this.#sections.push(...sections);
    if (status === "timed-out")
      return {
        verdict: "unproved",
        headline: `Not caught up within ${after}: ${reason}. Nothing is known to be wrong: run it again to wait on.`,
      };
    if (this.#context.inputs.onTableError === "reload") await forgetAllReloads(this.#place);
    const warnings = findingsOf(this.#reporter, this.#watch, this.#noticed).filter(
      ({ severity }) => severity !== "info",
    ).length;
    const headline = `Caught up after ${after}: ${this.#tables} tables loaded, the marker arrives`;
    if (warnings === 0) return { verdict: "pass", headline };
    return { verdict: "warn", headline: `${headline}; ${warnings} warnings in the report` };
  }

  #publish(): void {
    publish(this.#context, this.#reporter, this.#watch, {
      log: this.#sections,
      noticed: this.#noticed,
      reloaded: this.#reloaded.size,
    });
  }
}
