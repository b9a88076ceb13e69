import type { Observation, SeenTable } from "@postgres-to-aurora/action-wait-for-cdc/observation";

export const MINUTE = 60_000;

/** A table of schema app, loaded unless said otherwise. */
export function table(name: string, changes: Partial<SeenTable> = {}): SeenTable {
  return {
    schema: "app",
    name,
    state: "Table completed",
    rows: 10,
    inserts: 0,
    updates: 0,
    deletes: 0,
    validation: "Not enabled",
    reloaded: false,
    ...changes,
  };
}

/** Parts of an observation. */
export const loaded = {
  taskIn: (status: string): Observation["task"] => ({
    name: "fluxo",
    status,
    hasRun: true,
    stopReason: status === "running" ? "" : "Stop Reason FATAL_ERROR",
    lastFailureMessage: status === "running" ? "" : "out of memory",
  }),
  tables: (...states: string[]): SeenTable[] => states.map((state, index) => table(`t${index}`, { state })),
};

/** A look at a migration that has caught up, with some of it replaced. */
export function observation(changes: Partial<Observation> = {}): Observation {
  return {
    task: loaded.taskIn("running"),
    tables: loaded.tables("Table completed", "Table completed"),
    refused: [],
    suspended: [],
    latency: { source: { seconds: 1, ageMs: 1000 }, target: { seconds: 2, ageMs: 1000 } },
    marker: { arrived: true, roundTripMs: 400 },
    ...changes,
  };
}
