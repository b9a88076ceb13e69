import { chmod, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { runWorkflow, type WorkflowResult } from "@postgres-to-aurora/rehearsal/workflow";
import { repositoryRoot, startTestServer, tempFolder } from "@postgres-to-aurora/test-kit";
import { type Script, Stage, scriptedAws } from "../actions/wait-for-cdc/scripted-aws.js";

let stage: Stage;
beforeAll(async () => {
  stage = new Stage(await startTestServer());
});

/** Runs the example as it stands, on a migration that AWS shows so, with a `gh` that only notes what it is given. */
async function waitRun(database: string, changes: Partial<Script>, vars: Record<string, string> = {}, hop = "") {
  const aws = await scriptedAws({
    status: "running",
    tables: [{ schema: "app", name: "a", state: "Table completed" }],
    latency: { seconds: 0, ageSeconds: 10 },
    log: [],
    ...changes,
  });
  await stage.database(database);
  const url = stage.server.url(database);
  const bin = await tempFolder();
  const notes = join(bin, "notes");
  await writeFile(notes, "");
  await writeFile(join(bin, "gh"), `#!/bin/sh\nprintf '%s|' "$@" >> ${notes}\necho >> ${notes}\n`);
  await chmod(join(bin, "gh"), 0o755);
  const result = await runWorkflow({
    file: join(repositoryRoot, "workflows-examples", "wait-for-cdc.yml"),
    repositoryRoot,
    ownRepository: /^[^/]+\/postgres-to-aurora$/,
    inputs: { migration: "fluxo", ...(hop ? { hop } : {}) },
    secrets: { SOURCE_URL: url, TARGET_URL: url },
    vars: {
      AWS_REGION: "eu-west-1",
      AWS_ROLE_ARN: "arn:aws:iam::000000000000:role/r",
      POLL_INTERVAL: "100ms",
      WAIT_TIMEOUT: "2s",
      ...vars,
    },
    env: { AWS_ENDPOINT_URL: aws.url, PATH: `${bin}:${dirname(process.execPath)}:/usr/bin:/bin` },
    workspaceRoot: join(await tempFolder(), "run"),
    approve: async () => true,
    signal: new AbortController().signal,
    onEvent: () => {},
  });
  return { result, jobs: conclusions(result), gh: (await readFile(notes, "utf8")).trim().split("\n").filter(Boolean) };
}

function conclusions({ jobs }: WorkflowResult): Record<string, string> {
  return Object.fromEntries(jobs.map(({ id, conclusion }) => [id, conclusion]));
}

const loading = { tables: [{ schema: "app", name: "a", state: "Full load" }] };
const NEXT_RUN =
  "workflow|run|Wait until Aurora has caught up|--repo|rehearsal/rehearsal|--ref|main|-f|migration=fluxo|-f|hop=";

describe("the example that waits for days", () => {
  test("out of time it starts itself once more, one run further, and is no failure", async () => {
    const first = await waitRun("first", loading);
    expect([first.result.conclusion, first.gh]).toEqual(["success", [`${NEXT_RUN}1|`]]);
    expect(first.jobs).toEqual({ wait: "success", "go-on": "success", "next-phase": "skipped" });
    expect((await waitRun("eighth", loading, {}, "7")).gh).toEqual([`${NEXT_RUN}8|`]);
  });

  test("after the last run it may make it fails and starts nothing", async () => {
    const { result, gh } = await waitRun("last", loading, { MOST_RUNS: "8" }, "7");
    expect([result.conclusion, gh]).toEqual(["failure", []]);
    expect(JSON.stringify(result.jobs)).toContain("Not caught up after 8 runs");
  });

  test("caught up it is done, and starts the next phase where one is named", async () => {
    const done = await waitRun("done", {});
    expect([done.result.conclusion, done.gh]).toEqual(["success", []]);
    expect(done.jobs).toEqual({ wait: "success", "go-on": "skipped", "next-phase": "skipped" });
    const on = await waitRun("onward", {}, { NEXT_WORKFLOW: "validate.yml" });
    expect(on.gh).toEqual(["workflow|run|validate.yml|--repo|rehearsal/rehearsal|--ref|main|-f|migration=fluxo|"]);
  });

  test("a task that failed fails it at once, and nothing is started", async () => {
    const { result, jobs, gh } = await waitRun("failed", { status: "failed" }, { NEXT_WORKFLOW: "validate.yml" });
    expect([result.conclusion, gh]).toEqual(["failure", []]);
    expect(jobs).toEqual({ wait: "failure", "go-on": "skipped", "next-phase": "skipped" });
  });
});
