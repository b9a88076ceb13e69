import { type Fields, namesOf, optionsOf } from "@postgres-to-aurora/sql-parser";
import { isNotOfExtension, isUserSchema, routineColumns, userRoutines } from "../catalog-sql.js";
import { routineOf } from "../code-of-dump.js";
import { type DumpModel, relationKey } from "../dump-model.js";
import { dotted, refByNames } from "../dump-refs.js";
import type { Rule } from "../rule.js";
import { typeText } from "../type-text.js";

/** FROM and WHERE over the user's objects of a catalog, as `x` and `n`. */
const own = (catalog: string, prefix: string) =>
  `FROM pg_catalog.${catalog} x JOIN pg_catalog.pg_namespace n ON n.oid = x.${prefix}namespace
    WHERE ${isUserSchema("n")} AND ${isNotOfExtension(catalog, "x.oid")}`;

/** Whether one of two types is the user's: he may make casts for it. */
const OWN_TYPE = `EXISTS (SELECT 1 FROM pg_catalog.pg_type t LEFT JOIN pg_catalog.pg_type e ON e.typarray = t.oid
    JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
   WHERE t.oid IN (c.castsource, c.casttarget) AND ${isUserSchema("n")} AND ${isNotOfExtension("pg_type", "coalesce(e.oid, t.oid)")})`;

/** Things of the type system and the text conversion that only a superuser may define. */
export const privilegesDefinitions: Rule[] = [
  {
    id: "priv-opclass",
    category: "privileges",
    severity: "blocker",
    title: "Operator class or family",
    why: "Only a superuser may create an operator class or an operator family.",
    remedy: "Use a built-in operator class, or an index on an expression that gives the same order.",
    effort: "significant",
    fix: { kind: "manual", does: "Indexes use a built-in operator class or an expression" },
    catalog: {
      sql: `SELECT 'operator class' AS type, n.nspname AS schema, x.opcname || ' USING ' || m.amname AS name, NULL AS part,
          'for type ' || pg_catalog.format_type(x.opcintype, NULL) AS evidence
        ${own("pg_opclass", "opc").replace(" WHERE", " JOIN pg_catalog.pg_am m ON m.oid = x.opcmethod WHERE")}
        UNION ALL
        SELECT 'operator family', n.nspname, x.opfname || ' USING ' || m.amname, NULL, 'without a class of its own'
        ${own("pg_opfamily", "opf").replace(" WHERE", " JOIN pg_catalog.pg_am m ON m.oid = x.opfmethod WHERE")}
          AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_opclass c WHERE c.opcfamily = x.oid)`,
    },
    dump: {
      statements: {
        CreateOpClassStmt: ({ opclassname, amname, datatype }) => {
          const ref = refByNames("operator class", opclassname);
          return [
            { object: { ...ref, name: `${ref.name} USING ${amname}` }, evidence: `for type ${typeText(datatype)}` },
          ];
        },
        CreateOpFamilyStmt: ({ opfamilyname, amname }, _statement, model) =>
          familiesWithClass(model).has(`${dotted(opfamilyname)} USING ${amname}`)
            ? []
            : [
                {
                  object: {
                    ...refByNames("operator family", opfamilyname),
                    name: `${namesOf(opfamilyname).at(-1)} USING ${amname}`,
                  },
                  evidence: "without a class of its own",
                },
              ],
      },
    },
  },
  {
    id: "priv-base-type",
    category: "privileges",
    severity: "blocker",
    title: "Base type",
    why: "Only a superuser may create a base type, and its functions are C code that Aurora cannot load.",
    remedy:
      "Use a domain, a composite type or an extension of Aurora that has the type; pg_tle can hold base types too.",
    effort: "significant",
    fix: { kind: "manual", does: "A domain or a composite type takes its place" },
    catalog: {
      sql: `SELECT 'type' AS type, n.nspname AS schema, x.typname AS name, NULL AS part, 'input ' || x.typinput::pg_catalog.regproc AS evidence
        ${own("pg_type", "typ")} AND x.typtype = 'b' AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_type e WHERE e.typarray = x.oid)`,
    },
    dump: {
      statements: {
        DefineStmt: ({ kind, defnames, definition }) => {
          const input = optionsOf(definition).find(({ name }) => name === "input");
          if (kind !== "OBJECT_TYPE" || !input) return [];
          return [{ object: refByNames("type", defnames), evidence: `input ${dotted(input.arg?.TypeName?.names)}` }];
        },
      },
    },
  },
  {
    id: "priv-ts-template",
    category: "privileges",
    severity: "blocker",
    title: "Text search template or parser",
    why: "Only a superuser may create one, and its functions are C code that Aurora cannot load.",
    remedy: "Build the dictionaries and configurations on the built-in templates and the default parser.",
    effort: "significant",
    fix: { kind: "manual", does: "Dictionaries use a built-in template, configurations the default parser" },
    catalog: {
      sql: `SELECT 'text search template' AS type, n.nspname AS schema, x.tmplname AS name, NULL AS part, 'lexize ' || x.tmpllexize AS evidence
        ${own("pg_ts_template", "tmpl")}
        UNION ALL SELECT 'text search parser', n.nspname, x.prsname, NULL, 'start ' || x.prsstart ${own("pg_ts_parser", "prs")}`,
    },
    dump: {
      statements: {
        DefineStmt: ({ kind, defnames, definition }) => {
          const names = (option: string) =>
            dotted(optionsOf(definition).find(({ name }) => name === option)?.arg?.TypeName?.names);
          if (kind === "OBJECT_TSTEMPLATE")
            return [{ object: refByNames("text search template", defnames), evidence: `lexize ${names("lexize")}` }];
          if (kind === "OBJECT_TSPARSER")
            return [{ object: refByNames("text search parser", defnames), evidence: `start ${names("start")}` }];
          return [];
        },
      },
    },
  },
  {
    id: "priv-cast",
    category: "privileges",
    severity: "needs-change",
    title: "Cast that Aurora refuses",
    why: "A cast without a function takes a superuser, and any cast takes the ownership of one of its types.",
    remedy: "Call a function instead, or cast a type of your own by a function or WITH INOUT.",
    effort: "medium",
    fix: { kind: "manual", does: "A function is called in place of the cast" },
    catalog: {
      sql: `SELECT 'cast' AS type, '' AS schema, pg_catalog.format_type(c.castsource, NULL) || ' AS ' || pg_catalog.format_type(c.casttarget, NULL) AS name,
          NULL AS part, CASE c.castmethod WHEN 'b' THEN 'WITHOUT FUNCTION' WHEN 'i' THEN 'WITH INOUT' ELSE 'WITH FUNCTION' END AS evidence
        FROM pg_catalog.pg_cast c WHERE c.oid >= 16384 AND ${isNotOfExtension("pg_cast", "c.oid")} AND (c.castmethod = 'b' OR NOT ${OWN_TYPE})`,
    },
    dump: {
      statements: {
        CreateCastStmt: ({ sourcetype, targettype, func, inout }, _statement, model) => {
          const binary = func === undefined && inout !== true;
          if (!binary && [sourcetype, targettype].some((type) => isOwnType(type, model))) return [];
          return [
            {
              object: { type: "cast", schema: "", name: `${typeText(sourcetype)} AS ${typeText(targettype)}` },
              evidence: binary ? "WITHOUT FUNCTION" : inout ? "WITH INOUT" : "WITH FUNCTION",
            },
          ];
        },
      },
    },
  },
  {
    id: "priv-conversion",
    category: "privileges",
    severity: "blocker",
    title: "Encoding conversion",
    why: "A conversion of encodings calls a C function, and Aurora loads none but its own.",
    remedy: "Convert the text before it reaches the database, with client_encoding or in the program.",
    effort: "medium",
    fix: { kind: "manual", does: "Clients convert the text" },
    catalog: {
      sql: `SELECT 'conversion' AS type, n.nspname AS schema, x.conname AS name, NULL AS part, 'function ' || x.conproc AS evidence
        ${own("pg_conversion", "con")} AND x.conproc::oid >= 16384`,
    },
    dump: {
      statements: {
        CreateConversionStmt: ({ conversion_name, func_name }) =>
          namesOf(func_name).length === 1 || namesOf(func_name)[0] === "pg_catalog"
            ? []
            : [{ object: refByNames("conversion", conversion_name), evidence: `function ${dotted(func_name)}` }],
      },
    },
  },
  {
    id: "priv-transform",
    category: "privileges",
    severity: "blocker",
    title: "Transform",
    why: "A transform between a type and a language is made of functions with internal arguments, which only a superuser may create.",
    remedy:
      "Use an extension that brings the transform (hstore_plperl, jsonb_plperl), or convert the value in the function's body.",
    effort: "medium",
    fix: { kind: "manual", does: "Functions convert the value themselves" },
    catalog: {
      sql: `SELECT 'transform' AS type, '' AS schema, pg_catalog.format_type(t.trftype, NULL) AS name, l.lanname AS part, 'LANGUAGE ' || l.lanname AS evidence
        FROM pg_catalog.pg_transform t JOIN pg_catalog.pg_language l ON l.oid = t.trflang WHERE ${isNotOfExtension("pg_transform", "t.oid")}`,
    },
    dump: {
      statements: {
        CreateTransformStmt: ({ type_name, lang }) => [
          {
            object: { type: "transform", schema: "", name: typeText(type_name), part: lang },
            evidence: `LANGUAGE ${lang}`,
          },
        ],
      },
    },
  },
  {
    id: "priv-agg-internal",
    category: "privileges",
    severity: "blocker",
    title: "Aggregate with an internal state",
    why: "Only a superuser may create an aggregate whose state has the type internal.",
    remedy: "Give the aggregate an array or a composite type as its state, with functions in SQL or PL/pgSQL.",
    effort: "significant",
    fix: { kind: "manual", does: "The state gets another type" },
    catalog: {
      sql: `${routineColumns("'state type internal'")} ${userRoutines()} AND EXISTS (SELECT 1 FROM pg_catalog.pg_aggregate a
        WHERE a.aggfnoid = p.oid AND 'pg_catalog.internal'::pg_catalog.regtype IN (a.aggtranstype, a.aggmtranstype))`,
    },
    dump: {
      statements: {
        DefineStmt: ({ kind, defnames, args, definition }) => {
          const internal = optionsOf(definition).some(
            ({ name, arg }) => /^m?stype$/.test(name) && namesOf(arg?.TypeName?.names).at(-1) === "internal",
          );
          if (kind !== "OBJECT_AGGREGATE" || !internal) return [];
          const ref = routineOf(defnames, args);
          return [{ object: { ...ref, name: ref.name.replace(/\(\)$/, "(*)") }, evidence: "state type internal" }];
        },
      },
    },
  },
];

const withClass = new WeakMap<DumpModel, Set<string>>();

/** Operator families, as `schema.name USING method`, that hold a class; CREATE OPERATOR CLASS makes its own. */
function familiesWithClass(model: DumpModel): Set<string> {
  const known = withClass.get(model);
  if (known) return known;
  const families = new Set<string>();
  for (const { type, text } of model.statements) {
    if (type !== "CreateOpClassStmt") continue;
    const { opfamilyname, opclassname, amname } = model.parser.statement(text).node?.[type] ?? {};
    families.add(`${dotted(opfamilyname ?? opclassname)} USING ${amname}`);
  }
  withClass.set(model, families);
  return families;
}

function isOwnType(typeName: Fields, { types, relations, statements, parser }: DumpModel): boolean {
  const names = namesOf(typeName?.names);
  if (names.length < 2) return false;
  const key = relationKey(names.at(-2) as string, names.at(-1) as string);
  if (types.has(key) || relations.has(key)) return true;
  // Base types are in no map.
  return statements.some(({ type, text }) => {
    const fields = type === "DefineStmt" ? parser.statement(text).node?.[type] : undefined;
    return fields?.kind === "OBJECT_TYPE" && dotted(fields.defnames) === names.join(".");
  });
}
