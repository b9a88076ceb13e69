import { type Fields, namesOf } from "@postgres-to-aurora/sql-parser";
import type { CodeUnit } from "../code-unit.js";
import type { Rule } from "../rule.js";

/** What stored code does to tables that the change stream does not carry. */
export const replicationCode: Rule[] = [
  {
    id: "repl-truncate",
    category: "replication",
    severity: "warning",
    title: "TRUNCATE in stored code",
    why: "DMS applies a TRUNCATE only from 3.5 on, AWS's pages disagree about it, and the task leaves it out: rows that the source no longer has would stay on the target.",
    remedy: "Do not run it between the start of the task and the switch, or let it DELETE for that time.",
    effort: "simple",
    fix: { kind: "manual", does: "People keep from truncating" },
    code: {
      nodes: {
        TruncateStmt: ({ relations }: Fields, unit) => {
          if (!isCode(unit)) return undefined;
          const names = ((relations ?? []) as Fields[]).map(({ RangeVar: range }) => range ?? {});
          const lasting = names.filter((range) => !isTemporary(range.relname, unit));
          return lasting.length === 0 ? undefined : `TRUNCATE ${lasting.map(qualified).join(", ")}`;
        },
      },
      pattern: /\btruncate(?:\s+table)?(?:\s+only)?(?!\s+on\b)(?:\s+["%a-z_]|\s*$)/i,
      unless: isAboutTemporary,
    },
  },
  {
    id: "repl-ddl-in-routine",
    category: "replication",
    severity: "warning",
    title: "Tables made or changed by stored code",
    why: "DMS does not see tables that a routine creates, alters or drops; a table made during the migration is missing on the target, and a new column stops its table.",
    remedy: "Do not run it between the export and the switch; make the tables it will need beforehand.",
    effort: "simple",
    fix: { kind: "manual", does: "People keep from running it" },
    code: {
      nodes: {
        CreateStmt: ({ relation }: Fields, unit) => made(relation, unit),
        CreateTableAsStmt: ({ into, objtype }: Fields, unit) =>
          objtype === "OBJECT_TABLE" ? made(into?.rel, unit) : undefined,
        AlterTableStmt: ({ relation, objtype }: Fields, unit) =>
          isCode(unit) && objtype === "OBJECT_TABLE" && !isTemporary(relation?.relname, unit)
            ? `ALTER TABLE ${qualified(relation)}`
            : undefined,
        DropStmt: ({ objects, removeType }: Fields, unit) => {
          if (!isCode(unit) || removeType !== "OBJECT_TABLE") return undefined;
          const names = ((objects ?? []) as Fields[]).map(({ List: list }) => namesOf(list?.items));
          const lasting = names.filter((parts) => !isTemporary(parts.at(-1), unit));
          return lasting.length === 0 ? undefined : `DROP TABLE ${lasting.map((parts) => parts.join(".")).join(", ")}`;
        },
      },
      pattern: /\b(?:create\s+(?:unlogged\s+)?table|alter\s+table|drop\s+table)\b/i,
      unless: isAboutTemporary,
    },
  },
];

/** Whether the text runs by itself: routines and jobs, not the definitions of tables. */
function isCode({ object }: CodeUnit): boolean {
  return (object.type === "routine" || object.type === "setting") && !object.name.startsWith("awsdms_");
}

function made(range: Fields, unit: CodeUnit): string | undefined {
  return isCode(unit) && range?.relpersistence !== "t" ? `CREATE TABLE ${qualified(range)}` : undefined;
}

function qualified(range: Fields): string {
  return [range?.schemaname, range?.relname].filter(Boolean).join(".");
}

const TEMPORARY =
  /\bcreate\s+(?:(?:local|global)\s+)?temp(?:orary)?\s+table\s+(?:if\s+not\s+exists\s+)?"?([^\s"(;]+)/gi;

/** Whether the same code makes a temporary table of this name. */
function isTemporary(name: string | undefined, { text }: CodeUnit): boolean {
  return [...text.matchAll(TEMPORARY)].some(
    ([, made]) => made?.replace(/^pg_temp\./i, "").toLowerCase() === name?.toLowerCase(),
  );
}

const NAMED = /\b(?:truncate|table)\s+(?:table\s+)?(?:if\s+exists\s+)?(?:only\s+)?"?([^\s"'(;,]+)/i;

/** The same for text that is only searched: dynamic SQL. */
function isAboutTemporary(found: string, unit: CodeUnit): boolean {
  return isTemporary(NAMED.exec(found)?.[1], unit);
}
