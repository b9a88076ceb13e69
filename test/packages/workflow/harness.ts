import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import {
  runWorkflow,
  type WorkflowEvent,
  type WorkflowOptions,
  type WorkflowResult,
} from "@postgres-to-aurora/rehearsal/workflow";
import { tempFolder } from "@postgres-to-aurora/test-kit";

/** A small JavaScript action: parts of its action.yml, and its scripts. */
export interface FakeAction {
  /** YAML of `inputs:`, indented by two. */
  inputs?: string;
  /** YAML of `outputs:`, indented by two. */
  outputs?: string;
  main: string;
  post?: string;
}

export interface Stage extends Partial<WorkflowOptions> {
  workflow: string;
  actions?: Record<string, FakeAction>;
}

export interface Performance {
  result: WorkflowResult;
  events: WorkflowEvent[];
  /** Root of the run's folders. */
  folder: string;
}

/** Writes a workflow file and its actions into a fresh folder and runs it; approvals are given by default. */
export async function perform({ workflow, actions = {}, ...options }: Stage): Promise<Performance> {
  const root = await tempFolder();
  const file = join(root, "flow.yml");
  await writeFile(file, workflow);
  for (const [name, { inputs, outputs, main, post }] of Object.entries(actions)) {
    const fields = Object.entries({ inputs, outputs }).map(([key, yaml]) =>
      yaml === undefined ? "" : `${key}:\n${yaml}\n`,
    );
    const head = `name: ${name}\ndescription: A test\n${fields.join("")}`;
    const runs = `runs:\n  using: node24\n  main: main.mjs\n${post === undefined ? "" : "  post: post.mjs\n"}`;
    await write(join(root, "actions", name, "action.yml"), head + runs);
    await write(join(root, "actions", name, "main.mjs"), main);
    if (post !== undefined) await write(join(root, "actions", name, "post.mjs"), post);
  }
  const events: WorkflowEvent[] = [];
  const folder = join(root, "run");
  const { onEvent } = options;
  const result = await runWorkflow({
    file,
    repositoryRoot: root,
    ownRepository: /^[^/]+\/own$/,
    inputs: {},
    secrets: {},
    vars: {},
    env: {},
    workspaceRoot: folder,
    approve: async () => true,
    signal: new AbortController().signal,
    ...options,
    onEvent(event) {
      events.push(event);
      onEvent?.(event);
    },
  });
  return { result, events, folder };
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

/** A workflow started by hand, from its jobs as YAML indented by two. */
export function dispatch(jobs: string, head = ""): string {
  return `name: Test flow\non: workflow_dispatch\n${head}\njobs:\n${jobs}\n`;
}

/** Conclusions by job key. */
export function conclusions({ result }: Performance): Record<string, string> {
  return Object.fromEntries(result.jobs.map((job) => [job.id, job.conclusion]));
}

/** Everything a job printed. */
export function log({ result }: Performance, job: string): string {
  return (result.jobs.find(({ id }) => id === job)?.steps ?? []).map((step) => step.log).join("\n");
}

/** Everything anybody gets to see of a run. */
export function everythingVisible({ result, events }: Performance): string {
  return JSON.stringify({ result, events });
}
