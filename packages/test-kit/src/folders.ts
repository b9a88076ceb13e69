import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterwards } from "./clean-up.js";

/** The root of the repository. */
export const repositoryRoot = fileURLToPath(new URL("../../../", import.meta.url));

/** A new, empty folder that is removed when the test file is done. */
export async function tempFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "postgres-to-aurora-test-"));
  afterwards(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}

/**
 * The path of a sample database that lies beside the repository, for example `corpus("pagila.sql")`; undefined, with
 * a loud line, when it is not there. Use it as `(path ? test : test.skip)("...", ...)`, so that a skip is counted.
 */
export function corpus(name: string): string | undefined {
  const path = join(repositoryRoot, "..", "shared", "corpus", name);
  if (existsSync(path)) return path;
  process.stderr.write(`SKIPPED: the tests on ${name}, because ${path} is not there\n`);
  return undefined;
}
