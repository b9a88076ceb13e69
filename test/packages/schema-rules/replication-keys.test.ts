import { ruleCases } from "./rule-cases.js";

ruleCases(
  [
    {
      rule: "repl-no-pk",
      bad: `CREATE TABLE plain (a int);
      CREATE TABLE by_index (a int NOT NULL, b int); CREATE UNIQUE INDEX by_index_a ON by_index (a);
      CREATE TABLE by_constraint (a int NOT NULL, b int NOT NULL, CONSTRAINT both_of UNIQUE (a, b));
      CREATE TABLE whole (a int); ALTER TABLE whole REPLICA IDENTITY FULL;
      CREATE TABLE identified (a int NOT NULL UNIQUE); ALTER TABLE identified REPLICA IDENTITY USING INDEX identified_a_key;
      CREATE TABLE late (a int PRIMARY KEY DEFERRABLE);
      CREATE TABLE parts (a int) PARTITION BY LIST (a); CREATE TABLE "Part 1" PARTITION OF parts FOR VALUES IN (1)`,
      good: `CREATE TABLE keyed (a int PRIMARY KEY);
      CREATE TABLE tree (a int PRIMARY KEY) PARTITION BY LIST (a); CREATE TABLE leaf PARTITION OF tree FOR VALUES IN (1);
      CREATE UNLOGGED TABLE scratch (a int); CREATE VIEW v AS SELECT 1 AS a; CREATE MATERIALIZED VIEW m AS SELECT 1 AS a;
      CREATE TABLE awsdms_ddl_audit (a int);
      CREATE SCHEMA migration_ctl; CREATE TABLE migration_ctl.marker (a int)`,
      finds: [
        "table public.plain",
        "table public.by_index",
        "table public.by_constraint",
        "table public.whole [warning]",
        "table public.identified [info]",
        "table public.late",
        "table public.Part 1",
      ],
      converted: {
        holds: [
          'pre-load: ALTER TABLE "public"."by_index" ADD CONSTRAINT "by_index_a" PRIMARY KEY USING INDEX "by_index_a";',
          "ADD CONSTRAINT both_of PRIMARY KEY (a, b);",
          "ADD CONSTRAINT identified_a_key UNIQUE (a);",
        ],
      },
    },
    {
      rule: "repl-no-pk",
      bad: `CREATE TABLE nullable (a int UNIQUE);
      CREATE TABLE partly (a int NOT NULL); CREATE UNIQUE INDEX ON partly (a) WHERE a > 0;
      CREATE TABLE computed (a text NOT NULL); CREATE UNIQUE INDEX ON computed (lower(a));
      CREATE TABLE backwards (a int NOT NULL); CREATE UNIQUE INDEX ON backwards (a DESC);
      CREATE TABLE waiting (a int NOT NULL UNIQUE DEFERRABLE)`,
      finds: [
        "table public.nullable",
        "table public.partly",
        "table public.computed",
        "table public.backwards",
        "table public.waiting",
      ],
      converted: { lacks: [/PRIMARY KEY/] },
    },
    {
      rule: "repl-identity-nothing",
      bad: `CREATE TABLE t (a int PRIMARY KEY); ALTER TABLE t REPLICA IDENTITY NOTHING;
      CREATE TABLE p (a int) PARTITION BY LIST (a); ALTER TABLE p REPLICA IDENTITY NOTHING`,
      good: `CREATE TABLE whole (a int); ALTER TABLE whole REPLICA IDENTITY FULL; CREATE TABLE usual (a int PRIMARY KEY)`,
      finds: ["table public.t", "table public.p"],
    },
    {
      rule: "repl-identity-full",
      bad: `CREATE TABLE t (a int PRIMARY KEY); ALTER TABLE t REPLICA IDENTITY FULL`,
      good: `CREATE TABLE n (a int); ALTER TABLE n REPLICA IDENTITY NOTHING; CREATE TABLE usual (a int PRIMARY KEY)`,
      finds: ["table public.t"],
    },
    {
      rule: "repl-array-no-pk",
      bad: `CREATE TABLE t (a int, tags text[]); CREATE DOMAIN many AS int[]; CREATE TABLE d (a many);
      CREATE TABLE heir (b int) INHERITS (t)`,
      good: `CREATE TABLE keyed (a int PRIMARY KEY, tags text[]); CREATE TABLE plain (a int);
      CREATE TABLE tree (a int PRIMARY KEY, tags text[]) PARTITION BY LIST (a);
      CREATE TABLE leaf PARTITION OF tree FOR VALUES IN (1)`,
      finds: ["table public.t", "table public.d", "table public.heir"],
    },
    {
      rule: "repl-lob-no-pk",
      bad: `CREATE TABLE t (a int, b text, c jsonb); CREATE DOMAIN note AS text; CREATE DOMAIN remark AS note; CREATE TABLE d (a remark)`,
      good: `CREATE TABLE keyed (a int PRIMARY KEY, b text); CREATE TABLE plain (a int, b varchar(10), c numeric)`,
      finds: ["table public.t", "table public.d"],
    },
    {
      rule: "repl-pk-lob",
      bad: `CREATE TABLE t (code text PRIMARY KEY, a int); CREATE TABLE two (a int, b bytea, PRIMARY KEY (a, b));
      CREATE TABLE tree (code text PRIMARY KEY) PARTITION BY LIST (code); CREATE TABLE leaf PARTITION OF tree FOR VALUES IN ('x')`,
      good: `CREATE TABLE v (code varchar(20) PRIMARY KEY, note text); CREATE TABLE u (id uuid PRIMARY KEY);
      CREATE TABLE i (id int, note text, PRIMARY KEY (id) INCLUDE (note)); CREATE TABLE n (code text UNIQUE)`,
      finds: ["column public.t.code", "column public.two.b", "column public.leaf.code"],
    },
    {
      rule: "repl-pk-unbounded",
      bad: `CREATE TABLE t (code varchar PRIMARY KEY); CREATE TABLE l (code varchar(1024) PRIMARY KEY);
      CREATE DOMAIN code AS varchar; CREATE TABLE d (a code PRIMARY KEY); CREATE TABLE p (a bpchar PRIMARY KEY)`,
      good: `CREATE TABLE v (code varchar(1023) PRIMARY KEY, free varchar); CREATE TABLE c (code char PRIMARY KEY);
      CREATE DOMAIN short AS varchar(5); CREATE TABLE s (a short PRIMARY KEY)`,
      finds: ["column public.t.code", "column public.l.code", "column public.d.a", "column public.p.a"],
    },
  ],
  15,
  [],
  true,
);
