import { describeAccountAttributes } from "./account.js";
import {
  describeApplicableIndividualAssessments,
  describeReplicationTaskIndividualAssessments,
} from "./assessment-views.js";
import {
  cancelReplicationTaskAssessmentRun,
  deleteReplicationTaskAssessmentRun,
  describeReplicationTaskAssessmentRuns,
  startReplicationTaskAssessmentRun,
} from "./assessments.js";
import { deleteCertificate, describeCertificates, importCertificate } from "./certificates.js";
import { describeConnections, testConnection } from "./connections.js";
import { createEndpoint, deleteEndpoint, describeEndpoints, modifyEndpoint } from "./endpoints.js";
import { describeEvents } from "./events.js";
import { getRole } from "./iam.js";
import {
  createReplicationInstance,
  deleteReplicationInstance,
  describeReplicationInstances,
  modifyReplicationInstance,
} from "./instances.js";
import { filterLogEvents, getLogEvents } from "./log-events.js";
import { deleteLogGroup, deleteLogStream, describeLogGroups, describeLogStreams } from "./logs.js";
import { getMetricData } from "./metrics.js";
import {
  describeReplicationTableStatistics,
  reloadReplicationTables,
  startReplication,
  stopReplication,
} from "./replication-control.js";
import {
  createReplicationConfig,
  deleteReplicationConfig,
  describeReplicationConfigs,
  describeReplications,
  modifyReplicationConfig,
} from "./replications.js";
import type { ServiceName } from "./request.js";
import { describeSecret, getSecretValue } from "./secrets.js";
import type { Operation } from "./service.js";
import {
  createReplicationSubnetGroup,
  deleteReplicationSubnetGroup,
  describeReplicationSubnetGroups,
  modifyReplicationSubnetGroup,
} from "./subnet-groups.js";
import { addTagsToResource, listTagsForResource, removeTagsFromResource } from "./tags.js";
import { describeTableStatistics, reloadTables, startReplicationTask, stopReplicationTask } from "./task-control.js";
import {
  createReplicationTask,
  deleteReplicationTask,
  describeReplicationTasks,
  modifyReplicationTask,
} from "./tasks.js";

/** Every operation there is, by service, under its name on the wire. */
const OPERATIONS = {
  dms: {
    AddTagsToResource: addTagsToResource,
    CancelReplicationTaskAssessmentRun: cancelReplicationTaskAssessmentRun,
    CreateEndpoint: createEndpoint,
    CreateReplicationConfig: createReplicationConfig,
    CreateReplicationInstance: createReplicationInstance,
    CreateReplicationSubnetGroup: createReplicationSubnetGroup,
    CreateReplicationTask: createReplicationTask,
    DeleteCertificate: deleteCertificate,
    DeleteEndpoint: deleteEndpoint,
    DeleteReplicationConfig: deleteReplicationConfig,
    DeleteReplicationInstance: deleteReplicationInstance,
    DeleteReplicationSubnetGroup: deleteReplicationSubnetGroup,
    DeleteReplicationTask: deleteReplicationTask,
    DeleteReplicationTaskAssessmentRun: deleteReplicationTaskAssessmentRun,
    DescribeAccountAttributes: describeAccountAttributes,
    DescribeApplicableIndividualAssessments: describeApplicableIndividualAssessments,
    DescribeCertificates: describeCertificates,
    DescribeConnections: describeConnections,
    DescribeEndpoints: describeEndpoints,
    DescribeEvents: describeEvents,
    DescribeReplicationConfigs: describeReplicationConfigs,
    DescribeReplicationInstances: describeReplicationInstances,
    DescribeReplicationSubnetGroups: describeReplicationSubnetGroups,
    DescribeReplicationTableStatistics: describeReplicationTableStatistics,
    DescribeReplicationTaskAssessmentRuns: describeReplicationTaskAssessmentRuns,
    DescribeReplicationTaskIndividualAssessments: describeReplicationTaskIndividualAssessments,
    DescribeReplicationTasks: describeReplicationTasks,
    DescribeReplications: describeReplications,
    DescribeTableStatistics: describeTableStatistics,
    ImportCertificate: importCertificate,
    ListTagsForResource: listTagsForResource,
    ModifyEndpoint: modifyEndpoint,
    ModifyReplicationConfig: modifyReplicationConfig,
    ModifyReplicationInstance: modifyReplicationInstance,
    ModifyReplicationSubnetGroup: modifyReplicationSubnetGroup,
    ModifyReplicationTask: modifyReplicationTask,
    ReloadReplicationTables: reloadReplicationTables,
    ReloadTables: reloadTables,
    RemoveTagsFromResource: removeTagsFromResource,
    StartReplication: startReplication,
    StartReplicationTask: startReplicationTask,
    StartReplicationTaskAssessmentRun: startReplicationTaskAssessmentRun,
    StopReplication: stopReplication,
    StopReplicationTask: stopReplicationTask,
    TestConnection: testConnection,
  },
  cloudwatch: { GetMetricData: getMetricData },
  logs: {
    DeleteLogGroup: deleteLogGroup,
    DeleteLogStream: deleteLogStream,
    DescribeLogGroups: describeLogGroups,
    DescribeLogStreams: describeLogStreams,
    FilterLogEvents: filterLogEvents,
    GetLogEvents: getLogEvents,
  },
  secrets: { DescribeSecret: describeSecret, GetSecretValue: getSecretValue },
  iam: { GetRole: getRole },
} as const satisfies Record<ServiceName, object>;

/** The names of what each service answers here. */
export const operationNames: Record<ServiceName, string[]> = Object.fromEntries(
  Object.entries(OPERATIONS).map(([service, operations]) => [service, Object.keys(operations)]),
) as Record<ServiceName, string[]>;

/** The operation of a service, if it is answered here. */
export function findOperation(service: ServiceName, name: string): Operation<unknown, unknown> | undefined {
  return Object.entries(OPERATIONS[service]).find(([known]) => known === name)?.[1] as
    | Operation<unknown, unknown>
    | undefined;
}
