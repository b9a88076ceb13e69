import type { AssessmentResult, SqlItem } from "./result.js";

/** The places where SQL may have to run, with the file of each and what its head says. */
export const PLACES: Record<SqlItem["where"], { file: string; what: string }> = {
  source: { file: "fixes/source.sql", what: "Run on the source, before the migration." },
  P0: { file: "fixes/target-p0.sql", what: "Run on the target before anything is loaded: roles, schemas, extensions." },
  P1: { file: "fixes/target-p1.sql", what: "Run on the target with the first part of the schema (pre-load)." },
  P2: { file: "fixes/target-p2.sql", what: "Run on the target after the full load (post-load)." },
  P3: { file: "fixes/target-p3.sql", what: "Run on the target after the switch (post-cutover)." },
};

/** The files under `fixes/` that have content, by path; nothing in them was executed. */
export function fixFiles({ sql, source, target, migration }: AssessmentResult): Map<string, () => Iterable<string>> {
  const files = new Map<string, () => Iterable<string>>();
  for (const [where, { file, what }] of Object.entries(PLACES)) {
    const items = sql.filter((item) => item.where === where);
    if (items.length === 0) continue;
    const head = [
      comment(`${what} Written by assess-schema; nothing here was executed.`),
      comment(
        `Migration ${migration}: ${source.name}, PostgreSQL ${source.version} to Aurora PostgreSQL ${target.version}.`,
      ),
      comment("Every statement can be run again. Read it before you run it; the rules are explained in report.md."),
    ];
    files.set(file, () => [`${[head.join("\n"), ...items.map(tagged)].join("\n\n")}\n`]);
  }
  return files;
}

function tagged({ rule, object, sql }: SqlItem): string {
  return `${comment(`[${rule}] ${object}`)}\n${sql}`;
}

/** One line of comment: a line break in a name must not end it and turn what follows into SQL. */
function comment(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  return `-- ${text.replace(/[\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, " ")}`;
}
