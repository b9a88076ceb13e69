import { type Client, quoteName } from "@postgres-to-aurora/postgres";

/** What the target says of a table that a statement names. */
export interface TableFacts {
  /** The same for every way to write its name. */
  oid: number;
  /** Qualified, in SQL form. */
  name: string;
  /** `r` table, `p` partitioned table, `m` materialized view ... */
  kind: string;
  /** Whether it has partitions or heirs. */
  parent: boolean;
  /** Whether LOCK TABLE is possible and allowed. */
  lockable: boolean;
  /** Of the rows stored in it; 0 for a partitioned table. */
  bytes: number;
}

/**
 * Looks names up as the session would find them; those it does not find are left out.
 * @param names in SQL form, with or without schema
 */
export async function readTableFacts(client: Client, names: string[]): Promise<Map<string, TableFacts>> {
  const { rows } = await client.query<{ given: string; schema: string; relation: string } & Omit<TableFacts, "name">>(
    `SELECT given, c.oid::pg_catalog.int8::pg_catalog.float8 AS oid, n.nspname AS schema, c.relname AS relation,
            c.relkind AS kind,
            EXISTS (SELECT 1 FROM pg_catalog.pg_inherits i WHERE i.inhparent = c.oid) AS parent,
            c.relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(c.oid, 'UPDATE, DELETE, TRUNCATE') AS lockable,
            CASE WHEN c.relkind IN ('r', 'm') THEN pg_catalog.pg_relation_size(c.oid) ELSE 0 END::pg_catalog.float8 AS bytes
       FROM pg_catalog.unnest($1::text[]) given
       JOIN pg_catalog.pg_class c ON c.oid = pg_catalog.to_regclass(given)
       JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace`,
    [[...new Set(names)]],
  );
  return new Map(
    rows.map(({ given, schema, relation, ...facts }) => [
      given,
      { ...facts, name: quoteName({ schema, name: relation }) },
    ]),
  );
}
