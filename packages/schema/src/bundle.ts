import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "@postgres-to-aurora/domain";
import { formatManifest, type Manifest, parseManifest } from "./manifest.js";
import { PHASES, type Phase, phaseFile } from "./phases.js";
import { splitSql } from "./statements.js";

/** A schema bundle in memory: its manifest, and the SQL of each phase. */
export interface Bundle {
  manifest: Manifest;
  sql: Record<Phase, string>;
}

/** What writeBundle completes: it counts and signs the files itself. */
export interface BundleContent {
  manifest: Omit<Manifest, "files">;
  sql: Record<Phase, string>;
}

const MANIFEST = "manifest.json";

/**
 * Writes a bundle into a folder, which is made when missing; files of an older bundle are replaced. The manifest comes
 * last, so a run that is cut off leaves a folder that readBundle refuses.
 * @returns the manifest with checksums and counts
 */
export async function writeBundle(folder: string, { manifest, sql }: BundleContent): Promise<Manifest> {
  const files = Object.fromEntries(
    PHASES.map((phase) => [
      phase,
      { sha256: sha256(sql[phase]), statements: countStatements(sql[phase], phaseFile(phase)) },
    ]),
  ) as Manifest["files"];
  const { objects, ...head } = manifest;
  const whole: Manifest = { ...head, files, objects };
  await mkdir(folder, { recursive: true });
  for (const phase of PHASES) await replace(join(folder, phaseFile(phase)), sql[phase]);
  await replace(join(folder, MANIFEST), formatManifest(whole));
  return whole;
}

/**
 * Reads a bundle and proves every file by the manifest's checksum.
 * @throws UserError when the folder holds no bundle, a file is missing or was changed
 */
export async function readBundle(folder: string): Promise<Bundle> {
  const manifest = parseManifest((await read(folder, MANIFEST)).toString("utf8"), join(folder, MANIFEST));
  const sql = {} as Record<Phase, string>;
  for (const phase of PHASES) {
    const file = phaseFile(phase);
    const bytes = await read(folder, file);
    const found = sha256(bytes);
    if (found !== manifest.files[phase].sha256)
      throw new UserError({
        code: "BUNDLE_CHANGED",
        what: `${join(folder, file)} is not the file that ${MANIFEST} was written for`,
        why: `Its sha256 is ${found}, the manifest says ${manifest.files[phase].sha256}`,
        remedy: `Make the bundle anew with export-schema; if you changed ${file} on purpose, put its new sha256 into ${MANIFEST}`,
      });
    sql[phase] = bytes.toString("utf8");
  }
  return { manifest, sql };
}

async function read(folder: string, file: string): Promise<Buffer> {
  try {
    return await readFile(join(folder, file));
  } catch (cause) {
    throw new UserError({
      code: "NO_BUNDLE",
      what: `There is no schema bundle in ${folder}`,
      why: `${file} cannot be read: ${(cause as Error).message}`,
      remedy:
        "Run export-schema first, and hand its whole bundle folder to this job (artifact), or correct the input bundle",
      cause,
    });
  }
}

async function replace(path: string, text: string): Promise<void> {
  await writeFile(`${path}.new`, text);
  await rename(`${path}.new`, path);
}

function countStatements(text: string, file: string): number {
  let count = 0;
  for (const { kind } of splitSql(text, file)) if (kind === "statement") count++;
  return count;
}

function sha256(content: string | Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}
