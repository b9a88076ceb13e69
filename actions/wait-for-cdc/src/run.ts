import { type Context, databaseOf, type Outcome } from "@postgres-to-aurora/action-kit";
import { openCloudWatch } from "@postgres-to-aurora/aws/cloudwatch";
import { describeTask, findInstance, openDms, resourceId, type TableStatistics } from "@postgres-to-aurora/aws/dms";
import { CONTROL_SCHEMA } from "@postgres-to-aurora/domain";
import { withClient } from "@postgres-to-aurora/postgres";
import { mappedTables } from "@postgres-to-aurora/replication";
import type { Observation } from "./decide.js";
import type { Inputs, Outputs } from "./io.gen.js";
import { observe, type Place } from "./observe.js";
import { LatencyCourse, tablesSection } from "./report.js";
import { waitForCdc } from "./wait-for-cdc.js";

/** Waits until the migration's task has caught up, proved by samples; see the README for what counts. */
export async function run(context: Context<Inputs, Outputs>): Promise<Outcome> {
  const { inputs, clock, log, signal } = context;
  const place = await findPlace(context);
  const tables = place.expected.filter(({ schema }) => schema !== CONTROL_SCHEMA).length;
  context.output("tables", tables);

  const started = clock.now();
  const course = new LatencyCourse();
  let last: { seen: Observation; statistics: TableStatistics[] } | undefined;
  try {
    const { status, reason } = await waitForCdc(
      {
        threshold: inputs.latencyThreshold,
        samples: inputs.samples,
        interval: inputs.pollInterval,
        timeout: inputs.timeout,
      },
      {
        look: () => observe(place),
        onLook(seen, statistics) {
          last = { seen, statistics };
          course.add((clock.now() - started) / 1000, seen);
        },
        clock,
        log,
        signal,
      },
    );
    context.output("status", status);
    const after = `${Math.round((clock.now() - started) / 1000)} s`;
    if (status === "caught-up")
      return { verdict: "pass", headline: `Caught up after ${after}: ${tables} tables loaded, the marker arrives` };
    return {
      verdict: "unproved",
      headline: `Not caught up within ${after}: ${reason}. Nothing is known to be wrong: run it again to wait on.`,
    };
  } catch (error) {
    if (!signal.aborted) context.output("status", "failed");
    throw error;
  } finally {
    if (last !== undefined) publish(context, last.seen, last.statistics, course);
  }
}

async function findPlace(context: Context<Inputs, Outputs>): Promise<Place> {
  const { inputs, clock, signal } = context;
  const source = await databaseOf(context, "source");
  const target = await databaseOf(context, "target");
  // Both can be reached with these inputs, or the wait is over before it began.
  await withClient(source, { role: "source" }, async () => {});
  await withClient(target, { role: "target" }, async () => {});
  const dms = openDms(inputs.awsRegion);
  const task = await describeTask(dms, inputs.migration);
  const instance = await findInstance(dms, task.instanceArn);
  return {
    migration: inputs.migration,
    dms,
    cloudWatch: openCloudWatch(inputs.awsRegion),
    taskArn: task.arn,
    instanceName: instance?.name ?? resourceId(task.instanceArn),
    expected: mappedTables(task.tableMappings),
    source,
    target,
    markerPatience: Math.max(inputs.latencyThreshold, inputs.pollInterval),
    clock,
    signal,
  };
}

function publish(
  { report, output }: Context<Inputs, Outputs>,
  seen: Observation,
  statistics: TableStatistics[],
  course: LatencyCourse,
): void {
  const rows = seen.tables.reduce((sum, table) => sum + (table.schema === CONTROL_SCHEMA ? 0 : table.rows), 0);
  output("rows", rows);
  report.metric("rows loaded", rows, "rows");
  const { source, target } = seen.latency ?? {};
  if (source && target) {
    const seconds = Math.max(source.seconds, target.seconds);
    output("latency-seconds", String(seconds));
    report.metric("CDC latency", seconds, "s");
  }
  if (seen.marker?.arrived) report.metric("marker round trip", seen.marker.roundTripMs, "ms");
  report.section(course.section());
  report.section(tablesSection(statistics));
}
