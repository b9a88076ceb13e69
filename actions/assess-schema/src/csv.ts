import type { AssessmentResult, ResultObject, TableVerdict } from "./result.js";

const COLUMNS = [
  "type",
  "schema",
  "name",
  "part",
  "outcome",
  "findings",
  "worst",
  "rules",
  "rows_estimate",
  "bytes",
  "full_load",
  "changes",
  "validation",
  "native_copy",
  "lob_columns",
  "dms",
];

/** One line per object, RFC 4180 with CRLF, in pieces. Text that a spreadsheet would take for a formula gets an apostrophe in front. */
export function* objectsCsv({ objects, tables }: AssessmentResult): Generator<string> {
  const verdicts = new Map(tables.map((verdict) => [verdict.table, verdict]));
  yield record(COLUMNS);
  for (const item of objects) {
    const { object } = item;
    const verdict = object.type === "table" ? verdicts.get(`${object.schema}.${object.name}`) : undefined;
    yield record(cells(item, verdict));
  }
}

function cells({ object, fate, findings, worst, rules, rows, bytes }: ResultObject, table?: TableVerdict) {
  const own = [
    object.type,
    object.schema,
    object.name,
    object.part ?? "",
    fate,
    findings,
    worst ?? "",
    rules.join(" "),
  ];
  const dms = table
    ? [
        table.fullLoad,
        table.changes,
        table.validation,
        table.nativeCopy ? "yes" : "no",
        table.lobColumns.join(" "),
        table.sentence,
      ]
    : ["", "", "", "", "", ""];
  return [...own, rows ?? "", bytes ?? "", ...dms];
}

function record(values: (string | number)[]): string {
  return `${values.map(cell).join(",")}\r\n`;
}

function cell(value: string | number): string {
  if (typeof value === "number") return String(value);
  // Spreadsheets run what begins like this, quoted or not; some skip white space first.
  const text = /^\s*[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
