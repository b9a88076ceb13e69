import { namesOf, optionsOf, textOf } from "@postgres-to-aurora/sql-parser";
import { isNotOfExtension, routineColumns, userRoutines } from "../catalog-sql.js";
import { routineRef } from "../code-of-dump.js";
import type { DumpModel } from "../dump-model.js";
import type { Hit, Rule } from "../rule.js";
import { AURORA_LANGUAGES } from "./aurora-extensions.js";
import { sqlList } from "./extensions.js";
import {
  convertInternal,
  convertPerlExtension,
  convertUnaccent,
  convertUntrusted,
  languageOf,
  symbolOf,
  UNTRUSTED_ACTS,
} from "./languages-convert.js";

/** Languages by name that no server trusts; in a dump their extension does not say so. */
const UNTRUSTED = /^(pl(perl|tcl|lua|java|rust)u|plpython[23]?u|plsh|plr|javau)$/;

const BUILT_IN: readonly string[] = ["c", "internal"];
const OFFERED_EXTENSIONS = AURORA_LANGUAGES.filter((name) => name !== "sql" && name !== "plpgsql");

/** plperlu routines that trusted plperl would run as well. */
const PLAIN_PERL = `l.lanname = 'plperlu' AND p.prosrc !~ '${UNTRUSTED_ACTS}'`;

const OWN_LANGUAGE = (
  condition: string,
) => `SELECT 'language' AS type, '' AS schema, l.lanname AS name, NULL AS part, 'CREATE LANGUAGE' AS evidence,
    CASE WHEN NOT EXISTS (SELECT 1 FROM pg_catalog.pg_proc p WHERE p.prolang = l.oid) THEN 'needs-change' END AS severity
  FROM pg_catalog.pg_language l WHERE l.lanname NOT IN ('internal', 'c', 'sql', 'plpgsql') AND ${condition} AND ${isNotOfExtension("pg_language", "l.oid")}`;

const LANGUAGE = "'LANGUAGE ' || l.lanname";

/** Languages of routines. */
export const languages: Rule[] = [
  {
    id: "lang-untrusted",
    category: "extensions",
    severity: "blocker",
    title: "Routine in an untrusted language",
    why: "Languages that reach the machine below the database do not exist on Aurora.",
    remedy:
      "Rewrite it in PL/pgSQL, or in plperl, pltcl or plv8 where it uses no module, file or network; move the rest to AWS Lambda or the application.",
    effort: "significant",
    fix: { kind: "manual", does: "The routine is rewritten" },
    catalog: {
      sql: `${routineColumns(LANGUAGE)}, NULL AS severity ${userRoutines()}
          AND NOT l.lanpltrusted AND l.lanname NOT IN ('internal', 'c') AND NOT (${PLAIN_PERL})
        UNION ALL ${OWN_LANGUAGE("NOT l.lanpltrusted")}`,
    },
    dump: {
      statements: {
        CreateFunctionStmt: (fields, _statement, model) => {
          const { language, body } = languageOf(fields);
          if (!isUntrusted(language, model) || isPlainPerl(language, body)) return [];
          return [{ object: routineRef(fields), evidence: `LANGUAGE ${language}` }];
        },
        CreatePLangStmt: ({ plname, pltrusted }, _statement, model) =>
          pltrusted === true ? [] : [ownLanguage(plname, model)],
      },
    },
  },
  {
    id: "lang-plperlu",
    category: "extensions",
    severity: "needs-change",
    title: "plperlu where plperl would do",
    why: "plperlu does not exist on Aurora; plperl does, and the body uses no module, file, command or network that it would forbid.",
    remedy: "Give the routine LANGUAGE plperl and test it.",
    effort: "simple",
    fix: { kind: "offered", by: "convert-schema", phase: "pre-load", does: "The language becomes plperl" },
    catalog: { sql: `${routineColumns(LANGUAGE)} ${userRoutines()} AND ${PLAIN_PERL}` },
    dump: {
      statements: {
        CreateFunctionStmt: (fields) => {
          const { language, body } = languageOf(fields);
          return isPlainPerl(language, body) ? [{ object: routineRef(fields), evidence: `LANGUAGE ${language}` }] : [];
        },
      },
    },
    convert: { CreateExtensionStmt: convertPerlExtension, CreateFunctionStmt: convertUntrusted },
  },
  {
    id: "lang-not-offered",
    category: "extensions",
    severity: "blocker",
    title: "Language that Aurora lacks",
    why: "The language is not among those Aurora offers, and only a superuser may add one.",
    remedy: "Rewrite the routine in PL/pgSQL, plperl, pltcl or plv8.",
    effort: "significant",
    fix: { kind: "manual", does: "The routine is rewritten" },
    catalog: {
      sql: `${routineColumns(LANGUAGE)}, NULL AS severity ${userRoutines()} AND l.lanpltrusted AND l.lanname NOT IN (${sqlList(AURORA_LANGUAGES)})
        UNION ALL ${OWN_LANGUAGE("l.lanpltrusted")}`,
    },
    dump: {
      statements: {
        CreateFunctionStmt: (fields, _statement, model) => {
          const { language } = languageOf(fields);
          const known = AURORA_LANGUAGES.includes(language) || BUILT_IN.includes(language);
          if (known || isUntrusted(language, model)) return [];
          return [{ object: routineRef(fields), evidence: `LANGUAGE ${language}` }];
        },
        CreatePLangStmt: ({ plname, pltrusted }, _statement, model) =>
          pltrusted === true ? [ownLanguage(plname, model)] : [],
      },
    },
  },
  {
    id: "lang-c",
    category: "extensions",
    severity: "blocker",
    title: "Routine in C",
    why: "Only a superuser may make C routines, and Aurora takes no libraries of your own.",
    remedy: "Use an extension that Aurora has and that holds the routine, or write it in SQL or PL/pgSQL.",
    effort: "significant",
    fix: { kind: "manual", does: "The routine is rewritten, or replaced by one of an extension" },
    catalog: {
      sql: `${routineColumns("'LANGUAGE c'")} ${userRoutines()} AND l.lanname = 'c' AND p.prosrc <> 'unaccent_dict'`,
    },
    dump: {
      statements: {
        CreateFunctionStmt: (fields) =>
          languageOf(fields).language === "c" && symbolOf(fields) !== "unaccent_dict"
            ? [{ object: routineRef(fields), evidence: "LANGUAGE c" }]
            : [],
      },
    },
  },
  {
    id: "lang-c-unaccent",
    category: "extensions",
    severity: "needs-change",
    title: "Copy of unaccent in C",
    why: "Only a superuser may make C routines; this one is a second name for the function of the extension unaccent.",
    remedy: "Make it a SQL function that calls unaccent.",
    effort: "trivial",
    fix: {
      kind: "auto",
      by: "convert-schema",
      phase: "pre-load",
      does: "It becomes a SQL function that calls unaccent",
    },
    catalog: {
      sql: `${routineColumns("'unaccent_dict'")} ${userRoutines()} AND l.lanname = 'c' AND p.prosrc = 'unaccent_dict'`,
    },
    dump: {
      statements: {
        CreateFunctionStmt: (fields) =>
          languageOf(fields).language === "c" && symbolOf(fields) === "unaccent_dict"
            ? [{ object: routineRef(fields), evidence: "unaccent_dict" }]
            : [],
      },
    },
    convert: { CreateFunctionStmt: convertUnaccent },
  },
  {
    id: "lang-internal",
    category: "extensions",
    severity: "needs-change",
    title: "Second name of a built-in function",
    why: "Only a superuser may make routines of language internal.",
    remedy: "Make it a SQL function that calls the built-in one.",
    effort: "trivial",
    fix: {
      kind: "auto",
      by: "convert-schema",
      phase: "pre-load",
      does: "It becomes a SQL function that calls the built-in one; its creation fails when there is none of that name",
    },
    catalog: {
      // Constructors of ranges are internal, too, and come with their type.
      sql: `${routineColumns("p.prosrc")} ${userRoutines()} AND l.lanname = 'internal' AND p.prokind <> 'a'
        AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend i WHERE i.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND i.objid = p.oid AND i.deptype = 'i')`,
    },
    dump: {
      statements: {
        CreateFunctionStmt: (fields) =>
          languageOf(fields).language === "internal"
            ? [{ object: routineRef(fields), evidence: symbolOf(fields) ?? namesOf(fields.funcname).at(-1) ?? "" }]
            : [],
      },
    },
    convert: { CreateFunctionStmt: convertInternal },
  },
  {
    id: "lang-trusted-pl",
    category: "extensions",
    severity: "info",
    title: "Routines in plperl, pltcl or plv8",
    why: "Aurora has these languages, plv8 in a version of its own (3.1 up to major 17, 3.2 on 18) and Perl without further modules.",
    remedy: "Have the extension created before the schema, and test the routines.",
    effort: "simple",
    fix: {
      kind: "auto",
      by: "export-schema",
      phase: "pre-load",
      does: "The extension stands before its routines",
    },
    catalog: {
      sql: `SELECT DISTINCT 'language' AS type, '' AS schema, l.lanname AS name, NULL AS part, 'in use' AS evidence ${userRoutines()}
        AND l.lanname IN (${sqlList(OFFERED_EXTENSIONS)})`,
    },
    dump: {
      statements: {
        CreateFunctionStmt: (fields) => {
          const { language } = languageOf(fields);
          if (!OFFERED_EXTENSIONS.includes(language)) return [];
          return [{ object: { type: "language", schema: "", name: language }, evidence: "in use" }];
        },
      },
    },
  },
];

function isPlainPerl(language: string, body: string): boolean {
  return language === "plperlu" && !new RegExp(UNTRUSTED_ACTS).test(body);
}

function ownLanguage(name: string, model: DumpModel): Hit {
  const used = model.statements.some(({ type, text }) => {
    if (type !== "CreateFunctionStmt") return false;
    const options = optionsOf(model.parser.statement(text).node?.["CreateFunctionStmt"]?.options);
    return textOf(options.find((option) => option.name === "language")?.arg) === name;
  });
  const hit: Hit = { object: { type: "language", schema: "", name }, evidence: "CREATE LANGUAGE" };
  return used ? hit : { ...hit, severity: "needs-change" };
}

function isUntrusted(language: string, model: DumpModel): boolean {
  if (UNTRUSTED.test(language)) return true;
  if (AURORA_LANGUAGES.includes(language) || BUILT_IN.includes(language)) return false;
  return model.statements.some(({ type, text }) => {
    if (type !== "CreatePLangStmt") return false;
    const { plname, pltrusted } = model.parser.statement(text).node?.["CreatePLangStmt"] ?? {};
    return plname === language && pltrusted !== true;
  });
}
