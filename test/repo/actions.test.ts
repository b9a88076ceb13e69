import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { actionNames, readAction } from "@postgres-to-aurora/tooling/action-metadata";
import { generatedFiles } from "@postgres-to-aurora/tooling/generated-files";
import { parse } from "yaml";

const ROOT = resolve(import.meta.dirname, "../../..");
const names = actionNames(ROOT);
const actions = names.map((name) => readAction(ROOT, name));
const read = (...path: string[]) => readFileSync(join(ROOT, ...path), "utf8");

describe("the actions as a set", () => {
  test("the six actions of the main path are here", () => {
    expect(names).toEqual(
      expect.arrayContaining([
        "apply-schema",
        "create-dms-task",
        "cutover",
        "export-schema",
        "validate-data",
        "wait-for-cdc",
      ]),
    );
  });

  test.each(names)("%s runs on node24 from dist and carries its own name", (name) => {
    const metadata = parse(read("actions", name, "action.yml"));
    expect(metadata).toMatchObject({
      name,
      author: "postgres-to-aurora",
      runs: { using: "node24", main: `../../dist/${name}/index.js` },
    });
  });

  test("an input of the same name is the same thing everywhere", () => {
    const facts = new Map<string, Map<string, string[]>>();
    for (const { name, inputs } of actions)
      for (const { name: input, description, default: value, type } of inputs) {
        const variants = facts.get(input) ?? facts.set(input, new Map()).get(input)!;
        // One action may do without what another has a default for.
        const defaults = actions.flatMap((other) =>
          other.inputs.filter((field) => field.name === input && field.default),
        );
        // Removing is done only when asked for; everything else is done unless asked not to.
        const usual = name === "decommission" && input === "dry-run" ? "false" : (value ?? defaults[0]?.default);
        const variant = JSON.stringify({ description, value: usual, type });
        variants.set(variant, [...(variants.get(variant) ?? []), name]);
      }
    const different = [...facts]
      .filter(([, variants]) => variants.size > 1)
      .map(([input, variants]) => [input, [...variants]]);
    expect(different).toEqual([]);
  });

  test("every action can be tied to its migration, report and comment", () => {
    for (const { inputs, outputs } of actions) {
      expect(inputs.map(({ name }) => name)).toEqual(
        expect.arrayContaining(["migration", "report-dir", "github-token", "comment-on"]),
      );
      expect(outputs.map(({ name }) => name)).toEqual(expect.arrayContaining(["verdict", "report"]));
    }
  });

  test("generated files are fresh", () => {
    const stale = [...generatedFiles(ROOT)]
      .filter(([file, text]) => !existsSync(join(ROOT, file)) || read(file) !== text)
      .map(([file]) => file);
    expect(stale).toEqual([]);
  });
});

interface Step {
  uses?: string;
  with?: object;
}

/** Our actions among the steps get only inputs they have, and all they need. Gives the names of those actions. */
function checkSteps(steps: Step[]): string[] {
  const ours = steps.filter(({ uses }) => uses?.startsWith("OWNER/postgres-to-aurora/actions/"));
  return ours.map(({ uses, with: given = {} }) => {
    const action = actions.find(({ name }) => uses === `OWNER/postgres-to-aurora/actions/${name}@v1`);
    if (action === undefined) throw new Error(`There is no action for ${uses}`);
    const known = action.inputs.map(({ name }) => name);
    expect(Object.keys(given).filter((input) => !known.includes(input))).toEqual([]);
    const required = action.inputs.filter((input) => input.required).map(({ name }) => name);
    expect(required.filter((input) => !(input in given))).toEqual([]);
    return action.name;
  });
}

describe("the examples", () => {
  const examples = readdirSync(join(ROOT, "workflows-examples")).filter((file) => file.endsWith(".yml"));

  test.each(examples)("%s gives our actions only inputs they have, and all they need", (file) => {
    const workflow = parse(read("workflows-examples", file)) as { jobs: Record<string, { steps?: Step[] }> };
    expect(checkSteps(Object.values(workflow.jobs).flatMap((job) => job.steps ?? [])).length).toBeGreaterThan(0);
  });

  test.each(names)("the README of %s shows a step that would run", (name) => {
    const fences = [...read("actions", name, "README.md").matchAll(/```yaml\n(.*?)```/gs)].map(([, text]) =>
      parse(text as string),
    );
    const steps = fences.flatMap((yaml) => (Array.isArray(yaml) ? (yaml as Step[]) : []));
    expect(checkSteps(steps)).toContain(name);
  });

  test("the README's phase stands in the example word for word", () => {
    const [, shown] = /```yaml\n( {2}cutover:.*?)```/s.exec(read("README.md")) ?? [];
    const example = read("workflows-examples", "migrate.yml");
    const lines = (shown ?? "")
      .split("\n")
      .map((line) => line.replace(/ # .*/, "").trim())
      .filter(Boolean);
    expect(lines.length).toBeGreaterThan(10);
    for (const line of lines) expect(example).toContain(line);
  });
});

describe("dist", () => {
  const files = readdirSync(join(ROOT, "dist"), { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );

  test("holds one door per action", () => {
    for (const name of names) expect(read("dist", name, "index.js")).toContain(`runAction("${name}")`);
  });

  // A quarter of it is the SQL parser, of which the archive that the runner fetches keeps a fifth.
  test("stays within 8 MB", () => {
    const bytes = files.reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
    expect(bytes).toBeLessThan(8 * 1024 * 1024);
  });
});
