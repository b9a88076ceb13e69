import { type Clock, type Log, sparkline } from "@postgres-to-aurora/action-kit";
import type { Decision } from "./decide.js";
import { History } from "./history.js";
import { LoadSpeed, secondsLeft } from "./load-speed.js";
import { isFailed, isLoaded, type Observation } from "./observation.js";
import { loadLine } from "./progress.js";

/** Between two lines that say nothing new but figures, in milliseconds. */
const LINE_EVERY_MS = 10_000;
/** Samples in a sparkline of the log. */
const SPARK = 20;

export interface LatencyPoint {
  seconds: number;
  source: number;
  target: number;
  marker: number;
}

/** Tells the wait's course in the log, a line per change and not too many, and remembers it for the report. */
export class Reporter {
  readonly rows = new History<{ seconds: number; rows: number }>();
  readonly latency = new History<LatencyPoint>();
  readonly #speed = new LoadSpeed();
  readonly #started: number;
  #recent: LatencyPoint[] = [];
  #line = "";
  #kind = "";
  #lineAt = Number.NEGATIVE_INFINITY;
  /** The newest look. */
  last: Observation | undefined;

  /**
   * @param estimates rows per table by display name
   * @param threshold latency that counts as caught up, seconds: a full block of the log's sparklines is at least that
   */
  constructor(
    private readonly clock: Clock,
    private readonly log: Log,
    readonly estimates: Map<string, number>,
    private readonly threshold: number,
  ) {
    this.#started = clock.now();
  }

  /** Takes in a look and what it means. @param good how many good samples came in a row, of how many `wanted` */
  saw(seen: Observation, decision: Decision, good: number, wanted: number): void {
    const now = this.clock.now();
    this.last = seen;
    const rows = seen.tables.reduce((sum, table) => sum + table.rows, 0);
    this.#speed.add(now, rows);
    this.rows.add({ seconds: this.#seconds(now), rows });
    const point = latencyPoint(seen, this.#seconds(now));
    if (point !== undefined) {
      this.latency.add(point);
      this.#recent = [...this.#recent, point].slice(-SPARK);
    }
    if (seen.marker) this.#tell(`${decision.kind} ${good}`, this.#sampleLine(seen, decision, good, wanted));
    else this.#tell(loadKind(seen), this.#loadLine(seen));
  }

  /** A look that failed and may succeed later. */
  missed(message: string): void {
    this.#tell(message, `Looking again after: ${message}`);
  }

  /** Seconds until the load ends at the speed measured last; 0 when it is done, undefined when nobody can tell. */
  get secondsLeft(): number | undefined {
    return this.last && secondsLeft(this.last.tables, this.estimates, this.#speed.rowsPerSecond);
  }

  #seconds(now: number): number {
    return Math.round((now - this.#started) / 1000);
  }

  /** A line of a new kind is told at once, another one of the same kind only after a while and if it differs. */
  #tell(kind: string, line: string): void {
    const now = this.clock.now();
    if (line === this.#line || (kind === this.#kind && now - this.#lineAt < LINE_EVERY_MS)) return;
    this.log.info(line);
    this.#line = line;
    this.#kind = kind;
    this.#lineAt = now;
  }

  #loadLine(seen: Observation): string {
    const rowsPerSecond = this.#speed.rowsPerSecond;
    return loadLine(seen, { rowsPerSecond, left: this.secondsLeft, estimates: this.estimates });
  }

  #sampleLine(seen: Observation, decision: Decision, good: number, wanted: number): string {
    const spark = (of: "source" | "target" | "marker") =>
      this.#recent.length > 1
        ? ` ${sparkline(
            this.#recent.map((point) => point[of]),
            this.threshold,
          )}`
        : "";
    const latency = (side: "source" | "target") => {
      const found = seen.latency?.[side];
      return found ? `${found.seconds} s${spark(side)}` : "unknown";
    };
    const marker = seen.marker?.arrived ? `${roundTrip(seen.marker.roundTripMs)}${spark("marker")}` : "not arrived";
    const figures = `latency source ${latency("source")}, target ${latency("target")}, marker ${marker}`;
    return decision.kind === "wait"
      ? `${figures}: waiting, ${decision.reason}`
      : `${figures}: good sample ${good}/${wanted}`;
  }
}

const roundTrip = (ms: number) => (ms < 100 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`);

/** What makes a line of the load worth telling at once: the task's state, and how many tables failed. */
function loadKind({ task, tables }: Observation): string {
  return `${task.status} ${tables.filter(isFailed).length} ${tables.every(isLoaded)}`;
}

/** Looks without all three figures are left out. */
function latencyPoint({ latency, marker }: Observation, seconds: number): LatencyPoint | undefined {
  if (!latency?.source || !latency.target || !marker) return undefined;
  return { seconds, source: latency.source.seconds, target: latency.target.seconds, marker: marker.roundTripMs / 1000 };
}
