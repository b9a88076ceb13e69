import type { ManifestObject } from "../manifest.js";
import { type Phase, phaseFile } from "../phases.js";
import { type SqlPiece, splitSql } from "../statements.js";

/** A part of a phase's file that stays or moves as a whole: an object's header with the statements behind it, say. */
export interface Block {
  /** The line `-- Name: ...; Type: ...; Schema: ...`; undefined for what stands there without one. */
  header: string | undefined;
  /** Without the white space behind it. */
  text: string;
  /** White space up to the next block. */
  gap: string;
  /** In order; offsets into the file. */
  statements: SqlPiece[];
  /** Where it begins in the file. */
  start: number;
}

const HEADER = /^-- Name: .*; Type: [A-Z][A-Z -]*; Schema: .*$/s;
const TAG = /^-- (?!left: )[a-z][a-z0-9]*(?:-[a-z0-9]+)*: \S/;

/** The header line of an object of the manifest. */
export function headerOf({ name, type, schema }: ManifestObject): string {
  return `-- Name: ${name}; Type: ${type}; Schema: ${schema || "-"}`;
}

/** The type in a header line. A name may hold anything, also text that looks like the rest: the last match counts. */
export function headerType(header: string): string {
  return /^-- Name: .*; Type: ([A-Z][A-Z -]*); Schema: /s.exec(header)?.[1] ?? "";
}

/** The name in a header line. */
export function headerName(header: string): string {
  return /^-- Name: (.*); Type: [A-Z][A-Z -]*; Schema: /s.exec(header)?.[1] ?? "";
}

/**
 * Reads a phase's file into blocks; put together they give the same text again. A block begins at a header, at the tag
 * of a statement that a rule added, and at a session setting between objects.
 */
export function readBlocks(sql: string, phase: Phase): Block[] {
  const starts: { at: number; header: string | undefined }[] = [{ at: 0, header: undefined }];
  const statements: SqlPiece[] = [];
  let previous: SqlPiece | undefined;
  for (const piece of splitSql(sql, phaseFile(phase))) {
    if (piece.kind === "comment" && HEADER.test(piece.text)) {
      const framed = previous?.text === "--" && previous.end + 1 === piece.start;
      starts.push({ at: framed ? (previous as SqlPiece).start : piece.start, header: piece.text });
    } else if (piece.kind === "comment" && TAG.test(piece.text)) starts.push({ at: piece.start, header: undefined });
    else if (piece.kind === "statement") {
      if (/^SET /i.test(piece.text) && starts.length > 1) starts.push({ at: piece.start, header: undefined });
      statements.push(piece);
    }
    previous = piece;
  }
  return starts.map(({ at, header }, index) => {
    const end = starts[index + 1]?.at ?? sql.length;
    const text = sql.slice(at, end).trimEnd();
    // Whatever comes behind the last one later shall stand apart from it.
    const gap = end === sql.length ? "\n\n" : sql.slice(at + text.length, end);
    return { header, text, gap, statements: statementsOf(statements, at, end), start: at };
  });
}

/** The statements between two offsets; those before have been taken. */
function statementsOf(statements: SqlPiece[], from: number, to: number): SqlPiece[] {
  let first = lowerBound(statements, from);
  const found: SqlPiece[] = [];
  for (let piece = statements[first]; piece && piece.start < to; piece = statements[++first]) found.push(piece);
  return found;
}

function lowerBound(pieces: SqlPiece[], offset: number): number {
  let [low, high] = [0, pieces.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle] as SqlPiece).start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What a block is written from. */
export type WrittenBlock = Pick<Block, "text" | "gap">;

/** Puts blocks together to a file. */
export function writeBlocks(blocks: WrittenBlock[]): string {
  return blocks.map(({ text, gap }, index) => text + (index === blocks.length - 1 ? "\n" : gap)).join("");
}
