import type { ReplicationConfig, Replication as ReplicationView } from "@aws-sdk/client-database-migration-service";
import type { Faults } from "../faults.js";
import type { Replication } from "../model.js";
import { date, viewStats } from "./task-view.js";

/** What a replication config says. */
export function viewConfig(replication: Replication): ReplicationConfig {
  return {
    ReplicationConfigIdentifier: replication.id,
    ReplicationConfigArn: replication.arn,
    SourceEndpointArn: replication.sourceArn,
    TargetEndpointArn: replication.targetArn,
    ReplicationType: replication.type,
    ComputeConfig: replication.compute,
    ReplicationSettings: JSON.stringify(replication.settings),
    SupplementalSettings: replication.supplemental,
    TableMappings: replication.mappings,
    ReplicationConfigCreateTime: new Date(replication.created),
    ReplicationConfigUpdateTime: new Date(replication.updated),
  };
}

/** What serverless calls ready is `created`; a start has passing states of its own. */
function statusOf({ status, phase }: Replication): string {
  if (status === "ready" || status === "creating") return "created";
  return status === "starting" ? phase : status;
}

/** What runs, ran or can run from a replication config. @param faults may give it a status that nobody knows */
export function viewReplication(replication: Replication, faults?: Faults): ReplicationView {
  const { started, provisioned, position, status } = replication;
  const halted = status === "stopped" || status === "failed";
  return {
    ReplicationConfigIdentifier: replication.id,
    ReplicationConfigArn: replication.arn,
    SourceEndpointArn: replication.sourceArn,
    TargetEndpointArn: replication.targetArn,
    ReplicationType: replication.type,
    Status: (started === undefined ? undefined : faults?.takeStatus()) ?? statusOf(replication),
    StopReason: replication.stopReason,
    ...(replication.failure ? { FailureMessages: [replication.failure] } : {}),
    StartReplicationType: replication.startType,
    CdcStartPosition: position,
    RecoveryCheckpoint: halted && position !== undefined ? `checkpoint:V1#1#${position}#0#0#*#0#0` : undefined,
    ReplicationCreateTime: new Date(replication.created),
    ReplicationUpdateTime: new Date(replication.updated),
    ReplicationLastStopTime: date(replication.stopped),
    ...(provisioned
      ? {
          ProvisionData: {
            ProvisionState: "succeeded",
            ProvisionedCapacityUnits: provisioned.units,
            DateProvisioned: new Date(provisioned.at),
            IsNewProvisioningAvailable: false,
          },
        }
      : {}),
    ...(started === undefined ? {} : { ReplicationStats: viewStats(replication) }),
  };
}
