import { readCdcLatency, type Sample } from "@postgres-to-aurora/aws/cloudwatch";
import { type Task, taskByArn } from "@postgres-to-aurora/aws/dms";
import { EnvironmentError } from "@postgres-to-aurora/domain";
import { withClient } from "@postgres-to-aurora/postgres";
import { readRefused, readSuspended } from "./control-tables.js";
import { sendMarkers } from "./marker.js";
import { isLoaded, type Latency, type Observation } from "./observation.js";
import { type Place, SESSION } from "./place.js";

/**
 * Looks once at task, tables, control tables, and, when all tables are loaded, at latency and a marker of its own.
 * Every look has sessions of its own: over hours, a server may restart in between.
 * @param fresh reads all tables anew, though they are loaded already
 * @param deadline when the marker is waited for no longer, milliseconds since the epoch
 */
export async function observe(place: Place, fresh: boolean, deadline: number): Promise<Observation> {
  const task = await lookAtTask(place);
  const tables = await place.tables.look(fresh);
  const loaded = task.status === "running" && tables.every(isLoaded);
  return withClient(place.target, { role: "target", ...SESSION }, async (target) => {
    const refused = await readRefused(target, place.control);
    const suspended = await readSuspended(target, place.control);
    const seen = { task, tables, refused, suspended };
    if (!loaded) return seen;
    const latency = await readLatency(place);
    const { migration, clock, signal } = place;
    const patience = Math.max(Math.min(place.markerPatience, deadline - clock.now()), 0);
    const marker = await withClient(place.source, { role: "source", ...SESSION }, (source) =>
      sendMarkers(place.markers, { source, target, migration, patience, clock, signal }),
    );
    return { ...seen, latency, marker };
  });
}

async function lookAtTask({ dms, taskArn, migration }: Place): Promise<Task> {
  const task = await taskByArn(dms, taskArn);
  if (task !== undefined) return task;
  throw new EnvironmentError({
    code: "TASK_GONE",
    what: `Replication task ${migration} does not exist any more`,
    why: "It was there when the wait began, so somebody deleted it",
    remedy: "Run create-dms-task to begin anew, or decommission to clear away what is left of it",
  });
}

async function readLatency({ cloudWatch, metrics, clock }: Place) {
  const now = clock.now();
  const { source, target } = await readCdcLatency(cloudWatch, metrics, now);
  const aged = (sample: Sample | undefined): Latency | undefined =>
    sample && { seconds: sample.seconds, ageMs: now - sample.at };
  return { source: aged(source), target: aged(target) };
}
