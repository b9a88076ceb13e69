import { mkdir, rename, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Run } from "./ends.js";
import type { Plan } from "./plan/plan.js";

/**
 * Writes what DMS is told as files beside the report: table-mappings.json and task-settings.json.
 * @returns their folder, as the report's is given
 */
export async function writeDocuments({ inputs, workspace }: Run, plan: Plan): Promise<string> {
  const folder = join(inputs.reportDir, "create-dms-task");
  const path = resolve(workspace, folder);
  await mkdir(path, { recursive: true });
  for (const [name, document] of [
    ["table-mappings.json", JSON.parse(plan.mappings)],
    ["task-settings.json", plan.settings],
  ] as const) {
    const file = join(path, name);
    await writeFile(`${file}.new`, `${JSON.stringify(document, null, 2)}\n`);
    await rename(`${file}.new`, file);
  }
  return folder;
}
