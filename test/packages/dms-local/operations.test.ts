import { readFile } from "node:fs/promises";
import { expect, test } from "@jest/globals";
import { operationNames } from "@postgres-to-aurora/dms-local";

test("the README lists exactly the operations there are", async () => {
  const folder = new URL("../", import.meta.resolve("@postgres-to-aurora/dms-local"));
  const readme = await readFile(new URL("README.md", folder), "utf8");
  const section = /### Operations\n(.*?)\n### /s.exec(readme)?.[1] ?? "";
  const listed = [...section.matchAll(/^\| [^|]+ \| (.+) \|$/gm)]
    .flatMap(([, cell = ""]) => cell.split(", "))
    .filter((name) => /^[A-Z][A-Za-z]+$/.test(name));
  expect(listed.sort()).toEqual(Object.values(operationNames).flat().sort());
});
