import { beforeAll, describe, expect, test } from "@jest/globals";
import { withClient } from "@postgres-to-aurora/postgres";
import { type AwsProxy, fault, startTestServer } from "@postgres-to-aurora/test-kit";
import { type Script, type ScriptedAws, Stage, scriptedAws } from "./scripted-aws.js";

const CONTROL_TABLES = `CREATE SCHEMA awsdms_control;
  CREATE TABLE awsdms_control.awsdms_apply_exceptions ("TASK_NAME" text, "TABLE_OWNER" text, "TABLE_NAME" text,
    "ERROR_TIME" timestamp DEFAULT now(), "STATEMENT" text, "ERROR" text);
  CREATE TABLE awsdms_control.awsdms_suspended_tables ("SERVER_NAME" text, "TASK_NAME" text, "TABLE_OWNER" text,
    "TABLE_NAME" text, "SUSPEND_REASON" text, "SUSPEND_TIMESTAMP" timestamp);`;

let stage: Stage;
beforeAll(async () => {
  stage = new Stage(await startTestServer());
});

/** A migration that has caught up, with some of it replaced. */
function script(changes: Partial<Script> = {}): Script {
  return {
    status: "running",
    tables: ["a", "b"].map((name) => ({ schema: "app", name, state: "Table completed" })),
    latency: { seconds: 1, ageSeconds: 30 },
    log: [],
    ...changes,
  };
}

const operations = (aws: AwsProxy, name: string) => aws.calls.filter(({ operation }) => operation === name);

describe("wait-for-cdc against a scripted AWS", () => {
  test("each sample has a marker of its own, and two where batches are applied", async () => {
    const one = await stage.database("markers");
    const aws = await scriptedAws(script());
    expect(await one.wait(aws)).toMatchObject({
      exitCode: 0,
      outputs: { status: "caught-up", verdict: "pass", "eta-seconds": "0", "tables-reloaded": "0", tables: "2" },
    });
    expect(await one.value("SELECT n::int FROM migration_ctl.marker")).toBe(3);
    const batched = await scriptedAws(script({ settings: { TargetMetadata: { BatchApplyEnabled: true } } }));
    expect((await one.wait(batched)).outputs["status"]).toBe("caught-up");
    expect(await one.value("SELECT n::int FROM migration_ctl.marker")).toBe(9);
  });

  test("a serverless replication is followed through its own states and metrics", async () => {
    const one = await stage.database("serverless");
    const states = ["initializing", "fetching_metadata", "provisioning_capacity", "replication_starting", "running"];
    const play = script({ serverless: true, status: "created" });
    const aws = await scriptedAws(play);
    let looks = 0;
    Object.defineProperty(play, "status", { get: () => states[Math.min(looks++, states.length - 1)] });
    const { outputs, stdout } = await one.wait(aws);
    expect(outputs["status"]).toBe("caught-up");
    expect(stdout).toContain("task provisioning_capacity");
    expect(operations(aws, "DescribeReplicationInstances")).toEqual([]);
  });

  test("a bad table on the last page is found", async () => {
    const one = await stage.database("pages");
    const tables = Array.from({ length: 1201 }, (_, index) => ({
      schema: "app",
      name: `t${index}`,
      state: index === 1200 ? "Table error" : "Table completed",
    }));
    const { outputs, report, exitCode } = await one.wait(await scriptedAws(script({ tables })));
    expect({ exitCode, status: outputs["status"] }).toEqual({ exitCode: 1, status: "failed" });
    expect(report?.headline).toMatch(/in error \(1\): app\.t1200 \(Table error\)/);
  });

  test.each<[string, string, RegExp]>([
    [
      "suspended",
      `INSERT INTO awsdms_control.awsdms_suspended_tables VALUES ('s', 'FLUXO', 'app', 'b')`,
      /no longer get changes \(1\): app\.b/,
    ],
    [
      "refused",
      `INSERT INTO awsdms_control.awsdms_apply_exceptions VALUES ('fluxo', 'app', 'a', now(), 'INSERT', 'duplicate key DETAIL: Key (id)=(SECRET) already exists')`,
      /could not be applied to the target \(1\): app\.a \(1\)/,
    ],
  ])("what DMS notes as %s in its control tables fails the wait, for this task alone", async (name, sql, says) => {
    const one = await stage.database(name, CONTROL_TABLES + sql.replace(/fluxo/i, "another"));
    const aws = await scriptedAws(script());
    expect((await one.wait(aws)).outputs["status"]).toBe("caught-up");
    await withClient(one.address, {}, (client) => client.query(sql));
    const { report, everything } = await one.wait(aws);
    expect(report?.headline).toMatch(says);
    expect(everything).not.toContain("SECRET");
  });

  const CUT =
    "2026-11-22T10:00:00 [SOURCE_UNLOAD   ]W:  3 LOB value(s) of column 'nota' in table 'app.a' are longer than 32 KB and were truncated  (x.c:1)";
  const ERROR =
    '2026-11-22T10:00:01 [TARGET_APPLY    ]E:  ERROR: invalid input syntax for type integer: "SECRET"  (x.c:2)';

  test("values that DMS cut off are a warning though all is caught up; errors it got over are not", async () => {
    const one = await stage.database("cut");
    const { outputs, report } = await one.wait(await scriptedAws(script({ log: [CUT, ERROR] })));
    expect(outputs).toMatchObject({ status: "caught-up", verdict: "warn" });
    const findings = report?.sections.flatMap((section) => (section.kind === "findings" ? section.findings : []));
    expect(findings).toContainEqual(
      expect.objectContaining({ rule: "lob-truncated", severity: "warning", object: "fluxo" }),
    );
    expect((await one.wait(await scriptedAws(script({ log: [ERROR] })))).outputs["verdict"]).toBe("pass");
  });

  test("a wait that runs out of time shows the errors of the log, without what rows hold", async () => {
    const one = await stage.database("late");
    const play = script({ log: [ERROR], tables: [{ schema: "app", name: "a", state: "Full load" }] });
    const { outputs, report, everything } = await one.wait(await scriptedAws(play), { timeout: "1s" });
    expect(outputs["status"]).toBe("timed-out");
    expect(report?.sections).toContainEqual(
      expect.objectContaining({ title: "Last lines of the task's log", text: expect.stringContaining("]E:") }),
    );
    expect(everything).not.toContain("SECRET");
  });

  test("what the validation of DMS finds is a warning; that it is not enabled is nothing", async () => {
    const one = await stage.database("validation");
    const play = script();
    (play.tables[1] as { validation?: string }).validation = "Mismatched records";
    const { exitCode, outputs, report } = await one.wait(await scriptedAws(play));
    expect({ exitCode, verdict: outputs["verdict"] }).toEqual({ exitCode: 0, verdict: "warn" });
    expect(JSON.stringify(report?.sections)).toMatch(/dms-validation-differs.*app\.b.*validate-data/);
  });

  test.each<[string, Script["latency"], RegExp]>([
    ["absent", undefined, /latency of the source was not measured lately/],
    ["stale", { seconds: 0, ageSeconds: 400 }, /7 minutes old/],
  ])("metrics that are %s are never zero", async (name, latency, says) => {
    const one = await stage.database(`metrics_${name}`);
    const { outputs, report } = await one.wait(await scriptedAws(script({ latency })), { timeout: "1s" });
    expect(outputs).toMatchObject({ status: "timed-out", verdict: "unproved" });
    expect(report?.headline).toMatch(says);
  });

  test("a failed task is explained from its log, without what rows hold, in one error", async () => {
    const one = await stage.database("explained");
    const play = script({
      status: "failed",
      stopReason: "Stop Reason FATAL_ERROR Error Level FATAL",
      failure: 'Failing row contains (SECRET, "x").',
      log: [
        "2026-11-22T03:00:00 [TARGET_APPLY    ]I:  Working  (x.c:1)",
        '2026-11-22T03:00:01 [TARGET_APPLY    ]E:  invalid input syntax for type integer: "SECRET"  (x.c:2)',
        "2026-11-22T03:00:02 [TASK_MANAGER    ]E:  Task error notification received  (x.c:3)",
      ],
    });
    const { outputs, report, stdout, everything } = await one.wait(await scriptedAws(play));
    expect(outputs).toMatchObject({ status: "failed", verdict: "fail" });
    expect(report?.headline).toMatch(/fluxo has failed\. Stop Reason FATAL_ERROR/);
    const log = report?.sections.find(({ title }) => title.startsWith("Last error lines"));
    expect(log).toMatchObject({
      kind: "text",
      text: expect.stringMatching(/type integer: "\(left out\)"[\s\S]*Task error/),
    });
    expect(JSON.stringify(log)).not.toContain("Working");
    expect(stdout.match(/^::error/gm)).toHaveLength(1);
    expect(everything).not.toContain("SECRET");
  });

  test.each<[string, (aws: ScriptedAws) => void, RegExp]>([
    ["absent", () => {}, /There is no log dms-tasks-host-one.*dms-cloudwatch-logs-role/],
    [
      "forbidden",
      (aws) => void aws.instead({ operation: "GetLogEvents", act: fault("AccessDeniedException", "no") }),
      /could not be read.*Allow logs:GetLogEvents/,
    ],
  ])("a log that is %s is told with what to do", async (name, prepare, says) => {
    const one = await stage.database(`log_${name}`);
    const play = script({ status: "failed" });
    delete play.log;
    const aws = await scriptedAws(name === "forbidden" ? { ...play, log: [] } : play);
    prepare(aws);
    const { report } = await one.wait(aws);
    expect(JSON.stringify(report?.sections)).toMatch(says);
  });

  test("credentials that expire in the middle of the wait are told with the remedy", async () => {
    const one = await stage.database("expired");
    const aws = await scriptedAws(script({ latency: undefined }));
    const wait = await one.startWait(aws);
    await wait.says("waiting, the CDC latency");
    aws.instead({ operation: /./, act: fault("ExpiredTokenException", "The security token is expired") });
    const { exitCode, report } = await wait.finished;
    expect(exitCode).toBe(1);
    expect(report?.headline).toMatch(/credentials expired before dms:\w+.*role-duration-seconds/);
  });

  test("a task that is deleted meanwhile is told", async () => {
    const one = await stage.database("gone");
    const aws = await scriptedAws(script({ latency: undefined }));
    const wait = await one.startWait(aws);
    await wait.says("waiting, the CDC latency");
    aws.instead({ operation: "DescribeReplicationTasks", act: fault("ResourceNotFoundFault", "No Tasks found") });
    expect((await wait.finished).report?.headline).toMatch(/fluxo does not exist any more/);
  });

  test("cancelled while AWS does not answer, it still writes its report and outputs", async () => {
    const one = await stage.database("hanging");
    const play = script({ latency: undefined });
    const aws = await scriptedAws(play);
    const wait = await one.startWait(aws);
    await wait.says("waiting, the CDC latency");
    await new Promise<void>((asked) => {
      const hang = () => new Promise<never>(() => asked());
      aws.instead({ operation: "DescribeReplicationTasks", act: hang });
    });
    wait.kill("SIGINT");
    // The pending call holds the process, as it may: the runner ends it. Its report is there by then.
    await wait.says("Cancelled by SIGINT");
    wait.kill("SIGKILL");
    const { outputs, report } = await wait.finished;
    expect(outputs).toMatchObject({ rows: "20", verdict: "fail" });
    expect(outputs).not.toHaveProperty("status");
    expect(report?.sections.map(({ title }) => title)).toContain("Tables");
  });
});
