import type { Outcome } from "@postgres-to-aurora/action-kit";
import { type Cell, displayName, type Section } from "@postgres-to-aurora/domain";
import type { Comparison, TableResult } from "@postgres-to-aurora/validation";

/** Tables listed at most in a report; what is not equal always is. */
const EQUAL_LISTED = 200;
const number = new Intl.NumberFormat("en-US");

/**
 * The sections of the report about rows: what is not equal first, then every table, then keys if they were asked for.
 * @param schemasToo whether the schemas were compared as well
 */
export function sectionsOf({ tables, notes, hash, witnessRounds }: Comparison, schemasToo: boolean): Section[] {
  const sections: Section[] = [];
  const problems = tables.filter(({ verdict, excluded }) => verdict !== "equal" && !excluded);
  if (problems.length > 0)
    sections.push({
      kind: "table",
      title: "Not equal",
      columns: ["table", "verdict", "changed", "missing", "extra", "columns", "why"],
      rows: problems.map((table) => [
        displayName(table),
        table.verdict,
        ...counts(table),
        table.columns.join(", "),
        table.reason,
      ]),
      note: "missing: on the source only. extra: on the target only.",
    });
  const keys = tables.flatMap((table) =>
    (table.keys ?? []).map(({ key, difference }): Cell[] => [displayName(table), difference, key]),
  );
  if (keys.length > 0)
    sections.push({
      kind: "table",
      title: "Keys of differing rows",
      columns: ["table", "difference", "key"],
      rows: keys,
    });
  const equal = tables.filter(({ verdict }) => verdict === "equal");
  const listed = [...problems, ...equal.slice(0, EQUAL_LISTED), ...tables.filter(({ excluded }) => excluded)];
  sections.push({
    kind: "table",
    title: "Tables",
    columns: ["table", "rows on the source", "rows on the target", "verdict", "seconds"],
    rows: listed.map((table) => [
      displayName(table),
      table.rows.source,
      table.rows.target,
      table.excluded ? "excluded" : table.verdict,
      Math.round(table.milliseconds / 10) / 100,
    ]),
    ...(equal.length > EQUAL_LISTED ? { note: `and ${equal.length - EQUAL_LISTED} more equal tables` } : {}),
  });
  const how = [
    `Every row of both sides was hashed over all compared columns (${hash}), each side at one moment; counts and sums of hashes were compared.`,
    witnessRounds > 0
      ? `Rows that differed between the two moments were judged again behind a marker row, in ${witnessRounds} rounds.`
      : "",
    ...notes,
    "Rows not looked at: values of sequences, views, large objects, foreign and unlogged tables.",
    schemasToo ? "" : "The schemas were not compared: give the folder of the schema bundle as bundle to have it done.",
  ];
  sections.push({ kind: "text", title: "How it was compared", text: how.filter(Boolean).join("\n") });
  return sections;
}

/** The verdict in one sentence that names the worst tables. */
export function outcomeOf({ tables, totals, verdict, notes }: Comparison): Outcome {
  const compared = `${number.format(totals.rows)} rows in ${totals.tables} tables`;
  if (verdict === "pass") return { verdict, headline: `Equal: ${compared}, every row` };
  const problems = tables.filter((table) => table.verdict !== "equal" && !table.excluded);
  const named = problems.slice(0, 3).map((table) => `${displayName(table)} (${table.reason || table.verdict})`);
  const more = problems.length > 3 ? ` and ${problems.length - 3} more tables` : "";
  const what = verdict === "fail" ? "Different" : "Not proved";
  const note = notes.length > 0 ? ` ${notes.join(" ")}` : "";
  return { verdict, headline: `${what}: ${named.join(", ")}${more}; compared ${compared}.${note}` };
}

function counts({ changed, missing, extra, atLeast }: TableResult): Cell[] {
  return [changed, missing, extra].map((count) => (atLeast && count > 0 ? `at least ${count}` : count));
}
