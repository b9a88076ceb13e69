import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { EnvironmentError } from "@postgres-to-aurora/domain";
import { PLACES } from "./fix-files.js";

/** The file whose presence says that a result is whole; it comes last. */
const LAST = "report.json";

/**
 * Writes the results into a folder, which is made when missing. All files are written beside their places first and
 * then moved, report.json last; fixes of an earlier run that are not among them are removed.
 * @throws EnvironmentError when the folder cannot be written
 */
export async function writeFiles(folder: string, files: ReadonlyMap<string, () => string>): Promise<void> {
  const names = [...files.keys()].sort((a, b) => Number(a === LAST) - Number(b === LAST));
  const write = async (name: string, text: string) => {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, `${name}.new`), text);
  };
  try {
    for (const name of names) await write(name, files.get(name)?.() ?? "");
    await rm(join(folder, LAST), { force: true });
    for (const { file } of Object.values(PLACES)) if (!files.has(file)) await rm(join(folder, file), { force: true });
    for (const name of names) await rename(join(folder, `${name}.new`), join(folder, name));
  } catch (cause) {
    throw new EnvironmentError({
      code: "RESULTS_NOT_WRITTEN",
      what: `The results cannot be written to ${folder}`,
      why: (cause as Error).message,
      remedy: "Name a folder that can be written in the input assessment, and check the free space",
      cause,
    });
  }
}
