import { delimiter, dirname, join } from "node:path";
import { trackingVariable } from "./leftovers.js";
import type { JobFolders, JobState, RunState } from "./run-state.js";

/** The `github` context of a job. Values that only the platform has are plausible stand-ins. */
export function githubContext(run: RunState, job: string, workspace: string): Record<string, unknown> {
  const repository = run.options.repository ?? "rehearsal/rehearsal";
  const owner = repository.split("/")[0] ?? "";
  return {
    event_name: "workflow_dispatch",
    // Here every input is a text, in the inputs context it has its type.
    event: { inputs: Object.fromEntries(Object.entries(run.inputs).map(([key, value]) => [key, String(value)])) },
    repository,
    repository_owner: owner,
    actor: owner,
    triggering_actor: owner,
    ref: "refs/heads/main",
    ref_name: "main",
    ref_type: "branch",
    sha: "0".repeat(40),
    run_id: run.id,
    run_number: "1",
    run_attempt: "1",
    workflow: run.definition.name,
    job,
    workspace,
    server_url: "https://github.com",
    api_url: "https://api.github.com",
    token: run.options.secrets["GITHUB_TOKEN"] ?? "",
  };
}

/** The `runner` context of a job. */
export function runnerContext(folders: JobFolders): Record<string, string> {
  return {
    name: "rehearsal",
    os: process.platform === "darwin" ? "macOS" : "Linux",
    arch: process.arch.toUpperCase(),
    temp: folders.temp,
    tool_cache: join(folders.runner, "tools"),
    environment: "self-hosted",
  };
}

const systemPath = ["/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"];

/**
 * The environment of a step's process, built from nothing: the system's, the machine's from the options, the job's and
 * the step's, and last the runner's own, which no step can change.
 */
export function stepVariables(state: JobState, own: Record<string, string>): Record<string, string> {
  const { folders, contexts, run } = state;
  const machine = {
    PATH: [dirname(process.execPath), ...systemPath].join(delimiter),
    HOME: folders.home,
    LANG: "C.UTF-8",
    TMPDIR: folders.temp,
    ...run.options.env,
  };
  const variables: Record<string, string> = { ...machine, ...state.env, ...own };
  variables["PATH"] = [...state.paths, variables["PATH"]].join(delimiter);
  for (const [key, value] of Object.entries(contexts.github as Record<string, unknown>)) {
    if (typeof value === "string" && key !== "token") variables[`GITHUB_${key.toUpperCase()}`] = value;
  }
  for (const [key, value] of Object.entries(contexts.runner as Record<string, string>)) {
    variables[`RUNNER_${key.toUpperCase()}`] = value;
  }
  return {
    ...variables,
    CI: "true",
    GITHUB_ACTIONS: "true",
    GITHUB_EVENT_PATH: join(folders.runner, "event.json"),
    [trackingVariable]: state.leftovers.trackingId,
  };
}
