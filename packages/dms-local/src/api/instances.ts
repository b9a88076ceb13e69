import type {
  CreateReplicationInstanceMessage,
  CreateReplicationInstanceResponse,
  CreateReplicationSubnetGroupMessage,
  CreateReplicationSubnetGroupResponse,
  DeleteReplicationInstanceMessage,
  DeleteReplicationInstanceResponse,
  DeleteReplicationSubnetGroupMessage,
  DescribeReplicationInstancesMessage,
  DescribeReplicationInstancesResponse,
  DescribeReplicationSubnetGroupsMessage,
  DescribeReplicationSubnetGroupsResponse,
  ReplicationInstance,
  ReplicationSubnetGroup,
} from "@aws-sdk/client-database-migration-service";
import { alreadyExists, badCombination, badValue, Fault, notFound, wrongState } from "../fault.js";
import type { Instance, SubnetGroup } from "../model.js";
import { checkIdentifier, checkSubnetGroupName, makeArn, makeResource } from "./names.js";
import { filtered, page } from "./paging.js";
import type { Operation, Service } from "./service.js";
import { readTags } from "./tags.js";

const viewSubnetGroup = (group: SubnetGroup): ReplicationSubnetGroup => ({
  ReplicationSubnetGroupIdentifier: group.id,
  ReplicationSubnetGroupDescription: group.description,
  SubnetGroupStatus: "Complete",
  Subnets: group.subnetIds.map((id) => ({ SubnetIdentifier: id, SubnetStatus: "Active" })),
});

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

/** The instance with this ARN. Throws ResourceNotFoundFault. */
export function findInstance(service: Service, arn: string | undefined): Instance {
  const instance = service.store.state.instances.find((candidate) => candidate.arn === arn);
  if (instance === undefined) throw notFound(`Replication instance ${arn} not found`);
  return instance;
}

export const createReplicationSubnetGroup: Operation<
  CreateReplicationSubnetGroupMessage,
  CreateReplicationSubnetGroupResponse
> = (service, input, region) => {
  const { state } = service.store;
  const id = checkSubnetGroupName(input.ReplicationSubnetGroupIdentifier as string);
  const arn = makeArn(region, "subgrp", id);
  if (state.subnetGroups.some((group) => group.id === id))
    throw alreadyExists(`Replication subnet group ${id} already exists`, arn);
  const subnetIds = input.SubnetIds ?? [];
  if (new Set(subnetIds).size < 2)
    throw new Fault(
      "ReplicationSubnetGroupDoesNotCoverEnoughAZs",
      "The replication subnet group needs subnets in at least two availability zones",
    );
  const tags = readTags(input.Tags);
  const group = { arn, id, description: input.ReplicationSubnetGroupDescription as string, subnetIds };
  state.subnetGroups.push(group);
  state.tags[arn] = tags;
  return { ReplicationSubnetGroup: viewSubnetGroup(group) };
};

export const describeReplicationSubnetGroups: Operation<
  DescribeReplicationSubnetGroupsMessage,
  DescribeReplicationSubnetGroupsResponse
> = (service, input) => {
  const found = filtered(service.store.state.subnetGroups, input.Filters, {
    "replication-subnet-group-id": ({ id }) => id,
  });
  if (input.Filters?.length && found.length === 0)
    throw notFound("No Replication Subnet Groups found matching the filter");
  const { items, ...marker } = page(found, input, 100);
  return { ReplicationSubnetGroups: items.map(viewSubnetGroup), ...marker };
};

export const deleteReplicationSubnetGroup: Operation<DeleteReplicationSubnetGroupMessage, object> = (
  service,
  input,
) => {
  const { state } = service.store;
  const id = input.ReplicationSubnetGroupIdentifier?.toLowerCase();
  const group = state.subnetGroups.find((candidate) => candidate.id === id);
  if (group === undefined) throw notFound(`Replication subnet group ${id} not found`);
  const user = state.instances.find(({ subnetGroup }) => subnetGroup === id);
  if (user)
    throw wrongState(
      `Cannot delete the subnet group ${id} because at least one replication instance (${user.id}) is still using it.`,
    );
  state.subnetGroups.splice(state.subnetGroups.indexOf(group), 1);
  delete state.tags[group.arn];
  return {};
};

export const createReplicationInstance: Operation<
  CreateReplicationInstanceMessage,
  CreateReplicationInstanceResponse
> = (service, input, region) => {
  const { state } = service.store;
  const id = checkIdentifier("ReplicationInstanceIdentifier", input.ReplicationInstanceIdentifier as string, 63);
  const taken = state.instances.find((instance) => instance.id === id);
  if (taken) throw alreadyExists(`Replication instance ${id} already exists`, taken.arn);
  if ((input.ReplicationInstanceClass as string).length > 30)
    throw badValue("ReplicationInstanceClass has at most 30 characters");
  if (input.MultiAZ && input.AvailabilityZone)
    throw badCombination("AvailabilityZone cannot be given for a Multi-AZ replication instance");
  const subnetGroup = input.ReplicationSubnetGroupIdentifier?.toLowerCase();
  if (subnetGroup !== undefined && !state.subnetGroups.some((group) => group.id === subnetGroup))
    throw notFound(`Replication Subnet Group ${subnetGroup} not found`);
  const tags = readTags(input.Tags);
  const instance: Instance = {
    arn: makeArn(region, "rep", makeResource(input.ResourceIdentifier)),
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
      VpcSecurityGroups: (input.VpcSecurityGroupIds ?? []).map((group) => ({
        VpcSecurityGroupId: group,
        Status: "active",
      })),
    },
  };
  state.instances.push(instance);
  state.tags[instance.arn] = tags;
  finishInstance(service, instance);
  return { ReplicationInstance: viewInstance(service, instance) };
};

/** Lets an instance's passing state end after its delay. */
export function finishInstance(service: Service, instance: Instance): void {
  const { state } = service.store;
  service.later(service.delays.instance, () => {
    if (instance.status === "creating") instance.status = "available";
    else if (instance.status === "deleting") {
      state.instances.splice(state.instances.indexOf(instance), 1);
      state.connections = state.connections.filter(({ instanceArn }) => instanceArn !== instance.arn);
      delete state.tags[instance.arn];
    }
    service.store.save();
  });
}

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
