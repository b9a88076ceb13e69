import type { Client, TableScope } from "@postgres-to-aurora/postgres";
import { compareObjects, type ObjectRef } from "../object-ref.js";
import type { InventoryObject } from "./assessment.js";
import {
  isLobType,
  isNotOfExtension,
  isUserSchema,
  relationType,
  routineName,
  userRelations,
  userRoutines,
} from "./catalog-sql.js";
import { isWanted } from "./inventory-of-dump.js";

interface Row {
  type: ObjectRef["type"];
  schema: string;
  name: string;
  part: string | null;
  rows?: number | null;
  bytes?: number | null;
  primary_key?: boolean;
  lobs?: string[] | null;
  partitioned?: boolean;
  lines?: number;
  language?: string;
}

const RELATIONS = `SELECT ${relationType("c")} AS type, n.nspname AS schema, c.relname AS name, NULL AS part,
    CASE WHEN c.relkind IN ('r', 'm') AND c.reltuples >= 0 THEN c.reltuples::pg_catalog.float8 END AS rows,
    CASE WHEN c.relkind IN ('r', 'm') THEN c.relpages::pg_catalog.float8 * pg_catalog.current_setting('block_size')::pg_catalog.float8 END AS bytes,
    EXISTS (SELECT 1 FROM pg_catalog.pg_index i WHERE i.indrelid = c.oid AND i.indisprimary) AS primary_key,
    CASE WHEN c.relkind IN ('r', 'p') THEN (SELECT pg_catalog.array_agg(a.attname::pg_catalog.text ORDER BY a.attnum) FROM pg_catalog.pg_attribute a
       WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND ${isLobType("a.atttypid")}) END AS lobs,
    c.relkind = 'p' AS partitioned
  ${userRelations("rpvmSf")}`;

const ROUTINES = `SELECT 'routine' AS type, n.nspname AS schema, ${routineName("p")} AS name, NULL AS part, l.lanname AS language,
    pg_catalog.cardinality(pg_catalog.string_to_array(pg_catalog.btrim(p.prosrc, E' \\n\\t'), E'\\n')) AS lines ${userRoutines()}`;

const onTable = (type: string, part: string, from: string, where: string) =>
  `SELECT ${type} AS type, n.nspname AS schema, c.relname AS name, ${part} AS part FROM ${from}
     JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE ${isUserSchema("n")} AND ${where}`;

const OTHERS = [
  onTable(
    "'constraint'",
    "k.conname",
    "pg_catalog.pg_constraint k JOIN pg_catalog.pg_class c ON c.oid = k.conrelid",
    "k.contype IN ('p', 'u', 'f', 'c', 'x')",
  ),
  onTable(
    "'trigger'",
    "t.tgname",
    "pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid",
    "NOT t.tgisinternal AND t.tgparentid = 0",
  ),
  onTable(
    "'rule'",
    "r.rulename",
    "pg_catalog.pg_rewrite r JOIN pg_catalog.pg_class c ON c.oid = r.ev_class",
    "r.rulename <> '_RETURN'",
  ),
  onTable("'policy'", "p.polname", "pg_catalog.pg_policy p JOIN pg_catalog.pg_class c ON c.oid = p.polrelid", "true"),
  `SELECT 'index' AS type, n.nspname AS schema, c.relname AS name, NULL AS part FROM pg_catalog.pg_index i
     JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
   WHERE ${isUserSchema("n")} AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_constraint k WHERE k.conindid = c.oid AND k.contype IN ('p', 'u', 'x'))`,
  `SELECT CASE t.typtype WHEN 'd' THEN 'domain' ELSE 'type' END AS type, n.nspname AS schema, t.typname AS name, NULL AS part
     FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace LEFT JOIN pg_catalog.pg_class c ON c.oid = t.typrelid
    WHERE ${isUserSchema("n")} AND (t.typtype IN ('d', 'e', 'r') OR t.typtype = 'c' AND c.relkind = 'c') AND ${isNotOfExtension("pg_type", "t.oid")}`,
  `SELECT 'statistics' AS type, n.nspname AS schema, s.stxname AS name, NULL AS part FROM pg_catalog.pg_statistic_ext s
     JOIN pg_catalog.pg_namespace n ON n.oid = s.stxnamespace WHERE ${isUserSchema("n")}`,
  `SELECT 'schema' AS type, '' AS schema, n.nspname AS name, NULL AS part FROM pg_catalog.pg_namespace n
    WHERE ${isUserSchema("n")} AND n.nspname <> 'public' AND ${isNotOfExtension("pg_namespace", "n.oid")}`,
  "SELECT 'extension' AS type, '' AS schema, e.extname AS name, NULL AS part FROM pg_catalog.pg_extension e WHERE e.extname <> 'plpgsql'",
  "SELECT 'event trigger' AS type, '' AS schema, e.evtname AS name, NULL AS part FROM pg_catalog.pg_event_trigger e",
  "SELECT 'publication' AS type, '' AS schema, p.pubname AS name, NULL AS part FROM pg_catalog.pg_publication p",
  "SELECT 'foreign server' AS type, '' AS schema, s.srvname AS name, NULL AS part FROM pg_catalog.pg_foreign_server s",
];

/** The objects of a live database, sorted; without those of extensions, of the migration and of DMS. */
export async function inventoryOfCatalog(client: Client, scope: TableScope): Promise<InventoryObject[]> {
  const found: InventoryObject[] = [];
  for (const sql of [RELATIONS, ROUTINES, ...OTHERS]) {
    const { rows } = await client.query<Row>(sql);
    for (const row of rows) {
      const object = toInventory(row);
      if (isWanted(object.object, scope)) found.push(object);
    }
  }
  return found.sort((a, b) => compareObjects(a.object, b.object));
}

function toInventory(row: Row): InventoryObject {
  const { type, schema, name, part } = row;
  const object: ObjectRef = part === null ? { type, schema, name } : { type, schema, name, part };
  return {
    object,
    ...(typeof row.rows === "number" ? { rows: row.rows } : {}),
    ...(typeof row.bytes === "number" ? { bytes: row.bytes } : {}),
    ...(type === "table"
      ? {
          table: {
            primaryKey: row.primary_key === true,
            lobColumns: row.lobs ?? [],
            partitioned: row.partitioned === true,
          },
        }
      : {}),
    ...(type === "routine" && row.language !== undefined ? { language: row.language, lines: row.lines ?? 0 } : {}),
  };
}
