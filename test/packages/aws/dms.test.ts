import { afterEach, describe, expect, test } from "@jest/globals";
import { openCloudWatch, readCdcLatency } from "@postgres-to-aurora/aws/cloudwatch";
import {
  describeTask,
  findInstance,
  findTask,
  openDms,
  startTask,
  stopTask,
  tableStatistics,
} from "@postgres-to-aurora/aws/dms";
import { compareTables, mappedTables, tableMappings } from "@postgres-to-aurora/replication";
import { type Answer, type AwsStub, startAwsStub } from "./aws-stub.js";
import { fakeClock } from "./fake-clock.js";

const ARN = "arn:aws:dms:eu-west-1:1:task:FLUXO";
const REGION = "eu-west-1";

let stub: AwsStub | undefined;
afterEach(async () => {
  await stub?.close();
  stub = undefined;
});

const wait = () => ({ clock: fakeClock(), interval: 10_000, timeout: 600_000 });
const operations = () => stub?.requests.map(({ operation }) => operation) ?? [];

/** Answers each DescribeReplicationTasks with the next of these states, the last one for ever. */
function taskStates(states: (string | undefined)[]): (operation: string) => Answer {
  return (operation) => {
    if (operation !== "DescribeReplicationTasks") return {};
    const state = states.length > 1 ? states.shift() : states[0];
    if (state === undefined) return { status: 400, fault: "ResourceNotFoundFault" };
    return {
      body: {
        ReplicationTasks: [
          {
            ReplicationTaskIdentifier: "fluxo",
            ReplicationTaskArn: ARN,
            Status: state,
            StopReason: "Stop Reason NORMAL",
          },
        ],
      },
    };
  };
}

describe("looking up", () => {
  test("an empty list and ResourceNotFoundFault both mean absent", async () => {
    stub = await startAwsStub((operation) =>
      operation === "DescribeReplicationTasks"
        ? { body: { ReplicationTasks: [] } }
        : { status: 400, fault: "ResourceNotFoundFault" },
    );
    const dms = openDms(REGION);
    expect(await findTask(dms, "fluxo")).toBeUndefined();
    expect(await findInstance(dms, "shared")).toBeUndefined();
    await expect(describeTask(dms, "fluxo")).rejects.toMatchObject({ code: "DMS_TASK_NOT_FOUND" });
  });

  test("an instance is looked up by identifier or by ARN", async () => {
    stub = await startAwsStub(() => ({ body: { ReplicationInstances: [] } }));
    const dms = openDms(REGION);
    await findInstance(dms, "Shared");
    await findInstance(dms, "arn:aws:dms:eu-west-1:1:rep:ABC");
    expect(stub.requests.map(({ body }) => (body["Filters"] as object[])[0])).toEqual([
      { Name: "replication-instance-id", Values: ["shared"] },
      { Name: "replication-instance-arn", Values: ["arn:aws:dms:eu-west-1:1:rep:ABC"] },
    ]);
  });

  test("table statistics come from all pages, also after an empty one", async () => {
    stub = await startAwsStub((_operation, body: { Marker?: string }) => {
      if (body.Marker === undefined) return { body: { TableStatistics: [], Marker: "1" } };
      const table = { SchemaName: "app", TableName: `t${body.Marker}`, TableState: "Full load", FullLoadRows: 7 };
      return { body: { TableStatistics: [table], ...(body.Marker === "1" ? { Marker: "2" } : {}) } };
    });
    const tables = await tableStatistics(openDms(REGION), ARN);
    expect(tables.map(({ name, state, fullLoadRows }) => [name, state, fullLoadRows])).toEqual([
      ["t1", "Full load", 7],
      ["t2", "Full load", 7],
    ]);
    expect(stub.requests.map(({ body }) => body["MaxRecords"])).toEqual([500, 500, 500]);
  });
});

describe("stopping a task", () => {
  test("a starting task is waited for, then stopped, then waited for again", async () => {
    stub = await startAwsStub(taskStates(["starting", "running", "running", "stopping", "stopped"]));
    expect(await stopTask(openDms(REGION), ARN, wait())).toMatchObject({ status: "stopped" });
    expect(operations().filter((name) => name === "StopReplicationTask")).toHaveLength(1);
    expect(operations().indexOf("StopReplicationTask")).toBe(2);
  });

  test.each([["stopped"], ["failed"], ["ready"]])("a task that is %s is left alone", async (state) => {
    stub = await startAwsStub(taskStates([state]));
    expect(await stopTask(openDms(REGION), ARN, wait())).toMatchObject({ status: state });
    expect(operations()).not.toContain("StopReplicationTask");
  });

  test("a task that is gone counts as stopped", async () => {
    stub = await startAwsStub(taskStates([undefined]));
    expect(await stopTask(openDms(REGION), ARN, wait())).toBeUndefined();
  });
});

describe("starting a task", () => {
  const task = { name: "fluxo", arn: ARN } as Parameters<typeof startTask>[1];

  test("a look that still shows the state from before is forgiven", async () => {
    stub = await startAwsStub(taskStates(["stopped", "stopped", "starting", "running"]));
    expect(await startTask(openDms(REGION), task, "resume-processing", wait())).toMatchObject({ status: "running" });
  });

  test("a task that stays stopped is an error with its reason", async () => {
    stub = await startAwsStub(taskStates(["starting", "stopped"]));
    await expect(startTask(openDms(REGION), task, "start-replication", wait())).rejects.toMatchObject({
      code: "DMS_TASK_FAILED",
      message: expect.stringContaining("Stop Reason NORMAL"),
    });
  });
});

describe("table mappings", () => {
  const tables = [
    { schema: "app", name: "contas_%" },
    { schema: "App", name: "t_1" },
  ];

  test("what is written is read back, names with wildcard characters included", () => {
    expect(mappedTables(tableMappings(tables))).toEqual(tables);
  });

  test("rule ids and names are unique", () => {
    const { rules } = JSON.parse(tableMappings(tables)) as { rules: Record<string, string>[] };
    expect(new Set(rules.map((rule) => rule["rule-id"])).size).toBe(2);
    expect(new Set(rules.map((rule) => rule["rule-name"])).size).toBe(2);
  });

  test.each([
    [
      "a wildcard",
      '{"rules":[{"rule-type":"selection","rule-action":"include","object-locator":{"schema-name":"app","table-name":"%"}}]}',
    ],
    ["no rule", '{"rules":[]}'],
    ["nothing", ""],
  ])("mappings with %s are refused, since nobody can count their tables", (_what, text) => {
    expect(() => mappedTables(text)).toThrow(/not made by create-dms-task/);
  });

  test("a comparison names what stands on one side only", () => {
    expect(compareTables(tables, [tables[0] as never, { schema: "x", name: "y" }])).toEqual({
      missing: ["App.t_1"],
      unwanted: ["x.y"],
    });
  });
});

describe("CDC latency", () => {
  const now = 1_800_000_000_000;

  test("the newest datapoint of each side is taken, over all pages, and none stays undefined", async () => {
    stub = await startAwsStub((_operation, body: { NextToken?: string }) => ({
      body: body.NextToken
        ? { MetricDataResults: [{ Id: "source", Timestamps: [now / 1000 - 60], Values: [3] }] }
        : {
            MetricDataResults: [
              { Id: "source", Timestamps: [now / 1000 - 180, now / 1000 - 120], Values: [9, 8] },
              { Id: "target", Timestamps: [], Values: [] },
            ],
            NextToken: "more",
          },
    }));
    const latency = await readCdcLatency(openCloudWatch(REGION), { instance: "Shared", taskResource: "FLUXO" }, now);
    expect(latency).toEqual({ source: { seconds: 3, at: now - 60_000 }, target: undefined });
  });

  test("the dimensions are the instance's name in lower case and the tail of the task's ARN", async () => {
    stub = await startAwsStub(() => ({ body: { MetricDataResults: [] } }));
    await readCdcLatency(openCloudWatch(REGION), { instance: "Shared", taskResource: "FLUXO" }, now);
    expect(JSON.stringify(stub.requests[0]?.body)).toContain(
      '[{"Name":"ReplicationInstanceIdentifier","Value":"shared"},{"Name":"ReplicationTaskIdentifier","Value":"FLUXO"}]',
    );
  });
});
