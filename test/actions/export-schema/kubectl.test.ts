import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { withClient } from "@postgres-to-aurora/postgres";
import { startTestServer, tempFolder } from "@postgres-to-aurora/test-kit";
import { runExport } from "../apply-schema/in-process.js";

// Writes its arguments and environment down, then runs the command behind -- here instead of in a pod.
const FAKE_KUBECTL = `#!/bin/sh
{ printf '%s\\n' "$@"; echo "== environment"; env; } >> "$(dirname "$0")/kubectl.log"
[ -t 0 ] && exit 99
while [ "$1" != "--" ]; do shift; done
shift
exec "$@"
`;

const FAKE_DOCKER = FAKE_KUBECTL.replace("kubectl.log", "docker.log").replace(
  'while [ "$1" != "--" ]; do shift; done\nshift\n',
  "shift 3\n",
);

const PATH = process.env["PATH"] as string;
let server: EmbeddedServer;
let folder: string;

beforeAll(async () => {
  server = await startTestServer();
  await withClient(await server.createDatabase("shop = x"), {}, (client) =>
    client.query(
      "CREATE TABLE public.orders (id int PRIMARY KEY); CREATE ROLE odd LOGIN SUPERUSER PASSWORD E'a \\\\\\\\n$x`\"''  '",
    ),
  );
});

beforeEach(async () => {
  folder = await tempFolder();
  install("kubectl", FAKE_KUBECTL);
  process.env["PATH"] = `${folder}${delimiter}${PATH}`;
});

afterEach(() => {
  process.env["PATH"] = PATH;
});

function install(name: string, script: string): void {
  writeFileSync(join(folder, name), script, { mode: 0o755 });
}

const POD = { via: "kubectl", kubectlPod: "db-0" } as const;

describe("exporting through a pod", () => {
  test("gives the same bundle as the direct way", async () => {
    const read = ({ workspace }: { workspace: string }) =>
      ["manifest.json", "pre-load.sql", "post-load.sql"].map((file) =>
        readFileSync(join(workspace, "schema-bundle", file), "utf8"),
      );
    const direct = await runExport(server.url("shop = x"));
    const through = await runExport(server.url("shop = x"), POD);
    expect(through.verdict).toBe("pass");
    expect(read(through)).toEqual(read(direct));
  });

  test("gives the same bundle through docker", async () => {
    const read = ({ workspace }: { workspace: string }) =>
      readFileSync(join(workspace, "schema-bundle", "manifest.json"), "utf8");
    install("docker", FAKE_DOCKER);
    const through = await runExport(server.url("shop = x"), { via: "docker", dockerContainer: "db" });
    expect(through.verdict).toBe("pass");
    expect(read(through)).toBe(read(await runExport(server.url("shop = x"))));
    const calls = readFileSync(join(folder, "docker.log"), "utf8");
    expect(calls).toContain("exec\n--interactive\ndb\npg_dump\n--version\n");
    expect(calls).not.toMatch(/^(-t|--tty|-it)$/m);
    expect(calls).not.toContain(server.superuser.password.reveal());
  });

  test("a selector finds the one pod that runs", async () => {
    install(
      "kubectl",
      `#!/bin/sh\n[ "$1" = get ] && { echo pod/db-7; exit; }\n${FAKE_KUBECTL.replace("#!/bin/sh\n", "")}`,
    );
    const ran = await runExport(server.url("shop = x"), { via: "kubectl", kubectlSelector: "app=db" });
    expect(ran.verdict).toBe("pass");
    expect(readFileSync(join(folder, "kubectl.log"), "utf8")).toContain("\npod/db-7\n");
  });

  test.each([
    ["none", "", /no running pod/],
    ["two", "echo pod/a; echo pod/b", /2 running pods.*pod\/a, pod\/b/s],
  ])("a selector that finds %s is refused", async (_what, answer, words) => {
    install("kubectl", `#!/bin/sh\n${answer}\n`);
    const inputs = { via: "kubectl", kubectlSelector: "app=db" } as const;
    await expect(runExport(server.url("shop = x"), inputs)).rejects.toThrow(words);
  });

  test("a container without psql is exported too, but not set against the catalog", async () => {
    install("psql", "#!/bin/sh\necho 'sh: 1: exec: psql: not found' >&2\nexit 127\n");
    const ran = await runExport(server.url("shop = x"), POD);
    expect(ran.verdict).toBe("pass");
    expect(JSON.stringify(ran)).toContain("Not set against the source's catalog");
    await expect(runExport(server.url("shop = x"), { ...POD, excludeTables: ["public.orders"] })).rejects.toMatchObject(
      { code: "PSQL_MISSING" },
    );
  });

  test("names namespace, pod and container, and asks for no terminal", async () => {
    await runExport(server.url("shop = x"), { ...POD, kubectlNamespace: "home lab", kubectlContainer: "postgres" });
    const calls = readFileSync(join(folder, "kubectl.log"), "utf8");
    expect(calls).toContain(
      "exec\n--stdin\n--namespace=home lab\ndb-0\n--container=postgres\n--\npg_dump\n--version\n",
    );
    expect(calls).not.toMatch(/^(-t|--tty|-it)$/m);
  });

  test("the password travels by stdin only, whatever its characters", async () => {
    const password = `a \\\\n$x\`"'  `;
    const ran = await runExport(server.url("shop = x", "odd", password), POD);
    expect(ran.verdict).toBe("pass");
    const calls = readFileSync(join(folder, "kubectl.log"), "utf8");
    expect(calls).not.toContain(password);
    expect(calls).not.toContain("PGPASSWORD=");
    expect(calls).toContain("PGUSER=odd");
  });

  test.each([
    ["wrong password", FAKE_KUBECTL, undefined, "WRONG_PASSWORD"],
    [
      "no such pod",
      `#!/bin/sh\necho 'Error from server (NotFound): pods "db-0" not found' >&2\nexit 1\n`,
      undefined,
      "KUBECTL_REFUSED",
    ],
    [
      "no pg_dump in the container",
      `#!/bin/sh\necho 'exec: "env": executable file not found in $PATH: unknown' >&2\nexit 126\n`,
      undefined,
      "TOOL_MISSING",
    ],
    [
      "a pg_dump older than the server",
      FAKE_KUBECTL,
      `#!/bin/sh\n[ "$1" = --version ] && { echo 'pg_dump (PostgreSQL) 9.6.1'; exit; }\nexit 99\n`,
      "TOOL_TOO_OLD",
    ],
    [
      "a dump that was cut off",
      FAKE_KUBECTL,
      `#!/bin/sh\n[ "$1" = --version ] && { echo 'pg_dump (PostgreSQL) 15.1'; exit; }\nprintf -- '-- Dumped from database version 15.1\\n-- Dumped by pg_dump version 15.1\\n'\n`,
      "NOT_A_DUMP",
    ],
    ["a dump that is not UTF-8", FAKE_KUBECTL, `#!/bin/sh\nprintf 'pg_dump 15.1 \\377\\n'\n`, "DUMP_NOT_UTF8"],
  ])("%s is one clear error and writes no bundle", async (_what, kubectl, pgDump, code) => {
    install("kubectl", kubectl);
    if (pgDump) install("pg_dump", pgDump);
    const workspace = await tempFolder();
    const password = code === "WRONG_PASSWORD" ? "hunter2" : undefined;
    const error = (await runExport(server.url("shop = x", "postgres", password), POD, { workspace }).catch(
      (caught: unknown) => caught,
    )) as Error;
    expect(error).toMatchObject({ code });
    expect(error.message).not.toContain("hunter2");
    expect(existsSync(join(workspace, "schema-bundle"))).toBe(false);
  });

  test("kubectl itself missing is one clear error", async () => {
    process.env["PATH"] = await tempFolder();
    await expect(runExport(server.url("shop = x"), POD)).rejects.toMatchObject({ code: "TOOL_MISSING" });
  });
});
