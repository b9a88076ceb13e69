import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { type DatabaseAddress, quoteIdentifier, withClient } from "@postgres-to-aurora/postgres";
import { type CompareOptions, compareSchemas, type SchemaComparison } from "@postgres-to-aurora/schema/compare";

/** One of almost every kind of object, so that each can be changed on one side. */
export const SHOP = `
CREATE SCHEMA app;
COMMENT ON SCHEMA app IS 'the shop';
CREATE TYPE app.status AS ENUM ('new', 'paid', 'sent');
CREATE TYPE app.address AS (street text, city varchar(40));
CREATE TYPE app.span AS RANGE (subtype = date);
CREATE DOMAIN app.cents AS bigint DEFAULT 0 CONSTRAINT positive CHECK (VALUE >= 0);
CREATE COLLATION app.german (provider = icu, locale = 'de');
CREATE SEQUENCE app.numbers START 10 INCREMENT 5 CACHE 3;
CREATE FUNCTION app.note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE NOTICE 'seen'; RETURN NEW; END $$;
CREATE FUNCTION app.net(gross numeric, rate numeric DEFAULT 0.2) RETURNS numeric LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT gross / (1 + rate) $$;
CREATE FUNCTION app.net(gross int) RETURNS int LANGUAGE sql STABLE SET search_path = app RETURN gross / 2;
CREATE FUNCTION app.sums(a int, b int) RETURNS int BEGIN ATOMIC SELECT a + b; END;
CREATE PROCEDURE app.tidy(IN days int) LANGUAGE plpgsql AS $$ BEGIN NULL; END $$;
CREATE AGGREGATE app.total(bigint) (SFUNC = int8pl, STYPE = bigint, INITCOND = '0');
CREATE FUNCTION app.on_ddl() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE FUNCTION app.same(app.address, app.address) RETURNS bool LANGUAGE sql AS 'SELECT ($1).city = ($2).city';
CREATE OPERATOR app.=== (LEFTARG = app.address, RIGHTARG = app.address, FUNCTION = app.same);
CREATE FUNCTION app.to_text(app.address) RETURNS text LANGUAGE sql AS 'SELECT ($1).city';
CREATE CAST (app.address AS text) WITH FUNCTION app.to_text(app.address);
CREATE TEXT SEARCH CONFIGURATION app.words (COPY = pg_catalog.simple);
CREATE TEXT SEARCH DICTIONARY app.stems (TEMPLATE = pg_catalog.snowball, LANGUAGE = 'german');

CREATE TABLE app.customers (id int PRIMARY KEY, name text NOT NULL, email text COLLATE "C" UNIQUE, city text);
CREATE TABLE app.orders (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer int NOT NULL, status app.status DEFAULT 'new', total app.cents,
  amount numeric(10,2) DEFAULT 1.5, note text, kind varchar(10),
  at timestamptz NOT NULL DEFAULT now(), old_id serial, span int4range,
  twice numeric GENERATED ALWAYS AS (amount * 2) STORED,
  CONSTRAINT amount_check CHECK (amount > 0), CONSTRAINT kind_check CHECK (kind IN ('a', 'b')),
  CONSTRAINT customer_fkey FOREIGN KEY (customer) REFERENCES app.customers ON DELETE CASCADE,
  CONSTRAINT no_overlap EXCLUDE USING gist (span WITH &&));
ALTER TABLE app.orders ALTER COLUMN note SET STATISTICS 500, ALTER COLUMN note SET STORAGE EXTERNAL;
ALTER TABLE app.orders SET (fillfactor = 80);
COMMENT ON TABLE app.orders IS 'what was bought'; COMMENT ON COLUMN app.orders.note IS 'free text';
CREATE INDEX orders_at ON app.orders (at DESC, lower(note)) INCLUDE (amount) WHERE status = 'new' AND kind IN ('a', 'b');
CREATE INDEX orders_city ON app.customers (city text_pattern_ops);
COMMENT ON INDEX app.orders_at IS 'for the list';
CREATE STATISTICS app.together (ndistinct, dependencies) ON customer, status FROM app.orders;
CREATE STATISTICS app.shouted ON lower(note) FROM app.orders;
CREATE TRIGGER watch BEFORE UPDATE OF amount ON app.orders FOR EACH ROW WHEN (OLD.kind IN ('a', 'b')) EXECUTE FUNCTION app.note();
CREATE RULE keep AS ON DELETE TO app.customers WHERE OLD.id < 0 DO INSTEAD NOTHING;
ALTER TABLE app.orders ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON app.orders FOR SELECT TO clerk USING (kind IN ('a', 'b') AND customer > 0);
CREATE TABLE app.log (text text, at date NOT NULL DEFAULT current_date) PARTITION BY RANGE (at);
CREATE TABLE app.log_2024 PARTITION OF app.log FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE app.log_2025 PARTITION OF app.log FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE RULE also AS ON UPDATE TO app.customers DO ALSO INSERT INTO app.log (text) SELECT city FROM app.customers c WHERE c.city IN ('x', NEW.city);
CREATE INDEX log_text ON app.log (text);
CREATE TRIGGER logged AFTER INSERT ON app.log FOR EACH ROW EXECUTE FUNCTION app.note();
CREATE VIEW app.paid WITH (security_barrier) AS SELECT o.id, o.kind FROM app.orders o WHERE o.status = 'paid' AND o.kind IN ('a', 'b');
CREATE VIEW app.cities AS SELECT city, count(*) AS people FROM app.customers GROUP BY city;
CREATE MATERIALIZED VIEW app.per_city AS SELECT city, max(id) AS newest FROM app.customers GROUP BY city;
CREATE UNIQUE INDEX per_city_city ON app.per_city (city);
CREATE EVENT TRIGGER watch_ddl ON ddl_command_end EXECUTE FUNCTION app.on_ddl();
CREATE PUBLICATION changes FOR TABLE app.orders;
CREATE FOREIGN DATA WRAPPER remote;
CREATE SERVER elsewhere FOREIGN DATA WRAPPER remote OPTIONS (host 'a.example', password_file 'hunter2');
CREATE USER MAPPING FOR clerk SERVER elsewhere OPTIONS (password 'hunter2');
CREATE FOREIGN TABLE app.far (id int) SERVER elsewhere OPTIONS (table_name 'near');
CREATE EXTENSION pgcrypto WITH SCHEMA app;
ALTER TABLE app.customers OWNER TO keeper;
GRANT SELECT, INSERT ON app.orders TO clerk; GRANT UPDATE (note) ON app.orders TO clerk; GRANT USAGE ON SCHEMA app TO PUBLIC;
GRANT EXECUTE ON FUNCTION app.sums TO clerk WITH GRANT OPTION;
ALTER DEFAULT PRIVILEGES FOR ROLE keeper IN SCHEMA app GRANT SELECT ON TABLES TO clerk;
CREATE TABLE app."a; drop table x --" ("select" int PRIMARY KEY, "Ção""'é" text DEFAULT 'x', "$$" int);
CREATE INDEX "i; --" ON app."a; drop table x --" (lower("Ção""'é"));
CREATE TRIGGER " ON app.x FOR" BEFORE INSERT ON app."a; drop table x --" FOR EACH ROW WHEN (NEW."Ção""'é" IN ('a','b')) EXECUTE FUNCTION app.note();
CREATE VIEW app."order" AS SELECT "select" AS "from", "Ção""'é" FROM app."a; drop table x --";
CREATE TABLE app."${"x".repeat(60)}é" ("UPPER" int CHECK ("UPPER" > 0));
`;

/** Definitions that servers print in more than one way: by version, or before and after a dump. */
export const PRINTING = `
CREATE VIEW app.p_dates AS SELECT extract(year FROM at) AS year, date_trunc('day', at AT TIME ZONE 'UTC') AS day, at::date - 1 AS before,
    overlay(note PLACING 'x' FROM 1 FOR 2), substring(note FROM 2 FOR 3), position('a' IN note), trim(both ' ' FROM note) FROM app.orders;
CREATE VIEW app.p_joins AS SELECT * FROM app.orders o JOIN app.customers c USING (id) LEFT JOIN LATERAL (SELECT 1 AS one) l ON true WHERE o.kind NOT IN ('a', 'b');
CREATE VIEW app.p_tree AS WITH RECURSIVE t(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM t WHERE n < 9) SELECT n, CASE n WHEN 1 THEN 'one' ELSE 'more' END AS word FROM t;
CREATE VIEW app.p_windows AS SELECT id, row_number() OVER w, sum(amount) FILTER (WHERE kind = 'a') OVER (PARTITION BY customer ORDER BY at ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)
    FROM app.orders WINDOW w AS (PARTITION BY kind ORDER BY at DESC NULLS LAST);
CREATE VIEW app.p_sets AS SELECT city, name, grouping(city), count(DISTINCT id) FROM app.customers GROUP BY GROUPING SETS ((city), (name), ()) HAVING count(*) > 1;
CREATE VIEW app.p_arrays AS SELECT ARRAY['a', kind]::text[] AS list, (ARRAY[1,2,3])[1:2] AS part, kind = ANY (ARRAY['a', 'b']) AS hit, kind LIKE ANY ('{x,y}') AS alike,
    (ROW('x', 'y')::app.address).city, amount BETWEEN SYMMETRIC 1 AND 2 AS between_them, kind IS DISTINCT FROM 'a' AS other, at > now() - interval '1 day' AS fresh FROM app.orders;
CREATE VIEW app.p_whole AS SELECT o, o.*::text AS all_of_it, (SELECT count(*) FROM app.customers WHERE customers.id = o.customer) AS known FROM app.orders o ORDER BY o.id FETCH FIRST 3 ROWS ONLY;
CREATE VIEW app.p_unions AS SELECT id FROM app.orders UNION ALL SELECT id FROM app.customers EXCEPT SELECT 1 ORDER BY 1;
CREATE VIEW app.p_functions AS SELECT * FROM ROWS FROM (generate_series(1, 3), unnest(ARRAY['a', 'b'])) WITH ORDINALITY AS f(a, b, n), app.log TABLESAMPLE bernoulli (10);
CREATE VIEW app.p_on_view AS SELECT * FROM app.paid WHERE kind <> 'z' WITH LOCAL CHECK OPTION;
CREATE MATERIALIZED VIEW app.p_stored AS SELECT kind, coalesce(note, 'none') AS note, xmlelement(name a, 'x')::text AS x, current_user AS who FROM app.orders WHERE kind IN ('a', 'b') WITH NO DATA;
CREATE FUNCTION app.p_body(k varchar DEFAULT 'x'::varchar, VARIADIC more varchar[] DEFAULT ARRAY['a','b']::varchar[]) RETURNS SETOF int
  BEGIN ATOMIC INSERT INTO app.log (text) VALUES (k); SELECT id::int FROM app.orders WHERE kind IN ('a', 'b') AND kind = k; END;
CREATE FUNCTION app.p_table(n int DEFAULT 1 + 1) RETURNS TABLE (a int, b text) LANGUAGE sql RETURN ROW(n, 'x');
CREATE PROCEDURE app.p_procedure(a int, INOUT b text DEFAULT 'x') LANGUAGE sql BEGIN ATOMIC DELETE FROM app.log WHERE text IN ('x', b); SELECT b || 'y'; END;
CREATE TABLE app.p_parts (k varchar(5), at timestamptz NOT NULL) PARTITION BY RANGE (date_trunc('day', at AT TIME ZONE 'UTC'), lower(k));
CREATE TABLE app.p_parts_1 PARTITION OF app.p_parts FOR VALUES FROM ('2024-01-01', MINVALUE) TO ('2025-01-01', MAXVALUE);
CREATE TABLE app.p_lists (k varchar(5), stamp timestamptz) PARTITION BY LIST (k);
CREATE TABLE app.p_lists_1 PARTITION OF app.p_lists FOR VALUES IN ('a', 'b', NULL) PARTITION BY HASH (stamp);
CREATE TABLE app.p_lists_2 PARTITION OF app.p_lists_1 FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE app.p_child (more varchar(3) DEFAULT 'abc'::varchar(3) CHECK (more NOT IN ('x', 'y')), stamp timestamptz DEFAULT '2024-01-01'::timestamptz, list text[] DEFAULT '{}'::text[],
  day varchar GENERATED ALWAYS AS (CASE WHEN kind IN ('a', 'b') THEN 'x' ELSE substring(kind FROM 1) END) STORED, "references" int REFERENCES app.customers (id) MATCH FULL ON UPDATE CASCADE,
  kind varchar(10) NOT NULL, CONSTRAINT both_or_none CHECK ((more IS NULL) = (kind IS NULL)) NO INHERIT, PRIMARY KEY (kind), UNIQUE (more) INCLUDE (list)) INHERITS (app.customers);
CREATE INDEX ON app.p_child (lower(kind) COLLATE "C" text_pattern_ops DESC, lower(more), (kind || more)) WHERE kind NOT IN ('a', 'b') AND stamp > '2020-01-01';
CREATE INDEX ON app.p_child USING gin (list);
CREATE STATISTICS app.p_stats ON (kind || 'x'), lower(more), stamp FROM app.p_child;
CREATE POLICY p_policy ON app.orders AS RESTRICTIVE USING (EXISTS (SELECT 1 FROM app.customers c WHERE c.id = customer AND c.city IN ('a', 'b'))) WITH CHECK (kind IN ('a', 'b'));
CREATE RULE p_rule AS ON INSERT TO app.p_child WHERE NEW.kind IN ('a', 'b') DO ALSO (UPDATE app.log SET text = NEW.more WHERE text IN ('a', NEW.kind); DELETE FROM app.log WHERE at < current_date);
CREATE DOMAIN app.p_code AS varchar(4) COLLATE "C" DEFAULT 'a'::varchar NOT NULL CHECK (VALUE IN ('a', 'b') OR length(VALUE) > 1);
CREATE FUNCTION app.p_view_trigger() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TRIGGER p_instead INSTEAD OF INSERT ON app.p_joins FOR EACH ROW EXECUTE FUNCTION app.p_view_trigger('a', 'it''s');
CREATE CONSTRAINT TRIGGER p_constraint AFTER UPDATE OF more ON app.p_child FROM app.customers DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.kind IN ('a', 'b')) EXECUTE FUNCTION app.note();
CREATE TRIGGER p_transition AFTER INSERT ON app.p_child REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION app.note();
CREATE FUNCTION app.p_out(IN a int, OUT b int, INOUT c text) LANGUAGE sql AS 'SELECT 1, c';
CREATE TABLE app.p_deferred (a int UNIQUE DEFERRABLE, b int, c int GENERATED BY DEFAULT AS IDENTITY (START 5 INCREMENT 2));
`;

/** Roles of SHOP; once per server. */
export const ROLES = "CREATE ROLE clerk; CREATE ROLE keeper";

/** A manifest that carries everything and intends nothing. */
export const EVERYTHING: NonNullable<CompareOptions["manifest"]> = {
  formatVersion: 1,
  migration: "shop",
  serverVersion: "15.1",
  pgDumpVersion: "15.1",
  schemas: ["app"],
  roles: true,
  counts: {},
  intendedDifferences: [],
  files: {
    "pre-load": { sha256: "", statements: 0 },
    "post-load": { sha256: "", statements: 0 },
    "post-cutover": { sha256: "", statements: 0 },
  },
  objects: [{ type: "PUBLICATION", schema: "", name: "changes", phase: "pre-load", hash: "" }],
};

/** Runs SQL in a database whose statements find `public` first, as a user's own would. */
export function execute(address: DatabaseAddress, sql: string): Promise<unknown> {
  return withClient(address, {}, (client) => client.query(`SET search_path = public; ${sql}`));
}

/** A copy of a database that nobody is connected to. */
export async function copyDatabase(server: EmbeddedServer, from: string, name: string): Promise<DatabaseAddress> {
  await withClient(server.superuser, {}, (client) =>
    client.query(`CREATE DATABASE ${quoteIdentifier(name)} TEMPLATE ${quoteIdentifier(from)}`),
  );
  return server.address(name);
}

/** Compares two databases. */
export function compare(
  source: DatabaseAddress,
  target: DatabaseAddress,
  options: Partial<CompareOptions> = {},
): Promise<SchemaComparison> {
  return withClient(source, {}, (left) =>
    withClient(target, {}, (right) =>
      compareSchemas({ source: left, target: right, scope: { schemas: [], excluded: [] }, ...options }),
    ),
  );
}

/** What should have been compared and could not. */
export function undecided({ notCompared }: SchemaComparison): string[] {
  return notCompared.filter((one) => one.undecided).map(({ subject, reason }) => `${subject}: ${reason}`);
}
