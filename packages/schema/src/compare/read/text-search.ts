import { type CatalogQuery, comment, own, owner, SCOPE } from "./scope.js";

const qualified = (schema: string, name: string) =>
  `pg_catalog.quote_ident(${schema}) || '.' || pg_catalog.quote_ident(${name})`;

const CONFIGURATIONS: CatalogQuery = () => `${SCOPE}
SELECT 'text search configuration' AS "#type", s.nspname AS "#schema", c.cfgname AS "#name", ${qualified("pn.nspname", "p.prsname")} AS parser,
       (SELECT pg_catalog.string_agg(y.line, '; ' ORDER BY y.line COLLATE "C") FROM (
          SELECT t.alias || ': ' || pg_catalog.string_agg(m.mapdict::pg_catalog.regdictionary::text, ', ' ORDER BY m.mapseqno) AS line
            FROM pg_catalog.pg_ts_config_map m JOIN pg_catalog.ts_token_type(c.cfgparser) t ON t.tokid = m.maptokentype
           WHERE m.mapcfg = c.oid GROUP BY t.alias) y) AS mappings,
       ${comment("pg_ts_config", "c.oid")} AS comment, ${owner("c.cfgowner")} AS owner
  FROM pg_catalog.pg_ts_config c JOIN space s ON s.oid = c.cfgnamespace
  JOIN pg_catalog.pg_ts_parser p ON p.oid = c.cfgparser JOIN pg_catalog.pg_namespace pn ON pn.oid = p.prsnamespace
 WHERE ${own("pg_ts_config", "c.oid")}`;

const DICTIONARIES: CatalogQuery = () => `${SCOPE}
SELECT 'text search dictionary' AS "#type", s.nspname AS "#schema", d.dictname AS "#name", ${qualified("tn.nspname", "t.tmplname")} AS template,
       d.dictinitoption AS options, ${comment("pg_ts_dict", "d.oid")} AS comment, ${owner("d.dictowner")} AS owner
  FROM pg_catalog.pg_ts_dict d JOIN space s ON s.oid = d.dictnamespace
  JOIN pg_catalog.pg_ts_template t ON t.oid = d.dicttemplate JOIN pg_catalog.pg_namespace tn ON tn.oid = t.tmplnamespace
 WHERE ${own("pg_ts_dict", "d.oid")}`;

const PARSERS: CatalogQuery = () => `${SCOPE}
SELECT 'text search parser' AS "#type", s.nspname AS "#schema", p.prsname AS "#name",
       pg_catalog.concat_ws(', ', p.prsstart, p.prstoken, p.prsend, p.prsheadline, p.prslextype) AS functions,
       ${comment("pg_ts_parser", "p.oid")} AS comment
  FROM pg_catalog.pg_ts_parser p JOIN space s ON s.oid = p.prsnamespace WHERE ${own("pg_ts_parser", "p.oid")}`;

const TEMPLATES: CatalogQuery = () => `${SCOPE}
SELECT 'text search template' AS "#type", s.nspname AS "#schema", t.tmplname AS "#name",
       pg_catalog.concat_ws(', ', t.tmplinit, t.tmpllexize) AS functions, ${comment("pg_ts_template", "t.oid")} AS comment
  FROM pg_catalog.pg_ts_template t JOIN space s ON s.oid = t.tmplnamespace WHERE ${own("pg_ts_template", "t.oid")}`;

/** Text search configurations, dictionaries, parsers and templates. */
export const TEXT_SEARCH: CatalogQuery[] = [CONFIGURATIONS, DICTIONARIES, PARSERS, TEMPLATES];
