import { type Clock, type Context, databaseOf } from "@postgres-to-aurora/action-kit";
import { type CloudWatch, type MetricSource, openCloudWatch } from "@postgres-to-aurora/aws/cloudwatch";
import { type Dms, describeTask, findInstance, openDms, resourceId, type Task } from "@postgres-to-aurora/aws/dms";
import { type LogPlace, taskLog } from "@postgres-to-aurora/aws/logs";
import { DMS_CONTROL_SCHEMA, type TableName } from "@postgres-to-aurora/domain";
import { type DatabaseAddress, withClient } from "@postgres-to-aurora/postgres";
import { mappedTables } from "@postgres-to-aurora/replication";
import type { ControlTables } from "./control-tables.js";
import type { Inputs, Outputs } from "./io.gen.js";
import { TableWatch } from "./table-watch.js";

/** Where to look, found once; nothing of it changes while the wait lasts. */
export interface Place {
  migration: string;
  region: string | undefined;
  dms: Dms;
  cloudWatch: CloudWatch;
  taskArn: string;
  metrics: MetricSource;
  log: LogPlace;
  control: ControlTables;
  /** With batch apply a marker may overtake changes of other tables in its batch; a second one, sent later, cannot. */
  markers: 1 | 2;
  /** Tables of the task's own mappings, the marker among them. */
  expected: TableName[];
  tables: TableWatch;
  source: DatabaseAddress;
  target: DatabaseAddress;
  /** Milliseconds a marker may take. */
  markerPatience: number;
  clock: Clock;
  signal: AbortSignal;
}

/** What our sessions are called in pg_stat_activity. */
export const SESSION = { applicationName: "postgres-to-aurora wait-for-cdc" };

/** Finds the migration's task and both databases. Throws when one of them cannot be reached with these inputs. */
export async function findPlace(context: Context<Inputs, Outputs>): Promise<Place> {
  const { inputs, clock, signal } = context;
  const source = await databaseOf(context, "source");
  const target = await databaseOf(context, "target");
  // Both can be reached with these inputs, or the wait is over before it began.
  await withClient(source, { role: "source" }, async () => {});
  await withClient(target, { role: "target" }, async () => {});
  const dms = openDms(inputs.awsRegion);
  const task = await describeTask(dms, inputs.migration);
  const resource = resourceId(task.arn);
  const instance = await instanceName(dms, task);
  const settings = readSettings(task.settings);
  const expected = mappedTables(task.tableMappings);
  return {
    migration: inputs.migration,
    region: inputs.awsRegion,
    dms,
    cloudWatch: openCloudWatch(inputs.awsRegion),
    taskArn: task.arn,
    metrics: instance === undefined ? { config: task.name } : { instance, taskResource: resource },
    log: taskLog(instance, resource, task.name),
    control: { schema: settings.controlSchema, taskName: resource },
    markers: settings.batchApply ? 2 : 1,
    expected,
    tables: new TableWatch(dms, task.arn, expected),
    source,
    target,
    markerPatience: Math.max(inputs.latencyThreshold, inputs.pollInterval),
    clock,
    signal,
  };
}

/** Undefined for DMS Serverless, which has none. */
async function instanceName(dms: Dms, task: Task): Promise<string | undefined> {
  if (task.kind === "serverless") return undefined;
  return (await findInstance(dms, task.instanceArn))?.name ?? resourceId(task.instanceArn);
}

function readSettings(settings: string): { controlSchema: string; batchApply: boolean } {
  const { TargetMetadata, ControlTablesSettings } = JSON.parse(settings || "{}") as {
    TargetMetadata?: { BatchApplyEnabled?: boolean };
    ControlTablesSettings?: { ControlSchema?: string };
  };
  return {
    controlSchema: ControlTablesSettings?.ControlSchema || DMS_CONTROL_SCHEMA,
    batchApply: TargetMetadata?.BatchApplyEnabled === true,
  };
}
