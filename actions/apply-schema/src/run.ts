import { resolve } from "node:path";
import { type Context, databaseOf, type Outcome } from "@postgres-to-aurora/action-kit";
import { displayAddress, serverVersion, withClient } from "@postgres-to-aurora/postgres";
import { phaseFile, readBundle } from "@postgres-to-aurora/schema";
import { applyPhase } from "./apply.js";
import type { Inputs, Outputs } from "./io.gen.js";
import { describeApplied } from "./report.js";

/** Applies one phase of the bundle to the target, once. */
export async function run(context: Context<Inputs, Outputs>): Promise<Outcome> {
  const { inputs, log, clock, signal } = context;
  const { phase } = inputs;
  const { manifest, sql } = await readBundle(resolve(context.workspace, inputs.bundle));
  const target = await databaseOf(context, "target");
  const startedAt = clock.now();
  return withClient(target, { role: "target" }, async (client) => {
    const version = await serverVersion(client);
    const warnings: string[] = [];
    client.on("notice", ({ severity, message }) => {
      if (severity === "WARNING") warnings.push(message ?? "");
      else log.debug(`${severity}: ${message}`);
    });
    log.info(`Applying ${phaseFile(phase)} to ${displayAddress(target)} (PostgreSQL ${version.text})`);
    const applied = await applyPhase(
      client,
      {
        migration: inputs.migration,
        phase,
        sql: sql[phase],
        file: phaseFile(phase),
        sha256: manifest.files[phase].sha256,
        schemas: manifest.schemas,
        lockTimeout: inputs.lockTimeout,
      },
      { target, clock, log, signal },
    );
    if (version.major < Number.parseInt(manifest.serverVersion, 10))
      warnings.push(`The target (${version.text}) is older than the source (${manifest.serverVersion})`);
    context.output("status", applied.status);
    context.output("statements", applied.statements);
    return describeApplied(context.report, {
      applied,
      manifest,
      phase,
      serverVersion: version.text,
      warnings,
      milliseconds: clock.now() - startedAt,
    });
  });
}
