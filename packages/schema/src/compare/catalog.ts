import type { Client } from "@postgres-to-aurora/postgres";
import { compareObjects, type ObjectRef } from "../object-ref.js";
import { COLUMNS } from "./read/columns.js";
import { CONSTRAINTS } from "./read/constraints.js";
import { DATABASE_WIDE } from "./read/database-wide.js";
import { INDEXES } from "./read/indexes.js";
import { OPERATORS } from "./read/operators.js";
import { PRIVILEGES } from "./read/privileges.js";
import { RELATIONS } from "./read/relations.js";
import { ROUTINES } from "./read/routines.js";
import type { CatalogQuery } from "./read/scope.js";
import { scopeParameters } from "./read/scope.js";
import { TABLE_RULES } from "./read/table-rules.js";
import { TEXT_SEARCH } from "./read/text-search.js";
import { TYPES } from "./read/types.js";

/** Which objects are read. */
export interface CatalogScope {
  /** Only these schemas; all when empty. */
  schemas: string[];
  /** Not these tables, as `schema.table`, and nothing of theirs; a partitioned table stands for all its partitions. */
  excluded: string[];
  /** Whether also what lives in no schema: event triggers, casts, foreign servers. Default: when no schemas are chosen. */
  databaseWide?: boolean;
}

/** One object with its attributes in a normal form: equal text means equal object. */
export interface CatalogObject {
  object: ObjectRef;
  /** By name; an attribute that has its usual value is absent. */
  attributes: Record<string, string>;
  /** What it comes and goes with, beside the relation or domain it is a part of. */
  of?: ObjectRef[];
}

/** The user's objects of one database, sorted. */
export interface Catalog {
  /** Major version of the server. */
  major: number;
  /** Who read it. */
  user: string;
  objects: CatalogObject[];
}

const QUERIES: CatalogQuery[] = [
  ...RELATIONS,
  COLUMNS,
  ...CONSTRAINTS,
  INDEXES,
  ...TABLE_RULES,
  ROUTINES,
  ...TYPES,
  ...OPERATORS,
  ...TEXT_SEARCH,
  ...DATABASE_WIDE,
  PRIVILEGES,
];

/**
 * Reads all objects that a user made, with a fixed number of queries: without system schemas, temporary objects,
 * members of extensions, and what the migration or DMS made for itself. The session's search_path must be empty, so
 * that names are printed the same on every server; inside a transaction of isolation level repeatable read the result
 * is of one moment.
 */
export async function readCatalog(client: Client, scope: CatalogScope): Promise<Catalog> {
  const { rows } = await client.query<{ major: number; user: string }>(
    `SELECT pg_catalog.current_setting('server_version_num')::int / 10000 AS major, session_user AS "user"`,
  );
  const { major, user } = rows[0] as { major: number; user: string };
  const objects: CatalogObject[] = [];
  for (const query of QUERIES) {
    const { rows: found } = await client.query<CatalogRow>(query(major), scopeParameters(scope));
    for (const row of found) objects.push(objectOf(row));
  }
  objects.sort((a, b) => compareObjects(a.object, b.object));
  return { major, user, objects };
}

/** `#` marks what identifies the object; all other columns are attributes. */
interface CatalogRow {
  "#type": ObjectRef["type"];
  "#schema": string;
  "#name": string;
  "#part"?: string | null;
  /** Each as type, schema, name, part; what does not apply is null. */
  "#of"?: ([ObjectRef["type"], string, string, string | null] | null)[] | null;
  [attribute: string]: unknown;
}

function objectOf(row: CatalogRow): CatalogObject {
  const attributes: Record<string, string> = {};
  for (const name in row) if (!name.startsWith("#") && row[name] !== null) attributes[name] = String(row[name]);
  const object = refOf(row["#type"], row["#schema"], row["#name"], row["#part"]);
  const of = row["#of"]?.flatMap((one) => (one === null ? [] : [refOf(...one)]));
  return of ? { object, attributes, of } : { object, attributes };
}

function refOf(type: ObjectRef["type"], schema: string, name: string, part?: string | null): ObjectRef {
  return part === null || part === undefined ? { type, schema, name } : { type, schema, name, part };
}
