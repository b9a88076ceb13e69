import { type Fields, findNodes, namesOf, optionsOf, textOf } from "@postgres-to-aurora/sql-parser";
import type { StatementEdit } from "../../convert/edit.js";
import type { ObjectRef } from "../../object-ref.js";
import { isUserSchema, routineName } from "../catalog-sql.js";
import { routineOf } from "../code-of-dump.js";
import type { DumpModel } from "../dump-model.js";
import type { Hit, Rule } from "../rule.js";
import { typeText } from "../type-text.js";
import { sqlList } from "./extensions.js";
import { crossing } from "./versions.js";

/** Array functions whose arguments are anycompatible from 14 on. */
const ARRAY_FUNCTIONS: readonly string[] = [
  "array_append",
  "array_cat",
  "array_position",
  "array_positions",
  "array_prepend",
  "array_remove",
  "array_replace",
  "width_bucket",
];

/** Geometric types, whose containment operators had other names up to 13. */
const GEOMETRIC: readonly string[] = ["box", "circle", "line", "lseg", "path", "point", "polygon"];

const CONTRIB: readonly string[] = ["cube", "hstore", "seg"];

const POLYMORPHIC = /^any(array|element)$/;

/** What PostgreSQL 14 took away that schemas of 12 and 13 use. */
export const version14: Rule[] = [
  {
    id: "version-14-polymorphic",
    category: "version",
    severity: "blocker",
    title: "Aggregate or operator on array functions",
    why: "From PostgreSQL 14 on array_append and its kind take anycompatiblearray, so definitions with anyarray and anyelement do not find them.",
    remedy: "Define it with anycompatiblearray and anycompatible.",
    effort: "simple",
    fix: {
      kind: "auto",
      by: "convert-schema",
      phase: "pre-load",
      does: "anyarray and anyelement become anycompatiblearray and anycompatible",
    },
    applies: crossing(14),
    catalog: {
      sql: `SELECT 'routine' AS type, n.nspname AS schema, ${routineName("p")} AS name, NULL AS part, f.proname AS evidence
          FROM pg_catalog.pg_aggregate a JOIN pg_catalog.pg_proc p ON p.oid = a.aggfnoid JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
          JOIN pg_catalog.pg_proc f ON f.oid IN (a.aggtransfn, a.aggfinalfn) AND f.pronamespace = 'pg_catalog'::pg_catalog.regnamespace
         WHERE ${isUserSchema("n")} AND f.proname IN (${sqlList(ARRAY_FUNCTIONS)}) AND a.aggtranstype::pg_catalog.regtype::pg_catalog.text IN ('anyarray', 'anyelement')
        UNION ALL
        SELECT 'operator', n.nspname, o.oprname || '(' || pg_catalog.concat_ws(', ', pg_catalog.format_type(nullif(o.oprleft, 0), NULL), pg_catalog.format_type(nullif(o.oprright, 0), NULL)) || ')', NULL, f.proname
          FROM pg_catalog.pg_operator o JOIN pg_catalog.pg_namespace n ON n.oid = o.oprnamespace
          JOIN pg_catalog.pg_proc f ON f.oid = o.oprcode AND f.pronamespace = 'pg_catalog'::pg_catalog.regnamespace
         WHERE ${isUserSchema("n")} AND f.proname IN (${sqlList(ARRAY_FUNCTIONS)})
           AND (o.oprleft::pg_catalog.regtype::pg_catalog.text IN ('anyarray', 'anyelement') OR o.oprright::pg_catalog.regtype::pg_catalog.text IN ('anyarray', 'anyelement'))`,
    },
    dump: { statements: { DefineStmt: (fields) => arrayDefinition(fields) } },
    convert: {
      DefineStmt: (fields, edit) => {
        const [hit] = arrayDefinition(fields);
        if (!hit || !compatible(edit)) return;
        const difference = "Defined with anycompatiblearray, since the array functions take that from PostgreSQL 14 on";
        edit.intend({ object: hit.object, difference });
        edit.intend({ object: { ...hit.object, name: renamed(hit.object.name) }, difference });
      },
      CommentStmt: ({ objtype, object }, edit) => {
        if (objtype === "OBJECT_AGGREGATE" && isRedefined(object, edit.model)) compatible(edit);
      },
      AlterOwnerStmt: ({ objectType, object }, edit) => {
        if (objectType === "OBJECT_AGGREGATE" && isRedefined(object, edit.model)) compatible(edit);
      },
    },
  },
  {
    id: "version-14-postfix",
    category: "version",
    severity: "blocker",
    title: "Postfix operator",
    why: "Operators that stand behind their operand do not exist from PostgreSQL 14 on.",
    remedy: "Drop the operator and call its function.",
    effort: "medium",
    fix: { kind: "manual", does: "The function is called instead" },
    applies: crossing(14),
    catalog: {
      sql: `SELECT 'operator' AS type, n.nspname AS schema, o.oprname || '(' || pg_catalog.format_type(o.oprleft, NULL) || ')' AS name, NULL AS part, 'postfix' AS evidence
          FROM pg_catalog.pg_operator o JOIN pg_catalog.pg_namespace n ON n.oid = o.oprnamespace
         WHERE ${isUserSchema("n")} AND o.oprkind = 'r'`,
    },
    dump: {
      statements: {
        DefineStmt: (fields) => {
          const given = optionsOf(fields.definition).map(({ name }) => name);
          if (fields.kind !== "OBJECT_OPERATOR" || !given.includes("leftarg") || given.includes("rightarg")) return [];
          return [{ object: operatorRef(fields), evidence: "postfix" }];
        },
      },
    },
  },
  {
    id: "version-14-operators",
    category: "version",
    severity: "blocker",
    title: "Containment operator of before 14",
    why: "The operators @ and ~ for containment do not exist from PostgreSQL 14 on.",
    remedy:
      "Between geometric values write <@ for @, and @> for ~; for cube, hstore, intarray and seg it is the other way round: @> for @, and <@ for ~.",
    effort: "simple",
    fix: { kind: "offered", by: "convert-schema", does: "The operators get their new names" },
    applies: crossing(14),
    code: { nodes: { A_Expr: (fields) => containment(fields)?.evidence } },
    convert: {
      ViewStmt: newNames,
      CreateTableAsStmt: newNames,
      IndexStmt: newNames,
      CreateStmt: newNames,
      AlterTableStmt: newNames,
      RuleStmt: newNames,
      CreatePolicyStmt: newNames,
    },
  },
];

function arrayDefinition(fields: Fields): Hit[] {
  const { kind, definition, defnames, args } = fields;
  if (kind !== "OBJECT_AGGREGATE" && kind !== "OBJECT_OPERATOR") return [];
  const options = optionsOf(definition);
  const named = options
    .filter(({ name }) => /^(sfunc|finalfunc|function|procedure)$/.test(name))
    .map(({ arg }) => textOf(arg) ?? "");
  const used = named.find((name) => ARRAY_FUNCTIONS.includes(name));
  const types = options
    .filter(({ name }) => /^(stype|leftarg|rightarg)$/.test(name))
    .map(({ arg }) => textOf(arg) ?? "");
  if (used === undefined || !types.some((type) => POLYMORPHIC.test(type))) return [];
  const object = kind === "OBJECT_AGGREGATE" ? routineOf(defnames, args?.[0] ?? []) : operatorRef(fields);
  return [{ object, evidence: used }];
}

/** The reference of CREATE OPERATOR: its name with the types of its operands. */
function operatorRef({ defnames, definition }: Fields): ObjectRef {
  const names = namesOf(defnames);
  const types = optionsOf(definition)
    .filter(({ name }) => name === "leftarg" || name === "rightarg")
    .map(({ arg }) => typeText(arg?.TypeName));
  return { type: "operator", schema: names.at(-2) ?? "", name: `${names.at(-1) ?? ""}(${types.join(", ")})` };
}

function isRedefined(object: Fields, model: DumpModel): boolean {
  const { objname, objfuncargs, objargs } = object?.ObjectWithArgs ?? {};
  const { schema, name } = routineOf(objname, objfuncargs ?? objargs ?? []);
  return model.statements.some(({ type, text }) => {
    if (type !== "DefineStmt") return false;
    const fields = model.parser.statement(text).node?.[type];
    // The definition may be of before or of after the conversion.
    return arrayDefinition(fields).some((hit) => hit.object.schema === schema && hit.object.name === name);
  });
}

function compatible(edit: StatementEdit): boolean {
  const found = edit.tokens().filter(({ text }) => POLYMORPHIC.test(text));
  for (const { start, end, text } of found) edit.replace(start, end, renamed(text));
  return found.length > 0;
}

function renamed(text: string): string {
  return text.replaceAll("anyarray", "anycompatiblearray").replaceAll("anyelement", "anycompatible");
}

/** An old containment operator: what it is, and its new name. */
function containment({ kind, name, lexpr, rexpr }: Fields): { evidence: string; old: string; now: string } | undefined {
  const names = namesOf(name);
  const old = names.at(-1) ?? "";
  if (kind !== "AEXPR_OP" || lexpr === undefined || rexpr === undefined || !/^[@~]$/.test(old)) return undefined;
  const types = (findNodes([lexpr, rexpr], "TypeCast") as Fields[]).map(
    (cast) => namesOf(cast.typeName?.names).at(-1) ?? "",
  );
  const foreign = names.length > 1 && names[0] !== "pg_catalog";
  const contrib = foreign || types.some((type) => CONTRIB.includes(type));
  // ~ between texts is a regular expression; only a cast or a schema tells.
  if (old === "~" && !foreign && !types.some((type) => GEOMETRIC.includes(type) || CONTRIB.includes(type)))
    return undefined;
  const inside = (old === "@") !== contrib;
  return { evidence: `operator ${old}`, old, now: inside ? "<@" : "@>" };
}

function newNames(fields: Fields, edit: StatementEdit): void {
  for (const expression of findNodes(fields, "A_Expr") as Fields[]) {
    const change = containment(expression);
    const token =
      change && edit.tokens().find(({ start, text }) => start >= expression.location && text === change.old);
    if (change && token) edit.replace(token.start, token.end, change.now);
  }
}
