import { EnvironmentError, MIGRATION_SCHEMAS, UserError } from "@postgres-to-aurora/domain";
import { type Client, serverVersion } from "@postgres-to-aurora/postgres";
import type { ManifestObject } from "@postgres-to-aurora/schema";

/** What the catalog says about the source, to set the dump against. */
export interface SourceCatalog {
  version: { major: number; text: string };
  /** `TABLE schema.name` and the like, for every relation that a dump must hold. */
  relations: ReadonlySet<string>;
  /** Materialized views without rows, as `schema.name` in SQL form. */
  unpopulated: ReadonlySet<string>;
}

const TYPES: Record<string, string> = {
  r: "TABLE",
  p: "TABLE",
  f: "FOREIGN TABLE",
  v: "VIEW",
  m: "MATERIALIZED VIEW",
  S: "SEQUENCE",
};

/**
 * Reads the relations that an export must hold.
 * @param schemas exact names; all user schemas when empty
 * @throws UserError when one of the schemas does not exist
 */
export async function readSourceCatalog(client: Client, schemas: string[]): Promise<SourceCatalog> {
  const version = await serverVersion(client);
  const { rows: missing } = await client.query<{ name: string }>(
    "SELECT name FROM pg_catalog.unnest($1::text[]) name WHERE name NOT IN (SELECT nspname FROM pg_catalog.pg_namespace)",
    [schemas],
  );
  if (missing.length > 0)
    throw new UserError({
      code: "NO_SUCH_SCHEMA",
      what: `The source has no schema ${missing.map(({ name }) => name).join(", ")}`,
      remedy: "Correct the input schemas: exact names, one per line",
    });
  const { rows } = await client.query<{ kind: string; name: string; sql: string; populated: boolean }>(
    `SELECT c.relkind AS kind, n.nspname || '.' || c.relname AS name, c.relispopulated AS populated,
            pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname) AS sql
       FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S') AND c.relpersistence <> 't'
        AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND n.nspname <> ALL ($1::text[])
        AND (pg_catalog.cardinality($2::text[]) = 0 OR n.nspname = ANY ($2::text[]))
        AND c.relname NOT LIKE 'awsdms\\_%'
        AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend d
                         WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid AND d.deptype = 'e')`,
    [MIGRATION_SCHEMAS, schemas],
  );
  return {
    version,
    relations: new Set(rows.map(({ kind, name }) => relation(TYPES[kind] as string, name))),
    unpopulated: new Set(rows.filter(({ kind, populated }) => kind === "m" && !populated).map(({ sql }) => sql)),
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
      .map(({ type, schema, name }) => relation(type, `${schema}.${name}`)),
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
function relation(type: string, name: string): string {
  return `${type} ${name.replace(/[\r\n]/g, " ")}`;
}
