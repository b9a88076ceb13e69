import { beforeAll, describe, expect, test } from "@jest/globals";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { type DatabaseAddress, withClient } from "@postgres-to-aurora/postgres";
import { displayObject } from "@postgres-to-aurora/schema";
import type { SchemaComparison } from "@postgres-to-aurora/schema/compare";
import { startTestServer } from "@postgres-to-aurora/test-kit";
import { compare, copyDatabase, EVERYTHING, execute, ROLES, SHOP, undecided } from "./shop.js";

let server: EmbeddedServer;
let source: DatabaseAddress;
let copies = 0;

beforeAll(async () => {
  server = await startTestServer();
  await withClient(server.superuser, {}, (client) => client.query(ROLES));
  source = await server.createDatabase("shop");
  await execute(source, SHOP);
});

/** What differs, as `object: attribute`, or `object: missing`. */
function told({ differences }: SchemaComparison): string[] {
  return differences.map(({ object, kind, attribute }) => `${displayObject(object)}: ${attribute ?? kind}`);
}

/** A target that is a copy of the source but for these statements. */
async function changed(sql: string): Promise<DatabaseAddress> {
  const target = await copyDatabase(server, "shop", `target_${++copies}`);
  await execute(target, sql);
  return target;
}

const NET = "CREATE OR REPLACE FUNCTION app.net(gross numeric, rate numeric DEFAULT 0.2) RETURNS numeric LANGUAGE sql";
const NET_BODY = "AS $$ SELECT gross / (1 + rate) $$";
const net = "routine app.net(numeric, numeric)";

/** What is changed, how, and what alone must be told. */
const CASES: [string, string, ...string[]][] = [
  ["a changed function body", `${NET} IMMUTABLE STRICT AS $$ SELECT gross / (2 + rate) $$`, `${net}: body`],
  ["a dropped view", "DROP VIEW app.cities", "view app.cities: missing"],
  [
    "a changed CHECK",
    "ALTER TABLE app.orders DROP CONSTRAINT amount_check, ADD CONSTRAINT amount_check CHECK (amount >= 0)",
    "constraint amount_check on app.orders: expression",
  ],
  [
    "a CHECK with one value more",
    "ALTER TABLE app.orders DROP CONSTRAINT kind_check, ADD CONSTRAINT kind_check CHECK (kind IN ('a', 'b', 'c'))",
    "constraint kind_check on app.orders: expression",
  ],
  [
    "a changed default",
    "ALTER TABLE app.orders ALTER COLUMN amount SET DEFAULT 2.5",
    "column app.orders.amount: default",
  ],
  ["a dropped default", "ALTER TABLE app.orders ALTER COLUMN amount DROP DEFAULT", "column app.orders.amount: default"],
  ["an added NOT NULL", "ALTER TABLE app.orders ALTER COLUMN note SET NOT NULL", "column app.orders.note: not null"],
  [
    "a dropped NOT NULL",
    "ALTER TABLE app.customers ALTER COLUMN name DROP NOT NULL",
    "column app.customers.name: not null",
  ],
  [
    "a changed column type",
    "ALTER TABLE app.customers ALTER COLUMN name TYPE varchar(80)",
    "column app.customers.name: type",
  ],
  ["a missing index", "DROP INDEX app.orders_city", "index app.orders_city: missing"],
  [
    "a changed index predicate",
    "DROP INDEX app.orders_at; CREATE INDEX orders_at ON app.orders (at DESC, lower(note)) INCLUDE (amount) WHERE status = 'paid' AND kind IN ('a', 'b'); COMMENT ON INDEX app.orders_at IS 'for the list'",
    "index app.orders_at: predicate",
  ],
  [
    "an index of another order",
    "DROP INDEX app.orders_at; CREATE INDEX orders_at ON app.orders (at, lower(note)) INCLUDE (amount) WHERE status = 'new' AND kind IN ('a', 'b'); COMMENT ON INDEX app.orders_at IS 'for the list'",
    "index app.orders_at: columns",
  ],
  [
    "an index of another operator class",
    "DROP INDEX app.orders_city; CREATE INDEX orders_city ON app.customers (city)",
    "index app.orders_city: columns",
  ],
  [
    "an index over another expression",
    "DROP INDEX app.orders_at; CREATE INDEX orders_at ON app.orders (at DESC, upper(note)) INCLUDE (amount) WHERE status = 'new' AND kind IN ('a', 'b'); COMMENT ON INDEX app.orders_at IS 'for the list'",
    "index app.orders_at: expressions",
  ],
  [
    "an invalid index",
    "UPDATE pg_catalog.pg_index SET indisvalid = false WHERE indexrelid = 'app.orders_city'::pg_catalog.regclass",
    "index app.orders_city: valid",
  ],
  ["a clustered index", "ALTER TABLE app.customers CLUSTER ON customers_pkey", "index app.customers_pkey: clustered"],
  ["a disabled trigger", "ALTER TABLE app.orders DISABLE TRIGGER watch", "trigger watch on app.orders: enabled"],
  [
    "a trigger disabled on one partition",
    "ALTER TABLE app.log_2024 DISABLE TRIGGER logged",
    "trigger logged on app.log_2024: enabled",
  ],
  [
    "a trigger with another condition",
    "DROP TRIGGER watch ON app.orders; CREATE TRIGGER watch BEFORE UPDATE OF amount ON app.orders FOR EACH ROW WHEN (OLD.kind IN ('a', 'x')) EXECUTE FUNCTION app.note()",
    "trigger watch on app.orders: definition",
  ],
  ["a missing trigger of a partitioned table", "DROP TRIGGER logged ON app.log", "trigger logged on app.log: missing"],
  ["a missing grant", "REVOKE INSERT ON app.orders FROM clerk", "table app.orders: grants"],
  ["a missing grant on a column", "REVOKE UPDATE (note) ON app.orders FROM clerk", "column app.orders.note: grants"],
  ["a missing grant on a schema", "REVOKE USAGE ON SCHEMA app FROM PUBLIC", "schema app: grants"],
  [
    "a grant without its option",
    "REVOKE GRANT OPTION FOR EXECUTE ON FUNCTION app.sums FROM clerk",
    "routine app.sums(integer, integer): grants",
  ],
  [
    "a default privilege",
    "ALTER DEFAULT PRIVILEGES FOR ROLE keeper IN SCHEMA app GRANT INSERT ON TABLES TO clerk",
    "default privileges app.tables of keeper: grants",
  ],
  ["a changed policy", "ALTER POLICY own ON app.orders USING (customer > 1)", "policy own on app.orders: using"],
  ["a policy for others", "ALTER POLICY own ON app.orders TO PUBLIC", "policy own on app.orders: roles"],
  [
    "row-level security switched off",
    "ALTER TABLE app.orders DISABLE ROW LEVEL SECURITY",
    "table app.orders: row security",
  ],
  [
    "row-level security forced",
    "ALTER TABLE app.orders FORCE ROW LEVEL SECURITY",
    "table app.orders: row security forced",
  ],
  ["an enum value elsewhere", "ALTER TYPE app.status ADD VALUE 'old' BEFORE 'paid'", "type app.status: labels"],
  ["another sequence increment", "ALTER SEQUENCE app.numbers INCREMENT 7", "sequence app.numbers: increment"],
  ["another sequence limit", "ALTER SEQUENCE app.numbers MAXVALUE 99999", "sequence app.numbers: maximum"],
  [
    "a sequence owned by no column",
    "ALTER SEQUENCE app.orders_old_id_seq OWNED BY NONE",
    "sequence app.orders_old_id_seq: owned by",
  ],
  [
    "a changed view",
    "CREATE OR REPLACE VIEW app.cities AS SELECT city, count(id) AS people FROM app.customers GROUP BY city",
    "view app.cities: definition",
  ],
  ["a view of the invoker's rights", "ALTER VIEW app.cities SET (security_invoker)", "view app.cities: options"],
  [
    "a changed materialized view",
    "DROP MATERIALIZED VIEW app.per_city; CREATE MATERIALIZED VIEW app.per_city AS SELECT city, min(id) AS newest FROM app.customers GROUP BY city; CREATE UNIQUE INDEX per_city_city ON app.per_city (city)",
    "materialized view app.per_city: definition",
  ],
  ["a missing comment", "COMMENT ON TABLE app.orders IS NULL", "table app.orders: comment"],
  ["another comment on a column", "COMMENT ON COLUMN app.orders.note IS 'x'", "column app.orders.note: comment"],
  [
    "another column collation",
    'ALTER TABLE app.customers ALTER COLUMN email TYPE text COLLATE "POSIX"',
    "column app.customers.email: collation",
  ],
  [
    "a changed generated expression",
    "ALTER TABLE app.orders DROP COLUMN twice, ADD COLUMN twice numeric GENERATED ALWAYS AS (amount * 3) STORED",
    "column app.orders.twice: generated expression",
  ],
  [
    "another identity kind",
    "ALTER TABLE app.orders ALTER COLUMN id SET GENERATED BY DEFAULT",
    "column app.orders.id: identity",
  ],
  [
    "other statistics of a column",
    "ALTER TABLE app.orders ALTER COLUMN note SET STATISTICS 10",
    "column app.orders.note: statistics target",
  ],
  [
    "other storage of a column",
    "ALTER TABLE app.orders ALTER COLUMN note SET STORAGE MAIN",
    "column app.orders.note: storage",
  ],
  [
    "other compression of a column",
    "ALTER TABLE app.orders ALTER COLUMN note SET COMPRESSION pglz",
    "column app.orders.note: compression",
  ],
  ["a missing column", "ALTER TABLE app.customers DROP COLUMN name", "column app.customers.name: missing"],
  ["an additional column", "ALTER TABLE app.customers ADD COLUMN more int", "column app.customers.more: extra"],
  [
    "a missing foreign key",
    "ALTER TABLE app.orders DROP CONSTRAINT customer_fkey",
    "constraint customer_fkey on app.orders: missing",
  ],
  [
    "another action of a foreign key",
    "ALTER TABLE app.orders DROP CONSTRAINT customer_fkey, ADD CONSTRAINT customer_fkey FOREIGN KEY (customer) REFERENCES app.customers ON DELETE SET NULL",
    "constraint customer_fkey on app.orders: on delete",
  ],
  [
    "a deferrable foreign key",
    "ALTER TABLE app.orders ALTER CONSTRAINT customer_fkey DEFERRABLE INITIALLY DEFERRED",
    "constraint customer_fkey on app.orders: deferrable",
  ],
  [
    "a foreign key that was not validated",
    "ALTER TABLE app.orders DROP CONSTRAINT customer_fkey, ADD CONSTRAINT customer_fkey FOREIGN KEY (customer) REFERENCES app.customers ON DELETE CASCADE NOT VALID",
    "constraint customer_fkey on app.orders: validated",
  ],
  [
    "a key over other columns",
    "ALTER TABLE app.customers DROP CONSTRAINT customers_email_key, ADD CONSTRAINT customers_email_key UNIQUE (email, city)",
    "constraint customers_email_key on app.customers: columns",
  ],
  [
    "a unique key that takes one NULL",
    "ALTER TABLE app.customers DROP CONSTRAINT customers_email_key, ADD CONSTRAINT customers_email_key UNIQUE NULLS NOT DISTINCT (email)",
    "index app.customers_email_key: nulls not distinct",
  ],
  [
    "an exclusion with another operator",
    "ALTER TABLE app.orders DROP CONSTRAINT no_overlap, ADD CONSTRAINT no_overlap EXCLUDE USING gist (span WITH -|-)",
    "constraint no_overlap on app.orders: operators",
  ],
  ["a missing partition", "DROP TABLE app.log_2025", "table app.log_2025: missing"],
  [
    "another partition bound",
    "ALTER TABLE app.log DETACH PARTITION app.log_2025; ALTER TABLE app.log ATTACH PARTITION app.log_2025 FOR VALUES FROM ('2025-01-01') TO ('2027-01-01')",
    "table app.log_2025: partition bound",
  ],
  [
    "a change of a partitioned table, told once",
    "ALTER TABLE app.log ALTER COLUMN text SET NOT NULL",
    "column app.log.text: not null",
  ],
  [
    "a change of one partition",
    "ALTER TABLE app.log_2024 ALTER COLUMN text SET NOT NULL",
    "column app.log_2024.text: not null",
  ],
  ["an additional table", "CREATE TABLE public.surplus (id int PRIMARY KEY)", "table public.surplus: extra"],
  ["an additional schema", "CREATE SCHEMA more", "schema more: extra"],
  ["another storage option", "ALTER TABLE app.orders SET (fillfactor = 70)", "table app.orders: options"],
  [
    "a storage option of the long values",
    "ALTER TABLE app.orders SET (toast.autovacuum_enabled = off)",
    "table app.orders: toast options",
  ],
  ["an unlogged table", "ALTER TABLE app.log_2024 SET UNLOGGED", "table app.log_2024: persistence"],
  ["another replica identity", "ALTER TABLE app.orders REPLICA IDENTITY FULL", "table app.orders: replica identity"],
  [
    "a changed rule",
    "CREATE OR REPLACE RULE keep AS ON DELETE TO app.customers WHERE OLD.id < 1 DO INSTEAD NOTHING",
    "rule keep on app.customers: definition",
  ],
  ["a disabled rule", "ALTER TABLE app.customers DISABLE RULE keep", "rule keep on app.customers: enabled"],
  ["missing statistics", "DROP STATISTICS app.together", "statistics app.together: missing"],
  [
    "statistics of other kinds",
    "DROP STATISTICS app.together; CREATE STATISTICS app.together (ndistinct) ON customer, status FROM app.orders",
    "statistics app.together: kinds",
  ],
  [
    "a changed check of a domain",
    "ALTER DOMAIN app.cents DROP CONSTRAINT positive; ALTER DOMAIN app.cents ADD CONSTRAINT positive CHECK (VALUE > 0)",
    "constraint positive on app.cents: expression",
  ],
  ["a changed default of a domain", "ALTER DOMAIN app.cents SET DEFAULT 1", "domain app.cents: default"],
  ["a domain that takes no NULL", "ALTER DOMAIN app.cents SET NOT NULL", "domain app.cents: not null"],
  ["a changed composite type", "ALTER TYPE app.address ADD ATTRIBUTE zip text", "type app.address: attributes"],
  ["another volatility", `${NET} STABLE STRICT ${NET_BODY}`, `${net}: volatility`],
  ["a function that takes NULL", `${NET} IMMUTABLE ${NET_BODY}`, `${net}: strict`],
  [
    "a function of its owner's rights",
    `${NET} IMMUTABLE STRICT SECURITY DEFINER ${NET_BODY}`,
    `${net}: security definer`,
  ],
  [
    "another configuration",
    "ALTER FUNCTION app.net(int) SET search_path = app, pg_temp",
    "routine app.net(integer): configuration",
  ],
  [
    "another default of an argument",
    "CREATE OR REPLACE FUNCTION app.net(gross numeric, rate numeric DEFAULT 0.3) RETURNS numeric LANGUAGE sql IMMUTABLE STRICT AS $$ SELECT gross / (1 + rate) $$",
    `${net}: arguments`,
  ],
  [
    "parallel safety and cost",
    "ALTER FUNCTION app.net(int) PARALLEL SAFE COST 7",
    "routine app.net(integer): cost",
    "routine app.net(integer): parallel",
  ],
  [
    "a changed body in standard SQL",
    "CREATE OR REPLACE FUNCTION app.sums(a int, b int) RETURNS int BEGIN ATOMIC SELECT a - b; END",
    "routine app.sums(integer, integer): body",
  ],
  [
    "a changed procedure",
    "CREATE OR REPLACE PROCEDURE app.tidy(IN days int) LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; END $$",
    "routine app.tidy(integer): body",
  ],
  [
    "a changed aggregate",
    "CREATE OR REPLACE AGGREGATE app.total(bigint) (SFUNC = int8pl, STYPE = bigint, INITCOND = '1')",
    "routine app.total(bigint): aggregate",
  ],
  ["a disabled event trigger", "ALTER EVENT TRIGGER watch_ddl DISABLE", "event trigger watch_ddl: enabled"],
  [
    "a missing operator",
    "DROP OPERATOR app.=== (app.address, app.address)",
    "operator app.===(app.address, app.address): missing",
  ],
  ["a missing cast", "DROP CAST (app.address AS text)", "cast app.address AS text: missing"],
  [
    "another text search mapping",
    "ALTER TEXT SEARCH CONFIGURATION app.words DROP MAPPING FOR email",
    "text search configuration app.words: mappings",
  ],
  [
    "another text search dictionary",
    "ALTER TEXT SEARCH DICTIONARY app.stems (language = 'french')",
    "text search dictionary app.stems: options",
  ],
  [
    "another option of a foreign server",
    "ALTER SERVER elsewhere OPTIONS (ADD port '5')",
    "foreign server elsewhere: names of options",
  ],
  [
    "a missing user mapping",
    "DROP USER MAPPING FOR clerk SERVER elsewhere",
    "user mapping clerk on elsewhere: missing",
  ],
  [
    "another foreign table",
    "ALTER FOREIGN TABLE app.far OPTIONS (SET table_name 'nearer')",
    "foreign table app.far: foreign options",
  ],
  ["another publication", "ALTER PUBLICATION changes SET (publish = 'insert')", "publication changes: publishes"],
  ["a missing extension", "DROP EXTENSION pgcrypto", "extension pgcrypto: missing"],
  ["an extension in another schema", "ALTER EXTENSION pgcrypto SET SCHEMA public", "extension pgcrypto: schema"],
  ["a missing collation", "DROP COLLATION app.german", "collation app.german: missing"],
  ["another owner", "ALTER TABLE app.customers OWNER TO clerk", "table app.customers: owner"],
  ["another owner of what a superuser owns, which is no fault", "ALTER SCHEMA app OWNER TO keeper"],
  [
    "columns in another order",
    'ALTER TABLE app.customers ADD COLUMN again text COLLATE "C"; ALTER TABLE app.customers DROP COLUMN email; ALTER TABLE app.customers RENAME again TO email; ALTER TABLE app.customers ADD UNIQUE (email)',
    "table app.customers: column order",
  ],
  [
    "a missing partitioned table, told once",
    "DROP TABLE app.log CASCADE",
    "rule also on app.customers: missing",
    "table app.log: missing",
  ],
  [
    "a condition on a table with a name that tries to break out",
    `DROP TRIGGER " ON app.x FOR" ON app."a; drop table x --"; CREATE TRIGGER " ON app.x FOR" BEFORE INSERT ON app."a; drop table x --" FOR EACH ROW WHEN (NEW."Ção""'é" IN ('a','c')) EXECUTE FUNCTION app.note()`,
    "trigger  ON app.x FOR on app.a; drop table x --: definition",
  ],
  ["an index with a name that tries to break out", 'DROP INDEX app."i; --"', "index app.i; --: missing"],
];

describe("one difference, planted alone, is told with its object and attribute", () => {
  for (const [what, sql, ...expected] of CASES)
    test(what, async () => {
      const target = await changed(sql);
      const comparison = await compare(source, target, { manifest: EVERYTHING });
      expect({ told: told(comparison), undecided: undecided(comparison) }).toEqual({
        told: expected,
        undecided: [],
      });
    });
});
