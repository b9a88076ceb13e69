import {
  ListTagsForResourceCommand,
  paginateDescribeCertificates,
  paginateDescribeEndpoints,
  paginateDescribeReplicationConfigs,
  paginateDescribeReplicationInstances,
  paginateDescribeReplicationSubnetGroups,
  paginateDescribeReplicationTasks,
} from "@aws-sdk/client-database-migration-service";
import { MIGRATION_TAG } from "@postgres-to-aurora/domain";
import { awsCall, isNotFound } from "./aws-error.js";
import { type Dms, listAll } from "./dms-client.js";
import { subnetGroupDescription } from "./dms-instances.js";

/** A DMS resource that bears a migration's tag. */
export interface TaggedResource {
  kind: "task" | "serverless" | "endpoint" | "certificate" | "instance" | "subnet group";
  name: string;
  /** Empty for a subnet group. */
  arn: string;
  /** Lower case; empty for what has none. */
  status: string;
  /** Class of an instance, capacity of a serverless replication; empty for the others. */
  size: string;
  /** GiB of an instance; 0 for the others. */
  storage: number;
  multiAz: boolean;
}

/** ARNs asked about in one call. */
const BATCH = 50;

/**
 * All DMS resources of this account and region that bear a migration's tag, whatever their names; and the subnet group
 * made for it, which is told by its description, since DMS shows neither ARN nor tags for one.
 */
export async function findTagged(dms: Dms, migration: string): Promise<TaggedResource[]> {
  const all = await listResources(dms);
  const ours: TaggedResource[] = [];
  for (let from = 0; from < all.length; from += BATCH) {
    const batch = all.slice(from, from + BATCH);
    const tagged = await taggedOf(
      dms,
      migration,
      batch.map(({ arn }) => arn),
    );
    ours.push(...batch.filter(({ arn }) => tagged.has(arn)));
  }
  return [...ours, ...(await ownSubnetGroups(dms, migration))];
}

/** Those of the ARNs whose resources bear the migration's tag. */
async function taggedOf(dms: Dms, migration: string, arns: string[]): Promise<Set<string | undefined>> {
  try {
    const answer = await awsCall({ permission: "dms:ListTagsForResource", thing: "the account's DMS resources" }, () =>
      dms.send(new ListTagsForResourceCommand({ ResourceArnList: arns })),
    );
    const tags = (answer.TagList ?? []).filter(({ Key, Value }) => Key === MIGRATION_TAG && Value === migration);
    return new Set(tags.map(({ ResourceArn }) => ResourceArn));
  } catch (error) {
    if (!isNotFound(error)) throw error;
    if (arns.length === 1) return new Set();
    // Somebody deleted one of them since they were listed, which refuses all.
    const alone: Set<string | undefined>[] = [];
    for (const arn of arns) alone.push(await taggedOf(dms, migration, [arn]));
    return new Set(alone.flatMap((found) => [...found]));
  }
}

const plain = { status: "", size: "", storage: 0, multiAz: false };

async function listResources(dms: Dms): Promise<TaggedResource[]> {
  const thing = "the account's DMS resources";
  const client = { client: dms };
  const [tasks, configs, endpoints, certificates, instances] = await Promise.all([
    listAll(
      "dms:DescribeReplicationTasks",
      thing,
      paginateDescribeReplicationTasks(client, { WithoutSettings: true }),
      (page) => page.ReplicationTasks,
    ),
    listAll(
      "dms:DescribeReplicationConfigs",
      thing,
      paginateDescribeReplicationConfigs(client, {}),
      (page) => page.ReplicationConfigs,
    ),
    listAll("dms:DescribeEndpoints", thing, paginateDescribeEndpoints(client, {}), (page) => page.Endpoints),
    listAll("dms:DescribeCertificates", thing, paginateDescribeCertificates(client, {}), (page) => page.Certificates),
    listAll(
      "dms:DescribeReplicationInstances",
      thing,
      paginateDescribeReplicationInstances(client, {}),
      (page) => page.ReplicationInstances,
    ),
  ]);
  return [
    ...tasks.map(
      (task): TaggedResource => ({
        ...plain,
        kind: "task",
        name: task.ReplicationTaskIdentifier ?? "",
        arn: task.ReplicationTaskArn ?? "",
        status: (task.Status ?? "").toLowerCase(),
      }),
    ),
    ...configs.map(
      (config): TaggedResource => ({
        ...plain,
        kind: "serverless",
        name: config.ReplicationConfigIdentifier ?? "",
        arn: config.ReplicationConfigArn ?? "",
        size: `${config.ComputeConfig?.MinCapacityUnits ?? 1}-${config.ComputeConfig?.MaxCapacityUnits ?? "?"}`,
        multiAz: config.ComputeConfig?.MultiAZ ?? false,
      }),
    ),
    ...endpoints.map(
      (endpoint): TaggedResource => ({
        ...plain,
        kind: "endpoint",
        name: endpoint.EndpointIdentifier ?? "",
        arn: endpoint.EndpointArn ?? "",
        status: (endpoint.Status ?? "").toLowerCase(),
      }),
    ),
    ...certificates.map(
      (certificate): TaggedResource => ({
        ...plain,
        kind: "certificate",
        name: certificate.CertificateIdentifier ?? "",
        arn: certificate.CertificateArn ?? "",
      }),
    ),
    ...instances.map(
      (instance): TaggedResource => ({
        kind: "instance",
        name: instance.ReplicationInstanceIdentifier ?? "",
        arn: instance.ReplicationInstanceArn ?? "",
        status: (instance.ReplicationInstanceStatus ?? "").toLowerCase(),
        size: instance.ReplicationInstanceClass ?? "",
        storage: instance.AllocatedStorage ?? 0,
        multiAz: instance.MultiAZ ?? false,
      }),
    ),
  ];
}

async function ownSubnetGroups(dms: Dms, migration: string): Promise<TaggedResource[]> {
  const groups = await listAll(
    "dms:DescribeReplicationSubnetGroups",
    `subnet group ${migration}`,
    paginateDescribeReplicationSubnetGroups(
      { client: dms },
      { Filters: [{ Name: "replication-subnet-group-id", Values: [migration] }] },
    ),
    (page) => page.ReplicationSubnetGroups,
  );
  return groups
    .filter((group) => group.ReplicationSubnetGroupDescription === subnetGroupDescription(migration))
    .map((group) => ({ ...plain, kind: "subnet group", name: group.ReplicationSubnetGroupIdentifier ?? "", arn: "" }));
}
