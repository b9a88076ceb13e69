import { quoteIdentifier } from "@postgres-to-aurora/postgres";
import { relationColumns, userRelations } from "../catalog-sql.js";
import type { Rule } from "../rule.js";
import { addSearchPath } from "./search-path.js";
import { callersOfUnqualified, UNQUALIFIED_CALLERS, unqualifiedRoutines } from "./unqualified-names.js";

/** What a name of an interrupted REINDEX CONCURRENTLY ends in. */
const LEFTOVER = /_cc(new|old)\d*$/;

/** Indexes that are not what they seem. */
export const indexes: Rule[] = [
  {
    id: "index-invalid",
    category: "operation",
    severity: "warning",
    title: "Invalid index",
    why: "pg_dump leaves invalid indexes out, so an index that everybody believes in will be missing on the target.",
    remedy: "Rebuild the index on the source, or drop it when it is a left-over of REINDEX CONCURRENTLY.",
    effort: "trivial",
    fix: { kind: "auto", by: "assess-schema", does: "The statements for the source are written out" },
    liveOnly: "pg_dump leaves invalid indexes out",
    catalog: {
      // Of a partitioned table it is the usual state until all partitions have theirs, and pg_dump keeps it.
      sql: `${relationColumns("'invalid'")} ${userRelations("i")} AND EXISTS (
        SELECT 1 FROM pg_catalog.pg_index i WHERE i.indexrelid = c.oid AND (NOT i.indisvalid OR NOT i.indisready))`,
    },
    sql: ({ object: { schema, name } }) => {
      const index = `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;
      return [
        {
          where: "source",
          sql: LEFTOVER.test(name)
            ? `DROP INDEX CONCURRENTLY IF EXISTS ${index};`
            : `REINDEX INDEX CONCURRENTLY ${index};`,
        },
      ];
    },
  },
  {
    id: "index-search-path",
    category: "operation",
    severity: "warning",
    title: "Index or generated column that relies on the search path",
    why: "The function it calls finds what it needs through the search path, which is empty while a schema is applied and rows are loaded, so it fails then.",
    remedy: "Qualify the names in the function's body, or give the function a SET search_path.",
    effort: "simple",
    fix: {
      kind: "offered",
      by: "convert-schema",
      phase: "pre-load",
      does: "The function gets a SET search_path of its own schema and public",
    },
    catalog: { sql: UNQUALIFIED_CALLERS },
    dump: { model: callersOfUnqualified },
    convert: {
      CreateFunctionStmt: (fields, edit) => {
        if (unqualifiedRoutines(edit.model).called.has(edit.statement)) addSearchPath(fields, edit);
      },
    },
  },
];
