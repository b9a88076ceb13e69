import { textOf } from "@postgres-to-aurora/sql-parser";
import type { ObjectRef } from "../../object-ref.js";
import type { DumpModel, DumpStatement } from "../dump-model.js";
import { snippet } from "../redact.js";
import type { Hit, Rule } from "../rule.js";
import { ownersNamed, roleRef } from "./role-uses.js";

/** Settings that pg_dump writes at the head, with the major that knows them first. */
const SETTINGS: Readonly<Record<string, number>> = {
  transaction_timeout: 17,
  default_toast_compression: 14,
  default_table_access_method: 12,
};

const DUMP: ObjectRef = { type: "setting", schema: "", name: "dump file" };

/** What only a dump shows, and what it lacks. */
export const dumps: Rule[] = [
  {
    id: "dump-unparsed",
    category: "dump",
    severity: "warning",
    title: "Statement that could not be read",
    why: "The parser does not take this statement, so nothing in it was judged.",
    remedy: "Read it yourself, or make the dump again with pg_dump of the server's own version.",
    effort: "simple",
    fix: { kind: "manual", does: "A person reads the statement" },
    dump: {
      model: ({ unparsed }) =>
        unparsed.map(({ statement, reason }) => ({
          object: DUMP,
          evidence: snippet(`${reason}: ${statement.text}`),
          at: { statement },
        })),
    },
  },
  {
    id: "dump-psql-meta",
    category: "dump",
    severity: "info",
    title: "Line for psql",
    why: "Lines that begin with a backslash are commands of psql; no other program takes them.",
    remedy: "Nothing to do: the exported bundle is without them.",
    effort: "trivial",
    fix: { kind: "auto", by: "export-schema", does: "Such lines are left out" },
    dump: { model: metaCommands },
  },
  {
    id: "dump-set-unknown",
    category: "dump",
    severity: "needs-change",
    title: "Setting the target does not know",
    why: "pg_dump of a newer major sets a parameter that the target's major does not have; the statement fails there.",
    remedy: "Leave the statement out.",
    effort: "trivial",
    fix: { kind: "auto", by: "convert-schema", phase: "pre-load", does: "The statement is left out" },
    dump: {
      statements: {
        VariableSetStmt: ({ name }, _statement, _model, { target }) =>
          isUnknown(name, target) ? [{ object: { type: "setting", schema: "", name }, evidence: `SET ${name}` }] : [],
      },
    },
    convert: {
      VariableSetStmt: ({ name }, edit) => {
        if (isUnknown(name, edit.road.target)) edit.leaveOut(`PostgreSQL ${edit.road.target} has no parameter ${name}`);
      },
    },
  },
  {
    id: "dump-lacks",
    category: "dump",
    severity: "info",
    title: "What a dump does not hold",
    why: "Rules about these things could not be judged: only the live source tells.",
    remedy: "Assess the live source, too, with source-url.",
    effort: "trivial",
    fix: { kind: "manual", does: "The live source is assessed" },
    dump: {
      model: (model) => [{ object: DUMP, evidence: `no ${lacking(model).join(", ")}` }],
    },
  },
  {
    id: "dump-pg-dump-older",
    category: "dump",
    severity: "warning",
    title: "Dump by an older pg_dump",
    why: "pg_dump does not know what a newer server has, so objects may be missing or changed.",
    remedy: "Make the dump with pg_dump of the server's major or a newer one.",
    effort: "trivial",
    fix: { kind: "manual", does: "The dump is made again" },
    dump: {
      model: ({ serverVersion, toolVersion }) =>
        Number.parseInt(toolVersion, 10) < Number.parseInt(serverVersion, 10)
          ? [{ object: DUMP, evidence: `pg_dump ${toolVersion} of server ${serverVersion}` }]
          : [],
    },
  },
  {
    id: "dump-search-path",
    category: "dump",
    severity: "info",
    title: "Empty search_path while loading",
    why: "The dump loads with an empty search_path: names in routines that are not qualified are not found when an index or a generated column calls them.",
    remedy: "Qualify the names in such routines, or give them SET search_path.",
    effort: "trivial",
    fix: { kind: "manual", does: "Names are qualified where other findings say so" },
    dump: {
      statements: {
        SelectStmt: ({ targetList }) => {
          const call = targetList?.[0]?.ResTarget?.val?.FuncCall;
          const [name, value] = ((call?.args ?? []) as Parameters<typeof textOf>[0][]).map(textOf);
          if (call?.funcname?.at(-1)?.String?.sval !== "set_config" || name !== "search_path" || value !== "")
            return [];
          return [{ object: { type: "setting", schema: "", name: "search_path" }, evidence: "set to nothing" }];
        },
      },
    },
  },
  {
    id: "dump-owner",
    category: "dump",
    severity: "info",
    title: "Owner the dump does not make",
    why: "ALTER ... OWNER TO names a role that is not in the dump, or a superuser.",
    remedy: "Export without owners, or make the roles first.",
    effort: "trivial",
    fix: { kind: "auto", by: "export-schema", does: "Owners are left out, or carried with their roles (input roles)" },
    dump: {
      model: (model) =>
        [...ownersNamed(model)]
          .filter(([name]) => !model.roles.has(name))
          .map(([name, statement]) => ({ object: roleRef(name), evidence: "OWNER TO", at: { statement } })),
    },
  },
];

function isUnknown(name: string | undefined, target: number): boolean {
  return (SETTINGS[name ?? ""] ?? 0) > target;
}

/** One finding for each psql command; its arguments are keys of chance or names of files. */
function metaCommands({ metaLines }: DumpModel): Hit[] {
  const first = new Map<string, Hit>();
  for (const { file, line, text } of metaLines) {
    const command = /^\\\S*/.exec(text)?.[0] ?? text;
    const statement: DumpStatement = { file, text, start: 0, line, type: "" };
    if (!first.has(command)) first.set(command, { object: DUMP, evidence: command, at: { statement } });
  }
  return [...first.values()];
}

function lacking({ roles, statements }: DumpModel): string[] {
  const has = (type: string) => statements.some((statement) => statement.type === type);
  return [
    ...(roles.size > 0 ? [] : ["roles"]),
    ...(has("CreatedbStmt") ? [] : ["database properties"]),
    ...(has("AlterDatabaseSetStmt") ? [] : ["settings of the database"]),
    "versions of extensions",
    "sizes and statistics",
    "sequence values",
    "large objects",
    "invalid indexes",
  ];
}
