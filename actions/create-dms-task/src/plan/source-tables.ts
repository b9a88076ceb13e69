import { displayName } from "@postgres-to-aurora/domain";
import { type Client, readTables, type Table } from "@postgres-to-aurora/postgres";
import { COLUMNS, TABLES } from "./table-facts-sql.js";

/** How an UPDATE or DELETE on a table names its row in the change stream. */
export type KeyKind = "primary key" | "identity index" | "whole row" | "none";

/** A column whose values DMS handles as large objects. */
export interface LobColumn {
  name: string;
  /** The type that decides how its length is taken. */
  base: "text" | "bytea" | "other";
  notNull: boolean;
  /** Whether it is part of the primary key. */
  inKey: boolean;
}

/** A table of the source with what DMS needs to know of it. `bytes` is its size of now. */
export interface SourceTable extends Table {
  keyKind: KeyKind;
  lobs: LobColumn[];
  /** Array columns, which DMS carries for tables with a primary key only. */
  arrays: string[];
  /** Without its long values, which stand in a place of their own. */
  heapBytes: number;
  unlogged: boolean;
  /** Whether other tables inherit from it, so that a plain SELECT returns their rows, too. */
  inherited: boolean;
  /** Whether the user has the rights to read it. */
  readable: boolean;
  /** Whether row-level security stands between the user and its rows. */
  rowSecurity: boolean;
  /** Base type of the first column of the primary key, such as `int8`. */
  keyType: string | undefined;
}

type ColumnFacts = Pick<SourceTable, "lobs" | "arrays"> & { oid: string; keyType: string | null };
type TableFacts = Omit<SourceTable, "columns" | "key" | keyof ColumnFacts> & { oid: string };

/**
 * All tables of the source that hold rows of their own, sorted by name: ordinary tables and leaf partitions. Unlogged
 * ones and those that others inherit from are among them, marked as such.
 */
export async function readSourceTables(source: Client): Promise<SourceTable[]> {
  const permanent = new Map((await readTables(source)).map((table) => [displayName(table), table]));
  const facts = (await source.query(TABLES.sql, TABLES.values)).rows as TableFacts[];
  const columns = (await source.query(COLUMNS.sql, COLUMNS.values)).rows as ColumnFacts[];
  const byTable = new Map(columns.map(({ oid, ...rest }) => [oid, rest]));
  return facts.flatMap(({ oid, ...own }) => {
    const { lobs = [], arrays = [], keyType } = byTable.get(oid) ?? {};
    const table = permanent.get(displayName(own));
    // What was made between two looks waits for the next run; unlogged tables the first look never shows.
    if (table === undefined && !own.unlogged) return [];
    return [{ columns: [], key: [], ...table, ...own, lobs, arrays, keyType: keyType ?? undefined }];
  });
}
