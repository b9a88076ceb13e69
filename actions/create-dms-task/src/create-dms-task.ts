import { resolve } from "node:path";
import type { Outcome } from "@postgres-to-aurora/action-kit";
import type { StartType, Task } from "@postgres-to-aurora/aws/dms";
import { counted } from "@postgres-to-aurora/domain";
import { explainRefusal } from "@postgres-to-aurora/postgres";
import { assess } from "./assessment.js";
import { build } from "./build.js";
import { clearReloadNote, prepareSource, prepareTarget } from "./control-objects.js";
import type { Steps } from "./decide.js";
import { writeDocuments } from "./documents.js";
import { EMPTYING_REMEDIES, emptyTables } from "./empty-target.js";
import type { Ends, Run } from "./ends.js";
import { look, type Seen } from "./look.js";
import { nextSteps } from "./next-steps.js";
import { type ExistingDocuments, type Plan, planTask } from "./plan/plan.js";
import { checkReadiness, isLoad, type Readiness } from "./readiness.js";
import { type Built, findingsSection, pictureSection, type Resource, resourcesSection } from "./report.js";
import { checkNames } from "./scope-check.js";
import { startRenewing } from "./start-renewing.js";

const REMEDIES = {
  "42501": "Grant the user the right named above, or give the user that ran this action first",
  "25006": "Give a server and user that may write: this one is read-only",
};

/** Looks at everything first, then makes what is missing, then starts. Nothing is changed before all checks passed. */
export async function createDmsTask(context: Run, ends: Ends): Promise<Outcome> {
  const { schemas, excludeTables: excluded } = context.inputs;
  await checkNames(ends.source.client, { schemas, excluded });
  const seen = await look(context, ends);
  const plan = await makePlan(context, ends, seen);
  try {
    return await carryOut(context, ends, seen, plan);
  } finally {
    // Long as they are, they follow what was found and done.
    for (const section of plan.sections) context.report.section(section);
  }
}

async function carryOut(context: Run, ends: Ends, seen: Seen, plan: Plan): Promise<Outcome> {
  const steps = await nextSteps(context, ends, seen, plan);
  const ready = await checkReadiness(context, ends, seen, plan, steps);

  context.signal.throwIfAborted();
  if (isLoad(seen, steps)) await prepare(context, ends, steps);
  const resources: Resource[] = [];
  let built: Built;
  try {
    built = await build(context, ends, seen, plan, steps, resources);
  } finally {
    if (resources.length > 0) context.report.section(resourcesSection(resources));
  }
  context.report.section(pictureSection(built, ends.source.address, ends.target.address));
  const refused = steps.start === "start-replication" ? await assessed(context, ends, built.task) : undefined;
  if (refused) return refused;

  const now = await start(context, ends, built, steps, ready);
  context.output("task-status", now.status);
  return outcome(now, resources, steps, ready.warned, plan.tables.length);
}

async function makePlan(context: Run, { source }: Ends, { task }: Seen): Promise<Plan> {
  const { inputs, log, clock, signal, report, workspace } = context;
  const taskSettingsFile = inputs.taskSettings && resolve(workspace, inputs.taskSettings);
  const reloads = inputs.restart === "reload" && inputs.start && task?.status !== "running";
  const existing: ExistingDocuments | undefined = task && { ...task, hasRun: task.hasRun && !reloads };
  const plan = await planTask(source.client, { ...inputs, taskSettingsFile }, existing, { log, clock, signal });
  report.metric("tables", plan.tables.length, "tables");
  context.output("tables", plan.tables.length);
  context.output("documents", await writeDocuments(context, plan));
  log.info(`${counted(plan.tables.length, "table")} to carry`);
  return plan;
}

/** Makes marker and control schemas, before anything is made on AWS: a user without rights is told so first. */
async function prepare({ inputs }: Run, { source, target }: Ends, steps: Steps): Promise<void> {
  const migrations = await explainRefusal("source", "make the marker", REMEDIES, () =>
    prepareSource(source.client, inputs.migration),
  );
  await explainRefusal("target", "make the control schemas", REMEDIES, () =>
    prepareTarget(target.client, inputs.migration, migrations, steps.start === "reload-target"),
  );
}

/** Has DMS assess a task before its first start. @returns the outcome when it found what keeps it from being started */
async function assessed(context: Run, { dms }: Ends, task: Task): Promise<Outcome | undefined> {
  const findings = await assess(context, dms, task);
  if (findings.length > 0) context.report.section(findingsSection(findings, "Premigration assessment"));
  const serious = findings.filter(({ severity }) => severity === "needs-change");
  if (serious.length === 0) return undefined;
  context.output("task-status", task.status);
  return {
    verdict: "fail",
    headline: `${task.name} is ready and was not started: the premigration assessment failed ${serious.map(({ object }) => object).join(", ")}`,
  };
}

/** Empties the target where asked, right before the load, and starts. */
async function start(context: Run, ends: Ends, built: Built, steps: Steps, ready: Readiness): Promise<Task> {
  const { task } = built;
  const target = ends.target.client;
  let now = task;
  if (steps.start !== undefined) {
    const { emptying } = ready;
    if (emptying) {
      context.log.info(`Emptying ${emptying.tables.length} tables of the target`);
      await explainRefusal("target", "empty its tables", EMPTYING_REMEDIES, () => emptyTables(target, emptying.tables));
    }
    now = await startRenewing(context, ends, built, steps.start);
    context.output("start-type", steps.start);
  }
  if (now.status === "running")
    await explainRefusal("target", "take a note back", REMEDIES, () => clearReloadNote(target, task.name));
  return now;
}

const START_WORDS: Record<StartType, string> = {
  "start-replication": "started",
  "resume-processing": "resumed",
  "reload-target": "reloaded",
};

function outcome(task: Task, resources: Resource[], steps: Steps, warned: boolean, tables: number): Outcome {
  const of = (wanted: Resource["outcome"]) =>
    resources.filter((resource) => resource.outcome === wanted).map(({ what }) => what);
  const done = [
    of("created").length > 0 && `created ${of("created").join(", ")}`,
    of("changed").length > 0 && `changed ${of("changed").join(", ")}`,
    steps.start && `${START_WORDS[steps.start]} the task`,
  ];
  const deeds = done.filter(Boolean).join("; ") || "Nothing to do";
  const note = steps.note ? `. ${steps.note}` : "";
  return {
    verdict: warned || steps.note ? "warn" : "pass",
    headline: `${deeds[0]?.toUpperCase()}${deeds.slice(1)}: ${task.name} is ${task.status}, with ${counted(tables, "table")}${note}`,
  };
}
