import { type Dms, type Endpoint, findEndpoint, findTask, type Instance, type Task } from "@postgres-to-aurora/aws/dms";
import { type InstanceInputs, lookUpInstance } from "./instance.js";

/** What of a migration is on AWS already. */
export interface Existing {
  instance: Instance | undefined;
  sourceEndpoint: Endpoint | undefined;
  targetEndpoint: Endpoint | undefined;
  task: Task | undefined;
}

/** Looks up everything of a migration by its name. Changes nothing. Throws when no instance is there or can be made. */
export async function lookUpExisting(dms: Dms, inputs: InstanceInputs): Promise<Existing> {
  const [task, sourceEndpoint, targetEndpoint] = await Promise.all([
    findTask(dms, inputs.migration),
    findEndpoint(dms, `${inputs.migration}-source`),
    findEndpoint(dms, `${inputs.migration}-target`),
  ]);
  const replicationInstance = inputs.replicationInstance ?? task?.instanceArn;
  return {
    task,
    sourceEndpoint,
    targetEndpoint,
    instance: await lookUpInstance(dms, { ...inputs, replicationInstance }),
  };
}
