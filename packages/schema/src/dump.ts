import { UserError } from "@postgres-to-aurora/domain";
import { splitSql } from "./statements.js";

/** One entry of a dump's table of contents: an object, or a part of one (its key, its comment). */
export interface DumpEntry {
  /** As pg_dump names it: `TABLE`, `FK CONSTRAINT`, `INDEX`, `COMMENT` ... */
  type: string;
  /** Unquoted; undefined for what lives in no schema (extensions, schemas, event triggers). */
  schema: string | undefined;
  /** Unquoted, as in the header: functions with their argument types, constraints behind their table. */
  name: string;
  statements: string[];
  /** Table access method in force; undefined when the dump set none. */
  accessMethod: string | undefined;
}

export interface Dump {
  /** Version of the dumped server, for example `15.18`. */
  serverVersion: string;
  /** Version of pg_dump. */
  toolVersion: string;
  /** In the dump's order, which respects dependencies. */
  entries: DumpEntry[];
}

// The name comes first and may hold anything, also text that looks like the rest: the last match counts.
const HEADER = /^-- (?:Data for )?Name: (.*); Type: ([A-Z][A-Z -]*); Schema: (.*?); Owner: .*$/s;

/**
 * Checks that a text is a complete plain dump, and reads its versions.
 * @param file name of the text, for messages
 * @throws UserError when it is not
 */
export function checkDump(text: string, file: string): Pick<Dump, "serverVersion" | "toolVersion"> {
  if (text.startsWith("PGDMP")) throw notADump(file, "It is in pg_dump's custom format, not plain SQL");
  const serverVersion = /^-- Dumped from database version (\S+)/m.exec(text)?.[1];
  const toolVersion = /^-- Dumped by pg_dump version (\S+)/m.exec(text)?.[1];
  if (!serverVersion || !toolVersion) throw notADump(file, "It does not begin as a plain pg_dump file does");
  if (!/^-- PostgreSQL database dump complete\s*$/m.test(text.slice(-400)))
    throw notADump(file, "Its closing line is missing, so it was cut off");
  if (/^SET standard_conforming_strings = off;/m.test(text.slice(0, 4000)))
    throw notADump(file, "Its strings are in the old form (standard_conforming_strings = off)");
  return { serverVersion, toolVersion };
}

/**
 * Reads a plain pg_dump file made with --no-owner. Headers count only between statements, so a routine's body cannot
 * forge one. psql meta lines (\restrict) and session settings are left out.
 * @param file name of the text, for messages
 * @throws UserError when the text is not a complete plain dump
 */
export function parseDump(text: string, file: string): Dump {
  const versions = checkDump(text, file);
  const entries: DumpEntry[] = [];
  let entry: DumpEntry | undefined;
  let accessMethod: string | undefined;
  for (const piece of splitSql(text, file)) {
    if (piece.kind === "comment") {
      const header = HEADER.exec(piece.text);
      if (!header) continue;
      const [, name, type, schema] = header as unknown as [string, string, string, string];
      entry = { type, schema: schema === "-" ? undefined : schema, name, statements: [], accessMethod };
      entries.push(entry);
    } else if (piece.kind === "statement") {
      const setting = /^SET (default_\w+) = (.*);$/s.exec(piece.text);
      if (setting) {
        if (setting[1] === "default_table_access_method") accessMethod = setting[2];
      } else entry?.statements.push(piece.text);
    }
  }
  return { ...versions, entries: entries.filter(({ statements }) => statements.length > 0) };
}

function notADump(file: string, why: string): UserError {
  return new UserError({
    code: "NOT_A_DUMP",
    what: `${file} is not a complete plain pg_dump file`,
    why,
    remedy: "Export again: plain format, --schema-only, standard_conforming_strings on",
  });
}
