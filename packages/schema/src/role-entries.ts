import { quoteIdentifier, quoteLiteral } from "@postgres-to-aurora/postgres";
import { findNodes, loadParser, type Node, nodeType, type SqlParser } from "@postgres-to-aurora/sql-parser";
import type { DumpEntry } from "./dump.js";
import { splitSql } from "./statements.js";

/** Roles every server has; they are granted, never made. */
const isPredefined = (role: string) => role.startsWith("pg_");

const OPTIONS: Record<string, string> = {
  superuser: "SUPERUSER",
  createrole: "CREATEROLE",
  createdb: "CREATEDB",
  canlogin: "LOGIN",
  isreplication: "REPLICATION",
  bypassrls: "BYPASSRLS",
};

/**
 * The roles a dump speaks of, with those they are members of and their members, as entries that make them: without
 * passwords, and so that the one who makes them may give objects to them.
 * @param dump plain dump with owners and grants
 * @param roles what pg_dumpall --roles-only wrote
 */
export async function roleEntries(dump: string, roles: string): Promise<DumpEntry[]> {
  const parser = await loadParser();
  const statements = parseAll(roles, "the roles", parser);
  const wanted = connected(namedRoles(dump, parser), statements);
  const entries: DumpEntry[] = [];
  const add = (name: string, ...texts: string[]) =>
    entries.push({ type: "ROLE", schema: undefined, name, statements: texts, accessMethod: undefined });
  for (const role of [...wanted].sort()) {
    const attributes = statements.flatMap(({ node }) => attributesOf(node, role));
    const name = quoteIdentifier(role);
    const settings = statements.filter(({ node }) => node["AlterRoleSetStmt"]?.role?.rolename === role);
    add(
      role,
      `CREATE ROLE ${name}${attributes.length > 0 ? ` WITH ${attributes.join(" ")}` : ""};`,
      `DO $$BEGIN IF CURRENT_USER <> ${quoteLiteral(role)} THEN GRANT ${name} TO CURRENT_USER; END IF; END$$;`,
      ...settings.map(({ text }) => text),
    );
  }
  for (const { node } of statements) {
    const grant = node["GrantRoleStmt"];
    if (!grant) continue;
    const [granted] = grant.granted_roles.map((item: Node) => item["AccessPriv"]?.priv_name ?? "");
    const [grantee] = grant.grantee_roles.map((item: Node) => item["RoleSpec"]?.rolename ?? "");
    if (!wanted.has(grantee) || !(wanted.has(granted) || isPredefined(granted))) continue;
    const admin = JSON.stringify(grant.opt ?? []).includes('"admin"') ? " WITH ADMIN OPTION" : "";
    add(`${granted} to ${grantee}`, `GRANT ${quoteIdentifier(granted)} TO ${quoteIdentifier(grantee)}${admin};`);
  }
  return entries;
}

interface Statement {
  text: string;
  node: Node;
}

function parseAll(sql: string, file: string, parser: SqlParser): Statement[] {
  const found: Statement[] = [];
  for (const { kind, text } of splitSql(sql, file)) {
    const node = kind === "statement" ? parser.statement(text).node : undefined;
    if (node) found.push({ text, node });
  }
  return found;
}

/** Owners, grantees and the roles of policies and default privileges. */
function namedRoles(dump: string, parser: SqlParser): Set<string> {
  const named = new Set<string>();
  for (const { kind, text } of splitSql(dump, "the dump")) {
    if (kind !== "statement" || !/OWNER TO|^GRANT|^REVOKE|^ALTER DEFAULT|^CREATE POLICY/.test(text)) continue;
    const { node } = parser.statement(text);
    if (node === undefined || nodeType(node) === "CreateFunctionStmt") continue;
    for (const { roletype, rolename } of findNodes(node, "RoleSpec"))
      if (roletype === "ROLESPEC_CSTRING" && !isPredefined(rolename)) named.add(rolename);
  }
  return named;
}

/** With the roles they are members of, and their members. */
function connected(named: Set<string>, statements: Statement[]): Set<string> {
  const pairs = statements.flatMap(({ node }) => {
    const grant = node["GrantRoleStmt"];
    if (!grant) return [];
    const granted = grant.granted_roles.map((item: Node) => item["AccessPriv"]?.priv_name as string);
    const grantees = grant.grantee_roles.map((item: Node) => item["RoleSpec"]?.rolename as string);
    return granted.flatMap((role: string) => grantees.map((member: string) => [role, member] as const));
  });
  const reached = new Set(named);
  for (let before = -1; before !== reached.size; ) {
    before = reached.size;
    for (const [role, member] of pairs) {
      if (reached.has(member) && !isPredefined(role)) reached.add(role);
      if (reached.has(role)) reached.add(member);
    }
  }
  return reached;
}

/** What ALTER ROLE of pg_dumpall gives a role beyond the defaults; saying the defaults takes a superuser. */
function attributesOf(node: Node, role: string): string[] {
  const alter = node["AlterRoleStmt"];
  if (alter?.role?.rolename !== role) return [];
  return (alter.options ?? []).flatMap(({ DefElem: option }: Node) => {
    const { defname, arg } = option;
    if (defname === "inherit") return arg?.Boolean?.boolval ? [] : ["NOINHERIT"];
    if (defname === "connectionlimit") return [`CONNECTION LIMIT ${arg?.Integer?.ival ?? 0}`];
    if (defname === "validUntil") return [`VALID UNTIL ${quoteLiteral(arg?.String?.sval ?? "")}`];
    return OPTIONS[defname] && arg?.Boolean?.boolval ? [OPTIONS[defname]] : [];
  });
}
