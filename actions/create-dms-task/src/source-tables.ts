import { displayName, UserError } from "@postgres-to-aurora/domain";
import { type Client, readTables, type Table } from "@postgres-to-aurora/postgres";

/** How an UPDATE or DELETE on a table names its row in the change stream. */
export type KeyKind = "primary key" | "identity index" | "whole row" | "none";

export interface SourceTable extends Table {
  keyKind: KeyKind;
  /** Partitioned tables above this one, as `schema.name`. */
  parents: string[];
}

/** All tables of the source that hold rows, with what DMS needs to know of each. */
export async function readSourceTables(source: Client): Promise<SourceTable[]> {
  const tables = await readTables(source);
  const { rows } = await source.query(
    `SELECT n.nspname AS schema, c.relname AS name,
            CASE c.relreplident WHEN 'f' THEN 'whole row' WHEN 'i' THEN 'identity index' WHEN 'n' THEN 'none'
              ELSE CASE WHEN EXISTS (SELECT 1 FROM pg_catalog.pg_index i WHERE i.indrelid = c.oid AND i.indisprimary)
                   THEN 'primary key' ELSE 'none' END END AS "keyKind",
            ARRAY(SELECT pn.nspname || '.' || pc.relname FROM pg_catalog.pg_partition_ancestors(c.oid) a
                    JOIN pg_catalog.pg_class pc ON pc.oid = a.relid JOIN pg_catalog.pg_namespace pn ON pn.oid = pc.relnamespace
                   WHERE pc.oid <> c.oid) AS parents
       FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'r'`,
  );
  const details = new Map(rows.map((row) => [displayName(row), row as Pick<SourceTable, "keyKind" | "parents">]));
  return tables.map((table) => ({
    ...table,
    keyKind: details.get(displayName(table))?.keyKind ?? "none",
    parents: details.get(displayName(table))?.parents ?? [],
  }));
}

/**
 * The tables to carry: those of the schemas (all when none is named) without the excluded ones.
 * @param excluded `schema.table`; a partitioned table stands for its partitions
 * @throws UserError when a schema or table is not there, or nothing is left
 */
export function chooseTables(tables: SourceTable[], schemas: string[], excluded: string[]): SourceTable[] {
  const unknownSchemas = schemas.filter((schema) => !tables.some((table) => table.schema === schema));
  if (unknownSchemas.length > 0)
    throw new UserError({
      code: "UNKNOWN_SCHEMA",
      what: `Input schemas names what the source does not have: ${unknownSchemas.join(", ")}`,
      why: "There is no such schema with a table in it; names are case-sensitive",
      remedy: `Correct schemas; the source has ${[...new Set(tables.map((table) => table.schema))].join(", ") || "no table at all"}`,
    });
  const isNamed = (table: SourceTable, name: string) => displayName(table) === name || table.parents.includes(name);
  const unknown = excluded.filter((name) => !tables.some((table) => isNamed(table, name)));
  if (unknown.length > 0)
    throw new UserError({
      code: "UNKNOWN_TABLE",
      what: `Input exclude-tables names an unknown table: ${unknown.join(", ")}`,
      why: "The source has no such table; names are case-sensitive and written schema.table, without quotes",
      remedy: "Correct exclude-tables",
    });
  const chosen = tables.filter(
    (table) =>
      (schemas.length === 0 || schemas.includes(table.schema)) && !excluded.some((name) => isNamed(table, name)),
  );
  if (chosen.length > 0) return chosen;
  throw new UserError({
    code: "NO_TABLES",
    what: "There is no table to carry",
    why: tables.length === 0 ? "The source database has none the user can see" : "All of them are excluded",
    remedy: "Check the database of source-url, schemas and exclude-tables",
  });
}
