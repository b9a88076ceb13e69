import { mkdir, rename, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import * as core from "@actions/core";
import type { Report } from "@postgres-to-aurora/domain";
import { renderMarkdown } from "@postgres-to-aurora/report";

/**
 * Writes `<folder>/<action>.json` (whole or not at all), adds the report to the job summary, and sets the outputs
 * `verdict` and `report`. Without a folder (the inputs could not be read) only the summary is written.
 * @returns the rendered markdown
 */
export async function writeReport(report: Report, folder: string | undefined): Promise<string> {
  const markdown = renderMarkdown(report);
  core.setOutput("verdict", report.verdict);
  if (folder !== undefined) {
    const directory = resolve(process.env["GITHUB_WORKSPACE"] ?? process.cwd(), folder);
    await mkdir(directory, { recursive: true });
    const file = join(directory, `${report.action}.json`);
    await writeFile(`${file}.new`, `${JSON.stringify(report, null, 2)}\n`);
    await rename(`${file}.new`, file);
    core.setOutput("report", join(folder, `${report.action}.json`));
  }
  if (process.env["GITHUB_STEP_SUMMARY"]) await core.summary.addRaw(markdown, true).write();
  return markdown;
}
