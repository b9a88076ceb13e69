import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { action } from "@postgres-to-aurora/action-assess-schema";
import type { AssessmentResult } from "@postgres-to-aurora/action-assess-schema/result";
import { type Context, systemClock } from "@postgres-to-aurora/action-kit";
import { type Metric, Secret, type Section } from "@postgres-to-aurora/domain";
import { tempFolder } from "@postgres-to-aurora/test-kit";

export type Inputs = Parameters<typeof action.run>[0]["inputs"];

/** What a run left behind. */
export interface Ran {
  verdict: string;
  headline: string;
  outputs: Record<string, unknown>;
  sections: Section[];
  metrics: Metric[];
  log: string;
  workspace: string;
  /** The files of the results, by path inside their folder. */
  files: Map<string, string>;
  result: AssessmentResult;
}

export interface RunOptions {
  workspace?: string;
  /** Milliseconds since the epoch. */
  now?: number;
  signal?: AbortSignal;
}

/** Runs the action's own `run`; a URL is a source. */
export async function assess(
  url: string | undefined,
  changes: Partial<Inputs> = {},
  options: RunOptions = {},
): Promise<Ran> {
  const workspace = options.workspace ?? (await tempFolder());
  const seen = { outputs: {} as Record<string, unknown>, sections: [] as Section[], metrics: [] as Metric[], log: "" };
  const say = (line: string) => {
    seen.log += `${line}\n`;
  };
  const { now } = options;
  const inputs: Inputs = {
    migration: "shop",
    sourceUrl: url === undefined ? undefined : new Secret(url),
    sourceSecret: undefined,
    awsRegion: undefined,
    dump: undefined,
    schemas: [],
    targetVersion: undefined,
    baseline: undefined,
    failOn: "blocker",
    assessment: "assessment",
    reportDir: "reports",
    githubToken: undefined,
    commentOn: undefined,
    ...changes,
  };
  const outcome = await action.run({
    inputs,
    output: (name, value) => {
      seen.outputs[name] = value;
    },
    log: {
      info: say,
      debug: say,
      warning: say,
      group: (_title, body) => body(),
    },
    clock: now === undefined ? systemClock : { ...systemClock, now: () => now },
    signal: options.signal ?? new AbortController().signal,
    report: {
      section: (section) => void seen.sections.push(section),
      metric: (name, value, unit) => void seen.metrics.push({ name, value, unit }),
    },
    workspace,
    mask: () => {},
  } satisfies Context<Inputs, Record<string, unknown>>);
  const files = readResults(join(workspace, inputs.assessment));
  return { ...outcome, ...seen, workspace, files, result: JSON.parse(files.get("report.json") as string) };
}

/** The files of a folder, by path inside it. */
export function readResults(folder: string): Map<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  return new Map(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, "utf8")]));
}
