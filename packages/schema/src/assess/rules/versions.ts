import type { Severity } from "@postgres-to-aurora/domain";
import { type Fields, textOf } from "@postgres-to-aurora/sql-parser";
import type { ObjectRef } from "../../object-ref.js";

import type { CatalogDetection, DumpDetection, Hit, Road, Rule } from "../rule.js";
import { LATEST_MINOR, LTS_MINOR, STANDARD_SUPPORT_ENDS } from "./aurora-extensions.js";
import { isRoleOfDatabase, isUserRole, roleOf, roleOptions, roleRef } from "./role-uses.js";
import { publicCreate } from "./security.js";

const SERVER: ObjectRef = { type: "setting", schema: "", name: "server version" };

/** Source majors that every DMS engine in support reads; 17 and 18 need 3.5.4. */
const DMS_READS = { from: 10, always: 16, to: 18 };

/** Applies to roads that pass from below a major to it or beyond. */
export function crossing(major: number): NonNullable<Rule["applies"]> {
  return ({ source, target }) =>
    source < major && target >= major
      ? undefined
      : `It concerns moves from below PostgreSQL ${major} to ${major} or newer`;
}

/** One finding on the server as a whole; severity where it is not the rule's. */
function onServer(
  evidence: (road: Road) => string,
  severity: (road: Road) => Severity | undefined = () => undefined,
): { catalog: CatalogDetection; dump: DumpDetection } {
  return {
    catalog: {
      sql: (
        road,
      ) => `SELECT 'setting' AS type, '' AS schema, '${SERVER.name}' AS name, NULL AS part, '${evidence(road)}' AS evidence,
        nullif('${severity(road) ?? ""}', '') AS severity`,
    },
    dump: {
      model: (_model, road): Hit[] => {
        const own = severity(road);
        return [{ object: SERVER, evidence: evidence(road), ...(own ? { severity: own } : {}) }];
      },
    },
  };
}

/** What the source and target majors mean for the whole. */
export const versions: Rule[] = [
  {
    id: "version-target-older",
    category: "version",
    severity: "blocker",
    title: "Target older than the source",
    why: "A schema may use what the older server does not have, and pg_dump makes no promise for older servers.",
    remedy: "Choose an Aurora PostgreSQL of the source's major or newer.",
    effort: "simple",
    fix: { kind: "manual", does: "A newer target is chosen" },
    applies: ({ source, target }) => (target < source ? undefined : "The target is not older than the source"),
    ...onServer(({ source, target }) => `PostgreSQL ${source} to ${target}`),
  },
  {
    id: "version-aurora-eol",
    category: "version",
    severity: "warning",
    title: "Target near the end of support",
    why: "After the end of standard support Aurora charges for Extended Support, and the next major upgrade comes soon.",
    remedy: `Choose a newer major; minors with long-term support are ${Object.values(LTS_MINOR).slice(2).join(", ")}.`,
    effort: "trivial",
    fix: { kind: "manual", does: "A newer target is chosen" },
    applies: ({ target }) => (target <= 14 ? undefined : "The target's major is supported for years"),
    ...onServer(
      ({ target }) => {
        const end = STANDARD_SUPPORT_ENDS[target];
        const latest = LATEST_MINOR[target];
        return `Aurora PostgreSQL ${target}: ${end ? `standard support until ${end}` : "out of standard support"}${latest ? `, latest ${latest}` : ""}`;
      },
      ({ target }) => (target === 14 ? "info" : undefined),
    ),
  },
  {
    id: "version-source-dms",
    category: "version",
    severity: "blocker",
    title: "Source version and DMS",
    why: "DMS reads PostgreSQL 17 and 18 from engine version 3.5.4 on, and no newer ones.",
    remedy: "Use a replication instance of engine version 3.5.4 or newer.",
    effort: "trivial",
    fix: { kind: "manual", does: "A DMS engine that reads the source is chosen" },
    applies: ({ source }) =>
      source > DMS_READS.always || source < DMS_READS.from
        ? undefined
        : "Every DMS engine in support reads the source's major",
    ...onServer(
      ({ source }) => `PostgreSQL ${source}`,
      ({ source }) => (source >= DMS_READS.from && source <= DMS_READS.to ? "info" : undefined),
    ),
  },
  {
    id: "version-14-extract",
    category: "version",
    severity: "info",
    title: "EXTRACT gives numeric",
    why: "From PostgreSQL 14 on EXTRACT gives numeric instead of double precision: columns of views made anew change their type, and divisions their digits.",
    remedy: "Cast to double precision where the type matters.",
    effort: "simple",
    fix: { kind: "manual", does: "A cast is added" },
    applies: crossing(14),
    code: {
      nodes: { FuncCall: (fields) => (calledName(fields) === "extract" ? "EXTRACT" : undefined) },
      pattern: /\bextract\s*\(/i,
    },
  },
  {
    id: "version-15-public",
    category: "version",
    severity: "warning",
    title: "Everybody could create in public",
    why: "In databases made by PostgreSQL 15 or newer PUBLIC has no right to create objects in schema public.",
    remedy: "Grant CREATE on schema public to the roles that need it, or to PUBLIC as it was.",
    effort: "trivial",
    fix: { kind: "auto", by: "assess-schema", phase: "pre-load", does: "The grant is written out" },
    applies: crossing(15),
    ...publicCreate(),
    sql: () => [{ where: "P0", sql: "GRANT CREATE ON SCHEMA public TO PUBLIC;" }],
  },
  {
    id: "version-15-backup-api",
    category: "version",
    severity: "needs-change",
    title: "Backup functions that are gone",
    why: "pg_start_backup and pg_stop_backup do not exist from PostgreSQL 15 on, and Aurora makes its backups itself.",
    remedy: "Take the calls out; use snapshots and point-in-time recovery.",
    effort: "simple",
    fix: { kind: "manual", does: "The calls are taken out" },
    applies: crossing(15),
    code: {
      nodes: {
        FuncCall: (fields) => {
          const name = calledName(fields);
          return /^pg_(start|stop)_backup$/.test(name) ? `${name}()` : undefined;
        },
      },
      pattern: /\bpg_(start|stop)_backup\s*\(/i,
    },
  },
  {
    id: "version-16-createrole",
    category: "version",
    severity: "needs-change",
    title: "CREATEROLE reaches less far",
    why: "From PostgreSQL 16 on a role with CREATEROLE manages only roles on which it has ADMIN OPTION, and memberships say apart whether SET ROLE and inheriting are allowed.",
    remedy: "Grant it the roles it has to manage WITH ADMIN TRUE, SET TRUE, INHERIT TRUE on the target.",
    effort: "simple",
    fix: { kind: "manual", does: "The roles it manages are granted to it" },
    applies: crossing(16),
    catalog: {
      sql: `SELECT 'role' AS type, '' AS schema, r.rolname AS name, NULL AS part, 'CREATEROLE' AS evidence FROM pg_catalog.pg_roles r
        WHERE r.rolcreaterole AND NOT r.rolsuper AND ${isUserRole("r")} AND (r.rolcanlogin OR ${isRoleOfDatabase("r")})`,
    },
    dump: { statements: { CreateRoleStmt: makesRoles, AlterRoleStmt: makesRoles } },
  },
  {
    id: "version-16-params",
    category: "version",
    severity: "info",
    title: "Parameters gone in 16",
    why: "vacuum_defer_cleanup_age, promote_trigger_file and the parameters lc_collate and lc_ctype do not exist from PostgreSQL 16 on; force_parallel_mode became debug_parallel_query.",
    remedy: "Leave them out of settings and parameter groups; read a database's locale from pg_database.",
    effort: "trivial",
    fix: { kind: "manual", does: "The settings are left out" },
    applies: crossing(16),
    ...goneParameters(/^(vacuum_defer_cleanup_age|promote_trigger_file|force_parallel_mode|lc_collate|lc_ctype)$/, [
      "vacuum_defer_cleanup_age",
      "promote_trigger_file",
      "force_parallel_mode",
    ]),
  },
  {
    id: "version-17-removed",
    category: "version",
    severity: "info",
    title: "Gone or moved in 17",
    why: "old_snapshot_threshold and db_user_namespace are gone, columns of pg_stat_bgwriter moved to pg_stat_checkpointer, pg_database.daticulocale is called datlocale, and rds.force_ssl is on unless switched off.",
    remedy: "Adjust monitoring and settings; have clients connect with TLS.",
    effort: "simple",
    fix: { kind: "manual", does: "Monitoring and settings are adjusted" },
    applies: crossing(17),
    ...removedIn17(),
  },
  {
    id: "version-18",
    category: "version",
    severity: "info",
    title: "Reads pg_constraint",
    why: "From PostgreSQL 18 on NOT NULL has rows of its own in pg_constraint (contype n). Generated columns are virtual unless STORED is said, MD5 passwords are on their way out, and text search follows the collation provider of the database.",
    remedy: "Have the code leave out contype n; say STORED in new definitions.",
    effort: "simple",
    fix: { kind: "manual", does: "The code leaves out rows of contype n" },
    applies: crossing(18),
    code: {
      nodes: { RangeVar: ({ relname }) => (relname === "pg_constraint" ? "pg_constraint" : undefined) },
      pattern: /\bpg_constraint\b/i,
    },
  },
];

/** Last part of the name of a called function. */
export function calledName({ funcname }: Fields): string {
  return ((funcname ?? []) as Fields[]).at(-1)?.String?.sval ?? "";
}

function makesRoles(fields: Fields): Hit[] {
  const given = roleOptions(fields);
  return given.includes("createrole") && !given.includes("superuser")
    ? [{ object: roleRef(roleOf(fields)), evidence: "CREATEROLE" }]
    : [];
}

/** Parameters that a server sets, a role or database sets, or code sets or asks for. */
function goneParameters(names: RegExp, settable: string[]): Pick<Rule, "catalog" | "dump" | "code"> {
  const list = settable.map((name) => `'${name}'`).join(", ");
  const setting = ({ setstmt }: Fields): Hit[] =>
    names.test(setstmt?.name ?? "")
      ? [{ object: { type: "setting", schema: "", name: setstmt.name }, evidence: "set for a role or database" }]
      : [];
  return {
    catalog: {
      sql: `SELECT 'setting' AS type, '' AS schema, s.name AS name, NULL AS part, 'set on the server' AS evidence FROM pg_catalog.pg_settings s
         WHERE s.name IN (${list}) AND s.reset_val IS DISTINCT FROM s.boot_val AND s.source NOT IN ('default', 'database', 'user', 'database user', 'session', 'client')
        UNION SELECT 'setting', '', pg_catalog.split_part(u, '=', 1), NULL, 'set for a role or database' FROM pg_catalog.pg_db_role_setting r, pg_catalog.unnest(r.setconfig) u
         WHERE pg_catalog.split_part(u, '=', 1) IN (${list}) AND r.setdatabase IN (0, (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database()))`,
    },
    dump: { statements: { AlterRoleSetStmt: setting, AlterDatabaseSetStmt: setting } },
    code: {
      nodes: {
        VariableSetStmt: ({ name }) => (names.test(name ?? "") ? `SET ${name}` : undefined),
        VariableShowStmt: ({ name }) => (names.test(name ?? "") ? `SHOW ${name}` : undefined),
        FuncCall: (fields) => {
          const name = /^(current_setting|set_config)$/.test(calledName(fields)) ? textOf(fields.args?.[0]) : undefined;
          return name !== undefined && names.test(name) ? `${calledName(fields)}('${name}')` : undefined;
        },
      },
    },
  };
}

function removedIn17(): Pick<Rule, "catalog" | "dump" | "code"> {
  const { catalog, dump, code } = goneParameters(/^(old_snapshot_threshold|db_user_namespace)$/, [
    "old_snapshot_threshold",
    "db_user_namespace",
  ]) as Required<Pick<Rule, "catalog" | "dump" | "code">>;
  return {
    catalog,
    dump,
    code: {
      nodes: {
        ...code.nodes,
        RangeVar: ({ relname }) => (relname === "pg_stat_bgwriter" ? "pg_stat_bgwriter" : undefined),
        ColumnRef: ({ fields }) =>
          ((fields ?? []) as Fields[]).at(-1)?.String?.sval === "daticulocale" ? "daticulocale" : undefined,
      },
      pattern: /\b(pg_stat_bgwriter|daticulocale)\b/i,
    },
  };
}
