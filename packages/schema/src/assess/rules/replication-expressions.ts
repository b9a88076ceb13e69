import { MIGRATION_SCHEMAS } from "@postgres-to-aurora/domain";
import { quoteName } from "@postgres-to-aurora/postgres";
import { type Fields, findNodes, namesOf } from "@postgres-to-aurora/sql-parser";
import type { StatementEdit } from "../../convert/edit.js";
import { isNotOfExtension, isUserSchema, userRelations } from "../catalog-sql.js";
import { type DumpModel, type DumpStatement, relationKey } from "../dump-model.js";
import { refByNames, refByRange } from "../dump-refs.js";
import { isOfDms, parentsOf } from "../dump-tables.js";
import type { Hit, Rule } from "../rule.js";
import { elementsOf, rangesWithout } from "./table-elements.js";

/** Expressions in indexes and checks that disturb the replication. */
export const replicationExpressions: Rule[] = [
  {
    id: "repl-unique-coalesce",
    category: "replication",
    severity: "blocker",
    title: "Unique index over coalesce",
    why: "AWS says, for sources and for targets, that DMS does not support a table with a unique index over coalesce().",
    remedy:
      "On PostgreSQL 15 and later replace it by UNIQUE NULLS NOT DISTINCT, before by two partial unique indexes; or prove with a trial task that the source's index does no harm, accept the finding, and let convert-schema create the index after the switch (offered).",
    effort: "simple",
    fix: {
      kind: "offered",
      by: "convert-schema",
      phase: "post-cutover",
      does: "The index is created on the target after the switch; the one on the source stays",
    },
    catalog: {
      sql: `SELECT 'index' AS type, n.nspname AS schema, x.relname AS name, NULL AS part, 'coalesce on ' || n.nspname || '.' || c.relname AS evidence
        ${userRelations("rp").replace("WHERE", "JOIN pg_catalog.pg_index i ON i.indrelid = c.oid JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid WHERE")}
          AND i.indisunique AND i.indexprs IS NOT NULL AND pg_catalog.pg_get_expr(i.indexprs, i.indrelid) ~* '\\mcoalesce\\s*\\('`,
    },
    dump: {
      statements: {
        IndexStmt: (fields, statement) =>
          isUniqueCoalesce(fields) && !isOfDms(fields.relation?.relname ?? "") && statement.phase !== "post-cutover"
            ? [{ object: indexRef(fields), evidence: coalesceEvidence(fields), at: { statement } }]
            : [],
      },
    },
    convert: {
      IndexStmt: (fields, edit) => {
        if (!isUniqueCoalesce(fields)) return;
        edit.moveTo("post-cutover");
        edit.intend({
          object: indexRef(fields),
          difference: "The unique index is created after the switch",
          until: "post-cutover",
        });
      },
    },
  },
  {
    id: "repl-check-function",
    category: "replication",
    severity: "warning",
    title: "CHECK that calls an own function",
    why: "Such a check may read other tables, which are empty or behind while rows are loaded; then it refuses good rows.",
    remedy:
      "Nothing is to be done for a table: its check is created after the load. For a domain, look whether the function reads tables, and qualify the names it uses.",
    effort: "simple",
    fix: {
      kind: "auto",
      by: "convert-schema",
      phase: "post-load",
      does: "A table's check is created after the load; a domain's stays where it is",
    },
    catalog: {
      sql: `SELECT DISTINCT 'constraint' AS type, n.nspname AS schema, coalesce(c.relname, t.typname) AS name, k.conname AS part,
          pn.nspname || '.' || p.proname AS evidence
        FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_namespace n ON n.oid = k.connamespace
        LEFT JOIN pg_catalog.pg_class c ON c.oid = k.conrelid LEFT JOIN pg_catalog.pg_type t ON t.oid = k.contypid
        JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_constraint'::pg_catalog.regclass AND d.objid = k.oid
                                   AND d.refclassid = 'pg_catalog.pg_proc'::pg_catalog.regclass
        JOIN pg_catalog.pg_proc p ON p.oid = d.refobjid JOIN pg_catalog.pg_namespace pn ON pn.oid = p.pronamespace
        WHERE k.contype = 'c' AND ${isUserSchema("n")} AND ${isUserSchema("pn")} AND ${isNotOfExtension("pg_proc", "p.oid")}
          AND (c.oid IS NULL OR c.relkind IN ('r', 'p') AND NOT c.relispartition AND k.conislocal AND c.relname NOT LIKE 'awsdms\\_%')
          AND ${isNotOfExtension("pg_class", "k.conrelid")}`,
    },
    dump: {
      statements: {
        CreateStmt: ({ relation, tableElts, partbound }, statement, model) => {
          const { schemaname = "", relname = "" } = relation ?? {};
          const isPartition = partbound ?? model.relations.get(relationKey(schemaname, relname))?.isPartition;
          if (isPartition || isOfDms(relname)) return [];
          const found = checks(tableElts, model);
          return found.map(({ name, byte, routine }) => ({
            object: { ...refByRange("constraint", relation), part: name },
            evidence: routine,
            at: { statement, byte },
          }));
        },
        AlterTableStmt: ({ relation, cmds }, statement, model) => addedChecks(relation, cmds, statement, model),
        CreateDomainStmt: ({ domainname, constraints }, statement, model) =>
          checks(constraints, model).map(({ name, byte, routine }) => ({
            object: { ...refByNames("constraint", domainname), part: name },
            evidence: routine,
            at: { statement, byte },
          })),
      },
    },
    convert: {
      CreateStmt: postponeChecks,
      CommentStmt: (fields, edit) => {
        if (isOnPostponedCheck(fields, edit)) edit.moveTo("post-load");
      },
    },
  },
];

function isUniqueCoalesce({ unique, indexParams }: Fields): boolean {
  return unique === true && findNodes(indexParams ?? [], "CoalesceExpr").length > 0;
}

function indexRef({ relation, idxname }: Fields) {
  return { ...refByRange("index", relation), name: String(idxname ?? "") };
}

function coalesceEvidence({ relation }: Fields): string {
  return `coalesce on ${relation?.schemaname ?? ""}.${relation?.relname ?? ""}`;
}

interface CheckCall {
  name: string;
  byte: number;
  /** First routine of the dump that the check calls. */
  routine: string;
}

/** The CHECK constraints among table elements or domain constraints that call a routine of the dump. */
function checks(elements: unknown, model: DumpModel): CheckCall[] {
  return ((elements ?? []) as Fields[]).flatMap(({ Constraint: constraint }) => {
    if (constraint?.contype !== "CONSTR_CHECK") return [];
    const called = ownCalls(constraint.raw_expr, model);
    return called.map((routine) => ({ name: constraint.conname ?? "", byte: constraint.location ?? 0, routine }));
  });
}

function addedChecks(relation: Fields, cmds: unknown, statement: DumpStatement, model: DumpModel): Hit[] {
  if (statement.phase !== undefined && statement.phase !== "pre-load") return [];
  const added = ((cmds ?? []) as Fields[]).flatMap(({ AlterTableCmd: command }) =>
    command?.subtype === "AT_AddConstraint" ? [command.def] : [],
  );
  return checks(added, model).map(({ name, byte, routine }) => ({
    object: { ...refByRange("constraint", relation), part: name },
    evidence: routine,
    at: { statement, byte },
  }));
}

const ROUTINES = new WeakMap<DumpModel, Set<string>>();

/** `schema.name` of the routines of the dump that an expression calls, sorted, each once. */
function ownCalls(expression: unknown, model: DumpModel): string[] {
  let routines = ROUTINES.get(model);
  if (!routines) {
    routines = new Set(
      model.statements.flatMap(({ type, text }) => {
        const fields = type === "CreateFunctionStmt" ? model.parser.statement(text).node?.[type] : undefined;
        const names = namesOf(fields?.funcname);
        return MIGRATION_SCHEMAS.includes(names[0] ?? "") ? [] : [names.join(".")];
      }),
    );
    ROUTINES.set(model, routines);
  }
  const called = (findNodes(expression, "FuncCall") as Fields[]).map(({ funcname }) => namesOf(funcname).join("."));
  return [...new Set(called)].filter((name) => routines.has(name)).sort();
}

/** Takes checks that call own routines out of a CREATE TABLE, and adds them after the load. */
function postponeChecks(fields: Fields, edit: StatementEdit): void {
  const { model, statement } = edit;
  const { schemaname: schema = "", relname: name = "" } = fields.relation ?? {};
  const table = model.relations.get(relationKey(schema, name));
  const found = new Map(checks(fields.tableElts, model).map((check) => [check.byte, check]));
  if (!table || found.size === 0 || (statement.phase !== undefined && statement.phase !== "pre-load")) return;
  const elements = elementsOf(edit.tokens());
  const isWanted = ({ start }: { start: number }) => found.has(start);
  const bytes = Buffer.from(statement.text, "utf8");
  for (const element of elements.filter(isWanted)) {
    const part = found.get(element.start)?.name ?? "";
    edit.intend({
      object: { type: "constraint", schema, name, part },
      difference: "The check is created after the load, since it calls a function that may read other tables",
      until: "post-load",
    });
    if (parentsOf(table, model).some((parent) => parent.constraints.some((other) => other.name === part))) continue;
    const text = bytes.subarray(element.start, element.end).toString("utf8");
    edit.add("post-load", `ALTER TABLE ${quoteName({ schema, name })} ADD ${text};`);
  }
  for (const { start, end } of rangesWithout(elements, isWanted)) edit.remove(start, end);
}

/** COMMENT ON CONSTRAINT of a check that is created after the load. */
function isOnPostponedCheck({ objtype, object }: Fields, { model }: StatementEdit): boolean {
  if (objtype !== "OBJECT_TABCONSTRAINT") return false;
  const names = namesOf(object?.List?.items);
  const [schema = "", table = "", constraint = ""] = names.length === 2 ? ["", ...names] : names;
  const checked = model.relations.get(relationKey(schema, table))?.constraints.find(({ name }) => name === constraint);
  if (checked?.type !== "CONSTR_CHECK") return false;
  const { type, text } = checked.statement;
  const fields = type === "CreateStmt" ? model.parser.statement(text).node?.[type] : undefined;
  return checks(fields?.tableElts, model).some(({ name }) => name === constraint);
}
