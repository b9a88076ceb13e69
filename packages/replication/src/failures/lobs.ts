import { failure } from "./failure.js";

const AGAIN = "then reload these tables: wait-for-cdc with on-table-error: reload empties and reloads them";

/** What happens to long values. */
export const LOBS = [
  failure({
    id: "lob-truncated",
    number: 12,
    symptom: "Long texts or JSON arrive shortened, or as invalid JSON",
    cause: "A value is longer than LobMaxSize; DMS cuts it with nothing but a warning in the log",
    remedy: `Let create-dms-task measure the values (its settings are larger than any), or raise TargetMetadata.LobMaxSize in task-settings, ${AGAIN}; validate-data shows which values were cut`,
    says: [
      /value of column '[^']*' in table '[^']*' was truncated to \d+ bytes/i,
      /\b(lob|clob|nclob|blob)\b.{0,60}\btruncat/i,
      /\]W:.*\btruncated\b/i,
      /\btruncat\w*.{0,60}\b(lob|clob|nclob|blob)\b/i,
      /invalid input syntax for type jsonb?\b/i,
    ],
  }),
  failure({
    id: "lobs-left-out",
    number: 13,
    symptom: "LOB columns arrive empty, or COPY meets missing or extra columns",
    cause: "SupportLobs is false, so that text, json and bytea are left out; or the columns of both ends differ",
    remedy: `Leave TargetMetadata.SupportLobs true in task-settings, see that both tables have the same columns, ${AGAIN}`,
    says: [/missing data for column "/i, /extra data after last expected column/i],
    only: "target",
  }),
  failure({
    id: "lob-not-null",
    number: 13,
    symptom: "Null value in a column that may not be null",
    cause:
      "In full LOB mode, and for changes in any, a row comes first without its LOB and the LOB later: NOT NULL refuses the first",
    remedy: `ALTER TABLE ... ALTER COLUMN ... DROP NOT NULL on the target until the cutover (convert-schema can defer it), ${AGAIN}`,
    says: [/null value in column "[^"]+"(?: of relation "[^"]+")? violates not-null constraint/i],
    sqlStates: ["23502"],
    only: "target",
  }),
];
