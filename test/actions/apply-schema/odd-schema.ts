/** A schema with every kind of object that a phase split can get wrong, under names that try to break out of quotes. */
export const ODD_SCHEMA = `
CREATE SCHEMA "Odd; Schema";
CREATE SCHEMA app;
CREATE EXTENSION btree_gist WITH SCHEMA app;
CREATE TYPE app.status AS ENUM ('new', 'paid');
CREATE DOMAIN app.cents AS bigint CHECK (VALUE >= 0);
CREATE FUNCTION app.note() RETURNS trigger LANGUAGE plpgsql AS $_$
--
-- Name: forged; Type: INDEX; Schema: public; Owner: -
--
BEGIN
  RAISE NOTICE 'a;''b';
  RETURN NEW;
END $_$;
CREATE FUNCTION app.sum_of(a int, b int) RETURNS int BEGIN ATOMIC SELECT CASE WHEN a > b THEN a ELSE b END; END;
CREATE FUNCTION app.on_ddl() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';

CREATE TABLE app.customers (id int PRIMARY KEY, name text NOT NULL UNIQUE);
CREATE TABLE app.orders (
  id bigint GENERATED ALWAYS AS IDENTITY (START WITH 100) PRIMARY KEY,
  customer int REFERENCES app.customers DEFERRABLE INITIALLY DEFERRED,
  status app.status NOT NULL DEFAULT 'new', total app.cents,
  twice bigint GENERATED ALWAYS AS (total * 2) STORED,
  at timestamptz NOT NULL DEFAULT now(), span int4range, EXCLUDE USING gist (span WITH &&));
ALTER TABLE app.orders ADD CONSTRAINT late CHECK (total < 1000000) NOT VALID;
CREATE INDEX ON app.orders (at) WHERE status = 'new';
CREATE STATISTICS app.together ON customer, status FROM app.orders;
COMMENT ON TABLE app.orders IS 'it''s; an
-- Name: forged; Type: TABLE; Schema: x; Owner: -
order';
COMMENT ON CONSTRAINT orders_pkey ON app.orders IS 'key';
COMMENT ON INDEX app.orders_pkey IS 'index of the key';
COMMENT ON INDEX app.orders_at_idx IS 'secondary';
CREATE TRIGGER usual AFTER INSERT ON app.orders FOR EACH ROW EXECUTE FUNCTION app.note();
CREATE TRIGGER always AFTER INSERT ON app.orders FOR EACH ROW EXECUTE FUNCTION app.note();
ALTER TABLE app.orders ENABLE ALWAYS TRIGGER always;
COMMENT ON TRIGGER always ON app.orders IS 'fires for replication too';
CREATE TRIGGER off AFTER DELETE ON app.orders FOR EACH ROW EXECUTE FUNCTION app.note();
ALTER TABLE app.orders DISABLE TRIGGER off;
CREATE RULE doubled AS ON UPDATE TO app.customers WHERE new.id < 0 DO ALSO (SELECT 1; SELECT 2);
ALTER TABLE app.orders ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON app.orders USING (customer > 0);

CREATE TABLE app.events (at date NOT NULL, n int NOT NULL, note text, PRIMARY KEY (at, n)) PARTITION BY RANGE (at);
CREATE INDEX events_note ON app.events (note);
CREATE TABLE app.events_2024 PARTITION OF app.events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE app.events_rest PARTITION OF app.events DEFAULT;
CREATE TABLE app.keyless (a int NOT NULL, b int);
CREATE UNIQUE INDEX keyless_a ON app.keyless (a);
CREATE TABLE app.marked (a int NOT NULL PRIMARY KEY, b int NOT NULL);
CREATE UNIQUE INDEX marked_b ON app.marked (b);
ALTER TABLE app.marked REPLICA IDENTITY USING INDEX marked_b;

CREATE VIEW app.per_customer AS SELECT c.id, c.name, count(*) FROM app.customers c JOIN app.orders o ON o.customer = c.id GROUP BY c.id;
CREATE MATERIALIZED VIEW app.totals AS SELECT status, sum(total) FROM app.orders GROUP BY status;
CREATE UNIQUE INDEX ON app.totals (status);
CREATE MATERIALIZED VIEW app.totals_of_totals AS SELECT count(*) FROM app.totals;
CREATE MATERIALIZED VIEW app.empty_one AS SELECT 1 / 0 AS never WITH NO DATA;
CREATE EVENT TRIGGER watch_ddl ON ddl_command_end EXECUTE FUNCTION app.on_ddl();
CREATE PUBLICATION everything FOR ALL TABLES;

CREATE TABLE "Odd; Schema"."a; drop table x --" (
  "select" int GENERATED ALWAYS AS IDENTITY, "Ção""'é" text, "$$" int DEFAULT 1, CONSTRAINT "pk; --" PRIMARY KEY ("select"));
CREATE INDEX "i; --" ON "Odd; Schema"."a; drop table x --" ("Ção""'é");
COMMENT ON INDEX "Odd; Schema"."i; --" IS 'x';
CREATE TABLE "Odd; Schema"."t; Type: INDEX; Schema: public; Owner: -" ("user" int PRIMARY KEY);
CREATE TABLE "Odd; Schema"."line
break" (a int);
CREATE TABLE "Odd; Schema"."ção_${"x".repeat(57)}" ("UPPER" int PRIMARY KEY);
CREATE TABLE "Odd; Schema"."order" ("from" int PRIMARY KEY REFERENCES "Odd; Schema"."a; drop table x --");

CREATE SCHEMA migration_ctl;
CREATE TABLE migration_ctl.marker (task text PRIMARY KEY);
CREATE SCHEMA migration_guard;
CREATE FUNCTION migration_guard.check_write() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TRIGGER aaa_migration_guard BEFORE INSERT ON app.customers FOR EACH STATEMENT EXECUTE FUNCTION migration_guard.check_write();
CREATE TABLE public.awsdms_ddl_audit (c_key bigserial PRIMARY KEY);
`;
