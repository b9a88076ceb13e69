import { chmod, copyFile, mkdir, readdir, rm, stat } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { EnvironmentError, UserError } from "@postgres-to-aurora/domain";

/** A file to keep: where it is, and its path inside the artifact. */
export interface ArtifactFile {
  from: string;
  to: string;
}

/** The artifacts of one run: one folder for each. */
export class ArtifactStore {
  readonly #folder: string;
  readonly #names = new Set<string>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The names of all artifacts, sorted. */
  get names(): string[] {
    return [...this.#names].sort();
  }

  /** Keeps files under a name. Throws UserError for a name that is malformed or taken. */
  async put(name: string, files: ArtifactFile[], overwrite: boolean): Promise<void> {
    if (name === "" || /["<>|:*?\r\n\\/]/.test(name) || /^\.+$/.test(name)) {
      throw new UserError({
        code: "ARTIFACT_NAME",
        what: `"${name}" is not a usable artifact name`,
        remedy: "Leave out quotes, slashes, colons, bars, stars, question marks and angle brackets",
      });
    }
    if (this.#names.has(name) && !overwrite) {
      throw new UserError({
        code: "ARTIFACT_EXISTS",
        what: `An artifact named "${name}" exists already in this run`,
        why: "Artifacts cannot be changed",
        remedy: "Give each upload its own name, or set overwrite: true",
      });
    }
    this.#names.add(name);
    const folder = join(this.#folder, name);
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    await copyFiles(files, folder);
  }

  /** Copies an artifact's files into `folder`; returns how many. Throws EnvironmentError when there is no such artifact. */
  async get(name: string, folder: string): Promise<number> {
    if (!this.#names.has(name)) {
      throw new EnvironmentError({
        code: "ARTIFACT_MISSING",
        what: `There is no artifact named "${name}" in this run`,
        why: this.#names.size === 0 ? "Nothing has been uploaded yet" : `Uploaded so far: ${this.names.join(", ")}`,
        remedy: "Check the name, and that the job that uploads it is among the needs",
      });
    }
    const kept = join(this.#folder, name);
    const files = await listFiles(kept, true);
    await mkdir(folder, { recursive: true });
    await copyFiles(
      files.map((file) => ({ from: file, to: relative(kept, file) })),
      folder,
    );
    return files.length;
  }
}

/** All files below a folder, absolute and sorted; those whose own name or a folder's begins with a dot only if asked. */
export async function listFiles(folder: string, hidden: boolean): Promise<string[]> {
  const found = await readdir(folder, { recursive: true });
  const visible = found.filter((path) => hidden || !path.split(sep).some((part) => part.startsWith(".")));
  const paths = visible.sort().map((path) => join(folder, path));
  const areFiles = await Promise.all(paths.map(async (path) => (await stat(path)).isFile()));
  return paths.filter((_, index) => areFiles[index]);
}

async function copyFiles(files: ArtifactFile[], folder: string): Promise<void> {
  for (const { from, to } of files) {
    await mkdir(dirname(join(folder, to)), { recursive: true });
    await copyFile(from, join(folder, to));
    await chmod(join(folder, to), 0o644); // File modes are lost on the platform, so a script that needs its mode must fail here too.
  }
}
