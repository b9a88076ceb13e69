import { EnvironmentError, MIGRATION_SCHEMAS, type TableName, UserError } from "@postgres-to-aurora/domain";
import { quoteLiteral } from "@postgres-to-aurora/postgres";
import type { ManifestObject, ObjectRef } from "@postgres-to-aurora/schema";

/** What the catalog says about the source, to set the dump against. */
export interface SourceCatalog {
  version: { major: number; text: string };
  /** `TABLE schema.name` and the like, for every relation that a dump must hold. */
  relations: ReadonlySet<string>;
  /** Materialized views without rows, as `schema.name` in SQL form. */
  unpopulated: ReadonlySet<string>;
  /** The excluded tables with their partitions and sequences. */
  excluded: ObjectRef[];
}

interface Answer {
  number: number;
  text: string;
  missing: string[];
  relations: { kind: string; schema: string; name: string; sql: string; populated: boolean; of: string[] }[];
  /** Views that read an excluded table: they could not be made on the target. */
  readers: { view: string; table: string }[];
}

const TYPES: Record<string, string> = {
  r: "TABLE",
  p: "TABLE",
  f: "FOREIGN TABLE",
  v: "VIEW",
  m: "MATERIALIZED VIEW",
  S: "SEQUENCE",
};

const array = (names: readonly string[]) => `ARRAY[${names.map(quoteLiteral).join(", ")}]::pg_catalog.text[]`;

/** One query that answers with one JSON text, so that psql can ask it where we cannot. */
export function catalogQuestion(schemas: string[], excluded: string[]): string {
  const user = `n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND n.nspname <> ALL (${array(MIGRATION_SCHEMAS)})
    AND (pg_catalog.cardinality(${array(schemas)}) = 0 OR n.nspname = ANY (${array(schemas)}))`;
  // A partition goes with the tables above it, a sequence with the table that owns it.
  const of = `ARRAY(SELECT an.nspname || '.' || ac.relname FROM (
        SELECT a.relid FROM pg_catalog.pg_partition_ancestors(c.oid) a
        UNION ALL SELECT d.refobjid FROM pg_catalog.pg_depend d
          WHERE c.relkind = 'S' AND d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid
            AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.deptype IN ('a', 'i')) above(oid)
      JOIN pg_catalog.pg_class ac ON ac.oid = above.oid JOIN pg_catalog.pg_namespace an ON an.oid = ac.relnamespace)`;
  return `SELECT pg_catalog.json_build_object(
    'number', pg_catalog.current_setting('server_version_num')::pg_catalog.int4,
    'text', pg_catalog.current_setting('server_version'),
    'missing', ARRAY(SELECT name FROM pg_catalog.unnest(${array(schemas)}) name
      WHERE name NOT IN (SELECT nspname FROM pg_catalog.pg_namespace)),
    'relations', coalesce((SELECT pg_catalog.json_agg(pg_catalog.json_build_object('kind', c.relkind, 'schema', n.nspname,
        'name', c.relname, 'populated', c.relispopulated, 'of', ${of},
        'sql', pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname)))
      FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S') AND c.relpersistence <> 't' AND ${user}
        AND c.relname NOT LIKE 'awsdms\\_%'
        AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend d
          WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid AND d.deptype = 'e')), '[]'),
    'readers', coalesce((SELECT pg_catalog.json_agg(DISTINCT pg_catalog.jsonb_build_object('view', vn.nspname || '.' || v.relname,
        'table', n.nspname || '.' || c.relname))
      FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_rewrite r ON r.oid = d.objid
      JOIN pg_catalog.pg_class v ON v.oid = r.ev_class JOIN pg_catalog.pg_namespace vn ON vn.oid = v.relnamespace
      JOIN pg_catalog.pg_class c ON c.oid = d.refobjid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
        AND v.oid <> c.oid AND v.relkind IN ('v', 'm') AND n.nspname || '.' || c.relname = ANY (${array(excluded)})), '[]')
  )::pg_catalog.text AS answer`;
}

/**
 * Reads the answer to catalogQuestion.
 * @param excluded tables to leave out, as `schema.table`
 * @throws UserError when a schema or table does not exist, or a view needs an excluded table
 */
export function readAnswer(answer: string, excluded: string[]): SourceCatalog {
  const { number, text, missing, relations, readers } = JSON.parse(answer) as Answer;
  if (missing.length > 0)
    throw new UserError({
      code: "NO_SUCH_SCHEMA",
      what: `The source has no schema ${missing.join(", ")}`,
      remedy: "Correct the input schemas: exact names, one per line",
    });
  const display = ({ schema, name }: TableName) => `${schema}.${name}`;
  const unknown = excluded.filter((name) => !relations.some((relation) => display(relation) === name));
  if (unknown.length > 0)
    throw new UserError({
      code: "UNKNOWN_TABLE",
      what: `Input exclude-tables names what the source does not have: ${unknown.join(", ")}`,
      why: "There is no such table; names are case-sensitive and written schema.table, without quotes",
      remedy: "Correct exclude-tables",
    });
  const isOut = (relation: Answer["relations"][number]) =>
    excluded.includes(display(relation)) || relation.of.some((name) => excluded.includes(name));
  const stranded = readers.filter(({ view }) => !excluded.includes(view));
  if (stranded.length > 0)
    throw new UserError({
      code: "EXCLUDED_TABLE_IN_USE",
      what: `Views read tables that exclude-tables leaves out: ${stranded.map(({ view, table }) => `${view} reads ${table}`).join(", ")}`,
      why: "They could not be created on the target",
      remedy: "Name these views in exclude-tables too, or carry the tables",
    });
  const kept = relations.filter((relation) => !isOut(relation));
  return {
    version: { major: Math.floor(number / 10_000), text },
    relations: new Set(kept.map(({ kind, schema, name }) => relationLine(TYPES[kind] as string, `${schema}.${name}`))),
    unpopulated: new Set(kept.filter(({ kind, populated }) => kind === "m" && !populated).map(({ sql }) => sql)),
    excluded: relations
      .filter(isOut)
      .map(({ kind, schema, name }) => ({ type: TYPES[kind]?.toLowerCase() as ObjectRef["type"], schema, name })),
  };
}

/**
 * Proves that the export holds exactly the relations of the catalog.
 * @throws EnvironmentError naming what is missing or too much
 */
export function checkComplete(objects: ManifestObject[], { relations }: SourceCatalog): void {
  const types = Object.values(TYPES);
  const exported = new Set(
    objects
      .filter(({ type }) => types.includes(type))
      .map(({ type, schema, name }) => relationLine(type, `${schema}.${name}`)),
  );
  const missing = [...relations].filter((name) => !exported.has(name));
  const extra = [...exported].filter((name) => !relations.has(name));
  if (missing.length + extra.length === 0) return;
  const list = (names: string[]) => names.sort().slice(0, 10).join(", ");
  throw new EnvironmentError({
    code: "EXPORT_DIFFERS",
    what: "The dump and the catalog of the source do not hold the same objects",
    why: [
      missing.length > 0 ? `Missing in the dump (${missing.length}): ${list(missing)}` : "",
      extra.length > 0 ? `Not in the catalog (${extra.length}): ${list(extra)}` : "",
    ]
      .filter(Boolean)
      .join(". "),
    remedy: "Definitions changed while they were read: hold back schema changes during the migration, and export again",
  });
}

/** pg_dump writes line breaks in names as spaces into its headers. */
function relationLine(type: string, name: string): string {
  return `${type} ${name.replace(/[\r\n]/g, " ")}`;
}
