import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import type { WorkflowEvent } from "@postgres-to-aurora/rehearsal/workflow";
import { tempFolder } from "@postgres-to-aurora/test-kit";
import { conclusions, dispatch, log, perform } from "./harness.js";

/** Cancels when a line appears in the output. */
function cancelAt(line: string): { signal: AbortSignal; onEvent: (event: WorkflowEvent) => void } {
  const controller = new AbortController();
  return {
    signal: controller.signal,
    onEvent: (event) => {
      if (event.type === "step-output" && event.line === line) controller.abort();
    },
  };
}

/** Whether a process runs; one that has ended and that nobody has asked about since does not. */
async function isAlive(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return !/\) Z /.test(await readFile(`/proc/${pid}/stat`, "utf8").catch(() => ""));
}

const polite = `process.on("SIGINT", () => { console.log("tidying up"); clearInterval(wait); });
const wait = setInterval(() => {}, 1000);
console.log("ready");`;

test("A cancel interrupts the running step, runs what asks for it, and cancels what waits.", async () => {
  const done = await perform({
    ...cancelAt("ready"),
    workflow: dispatch(`
  a:
    runs-on: x
    steps:
      - { uses: O/own/actions/polite@v1 }
      - { name: not this, run: echo no }
      - { name: nor this, if: failure(), run: echo no }
      - { name: cancelled, if: cancelled(), run: "echo \${{ job.status }}" }
      - { name: always, if: always(), run: echo done }
  b: { needs: a, runs-on: x, steps: [{ run: echo no }] }
  c: { needs: a, if: always(), runs-on: x, steps: [{ run: echo recovered }] }
  d: { needs: c, if: cancelled(), runs-on: x, steps: [{ run: echo told }] }`),
    actions: { polite: { main: polite, post: "console.log('post runs')" } },
  });
  expect(done.result.conclusion).toBe("cancelled");
  expect(conclusions(done)).toEqual({ a: "cancelled", b: "skipped", c: "success", d: "success" });
  expect(done.result.jobs[0]?.steps.map(({ name, conclusion }) => [name, conclusion])).toEqual([
    ["Run O/own/actions/polite@v1", "cancelled"],
    ["not this", "skipped"],
    ["nor this", "skipped"],
    ["cancelled", "success"],
    ["always", "success"],
    ["Post Run O/own/actions/polite@v1", "success"],
  ]);
  expect(log(done, "a").split("\n")).toEqual(
    expect.arrayContaining(["ready", "tidying up", "cancelled", "done", "post runs"]),
  );
});

test("A step that runs always() is not interrupted by a cancel.", async () => {
  const done = await perform({
    ...cancelAt("ready"),
    workflow: dispatch(
      "  a:\n    runs-on: x\n    steps: [{ if: always(), run: 'echo ready; sleep 0.5; echo finished' }, { run: echo no }]",
    ),
  });
  expect(done.result.jobs[0]?.steps.map(({ conclusion }) => conclusion)).toEqual(["success", "skipped"]);
  expect(log(done, "a")).toContain("finished");
  expect(done.result.conclusion).toBe("cancelled");
});

test("A step that heeds no signal is killed, and so are the processes it leaves behind, even in sessions of their own.", async () => {
  const folder = await tempFolder();
  const stubborn = `import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => console.log("heard", signal));
const options = { stdio: "ignore" };
const children = [spawn("sleep", ["300"], options), spawn("sleep", ["300"], { ...options, detached: true }), spawn("sleep", ["300"], { ...options, env: {} })];
writeFileSync(process.env.PIDS, [process.pid, ...children.map(({ pid }) => pid)].join(" "));
setInterval(() => {}, 1000);
console.log("ready");`;
  const done = await perform({
    ...cancelAt("ready"),
    patience: { interrupt: 100, terminate: 100 },
    env: { PIDS: join(folder, "pids") },
    workflow: dispatch(
      "  a:\n    runs-on: x\n    steps: [{ uses: O/own/actions/stubborn@v1 }, { if: always(), run: 'echo after; sleep 300 &' }]",
    ),
    actions: { stubborn: { main: stubborn } },
  });
  expect(conclusions(done)).toEqual({ a: "cancelled" });
  expect(log(done, "a").split("\n")).toEqual(["ready", "heard SIGINT", "heard SIGTERM", "after"]);
  const pids = (await readFile(join(folder, "pids"), "utf8")).split(" ").map(Number);
  expect(pids).toHaveLength(4);
  expect(await Promise.all(pids.map(isAlive))).toEqual([false, false, false, false]);
});

test("When patience ends, steps that run always() are ended too and no further one starts.", async () => {
  const done = await perform({
    ...cancelAt("ready"),
    patience: { cleanup: 200 },
    workflow: dispatch(
      "  a:\n    runs-on: x\n    steps: [{ if: always(), run: 'echo ready; exec sleep 300' }, { if: always(), run: echo no }]",
    ),
  });
  expect(done.result.jobs[0]?.steps.map(({ conclusion }) => conclusion)).toEqual(["cancelled", "skipped"]);
  expect(done.result.conclusion).toBe("cancelled");
});

test("A forced end does not wait for anything.", async () => {
  const force = new AbortController();
  const done = await perform({
    force: force.signal,
    onEvent: (event) => {
      if (event.type === "step-output" && event.line === "ready") force.abort();
    },
    workflow: dispatch(
      "  a:\n    runs-on: x\n    steps: [{ run: 'echo ready; exec sleep 300' }, { if: always(), run: echo no }]\n  b: { needs: a, if: always(), runs-on: x, steps: [{ run: echo no }] }",
    ),
  });
  expect(conclusions(done)).toEqual({ a: "cancelled", b: "cancelled" });
});

test("A cancel ends the wait for an approval.", async () => {
  const controller = new AbortController();
  const done = await perform({
    signal: controller.signal,
    approve: () => {
      setImmediate(() => controller.abort());
      return new Promise(() => {});
    },
    workflow: dispatch("  a: { environment: gate, runs-on: x, steps: [{ run: echo no }] }"),
  });
  expect(conclusions(done)).toEqual({ a: "cancelled" });
  expect(done.result.jobs[0]?.reason).toBe("Cancelled while waiting for the approval");
});

test("A run that is cancelled before it begins starts nothing but what asks for it.", async () => {
  const done = await perform({
    signal: AbortSignal.abort(),
    workflow: dispatch(
      "  a: { runs-on: x, steps: [{ run: echo no }] }\n  b: { if: always(), runs-on: x, steps: [{ run: echo yes }] }",
    ),
  });
  expect(conclusions(done)).toEqual({ a: "cancelled", b: "success" });
});
