import * as dms from "@aws-sdk/client-database-migration-service";
import { describe, expect, test } from "@jest/globals";
import { ApiScene, fault } from "./api-scene.js";
import { includeAll, taskSettings, until } from "./scene.js";

describe("the start position of a task", () => {
  const t = new ApiScene();
  let parts: { ReplicationInstanceArn: string; TargetEndpointArn: string } | undefined;
  const sources = new Map<string, string>();

  /** Creates a task whose source has this slot; gives the fault, or nothing. */
  async function create(SlotName: string, more: Partial<dms.CreateReplicationTaskMessage>): Promise<string> {
    parts ??= {
      ReplicationInstanceArn: (await t.instance("i")).ReplicationInstanceArn!,
      TargetEndpointArn: (await t.endpoint("t", { EndpointType: "target" })).EndpointArn!,
    };
    let source = sources.get(SlotName);
    if (source === undefined) {
      const settings = SlotName === "" ? {} : { PostgreSQLSettings: { SlotName } };
      source = (await t.endpoint(`s${sources.size}`, settings)).EndpointArn!;
      sources.set(SlotName, source);
    }
    const command = new dms.CreateReplicationTaskCommand({
      ReplicationTaskIdentifier: `task${sources.size}`,
      SourceEndpointArn: source,
      ...parts,
      MigrationType: "cdc",
      TableMappings: JSON.stringify({ rules: [includeAll()] }),
      ReplicationTaskSettings: taskSettings(),
      ...more,
    });
    return until("an answer", () =>
      t.api.send(command).then(
        () => "accepted",
        (error: Error) => error.name !== "InvalidResourceStateFault" && `${error.name}: ${error.message}`,
      ),
    );
  }

  test.each<[slot: string, more: Partial<dms.CreateReplicationTaskMessage>, answer: string]>([
    [
      "own",
      { CdcStartPosition: "yesterday" },
      "InvalidParameterValueException: CdcStartPosition yesterday is not an LSN",
    ],
    ["own", { CdcStartPosition: "checkpoint:V1#1" }, "InvalidOperationFault: dms-local does not support a checkpoint"],
    [
      "",
      { CdcStartPosition: "0/1" },
      "InvalidParameterCombinationException: CdcStartPosition needs the setting SlotName",
    ],
    [
      "own",
      { CdcStartPosition: "0/1", MigrationType: "full-load-and-cdc" },
      "InvalidParameterCombinationException: CdcStartPosition is for tasks with MigrationType cdc only",
    ],
    [
      "own",
      { CdcStartPosition: "0/1", CdcStartTime: new Date() },
      "InvalidParameterCombinationException: CdcStartTime and CdcStartPosition",
    ],
    ["own", { CdcStartPosition: "4AF/B00000D0" }, "accepted"],
  ])("slot '%s' and %j: %s", async (slot, more, answer) => {
    expect(await create(slot, more)).toContain(answer);
  });

  test("no serverless replication has one", async () => {
    const { ReplicationConfig } = await t.api.send(
      new dms.CreateReplicationConfigCommand({
        ReplicationConfigIdentifier: "c",
        SourceEndpointArn: sources.get("own")!,
        TargetEndpointArn: parts!.TargetEndpointArn,
        ComputeConfig: { MaxCapacityUnits: 1 },
        ReplicationType: "cdc",
        TableMappings: JSON.stringify({ rules: [includeAll()] }),
        ReplicationSettings: taskSettings(),
      }),
    );
    const start = t.api.send(
      new dms.StartReplicationCommand({
        ReplicationConfigArn: ReplicationConfig!.ReplicationConfigArn!,
        StartReplicationType: "start-replication",
        CdcStartPosition: "0/1",
      }),
    );
    expect((await fault(start)).name).toBe("InvalidOperationFault");
  });
});
