import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Report } from "@postgres-to-aurora/domain";
import { parse } from "yaml";
import { afterwards } from "./clean-up.js";
import { parseCommandFile } from "./command-file.js";
import { repositoryRoot, tempFolder } from "./folders.js";

export interface ActionOptions {
  /** As under `with:` of a step. Defaults of action.yml are added. */
  inputs?: Record<string, string>;
  /** Added to the process's environment. */
  env?: Record<string, string>;
  /** The workspace. Default: a new temporary folder. */
  cwd?: string;
  /** A program, with arguments, that starts node: what it is given after them. */
  starter?: string[];
}

/** What a finished action left behind. */
export interface ActionResult {
  exitCode: number;
  stdout: string;
  stderr: string;
  outputs: Record<string, string>;
  /** The Markdown it wrote to the job summary. */
  summary: string;
  /** `reports/<action>.json`, if it wrote one. */
  report: Report | undefined;
  /** The workspace it ran in. */
  cwd: string;
  /** Every text it left anywhere: streams, outputs, state, summary and all files of the workspace; to look for secrets. */
  everything: string;
}

/** An action that runs. */
export interface RunningAction {
  /** Sends a signal, as the runner does on cancellation (SIGINT, later SIGTERM). */
  kill(signal: NodeJS.Signals): void;
  /** Resolves when stdout or stderr holds the text; rejects when the action ends without it. */
  says(text: string | RegExp): Promise<void>;
  finished: Promise<ActionResult>;
}

/** Runs a built action as the runner would and waits for its end, whatever its exit code. */
export async function runAction(name: string, options: ActionOptions = {}): Promise<ActionResult> {
  return (await startAction(name, options)).finished;
}

/**
 * Starts a built action (`dist/<name>/index.js`) as the runner would: a child process with the same environment. The
 * variable ACTION_NODE names another node to run it on.
 */
export async function startAction(name: string, options: ActionOptions = {}): Promise<RunningAction> {
  const program = join(repositoryRoot, "dist", name, "index.js");
  if (!existsSync(program)) throw new Error(`${program} is not there: npm run bundle makes it`);
  const cwd = options.cwd ?? (await tempFolder());
  const runner = await tempFolder();
  const files = ["GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_STATE", "GITHUB_ENV", "GITHUB_PATH"];
  for (const file of files) await writeFile(join(runner, file), "");
  await mkdir(join(runner, "temp"));
  const node = [process.env["ACTION_NODE"] ?? process.execPath, program];
  const [command, ...args] = [...(options.starter ?? []), ...node];
  const child = spawn(command as string, args, {
    cwd,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      // Nothing else of our own environment: a test must not depend on the machine it runs on.
      PATH: process.env["PATH"],
      HOME: process.env["HOME"],
      CI: "true",
      GITHUB_ACTIONS: "true",
      GITHUB_ACTION: name,
      GITHUB_WORKSPACE: cwd,
      GITHUB_REPOSITORY: "example/database",
      GITHUB_REPOSITORY_OWNER: "example",
      GITHUB_SERVER_URL: "https://github.com",
      GITHUB_API_URL: "https://api.github.com",
      GITHUB_RUN_ID: "1",
      GITHUB_RUN_NUMBER: "1",
      GITHUB_RUN_ATTEMPT: "1",
      GITHUB_JOB: "test",
      GITHUB_WORKFLOW: "test",
      GITHUB_EVENT_NAME: "workflow_dispatch",
      RUNNER_OS: process.platform === "darwin" ? "macOS" : "Linux",
      RUNNER_TEMP: join(runner, "temp"),
      ...Object.fromEntries(files.map((file) => [file, join(runner, file)])),
      ...(await inputVariables(name, options.inputs ?? {})),
      ...options.env,
    },
  });
  afterwards(() => {
    if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
  });
  const streams = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const)
    child[stream].setEncoding("utf8").on("data", (text: string) => {
      streams[stream] += text;
    });
  const finished = once(child, "close").then(async ([code, signal]): Promise<ActionResult> => {
    const texts = await Promise.all(files.map((file) => readFile(join(runner, file), "utf8")));
    const reportFile = join(cwd, "reports", `${name}.json`);
    return {
      exitCode: (code as number | null) ?? (signal ? 128 : 1),
      ...streams,
      outputs: parseCommandFile(texts[0] as string),
      summary: texts[1] as string,
      report: existsSync(reportFile) ? (JSON.parse(await readFile(reportFile, "utf8")) as Report) : undefined,
      cwd,
      everything: [streams.stdout, streams.stderr, ...texts, await allFiles(cwd), await allFiles(runner)].join("\n"),
    };
  });
  return { kill: (signal) => void child.kill(signal), says: (text) => says(child, streams, text), finished };
}

/** The INPUT_ variables of a step: what is given, and action.yml's defaults for the rest. */
async function inputVariables(name: string, given: Record<string, string>): Promise<Record<string, string>> {
  const text = await readFile(join(repositoryRoot, "actions", name, "action.yml"), "utf8");
  const declared = (parse(text) as { inputs?: Record<string, { default?: unknown } | null> }).inputs ?? {};
  const values: Record<string, string> = {};
  for (const [input, definition] of Object.entries(declared)) {
    const value = String(definition?.default ?? "");
    // An expression such as ${{ github.token }} has no value outside a workflow.
    values[input] = value.includes("${{") ? "" : value;
  }
  return Object.fromEntries(
    Object.entries({ ...values, ...given }).map(([input, value]) => [
      `INPUT_${input.replaceAll(" ", "_").toUpperCase()}`,
      value,
    ]),
  );
}

function says(child: ChildProcess, streams: { stdout: string; stderr: string }, text: string | RegExp): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const all = streams.stdout + streams.stderr;
      if (typeof text === "string" ? all.includes(text) : text.test(all)) resolve();
    };
    look();
    child.stdout?.on("data", look);
    child.stderr?.on("data", look);
    child.once("close", () =>
      reject(new Error(`It ended without saying ${text}:\n${streams.stdout}${streams.stderr}`)),
    );
  });
}

async function allFiles(folder: string): Promise<string> {
  const texts: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && (await stat(path)).size < 5_000_000) texts.push(await readFile(path, "utf8"));
  }
  return texts.join("\n");
}
