import { Writable } from "node:stream";
import { EnvironmentError, MIGRATION_SCHEMAS } from "@postgres-to-aurora/domain";
import { type DatabaseAddress, findTool, quoteIdentifier, runTool, withLibpq } from "@postgres-to-aurora/postgres";
import { explainDumpFailure } from "./dump-failure.js";

/** What pg_dump left: its plain SQL, and what it had to say on the way. */
export interface DumpResult {
  sql: string;
  warnings: string;
}

/** First major whose pg_dump can take extensions along with chosen schemas. */
const KNOWS_EXTENSION_OPTION = 14;

/** Longest wait of pg_dump for a table that is being altered, in milliseconds. */
const LOCK_WAIT = 60_000;

/**
 * pg_dump's arguments: definitions only, without owners, grants, tablespaces and replication objects, and without
 * what the migration and DMS put into the database.
 * @param schemas exact names; all when empty
 * @param toolMajor pg_dump's own major version
 */
export function dumpArguments(schemas: string[], toolMajor: number): string[] {
  const options = ["--schema-only", "--no-owner", "--no-privileges", "--no-tablespaces"];
  options.push("--no-publications", "--no-subscriptions", "--no-password", `--lock-wait-timeout=${LOCK_WAIT}`);
  options.push(...MIGRATION_SCHEMAS.map((schema) => `--exclude-schema=${schema}`), "--exclude-table=*.awsdms_*");
  if (schemas.length === 0) return options;
  // A quoted name is taken as it is; unquoted it would be a pattern.
  const chosen = schemas.map((schema) => `--schema=${quoteIdentifier(schema)}`);
  if (toolMajor >= KNOWS_EXTENSION_OPTION) chosen.push("--extension=*");
  return [...options, "--strict-names", ...chosen];
}

/**
 * Dumps the definitions with a pg_dump of this machine.
 * @param serverMajor of the source; pg_dump must be at least as new
 * @throws UserError when pg_dump is missing, too old or refused; EnvironmentError when it fails otherwise
 */
export async function dumpDirect(
  source: DatabaseAddress,
  schemas: string[],
  serverMajor: number,
  signal: AbortSignal,
): Promise<DumpResult> {
  const tool = await findTool("pg_dump", serverMajor);
  return withLibpq(source, (libpq) =>
    collectDump(tool.path, dumpArguments(schemas, tool.major), { env: { ...libpq, ...ENGLISH }, signal }),
  );
}

/** pg_dump's messages in English, since we read some of them. */
export const ENGLISH = { LC_ALL: "C" };

/** Runs a program whose stdout is a dump and gathers it; invalid UTF-8 is an error, not a replacement character. */
export async function collectDump(
  path: string,
  args: string[],
  options: { env: Record<string, string>; stdin?: string; signal: AbortSignal },
): Promise<DumpResult> {
  const pieces: Buffer[] = [];
  const stdout = new Writable({
    write(piece: Buffer, _encoding, done) {
      pieces.push(piece);
      done();
    },
  });
  try {
    const { stderr } = await runTool(path, args, { ...options, stdout });
    return { sql: decode(Buffer.concat(pieces)), warnings: stderr.trim() };
  } catch (error) {
    throw explainDumpFailure(error);
  }
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new EnvironmentError({
      code: "DUMP_NOT_UTF8",
      what: "The dump holds bytes that are not UTF-8",
      why: "A database with encoding SQL_ASCII gives names and comments out as they were put in",
      remedy: "Correct the names or comments with broken characters on the source, and export again",
      cause,
    });
  }
}
