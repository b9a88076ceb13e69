import { createWriteStream } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { EnvironmentError } from "@postgres-to-aurora/domain";
import { PLACES } from "./fix-files.js";

/** The file whose presence says that a result is whole; it comes last. */
const LAST = "report.json";

/** Characters written at once. */
const PORTION = 100_000;

/**
 * Writes the results into a folder, which is made when missing. All files are written beside their places first and
 * then moved, report.json last; fixes of an earlier run that are not among them are removed.
 * @throws EnvironmentError when the folder cannot be written
 */
export async function writeFiles(folder: string, files: ReadonlyMap<string, () => Iterable<string>>): Promise<void> {
  const names = [...files.keys()].sort((a, b) => Number(a === LAST) - Number(b === LAST));
  const write = async (name: string, content: Iterable<string>) => {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await pipeline(
      Readable.from(portions(content), { objectMode: false }),
      createWriteStream(join(folder, `${name}.new`)),
    );
  };
  try {
    for (const name of names) await write(name, files.get(name)?.() ?? []);
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

/** Puts small pieces together. */
function* portions(pieces: Iterable<string>): Generator<string> {
  let held: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    held.push(piece);
    length += piece.length;
    if (length < PORTION) continue;
    yield held.join("");
    held = [];
    length = 0;
  }
  if (length > 0) yield held.join("");
}
