import type {
  CreateReplicationInstanceMessage,
  CreateReplicationInstanceResponse,
  DeleteReplicationInstanceMessage,
  DeleteReplicationInstanceResponse,
  DescribeReplicationInstancesMessage,
  DescribeReplicationInstancesResponse,
  ModifyReplicationInstanceMessage,
  ModifyReplicationInstanceResponse,
  ReplicationInstance,
} from "@aws-sdk/client-database-migration-service";
import { alreadyExists, badCombination, badValue, notFound, unsupported, wrongState } from "../fault.js";
import type { Instance } from "../model.js";
import { requireVpcRole } from "./iam.js";
import { checkIdentifier, makeArn, makeResource } from "./names.js";
import { filtered, page } from "./paging.js";
import type { Operation, Service } from "./service.js";
import { viewSubnetGroup } from "./subnet-groups.js";
import { readTags } from "./tags.js";

function viewInstance(service: Service, instance: Instance): ReplicationInstance {
  const group = service.store.state.subnetGroups.find(({ id }) => id === instance.subnetGroup);
  return {
    ...instance.echo,
    ReplicationInstanceArn: instance.arn,
    ReplicationInstanceIdentifier: instance.id,
    ReplicationInstanceStatus: instance.status,
    InstanceCreateTime: new Date(instance.created),
    ReplicationInstancePrivateIpAddress: "127.0.0.1",
    ReplicationInstancePrivateIpAddresses: ["127.0.0.1"],
    ...(group ? { ReplicationSubnetGroup: viewSubnetGroup(group) } : {}),
  };
}

const viewGroups = (ids: string[]) => ids.map((id) => ({ VpcSecurityGroupId: id, Status: "active" }));

/** The instance with this ARN. Throws ResourceNotFoundFault. */
export function findInstance(service: Service, arn: string | undefined): Instance {
  const instance = service.store.state.instances.find((candidate) => candidate.arn === arn);
  if (instance === undefined) throw notFound(`Replication instance ${arn} not found`);
  return instance;
}

export const createReplicationInstance: Operation<
  CreateReplicationInstanceMessage,
  CreateReplicationInstanceResponse
> = (service, input, region) => {
  const { state } = service.store;
  const id = checkIdentifier("ReplicationInstanceIdentifier", input.ReplicationInstanceIdentifier as string, 63);
  const taken = state.instances.find((instance) => instance.id === id);
  if (taken) throw alreadyExists(`Replication instance ${id} already exists`, taken.arn);
  requireVpcRole(service);
  if ((input.ReplicationInstanceClass as string).length > 30)
    throw badValue("ReplicationInstanceClass has at most 30 characters");
  if (input.MultiAZ && input.AvailabilityZone)
    throw badCombination("AvailabilityZone cannot be given for a Multi-AZ replication instance");
  const subnetGroup = input.ReplicationSubnetGroupIdentifier?.toLowerCase();
  if (subnetGroup !== undefined && !state.subnetGroups.some((group) => group.id === subnetGroup))
    throw notFound(`Replication Subnet Group ${subnetGroup} not found`);
  const tags = readTags(input.Tags);
  const arn = makeArn(region, "rep", makeResource(input.ResourceIdentifier));
  if (arn in state.tags) throw alreadyExists(`ResourceIdentifier ${input.ResourceIdentifier} is in use`, arn);
  const instance: Instance = {
    arn,
    id,
    status: "creating",
    created: Date.now(),
    ...(subnetGroup ? { subnetGroup } : {}),
    echo: {
      ReplicationInstanceClass: input.ReplicationInstanceClass,
      AllocatedStorage: input.AllocatedStorage ?? 50,
      AutoMinorVersionUpgrade: input.AutoMinorVersionUpgrade ?? true,
      AvailabilityZone: input.AvailabilityZone ?? `${region}a`,
      EngineVersion: input.EngineVersion ?? "3.6.1",
      MultiAZ: input.MultiAZ ?? false,
      NetworkType: input.NetworkType ?? "IPV4",
      PubliclyAccessible: input.PubliclyAccessible ?? true,
      VpcSecurityGroups: viewGroups(input.VpcSecurityGroupIds ?? []),
    },
  };
  state.instances.push(instance);
  state.tags[arn] = tags;
  finishInstance(service, instance);
  return { ReplicationInstance: viewInstance(service, instance) };
};

/** Lets an instance's passing state end after its delay. */
export function finishInstance(service: Service, instance: Instance): void {
  const { state } = service.store;
  service.later(service.delays.instance, () => {
    if (instance.status !== "deleting") instance.status = "available";
    else {
      state.instances.splice(state.instances.indexOf(instance), 1);
      state.connections = state.connections.filter(({ instanceArn }) => instanceArn !== instance.arn);
      delete state.tags[instance.arn];
    }
    service.store.save();
  });
}

/** Changes at once, whatever ApplyImmediately says. */
export const modifyReplicationInstance: Operation<
  ModifyReplicationInstanceMessage,
  ModifyReplicationInstanceResponse
> = (service, input) => {
  const { state } = service.store;
  const instance = findInstance(service, input.ReplicationInstanceArn);
  if (instance.status !== "available") throw wrongState(`Replication instance ${instance.id} is ${instance.status}`);
  const id = checkIdentifier("ReplicationInstanceIdentifier", input.ReplicationInstanceIdentifier ?? instance.id, 63);
  const taken = state.instances.find((other) => other.id === id && other !== instance);
  if (taken) throw alreadyExists(`Replication instance ${id} already exists`, taken.arn);
  const { VpcSecurityGroupIds, ReplicationInstanceIdentifier, ReplicationInstanceArn, ...given } = input;
  const { ApplyImmediately, AllowMajorVersionUpgrade, KerberosAuthenticationSettings, ...echo } = given;
  if (KerberosAuthenticationSettings) throw unsupported("KerberosAuthenticationSettings");
  Object.assign(instance, { id, status: "modifying" });
  Object.assign(instance.echo, echo, VpcSecurityGroupIds ? { VpcSecurityGroups: viewGroups(VpcSecurityGroupIds) } : {});
  finishInstance(service, instance);
  return { ReplicationInstance: viewInstance(service, instance) };
};

export const describeReplicationInstances: Operation<
  DescribeReplicationInstancesMessage,
  DescribeReplicationInstancesResponse
> = (service, input) => {
  const found = filtered(service.store.state.instances, input.Filters, {
    "replication-instance-arn": ({ arn }) => arn,
    "replication-instance-id": ({ id }) => id,
    "replication-instance-class": ({ echo }) => echo.ReplicationInstanceClass,
    "engine-version": ({ echo }) => echo.EngineVersion,
  });
  if (input.Filters?.length && found.length === 0) throw notFound("No Replication Instances found matching the filter");
  const { items, ...marker } = page(found, input, 100);
  return { ReplicationInstances: items.map((instance) => viewInstance(service, instance)), ...marker };
};

export const deleteReplicationInstance: Operation<
  DeleteReplicationInstanceMessage,
  DeleteReplicationInstanceResponse
> = (service, input) => {
  const instance = findInstance(service, input.ReplicationInstanceArn);
  if (instance.status !== "available") throw wrongState(`Replication instance ${instance.id} is ${instance.status}`);
  const task = service.store.state.tasks.find(({ instanceArn }) => instanceArn === instance.arn);
  if (task) throw wrongState(`Replication Instance ${instance.id} cannot be deleted: it has the task ${task.id}`);
  instance.status = "deleting";
  finishInstance(service, instance);
  return { ReplicationInstance: viewInstance(service, instance) };
};
