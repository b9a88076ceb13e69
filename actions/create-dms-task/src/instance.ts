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

/** What the inputs say about the replication instance. */
export interface InstanceInputs {
  migration: string;
  replicationInstance: string | undefined;
  replicationInstanceClass: string;
  subnetIds: string[];
  securityGroupIds: string[];
}

/**
 * The instance the task shall run on, as far as it exists: the given one, or the migration's own.
 * @returns undefined when it has to be created, which the inputs then allow
 * @throws UserError when the given one does not exist, or none is given and none can be made
 */
export async function lookUpInstance(dms: Dms, inputs: InstanceInputs): Promise<Instance | undefined> {
  const name = inputs.replicationInstance ?? inputs.migration;
  const found = await findInstance(dms, name);
  if (found !== undefined) return found;
  if (inputs.replicationInstance !== undefined)
    throw new UserError({
      code: "INSTANCE_NOT_FOUND",
      what: `Replication instance ${name} does not exist`,
      remedy: "Correct replication-instance or aws-region; without replication-instance one is made from subnet-ids",
    });
  if (inputs.subnetIds.length >= 2) return undefined;
  throw new UserError({
    code: "NO_INSTANCE",
    what: "There is no replication instance to run the task on",
    why: inputs.subnetIds.length === 1 ? "A subnet group needs at least two subnets" : `${name} does not exist yet`,
    remedy: "Give replication-instance, or subnet-ids with two subnets in two availability zones",
  });
}

/** The instance, available: waited for when it exists, created and waited for when not. */
export async function readyInstance(
  dms: Dms,
  found: Instance | undefined,
  inputs: InstanceInputs,
  wait: Wait,
): Promise<Instance> {
  if (found !== undefined) return waitForInstance(dms, found.arn, wait);
  await ensureSubnetGroup(dms, inputs.migration, inputs.subnetIds);
  await createInstance(dms, {
    migration: inputs.migration,
    class: inputs.replicationInstanceClass === "auto" ? "dms.t3.medium" : inputs.replicationInstanceClass,
    storage: 50,
    publiclyAccessible: false,
    securityGroupIds: inputs.securityGroupIds,
  });
  return waitForInstance(dms, inputs.migration, wait);
}
