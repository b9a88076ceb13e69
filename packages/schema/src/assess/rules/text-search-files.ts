import { type Fields, optionsOf, textOf } from "@postgres-to-aurora/sql-parser";
import { isNotOfExtension, isUserSchema } from "../catalog-sql.js";
import { refByNames } from "../dump-refs.js";
import type { Hit, Rule } from "../rule.js";

/** Options of dictionaries that name a file. */
const FILE_OPTIONS = "dictfile|afffile|synonyms|stopwords|rules";

/** Stop lists that come with PostgreSQL, and the rules of unaccent; Aurora has these files too. */
const SHIPPED =
  "danish|dutch|english|finnish|french|german|hungarian|italian|nepali|norwegian|portuguese|russian|spanish|swedish|turkish";
const SHIPPED_FILE = `stopwords = ''(${SHIPPED})''|rules = ''unaccent''`;

/** Files that text search reads. */
export const textSearchFiles: Rule[] = [
  {
    id: "ts-dict-file",
    category: "privileges",
    severity: "blocker",
    title: "Dictionary read from a file",
    why: "The dictionary reads a file in the server's tsearch_data directory, where nobody can put files on Aurora.",
    remedy:
      "Use a snowball or simple dictionary, and replace synonyms by a function; compare files that PostgreSQL ships with your own copies.",
    effort: "medium",
    fix: { kind: "manual", does: "The dictionary works without a file of its own" },
    catalog: {
      sql: `SELECT 'text search dictionary' AS type, n.nspname AS schema, d.dictname AS name, NULL AS part, d.dictinitoption AS evidence,
          CASE WHEN pg_catalog.regexp_replace(d.dictinitoption, '${SHIPPED_FILE}', '', 'gi') ~* '\\m(${FILE_OPTIONS}) = ' THEN NULL ELSE 'warning' END AS severity
        FROM pg_catalog.pg_ts_dict d JOIN pg_catalog.pg_namespace n ON n.oid = d.dictnamespace
       WHERE ${isUserSchema("n")} AND ${isNotOfExtension("pg_ts_dict", "d.oid")} AND d.dictinitoption ~* '\\m(${FILE_OPTIONS}) = '`,
    },
    dump: { statements: { DefineStmt: dictionary } },
  },
];

function dictionary({ kind, defnames, definition }: Fields): Hit[] {
  if (kind !== "OBJECT_TSDICTIONARY") return [];
  const options = optionsOf(definition).filter(({ name }) => name !== "template");
  const files = options.filter(({ name }) => new RegExp(`^(${FILE_OPTIONS})$`).test(name));
  if (files.length === 0) return [];
  const shipped = new RegExp(`^(stopwords (${SHIPPED})|rules unaccent)$`, "i");
  return [
    {
      object: refByNames("text search dictionary", defnames),
      evidence: options.map(({ name, arg }) => `${name} = '${textOf(arg) ?? ""}'`).join(", "),
      ...(files.every(({ name, arg }) => shipped.test(`${name} ${textOf(arg)}`))
        ? { severity: "warning" as const }
        : {}),
    },
  ];
}
