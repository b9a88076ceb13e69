import { type Fields, findNodes, namesOf, optionsOf, textOf } from "@postgres-to-aurora/sql-parser";
import type { ObjectRef } from "../../object-ref.js";
import { isNotOfExtension, isUserSchema, relationType, routineName } from "../catalog-sql.js";
import { routineRef } from "../code-of-dump.js";
import type { DumpModel, DumpStatement } from "../dump-model.js";
import { columnRef, type Relation } from "../dump-relations.js";
import type { Hit } from "../rule.js";

// Names without a schema in a body, told by patterns so that any language is served; the same live and offline. The
// second group is the name.
const NAME = "([a-z_][a-z0-9_$]*)";
const CALL = `(^|[^.a-z0-9_$"])${NAME}\\s*\\(`;
const RELATION = `\\y(from|join|into|update)\\s+${NAME}(?![a-z0-9_$]|\\s*[.(])`;
const TYPE = `(::|\\yas)\\s*${NAME}(?![a-z0-9_$]|\\s*[.(])`;

/** Functions of extensions that stand in indexes; a dump does not say which functions an extension has. */
const OF_EXTENSIONS: Readonly<Record<string, readonly string[]>> = {
  cube: ["cube", "cube_distance"],
  earthdistance: ["earth", "earth_box", "earth_distance", "ll_to_earth"],
  fuzzystrmatch: ["dmetaphone", "levenshtein", "metaphone", "soundex"],
  hstore: ["akeys", "avals", "hstore", "hstore_to_json", "skeys", "svals"],
  intarray: ["icount", "sort", "uniq"],
  ltree: ["index", "lca", "ltree2text", "nlevel", "subltree", "subpath", "text2ltree"],
  pg_trgm: ["show_trgm", "similarity", "word_similarity"],
  pgcrypto: ["crypt", "digest", "encrypt", "hmac"],
  postgis: [
    "geography",
    "geometry",
    "st_geogfromtext",
    "st_geohash",
    "st_makepoint",
    "st_point",
    "st_setsrid",
    "st_transform",
  ],
  unaccent: ["unaccent"],
  "uuid-ossp": ["uuid_generate_v3", "uuid_generate_v5"],
};

const words = (pattern: string) =>
  `(SELECT m[2] AS word FROM pg_catalog.regexp_matches(pg_catalog.lower(p.prosrc), '${pattern}', 'g') m)`;
const known = (pattern: string, catalog: string, prefix: string) =>
  `EXISTS (SELECT 1 FROM ${words(pattern)} w JOIN pg_catalog.${catalog} k ON k.${prefix}name = w.word
     JOIN pg_catalog.pg_namespace kn ON kn.oid = k.${prefix}namespace WHERE ${isUserSchema("kn")}
      AND NOT EXISTS (SELECT 1 FROM pg_catalog.${catalog} s WHERE s.${prefix}name = w.word AND s.${prefix}namespace = 'pg_catalog'::pg_catalog.regnamespace))`;

/** SQL: whether a routine `p` of language `l` in schema `n` relies on the search path. */
export const RELIES_ON_PATH = `(l.lanname NOT IN ('c', 'internal') AND p.prosrc <> ''
       AND ${isUserSchema("n")} AND ${isNotOfExtension("pg_proc", "p.oid")}
       AND NOT EXISTS (SELECT 1 FROM pg_catalog.unnest(p.proconfig) u WHERE u LIKE 'search\\_path=%')
       AND (${known(CALL, "pg_proc", "pro")} OR ${known(RELATION, "pg_class", "rel")} OR ${known(TYPE, "pg_type", "typ")}))`;

/** Indexes and generated columns whose functions name things without their schema and have no search_path. */
export const UNQUALIFIED_CALLERS = `WITH called AS (
    SELECT DISTINCT d.classid, d.objid, d.refobjid FROM pg_catalog.pg_depend d
     WHERE d.refclassid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND d.refobjid >= 16384
       AND d.classid IN ('pg_catalog.pg_class'::pg_catalog.regclass, 'pg_catalog.pg_attrdef'::pg_catalog.regclass)
  ), doubtful AS MATERIALIZED (
    SELECT p.oid, n.nspname || '.' || ${routineName("p")} AS name
      FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace JOIN pg_catalog.pg_language l ON l.oid = p.prolang
     WHERE p.oid IN (SELECT refobjid FROM called) AND ${RELIES_ON_PATH}
  )
  SELECT ${relationType("c")} AS type, n.nspname AS schema, c.relname AS name, NULL AS part, 'calls ' || f.name AS evidence
    FROM called d JOIN doubtful f ON f.oid = d.refobjid JOIN pg_catalog.pg_class c ON c.oid = d.objid AND c.relkind IN ('i', 'I')
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
   WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
  UNION ALL
  SELECT 'column', n.nspname, c.relname, a.attname, 'calls ' || f.name
    FROM called d JOIN doubtful f ON f.oid = d.refobjid JOIN pg_catalog.pg_attrdef x ON x.oid = d.objid
    JOIN pg_catalog.pg_attribute a ON a.attrelid = x.adrelid AND a.attnum = x.adnum AND a.attgenerated <> ''
    JOIN pg_catalog.pg_class c ON c.oid = a.attrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
   WHERE d.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass AND ${isUserSchema("n")}`;

interface Unqualified {
  /** The CREATE FUNCTION statements of such functions that indexes or generated columns call. */
  called: Set<DumpStatement>;
  hits: Hit[];
}

const cache = new WeakMap<DumpModel, Unqualified>();

/** The same of a dump. */
export function callersOfUnqualified(model: DumpModel): Hit[] {
  return unqualifiedRoutines(model).hits;
}

/** Functions of a dump that rely on the search path and are called while rows are loaded or indexes built. */
export function unqualifiedRoutines(model: DumpModel): Unqualified {
  const before = cache.get(model);
  if (before) return before;
  const doubtful = doubtfulRoutines(model);
  const result: Unqualified = { called: new Set(), hits: [] };
  if (doubtful.size > 0)
    for (const { object, tree, statement } of callers(model))
      for (const { funcname } of findNodes(tree, "FuncCall") as Fields[])
        for (const routine of doubtful.get(namesOf(funcname).join(".")) ?? []) {
          result.called.add(routine.statement);
          result.hits.push({ object, evidence: `calls ${routine.name}`, at: { statement } });
        }
  cache.set(model, result);
  return result;
}

/** Routines of a dump that rely on the search path, by `schema.name`. */
export function doubtfulRoutines(model: DumpModel): Map<string, { name: string; statement: DumpStatement }[]> {
  const functions = model.statements.flatMap((statement) => {
    const fields = model.parser.statement(statement.text).node?.["CreateFunctionStmt"];
    return fields ? [{ fields, statement }] : [];
  });
  const calls = new Set(functions.map(({ fields }) => namesOf(fields.funcname).at(-1) as string));
  for (const { name } of model.extensions) for (const known of OF_EXTENSIONS[name] ?? []) calls.add(known);
  const relations = new Set([...model.relations.values()].map(({ name }) => name));
  const types = new Set([...[...model.types.values()].map(({ name }) => name), ...relations]);
  const found = new Map<string, { name: string; statement: DumpStatement }[]>();
  for (const { fields, statement } of functions) {
    const options = optionsOf(fields.options);
    const option = (wanted: string) => options.find(({ name }) => name === wanted)?.arg;
    const body: string | undefined = option("as")?.List?.items?.[0]?.String?.sval;
    const safe = options.some(({ name, arg }) => name === "set" && arg?.VariableSetStmt?.name === "search_path");
    if (body === undefined || safe || /^(c|internal)$/.test(textOf(option("language")) ?? "")) continue;
    const names = (pattern: string) =>
      [...body.toLowerCase().matchAll(new RegExp(pattern.replaceAll("\\y", "\\b"), "g"))].map(
        ([, , name]) => name as string,
      );
    const unqualified =
      names(CALL).some((name) => calls.has(name)) ||
      names(RELATION).some((name) => relations.has(name)) ||
      names(TYPE).some((name) => types.has(name));
    if (!unqualified) continue;
    const { schema, name } = routineRef(fields);
    const key = namesOf(fields.funcname).join(".");
    found.set(key, [...(found.get(key) ?? []), { name: `${schema}.${name}`, statement }]);
  }
  return found;
}

function* callers(model: DumpModel): Generator<{ object: ObjectRef; tree: unknown; statement: DumpStatement }> {
  for (const statement of model.statements) {
    if (statement.type !== "IndexStmt" || !statement.text.includes("(")) continue;
    const { relation, idxname, indexParams, whereClause } =
      model.parser.statement(statement.text).node?.["IndexStmt"] ?? {};
    const object: ObjectRef = { type: "index", schema: relation?.schemaname ?? "", name: idxname ?? "" };
    yield { object, tree: [indexParams, whereClause], statement };
  }
  for (const relation of model.relations.values())
    if ([...relation.columns.values()].some(({ generated }) => generated)) yield* generatedColumns(relation, model);
}

function* generatedColumns(
  relation: Relation,
  model: DumpModel,
): Generator<{ object: ObjectRef; tree: unknown; statement: DumpStatement }> {
  const { statement } = relation;
  const elements = (model.parser.statement(statement.text).node?.["CreateStmt"]?.tableElts ?? []) as Fields[];
  for (const { ColumnDef: column } of elements)
    for (const { Constraint: constraint } of (column?.constraints ?? []) as Fields[])
      if (constraint?.contype === "CONSTR_GENERATED")
        yield { object: columnRef(relation, column.colname), tree: constraint.raw_expr, statement };
}
