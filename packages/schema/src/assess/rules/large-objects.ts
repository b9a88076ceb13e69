import { quoteIdentifier, quoteName } from "@postgres-to-aurora/postgres";
import { type Fields, findNodes, namesOf } from "@postgres-to-aurora/sql-parser";
import { columnColumns, relationColumns } from "../catalog-sql.js";
import { COLUMN_LIST, DEFINED_HERE, IS_LOB, TYPE_NAME, typedColumns } from "../column-sql.js";
import type { DumpModel } from "../dump-model.js";
import { columnRef, relationRef } from "../dump-relations.js";
import { carriedTables, columnsOf, definingTables, isLob, typeBelow } from "../dump-tables.js";
import type { Hit, Rule } from "../rule.js";

/** Functions that read, write or make large objects. */
const LARGE_OBJECT_CALLS =
  /^(lo_(creat|create|export|from_bytea|get|import|lseek|lseek64|open|put|tell|tell64|truncate|truncate64|unlink)|loread|lowrite)$/;

const STORED = "Large objects are stored";

const STORED_SQL = "EXISTS (SELECT 1 FROM pg_catalog.pg_largeobject_metadata)";

/** Large objects, and values that are too long for the task's limit. */
export const largeObjects: Rule[] = [
  {
    id: "repl-large-object",
    category: "replication",
    severity: "blocker",
    title: "Large objects",
    why: "Large objects (lo_import, lo_create) live outside the tables; DMS does not migrate them, and neither does logical replication.",
    remedy:
      "Move them into bytea columns (UPDATE ... SET content = lo_get(id)) before the migration, or carry them with pg_dump --large-objects while nothing writes; drop them when nothing refers to them.",
    effort: "significant",
    fix: { kind: "manual", does: "A person moves the large objects" },
    catalog: {
      sql: `SELECT 'large objects' AS type, '' AS schema, 'pg_largeobject' AS name, NULL AS part, '${STORED}' AS evidence
        WHERE ${STORED_SQL}`,
    },
    dump: { statements: { SelectStmt: dumpedLargeObjects } },
    dms: { fullLoad: "no", cdc: "no", nativeCopy: true, because: "DMS does not migrate large objects" },
  },
  {
    id: "repl-lo-column",
    category: "replication",
    severity: "warning",
    title: "Possible reference to large objects",
    why: "An oid column, or a routine that calls the lo_ functions, may refer to large objects; their numbers point to nothing on the target.",
    remedy: "Look at what the numbers refer to; keep the content in a bytea column instead.",
    effort: "medium",
    fix: { kind: "manual", does: "A person looks at the references" },
    catalog: {
      sql: `${typedColumns(`${columnColumns(LO_TYPE())}, CASE WHEN NOT ${STORED_SQL} THEN 'info' END AS severity`, "rp")}
        AND ${DEFINED_HERE} AND ${LO_TYPE()} IN ('oid', 'lo')`,
    },
    dump: {
      model: (model) =>
        definingTables(model).flatMap((table) =>
          [...table.columns.values()].flatMap((column): Hit[] => {
            const name = isLo(column.type.name, column.type.schema) ? "lo" : typeBelow(column, model).name;
            if (column.type.array || (name !== "lo" && name !== "oid")) return [];
            const { statement, byte } = column;
            return [{ object: columnRef(table, column.name), evidence: name, at: { statement, byte } }];
          }),
        ),
    },
    code: {
      nodes: {
        FuncCall: ({ funcname }) => {
          const names = namesOf(funcname);
          const name = names.at(-1) ?? "";
          return LARGE_OBJECT_CALLS.test(name) && (names.length === 1 || names[0] === "pg_catalog") ? name : undefined;
        },
      },
      pattern: /\blo_(?:creat|create|export|from_bytea|get|import|open|put|unlink)\s*\(/i,
    },
  },
  {
    id: "repl-lob-size",
    category: "replication",
    severity: "warning",
    title: "Values that may exceed the LOB limit",
    why: "The task carries values of up to 64 KB (LobMaxSize); a longer text, json, bytea or array value stops its table rather than being cut short.",
    remedy:
      "Measure the longest value with the statement given; when it is above 64 KB, raise TargetMetadata.LobMaxSize through the input task-settings to twice its size.",
    effort: "simple",
    fix: { kind: "manual", does: "A person measures and raises the limit" },
    catalog: {
      // Short values stay in the table itself; without a page of long ones none can be near the limit.
      sql: `${typedColumns(
        `${relationColumns(COLUMN_LIST)}, CASE WHEN pg_catalog.min(x.pages) = 0 THEN 'info' END AS severity,
         pg_catalog.array_agg(a.attname::pg_catalog.text ORDER BY a.attnum) AS names`,
        "r",
      ).replace(
        "WHERE c.relpersistence",
        "CROSS JOIN LATERAL (SELECT coalesce((SELECT s.relpages FROM pg_catalog.pg_class s WHERE s.oid = c.reltoastrelid), 0) AS pages) x WHERE c.relpersistence",
      )} AND ${IS_LOB} GROUP BY n.nspname, c.relname, c.relkind`,
    },
    dump: { model: lobTables },
    sql: ({ object, severity, names = [] }) => {
      if (severity === "info") return [];
      const sizes = names.map((name) => {
        const column = quoteIdentifier(name);
        return `pg_catalog.max(pg_catalog.octet_length(${column}::pg_catalog.text)) AS ${column}`;
      });
      return [
        {
          where: "source",
          sql: `-- Longest values in bytes (bytea counts double). Reads the whole table.\nSELECT ${sizes.join(", ")} FROM ${quoteName(object)};`,
        },
      ];
    },
    settings: (hits) =>
      hits.some(({ severity }) => severity === undefined)
        ? [
            {
              kind: "task",
              name: "TargetMetadata.LobMaxSize",
              value: "64",
              why: "Kilobytes; twice the longest value of the tables found by repl-lob-size, when that is more",
            },
            {
              kind: "source endpoint",
              name: "FailTasksOnLobTruncation",
              value: "true",
              why: "A value above LobMaxSize stops its table instead of being cut short",
            },
          ]
        : [],
  },
];

/** The column's type: `lo` is a domain of the extension of that name. */
function LO_TYPE(): string {
  return `CASE WHEN EXISTS (SELECT 1 FROM pg_catalog.pg_type lo WHERE lo.oid = a.atttypid AND lo.typtype = 'd' AND lo.typname = 'lo') THEN 'lo'
    WHEN t.oid = 'pg_catalog.oid'::pg_catalog.regtype THEN 'oid' ELSE ${TYPE_NAME} END`;
}

function isLo(name: string, schema: string): boolean {
  return name === "lo" && schema !== "";
}

/** In a dump with rows: `SELECT pg_catalog.lo_create('16400')`. */
function dumpedLargeObjects(fields: Fields): Hit[] {
  const made = (findNodes(fields, "FuncCall") as Fields[]).some(({ funcname }) =>
    LARGE_OBJECT_CALLS.test(namesOf(funcname).at(-1) ?? ""),
  );
  return made ? [{ object: { type: "large objects", schema: "", name: "pg_largeobject" }, evidence: STORED }] : [];
}

function lobTables(model: DumpModel): Hit[] {
  return carriedTables(model).flatMap((table): Hit[] => {
    const names = columnsOf(table, model).flatMap((column) => (isLob(column, model) ? [column.name] : []));
    if (names.length === 0) return [];
    const object = relationRef(table);
    // How long values are a dump of the schema does not say.
    return [{ object, evidence: names.join(", "), severity: "info", names, at: { statement: table.statement } }];
  });
}
