import { type Decision, isLoaded, type Observation } from "./decide.js";

const number = new Intl.NumberFormat("en-US");

/** The load in one line: `12/20 tables loaded (1 Full load, 7 Before load), 1,200,000 rows, task running`. */
export function progressLine({ tables, task }: Observation): string {
  const states = new Map<string, number>();
  for (const { state } of tables)
    if (!isLoaded(state)) states.set(state || "not shown yet", (states.get(state || "not shown yet") ?? 0) + 1);
  const open = [...states].map(([state, count]) => `${count} ${state}`).join(", ");
  const loaded = tables.filter(({ state }) => isLoaded(state)).length;
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return `${loaded}/${tables.length} tables loaded${open ? ` (${open})` : ""}, ${number.format(rows)} rows, task ${task.status}`;
}

/** One sample in one line: what was measured and what it counts for. */
export function sampleLine(seen: Observation, decision: Decision, good: number, wanted: number): string {
  const latency = (side: "source" | "target") => {
    const found = seen.latency?.[side];
    return found ? `${found.seconds} s` : "unknown";
  };
  const marker = seen.marker?.arrived ? `${(seen.marker.roundTripMs / 1000).toFixed(1)} s` : "not arrived";
  const figures = `latency source ${latency("source")}, target ${latency("target")}, marker ${marker}`;
  return decision.kind === "wait"
    ? `${figures}: waiting, ${decision.reason}`
    : `${figures}: good sample ${good}/${wanted}`;
}
