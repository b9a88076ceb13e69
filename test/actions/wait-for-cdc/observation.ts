import type { Observation } from "@postgres-to-aurora/action-wait-for-cdc/decide";

export const MINUTE = 60_000;

/** Parts of an observation. */
export const loaded = {
  taskIn: (status: string): Observation["task"] => ({
    name: "fluxo",
    status,
    hasRun: true,
    stopReason: status === "running" ? "" : "Stop Reason FATAL_ERROR",
    lastFailureMessage: status === "running" ? "" : "out of memory",
  }),
  tables: (...states: string[]): Observation["tables"] =>
    states.map((state, index) => ({ schema: "app", name: `t${index}`, state, rows: 10 })),
};

/** A look at a migration that has caught up, with some of it replaced. */
export function observation(changes: Partial<Observation> = {}): Observation {
  return {
    task: loaded.taskIn("running"),
    tables: loaded.tables("Table completed", "Table completed"),
    exceptions: 0,
    latency: { source: { seconds: 1, ageMs: 1000 }, target: { seconds: 2, ageMs: 1000 } },
    marker: { arrived: true, roundTripMs: 400 },
    ...changes,
  };
}
