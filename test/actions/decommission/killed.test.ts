import { beforeAll, expect, test } from "@jest/globals";
import { findLogGroup, openLogs } from "@postgres-to-aurora/aws/logs";
import { startDmsLocal } from "@postgres-to-aurora/dms-local";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import {
  type AwsProxy,
  afterwards,
  beforeAnswering,
  type RunningAction,
  startAction,
  startAwsProxy,
  startTestServers,
  tempFolder,
} from "@postgres-to-aurora/test-kit";
import { caughtUp, type Migration, makeMigration } from "./scene.js";

let servers: { source: EmbeddedServer; target: EmbeddedServer };
let proxy: AwsProxy;

beforeAll(async () => {
  servers = await startTestServers();
  const delays = { instance: 20, endpoint: 10, connection: 10, task: 20, phase: 10 };
  const dms = await startDmsLocal({ stateFolder: await tempFolder(), delays });
  afterwards(() => dms.stop());
  proxy = await startAwsProxy({ upstream: dms.url });
  Object.assign(process.env, proxy.env);
});

async function ready(name: string): Promise<Migration> {
  const migration = await makeMigration(servers, name);
  await caughtUp(migration);
  expect((await migration.cutover()).outputs["status"]).toBe("switched");
  return migration;
}

function start({ name, urls }: Migration): Promise<RunningAction> {
  const inputs = {
    migration: name,
    "source-url": urls.source,
    "target-url": urls.target,
    "dry-run": "false",
    "poll-interval": "100ms",
  };
  return startAction("decommission", { inputs, env: proxy.env });
}

async function expectFinished(migration: Migration): Promise<void> {
  const { exitCode, stdout } = await (await start(migration)).finished;
  expect([exitCode, exitCode === 0 ? "" : stdout]).toEqual([0, ""]);
  expect(await migration.left()).toEqual({ aws: [], source: ["migration_guard"], target: [] });
  expect(await findLogGroup(openLogs(), `dms-tasks-${migration.name}`)).toBeUndefined();
}

test.each([
  "DeleteReplicationTask",
  "DeleteEndpoint",
  "DeleteCertificate",
  "DeleteReplicationInstance",
  "DeleteReplicationSubnetGroup",
  "DeleteLogGroup",
])("killed right after %s and run again, it takes everything away", async (operation) => {
  const migration = await ready(`after-${operation.replace(/^Delete(Replication)?/, "").toLowerCase()}`);
  let running: RunningAction | undefined;
  const kill = beforeAnswering(() => running?.kill("SIGKILL"));
  const forget = proxy.rule({ operation, times: 1, act: kill });
  running = await start(migration);
  expect((await running.finished).exitCode).not.toBe(0);
  forget();
  await expectFinished(migration);
});

test.each(["publication", "replication slot", "DMS control tables", "write guard", "control schema"])(
  "killed as soon as the %s is gone and run again, it takes everything away",
  async (kind) => {
    const migration = await ready(`without-${kind.toLowerCase().replaceAll(" ", "-")}`);
    const running = await start(migration);
    await running.says(`Removed ${kind}`);
    running.kill("SIGKILL");
    await running.finished;
    await expectFinished(migration);
  },
);
