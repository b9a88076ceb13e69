import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, statSync } from "node:fs";
import { chmod } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { Secret } from "@postgres-to-aurora/domain";
import { type EmbeddedServer, startServer, VERSIONS } from "@postgres-to-aurora/embedded-postgres";
import { parseDatabaseUrl, serverVersion, withClient } from "@postgres-to-aurora/postgres";
import { repositoryRoot, startTestServer, tempFolder } from "@postgres-to-aurora/test-kit";

describe("an embedded server", () => {
  let server: EmbeddedServer;

  beforeAll(async () => {
    server = await startTestServer({ settings: { "app.note": "it's set" } });
  });

  async function ask(sql: string, database = "postgres"): Promise<Record<string, unknown>[]> {
    return withClient(server.address(database), {}, async (client) => (await client.query(sql)).rows);
  }

  test("is PostgreSQL 15 with logical replication, UTF-8 and the given settings", async () => {
    expect((await withClient(server.superuser, {}, serverVersion)).major).toBe(15);
    const [row] = await ask(
      `SELECT pg_catalog.current_setting('wal_level') AS wal, pg_catalog.current_setting('server_encoding') AS encoding,
              pg_catalog.current_setting('app.note') AS note, pg_catalog.upper('ação') AS upper`,
    );
    expect(row).toEqual({ wal: "logical", encoding: "UTF8", note: "it's set", upper: "AÇÃO" });
  });

  test("listens below the ephemeral ports and runs under an account that is not root", () => {
    expect(server.port).toBeLessThan(32_768);
    if (process.platform === "linux") expect(statSync(`/proc/${server.pid}`).uid).not.toBe(0);
  });

  test("makes databases with awkward names, reachable by address and by URI", async () => {
    const name = 'fluxo "2" de açaí';
    await server.createDatabase(name);
    const address = parseDatabaseUrl(new Secret(server.url(name)), "source-url");
    const rows = await withClient(
      address,
      {},
      async (client) => (await client.query("SELECT current_database() AS name")).rows,
    );
    expect(rows).toEqual([{ name }]);
  });

  test("refuses a wrong password", async () => {
    const address = server.address("postgres", "postgres", "wrong");
    await expect(withClient(address, {}, async () => {})).rejects.toMatchObject({ code: "WRONG_PASSWORD" });
  });

  test("keeps what was committed through a crash and a restart, on the same port", async () => {
    const port = server.port;
    await ask("CREATE TABLE public.kept AS SELECT 1 AS n");
    await server.crash();
    await expect(ask("SELECT 1")).rejects.toMatchObject({ code: "CONNECTION_REFUSED" });
    await server.restart();
    expect(await ask("SELECT n FROM public.kept")).toEqual([{ n: 1 }]);
    expect(server.port).toBe(port);
  });
});

test("a stopped server leaves no process and no folder, and can be stopped twice", async () => {
  const folder = join(await openFolder(), "server");
  const server = await startServer({ folder });
  expect(existsSync(join(folder, "data", "PG_VERSION"))).toBe(true);
  await server.stop();
  await server.stop();
  expect(existsSync(folder)).toBe(false);
});

test("several servers start at once without getting in each other's way", async () => {
  const servers = await Promise.all([startTestServer(), startTestServer(), startTestServer()]);
  expect(new Set(servers.map(({ port }) => port)).size).toBe(3);
});

test("a server that cannot start is reported with its log, and leaves no folder", async () => {
  const folder = join(await openFolder(), "server");
  await expect(startServer({ folder, settings: { wal_level: "nonsense" } })).rejects.toMatchObject({
    code: "POSTGRES_NOT_STARTED",
    message: expect.stringContaining("nonsense"),
  });
  expect(existsSync(folder)).toBe(false);
});

test("a folder that the server's account may not enter is refused with the way out", async () => {
  if (process.getuid?.() !== 0) return; // only root hands servers to another account
  const folder = join(await tempFolder(), "server");
  await expect(startServer({ folder })).rejects.toMatchObject({ code: "SERVER_FOLDER_CLOSED" });
});

test("a major version without binaries is refused by name", async () => {
  await expect(startServer({ version: 9 })).rejects.toMatchObject({ code: "NO_SUCH_POSTGRES" });
});

test("the version that npm ci brings is the one in the table", () => {
  const manifest = JSON.parse(readFileSync(join(repositoryRoot, "packages/embedded-postgres/package.json"), "utf8"));
  expect(new Set(Object.values(manifest.optionalDependencies))).toEqual(new Set([VERSIONS[15]]));
});

test.each(["SIGKILL", "SIGTERM", "SIGINT"] as const)(
  "a server ends with its owner when that gets %s",
  async (signal) => {
    const folder = join(await openFolder(), "server");
    const entry = pathToFileURL(join(repositoryRoot, "packages/embedded-postgres/build/index.js")).href;
    const code = `const { startServer } = await import(${JSON.stringify(entry)});
    const server = await startServer({ folder: ${JSON.stringify(folder)} });
    console.log(server.pid); setInterval(() => {}, 1000);`;
    const owner = spawn(process.execPath, ["--input-type=module", "-e", code], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const pid = Number(await firstLine(owner));
    expect(isRunning(pid)).toBe(true);
    owner.kill(signal);
    await once(owner, "exit");
    for (let i = 0; i < 200 && (existsSync(folder) || isRunning(pid)); i++) await sleep(50);
    expect(existsSync(folder)).toBe(false);
    expect(isRunning(pid)).toBe(false);
  },
);

/** A folder that the servers' account may enter too. */
async function openFolder(): Promise<string> {
  const folder = await tempFolder();
  await chmod(folder, 0o755);
  return folder;
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.setEncoding("utf8").once("data", resolve);
    child.once("exit", () => reject(new Error("It ended without a word")));
  });
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A zombie that nobody has collected yet does not count.
    return process.platform !== "linux" || !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}
