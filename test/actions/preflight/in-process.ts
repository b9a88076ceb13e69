import { type Clock, type Context, systemClock } from "@postgres-to-aurora/action-kit";
import { action } from "@postgres-to-aurora/action-preflight";
import type { Settings } from "@postgres-to-aurora/action-preflight/ends";
import { LIMITS, type Limits } from "@postgres-to-aurora/action-preflight/limits";
import { type Ends, preflight } from "@postgres-to-aurora/action-preflight/preflight";
import type { Judged } from "@postgres-to-aurora/action-preflight/runner";
import { type Metric, Secret, type Section } from "@postgres-to-aurora/domain";
import { type DatabaseAddress, withClient } from "@postgres-to-aurora/postgres";

export type Inputs = Parameters<typeof action.run>[0]["inputs"];

/** Time that runs as usual, without its waits: two looks at the WAL position follow each other at once. */
export const hastyClock = { ...systemClock, sleep: async () => {} };

/** The action's own `run` without the process around it, with the defaults of its action.yml. */
export async function run(changes: Partial<Inputs>, given: { signal?: AbortSignal; clock?: Clock } = {}) {
  const seen = { outputs: {} as Record<string, unknown>, sections: [] as Section[], metrics: [] as Metric[], log: "" };
  const info = (line: string) => {
    seen.log += `${line}\n`;
  };
  const context: Parameters<typeof action.run>[0] = {
    inputs: {
      migration: "shop",
      sourceUrl: undefined,
      sourceSecret: undefined,
      targetUrl: undefined,
      targetSecret: undefined,
      awsRegion: undefined,
      schemas: [],
      replicationInstance: undefined,
      freeWalBytes: undefined,
      toleratedStop: 86_400_000,
      probeSlot: false,
      reportDir: "reports",
      githubToken: undefined,
      commentOn: undefined,
      ...changes,
    },
    output: (name, value) => {
      seen.outputs[name] = value;
    },
    log: { info, debug: info, warning: info, group: (_title, body) => body() },
    clock: given.clock ?? hastyClock,
    signal: given.signal ?? new AbortController().signal,
    report: {
      section: (section) => void seen.sections.push(section),
      metric: (name, value, unit) => void seen.metrics.push({ name, value, unit }),
    },
    workspace: "/nowhere",
    mask: () => {},
  } satisfies Context<Inputs, Record<string, unknown>>;
  return { ...(await action.run(context)), ...seen };
}

export const secret = (url: string) => new Secret(url);

type Changes = Partial<Omit<Settings, "limits">> & { limits?: Partial<Limits> };

/** All checks of these addresses, by id. */
export async function check(
  ends: { source?: DatabaseAddress; target?: DatabaseAddress; aws?: Ends["aws"] },
  { limits, ...changes }: Changes = {},
): Promise<Map<string, Judged>> {
  const given = (address: DatabaseAddress | undefined) =>
    address ? { kind: "address" as const, address } : { kind: "absent" as const };
  const judged = await preflight(
    { source: given(ends.source), target: given(ends.target), ...(ends.aws ? { aws: ends.aws } : {}) },
    {
      migration: "shop",
      schemas: [],
      probeSlot: false,
      freeWalBytes: undefined,
      toleratedStop: 86_400_000,
      clock: hastyClock,
      ...changes,
      limits: { ...LIMITS, ...limits },
    },
    new AbortController().signal,
  );
  return new Map(judged.map((one) => [one.id, one]));
}

/** The states of some checks, or of all but the passed ones. */
export function states(checks: Map<string, Judged>, ids?: string[]): Record<string, string> {
  const shown = ids ? ids.map((id) => [id, checks.get(id)?.state ?? "no such check"] as const) : undefined;
  return Object.fromEntries(
    shown ?? [...checks.values()].filter(({ state }) => state !== "passed").map(({ id, state }) => [id, state]),
  );
}

/** Runs the statements of these checks' remedies as this user; comments are left to people. */
export async function paste(address: DatabaseAddress, checks: Map<string, Judged>, ids: string[]): Promise<void> {
  await withClient(address, {}, async (client) => {
    for (const id of ids)
      for (const statement of checks.get(id)?.remedy?.sql ?? [])
        if (!statement.startsWith("--")) await client.query(statement);
  });
}
