import { spawnSync } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { unifiedDiff } from "@postgres-to-aurora/schema/convert";
import { tempFolder } from "@postgres-to-aurora/test-kit";

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `line ${index + 1}\n`);

/** Lets git, which knows the format, make the new version out of the old one. */
async function applied(before: string, diff: string): Promise<string> {
  const folder = await tempFolder();
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "f.sql"), before);
  const { status, stderr } = spawnSync("git", ["apply", "-"], { cwd: folder, input: diff, encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return readFile(join(folder, "f.sql"), "utf8");
}

/** A sequence of numbers below 1 that a seed determines. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

describe("a unified difference", () => {
  test("is empty for equal texts", () => {
    expect(unifiedDiff("f.sql", "a\nb\n", "a\nb\n")).toBe("");
  });

  test("shows three lines around each change, and joins what is near", () => {
    const before = numbered(30);
    const after = [...before];
    after[9] = "changed\n";
    after.splice(12, 0, "new\n");
    after.splice(28, 1);
    expect(unifiedDiff("f.sql", before.join(""), after.join(""))).toBe(
      [
        "--- a/f.sql\n+++ b/f.sql\n@@ -7,9 +7,10 @@\n",
        " line 7\n line 8\n line 9\n-line 10\n+changed\n line 11\n line 12\n+new\n line 13\n line 14\n line 15\n",
        "@@ -25,6 +26,5 @@\n line 25\n line 26\n line 27\n-line 28\n line 29\n line 30\n",
      ].join(""),
    );
  });

  test.each(Array.from({ length: 25 }, (_, index) => index + 1))(
    "gives the new version back (seed %d)",
    async (seed) => {
      const next = random(seed);
      // Few different lines, so that many of them repeat.
      const line = () => `${next() < 0.5 ? "--" : `word ${Math.floor(next() * 40)}`}\n`;
      const before = Array.from({ length: Math.floor(next() * 120) + 1 }, line);
      const after = [...before];
      for (let edits = Math.floor(next() * 12); edits >= 0; edits--) {
        const at = Math.floor(next() * after.length);
        const moved = after.splice(at, Math.floor(next() * 6));
        after.splice(Math.floor(next() * after.length), 0, ...(next() < 0.5 ? moved : [line(), line()]));
      }
      const diff = unifiedDiff("f.sql", before.join(""), after.join(""));
      expect(diff === "" ? before.join("") : await applied(before.join(""), diff)).toBe(after.join(""));
    },
  );

  test("shows a small change of a large file as a small change", () => {
    const before = numbered(200_000);
    const after = [...before];
    after.splice(100_000, 1);
    after.splice(5, 0, "new\n");
    expect(unifiedDiff("f.sql", before.join(""), after.join("")).split("\n").length).toBe(19);
  });
});
