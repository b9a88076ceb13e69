import { quoteIdentifier, quoteLiteral } from "@postgres-to-aurora/postgres";
import { type Fields, textOf } from "@postgres-to-aurora/sql-parser";
import type { ObjectRef } from "../../object-ref.js";
import type { FixSql, Hit, Rule } from "../rule.js";
import { isSuperuserParameter, SUPERUSER_PARAMETER } from "./superuser-parameters.js";

/** Settings of roles and databases that concern this database, one parameter a row. */
const SETTINGS = `SELECT 'setting' AS type, '' AS schema,
    CASE WHEN r.rolname IS NULL AND d.datname IS NULL THEN 'all roles'
      ELSE pg_catalog.concat_ws(' in ', 'role ' || r.rolname, 'database ' || d.datname) END AS name,
    pg_catalog.split_part(u, '=', 1) AS part,
    CASE WHEN pg_catalog.strpos(pg_catalog.split_part(u, '=', 1), '.') > 0 THEN 'a parameter of the application''s; its value is not shown'
      ELSE pg_catalog.split_part(u, '=', 1) || ' = ' || pg_catalog.substr(u, pg_catalog.strpos(u, '=') + 1) END AS evidence
  FROM pg_catalog.pg_db_role_setting s LEFT JOIN pg_catalog.pg_database d ON d.oid = s.setdatabase
  LEFT JOIN pg_catalog.pg_roles r ON r.oid = s.setrole CROSS JOIN LATERAL pg_catalog.unnest(s.setconfig) u
 WHERE (s.setdatabase = 0 OR d.datname = pg_catalog.current_database())`;

/** Parameters whose value is a list of names, each quoted by itself. */
const LISTS: readonly string[] = [
  "local_preload_libraries",
  "search_path",
  "session_preload_libraries",
  "temp_tablespaces",
  "unix_socket_directories",
];

/** Parameters that are set for roles, databases and the server itself. */
export const roleSettings: Rule[] = [
  {
    id: "priv-role-guc",
    category: "privileges",
    severity: "needs-change",
    title: "Setting of a role or database that takes a superuser",
    why: "ALTER ROLE and ALTER DATABASE may set this parameter only for a superuser, which nobody is on Aurora.",
    remedy: "Set the parameter for the whole cluster in its parameter group, or do without it.",
    effort: "simple",
    fix: {
      kind: "auto",
      by: "convert-schema",
      phase: "pre-load",
      does: "The setting is left out and listed for the parameter group",
    },
    catalog: { sql: `${SETTINGS} AND ${SUPERUSER_PARAMETER("u")}` },
    dump: {
      statements: {
        AlterRoleSetStmt: (fields) => settings(fields).filter(({ object }) => isSuperuserParameter(object.part ?? "")),
        AlterDatabaseSetStmt: (fields) =>
          settings(fields).filter(({ object }) => isSuperuserParameter(object.part ?? "")),
      },
    },
    convert: {
      AlterRoleSetStmt: ({ setstmt }, edit) => {
        if (isSuperuserParameter(setstmt?.name ?? "")) edit.leaveOut("Only a superuser may set this parameter");
      },
      AlterDatabaseSetStmt: ({ setstmt }, edit) => {
        if (isSuperuserParameter(setstmt?.name ?? "")) edit.leaveOut("Only a superuser may set this parameter");
      },
    },
    settings: (hits) =>
      hits.map(({ object, evidence }) => ({
        kind: "parameter group",
        name: object.part ?? "",
        value: valueIn(evidence),
        why: `Set for ${object.name} on the source; on Aurora it is set for the whole cluster`,
      })),
  },
  {
    id: "db-role-settings",
    category: "operation",
    severity: "info",
    title: "Setting of a role or database",
    why: "A dump without roles and without CREATE DATABASE leaves these settings behind, and sessions then run under other ones.",
    remedy: "Run the statements on the target when the roles are there; there the database may have another name.",
    effort: "trivial",
    fix: { kind: "auto", by: "assess-schema", does: "The statements that set it again are written out" },
    catalog: { sql: `${SETTINGS} AND NOT ${SUPERUSER_PARAMETER("u")}` },
    dump: {
      statements: {
        AlterRoleSetStmt: (fields) => settings(fields).filter(({ object }) => !isSuperuserParameter(object.part ?? "")),
        AlterDatabaseSetStmt: (fields) =>
          settings(fields).filter(({ object }) => !isSuperuserParameter(object.part ?? "")),
      },
    },
    sql: ({ object, evidence }) => setAgain(object, evidence),
  },
  {
    id: "priv-parameter-acl",
    category: "privileges",
    severity: "needs-change",
    title: "Right to set a parameter",
    why: "Only a superuser may grant the right to set or change a server parameter.",
    remedy: "Set the parameter in the cluster's parameter group instead.",
    effort: "simple",
    fix: { kind: "auto", by: "convert-schema", phase: "pre-load", does: "The grant is left out" },
    catalog: {
      from: 15,
      sql: `SELECT 'setting' AS type, '' AS schema, a.parname AS name, NULL AS part, 'granted to ' || pg_catalog.string_agg(DISTINCT
            CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.pg_get_userbyid(x.grantee)::text END COLLATE "C", ', ') AS evidence
          FROM pg_catalog.pg_parameter_acl a CROSS JOIN LATERAL pg_catalog.aclexplode(a.paracl) x WHERE x.grantee <> 10 GROUP BY a.parname`,
    },
    dump: {
      statements: {
        GrantStmt: ({ objtype, objects, grantees, is_grant }) =>
          objtype !== "OBJECT_PARAMETER_ACL" || is_grant !== true
            ? []
            : ((objects ?? []) as Fields[]).map((object) => ({
                object: { type: "setting" as const, schema: "", name: textOf(object) ?? "" },
                evidence: `granted to ${((grantees ?? []) as Fields[])
                  .map(({ RoleSpec }) => RoleSpec?.rolename ?? "PUBLIC")
                  .sort()
                  .join(", ")}`,
              })),
      },
    },
    convert: {
      GrantStmt: ({ objtype }, edit) => {
        if (objtype === "OBJECT_PARAMETER_ACL") edit.leaveOut("Only a superuser may grant rights on parameters");
      },
    },
  },
];

function settings({ role, dbname, database, setstmt }: Fields): Hit[] {
  const { name, args } = setstmt ?? {};
  if (name === undefined || !Array.isArray(args)) return [];
  const base = dbname ?? database;
  const parts = [role && `role ${role.rolename}`, base && `database ${base}`].filter(Boolean);
  const values = (args as Fields[]).map((arg) => textOf(arg) ?? "");
  const quoted = (value: string) => (/^[a-z_][a-z0-9_$]*$/.test(value) ? value : `"${value.replaceAll('"', '""')}"`);
  const text = LISTS.includes(name.toLowerCase()) ? values.map(quoted).join(", ") : values.join(", ");
  return [
    {
      object: { type: "setting", schema: "", name: parts.join(" in ") || "all roles", part: name },
      evidence: name.includes(".") ? "a parameter of the application's; its value is not shown" : `${name} = ${text}`,
    },
  ];
}

function valueIn(evidence: string): string {
  return evidence.slice(evidence.indexOf(" = ") + 3);
}

function setAgain({ name, part = "" }: ObjectRef, evidence: string): FixSql[] {
  // The values of parameters with a dot are unknown here: they may be secrets.
  if (part.includes(".")) return [];
  const both = /^role (.*) in database (.*)$/s.exec(name);
  const [kind = "", only = ""] = /^(?:(role|database) )?(.*)$/s.exec(name)?.slice(1) ?? [];
  const whose = both
    ? `ROLE ${quoteIdentifier(both[1] as string)} IN DATABASE ${quoteIdentifier(both[2] as string)}`
    : kind
      ? `${kind.toUpperCase()} ${quoteIdentifier(only)}`
      : "ROLE ALL";
  const value = valueIn(evidence);
  const literals = LISTS.includes(part.toLowerCase()) ? listItems(value).map(quoteLiteral) : [quoteLiteral(value)];
  return [{ where: "P0", sql: `ALTER ${whose} SET ${quoteIdentifier(part)} TO ${literals.join(", ")};` }];
}

/** The names of a list as the catalog keeps it: `"$user", public`. */
function listItems(value: string): string[] {
  return [...value.matchAll(/"((?:[^"]|"")*)"|([^\s,"]+)/g)].map(([, quoted, bare]) =>
    quoted === undefined ? (bare as string) : quoted.replaceAll('""', '"'),
  );
}
