import type {
  DescribeAccountAttributesMessage,
  DescribeAccountAttributesResponse,
} from "@aws-sdk/client-database-migration-service";
import { ACCOUNT } from "./names.js";
import type { Operation } from "./service.js";

/** The account's default quotas with what is really used; none is enforced. */
export const describeAccountAttributes: Operation<
  DescribeAccountAttributesMessage,
  DescribeAccountAttributesResponse
> = (service) => {
  const { instances, endpoints, subnetGroups, certificates, tasks, connections } = service.store.state;
  const storage = instances.reduce((sum, { echo }) => sum + (echo.AllocatedStorage ?? 0), 0);
  const subnets = Math.max(0, ...subnetGroups.map(({ subnetIds }) => subnetIds.length));
  const perInstance = Math.max(
    0,
    ...instances.map(({ arn }) => connections.filter(({ instanceArn }) => instanceArn === arn).length),
  );
  const quotas: [name: string, used: number, most: number][] = [
    ["ReplicationInstances", instances.length, 60],
    ["AllocatedStorage", storage, 30_000],
    ["ReplicationSubnetGroups", subnetGroups.length, 60],
    ["SubnetsPerReplicationSubnetGroup", subnets, 60],
    ["Endpoints", endpoints.length, 1000],
    ["EndpointsPerInstance", perInstance, 100],
    ["Certificates", certificates.length, 100],
    ["ReplicationTasks", tasks.length, 600],
    ["EventSubscriptions", 0, 60],
  ];
  return {
    AccountQuotas: quotas.map(([AccountQuotaName, Used, Max]) => ({ AccountQuotaName, Used, Max })),
    UniqueAccountIdentifier: `dms-local-${ACCOUNT}`,
  };
};
