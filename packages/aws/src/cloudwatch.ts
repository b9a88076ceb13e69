import { CloudWatchClient, paginateGetMetricData } from "@aws-sdk/client-cloudwatch";
import { awsCall } from "./aws-error.js";
import { clientSettings } from "./client-settings.js";

/** An open door to CloudWatch in one region. */
export type CloudWatch = CloudWatchClient;

/** Opens CloudWatch in a region (without one, the environment's). Nothing is contacted yet. */
export function openCloudWatch(region?: string): CloudWatch {
  return new CloudWatchClient(clientSettings(region));
}

/** One measured value. */
export interface Sample {
  seconds: number;
  /** Milliseconds since the epoch at which it was measured. */
  at: number;
}

/** The newest CDC latency of a task; a side that was not measured lately is undefined, which is not zero. */
export interface CdcLatency {
  source: Sample | undefined;
  target: Sample | undefined;
}

const PERIOD_SECONDS = 60;
const LOOK_BACK_MS = 15 * 60_000;
const METRICS = { source: "CDCLatencySource", target: "CDCLatencyTarget" } as const;

/** Which metrics are a task's: with another value CloudWatch answers with no data and no error. */
export type MetricSource =
  /** Name of the instance (not its ARN's tail), and last part of the task's ARN (not the task's name). */
  | { instance: string; taskResource: string }
  /** Identifier of a replication config of DMS Serverless. */
  | { config: string };

/**
 * The newest CDC latency (maximum of its minute, an average would hide spikes) of a replication task.
 * @param now milliseconds since the epoch
 */
export async function readCdcLatency(cloudWatch: CloudWatch, of: MetricSource, now: number): Promise<CdcLatency> {
  const Dimensions =
    "config" in of
      ? [{ Name: "ReplicationConfigIdentifier", Value: of.config }]
      : [
          { Name: "ReplicationInstanceIdentifier", Value: of.instance.toLowerCase() },
          { Name: "ReplicationTaskIdentifier", Value: of.taskResource },
        ];
  const name = "config" in of ? of.config : of.taskResource;
  const pages = paginateGetMetricData(
    { client: cloudWatch },
    {
      StartTime: new Date(now - LOOK_BACK_MS),
      // The newest minute is not over yet.
      EndTime: new Date(now + PERIOD_SECONDS * 1000),
      ScanBy: "TimestampDescending",
      MetricDataQueries: Object.entries(METRICS).map(([Id, MetricName]) => ({
        Id,
        MetricStat: {
          Metric: { Namespace: "AWS/DMS", MetricName, Dimensions },
          Period: PERIOD_SECONDS,
          Stat: "Maximum",
        },
      })),
    },
  );
  const newest: CdcLatency = { source: undefined, target: undefined };
  await awsCall({ permission: "cloudwatch:GetMetricData", thing: `replication task ${name}` }, async () => {
    for await (const page of pages)
      for (const { Id, Timestamps = [], Values = [] } of page.MetricDataResults ?? []) {
        if (Id !== "source" && Id !== "target") continue;
        Timestamps.forEach((time, index) => {
          const sample = { at: time.getTime(), seconds: Values[index] ?? Number.NaN };
          if (!Number.isNaN(sample.seconds) && sample.at > (newest[Id]?.at ?? 0)) newest[Id] = sample;
        });
      }
  });
  return newest;
}
