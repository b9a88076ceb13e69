import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as dms from "@aws-sdk/client-database-migration-service";
import { expect, test } from "@jest/globals";
import { dmsClient, until } from "./scene.js";

const CLI = fileURLToPath(import.meta.resolve("@postgres-to-aurora/dms-local").replace("index.js", "cli.js"));

function launch(args: string[]) {
  const child = spawn(process.execPath, [CLI, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  const seen = { out: "", err: "", code: undefined as number | null | undefined };
  child.stdout.on("data", (text: Buffer) => {
    seen.out += text;
  });
  child.stderr.on("data", (text: Buffer) => {
    seen.err += text;
  });
  child.once("close", (code) => {
    seen.code = code;
  });
  const ended = () => until("the end", async () => seen.code !== undefined);
  return { child, seen, ended };
}

test("--help tells how to use it", async () => {
  const { seen, ended } = launch(["--help"]);
  await ended();
  expect([seen.code, seen.err]).toEqual([0, ""]);
  expect(seen.out).toContain("npm run dms-local -- [--port N] [--state DIR]");
});

test.each([
  [["--port", "many"], "--port must be 0 to 65535, not many"],
  [["--fault", "rain"], "rain is not a fault that dms-local knows; its README lists them"],
  [["--secrets", "/nowhere.json"], "no such file or directory"],
  [["--color"], "Unknown option '--color'"],
])("%j is refused in one line", async (args, message) => {
  const { seen, ended } = launch(args);
  await ended();
  expect(seen.code).toBe(1);
  expect(seen.err).toContain(message);
  expect(seen.err).not.toContain("    at ");
});

test("it prints the address for AWS clients, answers there, and ends cleanly on SIGTERM", async () => {
  const folder = await mkdtemp(join(tmpdir(), "dms-local-cli-"));
  const { child, seen, ended } = launch(["--port", "0", "--state", folder]);
  const [, url] = await until(
    "the address",
    async () => /AWS_ENDPOINT_URL_DATABASE_MIGRATION_SERVICE=(\S+)/.exec(seen.out) ?? undefined,
  );
  for (const service of ["CLOUDWATCH", "CLOUDWATCH_LOGS", "SECRETS_MANAGER", "IAM"])
    expect(seen.out).toContain(`AWS_ENDPOINT_URL_${service}=${url}`);
  const api = dmsClient(url!);
  expect((await api.send(new dms.DescribeEndpointsCommand({}))).Endpoints).toEqual([]);
  api.destroy();
  child.kill("SIGTERM");
  await ended();
  expect([seen.code, seen.err]).toEqual([0, ""]);
  await rm(folder, { recursive: true });
});
