import { quoteIdentifier, quoteLiteral, quoteName } from "@postgres-to-aurora/postgres";
import type { CarriedColumn, Conversion } from "./conversion.js";

/** What of a table one COPY takes. */
export interface CopyPart {
  table: { schema: string; name: string };
  partitioned: boolean;
  conversion: Conversion;
  /** SQL condition on the rows; absent for all. */
  where?: string;
}

const settingOf = (index: number): string => `dms_local.cut_${index}`;

/** The COPY ... TO STDOUT of the source: the table's own where nothing is to be changed, which is fastest. */
export function copyToSql({ table, partitioned, conversion, where }: CopyPart): string {
  const { columns } = conversion;
  const list = columns.map(({ name }) => quoteIdentifier(name)).join(", ");
  const plain = columns.every(({ treatment, generated }) => treatment === "as-is" && !generated);
  if (plain && !partitioned && where === undefined) return `COPY ${quoteName(table)}${list && ` (${list})`} TO STDOUT`;
  const from = `FROM ${partitioned ? "" : "ONLY "}${quoteName(table)}${where === undefined ? "" : ` WHERE ${where}`}`;
  // Making text of a value to measure it is done once: OFFSET 0 keeps the planner from doing it twice.
  const made = columns.some(({ treatment, isText }) => treatment === "cut" && !isText);
  const outer = columns.map((column, index) => treated(column, index, conversion.limit)).join(", ");
  if (!made) return `COPY (SELECT ${outer} ${from}) TO STDOUT`;
  const inner = columns.map(({ name, treatment, isText }) =>
    treatment === "cut" && !isText
      ? `${quoteIdentifier(name)}::pg_catalog.text AS ${quoteIdentifier(name)}`
      : quoteIdentifier(name),
  );
  return `COPY (SELECT ${outer} FROM (SELECT ${inner.join(", ")} ${from} OFFSET 0) AS made) TO STDOUT`;
}

function treated(column: CarriedColumn, index: number, limit: number): string {
  const name = quoteIdentifier(column.name);
  switch (column.treatment) {
    case "as-is":
      return name;
    case "null":
      return "NULL";
    case "round":
      return `pg_catalog.round(${name}, 6)`;
    case "cut":
      return column.lob === "bytes" ? cutBytes(name, index, limit) : cutText(name, index, limit);
  }
}

/** True, and counts: only the rows that are cut get here, so what is not cut pays for a comparison only. */
function counted(index: number): string {
  const setting = quoteLiteral(settingOf(index));
  return `pg_catalog.set_config(${setting}, (coalesce(nullif(pg_catalog.current_setting(${setting}, true), ''), '0')::int8 + 1)::text, false) IS NOT NULL`;
}

function cutBytes(name: string, index: number, limit: number): string {
  return `CASE WHEN pg_catalog.octet_length(${name}) > ${limit} THEN CASE WHEN ${counted(index)} THEN pg_catalog.substring(${name}, 1, ${limit}) END ELSE ${name} END`;
}

/** Cut before the character that the limit goes through: bytes after a character's first one begin with the bits 10. */
function cutText(name: string, index: number, limit: number): string {
  const text = `${name}::pg_catalog.text`;
  const begins = (at: number) => `pg_catalog.get_byte(b, ${at}) & 192 <> 128`;
  const places = [limit, limit - 1, limit - 2].filter((at) => at >= 0);
  const end = `CASE ${places.map((at) => `WHEN ${begins(at)} THEN ${at}`).join(" ")} ELSE ${Math.max(0, limit - 3)} END`;
  const cut = `(SELECT pg_catalog.convert_from(pg_catalog.substring(b, 1, ${end}), 'UTF8') FROM (SELECT pg_catalog.convert_to(${text}, 'UTF8') AS b OFFSET 0) AS bytes)`;
  return `CASE WHEN pg_catalog.octet_length(${text}) > ${limit} THEN CASE WHEN ${counted(index)} THEN ${cut} END ELSE ${text} END`;
}

/** SQL that forgets the counts of an earlier table of the session; undefined when nothing is counted. */
export function resetCountsSql({ columns }: Conversion): string | undefined {
  const settings = columns.flatMap(({ treatment }, index) =>
    treatment === "cut" ? [`pg_catalog.set_config(${quoteLiteral(settingOf(index))}, '', false)`] : [],
  );
  return settings.length === 0 ? undefined : `SELECT ${settings.join(", ")}`;
}

/** SQL that gives one row per column of which values were cut: name and how many. */
export function countsSql({ columns }: Conversion): string | undefined {
  const rows = columns.flatMap(({ treatment, name }, index) =>
    treatment === "cut"
      ? [`(${quoteLiteral(name)}, pg_catalog.current_setting(${quoteLiteral(settingOf(index))}, true))`]
      : [],
  );
  return rows.length === 0
    ? undefined
    : `SELECT name, count::float8 AS count FROM (VALUES ${rows.join(", ")}) AS counts (name, count) WHERE count <> ''`;
}
