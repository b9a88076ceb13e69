import { type Fields, findNodes, namesOf } from "@postgres-to-aurora/sql-parser";
import { routineColumns, userRoutines } from "../catalog-sql.js";
import { routineRef } from "../code-of-dump.js";
import type { DumpModel, DumpStatement } from "../dump-model.js";
import type { Rule } from "../rule.js";
import { addSearchPath } from "./search-path.js";
import { doubtfulRoutines, RELIES_ON_PATH } from "./unqualified-names.js";
import { crossing } from "./versions.js";

const cache = new WeakMap<DumpModel, Set<DumpStatement>>();

/** The safe search_path of maintenance. */
export const version17SearchPath: Rule[] = [
  {
    id: "version-17-searchpath",
    category: "version",
    severity: "needs-change",
    title: "Function that maintenance cannot run",
    why: "From PostgreSQL 17 on refreshing materialized views, building indexes, ANALYZE and CLUSTER run with a search_path of pg_catalog only, so a function they call must not rely on another one.",
    remedy: "Qualify the names in its body, or give it SET search_path.",
    effort: "simple",
    fix: {
      kind: "offered",
      by: "convert-schema",
      phase: "pre-load",
      does: "SET search_path is added with the schema of the routine, public and pg_temp",
    },
    applies: crossing(17),
    catalog: {
      sql: `${routineColumns("'called by maintenance'")} ${userRoutines()} AND p.oid IN (
          SELECT d.refobjid FROM pg_catalog.pg_depend d LEFT JOIN pg_catalog.pg_rewrite r ON d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass AND r.oid = d.objid
            JOIN pg_catalog.pg_class c ON c.oid = CASE WHEN d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass THEN d.objid ELSE r.ev_class END
           WHERE d.refclassid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND c.relkind IN ('m', 'i', 'I'))
        AND ${RELIES_ON_PATH}`,
    },
    dump: {
      model: (model) =>
        [...callees(model)].map((statement) => ({
          object: routineRef(model.parser.statement(statement.text).node?.["CreateFunctionStmt"]),
          evidence: "called by maintenance",
          at: { statement },
        })),
    },
    convert: {
      CreateFunctionStmt: (fields, edit) => {
        if (callees(edit.model).has(edit.statement)) addSearchPath(fields, edit);
      },
    },
  },
];

/** CREATE FUNCTION statements of routines that rely on the search path and that indexes or materialized views call. */
function callees(model: DumpModel): Set<DumpStatement> {
  const before = cache.get(model);
  if (before) return before;
  const found = new Set<DumpStatement>();
  const doubtful = doubtfulRoutines(model);
  if (doubtful.size > 0)
    for (const { type, text } of model.statements) {
      if (type !== "IndexStmt" && type !== "CreateTableAsStmt") continue;
      const { indexParams, whereClause, query } = model.parser.statement(text).node?.[type] ?? {};
      for (const { funcname } of findNodes([indexParams, whereClause, query], "FuncCall") as Fields[])
        for (const { statement } of doubtful.get(namesOf(funcname).join(".")) ?? []) found.add(statement);
    }
  cache.set(model, found);
  return found;
}
