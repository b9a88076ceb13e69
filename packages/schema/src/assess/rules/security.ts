import type { Fields } from "@postgres-to-aurora/sql-parser";
import { relationColumns, routineColumns, userRelations, userRoutines } from "../catalog-sql.js";
import { routineOf, routineRef } from "../code-of-dump.js";
import type { DumpModel } from "../dump-model.js";
import { relationRef } from "../dump-relations.js";
import type { Hit, Rule } from "../rule.js";
import { BOOTSTRAP, roleOf, roleOptions } from "./role-uses.js";
import { addSearchPath, isDefiner, setsSearchPath } from "./search-path.js";

/** Security definers, row-level security, rights on public, and secrets in definitions. */
export const security: Rule[] = [
  {
    id: "secdef-superuser",
    category: "roles",
    severity: "warning",
    title: "SECURITY DEFINER owned by a superuser",
    why: "It runs with the rights of its owner, who is no superuser on Aurora: what needed one fails only when the routine is called.",
    remedy: "Read the body, and grant the owner on the target what it needs.",
    effort: "simple",
    fix: { kind: "manual", does: "A person reads the body" },
    catalog: {
      sql: `${routineColumns("'SECURITY DEFINER'")} ${userRoutines()} AND p.prosecdef
        AND EXISTS (SELECT 1 FROM pg_catalog.pg_roles r WHERE r.oid = p.proowner AND r.rolsuper)`,
    },
    dump: { model: definersOfSuperusers },
  },
  {
    id: "secdef-search-path",
    category: "roles",
    severity: "warning",
    title: "SECURITY DEFINER without a search_path",
    why: "Whoever calls it decides by the search_path which objects it uses with the rights of its owner. This is a weakness, not a hindrance.",
    remedy: "Add SET search_path with the schemas it needs and pg_temp last.",
    effort: "simple",
    fix: {
      kind: "offered",
      by: "convert-schema",
      phase: "pre-load",
      does: "SET search_path is added with the schema of the routine, public and pg_temp",
    },
    catalog: {
      sql: `${routineColumns("'SECURITY DEFINER'")} ${userRoutines()} AND p.prosecdef
        AND NOT EXISTS (SELECT 1 FROM pg_catalog.unnest(p.proconfig) u WHERE u LIKE 'search\\_path=%')`,
    },
    dump: {
      statements: {
        CreateFunctionStmt: (fields) =>
          isDefiner(fields) && !setsSearchPath(fields)
            ? [{ object: routineRef(fields), evidence: "SECURITY DEFINER" }]
            : [],
      },
    },
    convert: {
      CreateFunctionStmt: (fields, edit) => {
        if (isDefiner(fields)) addSearchPath(fields, edit);
      },
    },
  },
  {
    id: "rls",
    category: "roles",
    severity: "warning",
    title: "Row-level security",
    why: "A source user without BYPASSRLS reads a filtered table, and DMS reports success all the same. On the target the policies hold for all but the owner, with FORCE for the owner, too.",
    remedy: "Read the source as superuser or with BYPASSRLS, and have row-level security switched on after the load.",
    effort: "simple",
    fix: {
      kind: "auto",
      by: "export-schema",
      phase: "post-load",
      does: "ENABLE ROW LEVEL SECURITY stands behind the load, FORCE behind the switch",
    },
    catalog: { sql: `${relationColumns("'ROW LEVEL SECURITY'")} ${userRelations("rp")} AND c.relrowsecurity` },
    dump: {
      model: (model) =>
        [...model.relations.values()]
          .filter(({ rowSecurity }) => rowSecurity)
          .map((relation) => ({
            object: relationRef(relation),
            evidence: "ROW LEVEL SECURITY",
            at: { statement: relation.statement },
          })),
    },
  },
  {
    id: "schema-public-acl",
    category: "roles",
    severity: "info",
    title: "Everybody may create in public",
    why: "In a new database only its owner may create objects in public since PostgreSQL 15; a bundle without grants does not carry the right over.",
    remedy: "Decide who may create there: grant it to the application's role, or to PUBLIC as it was.",
    effort: "trivial",
    fix: { kind: "auto", by: "assess-schema", phase: "pre-load", does: "The grant is written out" },
    // Up to 14 it is the default, and version-15-public tells of it.
    applies: ({ source }) => (source >= 15 ? undefined : "version-15-public tells of it"),
    ...publicCreate(),
    sql: () => [{ where: "P0", sql: "GRANT CREATE ON SCHEMA public TO PUBLIC;" }],
  },
  {
    id: "secret-in-definition",
    category: "roles",
    severity: "warning",
    title: "Secret in a definition",
    why: "A password or key stands in clear text in the schema, and so in every dump, bundle and diff.",
    remedy: "Take it out, change it, and let the code read it from Secrets Manager or a protected table.",
    effort: "medium",
    fix: { kind: "manual", does: "The secret is taken out and changed" },
    // The connection string of a live subscription is for superusers only, and the rule on subscriptions finds those.
    dump: {
      statements: {
        CreateSubscriptionStmt: ({ subname, conninfo }) =>
          /password *=/i.test(conninfo ?? "")
            ? [
                {
                  object: { type: "subscription", schema: "", name: subname },
                  evidence: "password in the connection string",
                },
              ]
            : [],
      },
    },
    code: {
      pattern:
        /(password|passwd|secret|aws_access_key_id|api_?key)(\s+(constant\s+)?(text|varchar))?\s*[=:]=?>?\s*'{1,2}[^']{4,}'/i,
    },
  },
];

/** PUBLIC's right to create in schema public, live and as a dump shows it. */
export function publicCreate(): Pick<Rule, "catalog" | "dump"> {
  const object = { type: "schema" as const, schema: "", name: "public" };
  return {
    catalog: {
      sql: `SELECT 'schema' AS type, '' AS schema, n.nspname AS name, NULL AS part, 'PUBLIC may create' AS evidence FROM pg_catalog.pg_namespace n
        WHERE n.nspname = 'public' AND EXISTS (SELECT 1 FROM pg_catalog.aclexplode(coalesce(n.nspacl, pg_catalog.acldefault('n', n.nspowner))) a
          WHERE a.grantee = 0 AND a.privilege_type = 'CREATE')`,
    },
    dump: {
      model: (model) => {
        let granted = isDefaultOf(model);
        for (const { type, text } of model.statements) {
          if (type !== "GrantStmt" || !/\bSCHEMA\s+public\b/i.test(text)) continue;
          const change = onPublic(model.parser.statement(text).node?.[type]);
          if (change !== undefined) granted = change;
        }
        return granted ? [{ object, evidence: "PUBLIC may create" }] : [];
      },
    },
  };
}

/**
 * Whether a dump that says nothing of it means that PUBLIC may create: the default up to 14. pg_dump from 15 on says so
 * even then, unless it was told to leave grants and owners out.
 */
function isDefaultOf({ serverVersion, toolVersion, statements }: DumpModel): boolean {
  if (Number.parseInt(serverVersion, 10) >= 15) return false;
  return Number.parseInt(toolVersion, 10) < 15 || !statements.some(({ type }) => /^(AlterOwner|Grant)Stmt$/.test(type));
}

/** Whether a GRANT or REVOKE gives PUBLIC the right to create in public, or takes it; undefined when neither. */
function onPublic({ is_grant: isGrant, objtype, grantees, privileges }: Fields): boolean | undefined {
  const isPublic = ((grantees ?? []) as Fields[]).some(({ RoleSpec }) => RoleSpec?.roletype === "ROLESPEC_PUBLIC");
  const all = privileges === undefined;
  const create = all || (privileges as Fields[]).some(({ AccessPriv }) => AccessPriv?.priv_name === "create");
  return objtype === "OBJECT_SCHEMA" && isPublic && create ? isGrant === true : undefined;
}

/** A dump names owners, and says who is a superuser only where it makes the roles; postgres is one by custom. */
function definersOfSuperusers(model: DumpModel): Hit[] {
  const superusers = new Set([BOOTSTRAP]);
  const definers = new Map<string, Hit>();
  const hits: Hit[] = [];
  for (const statement of model.statements) {
    const { type, text } = statement;
    if (!/^(CreateRoleStmt|AlterRoleStmt|CreateFunctionStmt|AlterOwnerStmt)$/.test(type)) continue;
    const fields = model.parser.statement(text).node?.[type];
    if (type === "CreateFunctionStmt") {
      const object = routineRef(fields);
      if (isDefiner(fields)) definers.set(key(object), { object, evidence: "SECURITY DEFINER", at: { statement } });
    } else if (type !== "AlterOwnerStmt") {
      if (roleOptions(fields).includes("superuser")) superusers.add(roleOf(fields));
    } else if (/^OBJECT_(FUNCTION|PROCEDURE|ROUTINE)$/.test(fields.objectType)) {
      const { objname, objfuncargs, objargs } = fields.object?.ObjectWithArgs ?? {};
      const definer = definers.get(key(routineOf(objname, objfuncargs ?? objargs ?? [])));
      if (definer && superusers.has(fields.newowner?.rolename)) hits.push(definer);
    }
  }
  return hits;
}

function key({ schema, name }: Hit["object"]): string {
  return JSON.stringify([schema, name]);
}
