import { type Fields, findNodes, optionsOf } from "@postgres-to-aurora/sql-parser";
import type { ObjectRef } from "../../object-ref.js";
import type { DumpModel, DumpStatement } from "../dump-model.js";
import type { Hit } from "../rule.js";

/** The reference of a role. */
export function roleRef(name: string): ObjectRef {
  return { type: "role", schema: "", name };
}

/** The superuser of a fresh server, whose place the master user takes. */
export const BOOTSTRAP = "postgres";

/** Roles that every server has, or that stand for whoever is meant. */
export function isOwnRole(name: string): boolean {
  return name !== "" && name !== BOOTSTRAP && !name.startsWith("pg_");
}

/** SQL: whether a row of pg_roles is a role of the user's; oid 10 is the superuser of initdb. */
export function isUserRole(alias: string): string {
  return `(${alias}.rolname !~ '^pg_' AND ${alias}.rolname <> '${BOOTSTRAP}' AND ${alias}.oid <> 10)`;
}

/** SQL: whether a row of pg_roles owns something in this database, holds rights on it or stands in a policy. */
export function isRoleOfDatabase(alias: string, more = "true"): string {
  return `EXISTS (SELECT 1 FROM pg_catalog.pg_shdepend sd WHERE sd.refclassid = 'pg_catalog.pg_authid'::pg_catalog.regclass AND sd.refobjid = ${alias}.oid
    AND sd.dbid = (SELECT db.oid FROM pg_catalog.pg_database db WHERE db.datname = pg_catalog.current_database()) AND ${more})`;
}

/** Statements that name roles of any kind. */
const NAMING: readonly string[] = [
  "AlterOwnerStmt",
  "AlterDefaultPrivilegesStmt",
  "AlterTableStmt",
  "CreatePolicyStmt",
  "CreateUserMappingStmt",
  "GrantRoleStmt",
  "GrantStmt",
];

/** Words by which a statement names a role; spares parsing the many ALTER TABLE statements that do not. */
const MAY_NAME = /OWNER TO|^GRANT|^REVOKE|^ALTER DEFAULT|^CREATE POLICY|^CREATE USER MAPPING/i;

/** Roles that a dump names as owners, grantees or users, each with the first statement that does. */
export function rolesNamed(model: DumpModel): Map<string, DumpStatement> {
  const named = new Map<string, DumpStatement>();
  for (const statement of model.statements) {
    if (!NAMING.includes(statement.type) || !MAY_NAME.test(statement.text)) continue;
    const fields = model.parser.statement(statement.text).node?.[statement.type];
    for (const name of namesIn(statement.type, fields)) if (!named.has(name)) named.set(name, statement);
  }
  return named;
}

function namesIn(type: string, fields: Fields): string[] {
  const specs = findNodes(fields, "RoleSpec") as Fields[];
  if (type === "CreateUserMappingStmt") specs.push(fields.user);
  const names = specs.filter((spec) => spec?.roletype === "ROLESPEC_CSTRING").map(({ rolename }) => String(rolename));
  if (type === "GrantRoleStmt")
    for (const { AccessPriv } of fields.granted_roles ?? []) names.push(String(AccessPriv?.priv_name ?? ""));
  return names.filter(isOwnRole);
}

/** The owner a statement gives an object. */
export function newOwner(type: string, fields: Fields): string | undefined {
  if (type === "AlterOwnerStmt") return fields.newowner?.rolename;
  for (const { AlterTableCmd: command } of (fields.cmds ?? []) as Fields[])
    if (command?.subtype === "AT_ChangeOwner") return command.newowner?.rolename;
  return undefined;
}

/** Owners in a dump, each with the first statement that says so. */
export function ownersNamed(model: DumpModel): Map<string, DumpStatement> {
  const owners = new Map<string, DumpStatement>();
  for (const statement of model.statements) {
    if (statement.type !== "AlterOwnerStmt" && statement.type !== "AlterTableStmt") continue;
    if (!/OWNER TO/i.test(statement.text)) continue;
    const owner = newOwner(statement.type, model.parser.statement(statement.text).node?.[statement.type]);
    if (owner !== undefined && !owners.has(owner)) owners.set(owner, statement);
  }
  return owners;
}

/** One finding for each role. */
export function roleHits(roles: Iterable<[string, DumpStatement]>, evidence: string): Hit[] {
  return [...roles].map(([name, statement]) => ({ object: roleRef(name), evidence, at: { statement } }));
}

/** Options of CREATE ROLE or ALTER ROLE that are set to true, by the parser's names. */
export function roleOptions(fields: Fields): string[] {
  return optionsOf(fields.options)
    .filter(({ name, arg }) => (name === "password" ? arg !== undefined : arg?.Boolean?.boolval === true))
    .map(({ name }) => name);
}

/** Name of the role that CREATE ROLE or ALTER ROLE is about. */
export function roleOf({ role }: Fields): string {
  return typeof role === "string" ? role : (role?.rolename ?? "");
}
