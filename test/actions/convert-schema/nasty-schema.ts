const LONG = `ção_${"x".repeat(57)}`;

/** Everything a conversion can get wrong, under names that try to break out; made by a superuser on the source. */
export const NASTY_SCHEMA = `
SET allow_in_place_tablespaces = on;
CREATE TABLESPACE nasty_fast LOCATION '';
CREATE ACCESS METHOD heap_of_ours TYPE TABLE HANDLER heap_tableam_handler;
COMMENT ON ACCESS METHOD heap_of_ours IS 'it''s only heap';
CREATE SCHEMA app;
CREATE SCHEMA "a; drop table x --";
CREATE EXTENSION btree_gist WITH SCHEMA app;
CREATE EXTENSION citext WITH SCHEMA app;

CREATE TYPE app.status AS ENUM ('new', 'pa''id', '-- Name: x; Type: TABLE; Schema: app');
CREATE TYPE app.pair AS (a int, "B c" text COLLATE "C");
CREATE TYPE app.floatrange AS RANGE (subtype = float8, subtype_diff = float8mi);
CREATE FUNCTION app.is_even(n int) RETURNS boolean LANGUAGE sql IMMUTABLE AS $_$ SELECT n % 2 = 0 -- LEAKPROOF $$
$_$;
CREATE DOMAIN app.even AS int CONSTRAINT "must be; even" CHECK (app.is_even(VALUE));
CREATE DOMAIN app.label AS text NOT NULL DEFAULT 'x' CHECK (length(VALUE) < 100);
COMMENT ON DOMAIN app.label IS 'quotes '' " $$ $_$ \\ and
-- Name: forged; Type: TABLE; Schema: app
';
CREATE FUNCTION app.sure(int, text DEFAULT 'LEAKPROOF; --') RETURNS boolean LANGUAGE plpgsql LEAKPROOF STRICT AS $_$
--
-- Name: forged; Type: INDEX; Schema: app; Owner: -
--
BEGIN
  RETURN $1 > 0; -- left: none
END $_$;
COMMENT ON FUNCTION app.sure(int, text) IS 'a;b';
CREATE FUNCTION app.supported(int) RETURNS SETOF int LANGUAGE sql ROWS 7 SUPPORT pg_catalog.generate_series_int4_support SET log_min_messages = 'error' SET search_path = app, "a; drop table x --" AS 'SELECT 1';
CREATE FUNCTION app.plus(int, int) RETURNS int LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'int4pl';
COMMENT ON FUNCTION app.plus(int, int) IS 'internal';
CREATE VIEW app.accounts AS SELECT rolname, rolsuper FROM pg_catalog.pg_authid WHERE rolname <> 'pg_authid';
CREATE FUNCTION app.reads_table(k int) RETURNS boolean LANGUAGE plpgsql STABLE AS
  'BEGIN RETURN EXISTS (SELECT 1 FROM app.lookup l WHERE l.k = $1); END';
CREATE FUNCTION app.atomic(a int, b int) RETURNS int BEGIN ATOMIC SELECT CASE WHEN a > b THEN a ELSE b END; END;
CREATE PROCEDURE app."do; it"(INOUT n int) LANGUAGE plpgsql AS 'BEGIN n := n + 1; END';
COMMENT ON PROCEDURE app."do; it"(int) IS 'p';
CREATE FUNCTION app.note() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE FUNCTION app.on_ddl() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE AGGREGATE app.total(int) (sfunc = int4pl, stype = int, initcond = '0');
COMMENT ON AGGREGATE app.total(int) IS 'sum';
CREATE FUNCTION app.near(app.pair, app.pair) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT ($1).a = ($2).a';
CREATE OPERATOR app.=~= (leftarg = app.pair, rightarg = app.pair, function = app.near, commutator = OPERATOR(app.=~=));
CREATE FUNCTION app.to_int(app.pair) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT ($1).a';
CREATE CAST (app.pair AS int) WITH FUNCTION app.to_int(app.pair);
CREATE COLLATION app.german (provider = icu, locale = 'de-DE');
CREATE TEXT SEARCH CONFIGURATION app.words (COPY = pg_catalog.simple);

CREATE TABLE app.lookup (k int PRIMARY KEY, "Name" text NOT NULL);
COMMENT ON COLUMN app.lookup."Name" IS 'it''s';
CREATE TABLE app.parent (
  id bigint GENERATED ALWAYS AS IDENTITY (START WITH 10),
  code text NOT NULL,
  body jsonb NOT NULL DEFAULT '{}',
  tags text[] NOT NULL DEFAULT '{}',
  lower_code text GENERATED ALWAYS AS (lower(code)) STORED,
  word app.label,
  e app.even,
  p app.pair,
  ci app.citext NOT NULL DEFAULT '',
  st app.status NOT NULL DEFAULT 'new',
  r app.floatrange,
  zip char(5) COLLATE app.german,
  CONSTRAINT parent_pkey PRIMARY KEY (id),
  CONSTRAINT "parent code; key" UNIQUE (code) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT parent_looked CHECK (app.reads_table(1)),
  CONSTRAINT parent_plain CHECK (length(code) > 0),
  EXCLUDE USING gist (zip WITH =, r WITH &&)
) TABLESPACE nasty_fast;
COMMENT ON CONSTRAINT "parent code; key" ON app.parent IS 'deferred';
COMMENT ON CONSTRAINT parent_looked ON app.parent IS 'reads';
ALTER TABLE app.parent ADD CONSTRAINT parent_unchecked CHECK (id < 1000000) NOT VALID;
CREATE UNIQUE INDEX parent_once ON app.parent (coalesce(zip, ''), st);
COMMENT ON INDEX app.parent_once IS 'unique over coalesce';
CREATE INDEX parent_expr ON app.parent ((lower(code)) text_pattern_ops) INCLUDE (id) WHERE st <> 'new';
ALTER INDEX app.parent_expr ALTER COLUMN 1 SET STATISTICS 500;
CREATE INDEX parent_tags ON app.parent USING gin (tags) WITH (fastupdate = off) TABLESPACE nasty_fast;
CREATE UNIQUE INDEX parent_st_id ON app.parent (st, id);
ALTER TABLE app.parent CLUSTER ON parent_st_id;
ALTER TABLE app.parent ALTER COLUMN body SET STORAGE EXTERNAL, ALTER COLUMN code SET STATISTICS 300;
ALTER TABLE app.parent SET (fillfactor = 70, autovacuum_enabled = off);
CREATE STATISTICS app.together (dependencies) ON st, zip FROM app.parent;
COMMENT ON STATISTICS app.together IS 's';

CREATE TABLE app.child (
  id serial PRIMARY KEY,
  parent bigint NOT NULL REFERENCES app.parent ON DELETE CASCADE,
  up int REFERENCES app.child DEFERRABLE INITIALLY DEFERRED,
  note text NOT NULL,
  CONSTRAINT child_of CHECK (parent > 0) NO INHERIT
) INHERITS (app.lookup);
ALTER TABLE app.child ADD CONSTRAINT child_unchecked FOREIGN KEY (k) REFERENCES app.lookup NOT VALID;
COMMENT ON CONSTRAINT child_up_fkey ON app.child IS 'deferrable';
CREATE UNLOGGED TABLE app.scratch (id int PRIMARY KEY, t text NOT NULL);
CREATE TABLE app.other_am (id int PRIMARY KEY, t text) USING heap_of_ours;
CREATE TYPE app.typed AS (a int, b text);
CREATE TABLE app.typed_table OF app.typed (a WITH OPTIONS PRIMARY KEY, b WITH OPTIONS NOT NULL);
CREATE TABLE app.marked (a text NOT NULL, b int NOT NULL);
CREATE UNIQUE INDEX marked_ab ON app.marked (a, b);
ALTER TABLE app.marked REPLICA IDENTITY USING INDEX marked_ab;
CREATE TABLE app.keyless (a int, t text NOT NULL);
ALTER TABLE app.keyless REPLICA IDENTITY FULL;
CREATE TABLE app.deferred_key (id int PRIMARY KEY DEFERRABLE, t text NOT NULL UNIQUE DEFERRABLE);

CREATE TABLE app.events (
  at date NOT NULL, kind text NOT NULL, n int NOT NULL, body text NOT NULL, parent bigint REFERENCES app.parent,
  CONSTRAINT events_read CHECK (app.reads_table(1)), CONSTRAINT events_n CHECK (n > 0),
  PRIMARY KEY (at, n)) PARTITION BY RANGE (at);
CREATE TABLE app.events_2024 PARTITION OF app.events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01') PARTITION BY LIST (n);
CREATE TABLE app.events_2024_a PARTITION OF app.events_2024 FOR VALUES IN (15, 16);
CREATE TABLE app.events_2024_rest (note text NOT NULL DEFAULT '', body text NOT NULL, n int NOT NULL, kind text NOT NULL, at date NOT NULL,
  parent bigint, CONSTRAINT events_read CHECK (app.reads_table(1)), CONSTRAINT events_n CHECK (n > 0));
ALTER TABLE app.events_2024_rest DROP COLUMN note;
ALTER TABLE app.events_2024 ATTACH PARTITION app.events_2024_rest DEFAULT;
CREATE TABLE app.events_rest PARTITION OF app.events DEFAULT;
ALTER TABLE app.events ADD CONSTRAINT events_late UNIQUE (at, n, kind) DEFERRABLE;
CREATE TABLE app.refers (at date, n int, id int PRIMARY KEY, FOREIGN KEY (at, n) REFERENCES app.events DEFERRABLE INITIALLY DEFERRED);
CREATE INDEX events_body ON app.events (kind, n);
CREATE UNIQUE INDEX events_once ON app.events (at, coalesce(n, 0), n) WHERE false;
CREATE INDEX ON app.events_2024_a (body);
COMMENT ON INDEX app.events_body IS 'on the tree';

CREATE TRIGGER usual AFTER INSERT ON app.parent FOR EACH ROW EXECUTE FUNCTION app.note();
CREATE TRIGGER always BEFORE UPDATE OF code ON app.parent FOR EACH ROW WHEN (old.code <> new.code) EXECUTE FUNCTION app.note();
ALTER TABLE app.parent ENABLE ALWAYS TRIGGER always;
COMMENT ON TRIGGER always ON app.parent IS 'x';
CREATE CONSTRAINT TRIGGER late AFTER INSERT ON app.child DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.note();
CREATE TRIGGER off AFTER DELETE ON app.child FOR EACH ROW EXECUTE FUNCTION app.note();
ALTER TABLE app.child DISABLE TRIGGER off;
CREATE RULE doubled AS ON UPDATE TO app.lookup WHERE new.k < 0 DO ALSO (SELECT 1; SELECT 2);
CREATE RULE kept AS ON DELETE TO app.lookup DO INSTEAD NOTHING;
ALTER TABLE app.lookup ENABLE REPLICA RULE kept;
ALTER TABLE app.parent ENABLE ROW LEVEL SECURITY;
ALTER TABLE app.parent FORCE ROW LEVEL SECURITY;
CREATE POLICY "own; rows" ON app.parent USING (id > 0) WITH CHECK (code <> ';');
COMMENT ON POLICY "own; rows" ON app.parent IS 'y';

CREATE VIEW app.v1 AS SELECT p.id, p.code, count(*) AS n FROM app.parent p JOIN app.child c ON c.parent = p.id GROUP BY p.id;
CREATE VIEW app.v2 WITH (security_barrier = true) AS SELECT id, code FROM app.v1 WHERE app.sure(n::int) WITH CASCADED CHECK OPTION;
CREATE OR REPLACE VIEW app.v2 WITH (security_barrier = true) AS SELECT id, code FROM app.v1 WHERE app.sure(n::int);
CREATE VIEW "a; drop table x --"."v; '--" AS SELECT * FROM app.v2;
CREATE MATERIALIZED VIEW app.m1 AS SELECT app.atomic(k, 0) AS a FROM ONLY app.lookup;
CREATE UNIQUE INDEX m1_a ON app.m1 (a);
CREATE MATERIALIZED VIEW app.m2 TABLESPACE nasty_fast AS SELECT app.total(a) FROM app.m1;
COMMENT ON MATERIALIZED VIEW app.m2 IS 'on m1';
CREATE RULE on_view AS ON INSERT TO app.v2 DO INSTEAD NOTHING;

CREATE TABLE "a; drop table x --"."x; ADD CONSTRAINT" (
  "select" int GENERATED BY DEFAULT AS IDENTITY, "Ção""'é -- x" text NOT NULL, "$_$" text NOT NULL DEFAULT '$_$', "NOT NULL" text NOT NULL DEFAULT 'a text NOT NULL',
  CONSTRAINT "pk; --" PRIMARY KEY ("select"), CONSTRAINT "un; DEFERRABLE" UNIQUE ("NOT NULL"));
CREATE INDEX "i; --" ON "a; drop table x --"."x; ADD CONSTRAINT" ("Ção""'é -- x");
COMMENT ON INDEX "a; drop table x --"."i; --" IS 'x';
COMMENT ON TABLE "a; drop table x --"."x; ADD CONSTRAINT" IS E'line\\nbreak; -- Name: t; Type: TABLE; Schema: app\\n''"';
CREATE UNLOGGED TABLE "a; drop table x --"."UNLOGGED TABLE" ("user" text NOT NULL, "from" int PRIMARY KEY);
CREATE TABLE "a; drop table x --"."t; Type: INDEX; Schema: app" ("${LONG}" text NOT NULL, id int PRIMARY KEY);
CREATE TABLE "a; drop table x --"."${LONG}" ("order" int PRIMARY KEY REFERENCES "a; drop table x --"."x; ADD CONSTRAINT" DEFERRABLE);
CREATE TABLE "a; drop table x --"."line
break" (a text NOT NULL, b int PRIMARY KEY);
CREATE EVENT TRIGGER "watch; ddl" ON ddl_command_end EXECUTE FUNCTION app.on_ddl();
COMMENT ON EVENT TRIGGER "watch; ddl" IS 'e';
`;

/** Rows for it, which every constraint above lets pass. */
export const NASTY_ROWS = `
INSERT INTO app.lookup VALUES (1, 'one'), (2, 'two');
INSERT INTO app.parent (code, e, p, zip, r, tags) SELECT 'c' || n, n * 2, ROW(n, 'x')::app.pair, n::text, '[1,2)', ARRAY['t', n::text] FROM generate_series(1, 50) n;
INSERT INTO app.child (k, "Name", parent, up, note) SELECT 1, 'c', 10 + n, nullif(n, 1) - 1, '' FROM generate_series(1, 40) n;
INSERT INTO app.typed_table VALUES (1, 'b');
INSERT INTO app.other_am VALUES (1, 'b');
INSERT INTO app.marked VALUES ('a', 1), ('a', 2);
INSERT INTO app.keyless VALUES (1, 'a'), (1, 'a');
INSERT INTO app.deferred_key VALUES (1, 'a'), (2, 'b');
INSERT INTO app.events SELECT date '2023-12-20' + n, CASE n % 3 WHEN 0 THEN 'a' ELSE 'z' END, n, 'body', 10 + n FROM generate_series(1, 40) n;
INSERT INTO app.refers VALUES ('2023-12-21', 1, 1), (NULL, NULL, 2);
INSERT INTO "a; drop table x --"."x; ADD CONSTRAINT" ("Ção""'é -- x") VALUES ('x');
INSERT INTO "a; drop table x --"."${LONG}" VALUES (1);
REFRESH MATERIALIZED VIEW app.m1;
REFRESH MATERIALIZED VIEW app.m2;
`;
