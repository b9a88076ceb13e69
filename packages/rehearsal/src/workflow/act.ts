import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { EnvironmentError } from "@postgres-to-aurora/domain";
import type { Builtin } from "./builtin.js";
import { runChild } from "./child.js";
import { stepVariables } from "./contexts.js";
import type { NodeAction } from "./node-action.js";
import { createOutputReader } from "./output.js";
import type { JobState } from "./run-state.js";
import { createRunnerFiles, readRunnerFiles } from "./runner-files.js";
import type { StepRecord } from "./step-record.js";

/** What the processes of one step share, its post script included. */
export interface Errand {
  state: JobState;
  /** Id of the step, for GITHUB_ACTION. */
  id: string;
  /** Evaluated `env` of the step. */
  env: Record<string, string>;
}

/** Runs a script with `bash` or `sh` as the runner calls them; returns why it failed, or undefined. */
export async function runScript(
  { state, id, env }: Errand,
  script: { text: string; shell: string | undefined; folder: string },
  record: StepRecord,
  stop: AbortSignal,
): Promise<string | undefined> {
  const file = join(state.folders.temp, `${randomUUID()}.sh`);
  await writeFile(file, `${script.text}\n`);
  const command = script.shell ?? "bash";
  const args = script.shell === "bash" ? ["--noprofile", "--norc", "-eo", "pipefail", file] : ["-e", file];
  const order = {
    command,
    args,
    cwd: resolve(state.folders.workspace, script.folder),
    env: { ...env, GITHUB_ACTION: id },
  };
  const { failure } = await runInStep(state, order, record, stop);
  return failure;
}

/** Runs one script of a JavaScript action; returns why it failed, or undefined, and the state it saved. */
export async function runNodeScript(
  { state, id, env }: Errand,
  action: NodeAction,
  script: string,
  /** `INPUT_*` and, for a post script, `STATE_*`. */
  handed: Record<string, string>,
  record: StepRecord,
  stop: AbortSignal,
): Promise<{ failure: string | undefined; saved: Record<string, string> }> {
  const variables = {
    ...env,
    ...handed,
    GITHUB_ACTION: id,
    GITHUB_ACTION_PATH: action.folder,
    GITHUB_ACTION_REPOSITORY: action.repository,
    GITHUB_ACTION_REF: action.ref,
  };
  const order = { command: process.execPath, args: [script], cwd: state.folders.workspace, env: variables };
  return runInStep(state, order, record, stop);
}

/** Runs a simulated action, or what it does at the end of the job. */
export async function runBuiltin(
  { state }: Errand,
  act: NonNullable<Builtin["post"]>,
  inputs: Record<string, string>,
  record: StepRecord,
): Promise<void> {
  await act({
    inputs,
    workspace: state.folders.workspace,
    home: state.folders.home,
    artifacts: state.run.artifacts,
    checkout: state.run.options.checkout,
    write: (level, line) => record.write(level, line),
    mask: (value) => record.mask(value),
    setOutput: (name, value) => {
      record.outputs[name] = value;
    },
    setEnv: (name, value) => {
      state.env[name] = value;
    },
  });
}

async function runInStep(
  state: JobState,
  order: { command: string; args: string[]; cwd: string; env: Record<string, string> },
  record: StepRecord,
  stop: AbortSignal,
): Promise<{ failure: string | undefined; saved: Record<string, string> }> {
  const files = await createRunnerFiles(join(state.folders.runner, randomUUID()));
  let group: number | undefined;
  let status: number | NodeJS.Signals;
  try {
    status = await runChild({
      ...order,
      env: { ...stepVariables(state, order.env), ...files },
      onLine: createOutputReader(record),
      onStart: (pid) => {
        group = pid;
        state.leftovers.add(pid);
      },
      stop,
      force: state.forced,
      patience: state.run.patience,
    });
  } finally {
    if (group !== undefined) state.leftovers.forgetIfEmpty(group);
  }
  // Also of a step that failed: the platform reads them in every case.
  const written = await readRunnerFiles(files);
  Object.assign(record.outputs, written.outputs);
  Object.assign(state.env, written.env);
  state.paths.unshift(...written.paths);
  record.summarize(written.summary);
  return { failure: status === 0 ? undefined : describeStatus(status), saved: written.state };
}

function describeStatus(status: number | NodeJS.Signals): string {
  return typeof status === "number" ? `Process completed with exit code ${status}` : `Process was ended by ${status}`;
}

/** The values of an action's inputs: what `with` gives, else the default. Throws when a required one is empty. */
export function fillInputs(
  declared: { name: string; required: boolean; fallback: string }[],
  given: Record<string, string>,
): Record<string, string> {
  const byName = new Map(Object.entries(given).map(([name, value]) => [name.toLowerCase(), value]));
  const values = declared.map(({ name, fallback }) => [name, byName.get(name.toLowerCase()) ?? fallback] as const);
  const missing = declared
    .filter(({ required }, index) => required && values[index]?.[1] === "")
    .map(({ name }) => name);
  if (missing.length > 0) {
    throw new EnvironmentError({
      code: "INPUT_EMPTY",
      what: `The required input ${missing.join(", ")} is empty`,
      remedy: "Check the expression, secret or output it comes from",
    });
  }
  return Object.fromEntries(values);
}

/** The variables by which an action finds its inputs: upper case, spaces as underscores, dashes kept. */
export function inputVariables(inputs: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [`INPUT_${name.replaceAll(" ", "_").toUpperCase()}`, value]),
  );
}
