import { ruleCases } from "./rule-cases.js";

ruleCases([
  {
    rule: "priv-leakproof",
    bad: `CREATE FUNCTION sure(a int, b text) RETURNS int LANGUAGE sql LEAKPROOF AS 'SELECT 1'`,
    good: `CREATE FUNCTION plain(a int) RETURNS text LANGUAGE sql AS $$SELECT 'LEAKPROOF'$$`,
    finds: ["routine public.sure(integer, text)"],
    converted: { holds: ["CREATE FUNCTION public.sure", "'LEAKPROOF'"], lacks: [/LEAKPROOF\n/] },
  },
]);
