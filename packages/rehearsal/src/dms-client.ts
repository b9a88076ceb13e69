import { setTimeout as sleep } from "node:timers/promises";
import { CloudWatchClient, GetMetricDataCommand } from "@aws-sdk/client-cloudwatch";
import {
  CreateReplicationInstanceCommand,
  DatabaseMigrationServiceClient,
  DescribeReplicationInstancesCommand,
  DescribeReplicationTasksCommand,
  DescribeTableStatisticsCommand,
} from "@aws-sdk/client-database-migration-service";

/** The replication instance that a real migration finds ready, made by whoever set up AWS. */
export const INSTANCE = "rehearsal";

/** Region and credentials of the rehearsal; the local DMS takes any. */
export const AWS = { region: "eu-west-1", accessKeyId: "AKIAREHEARSAL0000000", secretAccessKey: "rehearsal" };

/** On Node 20 the SDK announces its end of support; the runner has Node 24, so nobody here needs to read it. */
export const QUIET_SDK = { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" };

/** What the progress view shows of the load and the replication. */
export interface LoadProgress {
  tables: number;
  loaded: number;
  rows: number;
  /** Names of the tables that are being loaded just now. */
  loading: string[];
  /** Inserts, updates and deletes applied since. */
  changes: number;
  /** How far the target is behind, in seconds; absent while DMS has not measured it. */
  lag?: number;
}

/** The rehearsal's own look at the local DMS. */
export class DmsClient {
  readonly #client: DatabaseMigrationServiceClient;
  readonly #metrics: CloudWatchClient;

  constructor(url: string) {
    const settings = { endpoint: url, region: AWS.region, credentials: AWS };
    this.#client = new DatabaseMigrationServiceClient(settings);
    this.#metrics = new CloudWatchClient(settings);
  }

  /** Whether the replication instance is there. */
  async hasInstance(): Promise<boolean> {
    const { ReplicationInstances = [] } = await this.#client.send(new DescribeReplicationInstancesCommand({}));
    return ReplicationInstances.some(({ ReplicationInstanceIdentifier: name }) => name === INSTANCE);
  }

  /** Creates the replication instance and waits until it is available. */
  async createInstance(): Promise<void> {
    await this.#client.send(
      new CreateReplicationInstanceCommand({
        ReplicationInstanceIdentifier: INSTANCE,
        ReplicationInstanceClass: "dms.t3.medium",
        PubliclyAccessible: false,
      }),
    );
    const filter = { Filters: [{ Name: "replication-instance-id", Values: [INSTANCE] }] };
    for (;;) {
      const { ReplicationInstances } = await this.#client.send(new DescribeReplicationInstancesCommand(filter));
      if (ReplicationInstances?.[0]?.ReplicationInstanceStatus === "available") return;
      await sleep(50);
    }
  }

  /** Where the one task stands; undefined while there is none. */
  async progress(): Promise<LoadProgress | undefined> {
    // The service answers with a fault while there is no task.
    const described = await this.#client
      .send(new DescribeReplicationTasksCommand({ WithoutSettings: true }))
      .catch(() => undefined);
    const arn = described?.ReplicationTasks?.[0]?.ReplicationTaskArn;
    if (!arn) return undefined;
    const progress: LoadProgress = { tables: 0, loaded: 0, rows: 0, loading: [], changes: 0 };
    let marker: string | undefined;
    do {
      const page = await this.#client.send(
        new DescribeTableStatisticsCommand({
          ReplicationTaskArn: arn,
          MaxRecords: 500,
          ...(marker ? { Marker: marker } : {}),
        }),
      );
      for (const table of page.TableStatistics ?? []) {
        progress.tables += 1;
        progress.loaded += table.TableState === "Table completed" ? 1 : 0;
        if (table.TableState === "Full load") progress.loading.push(table.TableName ?? "");
        progress.rows += table.FullLoadRows ?? 0;
        progress.changes += (table.AppliedInserts ?? 0) + (table.AppliedUpdates ?? 0) + (table.AppliedDeletes ?? 0);
      }
      marker = page.Marker;
    } while (marker);
    const lag = await this.#lag(arn);
    return lag === undefined ? progress : { ...progress, lag };
  }

  /** The newest value of CDCLatencyTarget, in seconds. */
  async #lag(taskArn: string): Promise<number | undefined> {
    const now = Date.now();
    const answer = await this.#metrics.send(
      new GetMetricDataCommand({
        StartTime: new Date(now - 60_000),
        EndTime: new Date(now + 1000),
        MetricDataQueries: [
          {
            Id: "lag",
            MetricStat: {
              Period: 60,
              Stat: "Maximum",
              Metric: {
                Namespace: "AWS/DMS",
                MetricName: "CDCLatencyTarget",
                Dimensions: [
                  { Name: "ReplicationInstanceIdentifier", Value: INSTANCE },
                  { Name: "ReplicationTaskIdentifier", Value: taskArn.split(":").at(-1) },
                ],
              },
            },
          },
        ],
      }),
    );
    return answer.MetricDataResults?.[0]?.Values?.[0];
  }

  close(): void {
    this.#client.destroy();
    this.#metrics.destroy();
  }
}
