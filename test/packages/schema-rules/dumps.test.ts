import { type RuleCase, ruleCases } from "./rule-cases.js";

/** A case on a dump alone. */
const dumped = (item: Omit<RuleCase, "bad" | "live">): RuleCase => ({ ...item, bad: "", live: false });

const dumpOf = (server: string, tool: string, sql: string) =>
  `--\n-- PostgreSQL database dump\n--\n\n-- Dumped from database version ${server}\n-- Dumped by pg_dump version ${tool}\n\n${sql}\n--\n-- PostgreSQL database dump complete\n--\n`;

ruleCases(
  [
    dumped({
      rule: "dump-unparsed",
      dump: "CREATE TABLE public.t (a int);\nCREATE TABLE WITH NONSENSE;\nCREATE VIEW public.v AS SELECT 'CREATE TABLE WITH' AS a;",
      finds: ["setting dump file"],
    }),
    dumped({
      rule: "dump-psql-meta",
      dump: "\\restrict AbCdEf\n\nCREATE TABLE public.t (a text DEFAULT '\n\\connect x\n');\n\\unrestrict AbCdEf\n\\unrestrict Other\n",
      finds: ["setting dump file", "setting dump file"],
    }),
    dumped({ rule: "dump-psql-meta", dump: "CREATE TABLE public.t (a text DEFAULT '\n\\connect x\n');", finds: [] }),
    dumped({
      rule: "dump-set-unknown",
      dump: "SET transaction_timeout = 0;\nSET default_table_access_method = heap;\nCREATE TABLE public.transaction_timeout (a int);",
      finds: ["setting transaction_timeout"],
      converted: {
        holds: ["default_table_access_method", "CREATE TABLE public.transaction_timeout"],
        lacks: ["SET transaction_timeout"],
      },
    }),
    dumped({
      rule: "dump-set-unknown",
      dump: "SET transaction_timeout = 0;",
      road: { source: 15, target: 17 },
      finds: [],
      converted: { holds: ["SET transaction_timeout"] },
    }),
    dumped({ rule: "dump-lacks", dump: "CREATE TABLE public.t (a int);", finds: ["setting dump file"] }),
    dumped({
      rule: "dump-pg-dump-older",
      dump: dumpOf("16.2", "15.9", "CREATE TABLE public.t (a int);"),
      finds: ["setting dump file"],
    }),
    dumped({
      rule: "dump-pg-dump-older",
      dump: dumpOf("15.9 (Debian 15.9-1)", "15.2", "CREATE TABLE public.t (a int);"),
      finds: [],
    }),
    dumped({
      rule: "dump-search-path",
      dump: "SELECT pg_catalog.set_config('search_path', '', false);\nSELECT pg_catalog.setval('public.s', 1, false);",
      finds: ["setting search_path"],
    }),
    dumped({
      rule: "dump-search-path",
      dump: "SELECT pg_catalog.set_config('search_path', 'public', false);",
      finds: [],
    }),
    dumped({
      rule: "dump-owner",
      dump: `CREATE ROLE known; CREATE TABLE public.t (a int); ALTER TABLE public.t OWNER TO postgres; CREATE SCHEMA s; ALTER SCHEMA s OWNER TO stranger;
      CREATE SEQUENCE public.q; ALTER TABLE public.q OWNER TO known; GRANT SELECT ON TABLE public.t TO reader;`,
      finds: ["role postgres", "role stranger"],
    }),
  ],
  15,
  [],
  true,
);
