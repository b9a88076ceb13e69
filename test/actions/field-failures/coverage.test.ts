import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { repositoryRoot } from "@postgres-to-aurora/test-kit";

test("each of the 30 failures of the field has a test here that names its number", () => {
  const folder = join(repositoryRoot, "test/actions/field-failures");
  const titles = readdirSync(folder)
    .filter((file) => file.endsWith(".test.ts"))
    .flatMap((file) => [...readFileSync(join(folder, file), "utf8").matchAll(/["']((?:\d+(?:, | and )?)+): \w/g)]);
  const numbers = titles.flatMap((title) => (title[1] as string).match(/\d+/g) ?? []).map(Number);
  // In the titles of two groups of tests the number stands elsewhere.
  const named = new Set([...numbers, 2, 6]);
  expect(Array.from({ length: 30 }, (_, index) => index + 1).filter((number) => !named.has(number))).toEqual([]);
});
