import type * as dms from "@aws-sdk/client-database-migration-service";
import { type Context, systemClock } from "@postgres-to-aurora/action-kit";
import { action } from "@postgres-to-aurora/action-wait-for-cdc";
import { type DmsLocal, startDmsLocal } from "@postgres-to-aurora/dms-local";
import { errorText, type Finding, KnownError, Secret, type Section, type TableName } from "@postgres-to-aurora/domain";
import type { EmbeddedServer, StartOptions } from "@postgres-to-aurora/embedded-postgres";
import { type DatabaseAddress, withClient } from "@postgres-to-aurora/postgres";
import { tableMappings } from "@postgres-to-aurora/replication";
import { explainFailure, type FailureFacts } from "@postgres-to-aurora/replication/failures";
import { afterwards, startTestServers, tempFolder } from "@postgres-to-aurora/test-kit";
import { createTask, dmsClient, type Endpoints, makeEndpoints, start } from "../../packages/dms-local/scene.js";

export { drained, loaded, reach, start, statistics, stopTask, task, until } from "../../packages/dms-local/scene.js";
export { fault } from "../../packages/dms-local/task-scene.js";

/** Two servers with a dms-local between them, for one test file. */
export class Field {
  source!: EmbeddedServer;
  target!: EmbeddedServer;
  dmsLocal!: DmsLocal;
  api!: dms.DatabaseMigrationServiceClient;

  /** Points the AWS clients of this process to dms-local. */
  async open(options: { source?: StartOptions; target?: StartOptions } = {}): Promise<void> {
    Object.assign(this, await startTestServers(options));
    this.dmsLocal = await startDmsLocal({
      stateFolder: await tempFolder(),
      delays: { instance: 20, endpoint: 20, connection: 20, task: 20 },
    });
    afterwards(() => this.dmsLocal.stop());
    this.api = dmsClient(this.dmsLocal.url);
    afterwards(() => this.api.destroy());
    Object.assign(process.env, {
      AWS_REGION: "eu-west-1",
      AWS_ACCESS_KEY_ID: "field",
      AWS_SECRET_ACCESS_KEY: "field",
      AWS_ENDPOINT_URL: this.dmsLocal.url,
    });
  }

  /** A database on each side. */
  async migration(name: string, sourceSql: string, targetSql = sourceSql): Promise<Migration> {
    const source = await this.source.createDatabase(name);
    const target = await this.target.createDatabase(name);
    await run(source, sourceSql);
    await run(target, targetSql);
    return new Migration(this, name, source, target);
  }
}

export interface TaskWish {
  /** Tables of schema app, by name. */
  tables: string[];
  /** Tables of other schemas. */
  more?: TableName[];
  settings?: Record<string, unknown>;
  endpoints?: { source?: dms.PostgreSQLSettings; target?: dms.PostgreSQLSettings };
  /** Extra connection attributes of both endpoints. */
  attributes?: string;
}

/** What wait-for-cdc said of a task. */
export interface Told {
  /** How it ended: the error's text, or the headline. */
  text: string;
  remedy: string;
  /** Ids of the known failures it recognised. */
  known: string[];
  findings: Finding[];
  /** The report's sections as JSON. */
  sections: string;
  log: string;
}

/** A task made by hand, with the mistakes of the field: create-dms-task would refuse most of them. */
export class Migration {
  arn = "";
  endpoints!: Endpoints;

  constructor(
    readonly field: Field,
    readonly name: string,
    readonly source: DatabaseAddress,
    readonly target: DatabaseAddress,
  ) {}

  async create({ tables, more: others = [], settings, endpoints, attributes }: TaskWish): Promise<void> {
    this.endpoints = await makeEndpoints(this.field.api, this.source, this.target, this.name, {
      ...endpoints,
      ...(attributes === undefined ? {} : { attributes }),
    });
    const chosen = [...tables.map((name) => ({ schema: "app", name })), ...others];
    const { rules } = JSON.parse(tableMappings(chosen));
    const more = { Logging: { EnableLogging: true }, ...settings };
    this.arn = await createTask(this.field.api, this.endpoints, this.name, { mappings: rules, settings: more });
  }

  async begin(wish: TaskWish): Promise<void> {
    await this.create(wish);
    await start(this.field.api, this.arn);
  }

  onSource(sql: string): Promise<Record<string, unknown>[]> {
    return run(this.source, sql);
  }

  onTarget(sql: string): Promise<Record<string, unknown>[]> {
    return run(this.target, sql);
  }

  /** Runs wait-for-cdc on the task until it ends or gives up. */
  async wait(changes: Partial<Inputs> = {}): Promise<Told> {
    const sections: Section[] = [];
    let log = "";
    const say = (line: string) => {
      log += `${line}\n`;
    };
    const context: Parameters<typeof action.run>[0] = {
      inputs: {
        migration: this.name,
        sourceUrl: new Secret(this.field.source.url(this.name)),
        sourceSecret: undefined,
        targetUrl: new Secret(this.field.target.url(this.name)),
        targetSecret: undefined,
        awsRegion: undefined,
        latencyThreshold: 60_000,
        samples: 1,
        onTableError: "fail",
        walWarning: 1,
        pollInterval: 100,
        timeout: 30_000,
        reportDir: "reports",
        githubToken: undefined,
        commentOn: undefined,
        ...changes,
      },
      output: () => {},
      log: { info: say, debug: say, warning: say, group: (_title, body) => body() },
      clock: systemClock,
      signal: new AbortController().signal,
      report: { section: (section) => void sections.push(section), metric: () => {} },
      workspace: "/nowhere",
      mask: () => {},
    } satisfies Context<Inputs, Record<string, unknown>>;
    const ended = await action.run(context).then(
      ({ headline }) => ({ text: headline, remedy: "" }),
      (error: unknown) => ({ text: errorText(error), remedy: error instanceof KnownError ? error.remedy : "" }),
    );
    const findings = sections.flatMap((section) => (section.kind === "findings" ? section.findings : []));
    const known = sections.flatMap((section) =>
      section.kind === "findings" && section.title.startsWith("Known failures")
        ? section.findings.map(({ rule }) => rule)
        : [],
    );
    return { ...ended, known, findings, sections: JSON.stringify(sections), log };
  }
}

type Inputs = Parameters<typeof action.run>[0]["inputs"];

/** Runs statements as the superuser and gives the rows of the last. */
export async function run(address: DatabaseAddress, sql: string): Promise<Record<string, unknown>[]> {
  return withClient(address, {}, async (client) => {
    const results = await client.query(sql);
    return (Array.isArray(results) ? results.at(-1) : results).rows;
  });
}

/** Ids of the failures that messages point to, best first. */
export function idsOf(messages: string | string[], more: Partial<FailureFacts> = {}): string[] {
  return explainFailure({ messages: [messages].flat(), ...more }).map(({ id }) => id);
}
