import { expect, test } from "@jest/globals";
import { conclusions, dispatch, log, perform } from "./harness.js";

const job = (steps: string) => dispatch(`  a:\n    runs-on: x\n    steps:\n${steps}`);

test("An action gets its declared inputs as variables, defaults included, and the workspace as its folder.", async () => {
  const done = await perform({
    workflow: job("      - { uses: Some-One/own/actions/show@v1.2, with: { Source-URL: given, two words: x } }"),
    actions: {
      show: {
        inputs: `  source-url: { required: true }\n  two words: {}\n  limit: { default: "5" }\n  none: {}`,
        main: `const inputs = Object.entries(process.env).filter(([key]) => key.startsWith("INPUT_")).sort();
console.log(JSON.stringify(inputs));
console.log(process.cwd() === process.env.GITHUB_WORKSPACE, process.env.GITHUB_ACTION_REPOSITORY, process.env.GITHUB_ACTION_REF);
console.error(process.version);`,
      },
    },
  });
  const lines = log(done, "a").split("\n");
  expect(lines).toContain(
    JSON.stringify([
      ["INPUT_LIMIT", "5"],
      ["INPUT_NONE", ""],
      ["INPUT_SOURCE-URL", "given"],
      ["INPUT_TWO_WORDS", "x"],
    ]),
  );
  expect(lines).toContain("true Some-One/own v1.2");
  expect(lines).toContain(process.version);
});

test("A required input that turns out empty fails the step before the action starts.", async () => {
  const done = await perform({
    workflow: job(`      - { uses: O/own/actions/x@v1, with: { url: "\${{ secrets.NOT_SET }}" } }`),
    actions: { x: { inputs: "  url: { required: true }", main: "console.log('started')" } },
  });
  expect(conclusions(done)).toEqual({ a: "failure" });
  expect(log(done, "a")).toContain("The required input url is empty");
  expect(log(done, "a")).not.toContain("started");
});

test("Post scripts run at the end of the job, the last first, with what their action saved, also after a failure.", async () => {
  const saving = (text: string) =>
    `import { appendFileSync } from "node:fs"; appendFileSync(process.env.GITHUB_STATE, "kept=" + process.env.INPUT_WHO + "${text}\\n");`;
  const post = "console.log('post', process.env.STATE_kept, process.env.INPUT_WHO)";
  const done = await perform({
    workflow: job(`
      - { name: First, uses: O/own/actions/x@v1, with: { who: one } }
      - { name: Second, uses: O/own/actions/x@v1, with: { who: two } }
      - run: exit 1
      - { name: Third, uses: O/own/actions/x@v1, with: { who: three } }`),
    actions: { x: { inputs: "  who: {}", main: saving("-state"), post } },
  });
  expect(done.result.jobs[0]?.steps.map(({ name, conclusion, log: text }) => [name, conclusion, text])).toEqual([
    ["First", "success", ""],
    ["Second", "success", ""],
    ["Run exit 1", "failure", "error: Process completed with exit code 1"],
    ["Third", "skipped", ""],
    ["Post Second", "success", "post two-state two"],
    ["Post First", "success", "post one-state one"],
  ]);
});

test("A post script that fails fails its job.", async () => {
  const done = await perform({
    workflow: job("      - uses: O/own/actions/x@v1"),
    actions: { x: { main: "", post: "process.exit(9)" } },
  });
  expect(done.result.jobs[0]).toMatchObject({ conclusion: "failure", reason: expect.stringContaining("exit code 9") });
});

test("Credentials are there from their step to the end of the job, and only in that job.", async () => {
  const show = `{ run: 'echo "[$AWS_REGION $AWS_DEFAULT_REGION \${AWS_ACCESS_KEY_ID:0:4} \${#AWS_SESSION_TOKEN}]"' }`;
  const done = await perform({
    workflow: dispatch(`
  a:
    runs-on: x
    permissions: { id-token: write }
    steps:
      - ${show}
      - { uses: aws-actions/configure-aws-credentials@v6, with: { role-to-assume: r, aws-region: eu-central-1 } }
      - ${show}
      - run: echo "$AWS_SECRET_ACCESS_KEY"
  b:
    needs: a
    runs-on: x
    steps: [${show}]`),
  });
  expect(done.result.jobs[0]?.steps.map((step) => step.log)).toEqual([
    "[   0]",
    "Test credentials for eu-central-1; no role is assumed in a rehearsal",
    "[eu-central-1 eu-central-1 ASIA 64]",
    "***",
    "Removed the AWS credentials from the environment",
  ]);
  expect(log(done, "b")).toBe("[   0]");
});
