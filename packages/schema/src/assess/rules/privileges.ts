import { MIGRATION_SCHEMAS } from "@postgres-to-aurora/domain";
import { type Fields, namesOf } from "@postgres-to-aurora/sql-parser";
import type { ObjectRef } from "../../object-ref.js";
import { isNotOfExtension, routineName } from "../catalog-sql.js";
import { routineOf } from "../code-of-dump.js";
import type { DumpModel } from "../dump-model.js";
import { refByRange } from "../dump-refs.js";
import type { Hit, Rule } from "../rule.js";

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
    id: "priv-system-acl",
    category: "privileges",
    severity: "needs-change",
    title: "Rights on objects of the system",
    why: "Functions and views of pg_catalog belong to Aurora's own superuser, so nobody else may grant or revoke rights on them.",
    remedy:
      "Grant a predefined role in its place: pg_monitor for statistics and logs, pg_read_all_stats, or pg_signal_backend for ending sessions.",
    effort: "simple",
    fix: { kind: "auto", by: "convert-schema", phase: "pre-load", does: "The grants on pg_catalog are left out" },
    catalog: {
      sql: `SELECT 'routine' AS type, 'pg_catalog' AS schema, ${routineName("p")} AS name, NULL AS part, ${changedRights("pg_proc", "p.oid", "p.proacl", "f", "p.proowner")} AS evidence
          FROM pg_catalog.pg_proc p WHERE ${systemOwn("pg_proc", "p.oid", "p.pronamespace", "p.proacl")}
            AND ${changedRights("pg_proc", "p.oid", "p.proacl", "f", "p.proowner")} IS NOT NULL
        UNION ALL
        SELECT 'table', 'pg_catalog', c.relname, NULL, ${changedRights("pg_class", "c.oid", "c.relacl", "r", "c.relowner")}
          FROM pg_catalog.pg_class c WHERE c.relkind IN ('r', 'v') AND ${systemOwn("pg_class", "c.oid", "c.relnamespace", "c.relacl")}
            AND ${changedRights("pg_class", "c.oid", "c.relacl", "r", "c.relowner")} IS NOT NULL`,
    },
    dump: { model: systemGrants },
    convert: {
      GrantStmt: ({ objects }, edit) => {
        const refs = ((objects ?? []) as Fields[]).map(systemObject);
        if (refs.length === 0 || refs.some((ref) => ref === undefined)) return;
        edit.leaveOut("Objects of pg_catalog belong to Aurora's own superuser");
        for (const object of refs)
          if (object)
            edit.intend({
              object,
              attribute: "grants",
              difference: "Rights on objects of pg_catalog stay Aurora's own",
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

/** Whether an object of pg_catalog has rights other than those it came with. */
function systemOwn(catalog: string, oid: string, namespace: string, acl: string): string {
  return `${namespace} = 'pg_catalog'::pg_catalog.regnamespace AND ${acl} IS NOT NULL AND ${isNotOfExtension(catalog, oid)}
    AND ${acl} IS DISTINCT FROM ${initialRights(catalog, oid)}`;
}

function initialRights(catalog: string, oid: string): string {
  return `(SELECT i.initprivs FROM pg_catalog.pg_init_privs i
    WHERE i.objoid = ${oid} AND i.classoid = 'pg_catalog.${catalog}'::pg_catalog.regclass AND i.objsubid = 0)`;
}

/** Who got rights, or else who lost some; null when the two lists hold the same. */
function changedRights(catalog: string, oid: string, acl: string, kind: string, owner: string): string {
  const initial = `coalesce(${initialRights(catalog, oid)}, pg_catalog.acldefault('${kind}', ${owner}))`;
  const lists = (now: string, before: string) =>
    `(SELECT pg_catalog.string_agg(DISTINCT y.who, ', ' ORDER BY y.who) FROM (
       SELECT CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.pg_get_userbyid(x.grantee)::text END COLLATE "C" AS who
         FROM (SELECT g.grantee, g.privilege_type FROM pg_catalog.aclexplode(${now}) g
               EXCEPT SELECT g.grantee, g.privilege_type FROM pg_catalog.aclexplode(${before}) g) x) y)`;
  return `coalesce('granted to ' || ${lists(acl, initial)}, 'revoked from ' || ${lists(initial, acl)})`;
}

function systemObject(object: Fields): ObjectRef | undefined {
  const { ObjectWithArgs: routine, RangeVar: range } = object;
  if (routine && namesOf(routine.objname)[0] === "pg_catalog")
    return routineOf(routine.objname, routine.objfuncargs ?? []);
  // A GRANT does not tell views from tables.
  return range?.schemaname === "pg_catalog" ? refByRange("table", range) : undefined;
}

function systemGrants({ statements, parser }: DumpModel): Hit[] {
  const found = new Map<string, { hit: Hit; granted: Set<string>; revoked: Set<string> }>();
  for (const statement of statements) {
    if (statement.type !== "GrantStmt") continue;
    const fields = parser.statement(statement.text).node?.["GrantStmt"];
    const grantees = ((fields?.grantees ?? []) as Fields[]).map(({ RoleSpec }) =>
      RoleSpec?.roletype === "ROLESPEC_PUBLIC" ? "PUBLIC" : (RoleSpec?.rolename ?? ""),
    );
    for (const object of ((fields?.objects ?? []) as Fields[]).flatMap((item) => systemObject(item) ?? [])) {
      const key = JSON.stringify(object);
      const entry = found.get(key) ?? {
        hit: { object, evidence: "", at: { statement } },
        granted: new Set(),
        revoked: new Set(),
      };
      for (const role of grantees) (fields.is_grant ? entry.granted : entry.revoked).add(role);
      found.set(key, entry);
    }
  }
  return [...found.values()].map(({ hit, granted, revoked }) => ({
    ...hit,
    evidence:
      granted.size > 0
        ? `granted to ${[...granted].sort().join(", ")}`
        : `revoked from ${[...revoked].sort().join(", ")}`,
  }));
}
