import type { TableName } from "@postgres-to-aurora/domain";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { withClient } from "@postgres-to-aurora/postgres";
import { tableMappings } from "@postgres-to-aurora/replication";
import {
  type ActionOptions,
  type AwsCall,
  type AwsProxy,
  type AwsRule,
  answer,
  fault,
  runAction,
  startAction,
  startAwsProxy,
} from "@postgres-to-aurora/test-kit";

/** One table as the script shows it. */
export interface ScriptedTable extends TableName {
  state: string;
  rows?: number;
  validation?: string;
}

/** A migration as AWS would show it; a test changes it while the action looks. */
export interface Script {
  serverless?: boolean;
  status: string;
  stopReason?: string;
  failure?: string;
  settings?: object;
  tables: ScriptedTable[];
  /** Undefined: no datapoints. */
  latency: { seconds: number; ageSeconds: number } | undefined;
  /** Lines of the task's log; undefined: there is none. */
  log?: string[];
  /** Hears what is to be reloaded. */
  onReload?(tables: TableName[]): void;
}

const NAME = "fluxo";
const ACCOUNT = "arn:aws:dms:eu-west-1:000000000000";
const TASK_ARN = `${ACCOUNT}:task:${NAME}`;
const CONFIG_ARN = `${ACCOUNT}:replication-config:${NAME}`;
const INSTANCE_ARN = `${ACCOUNT}:rep:HOST`;
const STARTED = 1_790_000_000;

/** A proxy that answers by a script. */
export interface ScriptedAws extends AwsProxy {
  /** From now on this rule acts before the script does. */
  instead(rule: AwsRule): void;
}

/** Stands in for the AWS of one migration named `fluxo`. */
export async function scriptedAws(script: Script): Promise<ScriptedAws> {
  const answers: Record<string, (body: Body) => object> = {
    DescribeReplicationTasks: () => ({ ReplicationTasks: script.serverless ? [] : [task(script)] }),
    DescribeReplicationConfigs: () => ({ ReplicationConfigs: script.serverless ? [config(script)] : [] }),
    DescribeReplications: () => ({ Replications: [replication(script)] }),
    DescribeReplicationInstances: () => ({
      ReplicationInstances: [
        {
          ReplicationInstanceIdentifier: "Host-One",
          ReplicationInstanceArn: INSTANCE_ARN,
          ReplicationInstanceStatus: "available",
        },
      ],
    }),
    DescribeTableStatistics: (body) => page(script, body, "TableStatistics"),
    DescribeReplicationTableStatistics: (body) => page(script, body, "ReplicationTableStatistics"),
    GetMetricData: (body) => metrics(script, body),
    GetLogEvents: ({ nextToken }) => ({
      events: nextToken
        ? []
        : (script.log ?? []).map((message, index) => ({ timestamp: STARTED * 1000 + index, message })),
      nextBackwardToken: "b/1",
    }),
    ReloadTables: (body) => reloadTables(script, body),
    ReloadReplicationTables: (body) => reloadTables(script, body),
  };
  const noLog = () => script.log === undefined;
  const rules: AwsRule[] = [
    {
      operation: "GetLogEvents",
      when: noLog,
      act: fault("ResourceNotFoundException", "The log group does not exist."),
    },
    ...Object.entries(answers).map(([operation, give]) => ({
      operation,
      act: answer(({ body }: AwsCall) => give(body)),
    })),
  ];
  const proxy = await startAwsProxy();
  let standing = rules.map(proxy.rule);
  return {
    ...proxy,
    instead(rule) {
      for (const remove of standing) remove();
      proxy.rule(rule);
      standing = rules.map(proxy.rule);
    },
  };
}

// biome-ignore lint/suspicious/noExplicitAny: requests of many operations
type Body = any;

function task(script: Script): object {
  const { status, stopReason, failure, tables, settings } = script;
  return {
    ReplicationTaskIdentifier: NAME,
    ReplicationTaskArn: TASK_ARN,
    ReplicationInstanceArn: INSTANCE_ARN,
    Status: status,
    StopReason: stopReason,
    LastFailureMessage: failure,
    ReplicationTaskStartDate: STARTED,
    TableMappings: tableMappings(tables),
    ReplicationTaskSettings: JSON.stringify(settings ?? {}),
  };
}

function config({ tables, settings }: Script): object {
  return {
    ReplicationConfigIdentifier: NAME,
    ReplicationConfigArn: CONFIG_ARN,
    TableMappings: tableMappings(tables),
    ReplicationSettings: JSON.stringify(settings ?? {}),
  };
}

function replication({ status, stopReason, failure }: Script): object {
  return {
    ReplicationConfigIdentifier: NAME,
    ReplicationConfigArn: CONFIG_ARN,
    Status: status,
    StopReason: stopReason,
    FailureMessages: failure ? [failure] : [],
    StartReplicationType: "start-replication",
  };
}

function page({ tables }: Script, { Marker, MaxRecords = 100 }: Body, member: string): object {
  const from = Number(Marker ?? 0);
  const until = Math.min(from + MaxRecords, tables.length);
  return {
    [member]: tables.slice(from, until).map(({ schema, name, state, rows = 10, validation = "Not enabled" }) => ({
      SchemaName: schema,
      TableName: name,
      TableState: state,
      FullLoadRows: rows,
      ValidationState: validation,
      Inserts: 0,
    })),
    ...(until < tables.length ? { Marker: String(until) } : {}),
  };
}

/** As the service: under other dimensions there is simply no data. */
function metrics({ latency, serverless }: Script, { MetricDataQueries }: Body): object {
  const wanted = serverless
    ? "ReplicationConfigIdentifier=fluxo"
    : "ReplicationInstanceIdentifier=host-one,ReplicationTaskIdentifier=fluxo";
  return {
    MetricDataResults: MetricDataQueries.map(({ Id, MetricStat }: Body) => {
      const asked = MetricStat.Metric.Dimensions.map(({ Name, Value }: Body) => `${Name}=${Value}`).join(",");
      const known = latency !== undefined && asked === wanted;
      return {
        Id,
        StatusCode: "Complete",
        Timestamps: known ? [Math.floor(Date.now() / 1000) - latency.ageSeconds] : [],
        Values: known ? [latency.seconds] : [],
      };
    }),
  };
}

function reloadTables(script: Script, { TablesToReload }: Body): object {
  const named = (TablesToReload as Body[]).map(({ SchemaName, TableName }) => ({
    schema: SchemaName,
    name: TableName,
  }));
  script.onReload?.(named);
  return {};
}

/** A server whose every database is source and target at once, so that the marker arrives by itself. */
export class Stage {
  constructor(readonly server: EmbeddedServer) {}

  /** A database of its own with the migration's marker and this SQL, and what runs the action on it. */
  async database(name: string, sql = "") {
    const address = await this.server.createDatabase(name);
    await withClient(address, {}, (client) =>
      client.query(`CREATE SCHEMA migration_ctl; CREATE SCHEMA app;
        CREATE TABLE migration_ctl.marker (task text PRIMARY KEY, token text, n bigint NOT NULL DEFAULT 0,
          at timestamptz NOT NULL DEFAULT clock_timestamp());
        INSERT INTO migration_ctl.marker (task, token) VALUES ('${NAME}', 'created'); ${sql}`),
    );
    const url = this.server.url(name);
    const options = (aws: AwsProxy, inputs: Record<string, string>, more: ActionOptions): ActionOptions => ({
      ...more,
      inputs: {
        migration: NAME,
        "source-url": url,
        "target-url": url,
        "poll-interval": "100ms",
        timeout: "60s",
        ...inputs,
      },
      env: { ...aws.env, ...more.env },
    });
    return {
      address,
      wait: (aws: AwsProxy, inputs: Record<string, string> = {}, more: ActionOptions = {}) =>
        runAction("wait-for-cdc", options(aws, inputs, more)),
      startWait: (aws: AwsProxy, inputs: Record<string, string> = {}, more: ActionOptions = {}) =>
        startAction("wait-for-cdc", options(aws, inputs, more)),
      /** The one value of a query. */
      value: (query: string) =>
        withClient(address, {}, async (client) => {
          const { rows } = await client.query({ text: query, rowMode: "array" });
          return rows[0]?.[0] as unknown;
        }),
    };
  }
}
