/** An identifier as pg_dump writes it: quoted when it must be. */
const NAME = '(?:"(?:[^"]|"")+"|[^\\s".;,()]+)';

/** A qualified or bare name as pg_dump writes it, for use inside a regular expression. */
export const SQL_NAME: string = `${NAME}(?:\\.${NAME})?`;

const PART = new RegExp(NAME, "g");

/** The parts of a name in SQL form, unquoted: `"Odd.Name".t` -> `["Odd.Name", "t"]`. */
export function nameParts(name: string): string[] {
  return (name.match(PART) ?? []).map((part) =>
    part.startsWith('"') ? part.slice(1, -1).replaceAll('""', '"') : part,
  );
}
