import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readdirSync, realpathSync } from "node:fs";
import { basename, delimiter, join } from "node:path";
import { finished } from "node:stream/promises";
import { EnvironmentError, UserError } from "@postgres-to-aurora/domain";

export type ToolName = "pg_dump" | "pg_dumpall" | "psql" | "pgbench" | "kubectl";

/** A client program and its version, for example `{ path: "/usr/bin/pg_dump", major: 15, version: "15.18" }`. */
export interface Tool {
  name: ToolName;
  path: string;
  major: number;
  version: string;
}

export interface RunOptions {
  /** Added to the process's environment; the place for passwords. */
  env?: Record<string, string>;
  /** Ends the child (SIGTERM) when aborted; the call then throws the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Receives stdout as it comes. Without it stdout is gathered and returned. */
  stdout?: NodeJS.WritableStream;
  /** Written to stdin, which is then closed. */
  stdin?: string;
}

/**
 * Finds a PostgreSQL client program: the newest of those on PATH and in Debian's /usr/lib/postgresql.
 * @param minimumMajor the server's major version: pg_dump refuses servers newer than itself
 * @param folders where to look
 * @throws UserError naming the package to install
 */
export async function findTool(
  name: Exclude<ToolName, "kubectl">,
  minimumMajor: number,
  folders: string[] = searchFolders(),
): Promise<Tool> {
  const paths = [...new Set(folders.map((folder) => join(folder, name)))].filter(isProgram);
  let best: Tool | undefined;
  for (const path of paths) {
    const answer = await runTool(path, ["--version"], {}).catch(() => undefined);
    const version = /(\d+(?:\.\d+)*)/.exec(answer?.stdout ?? "")?.[1];
    if (version === undefined) continue;
    const major = Number.parseInt(version, 10);
    if (best === undefined || major > best.major) best = { name, path, major, version };
  }
  const install = `Install it: apt-get install postgresql-client-${minimumMajor} (from apt.postgresql.org where Debian has none), and have it on PATH`;
  if (best === undefined)
    throw new UserError({ code: "TOOL_MISSING", what: `${name} is not installed`, remedy: install });
  if (best.major < minimumMajor)
    throw new UserError({
      code: "TOOL_TOO_OLD",
      what: `${name} ${best.version} is older than the server (${minimumMajor})`,
      why: `${name} refuses servers newer than itself`,
      remedy: install,
    });
  return best;
}

/** Debian's wrappers on PATH are none: they only look for the programs that we find ourselves, slowly. */
function isProgram(path: string): boolean {
  return existsSync(path) && basename(realpathSync(path)) !== "pg_wrapper";
}

function searchFolders(): string[] {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).map((version) => join(debian, version, "bin")) : [];
  return [...(process.env["PATH"] ?? "").split(delimiter).filter(Boolean), ...versions];
}

/**
 * Runs a program with an argv array, never through a shell, and waits for its end.
 * @returns stdout (empty if streamed) and stderr
 * @throws EnvironmentError with the last lines of stderr on a non-zero exit; the abort reason when aborted
 */
export async function runTool(
  path: string,
  args: string[],
  options: RunOptions,
): Promise<{ stdout: string; stderr: string }> {
  options.signal?.throwIfAborted();
  const child = spawn(path, args, { env: { ...process.env, ...options.env }, stdio: ["pipe", "pipe", "pipe"] });
  const stop = () => child.kill("SIGTERM");
  options.signal?.addEventListener("abort", stop, { once: true });
  try {
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stderr.on("data", (piece: Buffer) => {
      err.push(piece);
    });
    if (options.stdout) child.stdout.pipe(options.stdout);
    else child.stdout.on("data", (piece: Buffer) => out.push(piece));
    child.stdin.on("error", () => {}); // the child may end without reading
    child.stdin.end(options.stdin ?? "");
    const code = await exitCode(child, path);
    options.signal?.throwIfAborted();
    if (options.stdout) await finished(options.stdout);
    const stderr = Buffer.concat(err).toString("utf8");
    if (code !== 0)
      throw new EnvironmentError({
        code: "TOOL_FAILED",
        what: `${path} ended with exit code ${code}`,
        why: stderr.trim().split("\n").slice(-5).join("\n"),
        remedy: "Correct the cause named above and run again",
      });
    return { stdout: Buffer.concat(out).toString("utf8"), stderr };
  } finally {
    options.signal?.removeEventListener("abort", stop);
  }
}

function exitCode(child: ChildProcess, path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once("error", (cause) =>
      reject(
        new UserError({
          code: "TOOL_MISSING",
          what: `${path} cannot be started`,
          why: cause.message,
          remedy: `Install ${path} or put it on PATH`,
          cause,
        }),
      ),
    );
    child.once("close", (code, signal) => resolve(code ?? (signal ? 128 : 1)));
  });
}
