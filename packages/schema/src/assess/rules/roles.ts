import { quoteIdentifier, quoteLiteral } from "@postgres-to-aurora/postgres";
import { type Fields, optionsOf } from "@postgres-to-aurora/sql-parser";
import type { StatementEdit } from "../../convert/edit.js";
import type { Hit, Rule } from "../rule.js";
import {
  BOOTSTRAP,
  isOwnRole,
  isRoleOfDatabase,
  isUserRole,
  ownersNamed,
  roleHits,
  roleOf,
  roleOptions,
  roleRef,
  rolesNamed,
} from "./role-uses.js";

/** Attributes that only superusers may give; as the parser and as SQL call them. */
const ATTRIBUTES: Record<string, string> = {
  superuser: "SUPERUSER",
  isreplication: "REPLICATION",
  bypassrls: "BYPASSRLS",
};

/** Roles that Aurora has already, or reserves. */
const RESERVED = "^(rds|pg_)";

const ON_OBJECTS =
  "sd.classid NOT IN ('pg_catalog.pg_default_acl'::pg_catalog.regclass, 'pg_catalog.pg_user_mapping'::pg_catalog.regclass)";

/** Who logs in, or has to do with this database. */
const CONCERNED = `${isUserRole("r")} AND (r.rolcanlogin OR ${isRoleOfDatabase("r")})`;

const roleRow = (evidence: string) =>
  `SELECT 'role' AS type, '' AS schema, r.rolname AS name, NULL AS part, ${evidence} AS evidence`;

/** Roles and ownership. */
export const roles: Rule[] = [
  {
    id: "role-superuser-attr",
    category: "roles",
    severity: "needs-change",
    title: "Role with rights of a superuser",
    why: "Nobody is a superuser on Aurora, and only superusers may give SUPERUSER, REPLICATION or BYPASSRLS.",
    remedy:
      "Make the role without them; grant rds_superuser or rds_replication where it is truly needed. Nothing replaces BYPASSRLS except owning the tables.",
    effort: "simple",
    fix: { kind: "auto", by: "convert-schema", phase: "pre-load", does: "The attributes are left out" },
    catalog: {
      sql: `${roleRow(`pg_catalog.concat_ws(', ', CASE WHEN r.rolsuper THEN 'SUPERUSER' END, CASE WHEN r.rolreplication THEN 'REPLICATION' END,
          CASE WHEN r.rolbypassrls THEN 'BYPASSRLS' END)`)} FROM pg_catalog.pg_roles r
        WHERE (r.rolsuper OR r.rolreplication OR r.rolbypassrls) AND ${CONCERNED}`,
    },
    dump: {
      statements: { CreateRoleStmt: superuserAttributes, AlterRoleStmt: superuserAttributes },
    },
    convert: { CreateRoleStmt: withoutAttributes, AlterRoleStmt: withoutAttributes },
  },
  {
    id: "role-reserved",
    category: "roles",
    severity: "blocker",
    title: "Reserved role name",
    why: "Names that begin with rds or pg_ belong to Aurora and PostgreSQL; postgres is the usual name of the master user, which exists already.",
    remedy: "Give the role another name on the source; let the master user stand in for postgres.",
    effort: "medium",
    fix: { kind: "manual", does: "The role is renamed" },
    catalog: {
      sql: `${roleRow("'reserved name'")}, CASE r.rolname WHEN '${BOOTSTRAP}' THEN 'info' WHEN 'admin' THEN 'warning' END AS severity
        FROM pg_catalog.pg_roles r WHERE (r.rolname ~ '${RESERVED}' AND r.oid >= 16384 AND (r.rolcanlogin OR ${isRoleOfDatabase("r")}))
          OR r.rolname IN ('${BOOTSTRAP}', 'admin')`,
    },
    dump: {
      model: (model) => {
        const owners = [...ownersNamed(model)].filter(([name]) => !isOwnRole(name));
        const hits = [...rolesNamed(model), ...owners].flatMap(([name, statement]) =>
          reserved(name).map((hit) => ({ ...hit, at: { statement } })),
        );
        return [...hits, ...[...model.roles].flatMap(reserved)];
      },
    },
  },
  {
    id: "role-missing",
    category: "roles",
    severity: "needs-change",
    title: "Role that must be there first",
    why: "A dump of one database holds no roles; every owner, grant and policy that names this one fails until it exists.",
    remedy: "Make the role on the target before the schema is applied, or export with the input roles.",
    effort: "trivial",
    fix: {
      kind: "auto",
      by: "assess-schema",
      phase: "pre-load",
      does: "Statements that make the roles are written out",
    },
    catalog: {
      sql: `${roleRow("'named in this database'")} FROM pg_catalog.pg_roles r WHERE ${isUserRole("r")} AND ${isRoleOfDatabase("r")}`,
    },
    dump: {
      model: (model) =>
        roleHits(
          [...rolesNamed(model)].filter(([name]) => !model.roles.has(name)),
          "named in this database",
        ),
    },
    sql: ({ object: { name } }) => [
      {
        where: "P0",
        sql: doBlock(
          `IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = ${quoteLiteral(name)}) THEN CREATE ROLE ${quoteIdentifier(name)} NOLOGIN; END IF;`,
        ),
      },
    ],
  },
  {
    id: "role-password",
    category: "roles",
    severity: "warning",
    title: "Password of a login",
    why: "Passwords are not in a dump of one database, only a superuser reads their hashes, and hashes of kind MD5 fail where the cluster asks for SCRAM.",
    remedy: "Set a new password on the target and keep it in Secrets Manager, or carry the SCRAM hash over.",
    effort: "simple",
    fix: { kind: "manual", does: "The login gets a password on the target" },
    catalog: { sql: `${roleRow("'login'")} FROM pg_catalog.pg_roles r WHERE r.rolcanlogin AND ${isUserRole("r")}` },
    dump: {
      statements: { CreateRoleStmt: logins, AlterRoleStmt: logins },
    },
  },
  {
    id: "auth-method",
    category: "roles",
    severity: "warning",
    title: "Way of logging in",
    why: "Aurora knows passwords, IAM and Kerberos. There is no trust, peer, ident, certificate, LDAP, RADIUS or PAM, and no rule by host.",
    remedy: "Give these logins passwords or IAM authentication, and let security groups say who may connect.",
    effort: "medium",
    fix: { kind: "manual", does: "The logins get another way in" },
    liveOnly: "It stands in pg_hba.conf",
    catalog: {
      // Lines for local sockets concern programs beside the server only.
      sql: `SELECT 'setting' AS type, '' AS schema, 'pg_hba.conf' AS name, NULL AS part, 'method ' || h.auth_method AS evidence,
          CASE WHEN pg_catalog.bool_and(h.type = 'local') THEN 'info' END AS severity
        FROM pg_catalog.pg_hba_file_rules h WHERE h.error IS NULL AND h.auth_method NOT IN ('scram-sha-256', 'md5', 'password', 'reject')
       GROUP BY h.auth_method`,
    },
  },
  {
    id: "owner-membership",
    category: "roles",
    severity: "warning",
    title: "Owner the master user must belong to",
    why: "Only a member of a role gives objects to it; from PostgreSQL 16 on the membership must allow SET ROLE.",
    remedy: "Grant the owner to the user that applies the schema, and revoke it afterwards.",
    effort: "trivial",
    fix: { kind: "auto", by: "assess-schema", phase: "pre-load", does: "The grants are written out" },
    catalog: {
      sql: `${roleRow("'owns objects'")} FROM pg_catalog.pg_roles r WHERE ${isUserRole("r")} AND ${isRoleOfDatabase("r", `sd.deptype = 'o' AND ${ON_OBJECTS}`)}`,
    },
    dump: {
      model: (model) =>
        roleHits(
          [...ownersNamed(model)].filter(([name]) => isOwnRole(name)),
          "owns objects",
        ),
    },
    sql: ({ object: { name } }, { target }) => [
      {
        where: "P0",
        sql: doBlock(
          `IF CURRENT_USER <> ${quoteLiteral(name)} THEN GRANT ${quoteIdentifier(name)} TO CURRENT_USER${target >= 16 ? " WITH SET TRUE, INHERIT TRUE" : ""}; END IF;`,
        ),
      },
    ],
  },
  {
    id: "default-privileges",
    category: "roles",
    severity: "info",
    title: "Default privileges",
    why: "Only a member of the role may set what its future objects grant.",
    remedy: "Export with the input roles, or run ALTER DEFAULT PRIVILEGES after the role has been granted.",
    effort: "trivial",
    fix: { kind: "manual", does: "They are set again after the grants" },
    catalog: {
      sql: `SELECT DISTINCT 'default privileges' AS type, coalesce(n.nspname, '') AS schema,
          CASE d.defaclobjtype WHEN 'r' THEN 'tables' WHEN 'S' THEN 'sequences' WHEN 'f' THEN 'routines' WHEN 'T' THEN 'types' WHEN 'n' THEN 'schemas' ELSE d.defaclobjtype::pg_catalog.text END
            || ' of ' || r.rolname AS name, NULL AS part, 'default privileges' AS evidence
        FROM pg_catalog.pg_default_acl d JOIN pg_catalog.pg_roles r ON r.oid = d.defaclrole LEFT JOIN pg_catalog.pg_namespace n ON n.oid = d.defaclnamespace`,
    },
    dump: {
      statements: { AlterDefaultPrivilegesStmt: defaultPrivileges },
    },
  },
];

/** A DO block whose quotes its text cannot end. */
function doBlock(body: string): string {
  let tag = "do";
  while (body.includes(`$${tag}$`)) tag += "_";
  return `DO $${tag}$BEGIN ${body} END$${tag}$;`;
}

function superuserAttributes(fields: Fields): Hit[] {
  const given = roleOptions(fields);
  const names = Object.keys(ATTRIBUTES).filter((name) => given.includes(name));
  const evidence = names.map((name) => ATTRIBUTES[name]).join(", ");
  const role = roleOf(fields);
  return names.length === 0 || !isOwnRole(role) ? [] : [{ object: roleRef(role), evidence }];
}

function withoutAttributes(fields: Fields, edit: StatementEdit): void {
  const options = optionsOf(fields.options).filter(({ name }) => ATTRIBUTES[name] !== undefined);
  for (const { location } of options) {
    const word = edit.tokens().find(({ start }) => start === location);
    if (word) edit.remove(word.start, word.end);
  }
}

function reserved(name: string): Hit[] {
  const hit: Hit = { object: roleRef(name), evidence: "reserved name" };
  if (name === BOOTSTRAP) return [{ ...hit, severity: "info" }];
  if (name === "admin") return [{ ...hit, severity: "warning" }];
  return new RegExp(RESERVED).test(name) && !name.startsWith("pg_") ? [hit] : [];
}

function logins(fields: Fields): Hit[] {
  const given = roleOptions(fields);
  const role = roleOf(fields);
  const login = given.includes("canlogin") || given.includes("password") || fields.stmt_type === "ROLESTMT_USER";
  return login && isOwnRole(role) ? [{ object: roleRef(role), evidence: "login" }] : [];
}

const DEFAULTS: Record<string, string> = {
  OBJECT_TABLE: "tables",
  OBJECT_SEQUENCE: "sequences",
  OBJECT_FUNCTION: "routines",
  OBJECT_TYPE: "types",
  OBJECT_SCHEMA: "schemas",
};

function defaultPrivileges({ options, action }: Fields): Hit[] {
  const items = (name: string) =>
    (optionsOf(options).find((option) => option.name === name)?.arg?.List?.items ?? []) as Fields[];
  const schemas = items("schemas").map((item) => item.String?.sval ?? "");
  return items("roles").flatMap(({ RoleSpec: spec }) =>
    (schemas.length > 0 ? schemas : [""]).map((schema): Hit => {
      const name = `${DEFAULTS[action?.objtype] ?? "objects"} of ${spec?.rolename ?? ""}`;
      return { object: { type: "default privileges", schema, name }, evidence: "default privileges" };
    }),
  );
}
