import { type Context, type Outcome, systemClock } from "@postgres-to-aurora/action-kit";
import { action } from "@postgres-to-aurora/action-validate-data";
import { type Metric, Secret, type Section } from "@postgres-to-aurora/domain";

type Inputs = Parameters<typeof action.run>[0]["inputs"];

/** What a run left behind. */
export interface Ran extends Outcome {
  outputs: Record<string, unknown>;
  sections: Section[];
  metrics: Metric[];
  log: string;
}

/** Runs validate-data's own `run` without the process around it, without judging live changes. */
export async function run(
  { source, target }: { source: string; target: string },
  changes: Partial<Inputs> = {},
  workspace = "/nowhere",
): Promise<Ran> {
  const seen = { outputs: {} as Record<string, unknown>, sections: [] as Section[], metrics: [] as Metric[], log: "" };
  const info = (line: string) => {
    seen.log += `${line}\n`;
  };
  const context: Parameters<typeof action.run>[0] = {
    inputs: {
      migration: "shop",
      sourceUrl: new Secret(source),
      sourceSecret: undefined,
      targetUrl: new Secret(target),
      targetSecret: undefined,
      bundle: undefined,
      awsRegion: undefined,
      schemas: [],
      excludeTables: [],
      workers: 2,
      live: "off",
      markerTimeout: 30_000,
      showKeys: false,
      reportDir: "reports",
      githubToken: undefined,
      commentOn: undefined,
      ...changes,
    },
    output: (name, value) => {
      seen.outputs[name] = value;
    },
    log: { info, debug: info, warning: info, group: (_title, body) => body() },
    clock: systemClock,
    signal: new AbortController().signal,
    report: {
      section: (section) => void seen.sections.push(section),
      metric: (name, value, unit) => void seen.metrics.push({ name, value, unit }),
    },
    workspace,
    mask: () => {},
  } satisfies Context<Inputs, Record<string, unknown>>;
  return { ...(await action.run(context)), ...seen };
}

/** The rows of a report's table. */
export function table(sections: Section[], title: string) {
  const section = sections.find((one) => one.title === title);
  return section?.kind === "table" ? section.rows : undefined;
}
