import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { tempFolder } from "@postgres-to-aurora/test-kit";
import { conclusions, dispatch, log, perform } from "./harness.js";

const upload = "actions/upload-artifact@v7";
const download = "actions/download-artifact@v8";

test("What one job uploads another downloads: folders, single files, by name, by pattern and merged.", async () => {
  const done = await perform({
    workflow: dispatch(`
  make:
    runs-on: x
    steps:
      - run: |
          mkdir -p bundle/deep reports
          echo one > bundle/one.sql; echo two > bundle/deep/two.sql; echo hidden > bundle/.secret
          echo r1 > reports/r1.json; echo r2 > reports/r2.json; chmod +x bundle/one.sql
      - { uses: ${upload}, with: { name: bundle, path: bundle } }
      - { uses: ${upload}, with: { name: report-1, path: reports/r1.json } }
      - uses: ${upload}
        with:
          name: report-2
          path: |
            bundle/deep
            reports/r2.json
  use:
    needs: make
    runs-on: x
    steps:
      - { uses: ${download}, with: { name: bundle, path: in/bundle } }
      - { id: all, uses: ${download}, with: { path: in/each, pattern: report-* } }
      - { uses: ${download}, with: { path: in/merged, pattern: report-*, merge-multiple: true } }
      - run: find in -type f | sort; cat in/bundle/deep/two.sql; test ! -x in/bundle/one.sql
      - run: echo "\${{ steps.all.outputs.download-path == format('{0}/in/each', github.workspace) }}"`),
  });
  expect(conclusions(done)).toEqual({ make: "success", use: "success" });
  const listed = log(done, "use").split("\n");
  expect(listed.filter((line) => line.startsWith("in/"))).toEqual([
    "in/bundle/deep/two.sql",
    "in/bundle/one.sql",
    "in/each/report-1/r1.json",
    "in/each/report-2/bundle/deep/two.sql",
    "in/each/report-2/reports/r2.json",
    "in/merged/bundle/deep/two.sql",
    "in/merged/r1.json",
    "in/merged/reports/r2.json",
  ]);
  expect(listed).toContain("two");
  expect(listed).toContain("true");
});

const uploadOnly = (options: string) =>
  dispatch(
    `  a:\n    runs-on: x\n    steps:\n      - run: mkdir out\n      - { uses: ${upload}, with: { ${options} } }`,
  );

test.each([
  ["nothing to upload is a warning by default", "path: out", "success", "warning: No files were found"],
  [
    "nothing to upload fails when asked",
    "path: out, if-no-files-found: error",
    "failure",
    "error: No files were found",
  ],
  ["nothing to upload can be ignored", "path: out, if-no-files-found: ignore", "success", "No files were found"],
  ["a pattern that comes from an expression fails", `path: "\${{ vars.PATTERN }}"`, "failure", "is a pattern"],
  ["a name with a slash fails", `path: ".", name: a/b, include-hidden-files: true`, "success", "No files were found"],
])("Of an upload, %s.", async (_, options, conclusion, text) => {
  const done = await perform({ workflow: uploadOnly(options), vars: { PATTERN: "*.json" } });
  expect(done.result.conclusion).toBe(conclusion);
  expect(log(done, "a")).toContain(text);
});

test("A name is used once in a run unless it may be overwritten, and names without slashes only.", async () => {
  const put = (name: string, more = "") =>
    `      - { continue-on-error: true, uses: ${upload}, with: { name: ${name}, path: f${more} } }`;
  const done = await perform({
    workflow: dispatch(
      `  a:\n    runs-on: x\n    steps:\n      - run: echo > f\n${put("x")}\n${put("x")}\n${put("x", ", overwrite: true")}\n${put("a/b")}`,
    ),
  });
  const texts = done.result.jobs[0]?.steps.slice(1).map((step) => step.log) ?? [];
  expect(texts[0]).toBe("Uploaded 1 file as artifact x");
  expect(texts[1]).toContain('An artifact named "x" exists already');
  expect(texts[2]).toBe("Uploaded 1 file as artifact x");
  expect(texts[3]).toContain('"a/b" is not a usable artifact name');
});

test("A missing artifact fails the download and tells what there is.", async () => {
  const done = await perform({
    workflow: dispatch(
      `  a:\n    runs-on: x\n    steps: [{ run: echo > f }, { uses: ${upload}, with: { path: f } }, { uses: ${download}, with: { name: bundel } }]`,
    ),
  });
  expect(done.result.conclusion).toBe("failure");
  expect(log(done, "a")).toContain('There is no artifact named "bundel" in this run. Uploaded so far: artifact');
});

test("checkout copies the given folder, or nothing.", async () => {
  const folder = await tempFolder();
  await mkdir(join(folder, ".github"));
  await writeFile(join(folder, ".github", "file"), "content");
  const workflow = dispatch(
    "  a:\n    runs-on: x\n    steps: [{ uses: actions/checkout@v6, with: { path: here } }, { run: 'find . -type f' }]",
  );
  expect(log(await perform({ workflow, checkout: folder }), "a")).toContain("./here/.github/file");
  expect(log(await perform({ workflow }), "a")).not.toContain(".github");
});
