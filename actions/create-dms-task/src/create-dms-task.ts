import { resolve } from "node:path";
import type { Outcome } from "@postgres-to-aurora/action-kit";
import type { StartType, Task } from "@postgres-to-aurora/aws/dms";
import { explainRefusal } from "@postgres-to-aurora/postgres";
import { assess } from "./assessment.js";
import { build } from "./build.js";
import { clearReloadNote, prepareSource, prepareTarget } from "./control-objects.js";
import { type Differences, decide, type Steps } from "./decide.js";
import { writeDocuments } from "./documents.js";
import { EMPTYING_REMEDIES, emptyTables } from "./empty-target.js";
import { refuseBusyEndpoint } from "./endpoint-plan.js";
import type { Ends, Run } from "./ends.js";
import { look, type Seen } from "./look.js";
import { type ExistingDocuments, type Plan, planDifferences, planTask } from "./plan/plan.js";
import { checkReadiness, isLoad, type Readiness } from "./readiness.js";
import { type Built, findingsSection, pictureSection, type Resource, resourcesSection } from "./report.js";
import { loadBegan } from "./resume-check.js";
import { capacityDifferences } from "./sizing.js";
import { startRenewing } from "./start-renewing.js";

const REMEDIES = {
  "42501": "Grant the user the right named above, or give the user that ran this action first",
  "25006": "Give a server and user that may write: this one is read-only",
};

/** Looks at everything first, then makes what is missing, then starts. Nothing is changed before all checks passed. */
export async function createDmsTask(context: Run, ends: Ends): Promise<Outcome> {
  const seen = await look(context, ends);
  const plan = await makePlan(context, ends, seen);
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
  for (const section of plan.sections) report.section(section);
  report.metric("tables", plan.tables.length, "tables");
  context.output("tables", plan.tables.length);
  context.output("documents", await writeDocuments(context, plan));
  log.info(`${plan.tables.length} tables to carry`);
  return plan;
}

/** Decides what to do about the task; shows the differences of an existing one, whether they are refused or not. */
async function nextSteps(context: Run, { dms, source }: Ends, seen: Seen, plan: Plan): Promise<Steps> {
  const { task } = seen;
  const differences = task ? taskDifferences(context, seen, task, plan) : NO_DIFFERENCES;
  const lines = [
    ...Object.values(differences).flat(),
    ...[seen.source, seen.target].flatMap(({ name, differences: own }) => own.map((line) => `${name}: ${line}`)),
  ];
  if (lines.length > 0)
    context.report.section({ kind: "text", title: "What exists and differs from the inputs", text: lines.join("\n") });
  await refuseBusyEndpoint(dms, seen.source);
  await refuseBusyEndpoint(dms, seen.target);
  return decide(task && { ...task, began: await loadBegan(source.client, task) }, differences, context.inputs);
}

const NO_DIFFERENCES: Differences = { fixed: [], mappings: [], settings: [] };

function taskDifferences({ inputs }: Run, seen: Seen, task: Task, plan: Plan): Differences {
  const fixed: string[] = [];
  const compare = (what: string, has: string, wanted: string | undefined) => {
    if (has !== wanted) fixed.push(`${what}: it has ${has}, wanted is ${wanted ?? "a new one"}`);
  };
  compare("source endpoint", task.sourceEndpointArn, seen.source.found?.arn);
  compare("target endpoint", task.targetEndpointArn, seen.target.found?.arn);
  if (task.kind === "instance") compare("replication instance", task.instanceArn, seen.instance?.arn);
  else fixed.push(...capacityDifferences(task.capacity, inputs.minCapacity, inputs.maxCapacity));
  compare("migration type", task.migrationType, "full-load-and-cdc");
  return { fixed, ...planDifferences(task, plan) };
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
    headline: `${deeds[0]?.toUpperCase()}${deeds.slice(1)}: ${task.name} is ${task.status}, with ${tables} tables${note}`,
  };
}
