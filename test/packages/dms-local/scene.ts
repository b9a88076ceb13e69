import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import * as dms from "@aws-sdk/client-database-migration-service";
import { type DmsLocal, startDmsLocal } from "@postgres-to-aurora/dms-local";
import { type EmbeddedServer, startServer } from "@postgres-to-aurora/embedded-postgres";
import { type Client, connect, type DatabaseAddress, quoteIdentifier, quoteName } from "@postgres-to-aurora/postgres";

/** Milliseconds after which a test gives up waiting; far beyond what anything takes. */
export const PATIENCE_MS = 90_000;

/** An AWS client of the server at `url`, unmodified but for its address. */
export function dmsClient(url: string): dms.DatabaseMigrationServiceClient {
  return new dms.DatabaseMigrationServiceClient(clientConfig(url));
}

export function clientConfig(url: string) {
  return { endpoint: url, region: "eu-west-1", credentials: { accessKeyId: "local", secretAccessKey: "local" } };
}

/** Two PostgreSQL servers, a database on each, and a dms-local beside them. */
export interface Scene {
  source: DatabaseAddress;
  target: DatabaseAddress;
  sourceServer: EmbeddedServer;
  targetServer: EmbeddedServer;
  folder: string;
  server: DmsLocal;
  api: dms.DatabaseMigrationServiceClient;
  log: string[];
  stop(): Promise<void>;
}

export async function openScene(): Promise<Scene> {
  const [sourceServer, targetServer] = await Promise.all([startServer(), startServer()]);
  const folder = await mkdtemp(join(tmpdir(), "dms-local-test-"));
  const log: string[] = [];
  const server = await startDmsLocal({
    stateFolder: folder,
    log: (line) => log.push(line),
    delays: { instance: 20, endpoint: 20, connection: 20, task: 20 },
  });
  const api = dmsClient(server.url);
  return {
    source: await sourceServer.createDatabase("app"),
    target: await targetServer.createDatabase("app"),
    sourceServer,
    targetServer,
    folder,
    server,
    api,
    log,
    async stop() {
      api.destroy();
      await server.stop();
      await Promise.all([sourceServer.stop(), targetServer.stop()]);
      await rm(folder, { recursive: true });
    },
  };
}

/** Asks again and again until the answer is there; undefined means not yet. */
export async function until<T>(what: string, ask: () => Promise<T | undefined | false>): Promise<T> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer as T;
    if (Date.now() > deadline) throw new Error(`Waited in vain: ${what}`);
    await sleep(30);
  }
}

export async function run(address: DatabaseAddress, sql: string): Promise<void> {
  const client = await connect(address);
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

export async function rows(address: DatabaseAddress, sql: string): Promise<Record<string, unknown>[]> {
  const client = await connect(address);
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

export interface Endpoints {
  instanceArn: string;
  sourceArn: string;
  targetArn: string;
}

/** An instance and two tested endpoints. */
export async function makeEndpoints(
  api: dms.DatabaseMigrationServiceClient,
  source: DatabaseAddress,
  target: DatabaseAddress,
  name = "t",
  settings: { source?: dms.PostgreSQLSettings; target?: dms.PostgreSQLSettings; attributes?: string } = {},
): Promise<Endpoints> {
  const { ReplicationInstance } = await api.send(
    new dms.CreateReplicationInstanceCommand({
      ReplicationInstanceIdentifier: name,
      ReplicationInstanceClass: "dms.t3.medium",
    }),
  );
  const instanceArn = ReplicationInstance!.ReplicationInstanceArn!;
  const endpoint = async (type: "source" | "target", address: DatabaseAddress) => {
    const { Endpoint } = await api.send(
      new dms.CreateEndpointCommand({
        EndpointIdentifier: `${name}-${type}`,
        EndpointType: type,
        EngineName: type === "source" ? "postgres" : "aurora-postgresql",
        ServerName: address.host,
        Port: address.port,
        DatabaseName: address.database,
        Username: address.user,
        Password: address.password.reveal(),
        SslMode: "none",
        ExtraConnectionAttributes: settings.attributes ?? "MapUnboundedNumericAsString=true",
        PostgreSQLSettings:
          type === "target"
            ? { AfterConnectScript: "SET session_replication_role=replica", ...settings.target }
            : { PluginName: "test-decoding", ...settings.source },
      }),
    );
    return Endpoint!.EndpointArn!;
  };
  const sourceArn = await endpoint("source", source);
  const targetArn = await endpoint("target", target);
  await until("the instance", async () => {
    const { ReplicationInstances } = await api.send(
      new dms.DescribeReplicationInstancesCommand({
        Filters: [{ Name: "replication-instance-arn", Values: [instanceArn] }],
      }),
    );
    return ReplicationInstances![0]!.ReplicationInstanceStatus === "available";
  });
  for (const arn of [sourceArn, targetArn]) {
    await until("the endpoint", async () => {
      const { Endpoints } = await api.send(
        new dms.DescribeEndpointsCommand({ Filters: [{ Name: "endpoint-arn", Values: [arn] }] }),
      );
      return Endpoints![0]!.Status === "active";
    });
    await api.send(new dms.TestConnectionCommand({ ReplicationInstanceArn: instanceArn, EndpointArn: arn }));
    await until("the connection test", async () => {
      const { Connections } = await api.send(
        new dms.DescribeConnectionsCommand({ Filters: [{ Name: "endpoint-arn", Values: [arn] }] }),
      );
      const { Status, LastFailureMessage } = Connections![0]!;
      if (Status === "failed") throw new Error(LastFailureMessage);
      return Status === "successful";
    });
  }
  return { instanceArn, sourceArn, targetArn };
}

export interface TaskOptions {
  mappings?: object[];
  settings?: Record<string, unknown>;
  type?: dms.MigrationTypeValue;
}

export const includeAll = (schema = "%"): object => ({
  "rule-type": "selection",
  "rule-id": "1",
  "rule-name": "all",
  "object-locator": { "schema-name": schema, "table-name": "%" },
  "rule-action": "include",
});

/** Settings that dms-local accepts, the given ones on top (one level deep). */
export function taskSettings(extra: Record<string, unknown> = {}): string {
  const own: Record<string, object> = {
    TargetMetadata: { TaskRecoveryTableEnabled: true },
    FullLoadSettings: { TargetTablePrepMode: "DO_NOTHING", MaxFullLoadSubTasks: 4 },
    ControlTablesSettings: { ControlSchema: "awsdms_control" },
    ErrorBehavior: {
      ApplyErrorDeletePolicy: "LOG_ERROR",
      ApplyErrorInsertPolicy: "LOG_ERROR",
      ApplyErrorUpdatePolicy: "LOG_ERROR",
    },
  };
  for (const [section, values] of Object.entries(extra)) own[section] = { ...own[section], ...(values as object) };
  return JSON.stringify(own);
}

export async function createTask(
  api: dms.DatabaseMigrationServiceClient,
  endpoints: Endpoints,
  name: string,
  options: TaskOptions = {},
): Promise<string> {
  const { ReplicationTask } = await api.send(
    new dms.CreateReplicationTaskCommand({
      ReplicationTaskIdentifier: name,
      SourceEndpointArn: endpoints.sourceArn,
      TargetEndpointArn: endpoints.targetArn,
      ReplicationInstanceArn: endpoints.instanceArn,
      MigrationType: options.type ?? "full-load-and-cdc",
      TableMappings: JSON.stringify({ rules: options.mappings ?? [includeAll()] }),
      ReplicationTaskSettings: taskSettings(options.settings),
    }),
  );
  const arn = ReplicationTask!.ReplicationTaskArn!;
  await until("the task", async () => (await task(api, arn)).Status === "ready");
  return arn;
}

export async function task(api: dms.DatabaseMigrationServiceClient, arn: string): Promise<dms.ReplicationTask> {
  const { ReplicationTasks } = await api.send(
    new dms.DescribeReplicationTasksCommand({ Filters: [{ Name: "replication-task-arn", Values: [arn] }] }),
  );
  return ReplicationTasks![0]!;
}

export async function start(
  api: dms.DatabaseMigrationServiceClient,
  arn: string,
  type: dms.StartReplicationTaskTypeValue = "start-replication",
): Promise<void> {
  await api.send(new dms.StartReplicationTaskCommand({ ReplicationTaskArn: arn, StartReplicationTaskType: type }));
}

export async function reach(
  api: dms.DatabaseMigrationServiceClient,
  arn: string,
  status: string,
): Promise<dms.ReplicationTask> {
  return until(`task status ${status}`, async () => {
    const found = await task(api, arn);
    if (found.Status === "failed" && status !== "failed") throw new Error(found.LastFailureMessage);
    return found.Status === status && found;
  });
}

export async function stopTask(api: dms.DatabaseMigrationServiceClient, arn: string): Promise<dms.ReplicationTask> {
  await api.send(new dms.StopReplicationTaskCommand({ ReplicationTaskArn: arn }));
  return reach(api, arn, "stopped");
}

export async function statistics(api: dms.DatabaseMigrationServiceClient, arn: string): Promise<dms.TableStatistics[]> {
  const tables: dms.TableStatistics[] = [];
  for await (const page of dms.paginateDescribeTableStatistics({ client: api }, { ReplicationTaskArn: arn }))
    tables.push(...page.TableStatistics!);
  return tables;
}

/** Waits until every table is loaded or has failed for good. */
export async function loaded(api: dms.DatabaseMigrationServiceClient, arn: string): Promise<dms.TableStatistics[]> {
  return until("the full load", async () => {
    const found = await task(api, arn);
    if (found.Status === "failed") throw new Error(found.LastFailureMessage);
    const tables = await statistics(api, arn);
    return (
      tables.length > 0 && tables.every(({ TableState }) => /completed|error|not exist/.test(TableState!)) && tables
    );
  });
}

/** Waits until a row written now on the source is on the target. The table `public.mark (n int primary key)` must be replicated. */
export async function drained(scene: Pick<Scene, "source" | "target">): Promise<void> {
  const [{ n }] = (await rows(
    scene.source,
    "INSERT INTO public.mark SELECT coalesce(max(n), 0) + 1 FROM public.mark RETURNING n",
  )) as [{ n: number }];
  await until(
    "the mark",
    async () => (await rows(scene.target, `SELECT 1 FROM public.mark WHERE n = ${n}`)).length === 1,
  );
}

/** Every row of a table as text, sorted, so that both sides can be compared exactly. */
export async function contents(client: Client, schema: string, name: string): Promise<string[]> {
  const table = quoteName({ schema, name });
  const found = await client.query(
    `SELECT ${quoteIdentifier("t")}::pg_catalog.text AS row FROM ONLY ${table} AS t ORDER BY 1`,
  );
  return (found.rows as { row: string }[]).map(({ row }) => row);
}

/** Both sides of some tables. */
export async function bothSides(
  scene: Pick<Scene, "source" | "target">,
  tables: [schema: string, name: string][],
): Promise<{ source: string[][]; target: string[][] }> {
  const read = async (address: DatabaseAddress) => {
    const client = await connect(address);
    try {
      const all: string[][] = [];
      for (const [schema, name] of tables) all.push(await contents(client, schema, name));
      return all;
    } finally {
      await client.end();
    }
  };
  return { source: await read(scene.source), target: await read(scene.target) };
}
