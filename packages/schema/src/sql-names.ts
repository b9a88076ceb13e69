/** An identifier as pg_dump writes it: quoted when it must be. */
const NAME = '(?:"(?:[^"]|"")+"|[^\\s".;,()]+)';

/** A qualified or bare name as pg_dump writes it, for use inside a regular expression. */
export const SQL_NAME: string = `${NAME}(?:\\.${NAME})?`;
