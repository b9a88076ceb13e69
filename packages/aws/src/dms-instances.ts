import {
  CreateReplicationInstanceCommand,
  CreateReplicationSubnetGroupCommand,
  DeleteReplicationInstanceCommand,
  DeleteReplicationSubnetGroupCommand,
  paginateDescribeReplicationInstances,
} from "@aws-sdk/client-database-migration-service";
import { EnvironmentError, MIGRATION_TAG } from "@postgres-to-aurora/domain";
import { awsCall, isAlreadyThere, isNotFound } from "./aws-error.js";
import { type Dms, isState, listAll } from "./dms-client.js";
import { pollUntil, type Wait } from "./poll.js";

/** A replication instance: the machine the task runs on. */
export interface Instance {
  name: string;
  arn: string;
  status: string;
  class: string;
  publiclyAccessible: boolean;
  /** Where its connections come from: for pg_hba.conf, firewalls and security groups. */
  addresses: string[];
}

export interface NewInstance {
  migration: string;
  class: string;
  /** GiB. */
  storage: number;
  publiclyAccessible: boolean;
  /** []: that of the VPC. */
  securityGroupIds: string[];
}

/** States an instance does not leave by itself. */
const BROKEN = [
  "failed",
  "deleting",
  "deleted",
  "incompatible-credentials",
  "incompatible-network",
  "inaccessible-encryption-credentials",
  "storage-full",
];

/** A replication instance by its identifier or ARN, or undefined when there is none. */
export async function findInstance(dms: Dms, idOrArn: string): Promise<Instance | undefined> {
  const isArn = idOrArn.startsWith("arn:");
  const instances = await listAll(
    "dms:DescribeReplicationInstances",
    `replication instance ${idOrArn}`,
    paginateDescribeReplicationInstances(
      { client: dms },
      {
        Filters: [
          {
            Name: isArn ? "replication-instance-arn" : "replication-instance-id",
            Values: [isArn ? idOrArn : idOrArn.toLowerCase()],
          },
        ],
      },
    ),
    (page) => page.ReplicationInstances,
  );
  const [found] = instances;
  return (
    found && {
      name: found.ReplicationInstanceIdentifier ?? "",
      arn: found.ReplicationInstanceArn ?? "",
      status: (found.ReplicationInstanceStatus ?? "unknown").toLowerCase(),
      class: found.ReplicationInstanceClass ?? "",
      publiclyAccessible: found.PubliclyAccessible ?? false,
      addresses: [
        ...(found.ReplicationInstancePublicIpAddresses ?? []),
        ...(found.ReplicationInstancePrivateIpAddresses ?? []),
      ],
    }
  );
}

/** What tells a migration's own subnet group: DMS shows no ARN for one, and so no tags. */
export const subnetGroupDescription = (migration: string): string => `Subnets of migration ${migration}`;

/** Creates the migration's own subnet group, of its name. One that is there already is taken as it is. */
export async function ensureSubnetGroup(dms: Dms, migration: string, subnetIds: string[]): Promise<void> {
  try {
    await awsCall({ permission: "dms:CreateReplicationSubnetGroup", thing: `subnet group ${migration}` }, () =>
      dms.send(
        new CreateReplicationSubnetGroupCommand({
          ReplicationSubnetGroupIdentifier: migration,
          ReplicationSubnetGroupDescription: subnetGroupDescription(migration),
          SubnetIds: subnetIds,
          Tags: [{ Key: MIGRATION_TAG, Value: migration }],
        }),
      ),
    );
  } catch (error) {
    // Left by a run that ended before what it was made for.
    if (!isAlreadyThere(error)) throw error;
  }
}

/** Deletes a subnet group. One that does not exist is no error. */
export async function deleteSubnetGroup(dms: Dms, name: string): Promise<void> {
  try {
    await awsCall({ permission: "dms:DeleteReplicationSubnetGroup", thing: `subnet group ${name}` }, () =>
      dms.send(new DeleteReplicationSubnetGroupCommand({ ReplicationSubnetGroupIdentifier: name })),
    );
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
}

/** Creates the migration's own instance in its subnet group (see ensureSubnetGroup). It is not waited for. */
export async function createInstance(dms: Dms, instance: NewInstance): Promise<void> {
  const { migration } = instance;
  await awsCall({ permission: "dms:CreateReplicationInstance", thing: `replication instance ${migration}` }, () =>
    dms.send(
      new CreateReplicationInstanceCommand({
        ReplicationInstanceIdentifier: migration,
        ReplicationInstanceClass: instance.class,
        AllocatedStorage: instance.storage,
        ReplicationSubnetGroupIdentifier: migration,
        ...(instance.securityGroupIds.length > 0 ? { VpcSecurityGroupIds: instance.securityGroupIds } : {}),
        // The service's own default is true.
        PubliclyAccessible: instance.publiclyAccessible,
        Tags: [{ Key: MIGRATION_TAG, Value: migration }],
      }),
    ),
  );
}

/** Deletes an instance and waits until it is gone. One that does not exist is no error. */
export async function deleteInstance(dms: Dms, arn: string, wait: Wait): Promise<void> {
  let asked = false;
  await pollUntil<undefined>(
    `replication instance ${arn} to be gone`,
    async () => {
      const instance = await findInstance(dms, arn);
      if (instance === undefined) return { state: "gone", done: true, value: undefined };
      if (!asked && instance.status !== "deleting") {
        await awsCall(
          { permission: "dms:DeleteReplicationInstance", thing: `replication instance ${instance.name}` },
          () => dms.send(new DeleteReplicationInstanceCommand({ ReplicationInstanceArn: arn })),
        );
        asked = true;
      }
      return { state: "deleting", done: false };
    },
    wait,
  );
}

/** Waits until an instance is available. Throws EnvironmentError when it is in a state it does not leave. */
export async function waitForInstance(dms: Dms, idOrArn: string, wait: Wait): Promise<Instance> {
  return pollUntil<Instance>(
    `replication instance ${idOrArn} to be available`,
    async () => {
      const instance = await findInstance(dms, idOrArn);
      const state = instance?.status ?? "absent";
      if (instance !== undefined && state === "available") return { state, done: true, value: instance };
      if (isState(state, ...BROKEN))
        throw new EnvironmentError({
          code: "DMS_INSTANCE_UNUSABLE",
          what: `Replication instance ${idOrArn} is ${state}`,
          remedy: "Repair or delete it in the DMS console, or give another one as replication-instance",
        });
      return { state, done: false };
    },
    wait,
  );
}
