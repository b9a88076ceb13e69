import { describe, expect, test } from "@jest/globals";
import { LIMITS } from "@postgres-to-aurora/action-create-dms-task/plan/limits";
import { type Settings, userSettings } from "@postgres-to-aurora/action-create-dms-task/plan/settings";
import { settingsFindings } from "@postgres-to-aurora/action-create-dms-task/plan/settings-findings";
import type { SourceTable } from "@postgres-to-aurora/action-create-dms-task/plan/source-tables";
import { tablesAtOnce, taskSettings } from "@postgres-to-aurora/action-create-dms-task/plan/task-settings";
import { checkTaskSettings } from "@postgres-to-aurora/replication/documents";
import { settingsFile } from "./scene.js";

const table = {
  schema: "s",
  name: "t",
  key: ["id"],
  bytes: 1,
  lobs: [{ name: "note", base: "text", notNull: false, inKey: false }],
} as unknown as SourceTable;

/** The settings for one table whose longest value has so many KB. */
const made = (kilobytes: number, own: Settings = {}, existing?: Settings) =>
  taskSettings([table], [{ table, method: "exact", bytes: [kilobytes * 1024] }], own, existing, LIMITS);

describe("task settings", () => {
  test("are ours, checked, with the measured values", async () => {
    const settings = await made(40);
    await checkTaskSettings(settings);
    expect(settings).toMatchObject({
      TargetMetadata: { SupportLobs: true, LimitedSizeLobMode: true, FullLobMode: false, LobMaxSize: 128 },
      FullLoadSettings: { TargetTablePrepMode: "DO_NOTHING", MaxFullLoadSubTasks: 4, CommitRate: 5000 },
      ControlTablesSettings: { ControlSchema: "awsdms_control" },
      ErrorBehavior: { DataErrorPolicy: "SUSPEND_TABLE", RecoverableErrorStopRetryAfterThrottlingMax: false },
      ValidationSettings: { EnableValidation: true, ValidationPartialLobSize: 128 },
    });
  });

  test("have the user's file on top, key by key, without what DMS sets itself", async () => {
    const file = await settingsFile({
      TargetMetadata: { LobMaxSize: 512 },
      Logging: { CloudWatchLogGroup: "g", CloudWatchLogStream: "s" },
      TTSettings: null,
    });
    const settings = await made(1, await userSettings(file));
    expect(settings["TargetMetadata"]).toMatchObject({ LobMaxSize: 512, SupportLobs: true });
    expect(settings["Logging"]).toEqual({ EnableLogging: true });
    expect(settings["TTSettings"]).toBeNull();
  });

  test.each([
    [
      "full LOB mode where limited was measured",
      1,
      { FullLobMode: true },
      { FullLobMode: true, LimitedSizeLobMode: false },
    ],
    [
      "limited mode where full was measured",
      9000,
      { LimitedSizeLobMode: true, LobMaxSize: 99 },
      { FullLobMode: false, LimitedSizeLobMode: true, LobMaxSize: 99 },
    ],
    [
      "an inline size of one's own",
      9000,
      { InlineLobMaxSize: 8 },
      { FullLobMode: true, LimitedSizeLobMode: false, LobChunkSize: 64, InlineLobMaxSize: 8 },
    ],
  ])("may choose %s", async (_what, kilobytes, own, result) => {
    const file = await settingsFile({ TargetMetadata: own });
    const { SupportLobs, BatchApplyEnabled, TaskRecoveryTableEnabled, ...lobs } = (
      await made(kilobytes, await userSettings(file))
    )["TargetMetadata"] as Settings;
    expect(lobs).toEqual(result);
  });

  test("contradictions between the user's and ours are told", async () => {
    const own = await userSettings(await settingsFile({ TargetMetadata: { BatchApplyEnabled: true } }));
    await expect(made(1, own)).resolves.toBeDefined();
    await expect(made(9000, own)).rejects.toMatchObject({ code: "BAD_TASK_SETTINGS" });
  });

  test.each([
    ["that is missing", undefined, /no such file/],
    ["that is no JSON", "{", /JSON/],
    ["that is a list", "[]", /must be object/],
    ["with an unknown key", '{"TargetMetadata":{"LobMaxsize":1}}', /did you mean LobMaxSize/],
    ["with both LOB modes", '{"TargetMetadata":{"FullLobMode":true,"LimitedSizeLobMode":true}}', /both true/],
  ])("a file %s is an error that names it", async (_what, text, why) => {
    const file = text === undefined ? "/nowhere/settings.json" : await settingsFile(text);
    await expect(userSettings(file)).rejects.toMatchObject({
      code: "BAD_TASK_SETTINGS",
      message: expect.stringContaining(file),
      why: expect.stringMatching(why),
    });
  });

  test.each([
    ["a few tables", 1, 1, 4],
    ["20 GiB", 20 * 1024 ** 3, 1, 8],
    ["1,000 tables", 1, 1000, 8],
    ["500 GiB", 500 * 1024 ** 3, 1, 16],
  ])("%s are loaded so many at once", (_what, bytes, count, atOnce) => {
    const tables = Array.from({ length: count }, () => ({ bytes }) as SourceTable);
    expect(tablesAtOnce(tables)).toBe(atOnce);
  });
});

describe("what an existing task keeps", () => {
  const KEPT = { LimitedSizeLobMode: true, FullLobMode: false, LobMaxSize: 96, LobChunkSize: 64, InlineLobMaxSize: 0 };
  const FULL = { LimitedSizeLobMode: false, FullLobMode: true, LobMaxSize: 32, LobChunkSize: 64, InlineLobMaxSize: 16 };
  test.each<[string, number, Settings, Settings, rows: number]>([
    ["a limit that still suffices", 48, KEPT, { FullLobMode: false, LimitedSizeLobMode: true, LobMaxSize: 96 }, 3000],
    ["not one that does not", 49, KEPT, { FullLobMode: false, LimitedSizeLobMode: true, LobMaxSize: 128 }, 5000],
    [
      "full LOB mode, which always suffices",
      1,
      FULL,
      { FullLobMode: true, LimitedSizeLobMode: false, LobChunkSize: 64, InlineLobMaxSize: 16 },
      3000,
    ],
    ["nothing that is not there", 1, {}, { FullLobMode: false, LimitedSizeLobMode: true, LobMaxSize: 64 }, 10_000],
  ])("%s", async (_what, kilobytes, TargetMetadata, result, rows) => {
    const existing = { TargetMetadata, FullLoadSettings: { MaxFullLoadSubTasks: 7, CommitRate: 3000 } };
    const settings = await made(kilobytes, {}, existing);
    expect(settings["TargetMetadata"]).toMatchObject(result);
    expect(Object.keys(settings["TargetMetadata"] as Settings)).toHaveLength(3 + Object.keys(result).length);
    expect(settings["FullLoadSettings"]).toMatchObject({ MaxFullLoadSubTasks: 7, CommitRate: rows });
  });

  test("gives way to the user's file", async () => {
    const settings = await made(1, { TargetMetadata: { LobMaxSize: 77 } }, { TargetMetadata: KEPT });
    expect(settings["TargetMetadata"]).toMatchObject({ LobMaxSize: 77 });
  });
});

describe("settings that are known to hurt", () => {
  test.each<[string, Settings]>([
    ["FullLoadSettings.TargetTablePrepMode", { FullLoadSettings: { TargetTablePrepMode: "DROP_AND_CREATE" } }],
    ["ErrorBehavior.DataErrorPolicy", { ErrorBehavior: { DataErrorPolicy: "LOG_ERROR" } }],
    ["TargetMetadata.BatchApplyEnabled", { TargetMetadata: { BatchApplyEnabled: true } }],
    ["FailTaskWhenCleanTaskResourceFailed", { FailTaskWhenCleanTaskResourceFailed: false }],
  ])("%s is warned of", (path, own) => {
    expect(settingsFindings(own)).toEqual([expect.objectContaining({ severity: "warning", object: path })]);
  });

  test("others are not", () => {
    expect(
      settingsFindings({ FullLoadSettings: { MaxFullLoadSubTasks: 4 }, FailTaskWhenCleanTaskResourceFailed: true }),
    ).toEqual([]);
  });
});
