import { quoteIdentifier, quoteLiteral } from "@postgres-to-aurora/postgres";
import type { ObjectRef } from "../../object-ref.js";
import type { DumpModel } from "../dump-model.js";
import { extensionUses } from "../extension-uses.js";
import { withExtensionUses } from "../extension-uses-sql.js";
import type { Hit, Road, Rule } from "../rule.js";
import { ABSENT_EXTENSIONS } from "./absent-extensions.js";
import { AURORA_EXTENSIONS, LIST_DATE, LISTED_MAJORS } from "./aurora-extensions.js";

/** Absent ones with a rule of their own. */
const OWN_RULE: readonly string[] = ["timescaledb", "citus", "citus_columnar"];

const TOOLS = Object.keys(ABSENT_EXTENSIONS).filter((name) => ABSENT_EXTENSIONS[name]?.tool);
const PORTABLE = Object.keys(ABSENT_EXTENSIONS).filter((name) => ABSENT_EXTENSIONS[name]?.portable);

const IN_USE = "in use";
const UNUSED = "nothing uses it";

/** A literal list for IN (...). */
export function sqlList(names: readonly string[]): string {
  return names.map(quoteLiteral).join(", ");
}

/** The reference of an extension. */
export function extensionRef(name: string): ObjectRef {
  return { type: "extension", schema: "", name };
}

/** Version of an extension on a major of Aurora; undefined when it lacks it. */
export function offered(name: string, { target }: Road): string | undefined {
  return AURORA_EXTENSIONS[name]?.[LISTED_MAJORS.indexOf(target)] || undefined;
}

function offeredNames(road: Road): string[] {
  return Object.keys(AURORA_EXTENSIONS).filter((name) => offered(name, road) !== undefined);
}

/** Why the list says nothing of a target; undefined when it does. */
export function listed({ target }: Road): string | undefined {
  if (LISTED_MAJORS.includes(target)) return undefined;
  return `The list of extensions (${LIST_DATE}) does not know Aurora PostgreSQL ${target}`;
}

function absentOf(model: DumpModel, road: Road): string[] {
  return model.extensions.map(({ name }) => name).filter((name) => offered(name, road) === undefined);
}

function isUsed(name: string, model: DumpModel, road: Road): boolean {
  return extensionUses(model, absentOf(model, road)).some(({ extension }) => extension === name);
}

function adviceFor({ object }: Hit): string | undefined {
  return ABSENT_EXTENSIONS[object.name]?.remedy;
}

/** Extensions that Aurora lacks. */
export const extensions: Rule[] = [
  {
    id: "ext-unsupported",
    category: "extensions",
    severity: "blocker",
    title: "Extension that Aurora lacks",
    why: "CREATE EXTENSION fails there, and with it every column, index, view and routine that needs the extension.",
    remedy:
      "Nothing is known of this extension: compare with pg_available_extensions of the target, replace what uses it, and drop it on the source.",
    effort: "significant",
    fix: { kind: "manual", does: "What uses it is rewritten and the extension dropped on the source" },
    applies: listed,
    catalog: {
      sql: (road) => `${withExtensionUses(`e.extname NOT IN (${sqlList([...offeredNames(road), ...OWN_RULE])})`)}
        SELECT 'extension' AS type, '' AS schema, h.extname AS name, NULL AS part,
               CASE WHEN u.used THEN ${quoteLiteral(IN_USE)} ELSE ${quoteLiteral(UNUSED)} END AS evidence,
               CASE WHEN NOT u.used OR h.extname IN (${sqlList(PORTABLE)}) THEN 'needs-change' END AS severity
          FROM chosen h, LATERAL (SELECT EXISTS (SELECT 1 FROM uses x WHERE x.extension = h.oid) AS used) u
         WHERE u.used OR h.extname NOT IN (${sqlList(TOOLS)})`,
    },
    dump: {
      model: (model, road) =>
        model.extensions.flatMap(({ name, statement }): Hit[] => {
          if (offered(name, road) !== undefined || OWN_RULE.includes(name)) return [];
          const used = isUsed(name, model, road);
          if (!used && TOOLS.includes(name)) return [];
          const hit: Hit = { object: extensionRef(name), evidence: used ? IN_USE : UNUSED, at: { statement } };
          return [!used || PORTABLE.includes(name) ? { ...hit, severity: "needs-change" } : hit];
        }),
    },
    remedyFor: adviceFor,
    sql: ({ object, evidence }) =>
      evidence === UNUSED
        ? [{ where: "source", sql: `DROP EXTENSION IF EXISTS ${quoteIdentifier(object.name)};` }]
        : [],
  },
  {
    id: "ext-diagnostic",
    category: "extensions",
    severity: "needs-change",
    title: "Tool extension that Aurora lacks",
    why: "CREATE EXTENSION fails there. The extension serves development or diagnosis, and nothing depends on it.",
    remedy: "Leave it out.",
    effort: "trivial",
    fix: {
      kind: "auto",
      by: "convert-schema",
      phase: "pre-load",
      does: "CREATE EXTENSION and its comment are left out",
    },
    applies: listed,
    catalog: {
      sql: (
        road,
      ) => `${withExtensionUses(`e.extname NOT IN (${sqlList(offeredNames(road))}) AND e.extname IN (${sqlList(TOOLS)})`)}
        SELECT 'extension' AS type, '' AS schema, h.extname AS name, NULL AS part, ${quoteLiteral(UNUSED)} AS evidence
          FROM chosen h WHERE NOT EXISTS (SELECT 1 FROM uses x WHERE x.extension = h.oid)`,
    },
    dump: {
      model: (model, road) =>
        model.extensions
          .filter(({ name }) => isIdleTool(name, model, road))
          .map(({ name, statement }) => ({ object: extensionRef(name), evidence: UNUSED, at: { statement } })),
    },
    remedyFor: adviceFor,
    convert: {
      CreateExtensionStmt: ({ extname }, edit) => {
        if (!isIdleTool(extname, edit.model, edit.road)) return;
        edit.leaveOut(`Aurora PostgreSQL ${edit.road.target} has no extension ${extname}, and nothing here uses it`);
        edit.intend({
          object: extensionRef(extname),
          difference: "Left out: a tool that Aurora lacks and nothing uses",
        });
      },
      CommentStmt: ({ objtype, object }, edit) => {
        const name = object?.String?.sval ?? "";
        if (objtype === "OBJECT_EXTENSION" && isIdleTool(name, edit.model, edit.road))
          edit.leaveOut(`The extension ${name} is left out`);
      },
    },
  },
  {
    id: "ext-has-dependents",
    category: "extensions",
    severity: "info",
    title: "Object that needs a missing extension",
    why: "It cannot exist there as it is, because its type, function or operator class comes from an extension that Aurora lacks.",
    remedy: "Rewrite it without the extension before the export; the finding on the extension says what to use.",
    effort: "medium",
    fix: { kind: "manual", does: "The object is rewritten without the extension" },
    applies: listed,
    catalog: {
      sql: (road) => `${withExtensionUses(`e.extname NOT IN (${sqlList(offeredNames(road))})`)}
        SELECT x.type, x.schema, x.name, x.part, 'needs ' || h.extname AS evidence FROM uses x JOIN chosen h ON h.oid = x.extension`,
    },
    dump: {
      model: (model, road) =>
        extensionUses(model, absentOf(model, road)).map(({ extension, object, statement }) => ({
          object,
          evidence: `needs ${extension}`,
          at: { statement },
        })),
    },
  },
];

function isIdleTool(name: string, model: DumpModel, road: Road): boolean {
  return TOOLS.includes(name) && listed(road) === undefined && !offered(name, road) && !isUsed(name, model, road);
}
