import { MIGRATION_SCHEMAS } from "@postgres-to-aurora/domain";
import { type Fields, namesOf } from "@postgres-to-aurora/sql-parser";
import type { ObjectRef } from "../../object-ref.js";
import { isNotOfExtension, routineName } from "../catalog-sql.js";
import { routineOf } from "../code-of-dump.js";
import type { Rule } from "../rule.js";

/** Roles whose rights are the server's files, programs and reserves. */
const SERVER_ROLES = [
  "pg_read_server_files",
  "pg_write_server_files",
  "pg_execute_server_program",
  "pg_checkpoint",
  "pg_create_subscription",
  "pg_use_reserved_connections",
];

/** Acts that take a superuser, and rights on what belongs to the system. */
export const privileges: Rule[] = [
  {
    id: "priv-event-trigger",
    category: "privileges",
    severity: "warning",
    title: "Event trigger",
    why: "It fires on the statements that apply the schema too, Aurora lets only rds_superuser create it, and a major upgrade asks for it to be dropped.",
    remedy: "Let it be created last, as the bundle does, and check that its function calls nothing of a superuser.",
    effort: "simple",
    fix: { kind: "auto", by: "export-schema", phase: "post-cutover", does: "It is created at the very end" },
    catalog: {
      sql: `SELECT 'event trigger' AS type, '' AS schema, t.evtname AS name, NULL AS part, t.evtevent AS evidence
        FROM pg_catalog.pg_event_trigger t JOIN pg_catalog.pg_proc p ON p.oid = t.evtfoid
        JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
       WHERE t.evtname !~ '^awsdms_' AND n.nspname NOT IN (${MIGRATION_SCHEMAS.map((schema) => `'${schema}'`).join(", ")})
         AND ${isNotOfExtension("pg_event_trigger", "t.oid")}`,
    },
    dump: {
      statements: {
        CreateEventTrigStmt: ({ trigname, eventname, funcname }) =>
          trigname.startsWith("awsdms_") || MIGRATION_SCHEMAS.includes(namesOf(funcname)[0] ?? "")
            ? []
            : [{ object: { type: "event trigger", schema: "", name: trigname }, evidence: eventname }],
      },
    },
    convert: { CreateEventTrigStmt: (_fields, edit) => edit.moveTo("post-cutover") },
  },
  {
    id: "priv-comment-ext",
    category: "privileges",
    severity: "info",
    title: "Comment on an extension",
    why: "Only the owner of an extension may comment on it, and creating the extension writes its usual comment anyway.",
    remedy: "Nothing is to be done; the comment is left out.",
    effort: "trivial",
    fix: { kind: "auto", by: "export-schema", phase: "pre-load", does: "The comment is left out" },
    catalog: {
      // plpgsql is in every database, and pg_dump writes no comment for it.
      sql: `SELECT 'extension' AS type, '' AS schema, e.extname AS name, NULL AS part, 'COMMENT ON EXTENSION' AS evidence
        FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_description d ON d.objoid = e.oid AND d.classoid = 'pg_catalog.pg_extension'::pg_catalog.regclass
       WHERE e.extname <> 'plpgsql'`,
    },
    dump: {
      statements: {
        CommentStmt: ({ objtype, object }) =>
          objtype === "OBJECT_EXTENSION" ? [{ object: extension(object), evidence: "COMMENT ON EXTENSION" }] : [],
      },
    },
    convert: {
      CommentStmt: ({ objtype, object }, edit) => {
        if (objtype !== "OBJECT_EXTENSION") return;
        edit.leaveOut("Only the owner of an extension may comment on it");
        edit.intend({
          object: extension(object),
          attribute: "comment",
          difference: "The comment is the one the extension brings along",
        });
      },
    },
  },
  {
    id: "priv-security-label",
    category: "privileges",
    severity: "needs-change",
    title: "Security label",
    why: "Aurora loads no provider of security labels (sepgsql, anon), and a label without its provider is refused.",
    remedy:
      "Protect the data by row-level security or views; pg_columnmask masks columns from Aurora 16.10 and 17.6 on.",
    effort: "medium",
    fix: { kind: "auto", by: "convert-schema", phase: "pre-load", does: "The labels are left out" },
    catalog: {
      sql: `SELECT 'column' AS type, n.nspname AS schema, c.relname AS name, a.attname AS part, 'label of provider ' || l.provider AS evidence
          FROM pg_catalog.pg_seclabel l JOIN pg_catalog.pg_class c ON c.oid = l.objoid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
          JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = l.objsubid
         WHERE l.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass AND l.objsubid <> 0
        UNION ALL
        SELECT CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' WHEN 'S' THEN 'sequence' WHEN 'f' THEN 'foreign table' ELSE 'table' END,
            n.nspname, c.relname, NULL, 'label of provider ' || l.provider
          FROM pg_catalog.pg_seclabel l JOIN pg_catalog.pg_class c ON c.oid = l.objoid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
         WHERE l.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass AND l.objsubid = 0
        UNION ALL
        SELECT 'routine', n.nspname, ${routineName("p")}, NULL, 'label of provider ' || l.provider
          FROM pg_catalog.pg_seclabel l JOIN pg_catalog.pg_proc p ON p.oid = l.objoid JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
         WHERE l.classoid = 'pg_catalog.pg_proc'::pg_catalog.regclass
        UNION ALL
        SELECT CASE o.type WHEN 'schema' THEN 'schema' WHEN 'large object' THEN 'large objects' ELSE 'type' END, coalesce(o.schema, ''), coalesce(o.name, o.identity), NULL,
            'label of provider ' || l.provider
          FROM pg_catalog.pg_seclabel l CROSS JOIN LATERAL pg_catalog.pg_identify_object(l.classoid, l.objoid, l.objsubid) o
         WHERE l.classoid NOT IN ('pg_catalog.pg_class'::pg_catalog.regclass, 'pg_catalog.pg_proc'::pg_catalog.regclass)`,
    },
    dump: {
      statements: {
        SecLabelStmt: (fields) => [
          { object: labelled(fields), evidence: `label of provider ${fields.provider ?? "(default)"}` },
        ],
      },
    },
    convert: { SecLabelStmt: (_fields, edit) => edit.leaveOut("Aurora loads no provider of security labels") },
  },
  {
    id: "priv-predefined-role",
    category: "privileges",
    severity: "needs-change",
    title: "Membership in a role of the server's",
    why: "Aurora gives no access to the server's files, programs and reserves, and its master user cannot grant these roles.",
    remedy: "Leave the membership out; aws_s3 moves files, and a job runner runs programs.",
    effort: "simple",
    fix: { kind: "auto", by: "convert-schema", phase: "pre-load", does: "The membership is left out" },
    catalog: {
      sql: `SELECT DISTINCT 'role' AS type, '' AS schema, m.rolname AS name, NULL AS part, 'member of ' || g.rolname AS evidence
        FROM pg_catalog.pg_auth_members a JOIN pg_catalog.pg_roles g ON g.oid = a.roleid JOIN pg_catalog.pg_roles m ON m.oid = a.member
       WHERE g.rolname IN (${SERVER_ROLES.map((role) => `'${role}'`).join(", ")}) AND m.rolname !~ '^pg_'`,
    },
    dump: {
      statements: {
        GrantRoleStmt: (fields) =>
          fields.is_grant !== true
            ? []
            : ((fields.grantee_roles ?? []) as Fields[]).flatMap(({ RoleSpec: member }) =>
                grantedRoles(fields)
                  .filter((role) => SERVER_ROLES.includes(role))
                  .map((role) => ({
                    object: { type: "role" as const, schema: "", name: member?.rolename ?? "" },
                    evidence: `member of ${role}`,
                  })),
              ),
      },
    },
    convert: {
      GrantRoleStmt: (fields, edit) => {
        if (grantedRoles(fields).every((role) => SERVER_ROLES.includes(role)))
          edit.leaveOut("Aurora's master user cannot grant this role");
      },
    },
  },
];

function extension(object: Fields): ObjectRef {
  return { type: "extension", schema: "", name: object?.String?.sval ?? "" };
}

function grantedRoles({ granted_roles }: Fields): string[] {
  return ((granted_roles ?? []) as Fields[]).map(({ AccessPriv }) => AccessPriv?.priv_name ?? "");
}

function labelled({ objtype, object }: Fields): ObjectRef {
  const names: string[] = namesOf(object?.List?.items ?? object?.TypeName?.names);
  const type = String(objtype).replace("OBJECT_", "").toLowerCase();
  const [schema = "", name = "", part] = names;
  if (type === "column") return { type: "column", schema, name, part: part ?? "" };
  if (object?.ObjectWithArgs) return routineOf(object.ObjectWithArgs.objname, object.ObjectWithArgs.objfuncargs ?? []);
  if (object?.String) return { type: type === "schema" ? "schema" : "type", schema: "", name: object.String.sval };
  const relation = { matview: "materialized view", foreign_table: "foreign table" }[type] ?? type;
  return { type: relation as ObjectRef["type"], schema, name };
}
