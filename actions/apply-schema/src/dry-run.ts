import { withProgress } from "@postgres-to-aurora/action-kit";
import { EnvironmentError, type KnownError } from "@postgres-to-aurora/domain";
import { isConnectionLost, isServerError } from "@postgres-to-aurora/postgres";
import { readFacts } from "./apply.js";
import { namedTables } from "./lock-tables.js";
import type { PhaseRequest, Tools } from "./phase.js";
import { NO_LOCKS, PhaseRun } from "./phase-run.js";
import { firstWords, planPhase, type Step } from "./plan.js";
import { planPostLoad, type StagePlan, type TablePlan } from "./post-load-plan.js";
import { position } from "./progress.js";
import { shapeOf } from "./sql-shape.js";
import { StatementFailure, statementError } from "./statement-error.js";
import { readLockable } from "./target.js";

/** What a dry run found. */
export interface DryRun {
  /** Whether the phase is applied already, so that nothing would be done. */
  applied: boolean;
  /** Statements the phase still has to apply, settings not counted, and what became of each here. */
  statements: DryStatement[];
  /** Explanations of those that were refused. */
  refusals: KnownError[];
  /** Settings of the file that this server does not know. */
  skippedSettings: string[];
  /** Of post-load, which is only planned: what runs when, and the tables it works on, the largest first. */
  stages: StagePlan[];
  tables: TablePlan[];
}

export interface DryStatement {
  line: number;
  /** Its beginning. */
  statement: string;
  /** `tried`, `refused`, `planned`, or why it was not tried. */
  outcome: string;
}

/** A later statement may fail with these because an earlier one was not tried. */
const MISSING: readonly string[] = ["42P01", "42883", "42704", "3F000", "42703", "42830"];

/** Their effects may outlive a rollback, or take long while others wait. */
const NOT_TRIED: readonly { shape: RegExp; why: string }[] = [
  { shape: /^REFRESH MATERIALIZED VIEW /, why: "not tried: it may last, and readers of the view would wait" },
  { shape: /^(SELECT|DO|CALL|WITH|VALUES|EXECUTE) /, why: "not tried: a rollback may not undo all it does" },
];

/**
 * Tries a phase without leaving anything: pre-load and post-cutover in one transaction that is rolled back, past what is
 * refused, so that all of it is found at once; post-load would build all indexes for nothing and is only planned.
 * @throws as applyPhase does, except for statements that the target refuses
 */
export async function dryRunPhase(request: PhaseRequest, tools: Tools): Promise<DryRun> {
  const steps = planPhase(request.sql, request.file);
  await tools.sessions.claim();
  const facts = await readFacts(request, tools, steps);
  const run = new PhaseRun(request, tools, facts);
  const dry: DryRun = {
    applied: facts.progress.finished,
    statements: [],
    refusals: [],
    skippedSettings: run.applied.skippedSettings,
    stages: [],
    tables: [],
  };
  if (dry.applied) return dry;
  const work = async () => {
    const remaining = await run.remaining();
    if (request.phase === "post-load") await plan(run, remaining, dry);
    else await tryAll(run, remaining, dry);
  };
  await withProgress(tools, () => position(run), work);
  return dry;
}

async function plan(run: PhaseRun, steps: Step[], dry: DryRun): Promise<void> {
  for (const step of steps) if (step.mode === "session") await run.tools.sessions.set(step);
  const { stages, tables, missing } = await planPostLoad(run, steps);
  dry.stages.push(...stages);
  dry.tables.push(...tables);
  for (const step of steps)
    if (step.mode !== "session") dry.statements.push(describe(step, missing.has(step) ? "refused" : "planned"));
  const [first] = missing;
  if (first) dry.refusals.push(missingTable(run, first[0], first[1], missing.size));
}

async function tryAll(run: PhaseRun, steps: Step[], dry: DryRun): Promise<void> {
  const { main, request } = run;
  const reasons = new Map(steps.map((step) => [step, whyNotTried(step)]));
  const texts = steps.filter((step) => !reasons.get(step)).map(({ text }) => text);
  const tables = namedTables(texts, await readLockable(main, request.manifest.schemas));
  await run.begin(main, { ...NO_LOCKS, tables });
  try {
    for (const step of steps) {
      const why = reasons.get(step);
      const outcome = why ?? (await tryOne(run, step, dry));
      if (step.mode !== "session") dry.statements.push(describe(step, outcome));
    }
  } finally {
    await main.query("ROLLBACK").catch(() => {});
  }
}

async function tryOne(run: PhaseRun, step: Step, dry: DryRun): Promise<string> {
  await run.main.query("SAVEPOINT dry_run");
  try {
    await run.execute(run.main, step);
    await run.main.query("RELEASE SAVEPOINT dry_run");
    return "tried";
  } catch (error) {
    if (!(error instanceof StatementFailure)) throw error;
    if (!isServerError(error.reason) || isConnectionLost(error.reason)) throw error.reason;
    await run.main.query("ROLLBACK TO SAVEPOINT dry_run");
    // Applied for real the value is committed by then.
    if (error.reason.code === "55P04") return "not tried: it uses an enum value that is new";
    if (MISSING.includes(error.reason.code) && dry.statements.some(mayBeNeeded))
      return "not tried: it may need one that was not tried";
    dry.refusals.push(statementError(error, run) as KnownError);
    return "refused";
  }
}

/** Nothing needs a refresh. */
function mayBeNeeded({ outcome, statement }: DryStatement): boolean {
  return outcome.startsWith("not tried") && !/^REFRESH /i.test(statement);
}

function whyNotTried(step: Step): string | undefined {
  if (step.mode === "session") return undefined;
  if (step.mode === "bare") return "not tried: PostgreSQL allows it in no transaction";
  const { text } = shapeOf(step.text);
  return NOT_TRIED.find(({ shape }) => shape.test(text))?.why;
}

function describe(step: Step, outcome: string): DryStatement {
  return { line: step.line, statement: firstWords(step.text), outcome };
}

function missingTable(run: PhaseRun, step: Step, table: string, statements: number): EnvironmentError {
  const { file } = run.request;
  const preLoad = run.facts.finished.includes("pre-load");
  return new EnvironmentError({
    code: "TABLE_MISSING",
    what: `${file}:${step.line}: the table ${table} is not on the target, and ${statements} statements of ${file} lack theirs`,
    why: preLoad
      ? "Pre-load was applied here, so it was dropped or renamed since"
      : "Pre-load is not applied to this target",
    remedy: preLoad
      ? "Make it again as pre-load.sql has it, and run again"
      : "Apply the phase pre-load first, then run this one",
  });
}
