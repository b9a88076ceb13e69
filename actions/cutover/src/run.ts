import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { resolve } from "node:path";
import { type Context, databaseOf, type Outcome } from "@postgres-to-aurora/action-kit";
import { openDms } from "@postgres-to-aurora/aws/dms";
import {
  type CutoverPlan,
  type CutoverResult,
  commandSwitch,
  countRowCheck,
  type FreezeFigures,
  fullRowCheck,
  type Observer,
  RolledBackError,
  runCutover,
  UnfinishedError,
} from "@postgres-to-aurora/cutover";
import { UserError } from "@postgres-to-aurora/domain";
import { withClient } from "@postgres-to-aurora/postgres";
import { dmsForwardTask } from "./forward-task.js";
import type { Inputs, Outputs } from "./io.gen.js";
import { checksSection, nextSection, proofSection, type StepTime, timingsSection } from "./report.js";

/** Moves the application from source to target; see the README for the order of things. */
export async function run(context: Context<Inputs, Outputs>): Promise<Outcome> {
  const { inputs, log, clock, signal, report } = context;
  const plan = await readPlan(context);
  const argv = inputs.switchCommand;
  await checkCommand(argv, context.workspace);
  const forward = await dmsForwardTask(
    openDms(inputs.awsRegion),
    inputs.migration,
    inputs.pollInterval,
    clock,
    log.info,
  );

  const steps: StepTime[] = [];
  const observer = observe(context, steps);
  const full = inputs.rowCheck === "full";
  try {
    const result = await runCutover(
      plan,
      {
        clock,
        forward,
        rowCheck: (full ? fullRowCheck : countRowCheck)(plan),
        switchTo: argv.length > 0 ? commandSwitch(argv, inputs.switchTimeout, clock, observer) : undefined,
        observer,
      },
      signal,
    );
    context.output("status", result.status);
    context.output("run-id", result.runId);
    tellFreeze(context, result.freeze);
    for (const section of proofSection(result)) report.section(section);
    report.section(nextSection(plan, result, argv.length === 0));
    return conclude(plan, result, { full, byHand: argv.length === 0 });
  } catch (error) {
    if (error instanceof RolledBackError || error instanceof UnfinishedError) {
      context.output("status", error instanceof RolledBackError ? "rolled-back" : "switched");
      context.output("run-id", error.runId);
    }
    if (error instanceof UnfinishedError) tellFreeze(context, error.freeze);
    if (error instanceof RolledBackError && error.frozenMs !== undefined)
      report.metric("writesResumedAfterMs", error.frozenMs, "ms");
    throw error;
  } finally {
    if (steps.length > 0) report.section(timingsSection(steps));
  }
}

async function readPlan(context: Context<Inputs, Outputs>): Promise<CutoverPlan> {
  const { inputs } = context;
  const source = await databaseOf(context, "source");
  const target = await databaseOf(context, "target");
  // A wrong address or password is told before AWS is asked.
  await withClient(source, { role: "source" }, async () => {});
  await withClient(target, { role: "target" }, async () => {});
  return {
    migration: inputs.migration,
    source,
    target,
    actor: `cutover of ${inputs.migration} as ${target.user}`,
    scope: { schemas: inputs.schemas, excluded: inputs.excludeTables },
    exemptUsers: inputs.exemptUsers,
    leaseTtl: inputs.leaseTtl,
    grace: inputs.grace,
    drainTimeout: inputs.drainTimeout,
    freezeLimit: inputs.freezeLimit,
    dryRun: inputs.dryRun,
  };
}

/** A command given by path must be there before anything is frozen; one on PATH is found when it runs. */
async function checkCommand([program]: string[], workspace: string): Promise<void> {
  if (!program?.includes("/")) return;
  try {
    await access(resolve(workspace, program), constants.X_OK);
  } catch (cause) {
    throw new UserError({
      code: "SWITCH_COMMAND_MISSING",
      what: `The switch command ${program} is not an executable file`,
      why: "Paths are relative to the workspace",
      remedy: "Correct switch-command (one argv item per line), check the repository out before this step, chmod +x",
      cause,
    });
  }
}

function observe({ log, report }: Context<Inputs, Outputs>, steps: StepTime[]): Observer {
  return {
    info: log.info,
    warning: log.warning,
    preflight(checks) {
      report.section(checksSection(checks));
      const failed = checks.filter(({ state }) => state === "failed");
      log.info(`${checks.length - failed.length} of ${checks.length} checks passed`);
      for (const { name, detail } of failed) log.info(`failed: ${name}: ${detail}`);
    },
    started: (step) => log.debug(`${step} ...`),
    ended(name, milliseconds, outcome) {
      steps.push({ name, milliseconds, outcome });
      log.info(`${name}: ${outcome} (${Math.round(milliseconds)} ms)`);
    },
  };
}

function tellFreeze({ output, report }: Context<Inputs, Outputs>, freeze: FreezeFigures | undefined): void {
  if (freeze === undefined) return;
  output("freeze-to-drained-ms", Math.round(freeze.toDrained));
  output("freeze-to-commit-ms", Math.round(freeze.toCommit));
  report.metric("freezeToDrainedMs", freeze.toDrained, "ms");
  report.metric("freezeToCommitMs", freeze.toCommit, "ms");
  report.metric("rowsCompared", freeze.rows.rows, "rows");
}

function conclude(
  plan: CutoverPlan,
  { status, runId, freeze, forecast, resumed, notExempted = [] }: CutoverResult,
  { full, byHand }: { full: boolean; byHand: boolean },
): Outcome {
  const { host, port, database } = plan.target;
  const target = `${host}:${port}/${database}`;
  if (status === "finished-earlier")
    return { verdict: "pass", headline: `Run ${runId} finished the cutover to ${target} earlier; nothing was changed` };
  if (status === "dry-run")
    return {
      verdict: "pass",
      headline: resumed
        ? `Run ${runId} has switched and waits to be finished; dry run, nothing was changed`
        : `Everything is ready; the drain would take about ${forecast} ms. Dry run, nothing was changed`,
    };
  const reservations = [
    ...(full || freeze === undefined ? [] : ["rows were counted, not compared"]),
    ...(byHand ? [`point the application at ${target} by hand`] : []),
    ...notExempted.map((user) => `${user} is read-only on the source too`),
  ];
  const took = freeze ? `, ${Math.round(freeze.toCommit)} ms after the freeze` : ": finished what an earlier run began";
  return {
    verdict: reservations.length > 0 ? "warn" : "pass",
    headline: `Switched to ${target}${took}${reservations.length > 0 ? `. Mind: ${reservations.join("; ")}` : ""}`,
  };
}
