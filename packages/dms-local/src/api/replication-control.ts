import type {
  DescribeReplicationTableStatisticsMessage,
  DescribeReplicationTableStatisticsResponse,
  ReloadReplicationTablesMessage,
  ReloadReplicationTablesResponse,
  StartReplicationMessage,
  StartReplicationResponse,
  StopReplicationMessage,
  StopReplicationResponse,
} from "@aws-sdk/client-database-migration-service";
import { unsupported, wrongState } from "../fault.js";
import { REPLICATION_PHASES, type Replication } from "../model.js";
import { findEndpoint } from "./endpoints.js";
import { viewReplication } from "./replication-view.js";
import { findReplication } from "./replications.js";
import type { Operation, Service } from "./service.js";
import { beginRun, pageOfTables, reload, stop } from "./task-control.js";

/** No connection tests are needed before: a start makes them itself. */
export const startReplication: Operation<StartReplicationMessage, StartReplicationResponse> = (service, input) => {
  const replication = findReplication(service, input.ReplicationConfigArn);
  const type = input.StartReplicationType as string;
  if (!["ready", "stopped", "failed"].includes(replication.status))
    throw wrongState(`Replication ${replication.id} cannot be started, it is ${replication.status}`);
  if (input.PremigrationAssessmentSettings) throw unsupported("PremigrationAssessmentSettings");
  if (input.CdcStartPosition || input.CdcStartTime || input.CdcStopPosition)
    throw unsupported("start and stop positions of a serverless replication (as DMS Serverless itself)");
  beginRun(replication, type);
  Object.assign(replication, { startType: type, phase: "initializing", updated: Date.now() });
  continueStart(service, replication);
  return { Replication: viewReplication(replication) };
};

/** Takes a replication through the passing states of its start, from the one it is in. */
export function continueStart(service: Service, replication: Replication): void {
  service.later(service.delays.phase, () => {
    void endPhase(service, replication).catch((error: unknown) =>
      service.log(`replication ${replication.id}: ${String(error)}`),
    );
  });
}

async function endPhase(service: Service, replication: Replication): Promise<void> {
  if (replication.phase === "testing_connection" && !(await testEndpoints(service, replication))) return;
  if (replication.phase === "provisioning_capacity")
    replication.provisioned = { at: Date.now(), units: replication.compute.MinCapacityUnits ?? 1 };
  const next = REPLICATION_PHASES[REPLICATION_PHASES.indexOf(replication.phase) + 1];
  if (next === undefined) return service.engine.start(replication);
  replication.phase = next;
  service.store.save();
  continueStart(service, replication);
}

/** Tests both endpoints; a failure fails the replication. */
async function testEndpoints(service: Service, replication: Replication): Promise<boolean> {
  for (const arn of [replication.sourceArn, replication.targetArn]) {
    const endpoint = findEndpoint(service, arn);
    const failure = await service.engine.tryConnection(endpoint);
    if (failure === undefined) continue;
    const message = `Test connection failed for endpoint '${endpoint.id}'. Failure message: '${failure}'`;
    service.taskLog.write(replication, "TASK_MANAGER", "E", message);
    Object.assign(replication, {
      status: "failed",
      stopReason: "Stop Reason FATAL_ERROR Error Level FATAL",
      failure: message,
      stopped: Date.now(),
    });
    service.store.save();
    return false;
  }
  return true;
}

export const stopReplication: Operation<StopReplicationMessage, StopReplicationResponse> = (service, input) => {
  const replication = findReplication(service, input.ReplicationConfigArn);
  stop(service, replication);
  return { Replication: viewReplication(replication) };
};

export const reloadReplicationTables: Operation<ReloadReplicationTablesMessage, ReloadReplicationTablesResponse> = (
  service,
  input,
) => {
  const replication = findReplication(service, input.ReplicationConfigArn);
  reload(service, replication, input);
  return { ReplicationConfigArn: replication.arn };
};

export const describeReplicationTableStatistics: Operation<
  DescribeReplicationTableStatisticsMessage,
  DescribeReplicationTableStatisticsResponse
> = (service, input) => {
  const replication = findReplication(service, input.ReplicationConfigArn);
  const { items, ...marker } = pageOfTables(replication, input);
  return { ReplicationConfigArn: replication.arn, ReplicationTableStatistics: items, ...marker };
};
