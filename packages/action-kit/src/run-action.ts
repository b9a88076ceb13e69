import * as core from "@actions/core";
import {
  CancelledError,
  checkMigrationName,
  errorText,
  KnownError,
  type Report,
  Secret,
} from "@postgres-to-aurora/domain";
import type { Action, CommonInputs, Context, Outcome, ReportParts } from "./action.js";
import { systemClock } from "./clock.js";
import { publishComment } from "./comment.js";
import { readInputs } from "./inputs.js";
import { createLog, harmless } from "./log.js";
import { Redactor } from "./redact.js";
import { writeReport } from "./write-report.js";

const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/**
 * Runs one action from start to exit code: inputs, masks, cancellation, report, summary, comment. The only place
 * that sets the exit code and the only catch-all; a failure never leaves here as an exception.
 */
export async function runAction<Inputs extends CommonInputs, Outputs>(
  action: Action<Inputs, Outputs>,
  version: string,
): Promise<void> {
  const redactor = new Redactor();
  const log = createLog(redactor);
  const abort = new AbortController();
  for (const name of SIGNALS) process.on(name, () => abort.abort(new CancelledError(name)));

  const parts: ReportParts = { metrics: [], sections: [] };
  const mask = (secret: { reveal(): string }) => {
    for (const form of redactor.add(new Secret(secret.reveal()))) core.setSecret(form);
  };
  const startedAt = new Date();
  let inputs: Inputs | undefined;
  let outcome: Outcome;
  try {
    // Secrets are masked before anything can be logged, also when another input is wrong.
    for (const { name, type } of action.io.inputs)
      if (type === "secret") mask({ reveal: () => core.getInput(name, { trimWhitespace: false }) });
    const read = readInputs(action.io, process.env);
    checkMigrationName(read.migration);
    inputs = read;
    const context: Context<Inputs, Outputs> = {
      inputs: read,
      output: (name, value) => core.setOutput(name, typeof value === "string" ? redactor.text(value) : value),
      log,
      clock: systemClock,
      signal: abort.signal,
      report: {
        section: (section) => parts.sections.push(section),
        metric: (name, value, unit) => parts.metrics.push({ name, value, unit }),
      },
      workspace: process.env["GITHUB_WORKSPACE"] ?? process.cwd(),
      mask,
    };
    outcome = await action.run(context);
  } catch (error) {
    outcome = explain(error, log);
  }

  const report: Report = redactor.data({
    schemaVersion: 1,
    migration: inputs?.migration ?? "",
    action: action.io.action,
    actionVersion: version,
    ...runUrl(process.env),
    startedAt: startedAt.toISOString(),
    finishedAt: new Date().toISOString(),
    ...outcome,
    ...parts,
  });
  try {
    const markdown = await writeReport(report, inputs?.reportDir);
    if (inputs) await publishComment(report, markdown, process.env, log);
  } catch (error) {
    // A report that cannot be written must not hide how the action itself ended.
    log.warning(`The report could not be published: ${errorText(error)}`);
  }
  if (report.verdict === "fail" || report.verdict === "unproved") core.setFailed(harmless(report.headline));
  else log.info(report.headline);
}

function explain(error: unknown, log: ReturnType<typeof createLog>): Outcome {
  if (error instanceof KnownError) {
    if (error.cause !== undefined) log.debug(errorText(error.cause));
    return { verdict: "fail", headline: error.message };
  }
  log.info(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return {
    verdict: "fail",
    headline: `This is a bug in the action: ${errorText(error)}. Please report it with the lines above.`,
  };
}

function runUrl(env: NodeJS.ProcessEnv): { runUrl?: string } {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = env;
  return server && repository && run ? { runUrl: `${server}/${repository}/actions/runs/${run}` } : {};
}
