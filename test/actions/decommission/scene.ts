import { rootCertificates } from "node:tls";
import { action as cutover } from "@postgres-to-aurora/action-cutover";
import { action as decommission } from "@postgres-to-aurora/action-decommission";
import { type Action, type Context, systemClock } from "@postgres-to-aurora/action-kit";
import {
  createEndpoint,
  createInstance,
  createTask,
  ensureSubnetGroup,
  findTagged,
  importCertificate,
  openDms,
  startTask,
  testConnection,
  waitForEndpoint,
  waitForInstance,
} from "@postgres-to-aurora/aws/dms";
import { type Metric, Secret, type Section, type Verdict } from "@postgres-to-aurora/domain";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { type DatabaseAddress, withClient } from "@postgres-to-aurora/postgres";
import { tableMappings } from "@postgres-to-aurora/replication";

const TABLES = `
  CREATE SCHEMA app;
  CREATE TABLE app.contas (id bigint PRIMARY KEY, nome text NOT NULL);
  CREATE TABLE app.lancamentos (id bigint PRIMARY KEY, conta bigint, valor numeric(12,2));`;
const MARKER = `
  CREATE SCHEMA IF NOT EXISTS migration_ctl;
  CREATE TABLE IF NOT EXISTS migration_ctl.marker (
    task text PRIMARY KEY, token text, n bigint NOT NULL DEFAULT 0, at timestamptz NOT NULL DEFAULT clock_timestamp());`;
const ROWS = `
  INSERT INTO app.contas SELECT i, 'conta ' || i FROM generate_series(1, 50) i;
  INSERT INTO app.lancamentos SELECT i, 1 + i % 50, i FROM generate_series(1, 100) i;`;

export const WAIT = { clock: systemClock, interval: 20, timeout: 60_000 };

/** What a run left behind. */
export interface Ran {
  verdict: Verdict;
  headline: string;
  outputs: Record<string, unknown>;
  log: string;
  sections: Section[];
  metrics: Metric[];
}

/** A database that is being replicated, everything of it on AWS with the migration's tag. */
export interface Migration {
  name: string;
  source: DatabaseAddress;
  target: DatabaseAddress;
  urls: { source: string; target: string };
  ask(side: "source" | "target", sql: string): Promise<Record<string, unknown>[]>;
  /** Switches, by the real action. */
  cutover(): Promise<Ran>;
  run(inputs?: Partial<DecommissionInputs>, signal?: AbortSignal): Promise<Ran>;
  /** What is still there: tagged resources, slots and publications, schemas of the migration on both sides. */
  left(): Promise<{ aws: string[]; source: string[]; target: string[] }>;
}

type DecommissionInputs = Parameters<typeof decommission.run>[0]["inputs"];

/**
 * Makes a migration by hand, as create-dms-task does, and starts its task.
 * @param own with an instance, subnet group and certificate of its own; else on the given instance
 */
export async function makeMigration(
  servers: { source: EmbeddedServer; target: EmbeddedServer },
  name: string,
  { instance, serverless = false }: { instance?: string; serverless?: boolean } = {},
): Promise<Migration> {
  const database = name.replaceAll("-", "_");
  const source = await servers.source.createDatabase(database);
  const target = await servers.target.createDatabase(database);
  await withClient(source, {}, (client) =>
    client.query(`${TABLES}${MARKER}${ROWS} INSERT INTO migration_ctl.marker (task) VALUES ('${name}')`),
  );
  await withClient(target, {}, (client) => client.query(`${TABLES}${MARKER} CREATE SCHEMA awsdms_control`));
  const dms = openDms();
  if (instance === undefined) {
    await ensureSubnetGroup(dms, name, ["subnet-1", "subnet-2"]);
    await importCertificate(dms, `${name}-ca`, name, rootCertificates[0] as string);
    if (!serverless)
      await createInstance(dms, {
        migration: name,
        class: "dms.t3.medium",
        storage: 60,
        publiclyAccessible: false,
        securityGroupIds: [],
      });
  }
  const runsOn = serverless ? undefined : await waitForInstance(dms, instance ?? name, WAIT);
  const endpoint = async (type: "source" | "target", address: DatabaseAddress) => {
    const { host, port, user } = address;
    const facts = { type, host, port, user, database: address.database, tls: "none", certificateArn: "" };
    const engine = type === "source" ? "postgres" : "aurora-postgresql";
    await createEndpoint(
      dms,
      `${name}-${type}`,
      name,
      { ...facts, engine, secret: "", secretRole: "", settings: {}, attributes: {} },
      address.password,
    );
    const ready = await waitForEndpoint(dms, `${name}-${type}`, WAIT);
    if (runsOn) await testConnection(dms, ready, runsOn.arn, WAIT);
    return ready;
  };
  const sourceEndpoint = await endpoint("source", source);
  const targetEndpoint = await endpoint("target", target);
  const task = await createTask(
    dms,
    {
      migration: name,
      sourceEndpointArn: sourceEndpoint.arn,
      targetEndpointArn: targetEndpoint.arn,
      compute: runsOn
        ? { kind: "instance", instanceArn: runsOn.arn }
        : { kind: "serverless", subnetGroup: name, securityGroupIds: [], min: 1, max: 2 },
      tableMappings: tableMappings([
        { schema: "app", name: "contas" },
        { schema: "app", name: "lancamentos" },
        { schema: "migration_ctl", name: "marker" },
      ]),
      settings: JSON.stringify({
        FullLoadSettings: { TargetTablePrepMode: "DO_NOTHING" },
        ControlTablesSettings: { ControlSchema: "awsdms_control" },
        Logging: { EnableLogging: true },
      }),
    },
    WAIT,
  );
  await startTask(dms, task, "start-replication", WAIT);
  return handleOf(name, source, target, {
    source: servers.source.url(database),
    target: servers.target.url(database),
  });
}

function handleOf(
  name: string,
  source: DatabaseAddress,
  target: DatabaseAddress,
  urls: { source: string; target: string },
): Migration {
  const ask = async (side: "source" | "target", sql: string) => {
    const address = side === "source" ? source : target;
    return withClient(address, {}, async (client) => (await client.query(sql)).rows as Record<string, unknown>[]);
  };
  const schemas = async (side: "source" | "target") => {
    const rows = await ask(
      side,
      `SELECT nspname::text AS name FROM pg_namespace WHERE nspname IN ('migration_ctl', 'migration_guard', 'awsdms_control')
       UNION ALL SELECT 'slot ' || slot_name FROM pg_replication_slots WHERE database = current_database()
       UNION ALL SELECT 'publication ' || pubname FROM pg_publication ORDER BY 1`,
    );
    return rows.map((row) => String(row["name"]));
  };
  const common = {
    migration: name,
    reportDir: "reports",
    awsRegion: undefined,
    githubToken: undefined,
    commentOn: undefined,
    sourceUrl: new Secret(urls.source),
    sourceSecret: undefined,
    targetUrl: new Secret(urls.target),
    targetSecret: undefined,
    pollInterval: 20,
  };
  return {
    name,
    source,
    target,
    urls,
    ask,
    cutover: () =>
      run(cutover, {
        ...common,
        schemas: [],
        excludeTables: [],
        switchCommand: ["true"],
        switchTimeout: 10_000,
        exemptUsers: [],
        rowCheck: "full",
        leaseTtl: 30_000,
        grace: 1_000,
        drainTimeout: 60_000,
        freezeLimit: 60_000,
        dryRun: false,
      }),
    run: (inputs = {}, signal) =>
      run(
        decommission,
        { ...common, dryRun: false, force: false, keepLogs: false, readyTimeout: 60_000, ...inputs },
        signal,
      ),
    left: async () => ({
      aws: (await findTagged(openDms(), name)).map((resource) => `${resource.kind} ${resource.name}`).sort(),
      source: await schemas("source"),
      target: await schemas("target"),
    }),
  };
}

/** Runs an action's own `run` without the process around it. */
async function run<Inputs extends { migration: string; reportDir: string }, Outputs>(
  action: Action<Inputs, Outputs>,
  inputs: Inputs,
  signal = new AbortController().signal,
): Promise<Ran> {
  const lines: string[] = [];
  const info = (line: string) => void lines.push(line);
  const ran: Omit<Ran, "verdict" | "headline" | "log"> = { outputs: {}, sections: [], metrics: [] };
  const context: Context<Inputs, Outputs> = {
    inputs,
    output: (name, value) => {
      ran.outputs[name] = value;
    },
    log: { info, debug: info, warning: info, group: (_title, body) => body() },
    clock: systemClock,
    signal,
    report: {
      section: (section) => void ran.sections.push(section),
      metric: (name, value, unit) => void ran.metrics.push({ name, value, unit }),
    },
    workspace: "/",
    mask: () => {},
  };
  const outcome = await action.run(context);
  return { ...ran, ...outcome, log: lines.join("\n") };
}

/** Waits until the task of a migration has loaded everything and the target follows. */
export async function caughtUp({ ask, name }: Migration): Promise<void> {
  await ask("source", `UPDATE migration_ctl.marker SET n = 1 WHERE task = '${name}'`);
  for (;;) {
    const [row] = await ask("target", `SELECT n::int AS n FROM migration_ctl.marker WHERE task = '${name}'`);
    if (row?.["n"] === 1) return;
    await systemClock.sleep(20);
  }
}

/** The rows of a table section, or undefined when the report has none of that title. */
export function rowsOf({ sections }: Ran, title: string): unknown[][] | undefined {
  const found = sections.find((section) => section.title.startsWith(title));
  return found?.kind === "table" ? found.rows : undefined;
}
