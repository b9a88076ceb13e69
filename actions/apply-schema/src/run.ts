import { resolve } from "node:path";
import { type Context, databaseOf, type Outcome } from "@postgres-to-aurora/action-kit";
import { displayAddress, serverVersion } from "@postgres-to-aurora/postgres";
import { phaseFile, readBundle } from "@postgres-to-aurora/schema";
import { applyPhase } from "./apply.js";
import { compareWithSource, sourceToCompare } from "./compare-source.js";
import { dryRunPhase } from "./dry-run.js";
import { describeDryRun } from "./dry-run-report.js";
import type { Inputs, Outputs } from "./io.gen.js";
import type { PhaseRequest } from "./phase.js";
import { describeApplied, type ReportFacts } from "./report.js";
import { Sessions } from "./sessions.js";
import { targetError } from "./statement-error.js";

/** Applies one phase of the bundle to the target, once, or tries whether it could. */
export async function run(context: Context<Inputs, Outputs>): Promise<Outcome> {
  const { inputs, log, clock, signal } = context;
  const { phase, migration, lockTimeout, workers, dryRun } = inputs;
  const { manifest, sql } = await readBundle(resolve(context.workspace, inputs.bundle));
  const target = await databaseOf(context, "target");
  const source = await sourceToCompare(context);
  const startedAt = clock.now();
  const warnings: string[] = [];
  const onNotice = (severity: string, text: string) => {
    if (severity === "WARNING") warnings.push(text);
    else log.debug(`${severity}: ${text}`);
  };
  const file = phaseFile(phase);
  const work = async (sessions: Sessions): Promise<Outcome> => {
    const version = await serverVersion(sessions.main);
    const where = `${displayAddress(target)} (PostgreSQL ${version.text})`;
    log.info(dryRun ? `Trying ${file} on ${where}` : `Applying ${file} to ${where}`);
    if (version.major < Number.parseInt(manifest.serverVersion, 10))
      warnings.push(`The target (${version.text}) is older than the source (${manifest.serverVersion})`);
    const { sha256 } = manifest.files[phase];
    const text = { sql: sql[phase], file, sha256, manifest };
    const request: PhaseRequest = { migration, phase, ...text, lockTimeout, workers, major: version.major, dryRun };
    const tools = { sessions, clock, log, signal };
    const facts = (): ReportFacts => {
      return { manifest, phase, serverVersion: version.text, warnings, milliseconds: clock.now() - startedAt };
    };
    if (dryRun) {
      const dry = await dryRunPhase(request, tools);
      context.output("status", "dry-run");
      context.output("statements", 0);
      return describeDryRun(context.report, dry, facts());
    }
    const applied = await applyPhase(request, tools);
    context.output("status", applied.status);
    context.output("statements", applied.statements);
    return describeApplied(context.report, applied, facts());
  };
  let outcome: Outcome;
  try {
    outcome = await Sessions.with({ target, migration, lockTimeout, clock, signal, onNotice }, work);
  } catch (error) {
    throw signal.aborted ? signal.reason : targetError(error, file);
  }
  return source ? compareWithSource(context, { source, target, manifest }, outcome) : outcome;
}
