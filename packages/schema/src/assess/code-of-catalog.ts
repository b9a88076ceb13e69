import type { Client } from "@postgres-to-aurora/postgres";
import type { ObjectRef } from "../object-ref.js";
import { isUserSchema, relationType, routineName, userRelations, userRoutines } from "./catalog-sql.js";
import type { CodeUnit } from "./code-unit.js";

interface Row {
  type: ObjectRef["type"];
  schema: string;
  name: string;
  part: string | null;
  language: string;
  form: CodeUnit["form"];
  text: string;
  definition: string | null;
  definer: boolean;
}

const ROUTINES = `SELECT 'routine' AS type, n.nspname AS schema,
    ${routineName("p")} AS name, NULL AS part,
    l.lanname AS language, CASE WHEN p.prosrc = '' THEN 'statement' ELSE 'routine' END AS form,
    CASE WHEN p.prosrc = '' THEN pg_catalog.pg_get_functiondef(p.oid) ELSE p.prosrc END AS text,
    CASE WHEN l.lanname IN ('sql', 'plpgsql') THEN pg_catalog.pg_get_functiondef(p.oid) END AS definition,
    p.prosecdef AS definer
  ${userRoutines()} AND p.prokind <> 'a' AND l.lanname NOT IN ('c', 'internal')`;

const VIEWS = `SELECT ${relationType("c")} AS type, n.nspname AS schema, c.relname AS name, NULL AS part, 'sql' AS language,
    'statement' AS form, pg_catalog.pg_get_viewdef(c.oid) AS text, NULL AS definition, false AS definer
  ${userRelations("vm")}`;

const ON_RELATION = `JOIN pg_catalog.pg_class c ON c.oid = x.relation JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE ${isUserSchema("n")}`;

const expression = (type: string, part: string, text: string, from: string) =>
  `SELECT ${type} AS type, n.nspname AS schema, c.relname AS name, ${part} AS part, 'sql' AS language, 'expression' AS form,
    ${text} AS text, NULL AS definition, false AS definer FROM (${from}) x ${ON_RELATION}`;

const EXPRESSIONS = [
  expression(
    "'column'",
    "x.part",
    "x.text",
    `SELECT d.adrelid AS relation, a.attname AS part, pg_catalog.pg_get_expr(d.adbin, d.adrelid) AS text
       FROM pg_catalog.pg_attrdef d JOIN pg_catalog.pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum`,
  ),
  expression(
    "'constraint'",
    "x.part",
    "x.text",
    `SELECT k.conrelid AS relation, k.conname AS part, pg_catalog.pg_get_expr(k.conbin, k.conrelid) AS text
       FROM pg_catalog.pg_constraint k WHERE k.contype = 'c' AND k.conrelid <> 0`,
  ),
  expression(
    "'policy'",
    "x.part",
    "x.text",
    `SELECT p.polrelid AS relation, p.polname AS part,
            pg_catalog.concat_ws(' AND ', pg_catalog.pg_get_expr(p.polqual, p.polrelid), pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid)) AS text
       FROM pg_catalog.pg_policy p`,
  ),
];

const STATEMENTS = [
  `SELECT 'trigger' AS type, n.nspname AS schema, c.relname AS name, t.tgname AS part, 'sql' AS language, 'statement' AS form,
     pg_catalog.pg_get_triggerdef(t.oid) AS text, NULL AS definition, false AS definer
   FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
   WHERE NOT t.tgisinternal AND t.tgqual IS NOT NULL AND ${isUserSchema("n")}`,
  `SELECT 'rule' AS type, n.nspname AS schema, c.relname AS name, r.rulename AS part, 'sql' AS language, 'statement' AS form,
     pg_catalog.pg_get_ruledef(r.oid) AS text, NULL AS definition, false AS definer
   FROM pg_catalog.pg_rewrite r JOIN pg_catalog.pg_class c ON c.oid = r.ev_class JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
   WHERE r.rulename <> '_RETURN' AND ${isUserSchema("n")}`,
  `SELECT 'index' AS type, n.nspname AS schema, c.relname AS name, NULL AS part, 'sql' AS language, 'statement' AS form,
     pg_catalog.pg_get_indexdef(i.indexrelid) AS text, NULL AS definition, false AS definer
   FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
   WHERE (i.indexprs IS NOT NULL OR i.indpred IS NOT NULL) AND ${isUserSchema("n")}`,
];

/** Rows read at once; source text is let go before the next come. */
const BATCH = 500;

/**
 * The source text stored in a live database: routines, views, defaults, checks, policies, triggers, rules, index
 * expressions, and jobs of pg_cron where it is installed and readable.
 */
export async function* codeOfCatalog(client: Client): AsyncGenerator<CodeUnit> {
  for (const sql of [ROUTINES, VIEWS, ...EXPRESSIONS, ...STATEMENTS]) yield* units(client, sql);
  const { rows } = await client.query<{ readable: boolean }>(
    // By oid: resolving the name would need USAGE on the schema.
    `SELECT pg_catalog.has_schema_privilege(n.oid, 'USAGE') AND pg_catalog.has_table_privilege(c.oid, 'SELECT') AS readable
       FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = 'cron' AND c.relname = 'job' AND c.relkind = 'r'`,
  );
  if (rows[0]?.readable)
    yield* units(
      client,
      `SELECT 'setting' AS type, 'cron' AS schema, 'job ' || j.jobid AS name, NULL AS part, 'sql' AS language,
         'statement' AS form, j.command AS text, NULL AS definition, false AS definer FROM cron.job j`,
    );
}

async function* units(client: Client, sql: string): AsyncGenerator<CodeUnit> {
  await client.query("BEGIN READ ONLY");
  try {
    await client.query(`DECLARE code NO SCROLL CURSOR FOR ${sql}`);
    for (;;) {
      const { rows } = await client.query<Row>(`FETCH ${BATCH} FROM code`);
      for (const row of rows) if (row.text) yield unit(row);
      if (rows.length < BATCH) break;
    }
  } finally {
    await client.query("ROLLBACK");
  }
}

function unit({ type, schema, name, part, language, form, text, definition, definer }: Row): CodeUnit {
  return {
    object: part === null ? { type, schema, name } : { type, schema, name, part },
    language,
    form,
    text,
    ...(definition === null ? {} : { definition }),
    securityDefiner: definer,
  };
}
