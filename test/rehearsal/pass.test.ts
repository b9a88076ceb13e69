import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { corpus, tempFolder } from "@postgres-to-aurora/test-kit";
import { ODD_NAMES } from "./odd-names.js";
import { type Finished, startRehearsal } from "./run-rehearsal.js";

const PHASES = [
  "check",
  "export-schema",
  "prepare-target",
  "replicate",
  "wait",
  "finish-schema",
  "validate",
  "cutover",
  "after-cutover",
  "decommission",
];

async function rehearse(args: string[]): Promise<Finished> {
  return (await startRehearsal(args)).finished;
}

function expectPass({ exitCode, output, result, leftFiles, leftProcesses }: Finished): void {
  expect(`${exitCode}${exitCode === 0 ? "" : output}`).toBe("0");
  expect(result).toMatchObject({
    verdict: "pass",
    cutover: { lostWrites: 0, doubledWrites: 0 },
    validation: { differences: 0 },
  });
  expect(result?.cutover.acknowledgedWrites).toBeGreaterThan(0);
  expect(result?.cutover.longestWriteGapMs).toBeGreaterThan(0);
  expect(result?.cutover.freezeToDrainedMs).toBeGreaterThan(0);
  expect(result?.validation?.rows).toBeGreaterThan(2000);
  expect([leftFiles, leftProcesses]).toEqual([[], []]);
}

describe("a rehearsal passes", () => {
  test("with the sample database, two of them side by side, and leaves nothing behind", async () => {
    const [one, two] = await Promise.all([rehearse(["--write-rate", "50"]), rehearse(["--write-rate", "50"])]);
    for (const finished of [one, two]) {
      expectPass(finished);
      expect(finished.result?.phases.map(({ name, verdict }) => `${name} ${verdict}`)).toEqual(
        PHASES.map((name) => `${name} pass`),
      );
      for (const file of ["report.md", "report.html"]) expect(existsSync(join(finished.out, file))).toBe(true);
      const html = readFileSync(join(finished.out, "report.html"), "utf8");
      expect(html).toContain("Acknowledged writes, second by second");
      // No password of either database, in nothing it left or said.
      for (const text of [finished.output, html]) expect(text).not.toMatch(/postgresql:\/\/[^\s*]+:[^\s*]+@/);
    }
  });

  for (const [name, ...args] of [
    ["chinook.sql"],
    ["northwind.sql", "--target-version", "16"],
    ["pagila.sql", "--target-version", "17"],
  ]) {
    const file = corpus(name as string);
    (file ? test : test.skip)(`with ${name} ${args.join(" ")}`, async () => {
      expectPass(await rehearse(["--dump", file as string, "--write-rate", "50", ...args]));
    });
  }

  test("with names that are keywords, quotes, Unicode or look like SQL", async () => {
    const dump = join(await tempFolder(), "odd names.sql");
    writeFileSync(dump, ODD_NAMES);
    expectPass(await rehearse(["--dump", dump, "--write-rate", "50"]));
  });

  test("with nobody writing, and claims nothing about writes", async () => {
    const { exitCode, result } = await rehearse(["--write-rate", "0"]);
    expect([exitCode, result?.headline]).toEqual([0, "The database moved, with nobody writing"]);
    expect(result?.cutover).toMatchObject({ acknowledgedWrites: 0, longestWriteGapMs: null });
  });

  test("from PostgreSQL 14 to 17", async () => {
    const finished = await rehearse(["--source-version", "14", "--target-version", "17", "--write-rate", "50"]);
    expectPass(finished);
    expect(finished.result?.sourceVersion).toMatch(/^14\./);
    expect(finished.result?.targetVersion).toMatch(/^17\./);
  });
});
