import {
  DescribeAccountAttributesCommand,
  paginateDescribeConnections,
  paginateDescribeReplicationInstances,
} from "@aws-sdk/client-database-migration-service";
import { awsCall } from "./aws-error.js";
import { type Dms, listAll } from "./dms-client.js";

/** One quota of the account in this region, as DMS names it: "Endpoints", "ReplicationInstances" ... */
export interface Quota {
  name: string;
  used: number;
  most: number;
}

/** The account's DMS quotas, by name. */
export async function accountQuotas(dms: Dms): Promise<Quota[]> {
  const answer = await awsCall({ permission: "dms:DescribeAccountAttributes", thing: "this account" }, () =>
    dms.send(new DescribeAccountAttributesCommand({})),
  );
  return (answer.AccountQuotas ?? [])
    .map(({ AccountQuotaName, Used, Max }) => ({ name: AccountQuotaName ?? "", used: Used ?? 0, most: Max ?? 0 }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** What runs on a replication instance, and how much room it has. */
export interface InstanceRoom {
  /** For example 3.6.1; empty when DMS does not say. */
  engineVersion: string;
  /** GiB, shared by logs, changes kept back, and what does not fit into memory; 0 when DMS does not say. */
  storage: number;
}

/** Engine version and storage of a replication instance. */
export async function instanceRoom(dms: Dms, instanceArn: string): Promise<InstanceRoom> {
  const [found] = await listAll(
    "dms:DescribeReplicationInstances",
    `replication instance ${instanceArn}`,
    paginateDescribeReplicationInstances(
      { client: dms },
      { Filters: [{ Name: "replication-instance-arn", Values: [instanceArn] }] },
    ),
    (page) => page.ReplicationInstances,
  );
  return { engineVersion: found?.EngineVersion ?? "", storage: found?.AllocatedStorage ?? 0 };
}

/** How the last test of an endpoint from an instance ended. */
export interface TestedConnection {
  endpointArn: string;
  /** Lower case: testing, successful, failed, deleting. */
  status: string;
  /** DMS's own words when it failed. */
  failure: string;
}

/** The last connection tests of an instance, one per endpoint; [] when none was ever made. Tests nothing itself. */
export async function connectionTests(dms: Dms, instanceArn: string): Promise<TestedConnection[]> {
  const connections = await listAll(
    "dms:DescribeConnections",
    `replication instance ${instanceArn}`,
    paginateDescribeConnections(
      { client: dms },
      { Filters: [{ Name: "replication-instance-arn", Values: [instanceArn] }] },
    ),
    (page) => page.Connections,
  );
  return connections.map((connection) => ({
    endpointArn: connection.EndpointArn ?? "",
    status: (connection.Status ?? "").toLowerCase(),
    failure: connection.LastFailureMessage ?? "",
  }));
}
