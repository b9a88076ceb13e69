import { open, readFile, stat } from "node:fs/promises";
import { isAbsolute, join, relative } from "node:path";
import { UserError } from "@postgres-to-aurora/domain";
import { readBundle } from "@postgres-to-aurora/schema";
import { type DumpModel, modelOfBundle, modelOfDump } from "@postgres-to-aurora/schema/assess";

/** Newest major whose SQL the parser knows. */
export const NEWEST_MAJOR = 18;

/** Bytes; a schema of 10,000 tables has about 20 MB, so a larger file holds rows. */
const LARGEST = 100_000_000;

/** How files begin that are no plain dump, and what to do about each. */
const OTHER_FORMATS: { starts: Buffer; what: string; remedy: string }[] = [
  {
    starts: Buffer.from("PGDMP"),
    what: "It is in pg_dump's custom format",
    remedy: "Make it plain: pg_restore --schema-only --file=schema.sql FILE, or dump with --format=plain --schema-only",
  },
  {
    starts: Buffer.from("toc.dat\0"),
    what: "It is in pg_dump's tar format",
    remedy: "Make it plain: pg_restore --schema-only --file=schema.sql FILE, or dump with --format=plain --schema-only",
  },
  { starts: Buffer.from([0x1f, 0x8b]), what: "It is compressed by gzip", remedy: "Unpack it first: gunzip FILE" },
  {
    starts: Buffer.from([0x28, 0xb5, 0x2f, 0xfd]),
    what: "It is compressed by zstd",
    remedy: "Unpack it first: unzstd FILE",
  },
  {
    starts: Buffer.from([0xff, 0xfe]),
    what: "It is written in UTF-16, as the > of Windows PowerShell does",
    remedy: "Let pg_dump write the file itself: pg_dump --schema-only --file=schema.sql",
  },
];

/**
 * Reads the input `dump`: a plain dump, or the folder of a schema bundle.
 * @param given as the user wrote it
 * @param workspace where relative paths start; files inside of it are named relative to it
 * @throws UserError when it is neither, or too large, or too new
 */
export async function readDumpInput(given: string, workspace: string): Promise<DumpModel> {
  const path = isAbsolute(given) ? given : join(workspace, given);
  const facts = await stat(path).catch((cause: Error) => {
    throw notReadable(
      given,
      `It cannot be read: ${cause.message}`,
      "Correct the input dump; its path starts in the workspace",
    );
  });
  const name = inWorkspace(path, workspace);
  const model = facts.isDirectory()
    ? await fromBundle(path, given, name)
    : await fromFile(path, facts.size, given, name);
  const major = Number.parseInt(model.serverVersion, 10);
  if (major > NEWEST_MAJOR)
    throw new UserError({
      code: "DUMP_TOO_NEW",
      what: `${given} is of PostgreSQL ${model.serverVersion}`,
      why: `SQL is understood up to PostgreSQL ${NEWEST_MAJOR}`,
      remedy: "Use a newer release of this action",
    });
  return model;
}

function inWorkspace(path: string, workspace: string): string {
  const name = relative(workspace, path);
  return name.startsWith("..") || isAbsolute(name) ? path : name;
}

async function fromBundle(path: string, given: string, name: string): Promise<DumpModel> {
  const has = async (file: string) => (await stat(join(path, file)).catch(() => undefined)) !== undefined;
  if (await has("toc.dat"))
    throw notReadable(
      given,
      "It is a dump in pg_dump's directory format",
      "Make it plain: pg_restore --schema-only --file=schema.sql FOLDER, or dump with --format=plain --schema-only",
    );
  if (!(await has("manifest.json")))
    throw notReadable(
      given,
      "It is a folder without manifest.json, so it is no schema bundle",
      "Name the folder that export-schema wrote, or a plain dump file",
    );
  return modelOfBundle(await readBundle(path), name);
}

async function fromFile(path: string, bytes: number, given: string, name: string): Promise<DumpModel> {
  if (bytes > LARGEST)
    throw notReadable(
      given,
      `It has ${Math.round(bytes / 1e6)} MB, more than the ${LARGEST / 1e6} MB read here; a schema alone is smaller`,
      "Dump the schema without its rows: pg_dump --schema-only",
    );
  const head = await firstBytes(path, 4096);
  const other = OTHER_FORMATS.find(({ starts }) => head.subarray(0, starts.length).equals(starts));
  if (other) throw notReadable(given, other.what, other.remedy);
  if (/^-- PostgreSQL database cluster dump/m.test(head.toString("latin1")))
    throw notReadable(
      given,
      "It is a dump of a whole cluster, by pg_dumpall",
      "Dump one database: pg_dump --schema-only DATABASE",
    );
  const content = await readFile(path);
  return modelOfDump(decoded(content, given), name);
}

async function firstBytes(path: string, count: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(count), 0, count, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function decoded(content: Buffer, given: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(content);
  } catch {
    throw notReadable(given, "It is not written in UTF-8", "Dump again with pg_dump --encoding=UTF8 --schema-only");
  }
}

function notReadable(given: string, why: string, remedy: string): UserError {
  return new UserError({ code: "DUMP_NOT_USABLE", what: `${given} cannot be assessed`, why, remedy });
}
