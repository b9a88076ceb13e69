import { spawnSync } from "node:child_process";
import { action as applySchema } from "@postgres-to-aurora/action-apply-schema";
import { action as exportSchema } from "@postgres-to-aurora/action-export-schema";
import { type Action, type Context, systemClock } from "@postgres-to-aurora/action-kit";
import { type Metric, Secret, type Section, type Verdict } from "@postgres-to-aurora/domain";
import { type DatabaseAddress, libpqEnvironment } from "@postgres-to-aurora/postgres";
import { tempFolder } from "@postgres-to-aurora/test-kit";

/** What a run left behind. */
export interface Ran {
  verdict: Verdict;
  headline: string;
  outputs: Record<string, unknown>;
  log: string;
  sections: Section[];
  metrics: Metric[];
  workspace: string;
}

export interface RunOptions {
  workspace?: string;
  signal?: AbortSignal;
  /** Called with every line of the log. */
  onLog?: (line: string) => void;
}

const COMMON = {
  migration: "shop",
  bundle: "schema-bundle",
  reportDir: "reports",
  awsRegion: undefined,
  githubToken: undefined,
  commentOn: undefined,
};

/** Runs an action's own `run` without the process around it, with the defaults of its action.yml. */
async function run<Inputs extends { migration: string; reportDir: string }, Outputs>(
  action: Action<Inputs, Outputs>,
  inputs: Inputs,
  options: RunOptions,
): Promise<Ran> {
  const lines: string[] = [];
  const ran: Omit<Ran, "verdict" | "headline" | "log"> = {
    outputs: {},
    sections: [],
    metrics: [],
    workspace: options.workspace ?? (await tempFolder()),
  };
  const info = (line: string) => {
    lines.push(line);
    options.onLog?.(line);
  };
  const context: Context<Inputs, Outputs> = {
    inputs,
    output: (name, value) => {
      ran.outputs[name] = value;
    },
    log: { info, debug: info, warning: info, group: (_title, body) => body() },
    clock: systemClock,
    signal: options.signal ?? new AbortController().signal,
    report: {
      section: (section) => void ran.sections.push(section),
      metric: (name, value, unit) => void ran.metrics.push({ name, value, unit }),
    },
    workspace: ran.workspace,
    mask: () => {},
  };
  const outcome = await action.run(context);
  return { ...ran, ...outcome, log: lines.join("\n") };
}

type ExportInputs = Parameters<typeof exportSchema.run>[0]["inputs"];
type ApplyInputs = Parameters<typeof applySchema.run>[0]["inputs"];

/** export-schema of the database at this URL. */
export function runExport(url: string, inputs: Partial<ExportInputs> = {}, options: RunOptions = {}): Promise<Ran> {
  const defaults: ExportInputs = {
    ...COMMON,
    sourceUrl: new Secret(url),
    sourceSecret: undefined,
    schemas: [],
    excludeTables: [],
    roles: false,
    via: "direct",
    kubectlNamespace: "default",
    kubectlPod: undefined,
    kubectlSelector: undefined,
    kubectlContainer: undefined,
    dockerContainer: undefined,
  };
  return run(exportSchema, { ...defaults, ...inputs }, options);
}

/** apply-schema of one phase to the database at this URL. */
export function runApply(
  url: string,
  phase: ApplyInputs["phase"],
  inputs: Partial<ApplyInputs> = {},
  options: RunOptions = {},
): Promise<Ran> {
  const defaults: ApplyInputs = {
    ...COMMON,
    targetUrl: new Secret(url),
    targetSecret: undefined,
    sourceUrl: undefined,
    sourceSecret: undefined,
    phase,
    lockTimeout: 5_000,
    workers: 2,
    dryRun: false,
  };
  return run(applySchema, { ...defaults, ...inputs }, options);
}

/** Loads a plain SQL file with psql, stopping at the first error. */
export function loadFile(address: DatabaseAddress, file: string): void {
  const { status, stderr } = spawnSync("psql", ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-o", "/dev/null", "-f", file], {
    env: { ...process.env, ...libpqEnvironment(address) },
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`psql could not load ${file}: ${stderr}`);
}

/** The definitions of a database by pg_dump, without what tells two dumps of equal databases apart. */
export function dumpDefinitions(address: DatabaseAddress): string {
  const { status, stdout, stderr } = spawnSync(
    "pg_dump",
    ["--schema-only", "--no-owner", "--no-privileges", "--exclude-schema=migration_ctl"],
    { env: { ...process.env, ...libpqEnvironment(address) }, encoding: "utf8", maxBuffer: 100_000_000 },
  );
  if (status !== 0) throw new Error(`pg_dump failed: ${stderr}`);
  // Who owns `public` shows in no statement, only in this comment.
  const owner = /--\n-- Name: public; Type: SCHEMA;.*\n--\n\n-- \*not\* creating schema.*\n\n\n/g;
  return stdout.replace(/^(\\(un)?restrict .*|-- Dumped .*)$/gm, "").replace(owner, "");
}
