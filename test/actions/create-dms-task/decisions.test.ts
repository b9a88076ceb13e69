import { describe, expect, test } from "@jest/globals";
import { assessmentFindings } from "@postgres-to-aurora/action-create-dms-task/assessment";
import { checkComputeInputs } from "@postgres-to-aurora/action-create-dms-task/compute-inputs";
import { connectionFailure } from "@postgres-to-aurora/action-create-dms-task/connection-test";
import { type Differences, decide } from "@postgres-to-aurora/action-create-dms-task/decide";
import {
  endpointDifferences,
  endpointFacts,
  leadsElsewhere,
} from "@postgres-to-aurora/action-create-dms-task/endpoints";
import { refuseBlockers } from "@postgres-to-aurora/action-create-dms-task/findings";
import { checkSecretKeys } from "@postgres-to-aurora/action-create-dms-task/secret-keys";
import { capacityDifferences, capacityFor, sizeFor } from "@postgres-to-aurora/action-create-dms-task/sizing";
import { type Finding, Secret } from "@postgres-to-aurora/domain";

const SAME: Differences = { fixed: [], mappings: [], settings: [] };
const SETTINGS: Differences = { ...SAME, settings: ["LobMaxSize: it has 64, wanted is 128"] };
const MAPPINGS: Differences = { ...SAME, mappings: ["tables: it does not carry app.new"] };
const FIXED: Differences = { ...SAME, fixed: ["replication instance: it has a, wanted is b"] };

const keep = (start?: string, settings = false, mappings = false) => ({
  create: false,
  modify: { mappings, settings },
  start,
});

describe("what is done about a task", () => {
  const task = (status: string, hasRun = true) => ({ name: "fluxo", status, hasRun, began: hasRun });
  const stillborn = { name: "fluxo", status: "failed", hasRun: true, began: false };

  test.each([
    // [task, differences, start, restart, steps]
    [undefined, SAME, true, "resume", { ...keep("start-replication"), create: true }],
    [undefined, SAME, false, "resume", { ...keep(undefined), create: true }],
    [undefined, SAME, true, "reload", { ...keep("start-replication"), create: true }],
    [undefined, SAME, true, "never", { ...keep("start-replication"), create: true }],
    [task("ready", false), SAME, true, "resume", keep("start-replication")],
    [task("ready", false), SAME, true, "never", keep("start-replication")],
    [task("ready", false), MAPPINGS, true, "resume", keep("start-replication", false, true)],
    [task("ready", false), SETTINGS, false, "resume", keep(undefined, true)],
    [task("failed", false), SAME, true, "reload", keep("start-replication")],
    [task("running"), SAME, true, "resume", keep()],
    [task("running"), SAME, true, "never", keep()],
    [task("stopped"), SAME, true, "resume", keep("resume-processing")],
    [task("failed"), SAME, true, "resume", keep("resume-processing")],
    [task("ready"), SAME, true, "resume", keep("resume-processing")],
    [task("stopped"), SETTINGS, true, "resume", keep("resume-processing", true)],
    [task("stopped"), SETTINGS, false, "resume", keep(undefined, true)],
    [task("stopped"), SAME, false, "resume", keep()],
    [task("stopped"), SAME, true, "reload", keep("reload-target")],
    [task("failed"), MAPPINGS, true, "reload", keep("reload-target", false, true)],
    [task("stopped"), SAME, false, "reload", keep()],
    [task("stopped"), SAME, false, "never", keep()],
    [stillborn, SAME, true, "resume", keep("reload-target")],
    [stillborn, MAPPINGS, true, "resume", keep("reload-target", false, true)],
    [stillborn, SAME, false, "reload", keep()],
  ] as const)("%j with %j, start %s, restart %s", (found, differences, start, restart, steps) => {
    expect(decide(found, differences, { start, restart })).toEqual(steps);
  });

  test.each([
    ["a task left standing by restart: never", task("stopped"), "never", /never leaves it so/],
    ["a reload of a task that runs", task("running"), "reload", /acts on a task that stands still, and fluxo runs/],
  ] as const)("%s is left alone and that is said", (_what, found, restart, note) => {
    const { start, note: said } = decide(found, SAME, { start: true, restart });
    expect(start).toBeUndefined();
    expect(said).toMatch(note);
  });

  test.each([
    ["is being deleted", task("deleting"), SAME, true, "resume", "TASK_DELETING", /made anew/],
    ["lies elsewhere", task("ready", false), FIXED, true, "resume", "TASK_DIFFERS", /has a, wanted is b.*delete task/s],
    ["runs with other settings", task("running"), SETTINGS, true, "resume", "TASK_DIFFERS", /stop fluxo and run again/],
    ["runs with other tables", task("running"), MAPPINGS, true, "resume", "TASK_DIFFERS", /carry app.new.*reload/s],
    ["runs with other tables", task("running"), MAPPINGS, true, "reload", "TASK_DIFFERS", /It runs.*stop fluxo/s],
    ["stands with other tables", task("stopped"), MAPPINGS, true, "resume", "TASK_DIFFERS", /restart: reload and/],
    ["stands with other tables", task("stopped"), MAPPINGS, false, "reload", "TASK_DIFFERS", /restart: reload and/],
    ["shall never be restarted", task("stopped"), SETTINGS, true, "never", "TASK_DIFFERS", /another restart/],
  ] as const)("a task that %s is refused: %j %j", (_what, found, differences, start, restart, code, says) => {
    expect(() => decide(found, differences, { start, restart })).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(says) }),
    );
  });

  test("of many differences the first are shown and the others counted", () => {
    const mappings = Array.from({ length: 30 }, (_, n) => `tables: it does not carry app.t${n}`);
    expect(() => decide(task("running"), { ...SAME, mappings }, { start: true, restart: "resume" })).toThrow(
      /app\.t19\n {2}and 10 more/,
    );
  });
});

describe("the size of what is created", () => {
  const GIB = 1024 ** 3;
  test.each([
    [0, 0, "dms.t3.medium", 50, [1, 4]],
    [20 * GIB, 1024, "dms.t3.medium", 50, [1, 4]],
    [20 * GIB + 1, 0, "dms.t3.large", 50, [2, 8]],
    [GIB, 1025, "dms.t3.large", 50, [2, 8]],
    [GIB, 50_000, "dms.r6i.large", 50, [4, 16]],
    [400 * GIB, 0, "dms.r6i.large", 100, [4, 16]],
    [GIB, 500_000, "dms.r6i.xlarge", 50, [8, 32]],
    [2000 * GIB, 0, "dms.r6i.xlarge", 500, [8, 32]],
    [9000 * GIB, 0, "dms.r6i.2xlarge", 1000, [16, 64]],
  ])("%d bytes, values up to %d KB", (bytes, largestLobKb, instanceClass, storage, [min, max]) => {
    expect(sizeFor({ bytes, largestLobKb })).toEqual({ instanceClass, storage, capacity: { min, max } });
  });

  test.each([
    [undefined, undefined, { min: 2, max: 8 }],
    [1, undefined, { min: 1, max: 8 }],
    [64, undefined, { min: 64, max: 64 }],
    [undefined, 1, { min: 1, max: 1 }],
    [undefined, 32, { min: 2, max: 32 }],
    [4, 4, { min: 4, max: 4 }],
  ])("min-capacity %s and max-capacity %s fit around the rule", (min, max, capacity) => {
    expect(capacityFor({ bytes: 50 * GIB, largestLobKb: 0 }, min, max)).toEqual(capacity);
  });

  test("an existing capacity differs only from what the inputs name", () => {
    expect(capacityDifferences({ min: 1, max: 4 }, undefined, undefined)).toEqual([]);
    expect(capacityDifferences({ min: 1, max: 4 }, 1, 8)).toEqual(["max-capacity: it has 4, wanted is 8"]);
  });
});

describe("inputs that contradict each other", () => {
  const good = {
    compute: "instance" as const,
    replicationInstance: undefined,
    replicationInstanceClass: "auto",
    publiclyAccessible: false,
    minCapacity: undefined,
    maxCapacity: undefined,
    sourceSecret: undefined,
    targetSecret: undefined,
    secretsRole: undefined,
    assessmentBucket: undefined,
    assessmentRole: undefined,
  };
  const serverless = { ...good, compute: "serverless" as const };

  test.each([
    ["the defaults", good],
    ["serverless with a range", { ...serverless, minCapacity: 2, maxCapacity: 384 }],
    ["a role for one secret", { ...good, targetSecret: "t", secretsRole: "arn:r" }],
    ["an assessment", { ...good, assessmentBucket: "b", assessmentRole: "arn:r" }],
  ])("%s are fine", (_what, inputs) => {
    expect(() => checkComputeInputs(inputs)).not.toThrow();
  });

  test.each([
    [{ ...good, minCapacity: 1, maxCapacity: 2 }, /for compute serverless: min-capacity, max-capacity/],
    [
      { ...serverless, replicationInstance: "i", replicationInstanceClass: "dms.t3.large", publiclyAccessible: true },
      /for compute instance: replication-instance, replication-instance-class, publicly-accessible/,
    ],
    [{ ...serverless, assessmentBucket: "b", assessmentRole: "r" }, /for compute instance: assessment-bucket/],
    [{ ...serverless, maxCapacity: 3 }, /max-capacity is 3.*1, 2, 4, 8/],
    [{ ...serverless, minCapacity: 8, maxCapacity: 4 }, /min-capacity 8 is above max-capacity 4/],
    [{ ...good, assessmentBucket: "b" }, /assessment-role is missing/],
    [{ ...good, assessmentRole: "r" }, /assessment-bucket is missing/],
    [{ ...good, secretsRole: "r" }, /secrets-role is given, but no secret/],
  ])("%j is refused", (inputs, says) => {
    expect(() => checkComputeInputs(inputs)).toThrow(expect.objectContaining({ code: "BAD_INPUTS" }));
    expect(() => checkComputeInputs(inputs)).toThrow(says);
  });
});

const address = {
  host: "db.example",
  port: 5432,
  database: "fluxo",
  user: "dms",
  password: new Secret("hush"),
  tls: "verify-full" as const,
};
const PLAIN = { secret: "", role: "" };
const facts = endpointFacts("source", address, PLAIN, "require", "");
const endpoint = { ...facts, name: "fluxo-source", arn: "arn:e", status: "active" };

describe("an endpoint that exists", () => {
  test("is the same though DMS shows it in its own way", () => {
    const attributes = { mapUnboundedNumericAsString: "TRUE", captureDdls: "N" };
    const settings = { ...endpoint.settings, MaxFileSize: 32768 };
    expect(endpointDifferences({ ...endpoint, host: "DB.example", settings, attributes }, facts)).toEqual([]);
  });

  test("with a secret given by name is the same though DMS shows its ARN", () => {
    const wanted = endpointFacts("source", address, { secret: "prod/source", role: "arn:r" }, "require", "");
    const shown = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/source-AbC123";
    const found = { ...endpoint, ...wanted, secret: shown };
    expect(endpointDifferences(found, wanted)).toEqual([]);
    expect(leadsElsewhere(found, wanted)).toBe(false);
    expect(endpointDifferences({ ...found, secret: `${shown}x` }, wanted)).toHaveLength(1);
  });

  test.each([
    ["another port", { port: 5433 }, "port: it has 5433, wanted is 5432", true],
    ["another user", { user: "postgres" }, "user: it has postgres, wanted is dms", false],
    ["no encryption", { tls: "none" }, "tls: it has none, wanted is require", false],
    ["a certificate", { certificateArn: "arn:c" }, "certificate: it has arn:c, wanted is none", false],
    ["a secret", { secret: "s" }, "secret: it has s, wanted is none", true],
    [
      "an altered setting",
      { settings: { ...endpoint.settings, CaptureDdls: true } },
      "CaptureDdls: it has true, wanted is false",
      false,
    ],
    ["no attribute", { attributes: {} }, "MapUnboundedNumericAsString: it has nothing, wanted is true", false],
  ])("with %s shows the difference", (_what, change, says, moves) => {
    expect(endpointDifferences({ ...endpoint, ...change }, facts)).toEqual([says]);
    expect(leadsElsewhere({ ...endpoint, ...change }, facts)).toBe(moves);
  });
});

describe("a secret that DMS reads itself", () => {
  const whole = { username: "dms", password: "hush", host: "db", port: 5432 };
  test("with all keys, its port as text or number, is fine", () => {
    expect(() => checkSecretKeys("s", new Secret(JSON.stringify(whole)))).not.toThrow();
    expect(() => checkSecretKeys("s", new Secret(JSON.stringify({ ...whole, port: "5432" })))).not.toThrow();
  });

  test.each([
    ["{", /not JSON/],
    [JSON.stringify({ ...whole, port: undefined }), /lacks port/],
    [JSON.stringify({ user: "dms", password: "hush", host: "", port: 1 }), /lacks username, host/],
    [JSON.stringify({ ...whole, port: "many" }), /port is not a number/],
  ])("that is %s is refused without a word of it", (text, says) => {
    expect(() => checkSecretKeys("s", new Secret(text))).toThrow(says);
    expect(() => checkSecretKeys("s", new Secret(text))).toThrow(expect.not.stringContaining("hush"));
  });
});

describe("a premigration assessment", () => {
  const run = (status: string, checks: [string, string][] = [], failure = "") =>
    assessmentFindings(
      { arn: "arn:a", status, failure, checks: checks.map(([name, ended]) => ({ name, status: ended })) },
      "s3://bucket/fluxo/run/",
    ).map(({ severity, object }) => [severity, object]);

  test.each([
    ["passed", [["a", "passed"]], []],
    [
      "warning",
      [
        ["a", "warning"],
        ["b", "skipped"],
      ],
      [["warning", "a"]],
    ],
    [
      "failed",
      [
        ["a", "failed"],
        ["b", "error"],
        ["c", "cancelled"],
      ],
      [
        ["needs-change", "a"],
        ["needs-change", "b"],
        ["warning", "c"],
      ],
    ],
    ["error-provisioning", [], [["needs-change", "s3://bucket/fluxo/run/"]]],
    ["pondering", [], [["needs-change", "s3://bucket/fluxo/run/"]]],
  ] as [string, [string, string][], string[][]][])("that ends %s with %j", (status, checks, findings) => {
    expect(run(status, checks)).toEqual(findings);
  });
});

describe("a failed connection test", () => {
  const instance = {
    name: "shared",
    arn: "arn:i",
    status: "available",
    class: "dms.t3.medium",
    publiclyAccessible: false,
    addresses: ["10.0.0.7"],
  };

  test.each([
    ["something new", /something new.*as seen from the instance \(10\.0\.0\.7\)/],
    ["", /DMS gives no reason/],
  ])("%s is told with the endpoint and without the password", (failure, says) => {
    const error = connectionFailure(endpoint, instance, failure);
    expect(error.message).toMatch(says);
    expect(error.message).toContain("dms@db.example:5432/fluxo");
    expect(error.message).not.toContain("hush");
  });
});

describe("blockers", () => {
  const finding = (rule: string, severity: Finding["severity"]): Finding => ({
    rule,
    severity,
    object: "x",
    evidence: `evidence of ${rule}`,
    remedy: `remedy of ${rule}`,
  });

  test("warnings alone let pass", () => {
    expect(() => refuseBlockers([finding("a", "warning"), finding("b", "info")])).not.toThrow();
  });

  test("one blocker is the error itself", () => {
    expect(() => refuseBlockers([finding("target-not-empty", "blocker")])).toThrow(
      expect.objectContaining({
        code: "TARGET_NOT_EMPTY",
        message: expect.stringContaining("remedy of target-not-empty"),
      }),
    );
  });

  test("several blockers are told in one go", () => {
    expect(() => refuseBlockers([finding("a", "blocker"), finding("b", "blocker")])).toThrow(
      /2 things.*evidence of a.*evidence of b/s,
    );
  });
});
