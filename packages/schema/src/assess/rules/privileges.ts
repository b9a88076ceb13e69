import { type Fields, optionsOf } from "@postgres-to-aurora/sql-parser";
import { routineColumns, userRoutines } from "../catalog-sql.js";
import { routineRef } from "../code-of-dump.js";
import type { Rule } from "../rule.js";

/** Acts that only a superuser may do. */
export const privileges: Rule[] = [
  {
    id: "priv-leakproof",
    category: "privileges",
    severity: "needs-change",
    title: "LEAKPROOF function",
    why: "Only a superuser may mark a function LEAKPROOF; its creation fails on Aurora.",
    remedy:
      "Leave the mark out, and look at the plans of queries behind row-level security and security_barrier views.",
    effort: "trivial",
    fix: { kind: "auto", by: "convert-schema", phase: "pre-load", does: "The LEAKPROOF mark is left out" },
    catalog: { sql: `${routineColumns("'LEAKPROOF'")} ${userRoutines()} AND p.proleakproof` },
    dump: {
      statements: {
        CreateFunctionStmt: (fields) =>
          leakproof(fields) === undefined ? [] : [{ object: routineRef(fields), evidence: "LEAKPROOF" }],
      },
    },
    convert: {
      CreateFunctionStmt: (fields, edit) => {
        const mark = leakproof(fields);
        if (mark === undefined) return;
        edit.remove(mark.location, mark.location + "LEAKPROOF".length);
        edit.intend({
          object: routineRef(fields),
          attribute: "leakproof",
          difference: "Not LEAKPROOF: Aurora lets no user mark functions so",
        });
      },
    },
  },
];

function leakproof(fields: Fields) {
  return optionsOf(fields.options).find(({ name, arg }) => name === "leakproof" && arg?.Boolean?.boolval === true);
}
