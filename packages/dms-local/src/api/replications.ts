import type {
  ComputeConfig,
  CreateReplicationConfigMessage,
  CreateReplicationConfigResponse,
  DeleteReplicationConfigMessage,
  DeleteReplicationConfigResponse,
  DescribeReplicationConfigsMessage,
  DescribeReplicationConfigsResponse,
  DescribeReplicationsMessage,
  DescribeReplicationsResponse,
  Filter,
  ModifyReplicationConfigMessage,
  ModifyReplicationConfigResponse,
} from "@aws-sdk/client-database-migration-service";
import { alreadyExists, badValue, notFound, wrongState } from "../fault.js";
import type { MigrationType, Replication } from "../model.js";
import { readTableMappings } from "../table-mappings.js";
import { readTaskSettings } from "../task-settings.js";
import { findEndpoint } from "./endpoints.js";
import { requireVpcRole } from "./iam.js";
import { checkIdentifier, makeArn, makeResource } from "./names.js";
import { filtered, page } from "./paging.js";
import { viewConfig, viewReplication } from "./replication-view.js";
import type { Operation, Service } from "./service.js";
import { readTags } from "./tags.js";
import { becomeReady, finishDeletion } from "./tasks.js";

const UNITS = [1, 2, 4, 8, 16, 32, 64, 128, 192, 256, 384];

/** The replication of this config. Throws ResourceNotFoundFault. */
export function findReplication(service: Service, arn: string | undefined): Replication {
  const replication = service.store.state.replications.find((candidate) => candidate.arn === arn);
  if (replication === undefined) throw notFound(`Replication Config ${arn} not found`);
  return replication;
}

/** Checks what is asked of the capacity and gives it complete. Throws Fault. */
function readCompute(service: Service, given: ComputeConfig): ComputeConfig {
  const { MaxCapacityUnits: most, MinCapacityUnits: least = 1, ReplicationSubnetGroupId } = given;
  if (most === undefined) throw badValue("ComputeConfig.MaxCapacityUnits is required");
  for (const units of [least, most])
    if (!UNITS.includes(units)) throw badValue(`Capacity units must be one of ${UNITS.join(", ")}, not ${units}`);
  if (least > most) throw badValue("MinCapacityUnits must not be greater than MaxCapacityUnits");
  const group = ReplicationSubnetGroupId?.toLowerCase();
  if (group !== undefined && !service.store.state.subnetGroups.some(({ id }) => id === group))
    throw notFound(`Replication Subnet Group ${group} not found`);
  return { MultiAZ: false, ...given, MinCapacityUnits: least };
}

function checkEndpoints(service: Service, source: string | undefined, target: string | undefined): void {
  for (const [type, arn] of [
    ["source", source],
    ["target", target],
  ] as const) {
    const endpoint = findEndpoint(service, arn);
    if (endpoint.type !== type) throw badValue(`Endpoint ${endpoint.id} is not a ${type} endpoint`);
    if (endpoint.status !== "active")
      throw wrongState(`Endpoint ${endpoint.id} is not active: it is ${endpoint.status}`);
  }
}

export const createReplicationConfig: Operation<CreateReplicationConfigMessage, CreateReplicationConfigResponse> = (
  service,
  input,
  region,
) => {
  const { state } = service.store;
  const id = checkIdentifier("ReplicationConfigIdentifier", input.ReplicationConfigIdentifier as string, 255);
  const taken = state.replications.find((replication) => replication.id === id);
  if (taken) throw alreadyExists(`Replication Config ${id} already exists`, taken.arn);
  requireVpcRole(service);
  checkEndpoints(service, input.SourceEndpointArn, input.TargetEndpointArn);
  const compute = readCompute(service, input.ComputeConfig as ComputeConfig);
  readTableMappings(input.TableMappings as string);
  const settings = readTaskSettings(input.ReplicationSettings, undefined);
  const tags = readTags(input.Tags);
  const resourceId = makeResource(input.ResourceIdentifier);
  const arn = makeArn(region, "replication-config", resourceId);
  if (arn in state.tags) throw alreadyExists(`ResourceIdentifier ${resourceId} is in use`, arn);
  const now = Date.now();
  const replication: Replication = {
    arn,
    id,
    resourceId,
    sourceArn: input.SourceEndpointArn as string,
    targetArn: input.TargetEndpointArn as string,
    instanceArn: "",
    type: input.ReplicationType as MigrationType,
    mappings: input.TableMappings as string,
    settings,
    compute,
    ...(input.SupplementalSettings ? { supplemental: input.SupplementalSettings } : {}),
    status: "ready",
    phase: "initializing",
    created: now,
    updated: now,
    retired: [],
  };
  state.replications.push(replication);
  state.tags[arn] = tags;
  return { ReplicationConfig: viewConfig(replication) };
};

export const modifyReplicationConfig: Operation<ModifyReplicationConfigMessage, ModifyReplicationConfigResponse> = (
  service,
  input,
) => {
  const { state } = service.store;
  const replication = findReplication(service, input.ReplicationConfigArn);
  const { status: before } = replication;
  if (!["ready", "stopped", "failed"].includes(before))
    throw wrongState(`Replication Config ${replication.id} cannot be modified, its replication is ${before}`);
  const id = checkIdentifier("ReplicationConfigIdentifier", input.ReplicationConfigIdentifier ?? replication.id, 255);
  const taken = state.replications.find((other) => other.id === id && other !== replication);
  if (taken) throw alreadyExists(`Replication Config ${id} already exists`, taken.arn);
  const sourceArn = input.SourceEndpointArn ?? replication.sourceArn;
  const targetArn = input.TargetEndpointArn ?? replication.targetArn;
  checkEndpoints(service, sourceArn, targetArn);
  const compute = readCompute(service, { ...replication.compute, ...input.ComputeConfig });
  if (input.TableMappings !== undefined) readTableMappings(input.TableMappings);
  const settings = readTaskSettings(input.ReplicationSettings, replication.settings);
  Object.assign(replication, {
    id,
    sourceArn,
    targetArn,
    compute,
    settings,
    mappings: input.TableMappings ?? replication.mappings,
    type: input.ReplicationType ?? replication.type,
    ...(input.SupplementalSettings ? { supplemental: input.SupplementalSettings } : {}),
    updated: Date.now(),
    status: "modifying",
  });
  becomeReady(service, replication, before);
  return { ReplicationConfig: viewConfig(replication) };
};

/** Deletes a config with its replication, which must neither run nor be on the way from one state to another. */
export const deleteReplicationConfig: Operation<DeleteReplicationConfigMessage, DeleteReplicationConfigResponse> = (
  service,
  input,
) => {
  const replication = findReplication(service, input.ReplicationConfigArn);
  if (!["ready", "stopped", "failed"].includes(replication.status))
    throw wrongState(
      `Replication Config ${replication.id} cannot be deleted, its replication is ${replication.status}`,
    );
  replication.status = "deleting";
  finishDeletion(service, replication);
  return { ReplicationConfig: viewConfig(replication) };
};

function find(service: Service, filters: Filter[] | undefined): Replication[] {
  const found = filtered(service.store.state.replications, filters, {
    "replication-config-arn": ({ arn }) => arn,
    "replication-config-id": ({ id }) => id,
  });
  if (filters?.length && found.length === 0) throw notFound("No Replication Configs found matching the filter");
  return found;
}

export const describeReplicationConfigs: Operation<
  DescribeReplicationConfigsMessage,
  DescribeReplicationConfigsResponse
> = (service, input) => {
  const { items, ...marker } = page(find(service, input.Filters), input, 100);
  return { ReplicationConfigs: items.map(viewConfig), ...marker };
};

export const describeReplications: Operation<DescribeReplicationsMessage, DescribeReplicationsResponse> = (
  service,
  input,
) => {
  const { items, ...marker } = page(find(service, input.Filters), input, 100);
  return { Replications: items.map((replication) => viewReplication(replication, service.faults)), ...marker };
};
