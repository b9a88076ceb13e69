import { type Fields, namesOf, optionsOf } from "@postgres-to-aurora/sql-parser";
import { identifierOf, sqlTokens } from "../../convert/clauses.js";
import type { StatementEdit } from "../../convert/edit.js";
import { routineRef } from "../code-of-dump.js";
import type { CodeUnit } from "../code-unit.js";
import { refByRange } from "../dump-refs.js";
import type { Rule } from "../rule.js";
import { eitherOf, setsParameter } from "./calls.js";

const WRITTEN =
  "class|attribute|attrdef|enum|proc|type|constraint|index|trigger|rewrite|depend|description|namespace|database|authid|auth_members|statistic|largeobject|largeobject_metadata|cast|operator|opclass|extension|inherits|sequence|language|collation";
const WRITTEN_TABLE = new RegExp(`^pg_(${WRITTEN})$`);

const HIDDEN = /^pg_(authid|shadow|statistic|largeobject|user_mapping|hba_file_rules|file_settings)$/;

/** Reads and writes of the system's catalogs. */
export const catalogAccess: Rule[] = [
  {
    id: "priv-catalog-dml",
    category: "privileges",
    severity: "blocker",
    title: "Code that changes a system catalog",
    why: "Only a superuser may write into the tables of pg_catalog, so the code fails when it runs.",
    remedy: "Use the ALTER command that does the same.",
    effort: "medium",
    fix: { kind: "manual", does: "ALTER commands make the change" },
    code: {
      nodes: eitherOf(
        {
          InsertStmt: ({ relation }) => written("INSERT INTO", relation),
          UpdateStmt: ({ relation }) => written("UPDATE", relation),
          DeleteStmt: ({ relation }) => written("DELETE FROM", relation),
          MergeStmt: ({ relation }) => written("MERGE INTO", relation),
        },
        setsParameter("allow_system_table_mods"),
      ),
      pattern: new RegExp(
        `\\b(?:update|insert\\s+into|delete\\s+from|merge\\s+into)\\s+(?:only\\s+)?(?:pg_catalog\\.pg_\\w+|pg_(?:${WRITTEN})\\b)|\\ballow_system_table_mods\\b`,
        "i",
      ),
    },
  },
  {
    id: "priv-catalog-read",
    category: "privileges",
    severity: "needs-change",
    title: "Code that reads a hidden system catalog",
    why: "These catalogs hold passwords, file contents or samples of rows, and Aurora shows them to nobody.",
    remedy: "Read the views made for it: pg_roles, pg_stats, pg_user_mappings; large objects through lo_get.",
    effort: "simple",
    fix: { kind: "manual", does: "The code reads the public view" },
    code: {
      nodes: {
        RangeVar: (range, unit) =>
          ofSystem(range) && HIDDEN.test(range.relname) && !(range.relname === "pg_authid" && isReplaceable(unit))
            ? range.relname
            : undefined,
        ColumnRef: ({ fields }) => (namesOf(fields).at(-1) === "subconninfo" ? "subconninfo" : undefined),
      },
      pattern:
        /\b(?:from|join)\s+(?:pg_catalog\.)?pg_(?:authid|shadow|statistic|largeobject|user_mapping|hba_file_rules|file_settings)\b|\bsubconninfo\b/i,
    },
  },
  {
    id: "priv-authid-read",
    category: "privileges",
    severity: "needs-change",
    title: "Code that reads pg_authid but no password",
    why: "Aurora shows pg_authid to nobody; pg_roles has the same rows without the passwords.",
    remedy: "Read pg_roles.",
    effort: "trivial",
    fix: { kind: "auto", by: "convert-schema", phase: "pre-load", does: "It reads pg_roles" },
    code: {
      nodes: {
        RangeVar: (range, unit) =>
          ofSystem(range) && range.relname === "pg_authid" && isReplaceable(unit) ? "pg_authid" : undefined,
      },
    },
    convert: {
      ViewStmt: ({ view }, edit) => {
        if (!replaceAuthid(edit, edit.statement.text)) return;
        edit.intend({
          object: refByRange("view", view),
          attribute: "definition",
          difference: "Reads pg_roles, since Aurora hides pg_authid",
        });
      },
      CreateFunctionStmt: (fields, edit) => {
        const body = optionsOf(fields.options).find(({ name }) => name === "as")?.arg?.List?.items?.[0]?.String?.sval;
        if (!isSqlOrPlpgsql(fields) || !replaceAuthid(edit, body ?? edit.statement.text, body)) return;
        edit.intend({
          object: routineRef(fields),
          attribute: "body",
          difference: "Reads pg_roles, since Aurora hides pg_authid",
        });
      },
    },
  },
];

function ofSystem({ schemaname }: Fields): boolean {
  return schemaname === undefined || schemaname === "pg_catalog";
}

function written(act: string, range: Fields): string | undefined {
  return ofSystem(range ?? {}) && WRITTEN_TABLE.test(range?.relname) ? `${act} ${range.relname}` : undefined;
}

/** Whether pg_roles serves in place of pg_authid: nothing asks for the password, or for all columns. */
function isReplaceable(unit: Pick<CodeUnit, "language" | "text" | "object">): boolean {
  return (
    (unit.object.type === "view" || unit.object.type === "routine") &&
    /^(sql|plpgsql)$/.test(unit.language) &&
    !/rolpassword|\*|\b(?:insert|update|delete)\b/i.test(unit.text)
  );
}

function isSqlOrPlpgsql({ options }: Fields): boolean {
  const language = optionsOf(options).find(({ name }) => name === "language")?.arg?.String?.sval ?? "sql";
  return /^(sql|plpgsql)$/i.test(language);
}

/** @param body of a routine: only a dollar-quoted one is changed, since its bytes are those of the statement */
function replaceAuthid(edit: StatementEdit, code: string, body?: string): boolean {
  const unit = { language: "sql", text: code, object: { type: "view" as const, schema: "", name: "" } };
  if (!/pg_authid/i.test(code) || !isReplaceable(unit)) return false;
  const { text } = edit.statement;
  const at = body === undefined ? 0 : text.indexOf(`$${body}$`) + 1;
  if (body !== undefined && at === 0) return false;
  const offset = Buffer.byteLength(text.slice(0, at), "utf8");
  const tokens = body === undefined ? sqlTokens(edit) : edit.model.parser.tokens(body);
  const found = tokens.filter((token) => !token.text.startsWith("'") && identifierOf(token) === "pg_authid");
  for (const { start, end } of found) edit.replace(offset + start, offset + end, "pg_roles");
  return found.length > 0;
}
