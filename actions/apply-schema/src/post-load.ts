import type { Client } from "@postgres-to-aurora/postgres";
import { applyBare } from "./bare.js";
import { splitBuilds } from "./builds.js";
import { constraintPlan, type TwoSteps } from "./constraints.js";
import { type Locks, namedTables } from "./lock-tables.js";
import { runParallel, type Task } from "./parallel.js";
import { NO_LOCKS, type PhaseRun } from "./phase-run.js";
import { firstWords, type Step } from "./plan.js";
import { cutStages, type Stage } from "./stages.js";
import { readTableFacts, type TableFacts } from "./table-facts.js";
import { readAnalyzable, readLockable } from "./target.js";

/**
 * Applies post-load: every statement in a transaction of its own with its entry in the journal, so that a run that
 * ended anywhere can be continued there. Plain CREATE INDEX, not CONCURRENTLY: that could share no transaction with its
 * entry, would leave invalid indexes behind, wait for every open transaction and read the table twice; all to spare
 * writes of one table a delay, and the only writer at this time is the replication, which catches up.
 */
export async function applyPostLoad(run: PhaseRun): Promise<void> {
  for (const stage of cutStages(await run.remaining())) await applyStage(run, stage);
  await analyze(run);
}

async function applyStage(run: PhaseRun, { kind, steps }: Stage): Promise<void> {
  switch (kind) {
    case "settings":
      for (const step of steps) await run.tools.sessions.set(step);
      return;
    case "ordered":
      return run.stage("statements in the order of the file", steps.length, 1, () => applyOrdered(run, steps));
    case "builds":
      return applyBuilds(run, steps);
    case "constraints":
      return applyConstraints(run, steps);
  }
}

async function applyOrdered(run: PhaseRun, steps: Step[]): Promise<void> {
  const lockable = await readLockable(run.main, run.request.manifest.schemas);
  for (const step of steps) {
    if (step.mode === "bare") await applyBare(run, step);
    else if (step.mode === "own") {
      run.applied.apart.push(firstWords(step.text));
      await run.commit(run.main, step, NO_LOCKS, [step.text]);
    } else {
      const tables = namedTables([step.text], lockable);
      await run.commit(run.main, step, { tables, mode: "ACCESS EXCLUSIVE" }, [step.text]);
    }
  }
}

async function applyBuilds(run: PhaseRun, steps: Step[]): Promise<void> {
  const facts = await factsOf(run, steps);
  for (const { alone, builds } of splitBuilds(steps, facts)) {
    const tasks = builds.map(({ step, key, shared, weight, locks }): Task => {
      return { key, shared, weight, run: (client) => run.commit(client, step, locks, [step.text]) };
    });
    await inParallel(run, alone ? "index on all partitions" : "indexes", tasks);
  }
}

/** Adds constraints one after the other, each for a moment, then checks the rows beside reads and writes. */
async function applyConstraints(run: PhaseRun, steps: Step[]): Promise<void> {
  const facts = await factsOf(run, steps);
  const plan = steps.map((step) => constraintPlan(step, facts, run.request.major));
  const begun = run.facts.progress.half;
  await run.stage("constraints added", plan.filter(({ step }) => !begun.has(step.index)).length, 1, async () => {
    for (const { step, add, addLocks, later } of plan)
      if (!begun.has(step.index) || later === undefined)
        await run.commit(run.main, step, addLocks, [add], later === undefined);
  });
  const checks = plan.flatMap(({ later }) => later ?? []);
  await inParallel(
    run,
    "constraints checked",
    checks.map((check) => ({
      key: check.table.oid,
      // VALIDATE takes a lock that conflicts with itself.
      shared: false,
      weight: check.table.bytes,
      run: (client) => checkConstraint(run, client, check),
    })),
  );
}

async function checkConstraint(run: PhaseRun, client: Client, check: TwoSteps): Promise<void> {
  const { step, table, validate, finish } = check;
  const locks = (mode: Locks["mode"]): Locks => ({ tables: table.lockable ? [check.lockName] : [], mode });
  if (finish.length === 0) return run.commit(client, step, locks("SHARE UPDATE EXCLUSIVE"), [validate]);
  await run.commit(client, step, locks("SHARE UPDATE EXCLUSIVE"), [validate], false);
  await run.commit(client, step, locks("ACCESS EXCLUSIVE"), finish);
}

/** Statistics for every table, so that the first queries have good plans. */
async function analyze(run: PhaseRun): Promise<void> {
  const tables = await readAnalyzable(run.main, run.request.manifest.schemas);
  const { clock, signal } = run.tools;
  await inParallel(
    run,
    "statistics (ANALYZE)",
    tables.map(({ name, pages }) => ({
      key: name,
      shared: true,
      weight: pages,
      run: async (client) => {
        signal.throwIfAborted();
        const since = clock.now();
        run.active.set(client, { what: `ANALYZE ${name}`, since });
        await client.query(`ANALYZE ${name}`).finally(() => run.active.delete(client));
        run.note(`ANALYZE ${name}`, clock.now() - since);
        run.applied.analyzed++;
      },
    })),
  );
}

async function inParallel(run: PhaseRun, name: string, tasks: Task[]): Promise<void> {
  if (tasks.length === 0) return;
  const { sessions, log } = run.tools;
  const others = await sessions.others(Math.min(run.request.workers, tasks.length));
  run.parallel = true;
  try {
    await run.stage(name, tasks.length, others.length, () =>
      runParallel(tasks, others, (error, running) => {
        if (running > 0 && !run.tools.signal.aborted)
          log.warning(`${(error as Error).message} ${running} more at work may finish first, so that it is not lost`);
      }),
    );
  } finally {
    run.parallel = false;
  }
}

function factsOf(run: PhaseRun, steps: Step[]): Promise<Map<string, TableFacts>> {
  const names = steps.flatMap(({ work }) => [
    ...("table" in work ? [work.table] : []),
    ...("references" in work ? [work.references] : []),
  ]);
  return readTableFacts(run.main, names);
}
