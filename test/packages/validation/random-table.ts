import { quoteLiteral } from "@postgres-to-aurora/postgres";

/** A repeatable source of chance: numbers from 0 to `below` - 1 (mulberry32). */
export function chance(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** Types that the tables below use. */
export const TYPES_SQL = `CREATE TYPE mood AS ENUM ('bem', 'mal', 'so so'); CREATE DOMAIN cents AS numeric(12,2) CHECK (VALUE > -1000000);
  CREATE TYPE person AS (name text, mood mood, born date);`;

const TEXTS = ["", " ", "a", "a ", "A", "ação", "a|b", "NULL", "<null>", '"', "\\", "{}", "x\ny", "\u2028", "😀"];
const NUMBERS = ["0", "1", "-1", "1.0", "1.00", "0.1", "12345678901234567890.5", "NaN", "1e-20"];
const FLOATS = ["0", "-0", "1", "0.1", "0.30000000000000004", "0.3", "1e-20", "2e-20", "NaN", "Infinity", "-Infinity"];
const WHOLE = ["0", "1", "-1", "7", "32767"];

/** Values of each type that differ in ways that are easily overlooked. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  smallint: WHOLE,
  integer: [...WHOLE, "42151", "293662", "2147483647"],
  bigint: [...WHOLE, "9007199254740993", "-9223372036854775808"],
  boolean: ["true", "false"],
  text: TEXTS,
  "varchar(20)": TEXTS,
  "char(4)": TEXTS,
  name: TEXTS,
  '"char"': ["a", "b", ""],
  numeric: NUMBERS,
  "numeric(20,3)": ["0", "1", "1.001", "-1.5", "NaN"],
  real: FLOATS.map((value) => (value === "1e-20" ? "1e-19" : value)),
  "double precision": FLOATS,
  money: ["0", "1.10", "-1.11"],
  date: ["2024-02-29", "0044-03-15 BC", "infinity", "-infinity"],
  time: ["00:00", "24:00", "12:34:56.789"],
  "time with time zone": ["12:00+00", "13:00+01", "12:00:00.000001+00"],
  timestamp: ["2024-02-29 12:00", "infinity", "2024-02-29 12:00:00.000001"],
  "timestamp with time zone": ["2024-02-29 12:00+00", "2024-02-29 12:00+01", "-infinity"],
  interval: ["1 mon", "30 days", "720 hours", "-1 day", "1 day -1 sec", "0"],
  uuid: ["00000000-0000-0000-0000-000000000000", "00000000-0000-0000-0000-000000000001"],
  bytea: ["", "\\x", "\\x00", "\\x0000", "\\xff"],
  json: ["{}", "{ }", '{"a":1}', '{"a":1.0}', "null"],
  jsonb: ["{}", "[]", '{"a":1}', '{"a":1.0}', "null", '"null"'],
  xml: ["<a/>", "<a></a>"],
  inet: ["10.0.0.1", "10.0.0.1/8", "::1"],
  cidr: ["10.0.0.0/8", "10.0.0.0/16"],
  macaddr: ["08:00:2b:01:02:03", "08:00:2b:01:02:04"],
  "bit(3)": ["101", "100"],
  "bit varying": ["1", "10", "010", ""],
  point: ["(0,0)", "(-0,0)", "(0.1,1)"],
  box: ["(1,1),(0,0)", "(2,1),(0,0)"],
  tsvector: ["a b", "a:1 b:2", ""],
  tsquery: ["a & b", "a | b"],
  pg_lsn: ["0/0", "1/0", "0/1"],
  oid: ["0", "4294967295"],
  regtype: ["integer", "mood"],
  "integer[]": ["{}", "{1}", "{{1}}", "[0:0]={1}", "{NULL}", "{1,NULL}"],
  "text[]": ["{}", "{NULL}", '{"NULL"}', '{""}', '{"a,b"}', "{a,b}"],
  "mood[]": ["{bem}", "{mal}", "{bem,mal}"],
  "timestamp with time zone[]": ["{2024-02-29 12:00+00}", "{2024-02-29 12:00+01}"],
  int4range: ["empty", "[1,5)", "[1,4]", "(,)", "[1,6)"],
  numrange: ["empty", "[1,2)", "[1,2]", "[1.0,2)"],
  tstzrange: ["[2024-01-01,)", "(2024-01-01,)"],
  int4multirange: ["{}", "{[1,2)}", "{[1,2),[4,5)}"],
  mood: ["bem", "mal", "so so"],
  cents: ["1", "1.01", "-1"],
  person: ["(,,)", '("",bem,)', "(a,mal,2024-01-01)"],
};

const KEYS: readonly (readonly string[])[] = [
  ["integer"],
  ["bigint"],
  ["text"],
  ["uuid"],
  ["numeric"],
  ["timestamp with time zone"],
  ["text", "integer"],
  ["mood", "bigint", "uuid"],
  [],
];

export interface RandomTable {
  name: string;
  key: string[];
  create: string;
  /** What makes the target's copy differ. */
  edit: string;
}

/** A table of random types, rows and, half the time, differences. */
export function randomTable(name: string, pick: (below: number) => number): RandomTable {
  const one = <T>(from: readonly T[]): T => from[pick(from.length)] as T;
  const keyTypes = one(KEYS);
  const key = keyTypes.map((_, index) => `k${index}`);
  const types = Array.from({ length: 1 + pick(8) }, () => one(Object.keys(VALUES)));
  const columns = [...key.map((column, i) => `${column} ${keyTypes[i]}`), ...types.map((type, i) => `c${i} ${type}`)];
  const value = (type: string) => (pick(8) === 0 ? "NULL" : `${quoteLiteral(one(VALUES[type]!))}::${type}`);
  const row = (number: number) => [...keyTypes.map((type) => keyValue(type, number)), ...types.map(value)].join(", ");

  const size = pick(30);
  const inserts = Array.from({ length: size }, (_, number) => `INSERT INTO ${name} VALUES (${row(number)});`).join(
    "\n",
  );
  const primary = key.length > 0 ? `, PRIMARY KEY (${one([key, [...key].reverse()]).join(", ")})` : "";
  const edits: string[] = [];
  const rowAt = (offset: number) => `ctid = (SELECT ctid FROM ${name} ORDER BY ctid OFFSET ${offset} LIMIT 1)`;
  for (let count = pick(2) * (1 + pick(4)); count > 0 && size > 1; count--) {
    const column = pick(types.length);
    const [left, right] = [rowAt(pick(size)), rowAt(pick(size))];
    const other = (side: string) => `(SELECT c${column} FROM ${name} WHERE ${side})`;
    edits.push(
      one([
        `UPDATE ${name} SET c${column} = ${value(types[column]!)} WHERE ${left};`,
        `UPDATE ${name} SET c${column} = CASE WHEN ${left} THEN ${other(right)} ELSE ${other(left)} END WHERE ${left} OR ${right};`,
        `DELETE FROM ${name} WHERE ${left};`,
        `INSERT INTO ${name} VALUES (${row(1000 + count)});`,
        ...(key.length === 0 ? [`INSERT INTO ${name} SELECT * FROM ${name} WHERE ${left};`] : []),
      ]),
    );
  }
  return {
    name,
    key,
    create: `CREATE TABLE ${name} (${columns.join(", ")}${primary});\n${inserts}`,
    edit: edits.join("\n"),
  };
}

function keyValue(type: string, number: number): string {
  if (type === "mood") return `'${["bem", "mal"][number % 2]}'::mood`;
  if (type === "uuid") return `md5('${number}')::uuid`;
  if (type === "timestamp with time zone") return `timestamptz '2024-01-01 00:00+00' + ${number} * interval '1 us'`;
  return type === "text" ? `'k ${number}'` : `${number}`;
}
