import type {
  CreateReplicationSubnetGroupMessage,
  CreateReplicationSubnetGroupResponse,
  DeleteReplicationSubnetGroupMessage,
  DescribeReplicationSubnetGroupsMessage,
  DescribeReplicationSubnetGroupsResponse,
  ModifyReplicationSubnetGroupMessage,
  ModifyReplicationSubnetGroupResponse,
  ReplicationSubnetGroup,
} from "@aws-sdk/client-database-migration-service";
import { alreadyExists, Fault, notFound, wrongState } from "../fault.js";
import type { SubnetGroup } from "../model.js";
import { requireVpcRole } from "./iam.js";
import { checkSubnetGroupName, makeArn } from "./names.js";
import { filtered, page } from "./paging.js";
import type { Operation, Service } from "./service.js";
import { readTags } from "./tags.js";

/** A subnet group as the service shows it. */
export const viewSubnetGroup = (group: SubnetGroup): ReplicationSubnetGroup => ({
  ReplicationSubnetGroupIdentifier: group.id,
  ReplicationSubnetGroupDescription: group.description,
  SubnetGroupStatus: "Complete",
  Subnets: group.subnetIds.map((id) => ({ SubnetIdentifier: id, SubnetStatus: "Active" })),
});

function findGroup(service: Service, id: string | undefined): SubnetGroup {
  const group = service.store.state.subnetGroups.find((candidate) => candidate.id === id);
  if (group === undefined) throw notFound(`Replication subnet group ${id} not found`);
  return group;
}

/** Throws ReplicationSubnetGroupDoesNotCoverEnoughAZs; every subnet counts as a zone of its own. */
function checkSubnets(subnetIds: string[] | undefined): string[] {
  if (new Set(subnetIds).size < 2)
    throw new Fault(
      "ReplicationSubnetGroupDoesNotCoverEnoughAZs",
      "The replication subnet group needs subnets in at least two availability zones",
    );
  return subnetIds as string[];
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
  requireVpcRole(service);
  const subnetIds = checkSubnets(input.SubnetIds);
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

export const modifyReplicationSubnetGroup: Operation<
  ModifyReplicationSubnetGroupMessage,
  ModifyReplicationSubnetGroupResponse
> = (service, input) => {
  const group = findGroup(service, input.ReplicationSubnetGroupIdentifier?.toLowerCase());
  requireVpcRole(service);
  group.subnetIds = checkSubnets(input.SubnetIds);
  group.description = input.ReplicationSubnetGroupDescription ?? group.description;
  return { ReplicationSubnetGroup: viewSubnetGroup(group) };
};

export const deleteReplicationSubnetGroup: Operation<DeleteReplicationSubnetGroupMessage, object> = (
  service,
  input,
) => {
  const { state } = service.store;
  const id = input.ReplicationSubnetGroupIdentifier?.toLowerCase();
  const group = findGroup(service, id);
  const user =
    state.instances.find(({ subnetGroup }) => subnetGroup === id) ??
    state.replications.find(({ compute }) => compute.ReplicationSubnetGroupId?.toLowerCase() === id);
  if (user)
    throw wrongState(
      `Cannot delete the subnet group ${id} because at least one replication instance (${user.id}) is still using it.`,
    );
  state.subnetGroups.splice(state.subnetGroups.indexOf(group), 1);
  delete state.tags[group.arn];
  return {};
};
