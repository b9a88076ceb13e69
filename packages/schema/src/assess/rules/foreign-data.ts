import { type Fields, optionsOf, textOf } from "@postgres-to-aurora/sql-parser";
import type { ObjectRef } from "../../object-ref.js";
import { isNotOfExtension, relationColumns, userRelations } from "../catalog-sql.js";
import type { DumpModel } from "../dump-model.js";
import type { Hit, Rule } from "../rule.js";
import { AURORA_WRAPPERS } from "./aurora-extensions.js";
import { sqlList } from "./extensions.js";

/** Wrappers whose servers are found by a host. */
const BY_HOST: readonly string[] = ["dblink_fdw", "mysql_fdw", "postgres_fdw"];

/** A host that means the database server itself. */
const LOCAL = "^(localhost$|127\\.|::1$|/)";

/** What stands for a password that was taken out. */
const PLACEHOLDER = "set-me";

/** Options whose values are secrets. */
const SECRETS: readonly string[] = ["password", "passwd", "secret", "token"];

const DBLINK = /^dblink(_exec|_connect(_u)?|_open|_send_query)?$/;

/** Foreign servers, tables and user mappings. */
export const foreignData: Rule[] = [
  {
    id: "fdw-unsupported",
    category: "extensions",
    severity: "blocker",
    title: "Foreign data wrapper that Aurora lacks",
    why: "The wrapper does not exist there, and only a superuser may make one.",
    remedy: "Load the foreign data into ordinary tables, or leave it outside and let the application read it.",
    effort: "significant",
    fix: { kind: "manual", does: "The data are loaded, or left outside" },
    catalog: {
      sql: `SELECT 'foreign server' AS type, '' AS schema, s.srvname AS name, NULL AS part, 'wrapper ' || w.fdwname AS evidence,
          CASE WHEN NOT EXISTS (SELECT 1 FROM pg_catalog.pg_foreign_table f WHERE f.ftserver = s.oid) THEN 'needs-change' END AS severity
        FROM pg_catalog.pg_foreign_server s JOIN pg_catalog.pg_foreign_data_wrapper w ON w.oid = s.srvfdw
       WHERE w.fdwname NOT IN (${sqlList(AURORA_WRAPPERS)}) AND ${isNotOfExtension("pg_foreign_server", "s.oid")}
      UNION ALL
      SELECT 'foreign data wrapper', '', w.fdwname, NULL, 'made by hand', CASE WHEN NOT EXISTS (SELECT 1 FROM pg_catalog.pg_foreign_server s
          JOIN pg_catalog.pg_foreign_table f ON f.ftserver = s.oid WHERE s.srvfdw = w.oid) THEN 'needs-change' END
        FROM pg_catalog.pg_foreign_data_wrapper w WHERE ${isNotOfExtension("pg_foreign_data_wrapper", "w.oid")}`,
    },
    dump: {
      statements: {
        CreateForeignServerStmt: ({ servername, fdwname }, _statement, model) => {
          if (AURORA_WRAPPERS.includes(fdwname)) return [];
          const hit: Hit = { object: serverRef(servername), evidence: `wrapper ${fdwname}` };
          return [serversWithTables(model).has(servername) ? hit : { ...hit, severity: "needs-change" }];
        },
        CreateFdwStmt: ({ fdwname }, _statement, model) => {
          const used = [...serversWithTables(model)].some((server) => wrapperOf(server, model) === fdwname);
          const object: ObjectRef = { type: "foreign data wrapper", schema: "", name: fdwname };
          return [{ object, evidence: "made by hand", ...(used ? {} : { severity: "needs-change" }) }];
        },
      },
    },
  },
  {
    id: "fdw-file",
    category: "extensions",
    severity: "blocker",
    title: "Foreign table over a file",
    why: "Aurora gives no access to files of the server, and has no file_fdw.",
    remedy:
      "Put the file into S3 and load it into an ordinary table of the same columns with aws_s3.table_import_from_s3.",
    effort: "medium",
    fix: { kind: "manual", does: "An ordinary table is loaded from S3" },
    catalog: {
      sql: `${relationColumns("'file_fdw'")} ${userRelations("f")} AND EXISTS (SELECT 1 FROM pg_catalog.pg_foreign_table f
          JOIN pg_catalog.pg_foreign_server s ON s.oid = f.ftserver JOIN pg_catalog.pg_foreign_data_wrapper w ON w.oid = s.srvfdw
         WHERE f.ftrelid = c.oid AND w.fdwname = 'file_fdw')`,
    },
    dump: {
      statements: {
        CreateForeignTableStmt: ({ base, servername }, _statement, model) =>
          wrapperOf(servername, model) === "file_fdw" ? [{ object: tableRef(base), evidence: "file_fdw" }] : [],
      },
    },
  },
  {
    id: "fdw-local-endpoint",
    category: "extensions",
    severity: "warning",
    title: "Foreign server on this machine",
    why: "On Aurora nothing answers on localhost or a socket, logins without a password are refused, and private names must resolve in its network.",
    remedy:
      "Give the server the name its database has in the network of the cluster, its port and sslmode, open the security group, and store a password in the user mapping.",
    effort: "simple",
    fix: { kind: "manual", does: "The server gets a host that the cluster can reach" },
    catalog: {
      sql: `SELECT 'foreign server' AS type, '' AS schema, s.srvname AS name, NULL AS part,
          coalesce('host ' || h.host, 'no host') AS evidence
        FROM pg_catalog.pg_foreign_server s JOIN pg_catalog.pg_foreign_data_wrapper w ON w.oid = s.srvfdw,
          LATERAL (SELECT pg_catalog.min(pg_catalog.substr(o, pg_catalog.strpos(o, '=') + 1)) AS host FROM pg_catalog.unnest(s.srvoptions) o
                    WHERE o ~ '^(host|hostaddr)=') h
       WHERE w.fdwname IN (${sqlList(BY_HOST)}) AND (h.host IS NULL OR h.host ~ '${LOCAL}') AND ${isNotOfExtension("pg_foreign_server", "s.oid")}`,
    },
    dump: {
      statements: {
        CreateForeignServerStmt: ({ servername, fdwname, options }) => {
          if (!BY_HOST.includes(fdwname)) return [];
          const hosts = optionsOf(options).filter(({ name }) => /^(host|hostaddr)$/.test(name));
          const evidence = localHost(hosts.map(({ arg }) => textOf(arg) ?? "").sort()[0]);
          return evidence === undefined ? [] : [{ object: serverRef(servername), evidence }];
        },
      },
    },
    code: {
      nodes: { FuncCall: dblinkToHere },
      pattern: /\bdblink(_connect|_exec)?\s*\([^)]*\bhost(addr)?=(localhost|127\.|\/)/i,
    },
  },
  {
    id: "fdw-user-mapping",
    category: "extensions",
    severity: "warning",
    title: "Password of a foreign server",
    why: "A dump made by a superuser holds the passwords of user mappings in clear text.",
    remedy:
      "Keep them in Secrets Manager and set them on the target with ALTER USER MAPPING after the schema is applied.",
    effort: "simple",
    fix: {
      kind: "auto",
      by: "convert-schema",
      phase: "pre-load",
      does: `The passwords are replaced by '${PLACEHOLDER}'`,
    },
    catalog: {
      sql: `SELECT 'user mapping' AS type, '' AS schema, m.srvname AS name, m.usename AS part, 'user mapping' AS evidence
        FROM pg_catalog.pg_user_mappings m`,
    },
    dump: {
      statements: {
        CreateUserMappingStmt: (fields) => [{ object: mappingRef(fields), evidence: "user mapping" }],
      },
    },
    convert: {
      CreateUserMappingStmt: (fields, edit) => {
        for (const { name, arg, location } of optionsOf(fields.options)) {
          if (!SECRETS.includes(name) || textOf(arg) === PLACEHOLDER) continue;
          const value = edit.tokens().filter(({ start }) => start > location)[0];
          if (!value) continue;
          edit.replace(value.start, value.end, `'${PLACEHOLDER}'`);
          edit.note(`Set the ${name} of ${fields.servername} on the target with ALTER USER MAPPING`);
        }
      },
    },
  },
  {
    id: "fdw-foreign-table",
    category: "extensions",
    severity: "info",
    title: "Foreign table",
    why: "Its rows live elsewhere; DMS does not carry them.",
    remedy: "Make sure that the target reaches the foreign server.",
    effort: "simple",
    fix: { kind: "auto", by: "create-dms-task", does: "Foreign tables are not among the tables it selects" },
    catalog: { sql: `${relationColumns("'foreign table'")} ${userRelations("f")}` },
    dump: {
      statements: {
        CreateForeignTableStmt: ({ base }) => [{ object: tableRef(base), evidence: "foreign table" }],
      },
    },
    dms: { fullLoad: "no", cdc: "no", validation: "no", because: "it is a foreign table, whose rows live elsewhere" },
  },
];

function serverRef(name: string): ObjectRef {
  return { type: "foreign server", schema: "", name };
}

function tableRef(base: Fields): ObjectRef {
  return { type: "foreign table", schema: base?.relation?.schemaname ?? "", name: base?.relation?.relname ?? "" };
}

function mappingRef({ user, servername }: Fields): ObjectRef {
  const role = user?.roletype === "ROLESPEC_PUBLIC" ? "public" : (user?.rolename ?? "");
  return { type: "user mapping", schema: "", name: servername, part: role };
}

function localHost(host: string | undefined): string | undefined {
  if (host === undefined) return "no host";
  return new RegExp(LOCAL).test(host) ? `host ${host}` : undefined;
}

function* foreignStatements(model: DumpModel, type: string): Generator<Fields> {
  for (const statement of model.statements)
    if (statement.type === type) yield model.parser.statement(statement.text).node?.[type];
}

function serversWithTables(model: DumpModel): Set<string> {
  return new Set([...foreignStatements(model, "CreateForeignTableStmt")].map(({ servername }) => servername));
}

function wrapperOf(server: string, model: DumpModel): string | undefined {
  for (const { servername, fdwname } of foreignStatements(model, "CreateForeignServerStmt"))
    if (servername === server) return fdwname;
  return undefined;
}

/** A dblink call whose connection string names this machine, or no host. */
function dblinkToHere({ funcname, args }: Fields): string | undefined {
  const called = ((funcname ?? []) as Fields[]).at(-1)?.String?.sval ?? "";
  if (!DBLINK.test(called)) return undefined;
  for (const argument of (args ?? []) as Fields[]) {
    const text = textOf(argument);
    if (text === undefined || !/\b(dbname|host|hostaddr|port|user)\s*=/.test(text)) continue;
    const host = /\bhost(?:addr)?\s*=\s*'?([^\s']+)/.exec(text)?.[1];
    if (host === undefined) return `${called} with no host`;
    return localHost(host) === undefined ? undefined : `${called} with host ${host}`;
  }
  return undefined;
}
