import { displayName, UserError } from "@postgres-to-aurora/domain";
import {
  type Client,
  checkScope,
  isInScope,
  readTables,
  type Table,
  type TableScope,
} from "@postgres-to-aurora/postgres";

/** How an UPDATE or DELETE on a table names its row in the change stream. */
export type KeyKind = "primary key" | "identity index" | "whole row" | "none";

export interface SourceTable extends Table {
  keyKind: KeyKind;
}

/** All tables of the source that hold rows, with what DMS needs to know of each. */
export async function readSourceTables(source: Client): Promise<SourceTable[]> {
  const tables = await readTables(source);
  const { rows } = await source.query(
    `SELECT n.nspname AS schema, c.relname AS name,
            CASE c.relreplident WHEN 'f' THEN 'whole row' WHEN 'i' THEN 'identity index' WHEN 'n' THEN 'none'
              ELSE CASE WHEN EXISTS (SELECT 1 FROM pg_catalog.pg_index i WHERE i.indrelid = c.oid AND i.indisprimary)
                   THEN 'primary key' ELSE 'none' END END AS "keyKind"
       FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'r'`,
  );
  const kinds = new Map(rows.map((row) => [displayName(row), row.keyKind as KeyKind]));
  return tables.map((table) => ({ ...table, keyKind: kinds.get(displayName(table)) ?? "none" }));
}

/**
 * The tables to carry: those of the scope.
 * @throws UserError when the scope names what is not there, or nothing is left
 */
export function chooseTables(tables: SourceTable[], scope: TableScope): SourceTable[] {
  checkScope(tables, scope, "the source");
  const chosen = tables.filter((table) => isInScope(table, scope));
  if (chosen.length > 0) return chosen;
  throw new UserError({
    code: "NO_TABLES",
    what: "There is no table to carry",
    why: tables.length === 0 ? "The source database has none the user can see" : "All of them are excluded",
    remedy: "Check the database of source-url, schemas and exclude-tables",
  });
}
