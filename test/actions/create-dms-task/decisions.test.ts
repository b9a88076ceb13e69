import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { connectionFailure } from "@postgres-to-aurora/action-create-dms-task/connection-failure";
import { checkEndpoint, endpointFacts } from "@postgres-to-aurora/action-create-dms-task/endpoints";
import { refuseBlockers } from "@postgres-to-aurora/action-create-dms-task/findings";
import { nextStep, taskDifferences } from "@postgres-to-aurora/action-create-dms-task/task";
import { settingsDifferences, taskSettings } from "@postgres-to-aurora/action-create-dms-task/task-settings";
import type { Task } from "@postgres-to-aurora/aws/dms";
import { type Finding, Secret } from "@postgres-to-aurora/domain";
import { tableMappings } from "@postgres-to-aurora/replication";
import { tempFolder } from "@postgres-to-aurora/test-kit";

const address = {
  host: "db.example",
  port: 5432,
  database: "fluxo",
  user: "dms",
  password: new Secret("hush"),
  tls: "verify-full" as const,
};
const endpoint = { ...endpointFacts("source", address), name: "fluxo-source", arn: "arn:e", status: "active" };
const instance = {
  name: "shared",
  arn: "arn:i",
  status: "available",
  class: "dms.t3.medium",
  publiclyAccessible: false,
  addresses: ["10.0.0.7"],
};

describe("nextStep", () => {
  test.each([
    ["ready", false, true, { kind: "start", type: "start-replication" }],
    ["failed", false, true, { kind: "start", type: "start-replication" }],
    ["ready", true, true, { kind: "start", type: "resume-processing" }],
    ["stopped", true, true, { kind: "start", type: "resume-processing" }],
    ["failed", true, true, { kind: "start", type: "resume-processing" }],
    ["ready", false, false, { kind: "leave" }],
    ["stopped", true, false, { kind: "leave" }],
    ["running", true, true, { kind: "leave" }],
    ["starting", true, true, { kind: "wait" }],
    ["stopping", true, true, { kind: "wait" }],
    ["pondering", true, true, { kind: "wait" }],
    ["deleting", true, true, { kind: "refuse" }],
  ])("a task that is %s (run before: %s) with start %s", (status, hasRun, start, step) => {
    expect(nextStep({ status, hasRun }, start)).toEqual(step);
  });
});

describe("taking up what exists", () => {
  const wanted = {
    sourceEndpointArn: "s",
    targetEndpointArn: "t",
    instanceArn: "i",
    tableMappings: tableMappings([{ schema: "app", name: "a" }]),
    settings: { Logging: { EnableLogging: true } },
  };
  const task = {
    sourceEndpointArn: "s",
    targetEndpointArn: "t",
    instanceArn: "i",
    migrationType: "full-load-and-cdc",
    tableMappings: wanted.tableMappings,
    settings: '{"Logging":{"EnableLogging":true,"EnableLogContext":false},"StreamBufferSettings":{}}',
  } as Task;

  test("a task that only shows more settings than we set is the same", () => {
    expect(taskDifferences(task, wanted)).toEqual([]);
  });

  test("every difference is named", () => {
    const other = {
      ...task,
      instanceArn: "other",
      migrationType: "cdc",
      tableMappings: tableMappings([{ schema: "app", name: "b" }]),
      settings: '{"Logging":{"EnableLogging":false}}',
    };
    expect(taskDifferences(other, wanted)).toEqual([
      "instanceArn: it has other, wanted is i",
      "migration type: it has cdc, wanted is full-load-and-cdc",
      "tables: it does not carry app.a",
      "tables: it carries app.b, which is not wanted or not there",
      "Logging.EnableLogging: it has false, wanted is true",
    ]);
  });

  test("an endpoint that DMS shows in its own way is the same", () => {
    const attributes = { mapUnboundedNumericAsString: "TRUE", captureDdls: "N" };
    const shown = {
      ...endpoint,
      host: "DB.example",
      settings: { ...endpoint.settings, MaxFileSize: 32768 },
      attributes,
    };
    expect(() => checkEndpoint(shown, endpointFacts("source", address))).not.toThrow();
  });

  test.each([
    ["another port", { port: 5433 }, /port: it has 5433, wanted is 5432/],
    ["another user", { user: "postgres" }, /user: it has postgres, wanted is dms/],
    ["no encryption", { tls: "none" }, /tls: it has none, wanted is require/],
    [
      "an altered setting",
      { settings: { ...endpoint.settings, CaptureDdls: true } },
      /CaptureDdls: it has true, wanted is false/,
    ],
    ["no attribute", { attributes: {} }, /MapUnboundedNumericAsString: it has nothing, wanted is true/],
  ])("an endpoint with %s is refused and the difference shown", (_what, change, says) => {
    expect(() => checkEndpoint({ ...endpoint, ...change }, endpointFacts("source", address))).toThrow(says);
  });
});

describe("task settings", () => {
  test("the user's file is merged on top, key by key, without what DMS sets itself", async () => {
    const file = join(await tempFolder(), "settings.json");
    await writeFile(
      file,
      '{"TargetMetadata":{"LobMaxSize":512},"Logging":{"CloudWatchLogGroup":"g","CloudWatchLogStream":"s"},"TTSettings":null}',
    );
    const settings = await taskSettings(file);
    expect(settings["TargetMetadata"]).toMatchObject({ LobMaxSize: 512, SupportLobs: true });
    expect(settings["Logging"]).toEqual({ EnableLogging: true });
    expect(settingsDifferences(await taskSettings(undefined), settings)).toEqual([
      "TargetMetadata.LobMaxSize: it has 64, wanted is 512",
      "TTSettings: it has nothing, wanted is null",
    ]);
  });

  test.each([
    ["that is missing", undefined],
    ["that is no JSON", "{"],
    ["that is a list", "[]"],
  ])("a file %s is an error that names it", async (_what, text) => {
    const file = join(await tempFolder(), "settings.json");
    if (text !== undefined) await writeFile(file, text);
    await expect(taskSettings(file)).rejects.toMatchObject({
      code: "BAD_TASK_SETTINGS",
      message: expect.stringContaining(file),
    });
  });
});

describe("a failed connection test", () => {
  test.each([
    ['no pg_hba.conf entry for host "10.0.0.7"', /10\.0\.0\.7.*pg_hba\.conf/],
    ['FATAL: password authentication failed for user "dms"', /delete the source endpoint/],
    ["could not translate host name", /cannot resolve/],
    ["Network is unreachable", /IPv6/],
    ["connection timed out", /security group, firewall/],
    ["timeout expired", /security group, firewall/],
    ["server does not support SSL", /sslmode=disable/],
    ["Connection refused", /listen_addresses/],
    ["something new", /as seen from the instance/],
    ["", /DMS gives no reason/],
  ])("%s points to its remedy", (failure, says) => {
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
