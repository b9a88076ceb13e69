import { describe, expect, test } from "@jest/globals";
import { UserError } from "@postgres-to-aurora/domain";
import { dispatch, log, perform } from "./harness.js";

const typed = `name: Typed
on:
  workflow_dispatch:
    inputs:
      text: { type: string, default: plain }
      flag: { type: boolean, default: true }
      count: { type: number, default: 3 }
      size: { type: choice, options: [small, large], default: small }
      needed: { required: true }
jobs:
  a:
    runs-on: x
    steps:
      - run: |
          echo "\${{ inputs.text }} \${{ inputs.flag && 'yes' || 'no' }} \${{ inputs.count + 0 == 3 || inputs.count == 3 }}"
      - run: echo "\${{ inputs.size }} \${{ inputs.needed }} \${{ github.event.inputs.flag == 'true' }} \${{ toJSON(inputs.count) }}"
`.replace("inputs.count + 0 == 3 || ", "");

describe("inputs of a run", () => {
  test("Defaults are applied and values have the declared types.", async () => {
    const done = await perform({ workflow: typed, inputs: { needed: "here" } });
    expect(log(done, "a")).toBe("plain yes true\nsmall here true 3");
  });

  test("Given values win over defaults.", async () => {
    const done = await perform({ workflow: typed, inputs: { needed: "x", flag: "false", count: "7", size: "large" } });
    expect(log(done, "a")).toBe("plain no false\nlarge x false 7");
  });

  test("Unknown, missing and wrong values are one error that names them all, and nothing runs.", async () => {
    const run = perform({ workflow: typed, inputs: { txt: "a", flag: "maybe", count: "many", size: "huge" } });
    const error = await run.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(UserError);
    const { message } = error as UserError;
    for (const part of [
      "no input txt",
      "flag must be true or false",
      "count must be a number",
      "one of small, large",
      "needed is required",
    ]) {
      expect(message).toContain(part);
    }
    expect(message).toContain("Its inputs are text, flag, count, size, needed");
  });
});

test("Expressions work in every place where a workflow may have them.", async () => {
  const done = await perform({
    inputs: { word: "north" },
    vars: { PLACE: "here" },
    secrets: { KEY: "a-secret-key" },
    workflow: `name: Everywhere
run-name: Run \${{ inputs.word }}
on: { workflow_dispatch: { inputs: { word: {} } } }
env: { TOP: "top-\${{ inputs.word }}" }
concurrency: { group: "flow-\${{ inputs.word }}", cancel-in-progress: false }
jobs:
  first:
    name: First \${{ vars.PLACE }}
    if: \${{ inputs.word == 'NORTH' && vars.PLACE == 'here' }}
    runs-on: "\${{ vars.PLACE }}"
    environment: "env-\${{ vars.PLACE }}"
    concurrency: "job-\${{ github.workflow }}"
    timeout-minutes: \${{ fromJSON('5') }}
    continue-on-error: \${{ inputs.word == 'south' }}
    env: { MIDDLE: "\${{ vars.PLACE }}-\${{ secrets.KEY }}" }
    defaults: { run: { working-directory: "\${{ github.workspace }}" } }
    outputs:
      size: \${{ steps.act.outputs.size }}
      joined: \${{ format('{0}/{1}', steps.act.outcome, runner.os) }}
    steps:
      - id: act
        name: Act on \${{ env.TOP }} \${{ env.LOW }}
        uses: ANY/own/actions/measure@v1
        continue-on-error: \${{ 1 == 2 }}
        timeout-minutes: \${{ fromJSON('1') }}
        with: { what: "\${{ env.LOW }} of \${{ github.event_name }}" }
        env: { LOW: "low-\${{ env.TOP }}" }
      - run: echo "\${{ join(fromJSON('["a","b"]'), '+') }} \${{ contains(github.job, 'IRS') }} \${{ startsWith('abc', 'A') }} \${{ endsWith('abc', 'x') }}"
        if: steps.act.outputs.size > 3 && !failure()
        working-directory: \${{ runner.temp }}
  second:
    needs: [first]
    runs-on: x
    steps: [{ run: "echo \${{ needs.first.outputs.size }} \${{ needs.first.outputs.joined }} '\${{ toJSON(matrix) }}' \${{ needs.*.result }}" , if: false }, { run: "echo \${{ needs.first.outputs.size }} \${{ needs.first.outputs.joined }} \${{ join(needs.*.result) }}" }]
`,
    actions: {
      measure: {
        inputs: `  what: { required: true }\n  unit: { default: 'in \${{ github.job }}' }`,
        outputs: "  size: {}",
        main: `import { appendFileSync } from "node:fs";
console.log(process.env.INPUT_WHAT, process.env.INPUT_UNIT, process.env.MIDDLE.length, process.env.GITHUB_ACTION_PATH.endsWith("/actions/measure"));
appendFileSync(process.env.GITHUB_OUTPUT, "size=" + process.env.INPUT_WHAT.length + "\\n");`,
      },
    },
  });
  expect(done.result.conclusion).toBe("success");
  const [first, second] = done.result.jobs;
  expect(first).toMatchObject({ name: "First here", environment: "env-here" });
  expect(first?.steps[0]).toMatchObject({
    name: "Act on top-north low-top-north",
    log: "low-top-north of workflow_dispatch in first 17 true",
    outputs: { size: "34" },
  });
  expect(first?.steps[1]?.log).toBe("a+b true true false");
  expect(second?.steps[1]?.log).toBe("34 success/Linux success");
});

test.each([
  ["a list where a text belongs", `run: "\${{ fromJSON('[1]') }}"`, "gives a list or a mapping"],
  ["text where minutes belong", `{ run: echo, timeout-minutes: "\${{ vars.FIVE }}" }`, "A number was expected"],
  ["text where a boolean belongs", `{ run: echo, continue-on-error: "\${{ vars.FIVE }}" }`, "A boolean was expected"],
  ["broken JSON", `run: 'echo \${{ fromJSON(''{'') }}'`, "cannot be evaluated"],
])("An expression that gives %s fails its step and names the line.", async (_, step, reason) => {
  const done = await perform({
    workflow: dispatch(`  a:\n    runs-on: x\n    steps:\n      - ${step}`),
    vars: { FIVE: "5" },
  });
  expect(done.result.conclusion).toBe("failure");
  expect(log(done, "a")).toContain(reason);
  expect(log(done, "a")).toContain("Line 8");
});
