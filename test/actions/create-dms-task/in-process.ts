import { action } from "@postgres-to-aurora/action-create-dms-task";
import { type Context, systemClock } from "@postgres-to-aurora/action-kit";
import { type DmsLocal, type DmsLocalOptions, startDmsLocal } from "@postgres-to-aurora/dms-local";
import { type Finding, Secret, type Section, type Verdict } from "@postgres-to-aurora/domain";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { type DatabaseAddress, withClient } from "@postgres-to-aurora/postgres";
import { afterwards, startAwsProxy, tempFolder } from "@postgres-to-aurora/test-kit";

export type Inputs = Parameters<typeof action.run>[0]["inputs"];

/** What a run left behind; a run that threw has its error as headline and the verdict fail. */
export interface Ran {
  verdict: Verdict;
  headline: string;
  code: string | undefined;
  outputs: Record<string, unknown>;
  log: string;
  sections: Section[];
  findings: Finding[];
  workspace: string;
}

/** A local DMS that this process's AWS clients speak to from now on; every request is held against the contract. */
export async function startAws(options: Partial<DmsLocalOptions> = {}): Promise<DmsLocal> {
  const aws = await startDmsLocal({ stateFolder: await tempFolder(), ...options });
  afterwards(() => aws.stop());
  const proxy = await startAwsProxy({ upstream: aws.url });
  Object.assign(process.env, proxy.env, { AWS_MAX_ATTEMPTS: "1" });
  return aws;
}

const DEFAULTS: Omit<Inputs, "migration"> = {
  sourceUrl: undefined,
  sourceSecret: undefined,
  targetUrl: undefined,
  targetSecret: undefined,
  awsRegion: undefined,
  compute: "instance",
  replicationInstance: undefined,
  replicationInstanceClass: "auto",
  minCapacity: undefined,
  maxCapacity: undefined,
  publiclyAccessible: false,
  subnetIds: ["subnet-1", "subnet-2"],
  securityGroupIds: [],
  schemas: [],
  excludeTables: [],
  keylessTables: "refuse",
  taskSettings: undefined,
  secretsRole: undefined,
  assessmentBucket: undefined,
  assessmentRole: undefined,
  truncateTarget: false,
  start: true,
  restart: "resume",
  pollInterval: 100,
  readyTimeout: 60_000,
  reportDir: "reports",
  githubToken: undefined,
  commentOn: undefined,
};

/** Runs create-dms-task's own `run` without the process around it. */
export async function runCreate(migration: string, inputs: Partial<Inputs>): Promise<Ran> {
  const lines: string[] = [];
  const sections: Section[] = [];
  const outputs: Record<string, unknown> = {};
  const workspace = await tempFolder();
  const info = (line: string) => void lines.push(line);
  const context: Context<Inputs, object> = {
    inputs: { ...DEFAULTS, migration, ...inputs },
    output: (name, value) => {
      outputs[name] = value;
    },
    log: { info, debug: info, warning: info, group: (_title, body) => body() },
    clock: systemClock,
    signal: new AbortController().signal,
    report: { section: (section) => void sections.push(section), metric: () => {} },
    workspace,
    mask: () => {},
  };
  const ended = await action.run(context as Parameters<typeof action.run>[0]).then(
    ({ verdict, headline }) => ({ verdict, headline, code: undefined }),
    (error: Error & { code?: string }) => {
      if (error.code === undefined) throw error;
      return { verdict: "fail" as const, headline: error.message, code: error.code };
    },
  );
  const findings = sections.flatMap((section) => (section.kind === "findings" ? section.findings : []));
  return { ...ended, outputs, log: lines.join("\n"), sections, findings, workspace };
}

/** Two databases of one name, with their schema, and create-dms-task between them. */
export interface Move {
  source: DatabaseAddress;
  target: DatabaseAddress;
  create(inputs?: Partial<Inputs>): Promise<Ran>;
  sourceSql(sql: string): Promise<unknown[]>;
  targetSql(sql: string): Promise<unknown[]>;
  /** Waits until a query on the target answers with this one value. */
  targetSays(sql: string, value: unknown): Promise<void>;
}

/** Makes a migration of its own: a database on each server, the schema on both, rows on the source. */
export async function makeMove(
  servers: { source: EmbeddedServer; target: EmbeddedServer },
  name: string,
  { schema, rows = "", onTarget = "" }: { schema: string; rows?: string; onTarget?: string },
): Promise<Move> {
  const database = name.replaceAll("-", "_");
  const source = await servers.source.createDatabase(database);
  const target = await servers.target.createDatabase(database);
  const on = (address: DatabaseAddress) => (sql: string) =>
    withClient(address, {}, async (client) => {
      const result = await client.query(sql);
      return (Array.isArray(result) ? [] : result.rows) as unknown[];
    });
  const [sourceSql, targetSql] = [on(source), on(target)];
  await sourceSql(schema + rows);
  await targetSql(schema + onTarget);
  const urls = {
    sourceUrl: new Secret(servers.source.url(database)),
    targetUrl: new Secret(servers.target.url(database)),
  };
  return {
    source,
    target,
    sourceSql,
    targetSql,
    create: (inputs = {}) => runCreate(name, { ...urls, ...inputs }),
    async targetSays(sql, value) {
      for (let look = 0; look < 300; look++) {
        const [row] = (await targetSql(sql)) as Record<string, unknown>[];
        if (row !== undefined && Object.values(row)[0] === value) return;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      throw new Error(`The target never said ${value} to: ${sql}`);
    },
  };
}
