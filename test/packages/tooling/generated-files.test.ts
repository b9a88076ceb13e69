import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { tempFolder } from "@postgres-to-aurora/test-kit";
import { generatedFiles } from "@postgres-to-aurora/tooling/generated-files";

const MARKERS = "<!-- inputs:start -->\nold\n<!-- inputs:end -->\n\n<!-- outputs:start -->\n<!-- outputs:end -->\n";

/** A repository with one action, from the text of its two yml files. */
async function repository(action: string, types: string, readme = MARKERS): Promise<string> {
  const root = await tempFolder();
  for (const folder of ["actions/example/src", "packages", "test"]) mkdirSync(join(root, folder), { recursive: true });
  const write = (file: string, text: string) => writeFileSync(join(root, file), text);
  write("README.md", "# x\n<!-- actions:start -->\n<!-- actions:end -->\n");
  write("test/package.json", '{ "name": "test" }');
  write("actions/example/package.json", '{ "name": "example" }');
  write("actions/example/README.md", readme);
  write("actions/example/action.yml", action);
  write("actions/example/action-types.yml", types);
  return root;
}

const ACTION = `
name: example
description: Does | things.
inputs:
  source-url: { description: Where., required: false }
  wait: { description: How long., default: 15s }
  mode: { description: "Which */ way.", required: true }
outputs:
  status: { description: How it went. }
`;
const TYPES = `
inputs:
  source-url: { type: secret }
  wait: { type: duration, min: 1s, max: 2h }
  mode: { type: enum, values: [fast, slow] }
outputs:
  status: { type: enum, values: [good, bad] }
`;

describe("generatedFiles", () => {
  test("types follow the two yml files: required and defaulted inputs are never undefined", async () => {
    const code = generatedFiles(await repository(ACTION, TYPES)).get("actions/example/src/io.gen.ts");
    expect(code).toContain("sourceUrl: Secret | undefined;");
    expect(code).toContain("wait: number;");
    expect(code).toContain('mode: "fast" | "slow";');
    expect(code).toContain('"status"?: "good" | "bad";');
    expect(code).toContain('"min":1000,"max":7200000');
    expect(code).toContain("/** Which * / way. */");
  });

  test("README tables replace what stood between the markers", async () => {
    const files = generatedFiles(await repository(ACTION, TYPES));
    expect(files.get("actions/example/README.md")).toContain(
      "| `mode` | Which */ way. | `fast`, `slow` | **required** |",
    );
    expect(files.get("actions/example/README.md")).not.toContain("old");
    expect(files.get("README.md")).toContain("| [`example`](actions/example/README.md) | Does \\| things. |");
  });

  test("nothing is written by reading", async () => {
    const root = await repository(ACTION, TYPES);
    generatedFiles(root);
    expect(readFileSync(join(root, "actions/example/README.md"), "utf8")).toBe(MARKERS);
  });

  test.each([
    [
      "an input without a type",
      ACTION,
      TYPES.replace("  wait: { type: duration, min: 1s, max: 2h }\n", ""),
      MARKERS,
      "inputs wait stand in only one",
    ],
    [
      "a type without an input",
      ACTION.replace("  wait: { description: How long., default: 15s }\n", ""),
      TYPES,
      MARKERS,
      "inputs wait stand in only one",
    ],
    ["an unknown type", ACTION, TYPES.replace("secret", "magic"), MARKERS, "Unknown type magic"],
    ["a README without markers", ACTION, TYPES, "# example", "lacks the markers"],
  ])("refuses %s", async (_, action, types, readme, words) => {
    const root = await repository(action, types, readme);
    expect(() => generatedFiles(root)).toThrow(words);
  });
});
