import { describe, expect, test } from "@jest/globals";
import { parseOptions } from "@postgres-to-aurora/rehearsal";

const parse = (...argv: string[]) => parseOptions(argv, "/repository", false);

describe("the rehearsal's command line", () => {
  test("without options: the sample, the example workflow, approvals by themselves when nobody can be asked", () => {
    expect(parse()).toMatchObject({
      rows: 100_000,
      writeRate: 200,
      workflow: "/repository/workflows-examples/migrate.yml",
      approve: "auto",
      sourceVersion: 15,
      targetVersion: 15,
      keep: false,
    });
    expect(parseOptions([], "/repository", true)?.approve).toBe("ask");
  });

  test("two started at the same moment write to different folders", () => {
    expect(parse()?.out).toContain(String(process.pid));
  });

  test("--help wants nothing else", () => {
    expect(parse("--help")).toBeUndefined();
  });

  test.each([
    [["--rows", "many"], "--rows many is not a whole number"],
    [["--rows", "5"], "from 1000"],
    [["--approve", "maybe"], "neither ask nor auto"],
    [["--target-version", "13"], "from 15 to 18"],
    [["--speed"], "--speed"],
    [["stray"], "stray"],
  ])("%j is refused, with where to look", (argv, words) => {
    expect(() => parse(...argv)).toThrow(words);
    expect(() => parse(...argv)).toThrow("--help");
  });
});
