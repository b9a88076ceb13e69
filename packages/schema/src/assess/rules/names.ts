import { isNotOfExtension, isUserSchema, relationColumns, userRelations } from "../catalog-sql.js";
import { type Relation, relationRef } from "../dump-relations.js";
import type { Hit, Rule } from "../rule.js";

/** Longest identifier of PostgreSQL, in bytes (NAMEDATALEN - 1). */
const LONGEST = 63;

const PLAIN = "^[a-z_][a-z0-9_$]*$";

/** Schemas of Aurora and of its extensions. */
const RESERVED = "^(rdsadmin|rds_|aws_|apg_plan_mgmt|pgtle|aurora_)|^(cron|partman)$";

/** FROM and WHERE over schemas of the user's, as `n`; a schema that an extension lives in is where it should be. */
const OWN_SCHEMAS = `FROM pg_catalog.pg_namespace n WHERE ${isUserSchema("n")} AND ${isNotOfExtension("pg_namespace", "n.oid")}
  AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_extension e WHERE e.extnamespace = n.oid)`;

/** Names that get in the way. */
export const names: Rule[] = [
  {
    id: "name-special",
    category: "operation",
    severity: "warning",
    title: "Name that must be quoted",
    why: "Selection rules of DMS take % and _ as wild cards and names with their exact spelling; capitals, spaces, dots and quotes break many other tools.",
    remedy: "Select the table by the exact rule that create-dms-task writes, and quote the name in your own scripts.",
    effort: "trivial",
    fix: { kind: "auto", by: "create-dms-task", does: "The table mappings name each table exactly" },
    catalog: {
      sql: `${relationColumns("'must be quoted'")} ${userRelations("rpvmSf")} AND c.relname !~ '${PLAIN}'
        UNION ALL SELECT 'schema', '', n.nspname, NULL, 'must be quoted' ${OWN_SCHEMAS} AND n.nspname !~ '${PLAIN}'`,
    },
    dump: {
      model: ({ relations }) => wanted(relations, "must be quoted", ({ name }) => !new RegExp(PLAIN).test(name)),
      statements: {
        CreateSchemaStmt: ({ schemaname }) =>
          new RegExp(PLAIN).test(schemaname ?? "a")
            ? []
            : [{ object: { type: "schema", schema: "", name: schemaname }, evidence: "must be quoted" }],
      },
    },
  },
  {
    id: "name-long",
    category: "operation",
    severity: "warning",
    title: "Name of the greatest length",
    why: "The name has 63 bytes, all that PostgreSQL allows: it may be cut already, and a name made from it by a suffix collides with it.",
    remedy: "See whether the application asks for a longer name, and rename the table if tools add suffixes to it.",
    effort: "simple",
    fix: { kind: "manual", does: "The table gets a shorter name" },
    catalog: {
      sql: `${relationColumns("'63 bytes'")} ${userRelations("rpvmf")} AND pg_catalog.octet_length(c.relname::text) >= ${LONGEST}`,
    },
    dump: {
      model: ({ relations }) =>
        wanted(
          relations,
          "63 bytes",
          ({ type, name }) => type !== "sequence" && Buffer.byteLength(name, "utf8") >= LONGEST,
        ),
    },
  },
  {
    id: "name-reserved",
    category: "operation",
    severity: "needs-change",
    title: "Schema with a name of Aurora's",
    why: "Aurora or one of its extensions makes a schema or database of this name itself.",
    remedy: "Rename it on the source before the migration, in the application too.",
    effort: "medium",
    fix: { kind: "manual", does: "It gets another name" },
    catalog: {
      sql: `SELECT 'schema' AS type, '' AS schema, n.nspname AS name, NULL AS part, 'reserved' AS evidence ${OWN_SCHEMAS} AND n.nspname ~ '${RESERVED}'
        UNION ALL SELECT 'database', '', d.datname, NULL, 'reserved' FROM pg_catalog.pg_database d
         WHERE d.datname = pg_catalog.current_database() AND d.datname = 'rdsadmin'`,
    },
    dump: {
      statements: {
        CreateSchemaStmt: ({ schemaname }, _statement, { extensions }) =>
          new RegExp(RESERVED).test(schemaname ?? "") && extensions.every(({ schema }) => schema !== schemaname)
            ? [{ object: { type: "schema", schema: "", name: schemaname }, evidence: "reserved" }]
            : [],
        CreatedbStmt: ({ dbname }) =>
          dbname === "rdsadmin"
            ? [{ object: { type: "database", schema: "", name: dbname }, evidence: "reserved" }]
            : [],
      },
    },
  },
];

function wanted(
  relations: ReadonlyMap<string, Relation>,
  evidence: string,
  test: (relation: Relation) => boolean,
): Hit[] {
  return [...relations.values()]
    .filter(test)
    .map((relation) => ({ object: relationRef(relation), evidence, at: { statement: relation.statement } }));
}
