import { ruleCases } from "./rule-cases.js";

/** Types of extensions that the servers of the tests lack, planted under their names. */
const PLANTED = (name: string) =>
  `CREATE TYPE ${name} AS (a int); UPDATE pg_catalog.pg_type SET typtype = 'b' WHERE typname = '${name}'`;

ruleCases(
  [
    {
      rule: "type-numeric-unbounded",
      bad: `CREATE DOMAIN amount AS numeric; CREATE TABLE t (a numeric, b amount);
      CREATE TABLE tree (a numeric) PARTITION BY LIST (a); CREATE TABLE leaf PARTITION OF tree FOR VALUES IN (1)`,
      good: `CREATE DOMAIN price AS numeric(12,2); CREATE DOMAIN net AS price; CREATE TABLE n (a numeric(10,2), b numeric(5), c net, d numeric[], e int)`,
      finds: ["column public.t.a", "column public.t.b", "column public.tree.a"],
    },
    {
      rule: "type-numeric-wide",
      bad: `CREATE TABLE t (a numeric(39), b numeric(100,50))`,
      good: `CREATE TABLE n (a numeric(38,10), b numeric, c numeric(3,-2))`,
      finds: ["column public.t.a", "column public.t.b"],
    },
    {
      rule: "type-money",
      bad: `CREATE TABLE t (a money, b money)`,
      good: `CREATE TABLE n (money int)`,
      finds: ["table public.t"],
    },
    {
      rule: "type-timestamptz",
      bad: `CREATE TABLE t (a timestamptz(3))`,
      good: `CREATE TABLE n (a timestamp, b timetz)`,
      finds: ["table public.t"],
    },
    {
      rule: "type-timetz",
      bad: `CREATE TABLE t (a timetz)`,
      good: `CREATE TABLE n (a time)`,
      finds: ["column public.t.a"],
    },
    {
      rule: "type-interval",
      bad: `CREATE TABLE t (a interval, b interval day to second)`,
      good: `CREATE TABLE n (a int, b interval[])`,
      finds: ["column public.t.a", "column public.t.b"],
    },
    {
      rule: "type-char-no-length",
      bad: `CREATE TABLE t (a varchar, b bpchar)`,
      good: `CREATE TABLE n (a varchar(3), b char, c text, d varchar[])`,
      finds: ["table public.t"],
    },
    {
      rule: "type-text-citext",
      bad: `CREATE EXTENSION citext; CREATE TABLE t (a text, b citext); CREATE DOMAIN note AS text; CREATE TABLE d (a note)`,
      good: `CREATE TABLE n (a varchar, b text[], text int)`,
      finds: ["table public.t", "table public.d"],
    },
    {
      rule: "type-json-jsonb-xml",
      bad: `CREATE TABLE t (a json, b jsonb, c xml)`,
      good: `CREATE TABLE n (a text, b jsonb[], c jsonpath)`,
      finds: ["column public.t.a", "column public.t.b", "column public.t.c"],
    },
    { rule: "type-bytea", bad: `CREATE TABLE t (a bytea)`, good: `CREATE TABLE n (a text)`, finds: ["table public.t"] },
    {
      rule: "type-enum",
      bad: `CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE DOMAIN now AS mood; CREATE TABLE t (a mood, b now)`,
      good: `CREATE TABLE n (a text CHECK (a IN ('sad', 'ok')), b mood[])`,
      finds: ["column public.t.a", "column public.t.b"],
    },
    {
      rule: "type-domain",
      bad: `CREATE DOMAIN year AS int; CREATE TABLE t (a year)`,
      good: `CREATE TABLE n (a int, b year[])`,
      finds: ["table public.t"],
    },
    {
      rule: "type-composite",
      bad: `CREATE TYPE pair AS (a int, b int); CREATE TABLE crate (a int); CREATE TABLE t (a pair, b crate)`,
      good: `CREATE TABLE n (a int, b pair[]); CREATE TABLE typed OF pair`,
      finds: ["column public.t.a", "column public.t.b"],
    },
    {
      rule: "type-range-multirange",
      bad: `CREATE TYPE span AS RANGE (subtype = float8); CREATE TABLE t (a int4range, b tstzrange, c span, d datemultirange, e span_multirange)`,
      good: `CREATE TABLE n (a int, range text, b int4range[])`,
      finds: ["a", "b", "c", "d", "e"].map((name) => `column public.t.${name}`),
    },
    {
      rule: "type-array",
      bad: `CREATE TABLE t (a text[]); CREATE TABLE k (id int PRIMARY KEY, a int[][]); CREATE DOMAIN many AS int[]; CREATE TABLE d (a many)`,
      good: `CREATE TABLE n (a text, b int2vector)`,
      finds: ["column public.t.a", "column public.k.a [info]", "column public.d.a"],
    },
    {
      rule: "type-hstore",
      bad: `CREATE EXTENSION hstore; CREATE TABLE t (a hstore)`,
      good: `CREATE TABLE n (hstore text)`,
      finds: ["column public.t.a"],
    },
    {
      rule: "type-inet-macaddr",
      bad: `CREATE TABLE t (a inet, b macaddr, c macaddr8)`,
      good: `CREATE TABLE n (a cidr)`,
      finds: ["column public.t.a", "column public.t.b", "column public.t.c"],
    },
    {
      rule: "type-tsvector-tsquery",
      bad: `CREATE TABLE t (a tsvector, b tsquery)`,
      good: `CREATE TABLE n (a text)`,
      finds: ["column public.t.a", "column public.t.b"],
    },
    {
      rule: "type-geometric",
      bad: `CREATE TABLE t (a point, b circle); CREATE TABLE tree (a int, p path) PARTITION BY LIST (a); CREATE TABLE leaf PARTITION OF tree FOR VALUES IN (1)`,
      good: `CREATE TYPE box2d AS ENUM ('box'); CREATE TABLE n (a box2d, point int)`,
      finds: ["column public.t.a", "column public.t.b", "column public.leaf.p"],
    },
    {
      rule: "type-postgis",
      bad: "SELECT 1",
      finds: [],
      dump: "CREATE TABLE public.t (\n    a public.geometry(Point,4326),\n    b public.geography\n);\n\nCREATE TABLE public.n (\n    geometry text\n);\n",
      dumpFinds: ["table public.t"],
    },
    {
      rule: "type-postgis",
      bad: `${PLANTED("geometry")}; CREATE TABLE t (a geometry)`,
      good: `CREATE TABLE n (geometry text)`,
      finds: ["table public.t"],
      dumpFinds: null,
    },
    {
      rule: "type-postgis-raster",
      bad: `${PLANTED("raster")}; CREATE TABLE t (a raster)`,
      good: `CREATE TABLE n (raster text)`,
      finds: ["column public.t.a"],
      dump: "CREATE TABLE public.t (\n    a public.raster\n);\n\nCREATE TABLE public.n (\n    raster text\n);\n",
    },
    {
      rule: "type-bit",
      bad: `CREATE TABLE t (a bit(3), b bit varying)`,
      good: `CREATE TABLE n (a boolean)`,
      finds: ["table public.t"],
    },
    { rule: "type-uuid", bad: `CREATE TABLE t (a uuid)`, good: `CREATE TABLE n (a text)`, finds: ["table public.t"] },
    {
      rule: "type-vector",
      bad: `${PLANTED("halfvec")}; CREATE TABLE t (a halfvec)`,
      good: `CREATE TYPE vector AS ENUM ('x'); CREATE TABLE n (a vector)`,
      finds: ["column public.t.a"],
      dump: "CREATE TYPE public.vector AS ENUM (\n    'x'\n);\n\nCREATE TABLE public.t (\n    a public.halfvec(3)\n);\n\nCREATE TABLE public.n (\n    a public.vector\n);\n",
    },
    {
      rule: "type-system-types",
      bad: `CREATE TABLE t (a regclass, b xid8, c pg_lsn, d aclitem[], e name, f "char", g jsonpath)`,
      good: `CREATE TYPE region AS ENUM ('north'); CREATE TABLE n (a region, b oid, c text, name text)`,
      finds: [
        ...["a", "b", "c", "d"].map((name) => `column public.t.${name}`),
        ...["e", "f", "g"].map((name) => `column public.t.${name} [warning]`),
      ],
    },
    {
      rule: "type-numeric-nan",
      bad: `CREATE TABLE t (a numeric, b numeric); INSERT INTO t SELECT 'NaN', i FROM generate_series(1, 20) i; INSERT INTO t VALUES (1, 'Infinity'); ANALYZE t`,
      good: `CREATE TABLE n (a numeric, b text, c float8); INSERT INTO n SELECT i, 'NaN', 'NaN' FROM generate_series(1, 20) i; ANALYZE n`,
      finds: ["column public.t.a", "column public.t.b"],
      dumpFinds: null,
    },
    {
      rule: "type-timestamp-infinity",
      bad: `CREATE TABLE t (a date, b timestamp, c timestamptz); INSERT INTO t SELECT 'infinity', '-infinity', 'infinity' FROM generate_series(1, 20) i; ANALYZE t`,
      good: `CREATE TABLE n (a date, b text); INSERT INTO n SELECT '2020-01-01', 'infinity' FROM generate_series(1, 20) i; ANALYZE n`,
      finds: ["column public.t.a", "column public.t.b", "column public.t.c"],
      dumpFinds: null,
    },
  ],
  15,
  [],
  true,
);
