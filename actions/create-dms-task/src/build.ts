import {
  createTask,
  ensureSubnetGroup,
  findTask,
  type Instance,
  modifyTask,
  type Task,
  waitForTask,
} from "@postgres-to-aurora/aws/dms";
import { testEndpoint } from "./connection-test.js";
import type { Steps } from "./decide.js";
import { type ReadyEndpoint, readyEndpoint } from "./endpoint-plan.js";
import { type Ends, type Run, waiting } from "./ends.js";
import { readyInstance } from "./instance.js";
import type { Seen } from "./look.js";
import { onceMade } from "./once-made.js";
import type { Plan } from "./plan/plan.js";
import type { Built, Resource } from "./report.js";
import { onceRoleIsSeen } from "./role-delay.js";
import { capacityFor } from "./sizing.js";

/**
 * Makes what is missing and changes what differs: instance, endpoints tested from it, task. Nothing is started.
 * @param resources gets each as soon as it stands, for the report of a run that fails later
 */
export async function build(
  context: Run,
  ends: Ends,
  seen: Seen,
  plan: Plan,
  steps: Steps,
  resources: Resource[],
): Promise<Built> {
  const instance = await makeInstance(context, ends, seen, plan, resources);
  const [source, target] = await makeEndpoints(context, ends, seen, resources);
  // Serverless tests the connections itself when it starts.
  if (instance !== undefined && seen.task?.status !== "running")
    await Promise.all([source, target].map((made) => testEndpoint(context, ends.dms, made, instance)));
  const task = await makeTask(context, ends, seen, plan, steps, { instance, source, target });
  context.output("task-arn", task.arn);
  const changed = steps.modify.mappings || steps.modify.settings;
  resources.push({
    what: task.kind === "serverless" ? "serverless replication" : "replication task",
    name: task.name,
    arn: task.arn,
    detail: task.kind === "serverless" ? `${task.capacity?.min} to ${task.capacity?.max} DCU` : task.migrationType,
    outcome: steps.create ? "created" : changed ? "changed" : "adopted",
  });
  return { instance, source, target, task };
}

async function makeInstance(
  context: Run,
  { dms }: Ends,
  seen: Seen,
  plan: Plan,
  resources: Resource[],
): Promise<Instance | undefined> {
  if (context.inputs.compute === "serverless") return undefined;
  const wait = waiting(context, "Replication instance");
  const instance = await onceRoleIsSeen(context, () =>
    readyInstance(dms, seen.instance, context.inputs, plan.size, wait),
  );
  context.output("replication-instance-arn", instance.arn);
  const reach = instance.publiclyAccessible ? "publicly accessible" : "private";
  resources.push({
    what: "replication instance",
    name: instance.name,
    arn: instance.arn,
    detail: `${instance.class}, ${reach}`,
    outcome: seen.instance ? "adopted" : "created",
  });
  return instance;
}

async function makeEndpoints(
  context: Run,
  { dms }: Ends,
  seen: Seen,
  resources: Resource[],
): Promise<[ReadyEndpoint, ReadyEndpoint]> {
  const make = async (side: "source" | "target") => {
    const plan = seen[side];
    const made = await readyEndpoint(dms, context.inputs.migration, plan, waiting(context, `Endpoint ${plan.name}`));
    context.output(`${side}-endpoint-arn`, made.endpoint.arn);
    return made;
  };
  const made = await Promise.all([make("source"), make("target")]);
  for (const { endpoint, certificate, outcome } of made) {
    const { host, port, database, secret } = endpoint;
    const place = secret ? `secret ${secret}` : `${host}:${port}`;
    if (certificate) resources.push({ what: "certificate", detail: `checks the ${endpoint.type}`, ...certificate });
    resources.push({
      what: `${endpoint.type} endpoint`,
      name: endpoint.name,
      arn: endpoint.arn,
      detail: `${place}/${database}, ssl ${endpoint.tls}`,
      outcome,
    });
  }
  return made;
}

async function makeTask(
  context: Run,
  { dms }: Ends,
  seen: Seen,
  plan: Plan,
  steps: Steps,
  made: { instance: Instance | undefined; source: ReadyEndpoint; target: ReadyEndpoint },
): Promise<Task> {
  const { inputs } = context;
  const wait = waiting(context, `Replication task ${inputs.migration}`);
  const settings = JSON.stringify(plan.settings);
  if (seen.task !== undefined) {
    const { mappings, settings: changed } = steps.modify;
    if (!mappings && !changed) return seen.task;
    const change = { ...(mappings ? { tableMappings: plan.mappings } : {}), ...(changed ? { settings } : {}) };
    return modifyTask(dms, seen.task, change, wait);
  }
  if (made.instance === undefined)
    await onceRoleIsSeen(context, () => ensureSubnetGroup(dms, inputs.migration, inputs.subnetIds));
  const compute = made.instance
    ? ({ kind: "instance", instanceArn: made.instance.arn } as const)
    : ({
        kind: "serverless",
        subnetGroup: inputs.migration,
        securityGroupIds: inputs.securityGroupIds,
        ...capacityFor(plan.size, inputs.minCapacity, inputs.maxCapacity),
      } as const);
  const task = {
    migration: inputs.migration,
    sourceEndpointArn: made.source.endpoint.arn,
    targetEndpointArn: made.target.endpoint.arn,
    compute,
    tableMappings: plan.mappings,
    settings,
  };
  return onceRoleIsSeen(context, () =>
    onceMade(
      () => createTask(dms, task, wait),
      async () => {
        const made = await findTask(dms, inputs.migration, true);
        return made && waitForTask(dms, made.arn, ["ready"], wait);
      },
    ),
  );
}
