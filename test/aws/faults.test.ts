import { beforeAll, describe, expect, test } from "@jest/globals";
import {
  type ActionResult,
  type AwsProxy,
  answer,
  change,
  cutAfter,
  cutBefore,
  fault,
  isoDates,
  serverFailure,
  startAwsProxy,
  throttled,
} from "@postgres-to-aurora/test-kit";
import { type Migration, makeMigration, OWN, type Scene, startScene } from "./scene.js";

let scene: Scene;
let running: Migration;
beforeAll(async () => {
  scene = await startScene();
  running = await makeMigration(scene, "running");
  const made = await running.run(
    await startAwsProxy({ upstream: scene.dmsLocal.url }),
    "create-dms-task",
    OWN.instance,
  );
  expect(made.exitCode).toBe(0);
});

/** Runs an action whose AWS plays this. It must end with success or with one error that a person can read. */
async function play(
  one: Migration,
  action: string,
  inputs: Record<string, string>,
  rules: (proxy: AwsProxy) => void,
): Promise<ActionResult & { says: string; proxy: AwsProxy }> {
  const proxy = await startAwsProxy({ upstream: scene.dmsLocal.url });
  rules(proxy);
  const result = await one.run(proxy, action, inputs);
  await proxy.stop();
  const errors = result.stdout.split("\n").filter((line) => line.startsWith("::error"));
  const seen = result.everything.replace(/^::add-mask::.*$/gm, "");
  expect({
    errors: errors.length,
    exitCode: result.exitCode,
    stack: /^\s+at .*\.js:\d+|This is a bug/m.test(seen),
    secret: one.passwords.some((password) => seen.includes(password)),
  }).toEqual({ errors: result.exitCode, exitCode: result.exitCode === 0 ? 0 : 1, stack: false, secret: false });
  return { ...result, says: result.report?.headline ?? "", proxy };
}

/** A rule about one operation. */
const on =
  (operation: string | RegExp, act: Parameters<AwsProxy["rule"]>[0]["act"], more: object = {}) =>
  (proxy: AwsProxy): void =>
    void proxy.rule({ operation, act, ...more });

const anHourAgo = change((given) => ({
  ...given,
  MetricDataResults: given.MetricDataResults.map((result: { Timestamps: number[] }) => ({
    ...result,
    Timestamps: result.Timestamps.map((time) => time - 3600),
  })),
}));
const noMetrics = answer({ MetricDataResults: [] });
const inState = (state: string, more: object = {}) =>
  change((given) => ({
    ...given,
    ReplicationTasks: given.ReplicationTasks.map((task: object) => ({ ...task, Status: state, ...more })),
  }));
const errored = change((given) => ({
  ...given,
  TableStatistics: given.TableStatistics.map((table: { TableName: string }) =>
    table.TableName === "contas" ? { ...table, TableState: "Table error" } : table,
  ),
}));
const hundredPercent = inState("running", { ReplicationTaskStats: { FullLoadProgressPercent: 100 } });

describe("wait-for-cdc goes on", () => {
  test.each<[what: string, rules: (proxy: AwsProxy) => void, prints?: RegExp]>([
    ["when it is throttled now and then", on(/./, throttled(), { nth: (nth: number) => nth % 3 === 2 })],
    ["when AWS fails once", on(/./, serverFailure(), { nth: 1 })],
    ["when a connection is cut off once", on(/./, cutBefore(), { nth: 2 })],
    [
      "in states it does not know, and prints them",
      on("DescribeReplicationTasks", inState("pondering"), { nth: (nth: number) => nth < 4 }),
      /pondering/,
    ],
    ["when there are no metrics at first", on("GetMetricData", noMetrics, { nth: (nth: number) => nth < 3 })],
  ])("%s", async (_what, rules, prints = /./) => {
    const { exitCode, stdout, outputs, says } = await play(running, "wait-for-cdc", { timeout: "90s" }, rules);
    expect([exitCode, outputs["status"], says]).toEqual([0, "caught-up", expect.any(String)]);
    expect(stdout).toMatch(prints);
  });

  test("when the first page of the tables is empty", async () => {
    scene.dmsLocal.addFault("empty-page:DescribeTableStatistics");
    const { outputs } = await play(running, "wait-for-cdc", { timeout: "90s" }, () => {});
    scene.dmsLocal.clearFaults();
    expect(outputs).toMatchObject({ status: "caught-up", tables: "2" });
  });
});

describe("wait-for-cdc ends with one clear error", () => {
  test.each<[what: string, status: string, rules: (proxy: AwsProxy) => void, says: RegExp, more?: object]>([
    ["when it is throttled for ever", "", on(/./, throttled()), /rate|Throttling|throttled/i],
    [
      "when its token expires in the middle",
      "",
      on("DescribeReplicationTasks", fault("ExpiredTokenException"), { nth: (nth: number) => nth > 2 }),
      /credentials expired before dms:DescribeReplicationTasks.*role-duration-seconds/,
    ],
    ["when AWS fails for ever", "", on(/^Describe/, serverFailure()), /InternalFailure.*request id/],
    ["when every connection is cut off", "", on(/^Describe/, cutBefore()), /socket hang up.*aws-region/],
    [
      "when a right is missing",
      "",
      on("DescribeTableStatistics", fault("AccessDeniedException", "no")),
      /Allow dms:DescribeTableStatistics/,
    ],
    ["when times are text", "", on("DescribeReplicationTasks", isoDates()), /not what AWS sends.*AWS_ENDPOINT_URL/],
    [
      "when a table is in error at 100 %",
      "failed",
      (proxy) => {
        on("DescribeTableStatistics", errored)(proxy);
        on("DescribeReplicationTasks", hundredPercent)(proxy);
      },
      /in error.*app\.contas/,
    ],
    [
      "when the task fails at night",
      "failed",
      (proxy) => {
        const failed = inState("failed", {
          StopReason: "Stop Reason FATAL_ERROR",
          LastFailureMessage: "Stream component failed",
        });
        on("DescribeReplicationTasks", failed, { nth: (nth: number) => nth > 2 })(proxy);
        const line = "[TARGET_APPLY    ]E:  Failed to execute statement, SqlState: 53100 [1022502]";
        on(
          "GetLogEvents",
          answer({ events: [{ timestamp: 1_800_000_000_000, message: line }], nextBackwardToken: "b" }),
        )(proxy);
      },
      /failed.*FATAL_ERROR|FATAL_ERROR.*failed/,
      { report: /Stream component failed[\s\S]*53100|53100[\s\S]*Stream component failed/ },
    ],
    ["when metrics are an hour old", "timed-out", on("GetMetricData", anHourAgo), /latency|metric/i, { timeout: "4s" }],
    ["when there are no metrics", "timed-out", on("GetMetricData", noMetrics), /latency|metric/i, { timeout: "4s" }],
  ])("%s", async (_what, status, rules, says, more: { timeout?: string; report?: RegExp } = {}) => {
    const ended = await play(running, "wait-for-cdc", { timeout: more.timeout ?? "15s" }, rules);
    expect(ended.exitCode).toBe(1);
    expect(ended.says).toMatch(says);
    if (status !== "") expect(ended.outputs["status"]).toBe(status);
    if (more.report) expect(JSON.stringify(ended.report)).toMatch(more.report);
  });

  test("when the region is another one, and names the input", async () => {
    const elsewhere = (proxy: AwsProxy) =>
      void proxy.rule({ when: ({ region }) => region !== "eu-west-1", act: fault("ResourceNotFoundFault") });
    const ended = await play(running, "wait-for-cdc", { "aws-region": "us-west-2" }, elsewhere);
    expect(ended.exitCode).toBe(1);
    expect(ended.says).toMatch(/no DMS replication task "running".*aws-region/);
  });
});

describe("create-dms-task", () => {
  test.each<[what: string, name: string, rules: (proxy: AwsProxy) => void, prints?: RegExp]>([
    ["throttled now and then", "throttled", on(/./, throttled(), { nth: (nth: number) => nth % 3 === 1 })],
    ["meeting a failure of AWS", "failing", on(/./, serverFailure(), { nth: 1 })],
    ["with connections cut off before anything is done", "cut", on(/^(Create|Start)/, cutBefore(), { nth: 1 })],
    [
      "seeing an instance in a state it does not know",
      "pondering",
      on(
        "DescribeReplicationInstances",
        change((given) => ({
          ...given,
          ReplicationInstances: given.ReplicationInstances.map((item: object) => ({
            ...item,
            ReplicationInstanceStatus: "pondering",
          })),
        })),
        { nth: (nth: number) => nth > 2 && nth < 6 },
      ),
      /pondering/,
    ],
  ])("goes on, %s", async (_what, name, rules, prints = /./) => {
    const one = await makeMigration(scene, name);
    const ended = await play(one, "create-dms-task", OWN.instance, rules);
    expect([ended.exitCode, ended.outputs["task-status"], ended.says]).toEqual([0, "running", expect.any(String)]);
    expect(ended.stdout).toMatch(prints);
  });

  test.each<[what: string, name: string, rules: (proxy: AwsProxy) => void, says: RegExp]>([
    ["throttled for ever", "rate", on("CreateReplicationTask", throttled()), /Rate exceeded.*poll-interval/],
    [
      "whose token expires while it waits",
      "expired",
      on("DescribeReplicationInstances", fault("ExpiredTokenException"), { nth: (nth: number) => nth > 2 }),
      /credentials expired before dms:DescribeReplicationInstances.*role-duration-seconds/,
    ],
    ["that AWS fails for ever", "broken", on("StartReplicationTask", serverFailure()), /InternalFailure.*request id/],
    [
      "that AWS has no machine for",
      "full",
      on("CreateReplicationInstance", fault("InsufficientResourceCapacityFault")),
      /replication-instance-class.*subnet-ids/,
    ],
    [
      "that may not make a task",
      "denied",
      on("CreateReplicationTask", fault("AccessDeniedException", "no")),
      /Allow dms:CreateReplicationTask/,
    ],
    [
      "whose subnets do not do",
      "narrow",
      on("CreateReplicationSubnetGroup", fault("ReplicationSubnetGroupDoesNotCoverEnoughAZs")),
      /two availability zones/,
    ],
    ["that meets times as text", "dated", on("DescribeReplicationInstances", isoDates()), /AWS_ENDPOINT_URL/],
  ])("%s ends with one clear error, and goes on when run again", async (_what, name, rules, says) => {
    const one = await makeMigration(scene, name);
    const ended = await play(one, "create-dms-task", OWN.instance, rules);
    expect(ended.exitCode).toBe(1);
    expect(ended.says).toMatch(says);
    const again = await play(one, "create-dms-task", OWN.instance, () => {});
    expect([again.exitCode, again.outputs["task-status"]]).toEqual([0, "running"]);
  });

  test.each(["instance", "serverless"] as const)(
    "goes on when connections are cut off after each thing was done (%s)",
    async (kind) => {
      const one = await makeMigration(scene, `cut-after-${kind}`);
      const cut = on(/^(Create|Import|Start|Test)/, cutAfter(), { nth: 1 });
      const ended = await play(one, "create-dms-task", OWN[kind], cut);
      const again = ended.exitCode === 0 ? ended : await play(one, "create-dms-task", OWN[kind], () => {});
      expect([ended.says, again.outputs["task-status"]]).toEqual([expect.stringMatching(/is running/), "running"]);
    },
  );
});
