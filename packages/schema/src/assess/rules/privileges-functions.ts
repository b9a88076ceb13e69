import { type Fields, type Option, optionsOf } from "@postgres-to-aurora/sql-parser";
import { optionClause } from "../../convert/clauses.js";
import type { StatementEdit } from "../../convert/edit.js";
import { routineColumns, userRoutines } from "../catalog-sql.js";
import { routineOf, routineRef } from "../code-of-dump.js";
import { dotted } from "../dump-refs.js";
import type { Rule } from "../rule.js";
import { settingOf } from "../settings-in-effect.js";
import { configuredIn, isSuperuserParameter, SUPERUSER_PARAMETER } from "./superuser-parameters.js";

/** Attributes of functions that only a superuser may give. */
export const privilegesFunctions: Rule[] = [
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
          options(fields, isLeakproof).map(() => ({ object: routineRef(fields), evidence: "LEAKPROOF" })),
        AlterFunctionStmt: ({ func, actions }) =>
          optionsOf(actions)
            .filter(isLeakproof)
            .map(() => ({ object: routineOf(func?.objname, func?.objfuncargs), evidence: "LEAKPROOF" })),
      },
    },
    convert: {
      CreateFunctionStmt: (fields, edit) =>
        strip(fields, edit, isLeakproof, "leakproof", "Not LEAKPROOF: Aurora lets no user mark functions so"),
      AlterFunctionStmt: ({ actions }, edit) => {
        const [action, ...others] = optionsOf(actions);
        if (action && isLeakproof(action) && others.length === 0)
          edit.leaveOut("Aurora lets no user mark functions LEAKPROOF");
      },
    },
  },
  {
    id: "priv-support-fn",
    category: "privileges",
    severity: "needs-change",
    title: "Function with a planner support function",
    why: "Only a superuser may give a function a planner support function.",
    remedy: "Leave the clause out, and compare the plans of queries that call the function.",
    effort: "trivial",
    fix: { kind: "auto", by: "convert-schema", phase: "pre-load", does: "The SUPPORT clause is left out" },
    catalog: { sql: `${routineColumns("'SUPPORT ' || p.prosupport")} ${userRoutines()} AND p.prosupport <> 0` },
    dump: {
      statements: {
        CreateFunctionStmt: (fields) =>
          options(fields, isSupport).map(({ arg }) => ({
            object: routineRef(fields),
            evidence: `SUPPORT ${dotted(arg?.List?.items).replace(/^pg_catalog\./, "")}`,
          })),
      },
    },
    convert: {
      CreateFunctionStmt: (fields, edit) =>
        strip(fields, edit, isSupport, "support", "No support function: only a superuser may give one"),
    },
  },
  {
    id: "priv-fn-guc",
    category: "privileges",
    severity: "needs-change",
    title: "Function that sets a parameter of the superuser's",
    why: "The function's SET clause names a parameter that only a superuser may set, so its creation fails.",
    remedy: "Leave the clause out, and set the parameter in the cluster's parameter group if it is needed.",
    effort: "trivial",
    fix: { kind: "auto", by: "convert-schema", phase: "pre-load", does: "The SET clause is left out" },
    catalog: {
      sql: `${routineColumns(configuredIn("u"))} ${userRoutines().replace(
        " WHERE",
        " CROSS JOIN LATERAL pg_catalog.unnest(p.proconfig) u WHERE",
      )} AND ${SUPERUSER_PARAMETER("u")}`,
    },
    dump: {
      statements: {
        CreateFunctionStmt: (fields) =>
          options(fields, isSuperuserSet).map(({ arg }) => {
            const { name, value } = settingOf(arg.VariableSetStmt);
            return { object: routineRef(fields), evidence: `${name} = ${value}` };
          }),
      },
    },
    convert: {
      CreateFunctionStmt: (fields, edit) =>
        strip(fields, edit, isSuperuserSet, "configuration", "A SET clause is left out that takes a superuser"),
    },
  },
];

const isLeakproof = ({ name, arg }: Option) => name === "leakproof" && arg?.Boolean?.boolval === true;
const isSupport = ({ name }: Option) => name === "support";
const isSuperuserSet = ({ name, arg }: Option) =>
  name === "set" && isSuperuserParameter(arg?.VariableSetStmt?.name ?? "");

function options({ options: list }: Fields, wanted: (option: Option) => boolean): Option[] {
  return optionsOf(list).filter(wanted);
}

function strip(
  fields: Fields,
  edit: StatementEdit,
  wanted: (option: Option) => boolean,
  attribute: string,
  difference: string,
): void {
  const all = optionsOf(fields.options);
  for (const option of all.filter(wanted)) {
    const { start, end } = optionClause(edit, all, option);
    edit.remove(start, end);
    edit.intend({ object: routineRef(fields), attribute, difference });
  }
}
