import { ruleCases } from "./rule-cases.js";

const NOTE = "CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'";

ruleCases(
  [
    {
      rule: "repl-deferrable-key",
      bad: `CREATE TABLE t (id int PRIMARY KEY, place int, CONSTRAINT place UNIQUE (place) DEFERRABLE INITIALLY DEFERRED);
      CREATE TABLE f (id int PRIMARY KEY, t int CONSTRAINT to_t REFERENCES t DEFERRABLE);
      CREATE TABLE x (id int PRIMARY KEY, r int4range, CONSTRAINT apart EXCLUDE USING gist (r WITH &&) DEFERRABLE);
      CREATE TABLE k (a int CONSTRAINT alone UNIQUE DEFERRABLE)`,
      good: `CREATE TABLE n (id int PRIMARY KEY, place int UNIQUE, t int REFERENCES t, note text DEFAULT 'DEFERRABLE');
      CREATE TABLE p (id int PRIMARY KEY DEFERRABLE)`,
      finds: [
        "constraint place on public.t",
        "constraint to_t on public.f [info]",
        "constraint apart on public.x",
        "constraint alone on public.k",
      ],
    },
    {
      rule: "repl-pk-update",
      bad: `CREATE TABLE t (id int PRIMARY KEY); CREATE TABLE f (t int CONSTRAINT to_t REFERENCES t ON UPDATE CASCADE)`,
      good: `CREATE TABLE n (a int CONSTRAINT n_a REFERENCES t ON DELETE CASCADE ON UPDATE SET NULL, b int REFERENCES t)`,
      finds: ["constraint to_t on public.f"],
    },
    {
      rule: "repl-fk",
      bad: `CREATE TABLE t (id int PRIMARY KEY); CREATE TABLE f (t int, CONSTRAINT "to T" FOREIGN KEY (t) REFERENCES t) PARTITION BY LIST (t);
      CREATE TABLE leaf PARTITION OF f FOR VALUES IN (1)`,
      good: `CREATE TABLE n (t int CHECK (t > 0) UNIQUE)`,
      finds: ["constraint to T on public.f"],
    },
    {
      rule: "repl-not-valid",
      bad: `CREATE TABLE t (id int PRIMARY KEY, a int); ALTER TABLE t ADD CONSTRAINT positive CHECK (a > 0) NOT VALID;
      ALTER TABLE t ADD CONSTRAINT self FOREIGN KEY (a) REFERENCES t NOT VALID`,
      good: `CREATE TABLE n (a int CHECK (a > 0), t int REFERENCES t, note text DEFAULT 'NOT VALID')`,
      finds: ["constraint positive on public.t", "constraint self on public.t"],
    },
    {
      rule: "repl-exclusion",
      bad: `CREATE TABLE t (r int4range, CONSTRAINT apart EXCLUDE USING gist (r WITH &&))`,
      good: `CREATE TABLE n (a int UNIQUE, "EXCLUDE" int)`,
      finds: ["constraint apart on public.t"],
    },
    {
      rule: "repl-secondary-index",
      bad: `CREATE TABLE t (id int PRIMARY KEY, a int UNIQUE, b int); CREATE INDEX ON t (b);
      CREATE TABLE tree (a int) PARTITION BY LIST (a); CREATE TABLE leaf PARTITION OF tree FOR VALUES IN (1); CREATE INDEX ON tree (a)`,
      good: `CREATE TABLE n (id int PRIMARY KEY)`,
      finds: ["table public.t", "table public.leaf"],
    },
    {
      rule: "repl-unique-coalesce",
      bad: `CREATE TABLE t (a int, b text); CREATE UNIQUE INDEX one ON t (a, coalesce(b, ''))`,
      good: `CREATE INDEX plain ON t (coalesce(b, '')); CREATE UNIQUE INDEX lower_b ON t (lower(b)) WHERE coalesce(a, 0) > 0;
      CREATE UNIQUE INDEX says ON t ((b || 'coalesce_it'))`,
      finds: ["index public.one"],
    },
    {
      rule: "repl-check-function",
      bad: `CREATE FUNCTION known(a int) RETURNS bool LANGUAGE sql AS 'SELECT true';
      CREATE TABLE t (a int, b int DEFAULT 1, CONSTRAINT one CHECK (a > 0), CONSTRAINT two CHECK (known(a) AND b > 0), CONSTRAINT "Three, (" CHECK (known(b)));
      COMMENT ON CONSTRAINT two ON t IS 'why';
      CREATE DOMAIN d AS int CONSTRAINT d_known CHECK (known(VALUE));
      CREATE TABLE tree (a int, CONSTRAINT tree_known CHECK (known(a))) PARTITION BY LIST (a); CREATE TABLE leaf PARTITION OF tree FOR VALUES IN (1);
      CREATE TABLE parent (CONSTRAINT parent_known CHECK (known(1)), a int); CREATE TABLE child () INHERITS (parent)`,
      good: `CREATE EXTENSION citext; CREATE TABLE n (a public.citext, b int DEFAULT known(1)::int, CHECK (b > abs(-1)), CHECK (a ~ 'known(1)'::public.citext));
      CREATE DOMAIN e AS int CHECK (VALUE > 0)`,
      finds: [
        "constraint two on public.t",
        "constraint Three, ( on public.t",
        "constraint d_known on public.d",
        "constraint tree_known on public.tree",
        "constraint parent_known on public.parent",
      ],
      converted: {
        holds: [
          "b integer DEFAULT 1,\n    CONSTRAINT one CHECK ((a > 0))\n);",
          'post-load: ALTER TABLE "public"."t" ADD CONSTRAINT two CHECK ((public.known(a) AND (b > 0)));',
          'post-load: ALTER TABLE "public"."t" ADD CONSTRAINT "Three, (" CHECK (public.known(b));',
          'post-load: ALTER TABLE "public"."tree" ADD CONSTRAINT tree_known CHECK (public.known(a));',
          "CREATE DOMAIN public.d AS integer\n\tCONSTRAINT d_known CHECK (public.known(VALUE))",
        ],
        lacks: [/"leaf" ADD/, /"child" ADD/],
      },
    },
    {
      rule: "repl-trigger-origin",
      bad: `${NOTE}; CREATE TABLE t (a int); CREATE TRIGGER one BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION note();
      CREATE TABLE tree (a int) PARTITION BY LIST (a); CREATE TABLE leaf PARTITION OF tree FOR VALUES IN (1);
      CREATE TRIGGER "two Two" AFTER INSERT ON tree FOR EACH ROW EXECUTE FUNCTION note()`,
      good: `CREATE TRIGGER off AFTER INSERT ON t EXECUTE FUNCTION note(); ALTER TABLE t DISABLE TRIGGER off;
      CREATE TRIGGER always AFTER INSERT ON t EXECUTE FUNCTION note(); ALTER TABLE t ENABLE ALWAYS TRIGGER always;
      CREATE VIEW v AS SELECT 1 AS a; CREATE TRIGGER instead INSTEAD OF INSERT ON v FOR EACH ROW EXECUTE FUNCTION note();
      CREATE SCHEMA migration_guard; CREATE FUNCTION migration_guard.refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN END';
      CREATE TRIGGER guard BEFORE INSERT ON t EXECUTE FUNCTION migration_guard.refuse();
      CREATE TABLE r (a int UNIQUE DEFERRABLE)`,
      finds: ["trigger one on public.t", "trigger two Two on public.tree"],
    },
    {
      rule: "repl-trigger-always",
      bad: `${NOTE}; CREATE TABLE t (a int); CREATE TRIGGER one BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION note();
      CREATE TRIGGER two BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION note();
      ALTER TABLE t ENABLE ALWAYS TRIGGER one; ALTER TABLE t ENABLE REPLICA TRIGGER two`,
      good: `CREATE TRIGGER usual BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION note()`,
      finds: ["trigger one on public.t", "trigger two on public.t"],
    },
    {
      rule: "repl-trigger-disabled",
      bad: `${NOTE}; CREATE TABLE t (a int); CREATE TRIGGER one BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION note();
      ALTER TABLE t DISABLE TRIGGER one`,
      good: `CREATE TRIGGER usual BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION note()`,
      finds: ["trigger one on public.t"],
    },
    {
      rule: "repl-rule",
      bad: `CREATE TABLE t (a int); CREATE RULE nothing AS ON DELETE TO t DO INSTEAD NOTHING; CREATE RULE also AS ON INSERT TO t DO ALSO NOTIFY x`,
      good: `CREATE VIEW v AS SELECT * FROM t; CREATE RULE on_view AS ON INSERT TO v DO INSTEAD NOTHING`,
      finds: ["rule nothing on public.t", "rule also on public.t"],
    },
    {
      rule: "repl-matview",
      bad: `CREATE MATERIALIZED VIEW m AS SELECT 1 AS a`,
      good: `CREATE VIEW v AS SELECT 1 AS a; CREATE TABLE t AS SELECT 1 AS a`,
      finds: ["materialized view public.m"],
    },
    {
      rule: "repl-view",
      bad: `CREATE VIEW v AS SELECT 1 AS a`,
      good: `CREATE MATERIALIZED VIEW m AS SELECT 1 AS a`,
      finds: ["view public.v"],
    },
    {
      rule: "repl-publication",
      bad: `CREATE TABLE t (a int); CREATE PUBLICATION chosen FOR TABLE t; CREATE PUBLICATION "All" FOR ALL TABLES`,
      good: `CREATE VIEW publication AS SELECT 1 AS a`,
      finds: ["publication chosen", "publication All"],
    },
    {
      rule: "repl-subscription",
      bad: `CREATE SUBSCRIPTION follows CONNECTION 'host=far password=hunter2' PUBLICATION p WITH (connect = false)`,
      good: `CREATE PUBLICATION p FOR ALL TABLES`,
      finds: ["subscription follows"],
      converted: { lacks: [/CREATE SUBSCRIPTION/, /hunter2/] },
    },
    {
      rule: "repl-dms-artifacts",
      bad: `CREATE TABLE awsdms_ddl_audit (a int); CREATE FUNCTION awsdms_intercept_ddl() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
      CREATE EVENT TRIGGER awsdms_intercept_ddl ON ddl_command_end EXECUTE FUNCTION awsdms_intercept_ddl()`,
      good: `CREATE SCHEMA awsdms_control; CREATE TABLE awsdms_control.awsdms_status (a int); CREATE TABLE awsdmsx (a int)`,
      finds: [
        "table public.awsdms_ddl_audit",
        "event trigger awsdms_intercept_ddl",
        "routine public.awsdms_intercept_ddl()",
      ],
    },
    {
      rule: "repl-truncate",
      bad: `CREATE FUNCTION empty() RETURNS void LANGUAGE plpgsql AS $$BEGIN TRUNCATE ONLY public.t, u; END$$;
      CREATE FUNCTION dynamic(t text) RETURNS void LANGUAGE plpgsql AS $$BEGIN EXECUTE 'TRUNCATE ' || quote_ident(t); EXECUTE format('truncate table %I', t); END$$;
      CREATE PROCEDURE plain() LANGUAGE sql AS 'TRUNCATE v'`,
      good: `CREATE TABLE v (a int); CREATE FUNCTION fine(a timestamp) RETURNS text LANGUAGE plpgsql AS $$BEGIN
        -- TRUNCATE t
        CREATE TEMP TABLE IF NOT EXISTS work (a int); TRUNCATE work; EXECUTE 'TRUNCATE TABLE work'; EXECUTE 'GRANT TRUNCATE ON t TO x';
        RETURN 'TRUNCATE TABLE t' || date_trunc('day', a)::text; END$$`,
      finds: [
        "routine public.empty()",
        "routine public.dynamic(text)",
        "routine public.dynamic(text)",
        "routine public.plain()",
      ],
    },
    {
      rule: "repl-ddl-in-routine",
      bad: `CREATE FUNCTION make() RETURNS void LANGUAGE plpgsql AS $$BEGIN CREATE TABLE IF NOT EXISTS made (a int); END$$;
      CREATE FUNCTION change() RETURNS void LANGUAGE plpgsql AS $$BEGIN ALTER TABLE public.t ADD b int; DROP TABLE t; END$$;
      CREATE FUNCTION dynamic() RETURNS void LANGUAGE plpgsql AS $$BEGIN EXECUTE format('CREATE TABLE %I PARTITION OF t DEFAULT', 'x'); END$$`,
      good: `CREATE TABLE t (a int); CREATE FUNCTION fine() RETURNS text LANGUAGE plpgsql AS $$BEGIN
        CREATE TEMP TABLE work (a int); ALTER TABLE work ADD b int; DROP TABLE IF EXISTS work; /* DROP TABLE t */
        EXECUTE 'CREATE TEMP TABLE more (a int)'; EXECUTE 'DROP TABLE more'; RETURN 'CREATE TABLE x'; END$$`,
      finds: [
        "routine public.make()",
        "routine public.change()",
        "routine public.change()",
        "routine public.dynamic()",
      ],
    },
  ],
  15,
  [],
  true,
);
