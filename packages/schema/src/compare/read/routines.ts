import { type CatalogQuery, comment, grants, own, owner, SCOPE, since } from "./scope.js";

/** The types of a routine's arguments, as in its signature. */
export function argumentTypes(types: string): string {
  return `(SELECT coalesce(pg_catalog.string_agg(pg_catalog.format_type(x.type, NULL), ', ' ORDER BY x.n), '')
    FROM pg_catalog.unnest(${types}::oid[]) WITH ORDINALITY x(type, n))`;
}

const AGGREGATE = `(SELECT pg_catalog.concat_ws(', ',
    'sfunc ' || g.aggtransfn::pg_catalog.regprocedure, 'stype ' || pg_catalog.format_type(g.aggtranstype, NULL),
    'finalfunc ' || nullif(g.aggfinalfn::oid, 0)::pg_catalog.regprocedure, 'combinefunc ' || nullif(g.aggcombinefn::oid, 0)::pg_catalog.regprocedure,
    'serialfunc ' || nullif(g.aggserialfn::oid, 0)::pg_catalog.regprocedure, 'deserialfunc ' || nullif(g.aggdeserialfn::oid, 0)::pg_catalog.regprocedure,
    'msfunc ' || nullif(g.aggmtransfn::oid, 0)::pg_catalog.regprocedure, 'minvfunc ' || nullif(g.aggminvtransfn::oid, 0)::pg_catalog.regprocedure,
    'mfinalfunc ' || nullif(g.aggmfinalfn::oid, 0)::pg_catalog.regprocedure, 'mstype ' || pg_catalog.format_type(nullif(g.aggmtranstype, 0), NULL),
    'sortop ' || nullif(g.aggsortop, 0)::pg_catalog.regoperator, 'initcond ' || pg_catalog.quote_literal(g.agginitval),
    'minitcond ' || pg_catalog.quote_literal(g.aggminitval), 'kind ' || nullif(g.aggkind::text, 'n'), 'direct ' || nullif(g.aggnumdirectargs, 0),
    'finalfunc_modify ' || g.aggfinalmodify::text, 'mfinalfunc_modify ' || g.aggmfinalmodify::text,
    CASE WHEN g.aggfinalextra THEN 'finalfunc_extra' END, CASE WHEN g.aggmfinalextra THEN 'mfinalfunc_extra' END,
    'sspace ' || nullif(g.aggtransspace, 0), 'msspace ' || nullif(g.aggmtransspace, 0))
  FROM pg_catalog.pg_aggregate g WHERE g.aggfnoid = p.oid)`;

/** Functions, procedures and aggregates; the name holds the types of the arguments that select one. */
export const ROUTINES: CatalogQuery = (major) => `${SCOPE}
SELECT 'routine' AS "#type", s.nspname AS "#schema",
       p.proname || '(' || CASE WHEN p.prokind = 'a' AND p.pronargs = 0 THEN '*' ELSE ${argumentTypes("p.proargtypes")} END || ')' AS "#name",
       CASE p.prokind WHEN 'f' THEN 'function' WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate' ELSE 'window function' END AS kind,
       CASE WHEN p.prokind <> 'a' THEN l.lanname END AS language,
       pg_catalog.pg_get_function_arguments(p.oid) AS arguments, pg_catalog.pg_get_function_result(p.oid) AS returns,
       ${since(14, major, "CASE WHEN p.prosqlbody IS NOT NULL THEN pg_catalog.pg_get_function_sqlbody(p.oid) WHEN p.prokind <> 'a' THEN p.prosrc END", "CASE WHEN p.prokind <> 'a' THEN p.prosrc END")} AS body,
       ${since(14, major, "CASE WHEN p.prosqlbody IS NOT NULL THEN 'SQL standard' END")} AS "body form",
       p.probin AS library, CASE p.provolatile WHEN 'i' THEN 'immutable' WHEN 's' THEN 'stable' END AS volatility,
       CASE WHEN p.proisstrict THEN 'yes' END AS strict, CASE WHEN p.prosecdef THEN 'yes' END AS "security definer",
       CASE WHEN p.proleakproof THEN 'yes' END AS leakproof,
       CASE p.proparallel WHEN 's' THEN 'safe' WHEN 'r' THEN 'restricted' END AS parallel,
       p.procost AS cost, nullif(p.prorows, 0) AS rows,
       CASE WHEN p.prosupport <> 0 THEN p.prosupport::text END AS support,
       (SELECT pg_catalog.string_agg(x, ', ' ORDER BY x COLLATE "C") FROM pg_catalog.unnest(p.proconfig) x) AS configuration,
       CASE WHEN p.protrftypes IS NOT NULL THEN ${argumentTypes("p.protrftypes")} END AS transforms,
       CASE WHEN p.prokind = 'a' THEN ${AGGREGATE} END AS aggregate,
       ${comment("pg_proc", "p.oid")} AS comment, ${owner("p.proowner")} AS owner, ${grants("p.proacl", "f", "p.proowner")} AS grants
  FROM pg_catalog.pg_proc p JOIN space s ON s.oid = p.pronamespace JOIN pg_catalog.pg_language l ON l.oid = p.prolang
 WHERE p.proname NOT LIKE 'awsdms\\_%' AND ${own("pg_proc", "p.oid")}
   AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend i WHERE i.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass
                      AND i.objid = p.oid AND i.deptype = 'i')`;
