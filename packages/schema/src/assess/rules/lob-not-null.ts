import { quoteIdentifier, quoteName } from "@postgres-to-aurora/postgres";
import type { Fields, Token } from "@postgres-to-aurora/sql-parser";
import type { StatementEdit } from "../../convert/edit.js";
import { columnColumns } from "../catalog-sql.js";
import { DEFINED_HERE, IS_LOB, isInIndex, TYPE_NAME, typedColumns } from "../column-sql.js";
import { type DumpModel, type DumpStatement, relationKey } from "../dump-model.js";
import { columnRef, type DumpColumn, type Relation } from "../dump-relations.js";
import { isLob, isOfDms, keyColumnsOfFamily, parentsOf, typeName } from "../dump-tables.js";
import type { Hit, Rule } from "../rule.js";

/** NOT NULL on columns that DMS may fill in a second step. */
export const lobNotNull: Rule[] = [
  {
    id: "repl-lob-not-null",
    category: "replication",
    severity: "warning",
    title: "NOT NULL on a LOB column",
    why: "In full LOB mode DMS inserts a row without its long values and adds them afterwards, which NOT NULL refuses; AWS asks for nullable LOB columns without saying that limited mode differs.",
    remedy: "Nothing is to be done: the bundle sets NOT NULL after the load.",
    effort: "trivial",
    fix: {
      kind: "auto",
      by: "convert-schema",
      phase: "post-load",
      does: "The column may be NULL during the load, and is NOT NULL again after it",
    },
    catalog: {
      sql: `${typedColumns(columnColumns(TYPE_NAME), "rp")} AND ${DEFINED_HERE} AND a.attnotnull AND a.attgenerated = '' AND ${IS_LOB}
        AND NOT ${isInIndex("(i.indisprimary OR i.indisreplident)")}`,
    },
    dump: {
      statements: {
        CreateStmt: (fields, statement, model) =>
          notNullsOf(fields, statement, model).flatMap(({ table, column }) =>
            table.isPartition || table.unlogged ? [] : [hitOn(table, column, model)],
          ),
        AlterTableStmt: (fields, statement, model) => {
          const set = setNotNull(fields, statement, model);
          if (!set || set.table.isPartition || set.table.unlogged || !set.table.columns.has(set.column.name)) return [];
          return [hitOn(set.table, set.column, model)];
        },
      },
    },
    convert: {
      CreateStmt: (fields, edit) => {
        for (const found of notNullsOf(fields, edit.statement, edit.model)) postpone(found, edit);
      },
      AlterTableStmt: (fields, edit) => {
        const set = setNotNull(fields, edit.statement, edit.model);
        if (!set) return;
        edit.moveTo("post-load");
        // By then the tables that inherit from it are there and must get it, too.
        const only = edit.tokens().find(({ start, text }) => start < fields.relation.location && /^only$/i.test(text));
        if (only) edit.remove(only.start, only.end);
        intend(set.table, set.column, edit);
      },
    },
  },
];

interface NotNull {
  table: Relation;
  column: DumpColumn;
  /** Its Constraint node. */
  constraint: Fields;
}

/** NOT NULL constraints in a CREATE TABLE before the load that can wait until after it. */
function notNullsOf(fields: Fields, statement: DumpStatement, model: DumpModel): NotNull[] {
  const table = tableOf(fields, statement, model);
  if (!table) return [];
  const own = ((fields.tableElts ?? []) as Fields[]).flatMap(({ ColumnDef: definition }) =>
    ((definition?.constraints ?? []) as Fields[]).map(({ Constraint }) => ({
      name: definition?.colname as string,
      constraint: Constraint,
    })),
  );
  return own.flatMap(({ name, constraint }) => {
    const column = table.columns.get(name);
    const wanted = constraint?.contype === "CONSTR_NOTNULL" && !constraint.is_no_inherit;
    return wanted && column && canWait(table, column, model) ? [{ table, column, constraint }] : [];
  });
}

/** `ALTER TABLE ONLY child ALTER COLUMN c SET NOT NULL` before the load. */
function setNotNull(
  fields: Fields,
  statement: DumpStatement,
  model: DumpModel,
): Omit<NotNull, "constraint"> | undefined {
  const commands = (fields.cmds ?? []) as Fields[];
  const command = commands[0]?.AlterTableCmd;
  if (commands.length !== 1 || command?.subtype !== "AT_SetNotNull") return undefined;
  const table = tableOf(fields, statement, model);
  const column = table && columnIn(table, command.name, model);
  return table && column && canWait(table, column, model) ? { table, column } : undefined;
}

function tableOf(fields: Fields, { phase }: DumpStatement, model: DumpModel): Relation | undefined {
  if (phase !== undefined && phase !== "pre-load") return undefined;
  const { schemaname = "", relname = "" } = fields.relation ?? {};
  const table = model.relations.get(relationKey(schemaname, relname));
  return table?.type === "table" && !isOfDms(relname) ? table : undefined;
}

/** A column of the table's own or of a parent. */
function columnIn(table: Relation, name: string, model: DumpModel): DumpColumn | undefined {
  const own = table.columns.get(name);
  if (own) return own;
  for (const parent of parentsOf(table, model)) {
    const found = columnIn(parent, name, model);
    if (found) return found;
  }
  return undefined;
}

/** Whether the column is a LOB, written by DMS, and in no key of the table or of what it shares the column with. */
function canWait(table: Relation, column: DumpColumn, model: DumpModel): boolean {
  return isLob(column, model) && !column.generated && !keyColumnsOfFamily(table, model).has(column.name);
}

function hitOn(table: Relation, column: DumpColumn, model: DumpModel): Hit {
  const { statement, byte } = column;
  return { object: columnRef(table, column.name), evidence: typeName(column, model), at: { statement, byte } };
}

function postpone({ table, column, constraint }: NotNull, edit: StatementEdit): void {
  const end = endOfNotNull(edit.tokens(), constraint.location);
  if (end === undefined) return;
  edit.remove(constraint.location, end);
  intend(table, column, edit);
  // Set on the table above, it reaches this one, too.
  if (parentsOf(table, edit.model).some((parent) => parent.columns.get(column.name)?.notNull)) return;
  const name = quoteIdentifier(column.name);
  const set =
    constraint.conname === undefined
      ? `ALTER COLUMN ${name} SET NOT NULL`
      : `ADD CONSTRAINT ${quoteIdentifier(constraint.conname)} NOT NULL ${name}`;
  edit.add("post-load", `ALTER TABLE ${quoteName(table)} ${set};`);
}

/** The end of `[CONSTRAINT name] NOT NULL`, comments passed over. */
function endOfNotNull(tokens: Token[], from: number): number | undefined {
  const words = tokens.filter(({ start, text }) => start >= from && !/^(--|\/\*)/.test(text));
  const at = words[0]?.text.toUpperCase() === "CONSTRAINT" ? 2 : 0;
  const isNotNull = words[at]?.text.toUpperCase() === "NOT" && words[at + 1]?.text.toUpperCase() === "NULL";
  return isNotNull ? words[at + 1]?.end : undefined;
}

function intend(table: Relation, column: DumpColumn, edit: StatementEdit): void {
  edit.intend({
    object: columnRef(table, column.name),
    attribute: "not null",
    difference: "The column may be NULL until the rows are loaded",
    until: "post-load",
  });
}
