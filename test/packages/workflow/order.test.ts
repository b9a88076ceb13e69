import { describe, expect, test } from "@jest/globals";
import { conclusions, dispatch, log, perform } from "./harness.js";

const say = (text: string) => `runs-on: ubuntu-latest\n    steps: [{ run: echo ${text} }]`;

describe("the order of jobs", () => {
  test("A job starts after all its needs have finished and sees their outputs and results.", async () => {
    const done = await perform({
      workflow: dispatch(`
  last:
    needs: [left, right]
    runs-on: ubuntu-latest
    steps:
      - run: echo "got \${{ needs.left.outputs.word }} \${{ needs.right.result }}"
  left:
    runs-on: ubuntu-latest
    outputs:
      word: \${{ steps.speak.outputs.word }}
    steps:
      - id: speak
        run: echo "word=hello" >> "$GITHUB_OUTPUT"
  right:
    ${say("right")}`),
    });
    expect(done.result.conclusion).toBe("success");
    expect(log(done, "last")).toContain("got hello success");
    const order = done.events.flatMap((event) => (/^job-(started|finished)$/.test(event.type) ? [event.job] : []));
    expect(order.slice(-2)).toEqual(["last", "last"]);
    expect(done.result.jobs.map(({ id }) => id)).toEqual(["last", "left", "right"]);
    expect(done.result.jobs[1]?.outputs).toEqual({ word: "hello" });
  });

  test("Jobs without needs between them run side by side.", async () => {
    // Each waits for the other's file: one after the other they would never end.
    const meet = (mine: string, other: string) =>
      `runs-on: x\n    timeout-minutes: 1\n    steps: [{ run: 'touch "$MEETING/${mine}"; until test -e "$MEETING/${other}"; do sleep 0.05; done', env: { MEETING: "\${{ runner.temp }}/../.." } }]`;
    const done = await perform({ workflow: dispatch(`  a:\n    ${meet("a", "b")}\n  b:\n    ${meet("b", "a")}`) });
    expect(conclusions(done)).toEqual({ a: "success", b: "success" });
  });

  test("A failed job skips its dependants along the whole chain, but not those that ask with a status function.", async () => {
    const done = await perform({
      workflow: dispatch(`
  broken:
    runs-on: x
    steps: [{ run: exit 3 }]
  next:
    needs: broken
    ${say("next")}
  after:
    needs: next
    ${say("after")}
  report:
    needs: [broken, next]
    if: always()
    ${say("report")}
  alarm:
    needs: after
    if: failure()
    ${say("alarm")}
  late:
    needs: report
    ${say("late")}
  asked:
    needs: broken
    if: \${{ !cancelled() && needs.broken.result == 'failure' }}
    ${say("asked")}`),
    });
    expect(conclusions(done)).toEqual({
      broken: "failure",
      next: "skipped",
      after: "skipped",
      report: "success",
      alarm: "success",
      // As on the platform: an ancestor that failed counts, although the job it names succeeded.
      late: "skipped",
      asked: "success",
    });
    expect(done.result.conclusion).toBe("failure");
    expect(done.result.jobs[0]?.reason).toBe('The step "Run exit 3" failed: Process completed with exit code 3');
  });

  test("continue-on-error of a job lets its dependants and the run pass.", async () => {
    const done = await perform({
      workflow: dispatch(
        `  a:\n    continue-on-error: true\n    runs-on: x\n    steps: [{ run: exit 1 }]\n  b:\n    needs: a\n    ${say("b")}`,
      ),
    });
    expect(conclusions(done)).toEqual({ a: "failure", b: "success" });
    expect(done.result.conclusion).toBe("success");
  });

  test("Jobs of one concurrency group do not overlap.", async () => {
    const alone = (env: string) =>
      `runs-on: x\n    concurrency: { group: "one-${env}", queue: max }\n    steps: [{ run: 'mkdir "$RUNNER_TEMP/../../lock" && sleep 0.2 && rmdir "$RUNNER_TEMP/../../lock"' }]`;
    const done = await perform({
      workflow: dispatch(`  a:\n    ${alone("x")}\n  b:\n    ${alone("X")}\n  c:\n    ${alone("x")}`),
    });
    expect(conclusions(done)).toEqual({ a: "success", b: "success", c: "success" });
  });

  test("A third job of a concurrency group takes the place of the one that waits.", async () => {
    const step = "runs-on: x, concurrency: same, steps: [{ run: sleep 0.3 }]";
    const done = await perform({ workflow: dispatch(`  a: { ${step} }\n  b: { ${step} }\n  c: { ${step} }`) });
    expect(conclusions(done)).toEqual({ a: "success", b: "cancelled", c: "success" });
    expect(done.result.jobs[1]?.reason).toBe("Cancelled while waiting for the concurrency group same");
  });

  test("A job of a matrix that fails cancels the others.", async () => {
    const done = await perform({
      workflow: dispatch(
        `  a:\n    strategy: { matrix: { n: [1, 2] } }\n    runs-on: x\n    steps: [{ run: 'test $N = 2 && exec sleep 300', env: { N: '\${{ matrix.n }}' } }]`,
      ),
    });
    expect(conclusions(done)).toEqual({ "a (1)": "failure", "a (2)": "cancelled" });
    expect(done.result.conclusion).toBe("failure");
  });

  test("An empty matrix fails its job with the reason.", async () => {
    const done = await perform({
      workflow: dispatch(
        `  a: { strategy: { matrix: { n: '\${{ fromJSON(vars.NONE) }}' } }, runs-on: x, steps: [{ run: echo }] }`,
      ),
      vars: { NONE: "[]" },
    });
    expect(done.result.jobs[0]).toMatchObject({
      conclusion: "failure",
      reason: expect.stringContaining("The matrix is empty"),
    });
  });

  test("A matrix runs one job for each combination and hands on their joined result.", async () => {
    const done = await perform({
      workflow: dispatch(`
  many:
    strategy:
      fail-fast: false
      max-parallel: 2
      matrix:
        shard: \${{ fromJSON('[1, 2]') }}
        kind: [rows, views]
        exclude: [{ shard: 2, kind: views }]
        include: [{ shard: 1, kind: rows, extra: more }, { shard: 9, kind: all }]
    runs-on: x
    steps: [{ run: 'echo "\${{ matrix.shard }} \${{ matrix.kind }} \${{ matrix.extra }} of \${{ strategy.job-total }}"; test "\${{ matrix.shard }}" != 2' }]
  joined:
    needs: many
    if: always()
    runs-on: x
    steps: [{ run: 'echo result \${{ needs.many.result }}' }]`),
    });
    expect(conclusions(done)).toEqual({
      "many (1, rows, more)": "success",
      "many (1, views)": "success",
      "many (2, rows)": "failure",
      "many (9, all)": "success",
      joined: "success",
    });
    expect(log(done, "many (1, rows, more)")).toContain("1 rows more of 4");
    expect(log(done, "joined")).toContain("result failure");
  });
});

describe("approvals", () => {
  const gated = (environment: string) => `
  gate:
    environment: ${environment}
    ${say("through")}
  after:
    needs: gate
    ${say("after")}`;

  test("A job waits for the approval of its environment, asked by its evaluated name.", async () => {
    const asked: string[] = [];
    const done = await perform({
      workflow: dispatch(gated(`{ name: "\${{ inputs.where }}-gate", url: 'https://example.org' }`)).replace(
        "on: workflow_dispatch",
        "on: { workflow_dispatch: { inputs: { where: { default: test } } } }",
      ),
      approve: async (environment, job) => {
        asked.push(`${environment} ${job}`);
        return true;
      },
    });
    expect(asked).toEqual(["test-gate gate"]);
    expect(conclusions(done)).toEqual({ gate: "success", after: "success" });
    expect(done.result.jobs[0]?.environment).toBe("test-gate");
    const types = done.events.filter(({ job }) => job === "gate").map(({ type }) => type);
    expect(types.slice(0, 3)).toEqual(["job-queued", "job-waiting-for-approval", "job-started"]);
  });

  test("A rejected job fails without starting and its dependants are skipped.", async () => {
    const done = await perform({ workflow: dispatch(gated("production")), approve: async () => false });
    expect(conclusions(done)).toEqual({ gate: "failure", after: "skipped" });
    expect(done.result.jobs[0]?.reason).toBe("The approval for the environment production was rejected");
    expect(done.events.some(({ type }) => type === "job-started")).toBe(false);
  });
});
