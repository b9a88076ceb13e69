import type { Clock } from "@postgres-to-aurora/action-kit";
import { type CloudWatch, readCdcLatency, type Sample } from "@postgres-to-aurora/aws/cloudwatch";
import { type Dms, describeTask, resourceId, type TableStatistics, tableStatistics } from "@postgres-to-aurora/aws/dms";
import { DMS_CONTROL_SCHEMA, displayName, type TableName } from "@postgres-to-aurora/domain";
import { type Client, type DatabaseAddress, explainRefusal, quoteName, withClient } from "@postgres-to-aurora/postgres";
import { isLoaded, type Latency, type Observation } from "./decide.js";
import { sendMarker } from "./marker.js";

/** Where to look. */
export interface Place {
  migration: string;
  dms: Dms;
  cloudWatch: CloudWatch;
  taskArn: string;
  instanceName: string;
  /** Tables of the task's own mappings, the marker among them. */
  expected: TableName[];
  source: DatabaseAddress;
  target: DatabaseAddress;
  /** Milliseconds a marker may take. */
  markerPatience: number;
  clock: Clock;
  signal: AbortSignal;
}

const EXCEPTIONS = { schema: DMS_CONTROL_SCHEMA, name: "awsdms_apply_exceptions" };
const EXCEPTION_REMEDIES = {
  "42501": "Give the user of create-dms-task in target-url, or grant USAGE and SELECT on schema awsdms_control",
};
const SESSION = { applicationName: "postgres-to-aurora wait-for-cdc" };

/**
 * Looks once at task, tables, exceptions, and, when all tables are loaded, at latency and a marker of its own. Every
 * look has sessions of its own: over hours, a server may restart in between.
 */
export async function observe(place: Place): Promise<{ seen: Observation; statistics: TableStatistics[] }> {
  const task = await describeTask(place.dms, place.migration, true);
  const statistics = await tableStatistics(place.dms, place.taskArn);
  const byName = new Map(statistics.map((table) => [displayName(table), table]));
  const tables = place.expected.map((table) => {
    const shown = byName.get(displayName(table));
    return { ...table, state: shown?.state ?? "", rows: shown?.fullLoadRows ?? 0 };
  });
  const loaded = task.status === "running" && tables.every(({ state }) => isLoaded(state));
  return withClient(place.target, { role: "target", ...SESSION }, async (target) => {
    const exceptions = await explainRefusal("target", "show awsdms_apply_exceptions", EXCEPTION_REMEDIES, () =>
      countExceptions(target, resourceId(place.taskArn)),
    );
    if (!loaded) return { seen: { task, tables, exceptions }, statistics };
    const latency = await readLatency(place);
    const marker = await withClient(place.source, { role: "source", ...SESSION }, (source) =>
      sendMarker(source, target, place.migration, place.markerPatience, place.clock, place.signal),
    );
    return { seen: { task, tables, exceptions, latency, marker }, statistics };
  });
}

async function readLatency({ cloudWatch, instanceName, taskArn, clock }: Place) {
  const now = clock.now();
  const { source, target } = await readCdcLatency(
    cloudWatch,
    { instance: instanceName, taskResource: resourceId(taskArn) },
    now,
  );
  const aged = (sample: Sample | undefined): Latency | undefined =>
    sample && { seconds: sample.seconds, ageMs: now - sample.at };
  return { source: aged(source), target: aged(target) };
}

/** Changes of this task that the target refused; 0 where DMS has not made the table yet. */
async function countExceptions(target: Client, taskName: string): Promise<number> {
  const { rowCount } = await target.query(
    "SELECT 1 FROM pg_catalog.pg_tables WHERE schemaname = $1 AND tablename = $2",
    [EXCEPTIONS.schema, EXCEPTIONS.name],
  );
  if (rowCount === 0) return 0;
  const { rows } = await target.query(
    `SELECT count(*)::int AS exceptions FROM ${quoteName(EXCEPTIONS)} WHERE upper("TASK_NAME") = upper($1)`,
    [taskName],
  );
  return rows[0].exceptions as number;
}
