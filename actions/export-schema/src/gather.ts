import { Writable } from "node:stream";
import { EnvironmentError } from "@postgres-to-aurora/domain";
import { type RunOptions, runTool } from "@postgres-to-aurora/postgres";
import { explainDumpFailure } from "./dump-failure.js";

/** What a program wrote. */
export interface Gathered {
  text: string;
  /** What it had to say on the way. */
  warnings: string;
}

/**
 * Runs a program and gathers its stdout; invalid UTF-8 is an error, not a replacement character.
 * @param grown told the bytes so far, for progress
 * @throws UserError with the cause where it is known; EnvironmentError otherwise; the abort reason when aborted
 */
export async function gather(
  path: string,
  args: string[],
  options: RunOptions,
  grown: (bytes: number) => void = () => {},
): Promise<Gathered> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  const stdout = new Writable({
    write(piece: Buffer, _encoding, done) {
      pieces.push(piece);
      bytes += piece.length;
      grown(bytes);
      done();
    },
  });
  try {
    const { stderr } = await runTool(path, args, { ...options, stdout });
    return { text: decode(Buffer.concat(pieces)), warnings: stderr.trim() };
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
