import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { UserError } from "@postgres-to-aurora/domain";
import { tempFolder } from "@postgres-to-aurora/test-kit";
import { dispatch, perform, type Stage } from "./harness.js";

const step = (text: string) => dispatch(`  a:\n    runs-on: x\n    steps:\n      - ${text}`);
const jobWith = (text: string) => dispatch(`  a:\n    runs-on: x\n    ${text}\n    steps: [{ run: echo }]`);

const own = { inputs: "  url: { required: true }\n  extra: {}", outputs: "  done: {}", main: "" };

const cases: [string, string, RegExp][] = [
  ["bad YAML", "on: [", /flow\.yml:\d+:\d+: /],
  ["an unknown key", jobWith("foo: bar"), /flow\.yml:7:5: Unexpected value 'foo'/],
  ["an unknown context", step(`run: echo \${{ nope.x }}`), /flow\.yml:8:19: Unrecognized named-value: 'nope'/],
  [
    "an unknown need",
    `${jobWith("needs: ghost")}  b: { runs-on: x, steps: [{ run: echo }] }`,
    /flow\.yml:7:12: .*unknown job 'ghost'/,
  ],
  [
    "a circle of needs",
    dispatch(
      "  z: { runs-on: x, steps: [{ run: echo }] }\n  a: { needs: b, runs-on: x, steps: [{ run: echo }] }\n  b: { needs: a, runs-on: x, steps: [{ run: echo }] }",
    ),
    /cycle/,
  ],
  [
    "another trigger",
    step("run: echo").replace("workflow_dispatch", "push"),
    /flow\.yml:2:5: only workflows that workflow_dispatch starts/,
  ],
  ["a container", jobWith("container: node:20"), /flow\.yml:7:5: job containers are not supported/],
  ["services", jobWith("services: { db: { image: postgres } }"), /flow\.yml:7:5: service containers are not supported/],
  [
    "a reusable workflow",
    dispatch("  a:\n    uses: o/r/.github/workflows/x.yml@v1"),
    /flow\.yml:6:5: reusable workflows/,
  ],
  [
    "a Windows runner",
    dispatch("  a:\n    runs-on: windows-latest\n    steps: [{ run: echo }]"),
    /flow\.yml:6:14: runs-on: windows/,
  ],
  [
    "a docker action",
    step("uses: docker://alpine:3"),
    /flow\.yml:8:15: the action docker:\/\/alpine:3 cannot be run here/,
  ],
  ["a local action", step("uses: ./actions/own"), /the action \.\/actions\/own cannot be run here/],
  ["a foreign action", step("uses: actions/setup-node@v6"), /the action actions\/setup-node@v6 cannot be run here/],
  ["an action that does not exist", step("uses: O/own/actions/ghost@v1"), /there is no action at actions\/ghost/],
  ["a path out of the repository", step("uses: O/own/../../etc@v1"), /leads out of the repository/],
  [
    "a missing required input",
    step("uses: O/own/actions/own@v1"),
    /flow\.yml:8:15: O\/own\/actions\/own@v1 needs the input url/,
  ],
  [
    "an undeclared input",
    step("{ uses: O/own/actions/own@v1, with: { url: a, ulr: b } }"),
    /flow\.yml:8:\d+: O\/own\/actions\/own@v1 has no input ulr/,
  ],
  [
    "an input a simulated action does not know",
    step("{ uses: actions/checkout@v6, with: { repository: o/r } }"),
    /the input repository of actions\/checkout@v6 is not supported/,
  ],
  [
    "a pattern to upload",
    step("{ uses: actions/upload-artifact@v7, with: { path: 'out/*.json' } }"),
    /"out\/\*\.json" is a pattern/,
  ],
  [
    "a role without the permission to ask for it",
    step("{ uses: aws-actions/configure-aws-credentials@v6, with: { aws-region: r, role-to-assume: x } }"),
    /lacks the permission id-token: write/,
  ],
  ["another shell", step("{ run: echo, shell: pwsh }"), /flow\.yml:8:\d+: the shell pwsh is not supported/],
  ["hashFiles", step(`run: echo \${{ hashFiles('a') }}`), /hashFiles\(\) is not supported/],
  ["a status function with arguments", jobWith("if: success('a')"), /flow\.yml:7:9: success\(\) with arguments/],
  [
    "cancel-in-progress of a job",
    jobWith("concurrency: { group: g, cancel-in-progress: true }"),
    /cancel-in-progress between the jobs/,
  ],
  ["an input that is not declared", step(`run: echo \${{ inputs.nmae }}`), /flow\.yml:8:\d+: there is no input nmae/],
  [
    "a job that is not needed",
    jobWith("if: needs.b.result == 'success'"),
    /flow\.yml:7:9: the job a does not need a job b/,
  ],
  [
    "a step that comes later",
    dispatch(`  a:\n    runs-on: x\n    steps: [{ run: 'echo \${{ steps.b.outcome }}' }, { id: b, run: echo }]`),
    /there is no step b before this place/,
  ],
  [
    "an output that the action does not have",
    dispatch(
      `  a:\n    runs-on: x\n    steps: [{ id: b, uses: O/own/actions/own@v1, with: { url: u } }, { run: "echo \${{ steps.b.outputs['done'] }} \${{ steps.b.outputs.doen }}" }]`,
    ),
    /flow\.yml:7:\d+: the action of the step b has no output doen\. /,
  ],
  [
    "an output that the needed job does not have",
    dispatch(
      `  a: { runs-on: x, outputs: { word: w }, steps: [{ run: echo }] }\n  b: { needs: a, runs-on: x, steps: [{ run: 'echo \${{ needs.a.outputs.word }} \${{ needs.a.outputs.wrod }}' }] }`,
    ),
    /flow\.yml:6:\d+: the job a has no output wrod/,
  ],
  ["parallel steps", step("{ run: echo, background: true }"), /flow\.yml:8:\d+: Unexpected value 'background'/],
];

test.each(cases)("A workflow with %s is refused with its line before anything runs.", async (_, workflow, message) => {
  const folder = join(await tempFolder(), "run");
  const stage: Stage = { workflow, actions: { own }, workspaceRoot: folder };
  const error = await perform(stage).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(UserError);
  expect((error as UserError).message).toMatch(message);
  expect(existsSync(folder)).toBe(false);
});

test("Several reasons come in one error, a line for each.", async () => {
  const workflow = dispatch(
    "  a:\n    runs-on: x\n    container: c\n    steps:\n      - uses: x/y@v1\n      - { run: echo, shell: pwsh }",
  );
  const error = await perform({ workflow }).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  const lines = (error as UserError).message.split("\n");
  expect(lines).toHaveLength(4);
  expect(lines.slice(0, 3).map((line) => /flow\.yml:(\d+)/.exec(line)?.[1])).toEqual(
    expect.arrayContaining(["7", "9", "10"]),
  );
});

test("A file that cannot be read and a folder that is in use are said so.", async () => {
  await expect(perform({ workflow: "", file: "/nowhere/flow.yml" })).rejects.toThrow(/flow\.yml cannot be read/);
  const folder = await tempFolder();
  const workflow = step("run: echo");
  await perform({ workflow, workspaceRoot: folder });
  await expect(perform({ workflow, workspaceRoot: folder })).rejects.toThrow(/Give each run a folder of its own/);
});
