import type { Task } from "@postgres-to-aurora/aws/dms";
import { type Differences, decide, type Steps } from "./decide.js";
import { refuseBusyEndpoint } from "./endpoint-plan.js";
import type { Ends, Run } from "./ends.js";
import type { Seen } from "./look.js";
import { type Plan, planDifferences } from "./plan/plan.js";
import { loadBegan } from "./resume-check.js";
import { capacityDifferences } from "./sizing.js";

/** Decides what to do about the task; shows the differences of an existing one, whether they are refused or not. */
export async function nextSteps(context: Run, { dms, source }: Ends, seen: Seen, plan: Plan): Promise<Steps> {
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
