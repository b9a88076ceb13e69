import type { Fields } from "@postgres-to-aurora/sql-parser";
import { tokenAt, wordsClause } from "../../convert/clauses.js";
import type { StatementEdit } from "../../convert/edit.js";
import type { ObjectRef } from "../../object-ref.js";
import { isNotOfExtension, relationColumns, userRelations } from "../catalog-sql.js";
import type { DumpModel, DumpStatement } from "../dump-model.js";
import { refByRange } from "../dump-refs.js";
import type { Rule } from "../rule.js";
import { settingOf, settingsInEffect, statementsUnder } from "../settings-in-effect.js";

/** Index methods that come with PostgreSQL, or with extensions Aurora has. */
const INDEX_METHODS = ["btree", "hash", "gist", "gin", "spgist", "brin", "bloom", "hnsw", "ivfflat"];

const METHOD = "'access method ' || (SELECT m.amname FROM pg_catalog.pg_am m WHERE m.oid = c.relam)";

const OWN_METHODS = `SELECT 'access method', '', a.amname, NULL, CASE a.amtype WHEN 't' THEN 'TYPE TABLE' ELSE 'TYPE INDEX' END
  FROM pg_catalog.pg_am a WHERE a.oid >= 16384 AND ${isNotOfExtension("pg_am", "a.oid")}`;

/** How tables and indexes are stored. */
export const accessMethods: Rule[] = [
  {
    id: "priv-access-method",
    category: "privileges",
    severity: "needs-change",
    title: "Table access method of its own",
    why: "Only a superuser may create an access method, and Aurora has heap alone for tables.",
    remedy: "Let the table be an ordinary one (heap), and see whether it then needs compression or other indexes.",
    effort: "simple",
    fix: { kind: "auto", by: "convert-schema", phase: "pre-load", does: "The tables become ordinary ones (heap)" },
    catalog: {
      sql: `${relationColumns(METHOD)} ${userRelations("rpm")} AND c.relam >= 16384
        UNION ALL ${OWN_METHODS} AND a.amtype = 't'`,
    },
    dump: {
      statements: {
        CreateAmStmt: ({ amname, amtype }) => (amtype === "t" ? [ownMethod(amname, "TYPE TABLE")] : []),
        CreateStmt: (fields, statement, model) => stored(fields, statement, model),
        CreateTableAsStmt: (fields, statement, model) => stored(fields, statement, model),
        AlterTableStmt: ({ relation, cmds }) =>
          ((cmds ?? []) as Fields[]).flatMap(({ AlterTableCmd: { subtype, name } }) =>
            subtype === "AT_SetAccessMethod" && name !== undefined && name !== "heap"
              ? [{ object: refByRange("table", relation), evidence: `access method ${name}` }]
              : [],
          ),
      },
    },
    convert: {
      VariableSetStmt: convertDefault,
      CreateAmStmt: ({ amtype, amname }, edit) => {
        if (amtype !== "t") return;
        edit.leaveOut("Only a superuser may create an access method");
        edit.intend({ object: ownMethod(amname, "").object, difference: "Left out: Aurora has heap alone for tables" });
      },
      CreateStmt: (fields, edit) => convertClause(fields, edit),
      CreateTableAsStmt: (fields, edit) => convertClause(fields, edit),
      AlterTableStmt: ({ relation, cmds }, edit) => {
        const [command] = (cmds ?? []) as Fields[];
        const { subtype, name } = command?.AlterTableCmd ?? {};
        if (cmds.length !== 1 || subtype !== "AT_SetAccessMethod" || name === undefined || name === "heap") return;
        edit.leaveOut("Aurora has heap alone for tables");
        intendHeap(refByRange("table", relation), edit);
      },
    },
  },
  {
    id: "priv-index-method",
    category: "privileges",
    severity: "blocker",
    title: "Index access method of its own",
    why: "The index uses a method that Aurora does not have, and only a superuser may create one.",
    remedy: "Replace the index by one of a standard method (btree, hash, gist, gin, spgist, brin), or leave it out.",
    effort: "medium",
    fix: { kind: "manual", does: "Another index serves the same queries" },
    catalog: {
      sql: `${relationColumns(METHOD)} ${userRelations("iI")} AND c.relam >= 16384 AND NOT EXISTS (
          SELECT 1 FROM pg_catalog.pg_am m WHERE m.oid = c.relam AND m.amname IN (${INDEX_METHODS.map((name) => `'${name}'`).join(", ")}))
        UNION ALL ${OWN_METHODS} AND a.amtype = 'i'`,
    },
    dump: {
      statements: {
        CreateAmStmt: ({ amname, amtype }) => (amtype === "i" ? [ownMethod(amname, "TYPE INDEX")] : []),
        IndexStmt: ({ relation, idxname, accessMethod = "btree" }) =>
          INDEX_METHODS.includes(accessMethod)
            ? []
            : [
                {
                  object: { type: "index", schema: relation?.schemaname ?? "", name: idxname ?? "" },
                  evidence: `access method ${accessMethod}`,
                },
              ],
      },
    },
  },
];

function ownMethod(name: string, evidence: string): { object: ObjectRef; evidence: string } {
  return { object: { type: "access method", schema: "", name }, evidence };
}

/** The relation that a statement makes, and the method it is stored by; undefined when that is heap. */
function storageOf(fields: Fields, statement: DumpStatement, model: DumpModel) {
  const { relation, into, objtype, partspec } = fields;
  const own: string | undefined = fields.accessMethod ?? into?.accessMethod;
  // A partitioned table holds no rows: it takes a method only when one is named.
  const method = own ?? (partspec ? undefined : settingsInEffect(model, "default_table_access_method").get(statement));
  if (method === undefined || method === "heap") return undefined;
  const object = into
    ? refByRange(objtype === "OBJECT_MATVIEW" ? "materialized view" : "table", into.rel)
    : refByRange("table", relation);
  return { object, method, own };
}

function stored(fields: Fields, statement: DumpStatement, model: DumpModel) {
  const storage = storageOf(fields, statement, model);
  return storage ? [{ object: storage.object, evidence: `access method ${storage.method}` }] : [];
}

function convertDefault(fields: Fields, edit: StatementEdit): void {
  const { name, value } = settingOf(fields);
  if (name !== "default_table_access_method" || !value || value === "heap") return;
  const token = tokenAt(edit, fields.args[0].A_Const?.location);
  if (!token) return;
  edit.replace(token.start, token.end, "heap");
  for (const statement of statementsUnder(edit.statement, edit.model)) {
    if (statement.type !== "CreateStmt" && statement.type !== "CreateTableAsStmt") continue;
    const storage = storageOf(
      edit.model.parser.statement(statement.text).node?.[statement.type],
      statement,
      edit.model,
    );
    if (storage && storage.own === undefined) intendHeap(storage.object, edit);
  }
}

function convertClause(fields: Fields, edit: StatementEdit): void {
  const storage = storageOf(fields, edit.statement, edit.model);
  const clause = storage?.own === undefined ? undefined : wordsClause(edit, ["USING"], storage.own);
  if (!storage || !clause) return;
  edit.remove(clause.start, clause.end);
  intendHeap(storage.object, edit);
}

function intendHeap(object: ObjectRef, edit: StatementEdit): void {
  edit.intend({
    object,
    attribute: "access method",
    difference: "An ordinary table (heap): Aurora has no other method",
  });
}
