import { describe, expect, test } from "@jest/globals";
import {
  checkTaskSettings,
  TABLE_MAPPINGS_SCHEMA,
  TASK_SETTINGS_SCHEMA,
} from "@postgres-to-aurora/replication/documents";
import { Ajv2020 } from "ajv/dist/2020.js";

describe("the schemas", () => {
  test.each([
    ["table mappings", TABLE_MAPPINGS_SCHEMA],
    ["task settings", TASK_SETTINGS_SCHEMA],
  ])("of %s is a JSON Schema itself", (_name, schema) => {
    const ajv = new Ajv2020();
    expect(ajv.validateSchema(schema)).toBe(true);
  });
});

describe("task settings are taken", () => {
  test.each([
    ["nothing", {}],
    ["a part", { FullLoadSettings: { MaxFullLoadSubTasks: 49, CommitRate: 50000 } }],
    [
      "what the service shows by itself",
      {
        Logging: {
          EnableLogging: true,
          EnableLogContext: false,
          LogComponents: [],
          CloudWatchLogGroup: null,
          CloudWatchLogStream: null,
        },
        ControlTablesSettings: { historyTimeslotInMinutes: 5, HistoryTimeslotInMinutes: 5, ControlSchema: "" },
        LoopbackPreventionSettings: null,
        TTSettings: null,
        BeforeImageSettings: null,
        PostProcessingRules: null,
        CharacterSetSettings: null,
        ResyncSettings: null,
      },
    ],
    [
      "full LOB mode with inline values",
      { TargetMetadata: { FullLobMode: true, LimitedSizeLobMode: false, InlineLobMaxSize: 64 } },
    ],
    ["log levels", { Logging: { LogComponents: [{ Id: "TARGET_LOAD", Severity: "LOGGER_SEVERITY_DEBUG" }] } }],
    ["retries without limit", { ErrorBehavior: { RecoverableErrorCount: -1 } }],
  ])("%s", async (_what, settings) => {
    await expect(checkTaskSettings(settings)).resolves.toBeUndefined();
  });
});

describe("task settings are refused with place and hint", () => {
  test.each<[string, unknown, RegExp]>([
    ["a list", [], /The document must be object, not array/],
    ["an unknown section", { TargetMetaData: {} }, /TargetMetaData is unknown, did you mean TargetMetadata\?/],
    [
      "an unknown key",
      { TargetMetadata: { LobMaxsize: 64 } },
      /TargetMetadata\.LobMaxsize is unknown, did you mean LobMaxSize\?/,
    ],
    [
      "a key like none",
      { FullLoadSettings: { Zebra: 1 } },
      /FullLoadSettings\.Zebra is unknown, known are TargetTablePrepMode/,
    ],
    ["a number as text", { TargetMetadata: { LobMaxSize: "64" } }, /LobMaxSize must be integer, not string/],
    ["a fraction", { TargetMetadata: { LobMaxSize: 1.5 } }, /LobMaxSize must be integer, not fraction/],
    ["a flag as text", { Logging: { EnableLogging: "true" } }, /EnableLogging must be boolean, not string/],
    ["too many loaders", { FullLoadSettings: { MaxFullLoadSubTasks: 50 } }, /MaxFullLoadSubTasks must be at most 49/],
    ["no loader", { FullLoadSettings: { MaxFullLoadSubTasks: 0 } }, /MaxFullLoadSubTasks must be at least 1/],
    ["too many rows per commit", { FullLoadSettings: { CommitRate: 50001 } }, /CommitRate must be at most 50000/],
    [
      "too large an inline size",
      { TargetMetadata: { InlineLobMaxSize: 102401 } },
      /InlineLobMaxSize must be at most 102400/,
    ],
    [
      "an unknown way",
      { FullLoadSettings: { TargetTablePrepMode: "NOTHING" } },
      /TargetTablePrepMode must be one of DO_NOTHING, TRUNC/,
    ],
    [
      "a policy of another operation",
      { ErrorBehavior: { ApplyErrorDeletePolicy: "INSERT_RECORD" } },
      /ApplyErrorDeletePolicy must be one of/,
    ],
    [
      "an unknown log component",
      { Logging: { LogComponents: [{ Id: "X", Severity: "LOGGER_SEVERITY_INFO" }] } },
      /Logging\.LogComponents\[0\]\.Id must be one of/,
    ],
    ["both LOB modes", { TargetMetadata: { FullLobMode: true, LimitedSizeLobMode: true } }, /both true/],
    [
      "inline values without full LOB mode",
      { TargetMetadata: { FullLobMode: false, InlineLobMaxSize: 8 } },
      /InlineLobMaxSize/,
    ],
    [
      "batch apply in full LOB mode",
      { TargetMetadata: { FullLobMode: true, BatchApplyEnabled: true } },
      /BatchApplyEnabled/,
    ],
    ["a task that only validates", { ValidationSettings: { ValidationOnly: true } }, /ValidationOnly/],
    ["a resync of less than 5 minutes", { ResyncSettings: { MaxResyncTime: 4 } }, /MaxResyncTime must be at least 5/],
  ])("%s", async (_what, settings, says) => {
    await expect(checkTaskSettings(settings)).rejects.toMatchObject({
      code: "BAD_TASK_SETTINGS",
      why: expect.stringMatching(says),
      remedy: expect.stringContaining("task-settings"),
    });
  });
});
