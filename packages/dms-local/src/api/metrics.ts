import type {
  Dimension,
  GetMetricDataInput,
  GetMetricDataOutput,
  MetricDataQuery,
  MetricDataResult,
} from "@aws-sdk/client-cloudwatch";
import type { Sample } from "../engine/latency.js";
import { badCombination, unsupported } from "../fault.js";
import type { Operation, Service } from "./service.js";

const METRICS: Record<string, (sample: Sample) => number> = {
  CDCLatencySource: ({ source }) => source,
  CDCLatencyTarget: ({ target }) => target,
  CDCIncomingChanges: ({ waiting }) => waiting,
};

const STATISTICS: Record<string, (values: number[]) => number> = {
  Average: (values) => values.reduce((sum, value) => sum + value, 0) / values.length,
  Maximum: (values) => Math.max(...values),
  Minimum: (values) => Math.min(...values),
  Sum: (values) => values.reduce((sum, value) => sum + value, 0),
  SampleCount: (values) => values.length,
};

export const getMetricData: Operation<GetMetricDataInput, GetMetricDataOutput> = (service, input) => {
  const { StartTime, EndTime } = input as { StartTime: Date; EndTime: Date };
  if (StartTime >= EndTime) throw badCombination("The parameter StartTime must be less than the parameter EndTime.");
  const oldestFirst = input.ScanBy === "TimestampAscending";
  const MetricDataResults = (input.MetricDataQueries ?? [])
    .filter(({ ReturnData }) => ReturnData !== false)
    .map((query) => answer(service, query, StartTime.getTime(), EndTime.getTime(), oldestFirst));
  return { MetricDataResults, Messages: [] };
};

function answer(
  service: Service,
  query: MetricDataQuery,
  from: number,
  until: number,
  oldestFirst: boolean,
): MetricDataResult {
  if (query.MetricStat === undefined) throw unsupported("metric expressions in GetMetricData (only MetricStat)");
  const { Metric = {}, Stat = "" } = query.MetricStat;
  const statistic = STATISTICS[Stat];
  if (statistic === undefined)
    throw unsupported(`the statistic ${Stat} (supported: ${Object.keys(STATISTICS).join(", ")})`);
  const read = Metric.Namespace === "AWS/DMS" ? METRICS[Metric.MetricName ?? ""] : undefined;
  const samples = read ? samplesOf(service, Metric.Dimensions ?? []) : [];
  const { metricsAge } = service.faults;
  const points = (metricsAge === undefined ? [] : samples)
    .map((sample) => ({ ...sample, at: sample.at - (metricsAge ?? 0) * 60_000 }))
    .filter(({ at }) => at >= from && at < until)
    .map((sample) => ({ at: sample.at, value: statistic([read!(sample)]) }));
  if (!oldestFirst) points.reverse();
  return {
    Id: query.Id,
    Label: query.Label ?? Metric.MetricName,
    Timestamps: points.map(({ at }) => new Date(at)),
    Values: points.map(({ value }) => value),
    StatusCode: "Complete",
  };
}

/**
 * As the service keeps them: a task's only under exactly two dimensions, the instance's name and the task ARN's last
 * part; a serverless replication's under its config's identifier.
 */
function samplesOf(service: Service, dimensions: Dimension[]): readonly Sample[] {
  const value = (name: string) => dimensions.find(({ Name }) => Name === name)?.Value;
  const { instances, tasks, replications } = service.store.state;
  const instance = instances.find(({ id }) => id === value("ReplicationInstanceIdentifier"));
  const found =
    dimensions.length === 1
      ? replications.find(({ id }) => id === value("ReplicationConfigIdentifier"))
      : tasks.find(
          ({ resourceId, instanceArn }) =>
            resourceId === value("ReplicationTaskIdentifier") && instanceArn === instance?.arn,
        );
  return found && dimensions.length <= 2 ? service.engine.samples(found) : [];
}
