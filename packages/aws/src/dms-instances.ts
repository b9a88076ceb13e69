import {
  CreateReplicationInstanceCommand,
  CreateReplicationSubnetGroupCommand,
  paginateDescribeReplicationInstances,
} from "@aws-sdk/client-database-migration-service";
import { EnvironmentError, MIGRATION_TAG } from "@postgres-to-aurora/domain";
import { awsCall, isAlreadyThere } from "./aws-error.js";
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
  subnetIds: string[];
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

/** Creates the migration's own instance and subnet group, never publicly accessible. It is not waited for. */
export async function createInstance(dms: Dms, instance: NewInstance): Promise<void> {
  const { migration } = instance;
  const Tags = [{ Key: MIGRATION_TAG, Value: migration }];
  try {
    await awsCall({ permission: "dms:CreateReplicationSubnetGroup", thing: `subnet group ${migration}` }, () =>
      dms.send(
        new CreateReplicationSubnetGroupCommand({
          ReplicationSubnetGroupIdentifier: migration,
          ReplicationSubnetGroupDescription: `Subnets of migration ${migration}`,
          SubnetIds: instance.subnetIds,
          Tags,
        }),
      ),
    );
  } catch (error) {
    // Left by a run that ended before its instance was made.
    if (!isAlreadyThere(error)) throw error;
  }
  await awsCall({ permission: "dms:CreateReplicationInstance", thing: `replication instance ${migration}` }, () =>
    dms.send(
      new CreateReplicationInstanceCommand({
        ReplicationInstanceIdentifier: migration,
        ReplicationInstanceClass: instance.class,
        ReplicationSubnetGroupIdentifier: migration,
        ...(instance.securityGroupIds.length > 0 ? { VpcSecurityGroupIds: instance.securityGroupIds } : {}),
        PubliclyAccessible: false,
        Tags,
      }),
    ),
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
