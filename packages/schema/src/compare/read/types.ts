import {
  type CatalogQuery,
  collationName,
  comment,
  DEFAULT_COLLATION,
  grants,
  own,
  owner,
  SCOPE,
  since,
} from "./scope.js";

const PRIVATE = (type: string) =>
  `${comment("pg_type", `${type}.oid`)} AS comment, ${owner(`${type}.typowner`)} AS owner, ${grants(`${type}.typacl`, "T", `${type}.typowner`)} AS grants`;

const COLLATION = (oid: string) => `CASE WHEN ${oid} NOT IN (0, ${DEFAULT_COLLATION}) THEN ${collationName(oid)} END`;

const DOMAINS: CatalogQuery = () => `${SCOPE}
SELECT 'domain' AS "#type", s.nspname AS "#schema", t.typname AS "#name",
       pg_catalog.format_type(t.typbasetype, t.typtypmod) AS type, CASE WHEN t.typnotnull THEN 'yes' END AS "not null",
       pg_catalog.pg_get_expr(t.typdefaultbin, 0) AS "default",
       CASE WHEN t.typcollation <> b.typcollation THEN ${COLLATION("t.typcollation")} END AS collation, ${PRIVATE("t")}
  FROM pg_catalog.pg_type t JOIN space s ON s.oid = t.typnamespace JOIN pg_catalog.pg_type b ON b.oid = t.typbasetype
 WHERE t.typtype = 'd' AND ${own("pg_type", "t.oid")}`;

const ENUMS: CatalogQuery = () => `${SCOPE}
SELECT 'type' AS "#type", s.nspname AS "#schema", t.typname AS "#name", 'enum' AS kind,
       (SELECT pg_catalog.string_agg(pg_catalog.quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder)
          FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid) AS labels, ${PRIVATE("t")}
  FROM pg_catalog.pg_type t JOIN space s ON s.oid = t.typnamespace WHERE t.typtype = 'e' AND ${own("pg_type", "t.oid")}`;

const COMPOSITES: CatalogQuery = () => `${SCOPE}
SELECT 'type' AS "#type", s.nspname AS "#schema", t.typname AS "#name", 'composite' AS kind,
       (SELECT pg_catalog.string_agg(pg_catalog.quote_ident(a.attname) || ' ' || pg_catalog.format_type(a.atttypid, a.atttypmod)
                 || coalesce(' COLLATE ' || CASE WHEN a.attcollation <> y.typcollation THEN ${COLLATION("a.attcollation")} END, ''),
                 ', ' ORDER BY a.attnum)
          FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type y ON y.oid = a.atttypid
         WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS attributes,
       (SELECT pg_catalog.string_agg(pg_catalog.quote_ident(a.attname) || ': ' || d.description, '; ' ORDER BY a.attnum)
          FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_description d ON d.objoid = c.oid AND d.objsubid = a.attnum
           AND d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass WHERE a.attrelid = c.oid) AS "comments on attributes", ${PRIVATE("t")}
  FROM pg_catalog.pg_type t JOIN space s ON s.oid = t.typnamespace
  JOIN pg_catalog.pg_class c ON c.oid = t.typrelid AND c.relkind = 'c' WHERE ${own("pg_type", "t.oid")}`;

const RANGES: CatalogQuery = (major) => `${SCOPE}
SELECT 'type' AS "#type", s.nspname AS "#schema", t.typname AS "#name", 'range' AS kind,
       pg_catalog.format_type(r.rngsubtype, NULL) AS subtype,
       (SELECT CASE WHEN NOT o.opcdefault THEN pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(o.opcname) END
          FROM pg_catalog.pg_opclass o JOIN pg_catalog.pg_namespace n ON n.oid = o.opcnamespace WHERE o.oid = r.rngsubopc) AS "operator class",
       ${COLLATION("r.rngcollation")} AS collation, CASE WHEN r.rngcanonical <> 0 THEN r.rngcanonical::text END AS canonical,
       CASE WHEN r.rngsubdiff <> 0 THEN r.rngsubdiff::text END AS "subtype difference",
       ${since(14, major, "pg_catalog.format_type(r.rngmultitypid, NULL)")} AS multirange, ${PRIVATE("t")}
  FROM pg_catalog.pg_type t JOIN space s ON s.oid = t.typnamespace JOIN pg_catalog.pg_range r ON r.rngtypid = t.oid
 WHERE ${own("pg_type", "t.oid")}`;

/** Arrays come with their element type. */
const BASE_TYPES: CatalogQuery = () => `${SCOPE}
SELECT 'type' AS "#type", s.nspname AS "#schema", t.typname AS "#name",
       CASE WHEN t.typisdefined THEN 'base' ELSE 'shell' END AS kind,
       pg_catalog.concat_ws(', ', 'input ' || t.typinput, 'output ' || t.typoutput, 'receive ' || nullif(t.typreceive::text, '-'),
         'send ' || nullif(t.typsend::text, '-'), 'length ' || t.typlen, 'alignment ' || t.typalign::text, 'storage ' || t.typstorage::text,
         'category ' || t.typcategory::text, 'delimiter ' || t.typdelim::text) AS definition, ${PRIVATE("t")}
  FROM pg_catalog.pg_type t JOIN space s ON s.oid = t.typnamespace
 WHERE (t.typtype = 'b' OR t.typtype = 'p') AND ${own("pg_type", "t.oid")}
   AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_type e WHERE e.typarray = t.oid)`;

/** Providers keep their locale in columns that changed names from major to major. */
const COLLATIONS: CatalogQuery = () => `${SCOPE}
SELECT 'collation' AS "#type", s.nspname AS "#schema", l.collname AS "#name",
       CASE l.collprovider WHEN 'c' THEN 'libc' WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin' ELSE l.collprovider::text END AS provider,
       pg_catalog.replace(coalesce(x ->> 'colllocale', x ->> 'colliculocale', l.collcollate), '_', CASE l.collprovider WHEN 'i' THEN '-' ELSE '_' END) AS locale,
       CASE l.collprovider WHEN 'c' THEN nullif(l.collctype, l.collcollate) END AS ctype, x ->> 'collicurules' AS rules,
       CASE WHEN NOT l.collisdeterministic THEN 'no' END AS deterministic,
       ${comment("pg_collation", "l.oid")} AS comment, ${owner("l.collowner")} AS owner
  FROM pg_catalog.pg_collation l JOIN space s ON s.oid = l.collnamespace, pg_catalog.to_jsonb(l) x WHERE ${own("pg_collation", "l.oid")}`;

const CONVERSIONS: CatalogQuery = () => `${SCOPE}
SELECT 'conversion' AS "#type", s.nspname AS "#schema", c.conname AS "#name",
       pg_catalog.concat_ws(' ', pg_catalog.pg_encoding_to_char(c.conforencoding), 'to', pg_catalog.pg_encoding_to_char(c.contoencoding),
         'by', c.conproc, CASE WHEN c.condefault THEN '(default)' END) AS definition,
       ${comment("pg_conversion", "c.oid")} AS comment, ${owner("c.conowner")} AS owner
  FROM pg_catalog.pg_conversion c JOIN space s ON s.oid = c.connamespace WHERE ${own("pg_conversion", "c.oid")}`;

/** Domains, enums, composite types, ranges, base types, collations and conversions. */
export const TYPES: CatalogQuery[] = [DOMAINS, ENUMS, COMPOSITES, RANGES, BASE_TYPES, COLLATIONS, CONVERSIONS];
