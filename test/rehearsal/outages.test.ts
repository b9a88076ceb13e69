import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, expect, test } from "@jest/globals";
import { openDms, stopTask } from "@postgres-to-aurora/aws/dms";
import { startDmsLocal } from "@postgres-to-aurora/dms-local";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { type LiveWriter, loadSample, proveWrites, startWriter } from "@postgres-to-aurora/rehearsal";
import {
  type ActionResult,
  afterwards,
  runAction,
  startTcpProxy,
  startTestServers,
  type TcpProxy,
  tempFolder,
} from "@postgres-to-aurora/test-kit";

const REGION = "eu-west-1";
const DATABASE = "fluxo";
/** Transactions per second. */
const RATE = 500;
/** How long a cable is out. */
const OUTAGE_MS = 60_000;

let servers: { source: EmbeddedServer; target: EmbeddedServer };
let ways: { source: TcpProxy; target: TcpProxy };
let env: Record<string, string>;
let workspace: string;
let writer: LiveWriter;

/** Database as the actions and DMS reach it, by the way that can be broken. */
const urlOf = (side: "source" | "target") =>
  servers[side].url(DATABASE).replace(`:${servers[side].port}/`, `:${ways[side].port}/`);

async function run(action: string, inputs: Record<string, string>): Promise<ActionResult> {
  const result = await runAction(action, {
    inputs: {
      migration: DATABASE,
      ...(action.endsWith("t-schema") ? {} : { "target-url": urlOf("target") }),
      ...(action === "convert-schema" || inputs["phase"] ? {} : { "source-url": urlOf("source") }),
      ...inputs,
    },
    env,
    cwd: workspace,
  });
  if (result.exitCode !== 0) throw new Error(`${action} failed:\n${result.stdout}`);
  return result;
}

const caughtUp = async () => {
  const { outputs } = await run("wait-for-cdc", {
    "poll-interval": "500ms",
    timeout: "4m",
    "latency-threshold": "10s",
  });
  expect(outputs).toMatchObject({ status: "caught-up" });
};

beforeAll(async () => {
  servers = await startTestServers();
  ways = {
    source: await startTcpProxy(servers.source.port),
    target: await startTcpProxy(servers.target.port),
  };
  const dms = await startDmsLocal({ stateFolder: await tempFolder() });
  afterwards(() => dms.stop());
  env = {
    AWS_REGION: REGION,
    AWS_ACCESS_KEY_ID: "local",
    AWS_SECRET_ACCESS_KEY: "local",
    AWS_ENDPOINT_URL: dms.url,
  };
  Object.assign(process.env, env);
  workspace = await tempFolder();
  const source = await servers.source.createDatabase(DATABASE);
  const target = await servers.target.createDatabase(DATABASE);
  await loadSample(source, { transacoes: 20_000 });
  writer = await startWriter({
    address: source,
    target,
    owner: source,
    rate: RATE,
    mode: "fluxo-caixa",
    folder: join(workspace, "writer"),
  });
  afterwards(() => writer.stop());
  await run("export-schema", {});
  await run("convert-schema", {});
  await run("apply-schema", { phase: "pre-load" });
  await run("create-dms-task", { "subnet-ids": "subnet-1\nsubnet-2", "poll-interval": "200ms" });
  await caughtUp();
  await run("apply-schema", { phase: "post-load" });
});

test("a stopped and resumed task, restarted servers and a pulled cable lose and double nothing", async () => {
  const dms = openDms(REGION);
  const arn = (await run("create-dms-task", { "poll-interval": "200ms" })).outputs["task-arn"] as string;
  const clock = { now: () => Date.now(), sleep: (milliseconds: number) => sleep(milliseconds) };
  await stopTask(dms, arn, { clock, interval: 100, timeout: 60_000 });
  await sleep(3000); // writes the task must catch up with
  const { outputs } = await run("create-dms-task", { "poll-interval": "200ms" });
  expect(outputs).toMatchObject({ "task-status": "running" });
  await caughtUp();

  await servers.target.restart();
  await caughtUp();

  await servers.source.restart();
  await caughtUp();

  // Both cables are out for a minute; half of it together.
  ways.target.stall();
  await sleep(OUTAGE_MS / 2);
  ways.target.cut();
  ways.source.stall();
  await sleep(OUTAGE_MS / 2);
  ways.target.mend();
  await sleep(OUTAGE_MS / 2);
  ways.source.mend();
  await caughtUp();

  const result = await writer.stop();
  await caughtUp();
  const validated = await run("validate-data", { bundle: "schema-bundle" });
  expect(validated.outputs).toMatchObject({ verdict: "pass" });
  expect(await proveWrites(servers.target.address(DATABASE), result)).toMatchObject({ lost: 0, doubled: 0 });
}, 600_000);
