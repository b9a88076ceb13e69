import { displayName } from "@postgres-to-aurora/domain";
import {
  type Client,
  type Column,
  quoteIdentifier,
  quoteName,
  readTables,
  type Table,
} from "@postgres-to-aurora/postgres";
import { WRITER_SCHEMA } from "./ledger.js";

/** What the generic writer can do to one table; statements take the key's columns as text parameters. */
export interface TablePlan {
  name: string;
  /** Keys of rows that are there. */
  keys: string[][];
  update: string | undefined;
  insert: Insert | undefined;
  remove: string;
}

/** Copies a row under a new key: parameters are the template's key, then one new number per entry of `numbers`. */
export interface Insert {
  sql: string;
  /** The next free number of each integer key column that the server does not number itself. */
  numbers: number[];
}

/** Names of columns that rules hang on; from the catalog. */
interface Rules {
  unique: string[];
  foreign: string[];
  defaults: string[];
}

const KEYS = 500;

/** What to try on every table with a primary key and rows, and the names of the others. */
export async function planTables(client: Client): Promise<{ candidates: Candidates[]; without: string[] }> {
  const candidates: Candidates[] = [];
  const without: string[] = [];
  for (const table of await readTables(client)) {
    if (table.schema === WRITER_SCHEMA) continue;
    const keys = table.key.length > 0 ? await readKeys(client, table) : [];
    if (keys.length > 0) candidates.push(await candidatesFor(client, table, keys));
    else without.push(displayName(table));
  }
  return { candidates, without };
}

/** Statements to try, the best first. */
export interface Candidates {
  name: string;
  keys: string[][];
  updates: string[];
  insert: Insert | undefined;
  remove: string;
}

async function candidatesFor(client: Client, table: Table, keys: string[][]): Promise<Candidates> {
  const rules = await readRules(client, table);
  const name = quoteName(table);
  const where = table.key
    .map((column, i) => `r.${quoteIdentifier(column)} = $${i + 1}::${typeOf(table, column)}`)
    .join(" AND ");
  const free = table.columns.filter(
    ({ name: column, generated, identity }) => !generated && identity !== "always" && !isRuled(table, rules, column),
  );
  const updates = CHANGES.flatMap(({ types, change }) =>
    free
      .filter(({ type }) => types.test(type))
      .map(({ name: column }) => quoteIdentifier(column))
      .map((column) => `UPDATE ${name} AS r SET ${column} = ${change(`r.${column}`)} WHERE ${where}`),
  );
  return {
    name: displayName(table),
    keys,
    updates,
    insert: await insertFor(client, table, rules, where),
    remove: `DELETE FROM ${name} AS r WHERE ${where}`,
  };
}

function isRuled(table: Table, rules: Rules, column: string): boolean {
  return [...table.key, ...rules.unique, ...rules.foreign].includes(column);
}

/** Real changes that keep a value's size and can go on for ever, since the next one turns back. The best first. */
const CHANGES: { types: RegExp; change: (value: string) => string }[] = [
  { types: /^timestamp/, change: () => "pg_catalog.clock_timestamp()" },
  {
    types: /^(text|character|(public\.)?citext)/,
    change: (value) => `CASE WHEN ${value} = upper(${value}) THEN lower(${value}) ELSE upper(${value}) END`,
  },
  { types: /^boolean$/, change: (value) => `NOT ${value}` },
  { types: /^(smallint|integer|bigint|numeric|real|double)/, change: evenAndOdd },
  {
    types: /^date$/,
    change: (value) => `${value} + CASE extract(day FROM ${value})::int % 2 WHEN 0 THEN -1 ELSE 1 END`,
  },
];

function evenAndOdd(value: string): string {
  return `${value} + CASE floor(${value}::numeric) % 2 WHEN 0 THEN 1 ELSE -1 END`;
}

async function insertFor(client: Client, table: Table, rules: Rules, where: string): Promise<Insert | undefined> {
  const columns: string[] = [];
  const values: string[] = [];
  const numbers: number[] = [];
  let fresh = false;
  for (const column of table.columns) {
    if (column.generated || column.identity !== "") {
      fresh ||= table.key.includes(column.name);
      continue;
    }
    const quoted = quoteIdentifier(column.name);
    const mustBeNew =
      (table.key.includes(column.name) || rules.unique.includes(column.name)) && !rules.foreign.includes(column.name);
    if (mustBeNew && rules.defaults.includes(column.name)) {
      fresh ||= table.key.includes(column.name);
      continue;
    }
    let value: string | undefined = `r.${quoted}`;
    if (mustBeNew) {
      if (/^(smallint|integer|bigint|numeric)/.test(column.type)) {
        numbers.push(await nextNumber(client, table, column.name));
        value = `$${table.key.length + numbers.length}::${column.type}`;
      } else value = freshValue(column);
      if (value !== undefined) fresh ||= table.key.includes(column.name);
    }
    columns.push(quoted);
    values.push(value ?? `r.${quoted}`);
  }
  if (!fresh) return undefined;
  const name = quoteName(table);
  const key = table.key.map((column) => `${quoteIdentifier(column)}::text`).join(", ");
  return {
    sql: `INSERT INTO ${name} (${columns.join(", ")}) SELECT ${values.join(", ")} FROM ${name} AS r WHERE ${where} RETURNING ARRAY[${key}] AS key`,
    numbers,
  };
}

function freshValue({ type }: Column): string | undefined {
  if (type === "uuid") return "pg_catalog.gen_random_uuid()";
  const length = /^character(?: varying)?(?:\((\d+)\))?$/.exec(type);
  if (length || type === "text") return `left(md5(random()::text), ${Math.min(Number(length?.[1] ?? 32), 32)})`;
  return undefined;
}

function typeOf(table: Table, column: string): string {
  return table.columns.find(({ name }) => name === column)?.type ?? "text";
}

async function readKeys(client: Client, table: Table): Promise<string[][]> {
  const key = table.key.map((column) => `${quoteIdentifier(column)}::text`).join(", ");
  const { rows } = await client.query(`SELECT ARRAY[${key}] AS key FROM ${quoteName(table)} LIMIT ${KEYS}`);
  return (rows as { key: string[] }[]).map((row) => row.key);
}

async function nextNumber(client: Client, table: Table, column: string): Promise<number> {
  const { rows } = await client.query(
    `SELECT coalesce(max(${quoteIdentifier(column)}), 0)::float8 + 1 AS next FROM ${quoteName(table)}`,
  );
  return (rows[0] as { next: number }).next;
}

async function readRules(client: Client, { schema, name }: Table): Promise<Rules> {
  const { rows } = await client.query(
    `SELECT coalesce(pg_catalog.json_agg(DISTINCT a.attname) FILTER (WHERE EXISTS (
                SELECT 1 FROM pg_catalog.pg_index i WHERE i.indrelid = c.oid AND i.indisunique AND NOT i.indisprimary
                   AND a.attnum = ANY (i.indkey::int2[]))), '[]') AS "unique",
            coalesce(pg_catalog.json_agg(DISTINCT a.attname) FILTER (WHERE EXISTS (
                SELECT 1 FROM pg_catalog.pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'f'
                   AND a.attnum = ANY (k.conkey))), '[]') AS "foreign",
            coalesce(pg_catalog.json_agg(DISTINCT a.attname) FILTER (WHERE a.atthasdef AND a.attgenerated = ''), '[]') AS defaults
       FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE n.nspname = $1 AND c.relname = $2`,
    [schema, name],
  );
  return rows[0] as Rules;
}
