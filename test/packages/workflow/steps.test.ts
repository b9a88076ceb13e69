import { describe, expect, test } from "@jest/globals";
import { dispatch, log, perform } from "./harness.js";

const job = (steps: string, head = "") => dispatch(`  a:\n    runs-on: x\n    steps:\n${steps}`, head);

describe("the course of a job", () => {
  test("After a failed step only those run whose condition holds then, and continue-on-error forgives.", async () => {
    const done = await perform({
      workflow: job(`
      - { id: soft, run: exit 4, continue-on-error: true }
      - run: echo soft \${{ steps.soft.outcome }} \${{ steps.soft.conclusion }} \${{ job.status }}
      - { name: hard, run: exit 5 }
      - { name: skipped, run: echo no }
      - { name: on failure, if: failure(), run: 'echo status \${{ job.status }}' }
      - { name: not now, if: "success() && true", run: echo no }
      - { name: implicit, if: "true", run: echo no }
      - { name: always, if: "\${{ always() && steps.soft.outcome == 'failure' }}", run: echo yes }`),
    });
    expect(done.result.jobs[0]?.steps.map(({ name, conclusion }) => [name, conclusion])).toEqual([
      ["Run exit 4", "success"],
      ["Run echo soft failure success success", "success"],
      ["hard", "failure"],
      ["skipped", "skipped"],
      ["on failure", "success"],
      ["not now", "skipped"],
      ["implicit", "skipped"],
      ["always", "success"],
    ]);
    expect(log(done, "a")).toContain("soft failure success success");
    expect(log(done, "a")).toContain("status failure");
  });

  test("A step that takes longer than its minutes is ended and fails.", async () => {
    const done = await perform({
      workflow: job(
        "      - { run: exec sleep 60, timeout-minutes: 0.005 }\n      - { if: failure(), run: echo noticed }",
      ),
    });
    expect(done.result.conclusion).toBe("failure");
    expect(log(done, "a")).toContain("Not done within 0.005 minutes");
    expect(log(done, "a")).toContain("noticed");
  });

  test("A job that takes longer than its minutes is cancelled.", async () => {
    const done = await perform({
      workflow: dispatch(
        "  a:\n    runs-on: x\n    timeout-minutes: 0.005\n    steps: [{ run: exec sleep 60 }, { if: cancelled(), run: echo tidied }]",
      ),
    });
    expect(done.result.conclusion).toBe("cancelled");
    expect(done.result.jobs[0]?.reason).toContain("exceeded its time of 0.005 minutes");
    expect(log(done, "a")).toContain("tidied");
  });

  test("Scripts run in bash that stops at the first error, in the folder asked for.", async () => {
    const done = await perform({
      workflow: job(
        `
      - run: |
          pwd > where
          mkdir sub
      - { run: 'basename "$PWD"', shell: sh }
      - { run: 'basename "$(dirname "$PWD")"', working-directory: . }
      - { id: pipe, shell: bash, run: 'false | true', continue-on-error: true }
      - run: echo pipe \${{ steps.pipe.outcome }}
      - { working-directory: nowhere, run: echo no }`,
        "defaults: { run: { shell: bash } }",
      ).replace("steps:", "defaults: { run: { working-directory: sub/.. } }\n    steps:"),
    });
    // The job's default folder does not exist before the first step has made it.
    expect(done.result.jobs[0]?.steps[0]?.conclusion).toBe("success");
    expect(log(done, "a")).toContain("pipe failure");
    expect(done.result.jobs[0]?.steps.at(-1)?.conclusion).toBe("failure");
    expect(log(done, "a")).toContain("cannot be started");
  });

  test("What a step writes to the runner's files reaches later steps, outputs of several lines included.", async () => {
    const done = await perform({
      workflow: job(`
      - id: write
        run: |
          mkdir -p tools
          printf '#!/bin/sh\\necho found the tool\\n' > tools/mytool && chmod +x tools/mytool
          echo "$PWD/tools" >> "$GITHUB_PATH"
          echo "COLOUR=blue=green" >> "$GITHUB_ENV"
          printf 'text<<EOF_1\\nfirst\\n\\nlast = 3\\nEOF_1\\nplain=a<<b\\n' >> "$GITHUB_OUTPUT"
          echo '## Done' >> "$GITHUB_STEP_SUMMARY"
      - run: mytool; echo "$COLOUR \${{ env.COLOUR }} \${{ steps.write.outputs.plain }}"; printf '%s' "$TEXT"
        env: { TEXT: "\${{ steps.write.outputs.text }}" }`),
    });
    expect(done.result.jobs[0]?.steps[0]).toMatchObject({
      outputs: { text: "first\n\nlast = 3", plain: "a<<b" },
      summary: "## Done\n",
    });
    expect(done.result.jobs[0]?.steps[1]?.log).toBe("found the tool\nblue=green blue=green a<<b\nfirst\n\nlast = 3");
  });

  test.each([
    ["an unclosed block", "printf 'a<<END\\nb\\n' >> $GITHUB_OUTPUT", 'the block "a" is not closed'],
    ["a line without a value", "echo secretvalue >> $GITHUB_ENV", "line 1 is neither name=value"],
    ["NODE_OPTIONS", "echo NODE_OPTIONS=--inspect >> $GITHUB_ENV", "NODE_OPTIONS cannot be set"],
    ["an old output command", "echo '::set-output name=a::b'", "::set-output:: is no longer supported"],
  ])("A step that writes %s fails with the reason.", async (_, script, reason) => {
    const done = await perform({ workflow: job(`      - run: |\n          ${script}`) });
    expect(done.result.conclusion).toBe("failure");
    expect(log(done, "a")).toContain(reason);
    expect(log(done, "a")).not.toContain("secretvalue");
  });

  test("Nothing of the caller's environment reaches a step, but what the options give does.", async () => {
    process.env["LEAK_FROM_THE_SHELL"] = "leaked";
    const done = await perform({
      workflow: dispatch(
        `  a:\n    runs-on: x\n    env: { B: '\${{ github.job }}job' }\n    steps: [{ run: 'env; echo $B$C', env: { C: '\${{ env.B }}-step' } }]`,
        "env: { A: flow }",
      ),
      env: { AWS_ENDPOINT_URL: "http://127.0.0.1:1", GITHUB_JOB: "forged" },
    });
    const lines = log(done, "a").split("\n");
    expect(lines.filter((line) => line.includes("LEAK"))).toEqual([]);
    expect(lines).toEqual(
      expect.arrayContaining([
        "CI=true",
        "GITHUB_ACTIONS=true",
        "GITHUB_JOB=a",
        "GITHUB_WORKFLOW=Test flow",
        "GITHUB_RUN_ATTEMPT=1",
        "GITHUB_SERVER_URL=https://github.com",
        "GITHUB_REPOSITORY=rehearsal/rehearsal",
        "AWS_ENDPOINT_URL=http://127.0.0.1:1",
        "A=flow",
        "ajobajob-step",
      ]),
    );
    for (const name of ["GITHUB_RUN_ID", "GITHUB_WORKSPACE", "RUNNER_TEMP", "RUNNER_OS", "PATH", "HOME", "LANG"]) {
      expect(lines.some((line) => line.startsWith(`${name}=`) && line.length > name.length + 1)).toBe(true);
    }
    expect(lines.filter((line) => line.startsWith("HOME="))[0]).toContain("/run/jobs/a/home");
  });

  test("Every job has an empty workspace of its own.", async () => {
    const steps = "runs-on: x\n    steps: [{ run: 'ls -A | wc -l; touch mine' }]";
    const done = await perform({ workflow: dispatch(`  a:\n    ${steps}\n  b:\n    needs: a\n    ${steps}`) });
    expect([log(done, "a").trim(), log(done, "b").trim()]).toEqual(["0", "0"]);
  });

  test("Annotations and groups come as events of their own kind, and stop-commands turns them into text.", async () => {
    const done = await perform({
      workflow: job(`
      - run: |
          echo '::group::Inside'
          echo '::warning file=a.sql,line=3,title=Careful::50%25 done%0Anext line'
          echo '::endgroup::'
          echo '::debug::hidden'
          echo '::stop-commands::tok'
          echo '::error::just text'
          echo '::tok::'
          echo '##[error]old style' >&2`),
    });
    const lines = done.events.flatMap((event) => (event.type === "step-output" ? [[event.level, event.line]] : []));
    expect(lines.filter(([level]) => level !== "error")).toEqual([
      ["group", "Inside"],
      ["warning", "Careful: a.sql:3: 50% done"],
      ["warning", "next line"],
      ["plain", "::error::just text"],
    ]);
    expect(lines.filter(([level]) => level === "error")).toEqual([["error", "old style"]]);
  });
});
