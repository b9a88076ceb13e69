import { describe, expect, test } from "@jest/globals";
import { dispatch, everythingVisible, log, perform } from "./harness.js";

const job = (steps: string) => dispatch(`  a:\n    runs-on: x\n    steps:\n${steps}`);

test("A secret is never seen, in whatever form it is written and wherever.", async () => {
  const password = "p@ss/w'rd+1";
  const url = `postgresql://mover:${encodeURIComponent(password)}@db.example:5432/app?sslmode=require`;
  const key = "-----BEGIN KEY-----\nline-of-the-key-1\n  line-of-the-key-2\n-----END KEY-----";
  const done = await perform({
    secrets: { SOURCE_URL: url, KEY: key, PLAIN: "needle" },
    workflow: `name: Secrets
on: workflow_dispatch
jobs:
  a:
    name: Job needle
    runs-on: x
    environment: for-needle
    outputs: { leak: "\${{ steps.x.outputs.leak }}", fine: "\${{ steps.x.outputs.fine }}" }
    steps:
      - name: Step with \${{ secrets.PLAIN }}
        id: x
        env: { URL: "\${{ secrets.SOURCE_URL }}", KEY: "\${{ secrets.KEY }}", PASSWORD: "${password}" }
        run: |
          echo "url $URL"; echo "password $PASSWORD"; echo "key $KEY"
          echo "::error title=needle::failed with $PASSWORD"
          printf '%s' needle | base64
          echo "leak=x needle x" >> "$GITHUB_OUTPUT"; echo "fine=harmless" >> "$GITHUB_OUTPUT"
          echo "| needle | $URL |" >> "$GITHUB_STEP_SUMMARY"
          echo "no value: needle" >> "$GITHUB_ENV"
  b:
    needs: a
    if: always()
    runs-on: x
    steps: [{ run: "echo [\${{ needs.a.outputs.leak }}] [\${{ needs.a.outputs.fine }}]" }]
`,
  });
  const seen = everythingVisible(done);
  const forms = [password, encodeURIComponent(password), "mover:", "line-of-the-key-1", "line-of-the-key-2", "needle"];
  for (const form of [...forms, Buffer.from("needle").toString("base64")]) expect(seen).not.toContain(form);
  expect(seen).toContain("url ***");
  expect(done.result.jobs[0]).toMatchObject({ name: "Job ***", environment: "for-***" });
  expect(seen).toContain("neither name=value");
});

test("A job output that holds a secret is dropped with a warning, the others arrive.", async () => {
  const done = await perform({
    secrets: { WORD: "needle" },
    workflow: dispatch(`
  a:
    runs-on: x
    outputs: { leak: "\${{ steps.x.outputs.leak }}", fine: "\${{ steps.x.outputs.fine }}" }
    steps:
      - id: x
        run: printf 'leak=x needle x\\nfine=harmless\\n' >> "$GITHUB_OUTPUT"
      - run: test "\${{ steps.x.outputs.leak }}" = "x needle x" && echo within the job it is whole
  b:
    needs: a
    runs-on: x
    steps: [{ run: "echo '[\${{ needs.a.outputs.leak }}] [\${{ needs.a.outputs.fine }}]'" }]`),
  });
  expect(log(done, "b")).toBe("[] [harmless]");
  expect(log(done, "a")).toContain("within the job it is whole");
  expect(done.result.jobs[0]?.outputs).toEqual({ fine: "harmless" });
  expect(done.events).toContainEqual(
    expect.objectContaining({ level: "warning", line: "Skip output 'leak' since it may contain secret." }),
  );
});

describe("add-mask", () => {
  test("A value hidden by a step is hidden from then on, in later jobs too.", async () => {
    const done = await perform({
      workflow: dispatch(`
  a:
    runs-on: x
    steps:
      - name: hide
        run: |
          echo "::add-mask::token-one%0Atoken-two"
          echo "has token-one and token-two"
          echo token-one > "$RUNNER_TEMP/../../kept" && echo token-two >> "$GITHUB_STEP_SUMMARY"
  b:
    needs: a
    runs-on: x
    steps: [{ run: 'cat "$RUNNER_TEMP/../../kept"; echo and more' }]`),
    });
    expect(log(done, "a")).toBe("has *** and ***");
    expect(log(done, "b")).toBe("***\nand more");
    expect(everythingVisible(done)).not.toMatch(/token-(one|two)/);
  });

  test("The longer of two hidden values is hidden whole, and characters of patterns mean themselves.", async () => {
    const done = await perform({
      workflow: job(`      - run: |
          echo "::add-mask::ab"
          echo "::add-mask::ab.c(d"
          echo "ab.c(d abxc(d"`),
    });
    expect(log(done, "a")).toBe("*** ***xc(d");
  });
});
