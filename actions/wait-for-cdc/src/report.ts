import type { TableStatistics } from "@postgres-to-aurora/aws/dms";
import { displayName, type Section } from "@postgres-to-aurora/domain";
import type { Observation } from "./decide.js";

const MOST_POINTS = 500;

interface Point {
  seconds: number;
  source: number;
  target: number;
  marker: number;
}

/** The course of the latency over hours, in a bounded number of points. */
export class LatencyCourse {
  #points: Point[] = [];
  #every = 1;
  #seen = 0;

  /** @param seconds since the wait began. Looks without all three figures are left out. */
  add(seconds: number, { latency, marker }: Observation): void {
    if (!latency?.source || !latency.target || !marker) return;
    if (this.#seen++ % this.#every !== 0) return;
    this.#points.push({
      seconds: Math.round(seconds),
      source: latency.source.seconds,
      target: latency.target.seconds,
      marker: marker.roundTripMs / 1000,
    });
    if (this.#points.length < MOST_POINTS) return;
    // Every second point goes, and from now on only every second one comes.
    this.#points = this.#points.filter((_, index) => index % 2 === 0);
    this.#every *= 2;
  }

  section(): Section {
    const line = (name: string, of: "source" | "target" | "marker") => ({
      name,
      values: this.#points.map((point) => point[of]),
    });
    return {
      kind: "series",
      title: "Latency",
      unit: "seconds",
      x: this.#points.map(({ seconds }) => `${seconds} s`),
      lines: [
        line("CDCLatencySource", "source"),
        line("CDCLatencyTarget", "target"),
        line("marker round trip", "marker"),
      ],
    };
  }
}

/** Every table of the task as DMS last showed it, most rows first. */
export function tablesSection(statistics: TableStatistics[]): Section {
  return {
    kind: "table",
    title: "Tables",
    columns: ["Table", "State", "Rows loaded", "Inserts", "Updates", "Deletes"],
    rows: [...statistics]
      .sort((a, b) => b.fullLoadRows - a.fullLoadRows)
      .map((table) => [
        displayName(table),
        table.state,
        table.fullLoadRows,
        table.inserts,
        table.updates,
        table.deletes,
      ]),
    note: "Counts of DMS: rows handed to the loader, changes since. They prove nothing; validate-data does.",
  };
}
