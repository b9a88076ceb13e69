import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { beforeAll, describe, expect, test } from "@jest/globals";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { type LiveWriter, loadSample, proveWrites, startWriter } from "@postgres-to-aurora/rehearsal";
import { repositoryRoot, startTestServer, tempFolder } from "@postgres-to-aurora/test-kit";
import { ask } from "./moving.js";

const build = join(repositoryRoot, "packages/rehearsal/build");

describe("a live writer in trouble", () => {
  let server: EmbeddedServer;

  beforeAll(async () => {
    server = await startTestServer();
    await loadSample(await server.createDatabase("app"), { transacoes: 300 });
  });

  async function start(rate = 100): Promise<LiveWriter> {
    const address = server.address("app");
    return startWriter({
      address,
      target: address,
      owner: address,
      rate,
      mode: "fluxo-caixa",
      folder: await tempFolder(),
    });
  }

  test("goes on after its server crashed three times, and loses nothing it was told is safe", async () => {
    const writer = await start(400);
    for (let crash = 0; crash < 3; crash++) {
      const before = writer.status().acknowledged;
      while (writer.status().acknowledged < before + 50) await sleep(10);
      await server.crash();
      await server.restart();
    }
    const before = writer.status().acknowledged;
    while (writer.status().acknowledged < before + 50) await sleep(10);
    const result = await writer.stop();
    expect(Object.keys(result.errors).length).toBeGreaterThan(0);
    expect(await proveWrites(server.address("app"), result)).toMatchObject({ lost: 0, doubled: 0 });
  });

  test("goes on after its sessions were ended and its writes refused", async () => {
    const writer = await start();
    await ask(server, "postgres", "ALTER DATABASE app SET default_transaction_read_only = on");
    await ask(
      server,
      "postgres",
      "SELECT pg_catalog.pg_terminate_backend(pid) FROM pg_catalog.pg_stat_activity WHERE application_name = 'rehearsal-writer'",
    );
    await sleep(100);
    await ask(server, "postgres", "ALTER DATABASE app RESET default_transaction_read_only");
    await ask(
      server,
      "postgres",
      "SELECT pg_catalog.pg_terminate_backend(pid) FROM pg_catalog.pg_stat_activity WHERE application_name = 'rehearsal-writer'",
    );
    const before = writer.status().acknowledged;
    while (writer.status().acknowledged < before + 20) await sleep(10);
    const result = await writer.stop();
    expect(result.errors).toMatchObject({ "25006": expect.any(Number) });
    expect(await proveWrites(server.address("app"), result)).toMatchObject({ lost: 0, doubled: 0 });
  });

  test("gives the same result when it is stopped twice, and takes its socket along", async () => {
    const writer = await start();
    const [first, second] = await Promise.all([writer.stop(), writer.stop()]);
    expect(second).toBe(first);
    expect(existsSync(writer.socket)).toBe(false);
  });

  test("can be switched from inside, twice", async () => {
    const writer = await start();
    await writer.switchOver();
    await writer.switchOver();
    expect((await writer.stop()).acknowledged).toBeGreaterThan(0);
  });

  test("is refused with the reason when its user's password is wrong", async () => {
    const owner = server.address("app");
    const address = server.address("app", "postgres", "wrong");
    const started = startWriter({
      address,
      target: owner,
      owner,
      rate: 10,
      mode: "generic",
      folder: await tempFolder(),
    });
    await expect(started).rejects.toMatchObject({
      code: "WRITER_FAILED",
      message: expect.stringContaining("password"),
    });
  });

  test("ends when the process that started it is killed", async () => {
    const code = `
      const { startWriter } = await import(${JSON.stringify(pathToFileURL(join(build, "index.js")).href)});
      const { parseDatabaseUrl } = await import("@postgres-to-aurora/postgres");
      const { Secret } = await import("@postgres-to-aurora/domain");
      const address = parseDatabaseUrl(new Secret(process.env.URL), "source-url");
      await startWriter({ address, target: address, owner: address, rate: 20, mode: "fluxo-caixa", folder: ${JSON.stringify(await tempFolder())} });
      console.log("ready");`;
    const owner = spawn(process.execPath, ["--input-type=module", "-e", code], {
      cwd: build,
      env: { ...process.env, URL: server.url("app") },
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(owner.stdout, "data");
    owner.kill("SIGKILL");
    const sessions =
      "SELECT count(*)::int AS n FROM pg_catalog.pg_stat_activity WHERE application_name = 'rehearsal-writer'";
    while ((await ask(server, "postgres", sessions))[0]?.["n"] !== 0) await sleep(50);
  });
});

test("the switch command fails with a reason when no writer listens", async () => {
  const socket = join(await tempFolder(), "nobody");
  const failed = promisify(execFile)(process.execPath, [join(build, "writer/switch-writer.js"), socket]);
  await expect(failed).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining("cannot be reached") });
});
