import type { Fields } from "@postgres-to-aurora/sql-parser";
import { wordsClause } from "../../convert/clauses.js";
import type { StatementEdit } from "../../convert/edit.js";
import type { ObjectRef } from "../../object-ref.js";
import { relationColumns, userRelations } from "../catalog-sql.js";
import type { DumpModel, DumpStatement } from "../dump-model.js";
import { refByRange } from "../dump-refs.js";
import type { Hit, Rule } from "../rule.js";
import { settingOf, settingsInEffect } from "../settings-in-effect.js";

/** Where things are stored. */
export const placement: Rule[] = [
  {
    id: "priv-tablespace",
    category: "privileges",
    severity: "needs-change",
    title: "Tablespace",
    why: "Aurora keeps everything on one storage volume, and directories of the server are not yours to name.",
    remedy: "Create the object without a tablespace.",
    effort: "trivial",
    fix: { kind: "auto", by: "convert-schema", phase: "pre-load", does: "Tablespace clauses are left out" },
    catalog: {
      sql: `${relationColumns("(SELECT 'tablespace ' || s.spcname FROM pg_catalog.pg_tablespace s WHERE s.oid = c.reltablespace)")}
        ${userRelations("rpmiI")} AND c.reltablespace NOT IN (0, 1664)
        UNION ALL
        SELECT 'database', '', d.datname, NULL, 'tablespace ' || s.spcname
          FROM pg_catalog.pg_database d JOIN pg_catalog.pg_tablespace s ON s.oid = d.dattablespace
         WHERE d.datname = pg_catalog.current_database() AND d.dattablespace <> 1663`,
    },
    dump: {
      statements: {
        CreateStmt: ({ relation, tablespacename }, statement, model) =>
          placed("table", relation, tablespacename, statement, model),
        CreateTableAsStmt: ({ into, objtype }, statement, model) =>
          placed(
            objtype === "OBJECT_MATVIEW" ? "materialized view" : "table",
            into?.rel,
            into?.tableSpaceName,
            statement,
            model,
          ),
        IndexStmt: ({ relation, idxname, tableSpace }, statement, model) =>
          placed("index", { ...relation, relname: idxname }, tableSpace, statement, model),
        AlterTableStmt: altered,
        CreateTableSpaceStmt: ({ tablespacename }) => [
          { object: { type: "tablespace", schema: "", name: tablespacename ?? "" }, evidence: "CREATE TABLESPACE" },
        ],
        CreatedbStmt: ({ dbname, options }) =>
          ((options ?? []) as Fields[]).flatMap(({ DefElem: { defname, arg } }) =>
            defname === "tablespace" && arg?.String?.sval !== "pg_default"
              ? [found({ type: "database", schema: "", name: dbname }, arg?.String?.sval)]
              : [],
          ),
      },
    },
    convert: {
      VariableSetStmt: (fields, edit) => {
        const { name, value } = settingOf(fields);
        if (name === "default_tablespace" && value) edit.leaveOut("Aurora has one storage volume");
      },
      CreateTableSpaceStmt: (_fields, edit) => edit.leaveOut("Aurora has one storage volume"),
      CreateStmt: ({ tablespacename }, edit) => removeClause(edit, ["TABLESPACE"], tablespacename),
      CreateTableAsStmt: ({ into }, edit) => removeClause(edit, ["TABLESPACE"], into?.tableSpaceName),
      IndexStmt: ({ tableSpace }, edit) => removeClause(edit, ["TABLESPACE"], tableSpace),
      AlterTableStmt: ({ cmds }, edit) => {
        const commands = (cmds ?? []) as Fields[];
        const [command] = commands;
        if (commands.length !== 1) return;
        if (command?.AlterTableCmd?.subtype === "AT_SetTableSpace") edit.leaveOut("Aurora has one storage volume");
        else removeClause(edit, ["USING", "INDEX", "TABLESPACE"], command?.AlterTableCmd?.def?.Constraint?.indexspace);
      },
    },
  },
];

/** Constraints that bring an index, which a default tablespace places too. */
const WITH_INDEX = /^CONSTR_(PRIMARY|UNIQUE|EXCLUSION)$/;

function placed(
  type: "table" | "materialized view" | "index",
  range: Fields,
  own: string | undefined,
  statement: DumpStatement,
  model: DumpModel,
): Hit[] {
  const tablespace = own ?? settingsInEffect(model, "default_tablespace").get(statement);
  return tablespace === undefined ? [] : [found(refByRange(type, range), tablespace)];
}

function altered(fields: Fields, statement: DumpStatement, model: DumpModel): Hit[] {
  const { relation, cmds } = fields;
  return ((cmds ?? []) as Fields[]).flatMap(({ AlterTableCmd: { subtype, name, def } }) => {
    if (subtype === "AT_SetTableSpace") return [found(refByRange("table", relation), name)];
    const { contype, conname, indexspace, indexname } = def?.Constraint ?? {};
    if (subtype !== "AT_AddConstraint" || !WITH_INDEX.test(contype) || indexname !== undefined) return [];
    return placed("index", { ...relation, relname: conname }, indexspace, statement, model);
  });
}

function found(object: ObjectRef, tablespace: string): Hit {
  return { object, evidence: `tablespace ${tablespace}` };
}

function removeClause(edit: StatementEdit, keywords: string[], name: string | undefined): void {
  const clause = name === undefined ? undefined : wordsClause(edit, keywords, name);
  if (clause) edit.remove(clause.start, clause.end);
}
