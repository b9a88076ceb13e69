import { type Fields, namesOf } from "@postgres-to-aurora/sql-parser";
import type { ObjectRef } from "../../object-ref.js";
import { isNotOfExtension, routineName } from "../catalog-sql.js";
import { routineOf } from "../code-of-dump.js";
import type { DumpModel } from "../dump-model.js";
import { refByRange } from "../dump-refs.js";
import type { Hit, Rule } from "../rule.js";

/** Rights on what belongs to the system. */
export const systemRights: Rule[] = [
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
];

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
