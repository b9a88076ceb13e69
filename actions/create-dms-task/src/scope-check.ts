import type { TableName } from "@postgres-to-aurora/domain";
import { type Client, checkScope, explainRefusal, readTables, type TableScope } from "@postgres-to-aurora/postgres";

/**
 * Refuses names of schemas and tables that the source does not have, before AWS is asked for anything: a typing error
 * is told at once.
 * @throws UserError naming input and names
 */
export async function checkNames(source: Client, scope: TableScope): Promise<void> {
  if (scope.schemas.length + scope.excluded.length === 0) return;
  const { permanent, unlogged } = await explainRefusal("source", "show its tables", {}, async () => ({
    permanent: await readTables(source),
    unlogged: await unloggedTables(source),
  }));
  const plain = { columns: [], key: [], estimatedRows: -1, bytes: 0 };
  checkScope([...permanent, ...unlogged.map((table) => ({ ...plain, ...table }))], scope, "the source");
}

/** They are no tables to carry, but may be named as left out. */
async function unloggedTables(source: Client): Promise<(TableName & { partitionOf: string[] })[]> {
  const { rows } = await source.query(
    `SELECT n.nspname AS schema, c.relname AS name,
            ARRAY(SELECT pn.nspname || '.' || p.relname FROM pg_catalog.pg_partition_ancestors(c.oid) a
                    JOIN pg_catalog.pg_class p ON p.oid = a.relid AND p.oid <> c.oid
                    JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace) AS "partitionOf"
       FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'r' AND c.relpersistence = 'u'`,
  );
  return rows as (TableName & { partitionOf: string[] })[];
}
