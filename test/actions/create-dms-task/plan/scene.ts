import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { LIMITS, type Limits } from "@postgres-to-aurora/action-create-dms-task/plan/limits";
import {
  type ExistingDocuments,
  type Plan,
  type PlanInputs,
  planTask,
} from "@postgres-to-aurora/action-create-dms-task/plan/plan";
import { systemClock } from "@postgres-to-aurora/action-kit";
import type { Finding } from "@postgres-to-aurora/domain";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { type Client, withClient } from "@postgres-to-aurora/postgres";
import { tempFolder } from "@postgres-to-aurora/test-kit";

const quiet = {
  info: () => {},
  debug: () => {},
  warning: () => {},
  group: async <T>(_title: string, body: () => Promise<T>) => body(),
};

export interface Wanted extends Partial<PlanInputs> {
  existing?: ExistingDocuments;
  limits?: Partial<Limits>;
  signal?: AbortSignal;
}

/** The plan for what a session sees. */
export function plan(client: Client, { existing, limits, signal, ...inputs }: Wanted = {}): Promise<Plan> {
  return planTask(
    client,
    { schemas: [], excludeTables: [], keylessTables: "refuse", taskSettingsFile: undefined, ...inputs },
    existing,
    {
      log: quiet,
      clock: systemClock,
      signal: signal ?? new AbortController().signal,
      limits: { ...LIMITS, ...limits },
    },
  );
}

/** A new database with this schema. */
export async function database<T>(
  server: EmbeddedServer,
  name: string,
  sql: string,
  use: (client: Client) => Promise<T>,
): Promise<T> {
  return withClient(await server.createDatabase(name), {}, async (client) => {
    await client.query(sql);
    return use(client);
  });
}

/** The documents of a plan, as a task made with it shows them. */
export function documentsOf({ mappings, settings }: Plan): ExistingDocuments {
  return { tableMappings: mappings, settings: JSON.stringify(settings) };
}

/** Path of a settings file with this content. */
export async function settingsFile(content: unknown): Promise<string> {
  const file = join(await tempFolder(), "settings.json");
  await writeFile(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}

/** Rule, severity and object of each finding. */
export const told = (findings: Finding[]) => findings.map(({ rule, severity, object }) => [rule, severity, object]);
