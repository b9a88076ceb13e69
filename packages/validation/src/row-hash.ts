import { EnvironmentError } from "@postgres-to-aurora/domain";
import { type Client, isServerError, quoteIdentifier, quoteLiteral } from "@postgres-to-aurora/postgres";

/**
 * record: hash_record_extended over exact wire forms (PostgreSQL 14+, cheapest).
 * text: hashtextextended over the row's text form. md5: half of the md5 of the row's text form in UTF-8.
 */
export type HashMode = "record" | "text" | "md5";

export interface TypedColumn {
  name: string;
  /** As format_type prints it with an empty search_path. */
  type: string;
}

/** Types whose own hash sees every bit that counts, and depends on nothing but the value. */
const NATIVE = new Set([
  "smallint",
  "integer",
  "bigint",
  "boolean",
  "uuid",
  "date",
  "bytea",
  "time without time zone",
  "timestamp without time zone",
  "timestamp with time zone",
]);

/**
 * Types whose own hash is too forgiving (1.0 = 1.00, -0 = 0, 1 month = 30 days, collations that ignore case) or
 * depends on the locale: their wire form is hashed instead. Every other type is hashed by its text form, since
 * enums, arrays, ranges and composites hold OIDs that differ from server to server.
 */
const WIRE: Readonly<Record<string, string>> = {
  text: "textsend",
  "character varying": "varcharsend",
  character: "bpcharsend",
  bpchar: "bpcharsend",
  numeric: "numeric_send",
  money: "cash_send",
  interval: "interval_send",
  "time with time zone": "timetz_send",
  inet: "inet_send",
  cidr: "cidr_send",
  bit: "bit_send",
  "bit varying": "varbit_send",
  jsonb: "jsonb_send",
};

const FLOATS: Readonly<Record<string, string>> = { real: "float4send", "double precision": "float8send" };

const INTEGERS = new Set(["smallint", "integer", "bigint"]);

/** The SQL form of one column inside the row hash: the value itself, its wire form, or its text form as bytes. */
function exactForm({ name, type }: TypedColumn): string {
  const column = quoteIdentifier(name);
  const plain = type.replace(/\(\d+(,-?\d+)?\)/, "");
  if (NATIVE.has(plain)) return column;
  const float = FLOATS[plain];
  // A NaN that was computed may differ in its sign bit from one that was parsed; they are one value.
  if (float) return `${float}(CASE WHEN ${column} = 'NaN' THEN 'NaN' ELSE ${column} END)`;
  const send = /^interval( [a-z ]+)?$/.test(plain) ? WIRE["interval"] : WIRE[plain];
  return send ? `${send}(${column})` : `textsend(${column}::text)`;
}

function digest(columns: TypedColumn[], mode: HashMode, seed: string): string {
  if (mode === "record") return `hash_record_extended(ROW(${columns.map(exactForm).join(",")}), ${seed})`;
  // The text form of a record quotes its fields and shows NULL as nothing: no two rows share it.
  const text = `ROW(${columns.map(({ name }) => quoteIdentifier(name)).join(",")})::text`;
  if (mode === "text") return `hashtextextended(${text} COLLATE "C", 0)`;
  return `('x' || substr(md5(textsend(${text})), 1, 16))::bit(64)::bigint`;
}

/** A bigint expression that stands for the key: the key itself if it is one integer, otherwise its hash. */
export function keyHash(key: TypedColumn[], mode: HashMode): string {
  const [only] = key;
  if (key.length === 1 && only && INTEGERS.has(only.type)) return `${quoteIdentifier(only.name)}::bigint`;
  return digest(key, mode, "0");
}

/**
 * A bigint expression over the columns of a row, fit to be summed over rows.
 * The record hash is a linear mix: with one seed for all rows, a sum cannot see two rows that swapped a value. So
 * the key is the seed; without a key the result is hashed once more.
 */
export function rowHash(columns: TypedColumn[], key: TypedColumn[], mode: HashMode): string {
  if (mode !== "record") return digest(columns, mode, "0");
  if (key.length > 0) return digest(columns, mode, keyHash(key, mode));
  return `hash_record_extended(ROW(int8send(${digest(columns, mode, "0")})), 0)`;
}

/** A bigint expression that spreads any bigint over `buckets`, a power of two. */
export function bucketOf(expression: string, buckets: number): string {
  // Keys may all be multiples of something, so they are mixed first.
  return `(hashint8extended(${expression}, 7) & ${buckets - 1})`;
}

const SAMPLES: TypedColumn[] = [
  ...NATIVE,
  ...Object.keys(WIRE),
  ...Object.keys(FLOATS),
  "json",
  "integer[]",
  "point",
].map((type, index) => ({ name: `c${index}`, type }));

const LITERALS: Readonly<Record<string, string>> = {
  smallint: "-7",
  integer: "123456",
  bigint: "-9007199254740993",
  boolean: "true",
  uuid: "2f1a9c3e-5b7d-4e8f-9a0b-1c2d3e4f5a6b",
  date: "2024-02-29",
  bytea: "\\x00ff7f80",
  "time without time zone": "23:59:59.999999",
  "timestamp without time zone": "2024-02-29 12:34:56.789012",
  "timestamp with time zone": "2024-02-29 12:34:56.789012+03",
  numeric: "-12345678901234567890.12300",
  money: "12.34",
  interval: "1 mon -30 days 04:05:06.7",
  "time with time zone": "12:34:56.5-03",
  inet: "2001:db8::1/64",
  cidr: "10.1.0.0/16",
  bit: "1",
  "bit varying": "10110",
  jsonb: '{"a": [1.00, null, "x"], "b": {}}',
  json: '{"a":  1.00}',
  real: "0.1",
  "double precision": "1e-20",
  "integer[]": "{1,NULL,3}",
  point: "(0.1,-0)",
};

/** One literal row of every kind of type, hashed the way tables are. */
function selfTestSql(mode: HashMode): string {
  const values = SAMPLES.map(({ name, type }) => `${quoteLiteral(LITERALS[type] ?? 'a|b, "c"')}::${type} AS ${name}`);
  // Only the plain text hash works on the server's own encoding.
  const also = mode === "text" ? "|| current_setting('server_encoding')" : "";
  return `SELECT ${rowHash(SAMPLES, [], mode)}::text ${also} AS hash FROM (SELECT ${values.join(", ")} OFFSET 0) AS sample`;
}

/**
 * Chooses the cheapest row hash that gives the same value on both servers for a row of known values.
 * @throws EnvironmentError when not even the last one does
 */
export async function chooseHashMode(source: Client, target: Client, wanted?: HashMode): Promise<HashMode> {
  const modes: HashMode[] = wanted ? [wanted] : ["record", "text", "md5"];
  for (const mode of modes) {
    const [left, right] = await Promise.all([selfTest(source, mode), selfTest(target, mode)]);
    if (left !== undefined && left === right) return mode;
  }
  throw new EnvironmentError({
    code: "HASHES_DIFFER",
    what: `The two servers hash the same row differently (tried ${modes.join(", ")})`,
    why: "Text forms of basic types differ between them, so equal rows would look different",
    remedy: "Compare servers of PostgreSQL 12 or later without patches to data types",
  });
}

async function selfTest(client: Client, mode: HashMode): Promise<string | undefined> {
  // Inside a savepoint, because a server without the function must not spoil the caller's transaction.
  await client.query("SAVEPOINT self_test");
  try {
    const { rows } = await client.query<{ hash: string }>(selfTestSql(mode));
    return rows[0]?.hash;
  } catch (error) {
    if (!isServerError(error)) throw error;
    await client.query("ROLLBACK TO SAVEPOINT self_test");
    return undefined;
  }
}
