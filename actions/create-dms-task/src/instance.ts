import {
  createInstance,
  type Dms,
  ensureSubnetGroup,
  findInstance,
  type Instance,
  type Wait,
  waitForInstance,
} from "@postgres-to-aurora/aws/dms";
import { UserError } from "@postgres-to-aurora/domain";
import { onceMade } from "./once-made.js";
import { type LoadSize, sizeFor } from "./sizing.js";

/** What the inputs say about the replication instance. */
export interface InstanceInputs {
  migration: string;
  replicationInstance: string | undefined;
  replicationInstanceClass: string;
  publiclyAccessible: boolean;
  subnetIds: string[];
  securityGroupIds: string[];
}

/**
 * The instance the task shall run on, as far as it exists: the given one, that of the existing task, or the migration's own.
 * @returns undefined when it has to be created, which the inputs then allow
 * @throws UserError when the given one does not exist, or none is given and none can be made
 */
export async function lookUpInstance(
  dms: Dms,
  inputs: InstanceInputs,
  ofTask: string | undefined,
): Promise<Instance | undefined> {
  const given = inputs.replicationInstance ?? ofTask;
  const name = given ?? inputs.migration;
  const found = await findInstance(dms, name);
  if (found !== undefined) return found;
  if (given !== undefined)
    throw new UserError({
      code: "INSTANCE_NOT_FOUND",
      what: `Replication instance ${name} does not exist`,
      remedy: "Correct replication-instance or aws-region; without replication-instance one is made from subnet-ids",
    });
  checkSubnets(
    inputs.subnetIds,
    "There is no replication instance to run the task on",
    `${name} does not exist yet`,
    "Give replication-instance, or subnet-ids with two subnets in two availability zones",
  );
  return undefined;
}

/** Refuses fewer subnets than a subnet group needs. */
export function checkSubnets(subnetIds: string[], what: string, none: string, remedy: string): void {
  if (subnetIds.length >= 2) return;
  throw new UserError({
    code: "NO_INSTANCE",
    what,
    why: subnetIds.length === 1 ? "A subnet group needs at least two subnets" : none,
    remedy,
  });
}

/** The instance, available: waited for when it exists, created and waited for when not. */
export async function readyInstance(
  dms: Dms,
  found: Instance | undefined,
  inputs: InstanceInputs,
  size: LoadSize,
  wait: Wait,
): Promise<Instance> {
  if (found !== undefined) return waitForInstance(dms, found.arn, wait);
  const { instanceClass, storage } = sizeFor(size);
  await ensureSubnetGroup(dms, inputs.migration, inputs.subnetIds);
  const instance = {
    migration: inputs.migration,
    class: inputs.replicationInstanceClass === "auto" ? instanceClass : inputs.replicationInstanceClass,
    storage,
    publiclyAccessible: inputs.publiclyAccessible,
    securityGroupIds: inputs.securityGroupIds,
  };
  const ready = () => waitForInstance(dms, inputs.migration, wait);
  return onceMade(async () => {
    await createInstance(dms, instance);
    return ready();
  }, ready);
}
