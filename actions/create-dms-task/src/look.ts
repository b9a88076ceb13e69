import { type Dms, findTask, type Instance, type Task, waitForTask } from "@postgres-to-aurora/aws/dms";
import { UserError } from "@postgres-to-aurora/domain";
import { type EndpointPlan, planEndpoint } from "./endpoint-plan.js";
import { type Ends, type Run, waiting } from "./ends.js";
import { checkSubnets, lookUpInstance } from "./instance.js";

/** What of a migration is on AWS already, and how the endpoints compare. */
export interface Seen {
  task: Task | undefined;
  /** Undefined when it has to be created, and for DMS Serverless. */
  instance: Instance | undefined;
  source: EndpointPlan;
  target: EndpointPlan;
}

/**
 * Looks up everything of a migration by its name. Changes nothing; waits while its task or an endpoint is changing.
 * @throws UserError when the compute asked for is not there and cannot be made, or is not the task's
 */
export async function look(context: Run, { dms, source, target }: Ends): Promise<Seen> {
  const { inputs } = context;
  const task = await settledTask(context, dms);
  if (task !== undefined && task.kind !== inputs.compute) throw otherCompute(task, inputs.compute);
  const instance =
    inputs.compute === "instance" ? await lookUpInstance(dms, inputs, task?.instanceArn || undefined) : undefined;
  if (inputs.compute === "serverless" && task === undefined)
    checkSubnets(
      inputs.subnetIds,
      "There is no subnet group for DMS Serverless",
      "subnet-ids is not given",
      "Give subnet-ids with two subnets in two availability zones from which both databases can be reached",
    );
  const endpoint = (side: "source" | "target", end: Ends["source"]) =>
    planEndpoint(dms, inputs.migration, side, end, waiting(context, `Endpoint ${inputs.migration}-${side}`));
  return { task, instance, source: await endpoint("source", source), target: await endpoint("target", target) };
}

const SETTLED = ["ready", "stopped", "failed", "running"];

async function settledTask(context: Run, dms: Dms): Promise<Task | undefined> {
  const { migration } = context.inputs;
  const task = await findTask(dms, migration);
  if (task === undefined || [...SETTLED, "deleting"].includes(task.status)) return task;
  await waitForTask(dms, task.arn, SETTLED, waiting(context, `Replication task ${migration}`));
  return findTask(dms, migration);
}

function otherCompute(task: Task, wanted: "instance" | "serverless"): UserError {
  const kind = task.kind === "serverless" ? "a replication of DMS Serverless" : "a replication task on an instance";
  return new UserError({
    code: "COMPUTE_DIFFERS",
    what: `Migration ${task.name} has ${kind} already, and compute is ${wanted}`,
    why: "A task cannot be moved from one kind to the other",
    remedy: `Give compute: ${task.kind}; or delete it, empty the target's tables and run again`,
  });
}
